"""A year of ดอนสุขใจ in which things were done, paid, published: through verbs alone; and the route of its reports."""

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from tests.stages import World, in_stages, stage_of, world_of
from tests.standing import standing

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.people.models import User
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast, found_again
from sucharit.office.demonstration.plans import explain_errors
from sucharit.office.demonstration.year import approve_year
from sucharit.publishing.reports.actions import begin_report, decide_report, submit_report
from sucharit.publishing.reports.contents import content_fingerprint
from sucharit.publishing.reports.models import Report
from sucharit.work.plans.actions import add_initiatives, create_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint as plan_fingerprint
from sucharit.work.plans.models import Plan
from sucharit.work.progress.actions import pay, record_activity
from sucharit.work.years.actions import edit_year_initiative, open_year, set_status
from sucharit.work.years.models import YearPlan

SHEETS = (
    ("โครงการอบรมจริยธรรมบุคลากร", "1.1.1", "clerk", Decimal(20_000)),
    ("มาตรการเปิดเผยข้อมูลจัดซื้อจัดจ้าง", "2.1.1", "finance", Decimal(0)),
    ("กิจกรรมถนนโปร่งใส", "2.2.1", "works", Decimal("15000.50")),
)


def this_year() -> int:
    return FiscalYear.of(timezone.localdate()).value


def the_plan(office: Cast, sheets: list[dict[str, object]], first: int, last: int) -> Plan:
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=first, last_year=last)
    add_initiatives(plan, by=planner, sheets=sheets)
    explain_errors(office, plan)
    submit(plan, by=planner)
    for username in ("head", "clerk", "mayor"):
        decide(plan, by=office.officer(username), answer="agreed", fingerprint=plan_fingerprint(plan))
    return adopt(plan, by=planner, on=timezone.localdate())


def sheet(office: Cast, title: str, code: str, unit: str, amount: Decimal, first: int, last: int) -> dict[str, object]:
    return {
        "title": title, "kind": "project", "objective_codes": [code], "rationale": "ป้องกันการทุจริต",
        "period_start": first, "period_end": last, "responsible_unit": office.units[unit],
        "responsible": office.units[unit].name, "target_group": "บุคลากร", "target_group_count": 48,
        "target_group_unit": "คน", "amounts": dict.fromkeys(range(first, last + 1), amount),
        "steps": [("ขออนุมัติโครงการ", 0), ("ดำเนินการ", 0)], "outputs": [("จัดอย่างน้อย 1 ครั้ง", 0)],
        "outcomes": [("เรื่องร้องเรียนลดลง", 0)],
    }  # fmt: skip


def routed(office: Cast) -> None:
    steps = [(StepVerb.ENDORSE, office.positions["clerk"]), (StepVerb.APPROVE, office.positions["mayor"])]
    set_route(office.organization, by=None, subject_kind="reports.report", name="เสนอรายงาน", steps=steps)


@pytest.fixture(scope="module")
def standing_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for a file."""
    with standing(django_db_blocker) as office:
        yield lived_year(office).pk


@pytest.fixture
def year(standing_year: int, office: Cast) -> YearPlan:
    """This year approved: one trained and paid over its budget, one that cannot be done, one not begun."""
    return YearPlan.objects.get(pk=standing_year)


def lived_year(office: Cast) -> YearPlan:
    routed(office)
    this = this_year()
    planner = office.officer("planner")
    sheets = [sheet(office, *told, this, this + 1) for told in SHEETS]
    plan = the_plan(office, sheets, this, this + 1)
    opened = open_year(plan, this, by=planner)
    for row in opened.initiatives.order_by("seq"):
        edit_year_initiative(row, by=planner, fields={"quarters": (1, 2)})
    approve_year(office, opened)
    opened.refresh_from_db()
    first, second, _third = opened.initiatives.order_by("seq")
    day = max(opened.year.first_day, timezone.localdate() - datetime.timedelta(days=3))
    record_activity(first, by=planner, title="อบรมจริยธรรมรุ่นที่ 1", held_on=day, place="หอประชุม", people=48)
    pay(first, by=planner, paid_on=day, amount=Decimal(21_500), document="ฎีกา 1", over_reason="ค่าวิทยากรเพิ่ม")
    set_status(second, by=planner, status="impossible", reason="staff")
    return opened


def _begun(year: int) -> int:
    office = found_again("donsukchai")
    assert office is not None
    return begin_report("round-6", YearPlan.objects.get(pk=year).fiscal_year, by=office.officer("planner")).pk


#: the report of the first half of the year, begun once for a file
STAGES = {"round_6": ("", _begun)}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_stages(items, Path(__file__).parent, STAGES)


@pytest.fixture(scope="module")
def world(request: pytest.FixtureRequest, standing_year: int, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with world_of(request, STAGES, standing_year, django_db_blocker) as made:
        yield made


@pytest.fixture(scope="class", autouse=True)  # before the transaction of a test
def report_at(request: pytest.FixtureRequest) -> int:
    """The number of the year, or of the report where the test asks for it."""
    return stage_of(request, STAGES, "year")


@pytest.fixture
def round_6(report_at: int, db: None) -> Report:
    return Report.objects.get(pk=report_at)


@pytest.fixture
def integrity(office: Cast, year: YearPlan) -> Report:
    return begin_report("integrity", year.fiscal_year, by=office.officer("planner"))


@pytest.fixture
def planner(office: Cast, desk_of: Callable[[User], Client]) -> Client:
    return desk_of(office.users["planner"])


def approved(office: Cast, report: Report) -> Report:
    """Through every desk of the route."""
    submit_report(report, by=office.officer("planner"), incomplete=True)
    for username in ("clerk", "mayor"):
        decide_report(report, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(report))
    report.refresh_from_db()
    return report
