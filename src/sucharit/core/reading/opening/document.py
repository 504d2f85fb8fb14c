"""The door: a path or bytes in, an opened document out, and every refusal in words an officer can act on."""

import hashlib
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sucharit.core.reading.opening import encoding, refusals, text
from sucharit.core.reading.opening.files import limit_of, oversize, read_bytes
from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.opening.signatures import HEAD, Signature, signature
from sucharit.core.reading.values import Doubt, Line, OpenedDocument, UnreadableDocument

if TYPE_CHECKING:
    from sucharit.core.reading.opening.package import Package
    from sucharit.core.reading.opening.xlsx.table import Table

Opened = tuple[str, list[Line], int | None, tuple[Doubt, ...]]

SUFFIXES = {
    "txt": (".txt", ".text", ".md", ".tsv", ".csv", ".log"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "pdf": (".pdf",),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
}
FOREIGN_SUFFIXES = (".doc", ".xls", ".ppt", ".pptx", ".odt", ".ods", ".rtf", ".htm", ".html", ".jpg", ".png", ".zip")
KNOWN_SUFFIXES = {*FOREIGN_SUFFIXES, *(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)}
FORMAT_NAMES = {"txt": "ข้อความ", "docx": "เอกสาร Word", "pdf": "PDF", "xlsx": "ตารางคำนวณ Excel"}


def open_document(
    source: Path | bytes,
    name: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> OpenedDocument:
    """Open a document as lines, by its content and not by its name. Raises only UnreadableDocument.

    `name` is what messages call it: the file's name, or "เอกสาร" for bytes without one.
    """
    name = name or (source.name if isinstance(source, Path) else "เอกสาร")
    try:
        data = source if isinstance(source, bytes) else read_bytes(source, limits)
        kind, lines, pages, doubts = _open(data, limits)
    except Refused as refused:
        raise UnreadableDocument(name, refused.thai, refused.english) from refused
    notes = (*_extension_note(name, kind), *doubts)
    return OpenedDocument(name, kind, hashlib.sha256(data).hexdigest(), tuple(lines), pages, notes)


def open_table(data: bytes, name: str, limits: Limits, *, most_rows: int) -> "Table | None":
    """The first filled sheet of a workbook, cells by their names; None where the file is text. Raises only
    UnreadableDocument, for everything else as well."""
    from sucharit.core.reading.opening.xlsx.table import table_of

    try:
        found = _workbook(data, limits)
        return None if found is None else table_of(*found, most_rows)
    except Refused as refused:
        raise UnreadableDocument(name, refused.thai, refused.english) from refused


def open_tables(data: bytes, name: str, limits: Limits, *, most_rows: int) -> "list[Table] | None":
    """The same of every filled sheet; all together they hold at most the cells of the limits."""
    from sucharit.core.reading.opening.xlsx.table import tables_of

    try:
        found = _workbook(data, limits)
        return None if found is None else list(tables_of(*found, most_rows))
    except Refused as refused:
        raise UnreadableDocument(name, refused.thai, refused.english) from refused


def _workbook(data: bytes, limits: Limits) -> "tuple[Package, str] | None":
    """The package of a workbook and its main part; None where the data is text. Raises Refused."""
    from sucharit.core.reading.opening.package import Package

    found = signature(data[:HEAD])
    if len(data) > limits.file_bytes:
        raise oversize(limits.file_bytes)
    if found is Signature.TEXT:
        return None
    if found is not Signature.PACKAGE:
        raise refusals.not_a_table() if found is Signature.PDF else refused_by_signature(found, data)
    package = Package(data, limits, "Excel")
    kind, part = package.main_part()
    if kind != "xlsx":
        raise refusals.not_a_table()
    return package, part


def _open(data: bytes, limits: Limits) -> Opened:
    found = signature(data[:HEAD])
    if len(data) > (limit := limit_of(found, limits)):
        raise oversize(limit)
    if found is Signature.TEXT:
        return _open_text(data, limits)
    if found is Signature.PACKAGE:
        return _open_package(data, limits)
    if found is Signature.PDF:
        from sucharit.core.reading.opening import pdf

        return ("pdf", *pdf.lines_of(data, limits))
    raise refused_by_signature(found, data)


def _open_text(data: bytes, limits: Limits) -> Opened:
    decoded, doubts = encoding.decode(data)
    lines, pages = text.lines_of(decoded, limits)
    return "txt", lines, pages, doubts


def _open_package(data: bytes, limits: Limits) -> Opened:
    from sucharit.core.reading.opening import docx, xlsx
    from sucharit.core.reading.opening.package import Package

    package = Package(data, limits)
    kind, part = package.main_part()
    if kind == "docx":
        return ("docx", *docx.lines_of(package, part))
    return ("xlsx", *xlsx.lines_of(package, part))


def refused_by_signature(found: Signature, data: bytes) -> Refused:
    """The refusal of a format that is recognised but not opened, with the way round it."""
    if found is Signature.OLE:
        return _old_office(data)
    return {
        Signature.EMPTY: refusals.empty(),
        Signature.RTF: refusals.save_as("ไฟล์ RTF", "an RTF file", ".docx"),
        Signature.HTML: refusals.save_as("หน้าเว็บ (HTML)", "a web page (HTML)", ".docx"),
        Signature.MHTML: refusals.save_as("หน้าเว็บ (MHTML)", "a web page (MHTML)", ".docx"),
        Signature.XML: refusals.save_as("ไฟล์ XML", "an XML file", ".docx / .xlsx"),
        Signature.PICTURE: refusals.picture(),
        Signature.ARCHIVE: refusals.archive(),
    }[found]


def _old_office(data: bytes) -> Refused:
    """DOC, XLS and PPT name their streams in UTF-16; so does the wrapper of an Office file with a password."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return refusals.locked("Word / Excel")
    if holds("WordDocument"):
        return refusals.save_as("ไฟล์ Word รุ่นเก่า (.doc)", "an old Word file (.doc)", ".docx")
    if holds("Workbook") or holds("Book"):
        return refusals.save_as("ไฟล์ Excel รุ่นเก่า (.xls)", "an old Excel file (.xls)", ".xlsx")
    return refusals.save_as("ไฟล์ Office รุ่นเก่า", "an old Office file", ".docx / .xlsx")


def _extension_note(name: str, kind: str) -> tuple[Doubt, ...]:
    suffix = PurePath(name).suffix.lower()
    if suffix not in KNOWN_SUFFIXES or suffix in SUFFIXES[kind]:
        return ()
    message = f"ไฟล์มีนามสกุล {suffix} แต่เนื้อหาเป็น{FORMAT_NAMES[kind]} ระบบเปิดตามเนื้อหา โปรดตรวจสอบว่าเป็นไฟล์ที่ต้องการ"
    return (Doubt(code="opening.extension", message=message, printed=suffix, proposed=SUFFIXES[kind][0]),)
