"""Whatever bytes come: a document, or a refusal in two languages, and nothing else."""

import io
import os
import zipfile

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.reading.opening.opening_files import cell, docx, package, paragraph, row, table, typst_pdf

from sucharit.core.reading.opening import Limits, open_document
from sucharit.core.reading.opening.pdf.extraction import extract
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.values import OpenedDocument, UnreadableDocument

EXAMPLES = int(os.environ.get("SUCHARIT_FUZZ", "60"))
FUZZ = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES < 1000, suppress_health_check=list(HealthCheck)
)
LIMITS = Limits(lines=20_000, cells=20_000, part_bytes=1 << 22, package_bytes=1 << 23)
PREFIXES = [
    b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"<html>", b"<?xml ",
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x89PNG\r\n\x1a\n", b"<table><tr>", b"| a |\n|---|\n",
    b"\xff\xfe\x00\x00",
]  # fmt: skip
PIECES = [
    "<table>", "</table>", "<tr>", "</tr>", "<td rowspan=2>", "<td colspan=3>", "</td>", "ก", "\n", "\n\n", "<p>",
    "<br>", "|", "\t", "| a | b |\n", "|---|---|\n", "\x0c",
]  # fmt: skip


def outcome(data: bytes) -> OpenedDocument | None:
    """The document, checked for what every reader relies on; None for a proper refusal."""
    try:
        document = open_document(data, "แผน.docx", LIMITS)
    except UnreadableDocument as refused:
        assert refused.thai and refused.english and "โปรด" in refused.thai
        return None
    check(document)
    return document


def check(document: OpenedDocument) -> None:
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(numbers) and all(number >= 1 for number in numbers)
    for line in document.lines:
        assert "\x00" not in line.text
        assert line.cells == () or (len(line.cells) > 1 and line.text == "\t".join(line.cells))
        assert line.page is None or 1 <= line.page <= (document.page_count or 0)
        line.text.encode()


def changed(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """Bytes with pieces written over, each at its place between 0 and 1."""
    result = bytearray(data)
    for place, piece in changes:
        at = int(place * len(result))
        result[at : at + len(piece)] = piece
    return bytes(result)


CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), min_size=1, max_size=5)


@FUZZ
@given(st.sampled_from(PREFIXES), st.binary(max_size=400))
def test_random_bytes_after_every_beginning(prefix, data):
    outcome(prefix + data)


@FUZZ
@given(st.text(st.sampled_from("กี่ำ๑aé|<>/tabletrdhp \t\n\r\x0c#-&;\\\"'=0\x00\ufeff"), max_size=300))
def test_random_text_with_marks_of_tables(text):
    document = outcome(text.encode())
    assert document is not None or not text.strip("\x00\ufeff") or text.count("\x00") > 1


@FUZZ
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_tags_in_any_order(pieces):
    assert outcome("".join(pieces).encode() + b".") is not None


@pytest.fixture(scope="module")
def word_file() -> bytes:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = paragraph("ข้อ", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 3
    body += table(
        row(cell("ก", '<w:gridSpan w:val="2"/>'), cell("ข", '<w:vMerge w:val="restart"/>')), row("ค", "ง", "จ")
    )
    return docx(body, '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>', numbering)


@pytest.fixture(scope="module")
def sheet_file() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        for name in ("งบ", "เสี่ยง"):
            sheet = workbook.add_worksheet(name)
            for number in range(5):
                sheet.write_row(number, 0, ["โครงการ", number, number / 3, "บาท\nสตางค์", True])
    return out.getvalue()


def repacked(data: bytes, part: float, changes: list[tuple[float, bytes]]) -> bytes:
    """The package with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = list(parts)[int(part * len(parts))]
    content = parts[name]
    assert isinstance(content, bytes)
    return package(parts | {name: changed(content, changes)})


PART = st.floats(0, 1, exclude_max=True)
XML_CHANGES = st.lists(
    st.tuples(
        PART,
        st.one_of(st.binary(max_size=4), st.sampled_from([b"<", b"/>", b'"', b"&#0;", b"99999999999", b"w:tc", b"-1"])),
    ),
    min_size=1,
    max_size=4,
)


@FUZZ
@given(CHANGES)
def test_word_files_with_bytes_changed(word_file, changes):
    outcome(changed(word_file, changes))


@FUZZ
@given(PART, XML_CHANGES)
def test_word_files_with_xml_changed(word_file, part, changes):
    outcome(repacked(word_file, part, changes))


@FUZZ
@given(CHANGES)
def test_spreadsheets_with_bytes_changed(sheet_file, changes):
    outcome(changed(sheet_file, changes))


@FUZZ
@given(PART, XML_CHANGES)
def test_spreadsheets_with_xml_changed(sheet_file, part, changes):
    outcome(repacked(sheet_file, part, changes))


@pytest.fixture(scope="module")
def portable_file() -> bytes:
    return typst_pdf("= แผน\n#table(columns: 3, [ที่], [โครงการ], [บาท], [๑], [อบรม], [๒๐,๐๐๐])\nท้าย #pagebreak() หน้าสอง")


@FUZZ
@given(CHANGES)
def test_pdf_with_bytes_changed(portable_file, changes):
    data = changed(portable_file, changes)
    try:
        lines, pages, notes = extract(data, LIMITS)
    except Refused as refused:
        assert "โปรด" in refused.thai
        return
    check(OpenedDocument("a.pdf", "pdf", "", tuple(lines), pages, notes))


@FUZZ
@given(st.binary(max_size=300))
def test_random_bytes_after_the_beginning_of_a_pdf(data):
    with pytest.raises(Refused):
        extract(b"%PDF-1.7\n" + data, LIMITS)
