"""Plans and initiatives as an officer may see them."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.models import Initiative, Plan

IN_FORCE = (Plan.State.ADOPTED, Plan.State.SUPERSEDED)


def plans_for(officer: Officer) -> QuerySet[Plan]:
    """All plans of the officer's organization, newest span first. Who may not see drafts (the council, the province)
    sees only what was adopted: a draft is nobody's word yet."""
    plans = Plan.objects.filter(organization=officer.organization).select_related("organization", "risk_register")
    return plans if officer.may(Can.SEE_DRAFTS) else plans.filter(state__in=IN_FORCE)


def plan_for(officer: Officer, pk: int) -> Plan:
    """One plan; 404 for a stranger's or none."""
    return get_object_or_404(plans_for(officer), pk=pk)


def current_plan_for(officer: Officer, first: int, last: int) -> Plan:
    """The plan of a span that counts today: the adopted one, else the newest that is not put away; else 404."""
    of_span = plans_for(officer).filter(first_year=first, last_year=last)
    found = of_span.filter(state=Plan.State.ADOPTED).first() or (
        of_span.exclude(state__in=[Plan.State.DISCARDED, Plan.State.SUPERSEDED]).order_by("-revision", "-pk").first()
    )
    if found is None:
        raise Http404
    return found


def initiative_for(officer: Officer, plan: Plan | int, seq: int) -> Initiative:
    """The initiative at this place of a plan, with its plan and unit; 404 for a stranger's or none."""
    rows = Initiative.objects.filter(plan__in=plans_for(officer), plan=plan)
    return get_object_or_404(rows.select_related("plan__organization", "responsible_unit"), seq=seq)
