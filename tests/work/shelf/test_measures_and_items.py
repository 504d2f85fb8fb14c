"""A register is the source of a promise and the answer to an item of the disclosure list."""

from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from tests.work import promises
from tests.work.shelf.everyone import TODAY
from tests.work.shelf.samples import gifts as sample

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure.pulling import candidates
from sucharit.work.conduct.actions.gifts import report_gift
from sucharit.work.conduct.registers import GIFTS
from sucharit.work.indicators.sources import kind_of, observe_all
from sucharit.work.shelf.actions import add, bind_measure, close_to_public, open_to_public
from sucharit.work.years.models import YearPlan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


promise = partial(promises.promise, section="output", source="manual")


def test_a_promise_is_counted_from_the_register(office: Cast):
    by = office.officer("planner")
    rows = [add(GIFTS, by=by, fields=sample.fields(office, n) | {"unit": office.units["clerk"]}) for n in range(1, 5)]
    for row in rows[:3]:
        report_gift(row, by=by, reported_on=row.received_on)
    share = promise(office, "รายงานการรับของขวัญภายใน 30 วัน ไม่น้อยกว่าร้อยละ 80")
    share = bind_measure(GIFTS, "reported_in_time", share, by=by)
    count = bind_measure(GIFTS, "count", promise(office, "มีการบันทึกไม่น้อยกว่า 2 ครั้ง"), by=by)
    year = YearPlan(organization=office.organization, fiscal_year=2569)
    told = observe_all([share, count], year)
    assert (told[share.pk].value, told[share.pk].of) == (Decimal("75.00"), 4)
    assert told[count.pk].value == 4
    assert "ทะเบียน" in told[share.pk].detail
    assert str(kind_of(share.source).label) == "นับจากทะเบียน"


def test_who_may_not_bind_and_what_is_not_there(office: Cast):
    one = promise(office, "มีการบันทึกไม่น้อยกว่า 2 ครั้ง")
    with pytest.raises(NotAllowed):
        bind_measure(GIFTS, "count", one, by=office.officer("reporter"))
    with pytest.raises(NotAllowed):
        bind_measure(GIFTS, "nothing", one, by=office.officer("planner"))
    one.source = "register"
    year = YearPlan(organization=office.organization, fiscal_year=2569)
    assert "ยังไม่ได้เลือกทะเบียน" in observe_all([one], year)[one.pk].why_not


def test_binding_by_the_statistics_page(office: Cast, desk_of: Any):
    one = promise(office, "มีการบันทึกไม่น้อยกว่า 2 ครั้ง")
    desk = desk_of(office.users["planner"])
    page = desk.get("/o/donsukchai/shelf/gifts/statistics/").content.decode()
    assert "ใช้วัดตัวชี้วัดของปีนี้" in page
    answer = desk.post("/o/donsukchai/shelf/gifts/bind/2569/", {"measure": "count", "binding": one.pk})
    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.source, one.parameters) == ("register", {"register": "gifts", "measure": "count"})
    assert "ตัวชี้วัดที่นับจากทะเบียนนี้" in desk.get("/o/donsukchai/shelf/gifts/statistics/").content.decode()


def test_an_open_register_answers_its_item(office: Cast):
    by = office.officer("planner")
    row = add(GIFTS, by=by, fields=sample.fields(office, 1))

    def themes() -> set[str]:
        return {one.theme for one in candidates(office.organization, 2569)}

    open_to_public(GIFTS, by=by)
    assert "no_gift_report_gift_report" not in themes()  # nothing in it is public yet
    report_gift(row, by=by, reported_on=row.received_on)
    assert "no_gift_report_gift_report" in themes()
    close_to_public(GIFTS, by=by)
    assert "no_gift_report_gift_report" not in themes()
    with pytest.raises(NotAllowed):
        open_to_public(GIFTS, by=office.officer("reporter"))
