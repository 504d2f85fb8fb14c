"""Promises on complaints: a fall has its base from the register, from what was entered of a year before, or says that
there is none; how many days a case takes."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest
from tests.work import promises
from tests.work.complaints.conftest import TODAY
from tests.work.promises import promise

from sucharit.core.indicators import Cause, Verdict
from sucharit.office.demonstration.people import Cast
from sucharit.work.complaints.actions import closing
from sucharit.work.complaints.actions.arranging import keep_past_count
from sucharit.work.complaints.figures import past_counts
from sucharit.work.complaints.models import Category, Centre
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.years.models import YearPlan

pytestmark = pytest.mark.django_db
CLOSE = {"outcome": "solved", "result": "ซ่อมแล้ว", "cause": "หลอดหมดอายุ", "prevention": "ตรวจทุกเดือน"}
FEWER = "เรื่องร้องเรียนการจัดซื้อจัดจ้างลดลงจากปีก่อน"


def judged(office: Cast, row: Binding) -> Judged:
    year = YearPlan(organization=office.organization, fiscal_year=row.fiscal_year)
    return promises.judged(office, row, year.year.last_day + datetime.timedelta(days=1))


def test_without_a_base_it_says_so(office: Cast, centre: Centre):
    told = judged(office, promise(office, FEWER))
    assert (told.verdict, told.judgement.cause) == (Verdict.CANNOT_BE_JUDGED, Cause.NO_BASELINE)
    assert told.baseline is None and "ไม่มีค่าฐาน" in told.judgement.reason


def test_a_year_before_this_system_is_the_base(office: Cast, centre: Centre):
    procurement = Category.objects.get(organization=office.organization, key="procurement")
    by = office.officer("complaints")
    keep_past_count(procurement, 2568, by=by, received=6, finished=6, source="รายงานประจำปี 2568")
    told = judged(office, promise(office, FEWER))
    assert (told.verdict, told.baseline) == (Verdict.MET, Decimal(6))
    assert "ทะเบียนเรื่องร้องเรียนของปี 2568" in told.baseline_words
    other = judged(office, promise(office, "เรื่องร้องเรียนการให้บริการลดลง"))
    assert other.baseline is None, "nothing is known of that category"


def test_what_an_officer_says_stands_over_it(office: Cast, centre: Centre):
    procurement = Category.objects.get(organization=office.organization, key="procurement")
    keep_past_count(
        procurement, 2568, by=office.officer("complaints"), received=6, finished=6, source="รายงานประจำปี 2568"
    )
    row = promise(office, FEWER)
    row.baseline, row.baseline_note = Decimal(0), "ทะเบียนกระดาษ"
    assert judged(office, row).baseline == 0


def test_what_it_was_judged_by_a_year_ago_is_the_base(office: Cast):
    key = uuid.uuid4()
    before = promise(office, "การมีส่วนร่วมของประชาชนเพิ่มขึ้น", 2568, key=key)
    assert before.parameters == {"register": "forums", "measure": "attended"}
    told = {"verdict": "cannot_be_judged", "reason": "-", "source": "register"}
    JudgementRecord.objects.create(binding=before, value="120", number=Decimal(120), **told)
    JudgementRecord.objects.create(binding=before, value="340", number=Decimal(340), **told)
    now = judged(office, promise(office, "การมีส่วนร่วมของประชาชนเพิ่มขึ้น", 2569, key=key))
    assert now.baseline == 340, "the last that was known of that year"
    assert "ค่าที่ระบบนับไว้ของปี 2568" in now.baseline_words


def test_the_register_counts_its_own_base_where_it_was_there_from_the_beginning(
    office: Cast, centre: Centre, filed: Any, on: Any
):
    on(datetime.date(2025, 11, 3))
    procurement = Category.objects.get(organization=office.organization, key="procurement")
    filed(category=procurement), filed(category=procurement), filed()
    told = judged(office, promise(office, FEWER, 2570))
    assert (told.baseline, told.verdict) == (Decimal(2), Verdict.MET)
    whole = judged(office, promise(office, "จำนวนเรื่องร้องเรียนลดลง", 2570))
    assert whole.baseline == 3
    assert past_counts(office.organization, [2568]) == {2568: {}}, "of a year before it nothing is known"


def test_a_register_that_began_late_in_the_year_is_no_base(office: Cast, centre: Centre, filed: Any, on: Any):
    on(datetime.date(2026, 3, 2))
    filed(category=Category.objects.get(organization=office.organization, key="procurement"))
    assert judged(office, promise(office, FEWER, 2570)).baseline is None


def test_days_of_a_case(office: Cast, centre: Centre, filed: Any, on: Any):
    row = promise(office, "ดำเนินการเรื่องร้องเรียนภายใน 15 วัน")
    assert row.source == "complaint_days"
    assert "ยังไม่มีเรื่องร้องเรียนที่เสร็จสิ้น" in judged(office, row).judgement.reason
    first, second = filed().complaint, filed().complaint
    on(TODAY + datetime.timedelta(days=9))
    closing.finish(first, by=office.officer("complaints"), **CLOSE)
    assert (judged(office, row).observed.value, judged(office, row).verdict) == (Decimal(9), Verdict.MET)
    on(TODAY + datetime.timedelta(days=20))
    closing.finish(second, by=office.officer("complaints"), late_because="รออะไหล่", **CLOSE)
    assert (judged(office, row).observed.value, judged(office, row).verdict) == (Decimal(20), Verdict.NOT_MET)
