"""Years and their initiatives as an officer may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.years.models import Correction, YearInitiative, YearPlan

IN_FORCE = (YearPlan.State.APPROVED, YearPlan.State.CLOSED)
SORTS = {
    "seq": ("seq",),
    "title": ("title",),
    "unit": ("unit__place", "unit__name", "seq"),
    "amount": ("amount",),
    "ordinance": ("ordinance_amount",),
    "status": ("status", "seq"),
    "quarter": ("-quarter_1", "-quarter_2", "-quarter_3", "-quarter_4"),
}
"""What the list of a year can be sorted by, and the columns of each."""


def years_for(officer: Officer) -> QuerySet[YearPlan]:
    """All years of the officer's organization, newest first; for the council and the province only approved ones."""
    years = YearPlan.objects.filter(organization=officer.organization).select_related("plan", "organization")
    return years if officer.may(Can.SEE_DRAFTS) else years.filter(state__in=IN_FORCE)


def year_for(officer: Officer, fiscal_year: int) -> YearPlan:
    """One year; 404 where it was not opened, or is a stranger's."""
    return get_object_or_404(years_for(officer).select_related("closed_by"), fiscal_year=fiscal_year)


def current_year_for(officer: Officer) -> YearPlan | None:
    """The year of today, if it was opened."""
    return years_for(officer).filter(fiscal_year=FiscalYear.of(officer.today).value).first()


def listed_years_for(officer: Officer) -> QuerySet[Any]:
    """Years with their counts and money, in one query."""
    return years_for(officer).annotate(
        initiative_count=Count("initiatives"),
        done_count=Count("initiatives", filter=Q(initiatives__status="done")),
        impossible_count=Count("initiatives", filter=Q(initiatives__status="impossible")),
        baht=Sum("initiatives__amount"),
    )


def year_initiatives_for(officer: Officer, fiscal_year: int) -> QuerySet[YearInitiative]:
    """The initiatives of a year in order, with unit and owner."""
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer), year_plan__fiscal_year=fiscal_year)
    return rows.select_related("year_plan", "unit", "owner", "initiative").order_by("seq")


def year_initiative_for(officer: Officer, fiscal_year: int, seq: int) -> YearInitiative:
    """One initiative of a year by its place; 404 for a stranger's or none."""
    return get_object_or_404(year_initiatives_for(officer, fiscal_year), seq=seq)


def year_initiative_at(officer: Officer, pk: int) -> YearInitiative:
    """One initiative of any year by its number, which stays when places change."""
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer))
    return get_object_or_404(rows.select_related("year_plan", "unit", "owner"), pk=pk)


def may_report(officer: Officer, row: YearInitiative) -> bool:
    """Whether this officer records what happens to this initiative: its owner, its unit's reporter or head, or the plan
    officer, who stands in for all."""
    if not officer.may(Can.REPORT):
        return False
    return Role.PLAN_OFFICER in officer.roles or row.owner_id == officer.user.pk or row.unit_id in officer.unit_ids


def mine_for(officer: Officer) -> Q:
    """Rows that the officer owns, or whose unit is theirs."""
    return Q(owner=officer.user) | Q(unit__in=officer.unit_ids)


def narrowed(rows: QuerySet[YearInitiative], wanted: dict[str, Any], officer: Officer) -> QuerySet[YearInitiative]:
    """What the filter of the list lets through."""
    if wanted.get("q"):
        rows = rows.filter(Q(title__icontains=wanted["q"]) | Q(responsible__icontains=wanted["q"]))
    if wanted.get("dimension"):
        rows = rows.filter(dimension=wanted["dimension"])
    if wanted.get("unit"):
        rows = rows.filter(unit=wanted["unit"])
    if wanted.get("quarter"):
        rows = rows.filter(**{f"quarter_{wanted['quarter']}": True})
    if wanted.get("status"):
        rows = rows.filter(status=wanted["status"])
    only = wanted.get("only")
    if only == "mine":
        rows = rows.filter(mine_for(officer))
    elif only == "unowned":
        rows = rows.filter(Q(owner=None) | Q(unit=None))
    elif only == "unplaced":
        rows = rows.filter(quarter_1=False, quarter_2=False, quarter_3=False, quarter_4=False)
    elif only == "outside":
        rows = rows.filter(in_ordinance=False)
    return rows


def in_order(rows: QuerySet[YearInitiative], sort: str) -> QuerySet[YearInitiative]:
    """By `sort` ("-amount" is the greatest first); in the order of the plan where it names nothing."""
    columns = SORTS.get(sort.removeprefix("-"))
    if not columns:
        return rows.order_by("seq")
    if sort.startswith("-"):
        columns = tuple(column[1:] if column.startswith("-") else f"-{column}" for column in columns)
    return rows.order_by(*columns, "seq")


@dataclass(frozen=True)
class Totals:
    """What the rows of a table add up to; money only of those that state any."""

    count: int
    by_quarter: tuple[tuple[int, int], ...]
    amount: Decimal
    ordinance: Decimal | None
    by_status: tuple[tuple[str, str, int], ...]

    @property
    def finished(self) -> int:
        return sum(count for status, _label, count in self.by_status if status in ("done", "impossible"))


def totals_of(rows: Iterable[YearInitiative]) -> Totals:
    """Counts of initiatives at work in each quarter, sums of money, counts of each status."""
    told = list(rows)
    ordinance = [row.ordinance_amount for row in told if row.ordinance_amount is not None]
    return Totals(
        len(told),
        tuple((number, sum(number in row.quarters for row in told)) for number in (1, 2, 3, 4)),
        sum((row.amount for row in told if row.amount is not None), Decimal(0)),
        sum(ordinance, Decimal(0)) if ordinance else None,
        tuple(
            (value, str(label), sum(row.status == value for row in told))
            for value, label in YearInitiative.Status.choices
        ),
    )


def plans_to_open_from(officer: Officer, fiscal_year: int) -> QuerySet[Plan]:
    """Adopted plans whose span holds the year."""
    adopted = Plan.objects.filter(organization=officer.organization, state=Plan.State.ADOPTED)
    return adopted.filter(first_year__lte=fiscal_year, last_year__gte=fiscal_year)


def openable_years_for(officer: Officer) -> list[tuple[Plan, list[int]]]:
    """Plans in force, each with its years that are not open yet: this year first, then the nearest, past ones last."""
    there = set(years_for(officer).values_list("fiscal_year", flat=True))
    this = FiscalYear.of(officer.today).value
    plans = Plan.objects.filter(organization=officer.organization, state=Plan.State.ADOPTED).order_by("-first_year")
    told = []
    for plan in plans:
        years = sorted((year for year in plan.span if year not in there), key=lambda y: (y < this, abs(y - this)))
        if years:
            told.append((plan, years))
    return told


def plan_now(year: YearPlan) -> Plan:
    """The plan in force for this year today: a revision may have taken the place of the one it was opened from."""
    plans = Plan.objects.filter(
        organization=year.organization_id, state=Plan.State.ADOPTED, first_year__lte=year.fiscal_year,
        last_year__gte=year.fiscal_year,
    )  # fmt: skip
    return plans.order_by("-revision", "-pk").first() or year.plan


def left_out_for(year: YearPlan) -> list[Initiative]:
    """Initiatives of the plan in force that are not in the year, with their amounts."""
    there = year.initiatives.values("key")
    sheets = plan_now(year).initiatives.exclude(key__in=there).select_related("plan").prefetch_related("amounts")
    return list(sheets.order_by("seq"))


def people_for(officer: Officer, also: Sequence[int] = ()) -> list[User]:
    """Who can own an initiative: those with a role today that works on the year, and those who own one already."""
    working = [Role.PLAN_OFFICER, Role.UNIT_REPORTER, Role.HEAD, Role.CLERK]
    grants = RoleGrant.objects.filter(held_on(officer.today), organization=officer.organization, role__in=working)
    wanted = Q(pk__in=grants.values("user"), is_active=True) | Q(pk__in=also)
    return list(User.objects.filter(wanted).order_by("full_name"))


def corrections_of(year: YearPlan) -> list[Correction]:
    """All corrections of a closed year, newest first."""
    return list(year.corrections.select_related("by", "year_initiative"))


def corrections_by_field(corrections: Iterable[Correction]) -> dict[tuple[int, str], Correction]:
    """(number of the row, field) > its newest correction."""
    told: dict[tuple[int, str], Correction] = {}
    for one in corrections:
        if one.year_initiative_id is not None:
            told.setdefault((one.year_initiative_id, one.field), one)
    return told
