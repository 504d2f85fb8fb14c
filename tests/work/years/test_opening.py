"""A year is opened from the plan in force, once."""

from decimal import Decimal

import pytest

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions import open_year
from sucharit.work.years.models import YearPlan


def test_the_plan_yields_the_year(office: Cast, draft: YearPlan):
    rows = list(draft.initiatives.order_by("seq"))
    assert [row.title for row in rows] == ["โครงการอบรมจริยธรรมบุคลากร", "มาตรการเปิดเผยข้อมูลจัดซื้อจัดจ้าง", "กิจกรรมถนนโปร่งใส"]
    assert [row.seq for row in rows] == [1, 2, 3]
    first, second, third = rows
    assert (first.quantity, first.quantity_unit, first.amount) == (48, "คน", Decimal(20_000))
    assert (second.quantity, second.amount) == (None, Decimal(0))
    assert third.amount == Decimal("15000.50")
    assert (first.unit, first.responsible, first.dimension) == (office.units["clerk"], office.units["clerk"].name, "1")
    assert first.indicators == "ผู้เข้าร่วมไม่น้อยกว่าร้อยละ 80\n\tของกลุ่มเป้าหมาย\nจัดอย่างน้อย 1 ครั้ง"
    assert first.outcomes == "เรื่องร้องเรียนลดลง"
    assert not any(row.quarters for row in rows)
    assert first.key == draft.plan.initiatives.get(seq=1).key
    assert draft.as_value().initiatives[0].indicators[0] == "ผู้เข้าร่วมไม่น้อยกว่าร้อยละ 80\nของกลุ่มเป้าหมาย"
    assert Entry.objects.filter(verb="years.opened", facts__initiatives=3).exists()


def test_a_year_is_opened_once(office: Cast, plan: Plan, draft: YearPlan):
    with pytest.raises(NotAllowed, match=r"เปิดปีงบประมาณ พ\.ศ\. 2569 ไว้แล้ว"):
        open_year(plan, 2569, by=office.officer("clerk"))
    assert YearPlan.objects.count() == 1


def test_only_from_the_plan_in_force_and_within_its_span(office: Cast, plan: Plan):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="ไม่ครอบคลุมปี 2571"):
        open_year(plan, 2571, by=planner)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.SUPERSEDED)
    plan.refresh_from_db()
    with pytest.raises(NotAllowed, match="ประกาศใช้แล้วเท่านั้น"):
        open_year(plan, 2569, by=planner)


@pytest.mark.parametrize("who", ["reporter", "head", "mayor", "auditor", "council"])
def test_who_may_not_open(office: Cast, plan: Plan, who: str):
    with pytest.raises(NotAllowed, match="ไม่มีสิทธิ์"):
        open_year(plan, 2569, by=office.officer(who))


def test_a_neighbour_opens_nothing_here(plan: Plan, neighbour: Cast):
    with pytest.raises(NotAllowed):
        open_year(plan, 2569, by=neighbour.officer("neighbour-planner"))


def test_next_year_proposes_what_this_year_had(office: Cast, plan: Plan, running: YearPlan):
    following = open_year(plan, 2570, by=office.officer("planner"))
    rows = list(following.initiatives.order_by("seq"))
    assert [row.quarters for row in rows] == [(1, 2), (2, 3), (4,)]
    assert rows[2].owner == office.users["reporter"]
    assert rows[0].amount == Decimal(20_000)
