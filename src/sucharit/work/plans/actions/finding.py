"""Plans and initiatives in the search of the organization, under addresses that stay when places change."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import LISTS, snapshot
from sucharit.work.plans.values import initiatives_of

INITIATIVE, PLAN = "plans.initiative", "plans.plan"
_WORDS = ("rationale", "target_group", "place", "period", "responsible", "note", "budget_text")


def make_findable(plan: Plan, sheets: Iterable[tuple[Initiative, Mapping[str, Any]]]) -> None:
    """Puts the words of sheets where search looks."""
    put_many(plan.organization, [_found(plan, row, sheet) for row, sheet in sheets])


def make_plan_findable(plan: Plan) -> None:
    """Puts the title, years and state of a plan where search looks."""
    put_many(plan.organization, [_plan_found(plan)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every plan with its initiatives, as its verbs put them."""
    for plan in Plan.objects.filter(organization=organization).select_related("organization").order_by("pk"):
        yield _plan_found(plan)
        for row in initiatives_of(plan):
            yield _found(plan, row, snapshot(row))


def forget(plan: Plan, row: Initiative) -> None:
    """Takes an initiative out of search."""
    drop(kind=INITIATIVE, key=str(row.pk), organization=plan.organization)


def _plan_found(plan: Plan) -> Findable:
    text = f"พ.ศ. {plan.first_year} - {plan.last_year} {plan.get_state_display()}"
    url = reverse("plan_tree", args=[plan.organization.code, plan.pk])
    return Findable(PLAN, str(plan.pk), plan.title, text, url)


def _found(plan: Plan, row: Initiative, sheet: Mapping[str, Any]) -> Findable:
    lines = [line[2] for name in LISTS for line in sheet[name]]
    text = "\n".join(part for part in (*(sheet[name] for name in _WORDS), *lines) if part)
    url = reverse("initiative_at", args=[plan.organization.code, row.pk])
    title = f"{row.title} ({plan.first_year}-{plan.last_year})"
    return Findable(INITIATIVE, str(row.pk), title, text, url)
