"""The chain of revisions of a span."""

from dataclasses import dataclass

from sucharit.base.people.gate import Officer
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import STATE_KINDS
from sucharit.work.plans.queries import plans_for
from sucharit.work.plans.revision.actions import OPEN


@dataclass(frozen=True)
class Edition:
    """One plan of the span; `before` is what it is compared with."""

    plan: Plan
    before: Plan | None
    kind: str


def editions_for(officer: Officer, plan: Plan) -> list[Edition]:
    """All plans of the plan's span, the newest revision first."""
    of_span = plans_for(officer).filter(first_year=plan.first_year, last_year=plan.last_year)
    plans = list(of_span.select_related("created_by", "organization").order_by("-revision", "-pk"))
    by_pk = {one.pk: one for one in plans}
    return [
        Edition(one, by_pk.get(one.revises_id) if one.revises_id else None, STATE_KINDS[Plan.State(one.state)])
        for one in plans
    ]


def begun_revision(plan: Plan) -> Plan | None:
    """A revision of this plan that is still on its way."""
    return plan.revisions.filter(state__in=OPEN).first()
