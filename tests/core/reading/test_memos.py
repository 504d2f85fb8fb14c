"""What an officer sees of a memo: its head, its sections, who reports, and the chain of opinions up to the decision."""

import pytest
from tests.core.reading.form_lines import page, rows, seed, wrapped

from sucharit.core.reading.memos import read_memo

HEAD = """บันทึกข้อความ
ส่วนราชการ  กองคลัง เทศบาลตำบลร่มเย็น  โทร. ๐ ๕๕๕๕ ๑๒๓๔ ต่อ ๑๒
ที่  พจ ๕๒๓๐๒/๘๘    วันที่  ๑๕ พฤศจิกายน ๒๕๖๗
เรื่อง  ขออนุมัติแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ
พ.ศ. ๒๕๖๘
เรียน  นายกเทศมนตรีตำบลร่มเย็น
"""
SIGNED = "\n                (นายเก่ง งานดี)\n              ผู้อำนวยการกองคลัง\n\n"


def memo_of(text: str):
    memo, doubts = read_memo(page(text))
    assert memo is not None
    return memo, doubts


def test_the_head_is_read_where_number_and_date_share_a_line():
    memo, doubts = memo_of(HEAD + "\nด้วยกองคลังได้ดำเนินการแล้ว จึงเรียนมาเพื่อโปรดทราบ" + SIGNED)
    assert memo.unit == "กองคลัง เทศบาลตำบลร่มเย็น"
    assert memo.number == "พจ 52302/88"
    assert (memo.date, memo.date_text) == ("2024-11-15", "15 พฤศจิกายน 2567")
    assert memo.subject == "ขออนุมัติแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"
    assert memo.to == "นายกเทศมนตรีตำบลร่มเย็น"
    assert (memo.reporter, memo.reporter_position) == ("นายเก่ง งานดี", "ผู้อำนวยการกองคลัง")
    assert [(section.heading, section.text) for section in memo.sections] == [
        ("", "ด้วยกองคลังได้ดำเนินการแล้ว จึงเรียนมาเพื่อโปรดทราบ")
    ]
    assert doubts == ()


def test_sections_without_numbers_keep_the_numbered_laws_in_them():
    memo, _ = memo_of(
        HEAD
        + """          เรื่องเดิม
          ตามที่เทศบาลได้จัดทำแผน นั้น
          ข้อเท็จจริง
          บัดนี้ได้ดำเนินการแล้ว
          ข้อกฎหมาย/ระเบียบที่เกี่ยวข้อง
          ๑. พระราชบัญญัติเทศบาล
          ๒. ระเบียบกระทรวงมหาดไทย
          ข้อเสนอแนะ
          เห็นควรอนุมัติ
          จึงเรียนมาเพื่อโปรดพิจารณา"""
        + SIGNED
    )
    assert [(section.heading, section.text) for section in memo.sections] == [
        ("เรื่องเดิม", "ตามที่เทศบาลได้จัดทำแผน นั้น"),
        ("ข้อเท็จจริง", "บัดนี้ได้ดำเนินการแล้ว"),
        ("ข้อกฎหมาย/ระเบียบที่เกี่ยวข้อง", "1. พระราชบัญญัติเทศบาล\n2. ระเบียบกระทรวงมหาดไทย"),
        ("ข้อเสนอแนะ", "เห็นควรอนุมัติ\nจึงเรียนมาเพื่อโปรดพิจารณา"),
    ]


def test_numbered_sections_with_a_heading_of_the_offices_own():
    memo, _ = memo_of(
        HEAD + "๑. ที่มาของเรื่อง\nตามหนังสือ\n๒. ข้อเท็จจริง ปรากฏว่าได้ดำเนินการแล้ว\n๓. ข้อเสนอเพื่อพิจารณา\nเพื่อโปรดทราบ" + SIGNED
    )
    assert [(section.heading, section.text) for section in memo.sections] == [
        ("ที่มาของเรื่อง", "ตามหนังสือ"),
        ("ข้อเท็จจริง", "ปรากฏว่าได้ดำเนินการแล้ว"),
        ("ข้อเสนอเพื่อพิจารณา", "เพื่อโปรดทราบ"),
    ]
    assert memo.sections[0].source.line == 7


def test_of_tick_boxes_only_the_ticked_one_is_an_opinion():
    memo, doubts = memo_of(
        HEAD
        + "ด้วยมีเหตุ"
        + SIGNED
        + """ความเห็นปลัดเทศบาล
( / ) เห็นควรอนุมัติ  (  ) ไม่เห็นควรอนุมัติ  (  ) อื่น ๆ ..............
                   (นางสาวรุ่ง เรืองงาม)
                     ปลัดเทศบาลตำบลร่มเย็น
คำสั่งนายกเทศมนตรี
☑ อนุมัติ ☐ ไม่อนุมัติ
                   (นายมานพ สงบสุข)
                  นายกเทศมนตรีตำบลร่มเย็น"""
    )
    assert [(one.position, one.name, one.text) for one in memo.opinions] == [
        ("ปลัดเทศบาลตำบลร่มเย็น", "นางสาวรุ่ง เรืองงาม", "เห็นควรอนุมัติ"),
        ("นายกเทศมนตรีตำบลร่มเย็น", "นายมานพ สงบสุข", "อนุมัติ"),
    ]
    assert doubts == ()


def test_boxes_without_any_tick_are_a_doubt_and_no_opinion():
    memo, doubts = memo_of(
        HEAD + "ด้วยมีเหตุ" + SIGNED + "ความเห็นของปลัดเทศบาล\n( ) อนุมัติ ( ) ไม่อนุมัติ\n(นางรุ่ง งาม)\nปลัดเทศบาล"
    )
    assert memo.opinions[0].text is None
    assert [doubt.code for doubt in doubts] == ["opinion.empty"]


def test_a_chain_of_four_opinions_in_order():
    memo, doubts = memo_of(
        HEAD
        + """ด้วยมีเหตุ
ลงชื่อ ................................ ผู้รายงาน
( นางสุภาพร เรืองศรี )
นักวิเคราะห์นโยบายและแผนชำนาญการ

ความเห็นของหัวหน้าสำนักปลัด : เห็นควรเสนอปลัด
ลงชื่อ................
(นายวีระ ทองดี)
หัวหน้าสำนักปลัด

ความเห็นของรองปลัด
- ตรวจสอบแล้ว
( ) อื่นๆ
(นายสอง รองเรือง)
รองปลัดองค์การบริหารส่วนตำบล

ความเห็นของปลัด อบต.
เห็นชอบ
(นางสาม งามดี)
ปลัดองค์การบริหารส่วนตำบลดอนสุขใจ

ข้อสั่งการ/การพิจารณาของนายก อบต.
ทราบ
ดำเนินการต่อไป
(นายสี่ ดีงาม)
นายกองค์การบริหารส่วนตำบลดอนสุขใจ"""
    )
    assert [(one.position, one.text) for one in memo.opinions] == [
        ("หัวหน้าสำนักปลัด", "เห็นควรเสนอปลัด"),
        ("รองปลัดองค์การบริหารส่วนตำบล", "ตรวจสอบแล้ว"),
        ("ปลัดองค์การบริหารส่วนตำบลดอนสุขใจ", "เห็นชอบ"),
        ("นายกองค์การบริหารส่วนตำบลดอนสุขใจ", "ทราบ\nดำเนินการต่อไป"),
    ]
    assert memo.reporter_position == "นักวิเคราะห์นโยบายและแผนชำนาญการ"
    assert doubts == ()


def test_one_opinion_without_a_heading():
    memo, _ = memo_of(HEAD + "ด้วยมีเหตุ" + SIGNED + "- ทราบ\n\n(นายสอง ตัวอย่าง)\nปลัดเทศบาล")
    assert [(one.position, one.name, one.text) for one in memo.opinions] == [("ปลัดเทศบาล", "นายสอง ตัวอย่าง", "ทราบ")]


def test_an_order_that_is_cited_and_the_officers_own_opinion_are_sections():
    memo, _ = memo_of(
        HEAD
        + """๑. เรื่องเดิม
คำสั่งนายกเทศมนตรีตำบลร่มเย็น ที่ ๕/๒๕๖๖ เรื่อง แต่งตั้งคณะทำงาน
๒. ความเห็นของเจ้าหน้าที่
เห็นควรอนุมัติ"""
        + SIGNED
        + "ความเห็นของปลัดเทศบาล\nเห็นชอบ\n(นางรุ่ง งาม)\nปลัดเทศบาล"
    )
    assert [section.heading for section in memo.sections] == ["เรื่องเดิม", "ความเห็นของเจ้าหน้าที่"]
    assert memo.reporter == "นายเก่ง งานดี"
    assert [one.text for one in memo.opinions] == ["เห็นชอบ"]


def test_a_memo_whose_reporter_did_not_sign_begins_with_the_first_opinion():
    memo, doubts = memo_of(HEAD + "ด้วยมีเหตุ\n\nความเห็นของปลัดเทศบาล\nเห็นชอบ\n(นางรุ่ง งาม)\nปลัดเทศบาลตำบลร่มเย็น")
    assert memo.reporter is None
    assert [one.text for one in memo.opinions] == ["เห็นชอบ"]
    assert [doubt.code for doubt in doubts] == ["memo.reporter-missing"]


def test_an_opinion_that_nobody_signed_is_kept_and_told():
    memo, doubts = memo_of(
        HEAD
        + "ด้วยมีเหตุ"
        + SIGNED
        + "ความเห็นของรองปลัดเทศบาล\nเห็นควรเสนอ\nความเห็นของปลัดเทศบาล\nเห็นชอบ\n(นางรุ่ง งาม)\nปลัดเทศบาล"
    )
    assert [(one.position, one.name) for one in memo.opinions] == [("รองปลัดเทศบาล", None), ("ปลัดเทศบาล", "นางรุ่ง งาม")]
    assert [doubt.code for doubt in doubts] == ["opinion.unsigned"]


def test_the_memo_ends_where_the_report_behind_it_begins():
    memo, _ = memo_of(
        HEAD + "ด้วยมีเหตุ" + SIGNED + "รายงานผลการดำเนินการ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nผู้จัดทำ\n(นางสาวอื่น ไกล)\nนักวิชาการ"
    )
    assert memo.opinions == ()
    assert memo.source.line_end == 9


def test_a_memo_laid_out_as_a_word_table():
    memo, _ = read_memo(
        rows(
            "บันทึกข้อความ",
            ["ส่วนราชการ", "สำนักปลัด"],
            ["ที่ ๑/๒๕๖๙", "วันที่ ๓ มีนาคม ๒๕๖๙"],
            ["เรื่อง", "ส่งรายงาน"],
            "เรียน ปลัดเทศบาล",
            "เพื่อโปรดทราบ",
            ["", "(นายหนึ่ง ตัวอย่าง)"],
            ["", "นักจัดการงานทั่วไป"],
        )
    )
    assert memo is not None
    assert (memo.unit, memo.number, memo.date, memo.subject) == ("สำนักปลัด", "1/2569", "2026-03-03", "ส่งรายงาน")
    assert (memo.reporter, memo.reporter_position) == ("นายหนึ่ง ตัวอย่าง", "นักจัดการงานทั่วไป")


def test_a_pdf_memo_keeps_names_and_positions_apart():
    memo, _ = read_memo(
        wrapped(
            "บันทึกข้อความ",
            "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลดอนสุขใจ อำเภอทุ่งสว่าง จังหวัดอุทัยธานี",
            "ที่ อน ๗๑๒๐๑/๘๕ วันที่ ๑๖ กุมภาพันธ์ ๒๕๖๙",
            "เรื่อง รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ",
            "+พ.ศ. ๒๕๖๘",
            "เรียน นายกองค์การบริหารส่วนตำบลดอนสุขใจ",
            "๑. เรื่องเดิม",
            "ผู้บริหารเห็นชอบมาตรการส่งเสริมคุณธรรมและความโปร่งใสไว้แล้ว และให้รายงานผลเมื่อสิ้นปีงบ",
            "+ประมาณ",
            "(นางสุภาพร เรืองศรี)",
            "+หัวหน้าสำนักปลัด",
            "+ความเห็นของปลัดองค์การบริหารส่วนตำบล",
            "เห็นชอบ",
            "(นางสาวพิมพ์ใจ สุขเกษม)",
            "+ปลัดองค์การบริหารส่วนตำบล",
        )
    )
    assert memo is not None
    assert memo.subject == ("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568")
    assert memo.sections[0].text == "ผู้บริหารเห็นชอบมาตรการส่งเสริมคุณธรรมและความโปร่งใสไว้แล้ว และให้รายงานผลเมื่อสิ้นปีงบประมาณ"
    assert [(one.name, one.text) for one in memo.opinions] == [("นางสาวพิมพ์ใจ สุขเกษม", "เห็นชอบ")]
    assert memo.reporter_position == "หัวหน้าสำนักปลัด"


@pytest.mark.parametrize(
    "text",
    [
        "บันทึกข้อความ\nเป็นหนังสือภายในชนิดหนึ่ง ใช้ติดต่อราชการ",
        "จัดทำบันทึกข้อความเสนอผู้บริหาร\nเรื่อง แผน",
        "เรื่อง แผน\nเรียน ผู้ว่าราชการจังหวัด",
        "",
    ],
)
def test_talk_of_memos_and_letters_are_none(text: str):
    assert read_memo(page(text)) == (None, ())


@pytest.mark.real_documents
def test_the_real_memo_has_its_reporter_two_opinions_and_the_decision(shared):
    memo, doubts = read_memo(seed(shared, "001"))
    assert memo is not None
    assert memo.number == "ขรผ1501/257"
    assert memo.date == "2026-03-18"
    assert memo.reporter is not None
    assert memo.reporter_position == "หัวหน้าสำนักปลัดอบต."
    assert [section.heading for section in memo.sections] == ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อเสนอเพื่อพิจารณา"]
    assert len(memo.opinions) == 3
    assert all(one.name and one.text for one in memo.opinions)
    assert memo.opinions[-1].position.startswith("นายก")
    assert (memo.source.line, memo.source.line_end) == (5, 74)
    assert doubts == ()
