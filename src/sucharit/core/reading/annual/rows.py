"""Rows of an annual table as initiatives, subtotals and headings."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from sucharit.core.plan import BudgetLine, Initiative, InitiativeKind, Period, Source, StatedTotal, Step, TargetGroup
from sucharit.core.reading.annual.header import misfit
from sucharit.core.reading.annual.quarters import marked_months, marked_quarters, quarters_in_words
from sucharit.core.reading.grids import Column, placed, squeeze
from sucharit.core.reading.items import split_items
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt
from sucharit.core.reading.wrapping import Unwrapper
from sucharit.core.thai import confusable, parse_amount

_KIND = re.compile(r"^[\s\d.)(\"“”']*(โครงการ|กิจกรรม|มาตรการ)")
_NUMBER = re.compile(r"^\(?(\d{1,4})(?:\.0+)?\)?[.)]?$")
_LEADING_NUMBER = re.compile(r"^\(?(\d{1,3})[.)]\)?\s*(?=[^\d\s])")
_COUNT = re.compile(r"(\d[\d,]*)\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ|แผนงาน)")
_DIMENSION = re.compile(r"(?:มิติ\s?(?:ที่)?\s?)?([1-9])(?![\d.])")
_CODE = re.compile(r"^\(?(\d)\.(\d{1,2})(?:\.(\d{1,2}))?\)?(?!\d)")
_TOTAL = re.compile(r"^รวม")
_WHOLE = re.compile(r"ทั้งสิ้น|ทั้งหมด|ทุกมิติ")
_TEXT_ROLES = ("title", "indicators", "outcomes", "responsible", "objectives", "steps", "place", "target")

MOST_ROWS = 1_500  # an annual plan has tens of rows; a bound for hostile tables


class Record(Struct):
    """A row under reading: cells by role (quarters and months by number), lines, and whether its cells were moved."""

    texts: dict[str, str]
    marks: dict[str, dict[int, str]]
    first: PreparedLine
    last: PreparedLine
    moved: bool = False
    dimension: str | None = None
    mission: str | None = None

    def text(self, role: str) -> str:
        return self.texts.get(role, "")


def read_record(line: PreparedLine, columns: Sequence[Column]) -> Record:
    """The cells of a row by role; shifted cells are put back where they fit."""
    cells, moved = placed(line.cells, columns, misfit)
    texts: dict[str, str] = {}
    marks: dict[str, dict[int, str]] = {"quarter": {}, "month": {}}
    for column in columns:
        cell = cells[column.place]
        if column.role.startswith(("quarter", "month")):
            marks[column.role.rstrip("0123456789")][int(column.role.lstrip("quartemonh"))] = cell
        elif cell:
            texts[column.role] = f"{texts[column.role]}\n{cell}" if column.role in texts else cell
    return Record(texts, marks, line, line, moved)


def is_total(line: PreparedLine) -> bool:
    first = next((cell for cell in line.cells if cell), line.text)
    return _TOTAL.match(first) is not None and len(first) < 80


def lone_cell(line: PreparedLine) -> str:
    """The text of a row in which a single cell is filled, "" for other rows."""
    filled = [cell for cell in line.cells if cell]
    return filled[0] if len(filled) == 1 else ""


def starts_initiative(record: Record, *, numbered: bool) -> bool:
    """A numbered row with a title; without a column of numbers, any row with a title and something beside it."""
    if not record.text("title"):
        return False
    if _number(record.text("seq")) is not None:
        return True
    titled = (
        _KIND.match(squeeze(record.text("title"))) is not None
        or _LEADING_NUMBER.match(record.text("title")) is not None
    )
    beside = sum(
        bool(record.text(role)) for role in ("unit", "quantity", "budget", "dimension", "indicators", "responsible")
    )
    beside += any(cell for cells in record.marks.values() for cell in cells.values())
    return beside >= 2 and (titled or not numbered)


def extend(record: Record, more: Record) -> None:
    """Adds the rest of a row that a page break cut off."""
    for role, text in more.texts.items():
        if role in _TEXT_ROLES:
            record.texts[role] = f"{record.text(role)}\n{text}".strip() if record.text(role) else text
    for kind, cells in more.marks.items():
        for number, cell in cells.items():
            record.marks[kind][number] = record.marks[kind].get(number) or cell
    record.last = more.last


def initiative_of(record: Record, seq: int, year: int | None, unwrap: Unwrapper) -> Initiative:
    """The record as a value. Numbers stay as printed; texts lose their markers and the spaces of narrow cells."""
    printed = _flat(record.text("title"))
    title = unwrap(_LEADING_NUMBER.sub("", printed))
    stated = _number(record.text("seq"))
    if stated is None and (leading := _LEADING_NUMBER.match(printed)):
        stated = int(leading[1])
    quantity, unit, group = _target(record)
    return Initiative(
        seq=seq,
        stated_seq=stated,
        kind=kind_of(title),
        title=title,
        title_printed=printed if printed != title else None,
        dimension=_dimension(record),
        mission=_mission(record),
        objective_codes=_codes(record),
        objectives=_items(record, "objectives", unwrap),
        target_group=group,
        place=unwrap(_flat(record.text("place"))) or None,
        steps=tuple(Step(text=text) for text in _items(record, "steps", unwrap)),
        period=_period(record, year),
        budget=_budget(record),
        responsible=unwrap(_flat(record.text("responsible"))) or None,
        outcomes=_items(record, "outcomes", unwrap),
        quarters=read_quarters(record),
        quantity=quantity,
        unit=unwrap(unit) if unit else None,
        indicators=_items(record, "indicators", unwrap),
        source=Source(page=record.first.page, line=record.first.number, line_end=record.last.number),
    )


def kind_of(title: str) -> InitiativeKind | None:
    """The kind that a title begins with, even where OCR spread its letters."""
    match = _KIND.match(squeeze(title[:60]))
    return InitiativeKind(match[1]) if match else None


def read_quarters(record: Record) -> tuple[int, ...]:
    if record.marks["quarter"]:
        return marked_quarters(record.marks["quarter"])
    if record.marks["month"]:
        return marked_months(record.marks["month"])
    return quarters_in_words(record.text("period"))


def _items(record: Record, role: str, unwrap: Unwrapper) -> tuple[str, ...]:
    return tuple(unwrap(text) for text in split_items(record.text(role)).texts if text.strip("-–— "))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _number(text: str) -> int | None:
    match = _NUMBER.match(text.strip())
    return int(match[1]) if match else None


def _target(record: Record) -> tuple[int | None, str | None, TargetGroup | None]:
    """Quantity and unit from their columns; from a column of words "บุคลากร 36 คน" the group with its count."""
    unit = _flat(record.text("unit")) or None
    printed = _flat(record.text("quantity"))
    quantity = read_quantity(printed)
    if quantity is not None and unit is None and (match := re.search(r"\d\s*([ก-ฮเ-ไ][ก-๎]{1,20})", printed)):
        unit = match[1]
    words = _flat(record.text("target"))
    if not words:
        return quantity, unit, None
    counts = re.findall(r"(\d[\d,]*)\s*([ก-ฮเ-ไ][ก-๎]{1,20})", words)
    one = counts[0] if len(counts) == 1 else None
    count = int(one[0].replace(",", "")) if one else None
    group = TargetGroup(text=words, count=count, unit=one[1] if one else None)
    return (quantity if quantity is not None else count), unit or group.unit, group


def read_quantity(text: str) -> int | None:
    """A whole number alone or with its unit: "36", "1,200", "36 คน", a spreadsheet's "36.0"; None for anything else."""
    match = re.fullmatch(
        r"(?:จำนวน\s*)?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0+)?\s*(?:[ก-ฮเ-ไ][ก-๎ /]{0,30})?", text.strip()
    )
    return int(match[1].replace(",", "")) if match else None


def _dimension(record: Record) -> str | None:
    match = _DIMENSION.search(record.text("dimension"))
    if match:
        return match[1]
    code = _CODE.match(record.text("mission")) or _CODE.match(record.text("dimension"))
    return code[1] if code else record.dimension


def _mission(record: Record) -> str | None:
    code = _CODE.match(record.text("mission"))
    return f"{code[1]}.{code[2]}" if code else record.mission


def _codes(record: Record) -> tuple[str, ...]:
    found = re.findall(
        r"(?<![\d.])([1-9]\.\d{1,2}\.\d{1,2})(?![\d.])", record.text("mission") + " " + record.text("title")
    )
    return tuple(dict.fromkeys(found))


def _period(record: Record, year: int | None) -> Period | None:
    text = _flat(record.text("period"))
    return Period(text=text, start=year, end=year) if text else None


def _budget(record: Record) -> BudgetLine | None:
    text = _flat(record.text("budget"))
    return BudgetLine(text=text, per_year=parse_amount(text)) if text else None


def total_of(line: PreparedLine, columns: Sequence[Column], dimension: str | None, year: int | None) -> StatedTotal:
    """A row of totals: scope, count of initiatives, the budget of the year, and the count in each quarter."""
    record = read_total_cells(line, columns)
    words = _flat(line.text)
    count = _COUNT.search(words)
    amount = parse_amount(record.text("budget"))
    stated = next(
        (int(n) for cell in (record.text("title"), record.text("quantity")) if (n := _count_cell(cell))), None
    )
    quarters = {quarter: int(cell) for quarter, cell in record.marks["quarter"].items() if cell.isdecimal()}
    budgets: dict[int, Decimal | None] = {year: amount} if year is not None and amount is not None else {}
    return StatedTotal(
        scope=_scope(words, dimension),
        count=int(count[1].replace(",", "")) if count else stated,
        budgets=budgets,
        by_quarter=quarters,
        source=Source(page=line.page, line=line.number, line_end=line.number),
    )


def read_total_cells(line: PreparedLine, columns: Sequence[Column]) -> Record:
    """A totals row by the places of the header alone: its words span columns, so nothing can be aligned."""
    places = {column.place: column for column in columns}
    straight = [cell if place in places else "" for place, cell in enumerate(line.cells)]
    marks: dict[str, dict[int, str]] = {"quarter": {}, "month": {}}
    texts: dict[str, str] = {}
    for place, cell in enumerate(straight):
        role = places[place].role if cell else ""
        if role.startswith("quarter"):
            marks["quarter"][int(role[-1])] = cell
        elif cell and not role.startswith("month"):
            texts[role] = cell
    return Record(texts, marks, line, line)


def _count_cell(cell: str) -> str | None:
    match = re.fullmatch(r"(\d{1,4})(?:\.0+)?", cell.strip())
    return match[1] if match else None


def _scope(words: str, dimension: str | None) -> str:
    if _WHOLE.search(words):
        return "total"
    if named := re.match(r"^รวม\s?มิติ\s?(?:ที่)?\s?([1-9])", words):
        return named[1]
    return dimension or "total"


def record_doubts(record: Record, initiative: Initiative, *, has_dimensions: bool) -> list[Doubt]:
    """What the reader is unsure of in one row. `has_dimensions`: the table has a column or headings for them."""
    found: list[Doubt] = []
    seq, at = initiative.seq, initiative.source
    if record.moved:
        message = f"ลำดับที่ {seq}: ช่องในแถวเลื่อนไปจากหัวตาราง ระบบจัดช่องให้ใหม่ โปรดตรวจสอบไตรมาสและหน่วยงานรับผิดชอบกับต้นฉบับ"
        found.append(_doubt("table.shifted", message, seq, "quarters", at, printed=_outline(record.first)))
    if not initiative.quarters and (record.marks["quarter"] or record.marks["month"] or record.text("period")):
        message = f"ลำดับที่ {seq}: ไม่พบเครื่องหมายไตรมาสที่ดำเนินการ โปรดตรวจสอบกับต้นฉบับ"
        found.append(_doubt("quarters.missing", message, seq, "quarters", at))
    printed = _flat(record.text("quantity"))
    if printed and initiative.quantity is None:
        message = f"ลำดับที่ {seq}: ปริมาณงาน “{printed}” อ่านเป็นจำนวนเต็มไม่ได้ โปรดตรวจสอบกับต้นฉบับ"
        found.append(_doubt("quantity.unread", message, seq, "quantity", at, printed=printed))
    if initiative.budget and initiative.budget.per_year is None:
        message = f"ลำดับที่ {seq}: งบประมาณ “{initiative.budget.text}” อ่านเป็นจำนวนเงินไม่ได้ โปรดตรวจสอบกับต้นฉบับ"
        found.append(_doubt("money.unread", message, seq, "budget", at, printed=initiative.budget.text))
    if has_dimensions and initiative.dimension is None and not record.text("dimension"):
        message = f"ลำดับที่ {seq}: ช่องมิติว่าง โปรดตรวจสอบกับต้นฉบับ"
        found.append(_doubt("dimension.missing", message, seq, "dimension", at))
    if record.text("dimension") and initiative.dimension is None:
        message = f"ลำดับที่ {seq}: มิติ “{_flat(record.text('dimension'))}” อ่านเป็นมิติที่ 1 ถึง 4 ไม่ได้ โปรดตรวจสอบกับต้นฉบับ"
        found.append(_doubt("dimension.unread", message, seq, "dimension", at, printed=_flat(record.text("dimension"))))
    return found


def _outline(line: PreparedLine) -> str:
    """The cells of a row, each cut short: enough to see which of them moved."""
    return " | ".join(_flat(cell)[:12] for cell in line.cells)


def sequence_doubts(initiatives: Sequence[Initiative]) -> list[Doubt]:
    """Printed numbers that do not follow the one before: once at each break."""
    found: list[Doubt] = []
    expected = 1
    for one in initiatives:
        if one.stated_seq is not None and one.stated_seq != expected:
            printed, proposed = str(one.stated_seq), str(expected)
            looks = " ตัวเลขสองตัวนี้เครื่องอ่านสับสนกันได้" if confusable(printed, proposed) else ""
            message = f"ลำดับที่พิมพ์ว่า {printed} แต่ลำดับต่อจากแถวก่อนหน้าคือ {proposed}{looks} โปรดตรวจสอบกับต้นฉบับ"
            code = "digit.confusable" if looks else "number.sequence"
            found.append(_doubt(code, message, one.seq, "stated_seq", one.source, printed=printed, proposed=proposed))
        expected = (one.stated_seq if one.stated_seq is not None else expected) + 1
    return found


def _doubt(
    code: str,
    message: str,
    seq: int,
    field: str,
    source: Source,
    printed: str | None = None,
    proposed: str | None = None,
) -> Doubt:
    return Doubt(
        code=code,
        message=message,
        printed=printed,
        proposed=proposed,
        initiatives=(seq,),
        field=field,
        source=source,
    )
