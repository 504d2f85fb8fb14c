"""A promise in a report: what was found is said once, as it was counted, and nobody is asked for anything."""

import pytest

from sucharit.publishing.reports.drafting.facts import Source, VerdictFact
from sucharit.publishing.reports.drafting.initiatives import verdict_words

SOURCE = Source(row="indicators.binding:1", words="", view="indicator", arguments=(2569, "x"))


@pytest.mark.parametrize(
    ("verdict", "value", "reason", "told"),
    [
        ("met", "2 ครั้ง", "ได้ 2 ครั้ง เทียบกับเป้าหมาย 1 ครั้ง (สูงกว่าเป้าหมาย)",
         "บรรลุ ได้ 2 ครั้ง เทียบกับเป้าหมาย 1 ครั้ง (สูงกว่าเป้าหมาย)"),
        ("not_met", "33 จาก 48 (ร้อยละ 68.75)", "ได้ ร้อยละ 68.75 เทียบกับเป้าหมาย ไม่น้อยกว่า ร้อยละ 80 (ของบุคลากร)",
         "ไม่บรรลุ ได้ 33 จาก 48 (ร้อยละ 68.75) เทียบกับเป้าหมาย ไม่น้อยกว่า ร้อยละ 80 (ของบุคลากร)"),
        ("met", "1", "มีแล้วตามที่กำหนด", "บรรลุ มีแล้วตามที่กำหนด"),
        ("met", "3", "ลดลงจาก 4 เป็น 3", "บรรลุ ลดลงจาก 4 เป็น 3"),
        ("cannot_be_judged", "2 ครั้ง", "ปีงบประมาณยังไม่สิ้นสุด", "ยังตัดสินไม่ได้ ปีงบประมาณยังไม่สิ้นสุด (ขณะนี้ 2 ครั้ง)"),
        ("cannot_be_judged", "", "ยังไม่มีผลที่วัดได้", "ยังตัดสินไม่ได้ ยังไม่มีผลที่วัดได้"),
    ],
)  # fmt: skip
def test_what_was_found_is_said_once(verdict: str, value: str, reason: str, told: str):
    fact = VerdictFact(
        key="x", section="output", sentence="จัดอบรม", verdict=verdict, reason=reason, value=value, source=SOURCE
    )
    assert verdict_words(fact) == f"ผลผลิต “จัดอบรม”: {told}"
