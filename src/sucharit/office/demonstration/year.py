"""The fiscal years of the demonstration: last year lived through and closed, this year running."""

from collections.abc import Callable, Sequence

from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions import (
    close_year,
    decide_year,
    edit_year_initiative,
    open_year,
    set_status,
    submit_year,
)
from sucharit.work.years.approval.actions import content_fingerprint
from sucharit.work.years.models import YearInitiative, YearPlan

#: place in the year > what came of it last year, where it was not done
IMPOSSIBLE = {7: YearInitiative.Reason.NO_BUDGET, 15: YearInitiative.Reason.STAFF}
UNFINISHED = {11: "จัดกิจกรรมได้สองในสี่ครั้ง ยกส่วนที่เหลือไปปีถัดไปตามมติที่ประชุมหัวหน้าส่วนราชการ"}
#: unit of an initiative by its place, in turn: every unit has something to report
OWNERS: tuple[tuple[str, str], ...] = (
    ("clerk", "head"), ("works", "reporter"), ("finance", "finance"), ("clerk", "planner"), ("works", "reporter"),
)  # fmt: skip
#: quarters by place, in turn, so that the four quarters are not alike
QUARTERS: tuple[tuple[int, ...], ...] = ((1, 2), (2, 3), (1, 2, 3, 4), (2,), (1, 3), (2, 4))


Lived = Callable[[Cast, YearPlan], None]
"""What happened in an approved year before it ended."""


def running_year(office: Cast, lived: Lived | None = None) -> tuple[YearPlan, YearPlan]:
    """Last year (closed) and this year (running), both opened from the plan in force, by verbs alone; `lived` fills
    each while it runs."""
    plan = Plan.objects.get(organization=office.organization, state=Plan.State.ADOPTED)
    this = FiscalYear.of(office.officer("planner").today).value
    last_year = _last_year(office, plan, this - 1, lived)
    this_year = _this_year(office, plan, this)
    if lived is not None:
        lived(office, this_year)
    return last_year, this_year


def _last_year(office: Cast, plan: Plan, fiscal_year: int, lived: Lived | None) -> YearPlan:
    planner = office.officer("planner")
    year = open_year(plan, fiscal_year, by=planner)
    for row in year.initiatives.order_by("seq"):
        _placed(office, row)
    year = approve_year(office, year)
    if lived is not None:
        lived(office, year)
    for row in year.initiatives.order_by("seq"):
        _ended(office, row)
    return close_year(year, by=office.officer("clerk"), reasons=_reasons(year))


def _this_year(office: Cast, plan: Plan, fiscal_year: int) -> YearPlan:
    """Quarters, units and owners come from last year; the ordinance's figures from the budget office."""
    planner = office.officer("planner")
    year = open_year(plan, fiscal_year, by=planner)
    for row in year.initiatives.order_by("seq"):
        fields = {"ordinance_amount": row.amount, "in_ordinance": True} if row.amount else {}
        if not row.quarters:
            _placed(office, row)
        edit_year_initiative(row, by=planner, fields=fields)
    return approve_year(office, year)


def approve_year(office: Cast, year: YearPlan, deciders: Sequence[str] = ("clerk", "mayor")) -> YearPlan:
    """Through every desk of the route."""
    submit_year(year, by=office.officer("planner"))
    for username in deciders:
        decide_year(year, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(year))
    year.refresh_from_db()
    return year


def _placed(office: Cast, row: YearInitiative) -> None:
    unit, owner = OWNERS[row.seq % len(OWNERS)]
    fields = {
        "unit": row.unit or office.units[unit],
        "owner": office.users[owner],
        "quarters": QUARTERS[row.seq % len(QUARTERS)],
        "quantity": row.quantity or 48,
        "quantity_unit": row.quantity_unit or "คน",
    }
    edit_year_initiative(row, by=office.officer("planner"), fields=fields)


def _ended(office: Cast, row: YearInitiative) -> None:
    planner = office.officer("planner")
    if row.finished:
        return
    if row.seq in IMPOSSIBLE:
        set_status(row, by=planner, status="impossible", reason=IMPOSSIBLE[row.seq])
    elif row.seq in UNFINISHED:
        set_status(row, by=planner, status="running", result="จัดแล้วสองครั้ง ผู้เข้าร่วม 61 คน")
    else:
        set_status(row, by=planner, status="done", result="ดำเนินการครบตามไตรมาสที่กำหนด มีหลักฐานครบถ้วน")


def _reasons(year: YearPlan) -> dict[int, str]:
    return {row.pk: UNFINISHED[row.seq] for row in year.initiatives.filter(seq__in=UNFINISHED, status="running")}
