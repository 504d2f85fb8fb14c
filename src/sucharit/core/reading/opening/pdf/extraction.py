"""A PDF as lines, page by page. Runs inside the worker: pdfium is C++ and every PDF is a stranger's."""

from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import MIB, Limits
from sucharit.core.reading.opening.mojibake import Repair, find_repair
from sucharit.core.reading.opening.pdf.characters import Characters
from sucharit.core.reading.opening.pdf.continuation import continuations, margins_of
from sucharit.core.reading.opening.pdf.grids import find_grids
from sucharit.core.reading.opening.pdf.layout import PrintedLine, printed_lines
from sucharit.core.reading.opening.pdf.rulings import Rulings
from sucharit.core.reading.values import Doubt, Line

PASSWORD = 4  # FPDF_ERR_PASSWORD
PROGRAM = "Acrobat"
FEW = 10  # characters on a page that is otherwise a picture: a stamp, a page number


class PdfPage(NamedTuple):
    """One page: its lines, its breadth in points (pages of one breadth share margins), and what could not be had."""

    lines: list[PrintedLine]
    breadth: int
    characters: int
    lost: bool = False  # pdfium could not load it
    drawn: bool = False  # too many lines to look for tables


def extract(data: bytes, limits: Limits) -> tuple[list[Line], int | None, tuple[Doubt, ...]]:
    """Lines in reading order, the number of pages, doubts. Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refusals.locked(PROGRAM) if error.err_code == PASSWORD else refusals.broken(PROGRAM) from error
    try:
        pages = _pages(document, limits)
    finally:
        document.close()
    if all(page.lost for page in pages):
        raise refusals.broken(PROGRAM)
    empty = sum(page.characters < FEW for page in pages)
    if not sum(page.characters for page in pages) or empty > 0.8 * len(pages) > 4:
        raise refusals.scan()
    lines, doubts = _restored(_numbered(pages, limits))
    return lines, len(pages), (*doubts, *_page_doubts(pages))


def _pages(document: pypdfium2.PdfDocument, limits: Limits) -> list[PdfPage]:
    count = len(document)
    if count < 1:
        raise refusals.broken(PROGRAM)
    if count > limits.pages:
        raise refusals.too_large("จำนวนหน้า", "pages", f"{limits.pages:,}")
    pages: list[PdfPage] = []
    characters = 0
    for index in range(count):
        pages.append(_page(document, index, limits))
        characters += pages[-1].characters
        if characters > limits.text_bytes:
            raise refusals.too_large("ข้อความในเอกสาร", "text", f"{limits.text_bytes // MIB} MB")
    return pages


def _page(document: pypdfium2.PdfDocument, index: int, limits: Limits) -> PdfPage:
    try:
        page = document[index]
        try:
            text = page.get_textpage()
            try:
                return _read_page(page, text, limits)
            finally:
                text.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return PdfPage([], 0, 0, lost=True)


def _read_page(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, limits: Limits) -> PdfPage:
    count = pdfium.FPDFText_CountChars(text.raw)
    if count > limits.page_characters:
        raise refusals.too_large("ตัวอักษรในหนึ่งหน้า", "characters on one page", f"{limits.page_characters:,}")
    characters = Characters(text, count)
    rulings = Rulings(limits, characters.turn)
    rulings.take_page(page.raw)
    lines = printed_lines(characters, find_grids(rulings.level, rulings.upright))
    shown = sum(len(line.text) for line in lines)
    return PdfPage(lines, round(page.get_width()), shown, drawn=rulings.too_many)


def _numbered(pages: list[PdfPage], limits: Limits) -> list[Line]:
    breadths = {page.breadth for page in pages}
    margins = {
        breadth: margins_of(line for page in pages if page.breadth == breadth for line in page.lines)
        for breadth in breadths
    }
    lines: list[Line] = []
    cells = 0
    for number, page in enumerate(pages, 1):
        for line, goes_on in zip(page.lines, continuations(page.lines, margins[page.breadth]), strict=True):
            lines.append(Line(len(lines) + 1, line.text, number, line.cells, continues=goes_on))
            cells += len(line.cells)
    if len(lines) > limits.lines or cells > limits.cells:
        raise refusals.too_large("จำนวนช่องตาราง", "table cells", f"{limits.cells:,}")
    return lines


def _restored(lines: list[Line]) -> tuple[list[Line], tuple[Doubt, ...]]:
    """Old Thai fonts that posed as Latin ones give "¡ÒÃ" for "การ"."""
    repair = find_repair("\n".join(line.text for line in lines[:3000]))
    if repair is None:
        return lines, ()
    message = "ข้อความภาษาไทยในไฟล์ PDF ใช้รหัสตัวอักษรแบบเก่า ระบบแปลงให้แล้ว โปรดเทียบกับเอกสารต้นฉบับ"
    return [_repaired(line, repair) for line in lines], (Doubt(code="opening.encoding", message=message),)


def _repaired(line: Line, repair: Repair) -> Line:
    cells = tuple(map(repair, line.cells))
    return Line(line.number, repair(line.text), line.page, cells, continues=line.continues)


def _page_doubts(pages: list[PdfPage]) -> list[Doubt]:
    kinds = (
        ("opening.page-lost", "เปิดหน้าเหล่านี้ไม่ได้เพราะไฟล์ชำรุดบางส่วน", [page.lost for page in pages]),
        (
            "opening.page-without-text",
            "หน้าเหล่านี้ไม่มีตัวอักษร อาจเป็นภาพสแกน โปรดตรวจสอบว่าไม่มีเนื้อหาของแผนตกหล่น",
            [not page.lost and not page.characters for page in pages],
        ),
        (
            "opening.page-drawing",
            "หน้าเหล่านี้มีเส้นมากเกินไป จึงไม่ได้แยกตารางออกเป็นช่อง",
            [page.drawn for page in pages],
        ),
    )
    return [
        Doubt(code=code, message=f"{message} (หน้า {_listed(flags)})") for code, message, flags in kinds if any(flags)
    ]


def _listed(flags: list[bool]) -> str:
    numbers = [str(number) for number, flag in enumerate(flags, 1) if flag]
    return ", ".join(numbers[:10]) + (f" และอีก {len(numbers) - 10} หน้า" if len(numbers) > 10 else "")
