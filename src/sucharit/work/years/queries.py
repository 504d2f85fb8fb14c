"""Years and their initiatives as an officer may see them."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.work.plans.models import Plan
from sucharit.work.years.models import YearInitiative, YearPlan


def years_for(officer: Officer) -> QuerySet[YearPlan]:
    """All years of the officer's organization, newest first."""
    return YearPlan.objects.filter(organization=officer.organization).select_related("plan", "organization")


def year_for(officer: Officer, fiscal_year: int) -> YearPlan:
    """One year; 404 where it was not opened, or is a stranger's."""
    return get_object_or_404(years_for(officer), fiscal_year=fiscal_year)


def current_year_for(officer: Officer) -> YearPlan | None:
    """The year of today, if it was opened."""
    return years_for(officer).filter(fiscal_year=FiscalYear.of(officer.today).value).first()


def year_initiatives_for(officer: Officer, fiscal_year: int) -> QuerySet[YearInitiative]:
    """The initiatives of a year in order, with unit and owner."""
    rows = YearInitiative.objects.filter(
        year_plan__organization=officer.organization, year_plan__fiscal_year=fiscal_year
    )
    return rows.select_related("year_plan", "unit", "owner", "initiative").order_by("seq")


def year_initiative_for(officer: Officer, fiscal_year: int, seq: int) -> YearInitiative:
    """One initiative of a year by its place; 404 for a stranger's or none."""
    return get_object_or_404(year_initiatives_for(officer, fiscal_year), seq=seq)


def may_report(officer: Officer, row: YearInitiative) -> bool:
    """Whether this officer records what happens to this initiative: its owner, its unit's reporter or head, or the plan
    officer, who stands in for all."""
    if not officer.may(Can.REPORT):
        return False
    return Role.PLAN_OFFICER in officer.roles or row.owner_id == officer.user.pk or row.unit_id in officer.unit_ids


def plans_to_open_from(officer: Officer, fiscal_year: int) -> QuerySet[Plan]:
    """Adopted plans whose span holds the year."""
    adopted = Plan.objects.filter(organization=officer.organization, state=Plan.State.ADOPTED)
    return adopted.filter(first_year__lte=fiscal_year, last_year__gte=fiscal_year)
