"""The plan's own aims in part 1: objectives, goals, benefits, and the table of yearly targets."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from sucharit.core.plan import Goal, Source, Target
from sucharit.core.reading.lists import Item, ListLine, read_list
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import plan_heading, recognise
from sucharit.core.reading.tables import Table, year_of

_PROJECTS = re.compile(r"โครงการ|กิจกรรม|มาตรการ|งบประมาณ")
_PERCENT = re.compile(r"ร้อยละ|เปอร์เซ็นต์|%")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_UNIT_BEHIND = re.compile(r"\d\s*([ก-ฮเ-ไ][ก-๎]*)")
_BASELINE = re.compile(
    r"(?:คำนวณจาก|เทียบกับ|เปรียบเทียบกับ|เปรียบเทียบ|เทียบ|ฐาน|อ้างอิง|จาก)\S{0,12}?\s?(?:ข้อมูล|ผล)?\s?ปี\s?(?:งบประมาณ)?\s?(?:พ\.ศ\.)?\s?(25\d\d)"
)
_UNIT_HEAD = re.compile(r"หน่วย")
_ENDS_PART = re.compile(r"ส่วนที่\s?\d|บทที่\s?\d|ภาคผนวก|แผนปฏิบัติการป้องกัน\S{0,60}$|สารบัญ|ค่าเป้าหมาย")
_MOST_LINES = 200


class Aims(Struct, frozen=True):
    """What the plan wants: its objectives, goals and benefits as lists."""

    objectives: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    benefits: tuple[str, ...] = ()


def read_aims(lines: Sequence[PreparedLine]) -> Aims:
    """Objectives, goals and benefits from the flow before the first sheet."""
    found: dict[str, tuple[Item, ...]] = {}
    for place, line in enumerate(lines):
        name = plan_heading(line.text) if line.text else None
        if name is None or found.get(name):
            continue
        found[name] = _list_under(lines, place)
    return Aims(
        objectives=tuple(item.whole_text() for item in found.get("objectives", ())),
        goals=tuple(Goal(text=item.whole_text(), source=_source(item)) for item in found.get("goals", ())),
        benefits=tuple(item.whole_text() for item in found.get("benefits", ())),
    )


def _list_under(lines: Sequence[PreparedLine], place: int) -> tuple[Item, ...]:
    """The list under a heading, up to the next heading. What follows a marked list without marker is not of it."""
    content: list[ListLine] = []
    gap = False
    for line in lines[place + 1 : place + _MOST_LINES]:
        if not line.text:
            gap = True
            continue
        if _ends(line):
            break
        content.append(ListLine(line.number, line.text, gap, line.continues))
        gap = False
    return read_list(content, ("เพื่อ",))


def _ends(line: PreparedLine) -> bool:
    text = line.text
    if plan_heading(text) or _ENDS_PART.match(text) or line.level is not None:
        return True
    heading = recognise(text)
    return heading is not None and heading.sure and not heading.rest


def _source(item: Item) -> Source:
    return Source(line=item.line, line_end=item.line)


def read_targets(tables: Sequence[Table]) -> tuple[tuple[Target, ...], frozenset[int]]:
    """The yearly targets, and the places of their table."""
    targets: list[Target] = []
    taken: set[int] = set()
    for table in tables:
        found = _targets_in(table)
        if found:
            targets.extend(found)
            taken.update(table.places)
    return tuple(targets), frozenset(taken)


def _targets_in(table: Table) -> list[Target]:
    header = next((i for i, row in enumerate(table.rows[:4]) if len(_year_columns(row)) > 1), None)
    if header is None:
        return []
    head = table.rows[: header + 1]
    if any(_PROJECTS.search(cell) for row in head for cell in row.cells):
        return []
    columns = _year_columns(table.rows[header])
    unit_column = next((i for row in head for i, cell in enumerate(row.cells) if _UNIT_HEAD.match(cell)), None)
    rows = (_target(row, columns, unit_column) for row in table.rows[header + 1 :])
    return [target for target in rows if target is not None]


def _year_columns(row: PreparedLine) -> dict[int, int]:
    return {column: year for column, cell in enumerate(row.cells) if (year := year_of(cell)) is not None}


def _target(row: PreparedLine, columns: dict[int, int], unit_column: int | None) -> Target | None:
    """One row: its name before the years, a number in the cell of each year. A shifted row is read by its cells."""
    cells = row.cells
    first = min(columns)
    values = {year: _value(cells[column]) for column, year in columns.items() if column < len(cells)}
    if not any(value is not None for value in values.values()):
        return None
    before = [
        cell for i, cell in enumerate(cells[:first]) if cell and i != unit_column and not cell.rstrip(".").isdigit()
    ]
    if not before:
        return None
    name = " ".join(" ".join(before).split())
    unit_cell = cells[unit_column] if unit_column is not None and unit_column < len(cells) else ""
    baseline = _BASELINE.search(name)
    return Target(
        name=name,
        unit=unit_cell or _unit([cells[column] for column in columns if column < len(cells)], name),
        by_year={year: value for year, value in values.items() if value is not None},
        baseline_year=int(baseline[1]) if baseline else None,
        source=Source(page=row.page, line=row.number, line_end=row.number),
    )


def _value(cell: str) -> Decimal | None:
    number = _NUMBER.search(cell)
    return Decimal(number[0].replace(",", "")) if number else None


def _unit(cells: Sequence[str], name: str) -> str | None:
    if any(_PERCENT.search(cell) for cell in cells):
        return "ร้อยละ"
    for cell in cells:
        if unit := _UNIT_BEHIND.search(cell):
            return unit[1]
    return "ร้อยละ" if _PERCENT.search(name) else None
