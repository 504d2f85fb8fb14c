"""The tree of a plan."""

from django.http import HttpResponse
from django.shortcuts import redirect

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.queries import current_plan_for, plan_for


@gate(Can.SEE_PLANS)
def plan_current(request: OfficerRequest, first: int, last: int) -> HttpResponse:
    """The plan of a span that counts today."""
    plan = current_plan_for(request.officer, first, last)
    return redirect("plan_tree", request.officer.organization.code, plan.pk)


@gate(Can.SEE_PLANS)
def plan_tree(request: OfficerRequest, plan: int) -> HttpResponse:
    return HttpResponse(plan_for(request.officer, plan).title)
