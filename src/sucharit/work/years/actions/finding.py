"""Initiatives of years in the search of the organization."""

from collections.abc import Iterable, Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.pages import row_address

KIND = "years.yearinitiative"


def make_findable(year: YearPlan, rows: Iterable[YearInitiative]) -> None:
    put_many(year.organization, [_found(year, row) for row in rows])


def forget(year: YearPlan, row: YearInitiative) -> None:
    drop(kind=KIND, key=str(row.pk), organization=year.organization)


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every row of every year."""
    for year in YearPlan.objects.filter(organization=organization).select_related("organization").order_by("pk"):
        for row in year.initiatives.order_by("seq"):
            row.year_plan = year
            yield _found(year, row)


def _found(year: YearPlan, row: YearInitiative) -> Findable:
    text = "\n".join(part for part in (row.responsible, row.indicators, row.outcomes, row.result) if part)
    url = row_address(row, year.organization.code)
    return Findable(KIND, str(row.pk), f"{row.title} (ปีงบประมาณ {year.fiscal_year})", text, url)
