"""Cadences and terms as the sentences of plans state them."""

import pytest

from sucharit.core.fiscal import Cadence, find_cadences, find_terms, read_cadence


@pytest.mark.parametrize(("text", "cadence"), [
    ("ผู้รับมอบอำนาจรายงานผลในทุกเดือน", Cadence.MONTHLY),
    ("สรุปผลการจัดซื้อจัดจ้างรายเดือน", Cadence.MONTHLY),
    ("ประชุมเดือนละ ๑ ครั้ง", Cadence.MONTHLY),
    ("ทดสอบการใช้งานช่องทางทุกไตรมาส", Cadence.QUARTERLY),
    ("รายงานผลเป็นรายไตรมาส", Cadence.QUARTERLY),
    ("รายงานทุก ๓ เดือน", Cadence.QUARTERLY),
    ("ติดตามทุก ๖ เดือน", Cadence.HALF_YEARLY),
    ("ประเมินปีละ ๒ ครั้ง", Cadence.HALF_YEARLY),
    ("ประเมินผลตามข้อตกลงปีละสองครั้ง", Cadence.HALF_YEARLY),
    ("รายงานรอบ ๖ เดือน และรอบ ๑๒ เดือน", Cadence.ROUNDS),
    ("รายงานผลรอบ 6 และ 12 เดือน", Cadence.ROUNDS),
    ("รายงานรอบ 6, 9 และ 12 เดือน", Cadence.ROUNDS_WITH_NINE),
    ("ตรวจทุกสัปดาห์", Cadence.WEEKLY),
    ("ประเมินความรู้ปีละหนึ่งครั้ง", Cadence.YEARLY),
    ("ทบทวนเป็นประจำทุกปี", Cadence.YEARLY),
])  # fmt: skip
def test_what_is_said_is_read(text, cadence):
    assert read_cadence(text) is cadence


@pytest.mark.parametrize("text", [
    "", "รายงานผลต่อผู้บริหาร", "จัดอบรมปีละ 3 ครั้ง", "ทุกปี 2566", "ไตรมาสที่ 3", "ทุกวัน", "ระยะเวลา 12 เดือน", "ทุก 16 เดือน",
    "รายงานผลทุกเดือน และสรุปทุกปี", "เป็นระยะสม่ำเสมอ", "ทุกสำนัก/กอง", "แผนการตรวจสอบภายในประจำปี", "ทุก" * 9_000,
])  # fmt: skip
def test_nothing_is_guessed(text):
    assert read_cadence(text) is None


def test_what_may_mean_two_things_is_found_as_unsure():
    (stated,) = find_cadences("รายงานการกำกับติดตามการใช้จ่ายงบประมาณรอบ ๖ เดือน")
    assert (stated.cadence, stated.sure, stated.words) == (Cadence.ROUNDS, False, "รอบ 6 เดือน")
    (yearly,) = find_cadences("รายงานผลการดำเนินงานประจำปีต่อผู้บริหาร")
    assert (yearly.cadence, yearly.sure) == (Cadence.YEARLY, False)


def test_two_cadences_of_a_sentence_are_both_found():
    told = find_cadences("รายงานผลทุกเดือน และสรุปทุกปี")
    assert [one.cadence for one in told] == [Cadence.MONTHLY, Cadence.YEARLY]


def test_terms_say_which_days_where_the_text_does():
    (term,) = find_terms("หน่วยงานเจ้าของเรื่องดำเนินการภายใน ๑๕ วัน หากไม่แล้วเสร็จต้องชี้แจง")
    assert (term.days, term.working, term.words) == (15, None, "ภายใน 15 วัน")
    (working,) = find_terms("แจ้งผลภายใน 7 วันทำการ")
    assert (working.days, working.working) == (7, True)
    assert find_terms("ภายในสิบห้าวัน")[0].days == 15
    assert find_terms("ภายใน 0 วัน ภายใน 9999 วัน ภายในหน่วยงาน") == ()
