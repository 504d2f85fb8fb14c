"""A Word file as lines: paragraphs and table rows in the order of the document, lists with their printed numbers.

Headers, footers, notes and comments are left out; accepted and pending insertions are read, deletions are not.
"""

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.docx.body import Body
from sucharit.core.reading.opening.docx.numbering import read_numbering
from sucharit.core.reading.opening.docx.styles import read_styles
from sucharit.core.reading.opening.package import Package
from sucharit.core.reading.values import Doubt, Line

__all__ = ["lines_of"]


def lines_of(package: Package, part: str) -> tuple[list[Line], int | None, tuple[Doubt, ...]]:
    """Lines, the number of pages where breaks tell it, and doubts. Raises Refused."""
    related = dict(package.related(part).values())
    body = Body(
        read_styles(package, related.get("styles", "word/styles.xml")),
        read_numbering(package, related.get("numbering", "word/numbering.xml")),
        package.limits,
    )
    package.walk(part, body.begin, body.end, body.text)
    lines, pages = body.lines()
    if not any(line.text.strip() for line in lines) and any("/media/" in name for name in package.names()):
        raise refusals.scan()
    return lines, pages, _embedded_note(body.embedded)


def _embedded_note(count: int) -> tuple[Doubt, ...]:
    if not count:
        return ()
    message = f"มีเอกสารอื่นฝังอยู่ในไฟล์ Word {count} แห่งซึ่งระบบไม่ได้อ่าน โปรดเปิดด้วย Word แล้วบันทึกใหม่เป็น .docx"
    return (Doubt(code="opening.embedded", message=message),)
