"""Headings of the framework, lines that belong to no text, and headings that share a line."""

import pytest
from tests.core.reading.form_lines import page, rows

from sucharit.core.reading.flow import flow
from sucharit.core.reading.furniture import furniture
from sucharit.core.reading.outline import codes_in, headings_in, match_heading


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส", "2"),
        ("มติที่ ๓ การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน", "3"),
        ("มิตีที่ 4", "4"),
        ("๒.๒ มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "2.2"),
        ("2.2.3 การจัดทำแผนปฏิบัติการป้องกันการทุจริต", "2.2.3"),
        ("ภารกิจตามมิติที่ 4.3 มาตรการจัดการเรื่องร้องเรียนการทุจริต", "4.3"),
        ("วัตถุประสงค์ที่ ๓.๓.๓ บูรณาการทุกภาคส่วนเพื่อต่อต้านการทุจริต", "3.3.3"),
    ],
)
def test_outline_headings_are_known_by_code_and_title(line: str, code: str):
    (heading,) = headings_in(page(line))
    assert (heading.code, heading.sure) == (code, True)


def test_a_misread_code_is_corrected_by_its_title_and_keeps_its_print():
    (heading,) = headings_in(page("๓.๗.๓ บูรณาการทุกภาคส่วนเพื่อต่อต้านการทุจริต"))
    assert (heading.printed, heading.code) == ("3.7.3", "3.3.3")


def test_numbered_items_are_not_taken_for_headings_of_the_framework():
    assert not any(heading.sure for heading in headings_in(page("3.1 เพื่อสร้างวินัย\n2.1) ประชุม\n6.2 ลงพื้นที่")))


def test_a_code_alone_has_its_title_on_the_next_line():
    (heading,) = headings_in(page("๔.๓\n\nมาตรการจัดการเรื่องร้องเรียนการทุจริต"))
    assert (heading.code, heading.sure) == ("4.3", True)


def test_a_code_beside_its_title_in_a_row_is_a_heading_too():
    found = headings_in(flow(rows(("๔.๓", "มาตรการจัดการเรื่องร้องเรียนการทุจริต"))))
    assert [heading.code for heading in found] == ["4.3"]


def test_cells_of_codes_are_told_from_amounts_and_words():
    assert codes_in("1.1 1.1.1") == ("1.1", "1.1.1")
    assert codes_in("(2.1.3)") == ("2.1.3",)
    assert codes_in("30,000.50") == ()
    assert codes_in("1.1 การเงิน") == ()


def test_an_unknown_title_proves_nothing():
    assert not match_heading("1.1.1", "เพื่อสร้างวินัยในโรงเรียน").sure


def dropped(text: str) -> list[str]:
    lines = page(text)
    return [lines[place].text for place in sorted(furniture(lines))]


@pytest.mark.parametrize(
    "mark", ["-๒-", "- 12 -", "หน้า ๓", "/องค์กร...", ".../๑๒. นาง", "<page_number>4</page_number>", "![ตรา](a.png)"]
)
def test_page_marks_are_left_out(mark: str):
    assert dropped(f"1) ประชุม\n\n{mark}\n\n2) รายงาน") == [mark.replace("๒", "2").replace("๓", "3").replace("๑", "1")]


def test_a_dash_or_a_lone_number_under_a_heading_is_a_value():
    assert dropped("7. งบประมาณดำเนินการ\n-\n8. ผู้รับผิดชอบ") == []
    assert dropped("4. กลุ่มเป้าหมาย\n\n40\n\n5. วิธีดำเนินการ") == []


def test_a_page_number_between_a_heading_and_its_content_is_left_out():
    assert dropped("7. งบประมาณดำเนินการ\n\n12\n\nไม่ใช้งบประมาณ") == ["12"]


def test_a_running_header_beside_page_numbers_is_left_out_but_a_repeated_value_stays():
    body = "แผนปฏิบัติการป้องกันการทุจริต อบต.ดอนสุขใจ\n- {0} -\n\nผู้รับผิดชอบ\nสำนักปลัดของเรา\n\n"
    assert "สำนักปลัดของเรา" not in dropped("".join(body.format(n) for n in range(4)))
    assert "แผนปฏิบัติการป้องกันการทุจริต อบต.ดอนสุขใจ" in dropped("".join(body.format(n) for n in range(4)))


def test_dotted_lines_of_contents_are_left_out():
    assert len(dropped("วัตถุประสงค์ ........................ ๘\nบทนำ")) == 1


def test_headings_glued_on_one_line_are_parted():
    glued = "๑.๓ ชื่อภารกิจ**๑.๓.๒ ชื่อวัตถุประสงค์****ลำดับที่ ๕****๑. ชื่อโครงการ :** โครงการก**๒. หลักการและเหตุผล**"
    texts = [line.text for line in page(glued)]
    assert texts[-3:] == ["ลำดับที่ 5", "1. ชื่อโครงการ : โครงการก", "2. หลักการและเหตุผล"]
    plain = flow(page("ลำดับที่ ๕ ๑. ชื่อโครงการ : โครงการก ๒. หลักการและเหตุผล"))
    assert [line.text for line in plain] == ["ลำดับที่ 5", "1. ชื่อโครงการ : โครงการก", "2. หลักการและเหตุผล"]


def test_bold_words_inside_a_sentence_part_nothing():
    assert [line.text for line in page("๑) **โอกาส** ที่เปิดไว้")] == ["1) โอกาส ที่เปิดไว้"]


def test_the_print_is_kept_beside_the_clean_text():
    (line,) = page("๒๐ บาท **นํ้า**")
    assert (line.text, line.raw) == ("20 บาท น้ำ", "๒๐ บาท **นํ้า**")


def test_a_sheet_glued_behind_the_tab_of_a_heading_is_no_row_of_a_table():
    parts = flow(page("๔.๒.๑\tจัดระบบ**ลำดับที่ ๕****๑. ชื่อโครงการ :** โครงการฝนแรก**๒. หลักการและเหตุผล**"))
    assert [part.text.replace("\t", " ") for part in parts] == [
        "4.2.1 จัดระบบ", "ลำดับที่ 5", "1. ชื่อโครงการ : โครงการฝนแรก", "2. หลักการและเหตุผล"
    ]  # fmt: skip


def test_a_damaged_heading_in_bold_stands_on_its_own():
    assert [part.text for part in flow(page("๙. ผลผลิต/ผลลัพธ์**ผลผสิต**"))] == ["9. ผลผลิต/ผลลัพธ์", "ผลผสิต"]


def test_results_side_by_side_follow_each_other():
    parts = flow(rows(("ผลผลิต", "ผลลัพธ์"), ("- ก", "- ข"), ("- ค", "")))
    assert [part.text for part in parts if part.text] == ["ผลผลิต", "- ก", "- ค", "ผลลัพธ์", "- ข"]
