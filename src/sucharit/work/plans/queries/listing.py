"""The list of plans with their counts and money, in a fixed number of queries."""

from typing import Any

from django.db.models import Count, DecimalField, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from sucharit.base.people.gate import Officer
from sucharit.work.plans.models import BudgetAmount, Initiative, Plan
from sucharit.work.plans.queries.plans import plans_for

SORTS = {
    "title": ("title",),
    "span": ("first_year", "last_year", "revision"),
    "state": ("state",),
    "count": ("initiative_count",),
    "money": ("baht",),
    "changed": ("changed_at",),
}
"""What the list can be sorted by, and the columns of each."""


def listed_plans_for(officer: Officer) -> QuerySet[Plan]:
    """Plans with `initiative_count` and `baht` (None where no amount is stated)."""
    return plans_for(officer).annotate(
        initiative_count=Coalesce(_of_plan(Initiative.objects.filter(plan=OuterRef("pk")), Count("pk")), 0),
        baht=Subquery(
            BudgetAmount.objects.filter(initiative__plan=OuterRef("pk"))
            .order_by()
            .values("initiative__plan")
            .annotate(told=Sum("amount"))
            .values("told"),
            output_field=DecimalField(max_digits=20, decimal_places=2),
        ),
    )


def _of_plan(rows: QuerySet[Any], told: Any) -> Subquery:
    return Subquery(rows.order_by().values("plan").annotate(told=told).values("told"), output_field=IntegerField())


def in_order(plans: QuerySet[Any], sort: str) -> QuerySet[Any]:
    """By `sort` ("-money" is the greatest first); newest span first where it names nothing."""
    columns = SORTS.get(sort.removeprefix("-"))
    if not columns:
        return plans.order_by("-first_year", "-last_year", "-revision", "-pk")
    sign = "-" if sort.startswith("-") else ""
    return plans.order_by(*(f"{sign}{column}" for column in columns), "-pk")
