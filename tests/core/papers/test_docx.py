"""The DOCX: Thai in its own font and size everywhere, headings to navigate by, contents that are right at once."""

import io
import re
import zipfile

import pytest
from docx import Document
from lxml import etree
from msgspec.structs import replace
from tests.core.papers.looking import ONE_PIXEL, docx_xml, squeezed, texts_of

from sucharit.core import papers
from sucharit.core.papers.paper import Contents, Emblem, Heading, Paper, Paragraph, Run, Section, text
from sucharit.core.papers.writing.docx_xml import twips
from sucharit.core.papers.writing.pages import page_numbers
from sucharit.core.plan import Plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def body(book_docx: bytes) -> etree._Element:
    return etree.fromstring(docx_xml(book_docx).encode())


def words_of(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def test_every_text_of_the_paper_stands_in_it(book: Paper, body: etree._Element):
    whole = squeezed(words_of(body))
    assert [text for text in texts_of(book.blocks) if squeezed(text) not in whole] == []


def test_python_docx_opens_it_and_finds_the_properties(plan: Plan, book_docx: bytes):
    properties = Document(io.BytesIO(book_docx)).core_properties
    assert properties.title == plan.title
    assert properties.author == "เทศบาลเมืองธารน้ำใส"
    assert properties.language == "th-TH"
    assert (properties.created.year, properties.created.month) == (2022, 9)


def test_every_style_names_the_thai_font_and_its_size(book_docx: bytes):
    styles = etree.fromstring(docx_xml(book_docx, "word/styles.xml").encode())
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert default.find(f"{W}lang").get(f"{W}bidi") == "th-TH"
    used = set(re.findall(r'<w:pStyle w:val="([^"]+)"', docx_xml(book_docx)))
    for style in styles.findall(f"{W}style"):
        if style.get(f"{W}styleId") in used | {"Normal"}:
            fonts = style.find(f"{W}rPr/{W}rFonts")
            assert {fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "cs", "eastAsia")} == {"TH Sarabun New"}
            assert not any("Theme" in name for name in fonts.attrib)
            sizes = [style.find(f"{W}rPr/{W}{name}").get(f"{W}val") for name in ("sz", "szCs")]
            assert sizes[0] == sizes[1]


def test_bold_runs_are_bold_in_thai_too(book_docx: bytes):
    xml = docx_xml(book_docx)
    assert xml.count("<w:b/>") == xml.count("<w:bCs/>") > 0


def test_another_font_may_stand_in(book_docx: bytes):
    assert "SarabunGov" in docx_xml(book_docx, "word/fontTable.xml")


def test_headings_are_real_styles(plan: Plan, body: etree._Element):
    levels = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert levels.count("Heading1") == 5
    assert levels.count("Heading5") == len(plan.initiatives)


def columns_in(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
    return sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)


def test_headers_repeat_and_rows_stay_whole(body: etree._Element):
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert {columns_in(row) for row in rows} == {len(table.findall(f"{W}tblGrid/{W}gridCol"))}


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def entries_of(body: etree._Element) -> list[etree._Element]:
    return [paragraph for paragraph in body.iter(f"{W}p") if style_of(paragraph).startswith("TOC")]


def test_contents_stand_ready_with_the_pages_of_the_pdf(book: Paper, body: etree._Element):
    shown = [words_of(entry) for entry in entries_of(body)]
    expected = [next(texts_of((Heading(text=line.title),))) + line.label for line in page_numbers(book, "thai")]
    assert shown == expected
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert anchors <= {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}


def test_page_numbers_of_the_contents_are_counted_by_whoever_opens_the_file(body: etree._Element, book_docx: bytes):
    """A reference by itself, outside a TOC field. The first lettered page is the same in every layout."""
    codes = ["".join(entry.itertext(f"{W}instrText")).strip() for entry in entries_of(body)]
    assert codes == ["", *(f"PAGEREF _Toc{at} \\h" for at in range(2, len(codes) + 1))]
    assert words_of(entries_of(body)[0]) == "คำนำก"
    settings = docx_xml(book_docx, "word/settings.xml")
    assert '<w:updateFields w:val="true"/><w:compat>' in settings


def test_word_has_nothing_to_count_where_there_are_no_contents():
    docx = papers.write_docx(Paper(kind="x", title="t", blocks=(text("ก"),)))
    assert "updateFields" not in docx_xml(docx, "word/settings.xml")


def test_a_lettered_page_further_on_is_counted_too():
    blocks = (Contents(), Section(numbers="letters", restart=True), text("นำ"), Heading(text="คำนำ"))
    (line,) = page_numbers(Paper(kind="x", title="t", blocks=blocks), "thai")
    assert (line.label, line.settled) == ("ก", False)


def test_page_numbers_are_thai_letters_then_thai_numbers(body: etree._Element):
    kinds = [(number.get(f"{W}fmt"), number.get(f"{W}start")) for number in body.iter(f"{W}pgNumType")]
    assert kinds[1] == ("thaiLetters", "1")
    assert ("thaiNumbers", "1") in kinds
    for section in body.iter(f"{W}sectPr"):
        order = [etree.QName(child).localname for child in section]
        assert order.index("pgNumType") < order.index("cols")


def test_arabic_digits_by_option():
    paper = Paper(kind="x", title="t", blocks=(text("ข้อ 12 ที่ ITA2566"),))
    assert "ข้อ 12" in docx_xml(papers.write_docx(paper, digits="arabic"))
    assert "ข้อ ๑๒ ที่ ITA2566" in docx_xml(papers.write_docx(paper))


def test_spaces_between_runs_stay():
    paper = Paper(kind="x", title="t", blocks=(Paragraph(runs=(Run("บทสรุป: ", bold=True), Run("ดี"))),))
    assert "บทสรุป: ดี" in words_of(etree.fromstring(docx_xml(papers.write_docx(paper)).encode()))


def test_paragraph_properties_stand_in_the_order_of_the_schema(body: etree._Element):
    order = [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "sectPr",
    ]  # fmt: skip
    for properties in body.iter(f"{W}pPr"):
        places = [order.index(etree.QName(child).localname) for child in properties]
        assert places == sorted(places), etree.tostring(properties)


def test_the_same_paper_gives_the_same_parts(book: Paper, book_docx: bytes):
    again = papers.write_docx(book)
    with zipfile.ZipFile(io.BytesIO(book_docx)) as first, zipfile.ZipFile(io.BytesIO(again)) as second:
        assert {name: first.read(name) for name in first.namelist()} == {n: second.read(n) for n in second.namelist()}


def test_large_headings_and_new_pages():
    blocks = (Heading(text="ใหญ่", large=True), Heading(text="หน้าใหม่", level=2, new_page=True))
    xml = docx_xml(papers.write_docx(Paper(kind="x", title="t", blocks=blocks)))
    assert '<w:szCs w:val="52"/>' in xml
    assert "<w:pageBreakBefore/>" in xml


def test_a_paper_without_contents_needs_no_pages():
    assert page_numbers(replace(Paper(kind="x", title="t", blocks=(text("ก"),))), "thai") == ()


def test_an_emblem_is_a_picture_of_its_height():
    picture = Emblem(height=2, image=ONE_PIXEL)
    docx = papers.write_docx(Paper(kind="x", title="t", blocks=(picture, picture, text("ก"))))
    (shape, _) = Document(io.BytesIO(docx)).inline_shapes
    assert round(shape.height.cm, 2) == 2
    empty = papers.write_docx(Paper(kind="x", title="t", blocks=(Emblem(height=2),)))
    assert f'w:after="{twips(2)}"' in docx_xml(empty)


def test_a_picture_that_is_none_is_refused_with_a_reason():
    with pytest.raises(papers.UnprintablePaper):
        papers.write_docx(Paper(kind="x", title="t", blocks=(Emblem(height=2, image=b"GIF89a nonsense"),)))
