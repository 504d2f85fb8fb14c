"""A year of ดอนสุขใจ as its officers make it: through verbs alone."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.plans import explain_errors
from sucharit.office.demonstration.year import approve_year
from sucharit.work.plans.actions import add_initiatives, create_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions import edit_year_initiative, open_year
from sucharit.work.years.models import YearPlan

SHEETS = (
    ("โครงการอบรมจริยธรรมบุคลากร", "1.1.1", "clerk", 2566, 2570, Decimal(20_000), 48, "คน"),
    ("มาตรการเปิดเผยข้อมูลจัดซื้อจัดจ้าง", "2.1.1", "finance", 2566, 2570, Decimal(0), None, ""),
    ("กิจกรรมถนนโปร่งใส", "2.2.1", "works", 2568, 2570, Decimal("15000.50"), 12, "ครั้ง"),
    ("โครงการที่จบไปแล้ว", "3.1.1", "clerk", 2566, 2567, Decimal(5_000), 10, "คน"),
)


@pytest.fixture(scope="module")
def standing_plan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for a file."""
    with standing(django_db_blocker) as office:
        yield made_plan(office).pk


@pytest.fixture
def plan(standing_plan: int, office: Cast) -> Plan:
    """A plan in force, 2566-2570, with four initiatives of which three are at work in 2569."""
    return Plan.objects.get(pk=standing_plan)


def made_plan(office: Cast) -> Plan:
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=2566, last_year=2570)
    add_initiatives(plan, by=planner, sheets=[_sheet(office, *told) for told in SHEETS])
    explain_errors(office, plan)
    submit(plan, by=planner)
    for username in ("head", "clerk", "mayor"):
        decide(plan, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(plan))
    return adopt(plan, by=planner, on=timezone.localdate())


def _sheet(
    office: Cast, title: str, code: str, unit: str, first: int, last: int, amount: Decimal, count: int | None, of: str
) -> dict[str, object]:
    return {
        "title": title, "kind": "project", "objective_codes": [code], "rationale": "ป้องกันการทุจริต",
        "period_start": first, "period_end": last, "responsible_unit": office.units[unit],
        "responsible": office.units[unit].name, "target_group": "บุคลากร", "target_group_count": count,
        "target_group_unit": of, "amounts": dict.fromkeys(range(first, last + 1), amount),
        "outputs": [("ผู้เข้าร่วมไม่น้อยกว่าร้อยละ 80", 0), ("ของกลุ่มเป้าหมาย", 1), ("จัดอย่างน้อย 1 ครั้ง", 0)],
        "outcomes": [("เรื่องร้องเรียนลดลง", 0)],
    }  # fmt: skip


@pytest.fixture
def draft(office: Cast, plan: Plan) -> YearPlan:
    """2569 just opened."""
    return open_year(plan, 2569, by=office.officer("planner"))


@pytest.fixture
def ready(office: Cast, draft: YearPlan) -> YearPlan:
    """2569 with its quarters, ready to be submitted."""
    for row, quarters in zip(draft.initiatives.order_by("seq"), ((1, 2), (2, 3), (4,)), strict=True):
        edit_year_initiative(row, by=office.officer("planner"), fields={"quarters": quarters})
    return draft


@pytest.fixture
def running(office: Cast, ready: YearPlan) -> YearPlan:
    """2569 approved; the street works belong to the reporter."""
    year = approve_year(office, ready)
    street = year.initiatives.get(seq=3)
    edit_year_initiative(street, by=office.officer("planner"), fields={"owner": office.users["reporter"]})
    return year


@pytest.fixture
def planner(office: Cast, desk_of: Callable[[User], Client]) -> Client:
    """The plan officer's browser."""
    return desk_of(office.users["planner"])
