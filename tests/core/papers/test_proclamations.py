"""Announcements with words of their own, and the register of numbers, on paper."""

import pikepdf
import pytest
from tests.core.papers.invented import ORGANIZATION, plan

from sucharit.core.papers import (
    Proclamation,
    RegisterLine,
    adoption_words,
    integrity_words,
    no_gift_words,
    number_register,
    proclamation,
    write_docx,
    write_pdf,
    write_xlsx,
)
from sucharit.core.papers.paper import Heading, NumberedList, Signature, Table


@pytest.mark.parametrize("words", [integrity_words, no_gift_words])
def test_a_pledge_fits_on_one_page_with_its_signature(words):
    import io

    from msgspec.structs import replace

    value = replace(
        words(ORGANIZATION, 2570), number="12/2569", date="2026-11-20", signatory="นางแสงดาว ใจงาม",
        signatory_position="นายกเทศมนตรีเมืองธารน้ำใส",
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(write_pdf(proclamation(value, ORGANIZATION)))) as pdf:
        assert len(pdf.pages) == 1


def test_a_pledge_names_the_office_the_year_and_the_limit_of_the_law():
    pledge, gifts = integrity_words(ORGANIZATION, 2570), no_gift_words(ORGANIZATION, 2570)
    assert "2570" in pledge.subject
    assert any("นายกเทศมนตรีเมืองธารน้ำใส" in paragraph for paragraph in pledge.paragraphs)
    assert any("3,000 บาท" in line for line in gifts.commitments)
    assert any("30 วัน" in line for line in gifts.commitments)


def test_the_announcement_of_a_plan_says_its_years():
    assert "2566 - 2570" in adoption_words(plan(1)).subject


def test_what_was_written_is_printed_in_order():
    value = Proclamation(
        subject="เรื่องหนึ่ง", paragraphs=("ย่อหน้า",), commitments=("ข้อแรก", "ข้อสอง"), number="3/2569", date="2026-01-05",
        signatory="นายเอก", signatory_position="นายก",
    )  # fmt: skip
    paper = proclamation(value, ORGANIZATION, kind="no-gift-pledge")
    assert paper.kind == "no-gift-pledge"
    assert isinstance(paper.blocks[1], Heading)
    items = next(block for block in paper.blocks if isinstance(block, NumberedList)).items
    assert [item.marker for item in items] == ["1.", "2."]
    assert paper.blocks[-1] == Signature(name="นายเอก", position=("นายก",))
    assert "5 มกราคม พ.ศ. 2569" in str(paper.blocks)


@pytest.mark.parametrize("value", [Proclamation(), Proclamation(subject="\u202eกลับ\0", commitments=("=1+1", "<b>"))])
def test_empty_and_hostile_words_still_print(value):
    paper = proclamation(value, None)
    assert write_pdf(paper).startswith(b"%PDF")
    assert write_docx(paper).startswith(b"PK")


def test_a_register_lists_every_line_and_an_empty_one_says_so():
    lines = (
        RegisterLine(number="1-14/2569", subject="ออกก่อนใช้ระบบ"),
        RegisterLine(number="15/2569", day="5 มีนาคม พ.ศ. 2569", subject="=คำสั่ง", signatory="นายเอก", state="ออกแล้ว"),
    )
    paper = number_register("ทะเบียนคำสั่ง ประจำปี พ.ศ. 2569", lines, ORGANIZATION)
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert [row[0].content for row in table.rows] == ["1-14/2569", "15/2569"]
    assert write_xlsx(paper).startswith(b"PK")
    assert write_pdf(paper).startswith(b"%PDF")
    assert "ยังไม่มีเลข" in str(number_register("ทะเบียน", (), None).blocks)
