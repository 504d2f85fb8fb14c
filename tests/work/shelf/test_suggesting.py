"""Promises that a register counts are proposed so; what a register does not know it does not say."""

from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from tests.work import promises

from sucharit.core.indicators import Verdict
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure.actions import make_checklist
from sucharit.work.delegations.registers import DELEGATIONS
from sucharit.work.indicators.actions import change, mend
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.models import Binding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = "2026-03-02"


promise = partial(promises.promise, section="output")


def judged(office: Cast, row: Binding) -> Judged:
    return promises.judged(office, row, office.officer("planner").today)


def test_a_register_in_which_nothing_was_written_says_nothing(office: Cast):
    row = promise(office, "มีคำสั่งมอบหมายงานไม่น้อยกว่า 4 ฉบับ")
    assert row.parameters == {"register": "delegations", "measure": "orders"}
    told = judged(office, row)
    assert told.verdict is Verdict.CANNOT_BE_JUDGED
    assert "ยังไม่มีรายการ" in told.judgement.reason and "เปลี่ยนแหล่งข้อมูล" in told.judgement.reason


def test_a_count_that_still_grows_is_not_missed_before_the_year_ends(office: Cast):
    from tests.work.shelf.everyone import filled

    filled(DELEGATIONS, office)
    told = judged(office, promise(office, "มีคำสั่งมอบหมายงานไม่น้อยกว่า 40 ฉบับ"))
    assert told.verdict is Verdict.CANNOT_BE_JUDGED and "ยังไม่สิ้นสุด" in told.judgement.reason


def test_another_measure_is_proposed_with_a_mended_reading(office: Cast):
    by, row = office.officer("planner"), promise(office, "มีคำสั่งมอบหมายงานไม่น้อยกว่า 4 ฉบับ")
    row = mend(row, by=by, fields={"kind": "text", "comparison": "", "threshold": None}, reason="ไม่มีเกณฑ์")
    assert (row.source, row.parameters) == ("manual", {}), "a text is counted from nothing"


def test_a_base_is_written_and_the_register_stays(office: Cast):
    by, row = office.officer("planner"), promise(office, "การมีส่วนร่วมของประชาชนเพิ่มขึ้น")
    row = change(row, by=by, source="register", baseline=Decimal(120), baseline_note="รายงานเวทีปี 2568")
    assert row.parameters == {"register": "forums", "measure": "attended"}
    assert change(row, by=by, source="manual").parameters == {}


def test_disclosure_counts_items_that_show_something(office: Cast):
    row = promise(office, "มีการเปิดเผยข้อมูลสาธารณะ 5 ประเด็น")
    assert row.source == "disclosure"
    assert "ยังไม่มีรายการเปิดเผย" in judged(office, row).judgement.reason
    make_checklist(2569, by=office.officer("planner"))
    told = judged(office, row)
    assert told.observed.value == 0 or "ไม่ได้แบ่ง" in told.judgement.reason
    assert judged(office, promise(office, "มีการเปิดเผยข้อมูลสาธารณะ")).verdict is Verdict.NOT_MET


def test_the_register_of_risks_counts_its_controls(office: Cast):
    row = promise(office, "มีมาตรการจัดการความเสี่ยงไม่น้อยกว่า 5 มาตรการ")
    assert row.source == "risks" and "ยังไม่มีทะเบียนความเสี่ยง" in judged(office, row).judgement.reason
