"""One question to each room for all organizations at once: organization > figure. A fixed number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, Sum

from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Entry, PublishedChecklist
from sucharit.work.assessments.models import Assessment
from sucharit.work.assessments.queries import plan_targets_of, standing_of
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.obligations.models import Obligation
from sucharit.work.plans.models import Plan
from sucharit.work.progress.models import Activity, Disbursement
from sucharit.work.progress.queries import signed_amount
from sucharit.work.progress.standing import light_of
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import IN_FORCE

ZERO = Decimal(0)


@dataclass
class Work:
    """What the initiatives of one year add up to."""

    count: int = 0
    done: int = 0
    impossible: int = 0
    late: int = 0
    budget: Decimal = ZERO
    spent: Decimal = ZERO
    over: int = 0


@dataclass(frozen=True)
class Verdicts:
    """Promises of one year by what was last said of them."""

    met: int = 0
    not_met: int = 0
    cannot: int = 0


@dataclass(frozen=True)
class Score:
    """The newest ITA result that is known, its year, and the target of that year."""

    value: Decimal
    fiscal_year: int
    level: str
    target: Decimal | None


@dataclass(frozen=True)
class Disclosure:
    """The official list of one year: items that count, those with nothing to show, and whether the page is public."""

    items: int
    empty: int
    public: bool


def plans_in_force(organizations: Sequence[int], fiscal_year: int) -> dict[int, Plan]:
    """The adopted plan that holds the year."""
    rows = Plan.objects.filter(
        organization__in=organizations, state=Plan.State.ADOPTED, first_year__lte=fiscal_year,
        last_year__gte=fiscal_year,
    )  # fmt: skip
    named = rows.only("pk", "organization", "title", "first_year", "last_year", "revision")
    return {plan.organization_id: plan for plan in named.order_by("first_year", "revision", "pk")}


def years_in_force(organizations: Sequence[int], fiscal_year: int) -> dict[int, YearPlan]:
    """The approved or closed year; drafts are nobody's business yet."""
    rows = YearPlan.objects.filter(organization__in=organizations, fiscal_year=fiscal_year, state__in=IN_FORCE)
    return {row.organization_id: row for row in rows}


_ROW = (
    "pk", "year_plan__organization", "status", "quarter_1", "quarter_2", "quarter_3", "quarter_4", "amount",
    "ordinance_amount",
)  # fmt: skip


def work_of(years: Iterable[YearPlan], fiscal_year: int, today: datetime.date) -> dict[int, Work]:
    """Counts, lights and money by organization: three queries, however many initiatives there are."""
    keys = [year.pk for year in years]
    done_in, spent = _active_quarters(keys, fiscal_year), _spent(keys)
    lights = _Lights(fiscal_year, today)
    told: dict[int, Work] = defaultdict(Work)
    rows = YearInitiative.objects.filter(year_plan__in=keys).order_by().values_list(*_ROW)
    for pk, organization, status, *quarters, amount, ordinance in rows.iterator():
        _add(told[organization], amount if ordinance is None else ordinance, spent.get(pk, ZERO))
        light = lights.of(status, tuple(quarters), done_in.get(pk, ()))
        told[organization].late += light == "late"
        told[organization].done += light == "done"
        told[organization].impossible += light == "impossible"
    return told


def _add(work: Work, money: Decimal | None, spent: Decimal) -> None:
    work.count += 1
    work.spent += spent
    if money is not None:
        work.budget += money
        work.over += spent > money


def _active_quarters(years: Sequence[int], fiscal_year: int) -> dict[int, tuple[int, ...]]:
    """Number of an initiative > the quarters in which something was done."""
    quarters = YearPlan(fiscal_year=fiscal_year).year.quarters
    bounds = {f"n{q.number}": Q(held_on__range=(q.first_day, q.last_day)) for q in quarters}
    found = Activity.objects.filter(year_initiative__year_plan__in=years, withdrawn_at=None).order_by()
    counted: Any = found.values("year_initiative").annotate(
        **{name: Count("pk", filter=bound) for name, bound in bounds.items()}
    )
    return {one["year_initiative"]: tuple(n for n in (1, 2, 3, 4) if one[f"n{n}"]) for one in counted}


def _spent(years: Sequence[int]) -> dict[int, Decimal]:
    found = Disbursement.objects.filter(year_initiative__year_plan__in=years).order_by()
    told = found.values("year_initiative").annotate(spent=Sum(signed_amount()))
    return {one["year_initiative"]: one["spent"] for one in told}


class _Lights:
    """The light of the progress room; thousands of initiatives share a few dozen situations."""

    def __init__(self, fiscal_year: int, today: datetime.date) -> None:
        self.year, self.today = YearPlan(fiscal_year=fiscal_year), today
        self.known: dict[tuple[object, ...], str] = {}

    def of(self, status: str, planned: tuple[bool, ...], active: tuple[int, ...]) -> str:
        key = (status, planned, active)
        if key not in self.known:
            row = YearInitiative(year_plan=self.year, status=status)
            row.quarters = tuple(n for n, there in enumerate(planned, 1) if there)
            self.known[key] = light_of(row, dict.fromkeys(active, (1, self.today)), self.today)
        return self.known[key]


def verdicts_of(organizations: Sequence[int], fiscal_year: int) -> dict[int, Verdicts]:
    """By the newest judgement that was kept; what was never judged cannot be judged yet. Two queries."""
    mine = Q(organization__in=organizations, fiscal_year=fiscal_year)
    bindings = Binding.objects.filter(mine).order_by().values_list("organization").annotate(Count("pk"))
    ours = JudgementRecord.objects.filter(
        binding__organization__in=organizations, binding__fiscal_year=fiscal_year
    ).order_by()
    newest = ours.values("binding").annotate(newest=Max("pk")).values("newest")
    said = JudgementRecord.objects.filter(pk__in=newest).order_by()
    counted = said.values_list("binding__organization", "verdict").annotate(n=Count("pk"))
    by: dict[int, dict[str, int]] = defaultdict(dict)
    for organization, verdict, number in counted:
        by[organization][verdict] = number
    told = {}
    for organization, all_of_them in bindings:
        met, not_met = (by[organization].get(name, 0) for name in ("met", "not_met"))
        told[organization] = Verdicts(met, not_met, all_of_them - met - not_met)
    return told


def overdue_of(organizations: Sequence[int], fiscal_year: int, today: datetime.date) -> dict[int, int]:
    """Duties of the year that are past their day."""
    rows = Obligation.objects.filter(
        organization__in=organizations, fiscal_year=fiscal_year, state=Obligation.State.OPEN, due_on__lt=today
    )
    return dict(rows.order_by().values_list("organization").annotate(Count("pk")))


def scores_of(organizations: Sequence[int], fiscal_year: int) -> dict[int, Score]:
    """The result of the year, else of the year before: it is announced after the year's end. Three queries."""
    years = (fiscal_year - 1, fiscal_year)
    rows = Assessment.objects.filter(organization__in=organizations, fiscal_year__in=years)
    targets = plan_targets_of(organizations, years)
    told = {}
    for row in rows.order_by("fiscal_year").prefetch_related("scores"):
        result = standing_of(row)
        if result.total.used is not None:
            planned = targets.get((row.organization_id, row.fiscal_year))
            target = planned if row.target is None else row.target
            level = result.level.name if result.level else ""
            told[row.organization_id] = Score(result.total.used, row.fiscal_year, level, target)
    return told


def disclosure_of(organizations: Sequence[int], fiscal_year: int) -> dict[int, Disclosure]:
    """The official list: two queries."""
    rows = ChecklistItem.objects.filter(
        checklist__organization__in=organizations, checklist__fiscal_year=fiscal_year,
        checklist__kind=ChecklistYear.Kind.OIT,
    ).exclude(acceptance=ChecklistItem.Acceptance.DROPPED)  # fmt: skip
    shown = Exists(Entry.objects.filter(item=OuterRef("pk"), removed_at=None))
    counted = rows.annotate(shown=shown).order_by().values_list("checklist__organization").annotate(
        all=Count("pk"), empty=Count("pk", filter=Q(shown=False))
    )  # fmt: skip
    public = set(
        PublishedChecklist.objects.filter(
            organization__in=organizations, fiscal_year=fiscal_year, state=PublishedChecklist.State.PUBLISHED
        ).values_list("organization", flat=True)
    )
    return {one: Disclosure(items, empty, one in public) for one, items, empty in counted}
