"""Files for the tests of opening, made here and now: packages, spreadsheets and PDF, honest and hostile."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from sucharit.core.reading.opening import Limits, open_document
from sucharit.core.reading.values import Line, OpenedDocument, UnreadableDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONTS = Path(__file__).parents[4] / "src" / "sucharit" / "core" / "papers" / "fonts"


def refusal(source: bytes | Path, name: str | None = "แผน.docx", limits: Limits | None = None) -> UnreadableDocument:
    """The refusal of a file, which speaks both languages and says what to do."""
    with pytest.raises(UnreadableDocument) as caught:
        open_document(source, name, limits or Limits())
    found = caught.value
    assert found.thai and found.english and not found.english.isspace()
    assert "โปรด" in found.thai and "lease" in found.english
    assert found.name in str(found)
    return found


def package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relationships(**targets: str) -> str:
    items = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{items}</Relationships>'


def docx(body: str, styles: str = "", numbering: str = "", namespace: str = W, **parts: bytes) -> bytes:
    """A Word file around the content of w:body, of w:styles and of w:numbering."""
    spaces = (
        f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:shapes" xmlns:r="urn:relation"'
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relationships(styles="styles.xml", numbering="numbering.xml"),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    if styles:
        files["word/styles.xml"] = f"<w:styles {spaces}>{styles}</w:styles>"
    if numbering:
        files["word/numbering.xml"] = f"<w:numbering {spaces}>{numbering}</w:numbering>"
    return package({**files, **parts})


def paragraph(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str = "", properties: str = "") -> str:
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(item if item.startswith('<w:tc>') else cell(item) for item in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def xlsx(sheet: str, strings: str = "", **parts: str) -> bytes:
    """A spreadsheet around the content of one worksheet, for what no honest writer writes."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return package(
        {
            "_rels/.rels": relationships(officeDocument="xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relationships(worksheet="worksheets/sheet1.xml", sharedStrings="strings.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="แผน" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}">{sheet}</worksheet>',
            "xl/strings.xml": f'<sst xmlns="{space}">{strings}</sst>',
            **parts,
        }
    )


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of them the catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_of_places = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table_of_places + trailer


def stream(content: bytes, dictionary: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (dictionary, len(content), content)


def pdf_page(content: bytes, resources: bytes = b"<<>>", page: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources %s/Contents 4 0 R%s>>" % (resources, page),
            stream(content),
            *more,
        ]
    )


def typst_pdf(markup: str) -> bytes:
    """A PDF as our own printer makes it: Sarabun, marks by glyphs alone."""
    import typst

    settings = '#set text(font: "SarabunGov", size: 16pt, lang: "th", features: ("mark": 0, "mkmk": 0))\n'
    return bytes(typst.compile((settings + markup).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))


def texts(document: OpenedDocument) -> list[str]:
    return [line.text for line in document.lines]


def rows(document: OpenedDocument) -> list[tuple[str, ...]]:
    return [line.cells for line in document.lines if line.cells]


def line_at(document: OpenedDocument, text: str) -> Line:
    return next(line for line in document.lines if line.text == text)
