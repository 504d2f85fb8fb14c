"""The sheet of an initiative."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.queries import initiative_for, plan_for


@gate(Can.SEE_PLANS)
def initiative_at(request: OfficerRequest, initiative: int) -> HttpResponse:
    """The address that stays when places change: leads to where the initiative stands now."""
    row = get_object_or_404(Initiative, pk=initiative, plan__organization=request.officer.organization)
    return redirect("initiative", request.officer.organization.code, row.plan_id, row.seq)


@gate(Can.SEE_PLANS)
def initiative(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    return HttpResponse(initiative_for(request.officer, plan_for(request.officer, plan), seq).title)
