"""The PDF: every word can be copied, pages are where the contents say, archives and screen readers accept it."""

import io
import json
import re
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from tests.core.papers.looking import ONE_PIXEL, pdf_pages, squeezed, texts_of

from sucharit.core import papers
from sucharit.core.papers.paper import Contents, Emblem, Heading, Paper, Section, Table, text
from sucharit.core.papers.writing import pdf as pdf_writer
from sucharit.core.papers.writing.finishing import finished
from sucharit.core.papers.writing.packing import packed
from sucharit.core.papers.writing.pages import page_numbers
from sucharit.core.plan import Plan
from sucharit.core.plan.json import from_json

THAI_NUMBER = re.compile(r"\A([๐-๙]+|[ก-ฮ])\r?\n")


@pytest.fixture(scope="module")
def document(book_pdf: bytes):
    with pikepdf.open(io.BytesIO(book_pdf)) as opened:
        yield opened


def bookmarks(document: pikepdf.Pdf) -> list[str]:
    with document.open_outline() as outline:

        def titles(entries):
            for entry in entries:
                yield entry.title
                yield from titles(entry.children)

        return list(titles(outline.root))  # fmt: skip


def test_every_paragraph_comes_back_letter_for_letter(book: Paper, book_pdf: bytes):
    whole = squeezed("".join(THAI_NUMBER.sub("", page) for page in pdf_pages(book_pdf)))
    missing = [text for text in texts_of(book.blocks) if squeezed(text) not in whole]
    assert missing == []


def test_viewers_that_ignore_actual_text_read_the_same(book: Paper):
    """Firefox and Preview go by ToUnicode: so the paragraphs must come back without the /ActualText of Typst."""
    running = (block for block in book.blocks if not isinstance(block, (Contents, Table)))
    few = replace(book, blocks=tuple(running)[:90])
    with pikepdf.open(io.BytesIO(papers.write_pdf(replace(few, attachments=())))) as document:
        for page in document.pages:
            content = re.sub(rb"/ActualText\s*<[0-9A-Fa-f]*>", b"", page.Contents.read_bytes())
            page.Contents = document.make_stream(content)
        bare = io.BytesIO()
        document.save(bare)
    whole = squeezed("".join(THAI_NUMBER.sub("", page) for page in pdf_pages(bare.getvalue())))
    whole = re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", whole)
    assert [text for text in texts_of(few.blocks) if squeezed(text) not in whole] == []


def test_most_spaces_survive_copying(book_pdf: bytes):
    """PDFium guesses some spaces; a paper whose words all run together could not be searched."""
    whole = "".join(pdf_pages(book_pdf))
    assert whole.count("ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐") >= 60


def test_contents_name_the_true_pages(book: Paper, book_pdf: bytes):
    """Each heading of the contents stands on the page that prints the number beside it."""
    pages = pdf_pages(book_pdf)
    numbered = {THAI_NUMBER.match(page)[1]: page for page in pages if THAI_NUMBER.match(page)}
    lines = page_numbers(book, "thai")
    assert len(lines) > 10
    for line in lines:
        heading = squeezed(next(texts_of((Heading(text=line.title),))))
        assert heading in squeezed(numbered[line.label]), line


def test_printed_contents_show_those_numbers(book: Paper, book_pdf: bytes):
    contents = next(page for page in pdf_pages(book_pdf) if "สารบัญ" in page)
    for line in page_numbers(book, "thai"):
        title = re.escape(squeezed(next(texts_of((Heading(text=line.title),)))))
        assert re.search(rf"{title}\.*{line.label}", squeezed(contents)), line


def test_a_line_of_the_contents_is_one_line(book_pdf: bytes):
    """The look of a heading, centred or large, stays out of the contents."""
    contents = next(page for page in pdf_pages(book_pdf) if "สารบัญ" in page)
    lines = [line for line in squeezed(contents.replace("\n", "|")).split("|") if "..." in line]
    assert len(lines) > 10
    assert [line for line in lines if not re.search("[ก-๎]", line.split("...")[0])] == []


def test_front_pages_have_letters_and_the_body_begins_at_one(book_pdf: bytes):
    pages = pdf_pages(book_pdf)
    assert not THAI_NUMBER.match(pages[0])
    assert [THAI_NUMBER.match(page)[1] for page in pages[1:5]] == ["ก", "ข", "๑", "๒"]


def test_bookmarks_lead_to_every_part_and_sheet(plan: Plan, document: pikepdf.Pdf):
    names = bookmarks(document)
    assert "ส่วนที่ ๑ บทนำ" in names
    assert sum(name.startswith("ลำดับที่") for name in names) == len(plan.initiatives)
    assert any(name.startswith("ลำดับที่ ๑ ") and len(name) > 20 for name in names)
    assert not any(name.startswith("๒. หลักการและเหตุผล") and names.index(name) > 20 for name in names)


def test_the_file_is_archival_tagged_and_says_what_it_is(plan: Plan, document: pikepdf.Pdf):
    assert document.Root.MarkInfo.Marked
    assert document.Root.Lang == "th"
    metadata = document.open_metadata()
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == plan.title
    assert str(document.docinfo.Author) == "เทศบาลเมืองธารน้ำใส"


def test_the_plan_travels_inside_as_data(plan: Plan, document: pikepdf.Pdf):
    carried = document.attachments["plan.json"].get_file().read_bytes()
    assert from_json(carried) == plan
    assert json.loads(carried)["format"] == "sucharit.plan/1"


def test_tables_are_tagged_with_header_cells(document: pikepdf.Pdf):
    kinds = {
        str(entry.get("/S")) for entry in document.objects if isinstance(entry, pikepdf.Dictionary) and "/S" in entry
    }
    assert {"/Table", "/TH", "/TD", "/H1", "/H2", "/L", "/LI", "/TOC"} <= kinds


def test_table_headers_come_back_on_every_page(book_pdf: bytes):
    pages = [squeezed(page) for page in pdf_pages(book_pdf) if "(บาท)" in page]
    assert len(pages) > 2
    assert all("ภารกิจตามมิติ" in page and "ปี๒๕๗๐" in page for page in pages)


def test_no_page_ends_in_a_heading(book_pdf: bytes):
    for page in pdf_pages(book_pdf):
        last = page.strip().splitlines()[-1].strip() if page.strip() else ""
        assert not re.match(r"([๑-๙]\. (หลัก|วัตถุ|กลุ่ม|วิธี|ระยะ|งบ|ผู้|ผล)|ลำดับที่|มิติที่|ผลผลิต$|ผลลัพธ์$)", last), last


def test_the_same_paper_gives_the_same_bytes(book: Paper, book_pdf: bytes):
    assert papers.write_pdf(book) == book_pdf


def objects_of(pdf: bytes) -> dict[int, bytes]:
    """Every object as text, streams with their content; not the parts that only say where others are."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = {one.objgen[0]: one for one in opened.objects if not is_index(one)}
        return {at: one.unparse(resolved=True) + streamed(one) for at, one in found.items()}


def is_index(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Stream) and one.get("/Type") in ("/ObjStm", "/XRef")


def streamed(one: pikepdf.Object) -> bytes:
    return one.read_bytes() if isinstance(one, pikepdf.Stream) else b""


def test_packing_and_naming_leave_everything_else_as_typst_wrote_it(book: Paper, monkeypatch: pytest.MonkeyPatch):
    few = replace(book, blocks=book.blocks[:60])
    finished_pdf = papers.write_pdf(few)
    monkeypatch.setattr(pdf_writer, "finished", lambda pdf, bookmarks: pdf)
    before, after = objects_of(papers.write_pdf(few)), objects_of(finished_pdf)
    assert before.keys() == after.keys()
    differing = {at for at in before if before[at] != after[at]}
    assert all(b"beginbfchar" in after[at] or b"/Title" in after[at] for at in differing)
    assert 0 < len(differing) < len(before) / 4


def test_the_file_is_sound_and_small(book_pdf: bytes):
    with pikepdf.open(io.BytesIO(book_pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.objects) > 4000
    assert len(book_pdf) < 1_000_000


def test_a_file_laid_out_in_another_way_is_finished_too():
    """What a later Typst may write: no plain cross-reference table. pikepdf packs such a file."""
    pdf = papers.write_pdf(Paper(kind="x", title="t", blocks=(Heading(text="ข้อ 1"), text("น้ำใส"))))
    with pytest.raises(ValueError, match="plain"):
        packed(pdf, {})
    again = finished(pdf, ["ข้อหนึ่ง"])
    assert pdf_pages(again) == pdf_pages(pdf)
    assert again == finished(pdf, ["ข้อหนึ่ง"])
    with pikepdf.open(io.BytesIO(again)) as document:
        assert bookmarks(document) == ["ข้อหนึ่ง"]


def test_nothing_that_differs_between_papers_is_a_rule_above_their_text():
    """Else Typst would set each word of each paper anew: its memory goes by the rules in force, and what they know."""
    template = Path(pdf_writer.__file__).with_name("paper.typ").read_text("utf-8")
    above = template[: template.index("#for (at, s) in paper.sections")]
    rules = re.findall(r"^#(?:set|show) .*?(?=^\S|\Z)", above, re.MULTILINE | re.DOTALL)
    functions = re.findall(r"^#let [\w-]+\(.*?(?=^#|\Z)", above, re.MULTILINE | re.DOTALL)
    assert len(rules) > 8
    assert len(functions) > 15
    assert [one for one in functions if "paper." in one] == []
    assert [one for one in rules if re.search(r"paper\.(?!lang)", one)] == []


def test_arabic_digits_by_option():
    paper = Paper(kind="x", title="เรื่อง 1", blocks=(Heading(text="ข้อ 12"), text("ปี 2566")))
    assert "ข้อ 12" in pdf_pages(papers.write_pdf(paper, digits="arabic"))[0]
    assert "ข้อ ๑๒" in pdf_pages(papers.write_pdf(paper, digits="thai"))[0]


def test_justified_text_is_the_same_text():
    words = "เทศบาลเมืองธารน้ำใส เปิดเผยข้อมูล ให้ประชาชนตรวจสอบ " * 20
    paper = Paper(kind="x", title="t", blocks=(Heading(text="ก"), text(words)))
    assert squeezed(words) in squeezed(pdf_pages(papers.write_pdf(paper, justify=True))[0])


def test_check_marks_are_drawn():
    paper = Paper(kind="x", title="t", blocks=(Heading(text="ก"), text("☐ ยังไม่ดำเนินการ ☑ ดำเนินการแล้ว")))
    assert "☑" in pdf_pages(papers.write_pdf(paper))[0]


def test_an_emblem_is_placed_and_a_broken_one_refused_with_a_reason():
    picture = Paper(kind="x", title="t", blocks=(Heading(text="ก"), Emblem(height=2, image=ONE_PIXEL)))
    with pikepdf.open(io.BytesIO(papers.write_pdf(picture))) as document:
        assert document.pages[0].get_images()
    broken = replace(picture, blocks=(Heading(text="ก"), Emblem(height=2, image=b"GIF89a nonsense")))
    with pytest.raises(papers.UnprintablePaper) as refusal:
        papers.write_pdf(broken)
    assert "ตราสัญลักษณ์" in refusal.value.thai


def test_sections_turn_pages_and_begin_counting_again():
    blocks = (
        Heading(text="หนึ่ง"), Section(landscape=True), text("กว้าง"), Section(restart=True), text("นับใหม่"),
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(papers.write_pdf(Paper(kind="x", title="t", blocks=blocks)))) as document:
        wide = [page.mediabox[2] > page.mediabox[3] for page in document.pages]
    assert wide == [False, True, False]
    pages = pdf_pages(papers.write_pdf(Paper(kind="x", title="t", blocks=blocks)))
    assert [THAI_NUMBER.match(page)[1] for page in pages[1:]] == ["๒", "๑"]
