"""Which two plans an officer may lay beside each other."""

from sucharit.base.people.gate import Officer
from sucharit.work.plans.models import Plan
from sucharit.work.plans.queries import plan_for, plans_for


def comparable_for(officer: Officer) -> list[Plan]:
    """Everything but drafts that were put away, newest first."""
    return list(plans_for(officer).exclude(state=Plan.State.DISCARDED).order_by("-first_year", "-revision", "-pk"))


def before_of(plan: Plan, officer: Officer) -> Plan | None:
    """What a plan is compared with when nobody says: the plan that it revises, else the adopted one of its span, else
    the last adopted or superseded one of an earlier span."""
    if plan.revises_id is not None:
        return plan_for(officer, plan.revises_id)
    others = plans_for(officer).exclude(pk=plan.pk).filter(state__in=[Plan.State.ADOPTED, Plan.State.SUPERSEDED])
    same = others.filter(first_year=plan.first_year, last_year=plan.last_year, revision__lt=plan.revision or 1)
    earlier = others.filter(first_year__lt=plan.first_year)
    return same.order_by("-revision", "-pk").first() or earlier.order_by("-first_year", "-revision", "-pk").first()
