"""Integrity reports laid out as one wide table: a column for each component, a row (or several) for each area."""

import re
from collections.abc import Iterator, Sequence

from sucharit.core.reading.areas import Area, AreaHeading, like_ita, without_score
from sucharit.core.reading.components import MEASURE, OUTCOME, OUTPUT, PERIOD, RESPONSIBLE, STEPS
from sucharit.core.reading.grids import columns_of, role_of, runs
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.scores import Score, find_score

_VOCABULARY = {
    "seq": re.compile(r"^(?:ที่|ลำดับ(?:ที่)?|ข้อ)$"),
    str(OUTCOME): re.compile(r"ผลลัพธ์|ผลสัมฤทธิ์|[Oo]utcome"),
    str(OUTPUT): re.compile(r"ผลการดำเนิน|ผลผลิต|[Oo]utput|ผลการปฏิบัติ"),
    str(RESPONSIBLE): re.compile(r"รับผิดชอบ"),
    str(PERIOD): re.compile(r"ระยะเวลา|ช่วงเวลา"),
    str(STEPS): re.compile(r"ขั้นตอน|วิธีการ|วิธีดำเนิน|แนวทาง"),
    "score": re.compile(r"คะแนน"),
    "area": re.compile(r"^(?:ตัวชี้วัด|ด้าน|ประเด็น)"),
    str(MEASURE): re.compile(r"มาตรการ|โครงการ|กิจกรรม"),
}
_NUMBERED = re.compile(r"^\W{0,3}(?:ด้านที่|ตัวชี้วัดที่|ตัวชี้วัด|ด้าน)?\s?(\d{1,2})\s?[.):：]?\s*")


def read_area_tables(lines: Sequence[PreparedLine]) -> list[Area]:
    """The areas of wide tables, in order; empty where no table has at least four component columns."""
    places = {id(line): place for place, line in enumerate(lines)}
    areas: list[Area] = []
    for run in runs(lines):
        columns: dict[int, str] = {}
        for line in run:
            if _is_header(line):
                columns = {column.place: column.role for column in columns_of([line], _VOCABULARY)}
            elif columns:
                _add_row(areas, line, columns, places[id(line)])
    return areas


def _is_header(line: PreparedLine) -> bool:
    roles = [role_of(cell, _VOCABULARY) for cell in line.cells if cell]
    components = {role for role in roles if role and role.isdigit()}
    return len(components) >= 4 and None not in roles


def _add_row(areas: list[Area], line: PreparedLine, columns: dict[int, str], place: int) -> None:
    cells = {role: line.cells[at] for at, role in columns.items() if at < len(line.cells)}
    heading = _heading(cells, len(areas) + 1)
    if heading is not None:
        areas.append(Area(heading, {}, place, place))
    if not areas:
        return
    area = areas[-1]
    for role, text in cells.items():
        if role.isdigit() and text:
            area.parts.setdefault(int(role), []).extend(text.split("\n"))
    areas[-1] = Area(area.heading, area.parts, area.first, place)


def _heading(cells: dict[str, str], expected: int) -> AreaHeading | None:
    printed = " ".join((cells.get("area") or "").split())
    seq = (cells.get("seq") or "").strip(" .)")
    if not printed and not seq.isdigit():
        return None
    number = _NUMBERED.match(printed)
    title = _NUMBERED.sub("", printed, count=1) if number else printed
    shown = int(number[1]) if number else int(seq) if seq.isdigit() and len(seq) < 3 else like_ita(title) or expected
    title = without_score(title).strip(" :：-–") or title
    return AreaHeading(
        0, shown, title, find_score(f"คะแนน {cells.get('score', '')} คะแนน") or find_score(f"({printed})")
    )


def scores_by_area(lines: Sequence[PreparedLine]) -> dict[int, Score]:
    """Scores of a summary table (indicator, score), by number: for reports whose headings carry none."""
    return dict(reversed(list(_scores(lines))))


def _scores(lines: Sequence[PreparedLine]) -> Iterator[tuple[int, Score]]:
    for line in lines:
        if not line.cells or len(line.text) > 300:
            continue
        filled = [cell for cell in line.cells if cell]
        named = next((number for cell in filled if (number := like_ita(_NUMBERED.sub("", cell)))), None)
        if named is None or len(filled) < 2:
            continue
        score = next(filter(None, (find_score(f"คะแนน {cell} คะแนน") for cell in filled[1:] if len(cell) < 16)), None)
        if score is not None:
            yield named, score
