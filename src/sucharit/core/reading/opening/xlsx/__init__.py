"""A spreadsheet as lines: each visible worksheet a heading with its name, then its rows, read as a stream.

python-calamine is not used here: it lays every sheet out as one block of memory, so that a 6 KB file with one cell at
each far corner asks for 550 GB and ends the whole process (docs/decisions/0003).
"""

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.package import Package
from sucharit.core.reading.opening.xlsx.formats import read_formats
from sucharit.core.reading.opening.xlsx.strings import read_strings
from sucharit.core.reading.opening.xlsx.workbook import read_workbook
from sucharit.core.reading.opening.xlsx.worksheet import Sheet, Tally, read_rows
from sucharit.core.reading.values import Doubt, Line

__all__ = ["lines_of"]


def lines_of(package: Package, part: str) -> tuple[list[Line], int | None, tuple[Doubt, ...]]:
    """Lines, the number of worksheets as pages, and doubts about hidden sheets. Raises Refused."""
    related = package.related(part)
    parts = dict(related.values())
    workbook = read_workbook(package, part)
    strings = read_strings(package, parts.get("sharedStrings", "xl/sharedStrings.xml"))
    formats = read_formats(package, parts.get("styles", "xl/styles.xml"), workbook.from_1904)
    lines: list[Line] = []
    visible = [sheet for sheet in workbook.sheets if not sheet.hidden]
    tally = Tally(package.limits)
    for page, entry in enumerate(visible, 1):
        sheet = Sheet(strings, formats, tally)
        kind, target = related.get(entry.relation, ("", ""))
        if kind == "worksheet":  # charts on sheets of their own hold no cells
            package.walk(target, sheet.begin, sheet.end, sheet.text)
        lines.append(Line(len(lines) + 1, entry.name, page, (), 1))
        read_rows(sheet, page, lines)
        if len(lines) > package.limits.lines:
            raise refusals.too_large("จำนวนแถว", "rows", f"{package.limits.lines:,}")
    return lines, len(visible), _hidden_note([sheet.name for sheet in workbook.sheets if sheet.hidden])


def _hidden_note(names: list[str]) -> tuple[Doubt, ...]:
    if not names:
        return ()
    listed = ", ".join(names[:5])
    message = f"แผ่นงานที่ซ่อนไว้ไม่ได้นำมาอ่าน: {listed} หากเป็นส่วนของแผน โปรดยกเลิกการซ่อนแล้วบันทึกใหม่"
    return (Doubt(code="opening.hidden-sheet", message=message, printed=listed),)
