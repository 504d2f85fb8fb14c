"""The running text of a document as one flow of lines.

Page furniture is out, headings that share a line are parted, table rows that only lay out text are unrolled, and tables
that are read as tables are not in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sucharit.core.reading.furniture import furniture
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import OF_RESULTS, recognise

_GLUED = re.compile(
    r"(?<=\S)\s+(?=(?:ลำดับที่\s?\d{1,3}(?:\s|$)|\d{1,2}\s?[.)]\s?(?:ชื่อ(?:โครงการ|กิจกรรม|มาตรการ)|หลักการและเหตุผล|วัตถุประสงค์(?:\s|$|:)"
    r"|กลุ่มเป้าหมาย|เป้าหมาย/ผลผลิต|พื้นที่ดำเนินการ|สถานที่ดำเนินการ|วิธี(?:การ)?ดำเนินการ|ระยะเวลา(?:การ)?ดำเนินการ"
    r"|งบประมาณ(?:ที่ใช้|ดำเนินการ|ในการ)|ผู้รับผิดชอบ|ผลผลิต\s?/\s?ผลลัพธ์|ตัวชี้วัด\s?/)"
    r"|[67]\s?[.)]\s?ระยะเวลา(?:[\s:]|$)|[78]\s?[.)]\s?งบประมาณ(?:[\s:]|$)))"
)


def flow(lines: Sequence[PreparedLine], taken: frozenset[int] = frozenset()) -> tuple[PreparedLine, ...]:
    """The flow of `lines` without those at the places `taken` by tables. Blank lines stay: they part paragraphs."""
    left_out = furniture(lines) | taken
    kept = [line for place, line in enumerate(lines) if place not in left_out]
    return tuple(part for line in _by_columns(kept) for part in _parts(line))


def _by_columns(lines: Sequence[PreparedLine]) -> Iterator[PreparedLine]:
    """Results printed side by side one under the other: "ผลผลิต | ผลลัพธ์" and the rows below, column by column."""
    place = 0
    while place < len(lines):
        columns = _result_columns(lines[place])
        end = place + 1
        while columns and end < len(lines) and lines[end].cells:
            end += 1
        if columns:
            yield from (_cell(row, column) for column in columns for row in lines[place:end])
        else:
            yield lines[place]
        place = end


def _result_columns(line: PreparedLine) -> tuple[int, ...]:
    """The filled columns of a row of which each is headed by another part of the results; () for every other row."""
    filled = [column for column, cell in enumerate(line.cells) if cell]
    if len(filled) < 2:
        return ()
    headings = [recognise(line.cells[column]) for column in filled]
    sections = {heading.section for heading in headings if heading and not heading.rest} & OF_RESULTS
    return tuple(filled) if len(sections) == len(filled) else ()


def _cell(row: PreparedLine, column: int) -> PreparedLine:
    """One cell of a row as a line; where paragraphs are in it, still as a row, which is unrolled like every other."""
    text = row.cells[column] if column < len(row.cells) else ""
    return replace(row, text=text, cells=(text, "") if "\n" in text else ())


def _parts(line: PreparedLine) -> Iterable[PreparedLine]:
    if line.cells:
        return _unrolled(line)
    if ". " in line.text or ") " in line.text or "ลำดับที่" in line.text:
        return _parted(line)
    return (line,)


def _parted(line: PreparedLine) -> Iterator[PreparedLine]:
    """Headings glued on one line, each on its own: "ลำดับที่ ๕ ๑. ชื่อโครงการ : ... ๒. หลักการและเหตุผล"."""
    start = 0
    for glue in _GLUED.finditer(line.text):
        yield replace(line, text=line.text[start : glue.start()])
        start = glue.end()
    yield replace(line, text=line.text[start:]) if start else line


def _unrolled(line: PreparedLine) -> Iterator[PreparedLine]:
    """A row that lays out text: a heading beside its content, a code beside its title, or paragraphs in cells."""
    filled = [cell for cell in line.cells if cell]
    if not filled:
        yield replace(line, text="", cells=())
        return
    parts = [part for cell in filled for part in cell.split("\n") if part.strip()]
    heading = recognise(filled[0])
    if heading is None and len(parts) == len(filled):
        parts = [" ".join(parts)]
    for part in parts:
        yield from _parted(replace(line, text=part.strip(), cells=()))
