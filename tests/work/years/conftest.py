"""A year of ดอนสุขใจ as its officers make it: through verbs alone."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from tests.stages import World, in_stages, stage_of, world_of
from tests.standing import standing

from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast, found_again
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


def drafted(plan: int) -> int:
    return open_year(Plan.objects.get(pk=plan), 2569, by=_planner()).pk


def made_ready(draft: int) -> int:
    rows = YearPlan.objects.get(pk=draft).initiatives.order_by("seq")
    for row, quarters in zip(rows, ((1, 2), (2, 3), (4,)), strict=True):
        edit_year_initiative(row, by=_planner(), fields={"quarters": quarters})
    return draft


def begun(ready: int) -> int:
    office = _office()
    year = approve_year(office, YearPlan.objects.get(pk=ready))
    street = year.initiatives.get(seq=3)
    edit_year_initiative(street, by=office.officer("planner"), fields={"owner": office.users["reporter"]})
    return year.pk


#: how far a year has come, each built once for a file
STAGES = {"draft": ("", drafted), "ready": ("draft", made_ready), "running": ("ready", begun)}


def _office() -> Cast:
    office = found_again("donsukchai")
    assert office is not None
    return office


def _planner() -> Officer:
    return _office().officer("planner")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_stages(items, Path(__file__).parent, STAGES)


@pytest.fixture(scope="module")
def world(
    request: pytest.FixtureRequest, standing_plan: int, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:  # fmt: skip
    with world_of(request, STAGES, standing_plan, django_db_blocker) as made:
        yield made


@pytest.fixture(scope="class", autouse=True)  # before the transaction of a test
def year_at(request: pytest.FixtureRequest) -> int:
    """The number of the plan, or of the year as far as the test asks for it."""
    return stage_of(request, STAGES, "plan")


@pytest.fixture
def draft(year_at: int, db: None) -> YearPlan:
    """2569 just opened."""
    return YearPlan.objects.get(pk=year_at)


@pytest.fixture
def ready(year_at: int, db: None) -> YearPlan:
    """2569 with its quarters, ready to be submitted."""
    return YearPlan.objects.get(pk=year_at)


@pytest.fixture
def running(year_at: int, db: None) -> YearPlan:
    """2569 approved; the street works belong to the reporter."""
    return YearPlan.objects.get(pk=year_at)


@pytest.fixture
def planner(office: Cast, desk_of: Callable[[User], Client]) -> Client:
    """The plan officer's browser."""
    return desk_of(office.users["planner"])
