"""What council members and supervisors find: of plans and years those in force, as their pages show them."""

from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.search.queries import find_in_part
from sucharit.work.plans.actions import finding as plans
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.queries import plans_for
from sucharit.work.years.actions import finding as years
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import years_for


def register_reading() -> None:
    """Called when the application is ready."""
    find_in_part(plans.PLAN, Can.SEE_PLANS, lambda officer: _keys(plans_for(officer)))
    find_in_part(plans.INITIATIVE, Can.SEE_PLANS, _initiatives)
    find_in_part(years.KIND, Can.SEE_YEAR, _year_initiatives)


def _initiatives(officer: Officer) -> QuerySet[Any]:
    return _keys(Initiative.objects.filter(plan__in=plans_for(officer)))


def _year_initiatives(officer: Officer) -> QuerySet[Any]:
    return _keys(YearInitiative.objects.filter(year_plan__in=years_for(officer)))


def _keys(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Their numbers as the index writes them."""
    keys: QuerySet[Any] = rows.order_by().annotate(as_key=Cast("pk", CharField(max_length=20))).values("as_key")
    return keys
