"""What an officer sees of an announcement: subject, date with whatever is missing of it, signatory."""

import pytest
from tests.core.reading.form_lines import page, seed

from sucharit.core.reading.announcements import read_announcements


def test_a_numbered_announcement_with_its_subject_over_two_lines():
    (one,), doubts = read_announcements(
        page(
            """ประกาศเทศบาลตำบลร่มเย็น
ที่ ๓/๒๕๖๗
เรื่อง นโยบายไม่รับของขวัญ (No Gift Policy)
จากการปฏิบัติหน้าที่

เทศบาลตำบลร่มเย็นขอประกาศว่า ผู้บริหารและพนักงานทุกคนไม่รับของขวัญ

จึงประกาศให้ทราบโดยทั่วกัน

ประกาศ ณ วันที่ ๒๐ มกราคม ๒๕๖๗
ลงชื่อ
(นายมานพ สงบสุข)
นายกเทศมนตรีตำบลร่มเย็น"""
        )
    )
    assert one.number == "3/2567"
    assert one.subject == "นโยบายไม่รับของขวัญ (No Gift Policy) จากการปฏิบัติหน้าที่"
    assert (one.date, one.date_text) == ("2024-01-20", "20 มกราคม 2567")
    assert (one.signatory, one.signatory_position) == ("นายมานพ สงบสุข", "นายกเทศมนตรีตำบลร่มเย็น")
    assert (one.source.line, one.source.line_end) == (1, 13)
    assert doubts == ()


@pytest.mark.parametrize(
    ("printed", "kept", "code"),
    [
        ("ประกาศ ณ วันที่\n\nกันยายน พ.ศ. ๒๕๖๕", "กันยายน พ.ศ. 2565", "date.incomplete"),
        ("ประกาศ ณ วันที่ ....... เดือน กันยายน พ.ศ. ๒๕๖๕", "....... เดือน กันยายน พ.ศ. 2565", "date.incomplete"),
        ("ประกาศ ณ วันที่ ๓๑ กันยายน ๒๕๖๕", "31 กันยายน 2565", "date.impossible"),
        ("ประกาศ ณ วันที่", None, "date.missing"),
    ],
)
def test_a_date_without_its_day_is_not_made_up(printed: str, kept: str | None, code: str):
    (one,), (doubt,) = read_announcements(
        page(f"ประกาศเทศบาลตำบลร่มเย็น\nเรื่อง ใช้แผน\n\nด้วยมีแผน\n\nจึงประกาศให้ทราบ\n\n{printed}\n\n(นางสาม สี่)\nนายกเทศมนตรี")
    )
    assert one.date is None
    assert one.date_text == kept
    assert doubt.code == code
    assert one.signatory == "นางสาม สี่"


def test_an_announcement_in_front_of_a_plan_ends_with_its_signature():
    (one,), _ = read_announcements(
        page(
            """ประกาศองค์การบริหารส่วนตำบลดอนสุขใจ
เรื่อง ใช้แผนปฏิบัติการป้องกันการทุจริต
องค์การบริหารส่วนตำบลดอนสุขใจ (พ.ศ. ๒๕๖๖-๒๕๗๐)

ด้วยองค์การบริหารส่วนตำบลดอนสุขใจ ได้จัดทำแผนแล้ว

ประกาศ ณ วันที่ ๓๐ เดือน กันยายน พ.ศ. ๒๕๖๕

(นางสาวสมใจ ตั้งมั่น)

นายกองค์การบริหารส่วนตำบลดอนสุขใจ

แผนปฏิบัติการป้องกันการทุจริต
คำนำ
(นายคำนำ มาก่อน)"""
        )
    )
    assert one.subject == "ใช้แผนปฏิบัติการป้องกันการทุจริต องค์การบริหารส่วนตำบลดอนสุขใจ (พ.ศ. 2566-2570)"
    assert one.number is None
    assert one.signatory == "นางสาวสมใจ ตั้งมั่น"
    assert one.source.line_end == 11


def test_titles_in_a_list_of_annexes_and_steps_of_a_plan_are_no_announcements():
    text = """- ❖ ประกาศเทศบาลตำบลร่มเย็น เรื่อง ให้ใช้แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)
ประกาศเทศบาลตำบลร่มเย็น เรื่อง ให้ใช้แผน\t๑๒๒
๓) ประกาศเผยแพร่แผน
ประกาศเจตนารมณ์ของผู้บริหาร
เรื่อง อื่น"""
    assert read_announcements(page(text)) == ((), ())


@pytest.mark.real_documents
def test_the_real_announcement_without_a_day(shared):
    (one,), (doubt,) = read_announcements(seed(shared, "003-excerpt"))
    assert (one.date, one.date_text) == (None, "กันยายน พ.ศ. 2565")
    assert doubt.code == "date.incomplete"
    assert one.signatory_position is not None


@pytest.mark.real_documents
def test_the_real_announcement_at_the_front_of_a_plan(shared):
    (one,), doubts = read_announcements(seed(shared, "000"))
    assert one.date == "2022-09-30"
    assert (one.source.line, one.source.line_end) == (5, 19)
    assert doubts == ()
