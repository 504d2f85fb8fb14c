"""The list of plans, and a new one."""

import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.actions import create_plan, discard_plan, take_up_again
from sucharit.work.plans.forms.facts import NewPlanForm
from sucharit.work.plans.forms.lists import PlanFilter, chosen
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import STATE_KINDS, address
from sucharit.work.plans.queries.listing import in_order, listed_plans_for
from sucharit.work.plans.queries.plans import current_plan_for, plan_for, plans_for

PAGE = 30
MOMENT = datetime.timedelta(seconds=20)


@gate(Can.SEE_PLANS)
def plan_list(request: OfficerRequest) -> HttpResponse:
    """All plans of the organization: states, years, counts, money."""
    officer = request.officer
    form = PlanFilter(request.GET or None)
    wanted = chosen(form)
    plans = listed_plans_for(officer)
    plans = plans.filter(state=wanted["state"]) if wanted["state"] else plans.exclude(state=Plan.State.DISCARDED)
    if wanted["q"]:
        plans = plans.filter(title__icontains=wanted["q"])
    page = Paginator(in_order(plans, request.GET.get("sort", "")), PAGE).get_page(request.GET.get("page"))
    for plan in page:
        plan.state_kind = STATE_KINDS[Plan.State(plan.state)]
    return render(request, "plans/plan_list.html", {
        "page": page, "form": form, "filtered": any(wanted.values()), "may_edit": officer.may(Can.EDIT_PLANS),
        "intake_url": address("intake_list", officer.organization.code) if officer.may(Can.INTAKE) else "",
        "crumbs": [(_("แผน"), "")],
    })  # fmt: skip


@gate(Can.SEE_PLANS)
def plan_current(request: OfficerRequest, first: int, last: int) -> HttpResponse:
    """The plan of a span that counts today."""
    plan = current_plan_for(request.officer, first, last)
    return redirect("plan_tree", request.officer.organization.code, plan.pk)


@gate(Can.EDIT_PLANS)
def plan_new(request: OfficerRequest) -> HttpResponse:
    """Begins a plan: blank, or with typical initiatives at hand."""
    officer = request.officer
    form = NewPlanForm(request.POST or None, today=officer.today)
    if request.method == "POST" and form.is_valid():
        twin = _begun_just_now(request, form)
        if twin is not None:
            return redirect("plan_tree", officer.organization.code, twin.pk)
        try:
            plan = create_plan(by=officer, **form.facts)
        except ValidationError as fault:
            form.show_faults(fault)
        else:
            messages.success(request, _("เริ่ม %(title)s แล้ว") % {"title": plan.title})
            begin = "plan_catalogue" if form.cleaned_data["begin"] == "catalogue" else "plan_tree"
            return redirect(begin, officer.organization.code, plan.pk)
    crumbs = [(_("แผน"), address("plan_list", officer.organization.code)), (_("เริ่มแผนใหม่"), "")]
    intake_url = address("intake_list", officer.organization.code) if officer.may(Can.INTAKE) else ""
    context = {"form": form, "crumbs": crumbs, "intake_url": intake_url}
    return render(request, "plans/plan_new.html", context, status=422 if form.errors else 200)


def _begun_just_now(request: OfficerRequest, form: NewPlanForm) -> Plan | None:
    """The same draft, begun by the same officer a moment ago and still empty: the button was pressed twice."""
    facts = form.facts
    same = plans_for(request.officer).filter(
        created_by=request.officer.user, created_at__gte=timezone.now() - MOMENT, state=Plan.State.DRAFT,
        first_year=facts["first_year"], last_year=facts["last_year"], initiatives=None,
    )  # fmt: skip
    return same.first()


@gate(Can.EDIT_PLANS)
def plan_discard(request: OfficerRequest, plan: int) -> HttpResponse:
    """Asks first; the draft stays readable and can be taken up again."""
    row = plan_for(request.officer, plan)
    code = request.officer.organization.code
    if request.method != "POST":
        crumbs = [(_("แผน"), address("plan_list", code)), (row.title, address("plan_tree", code, row.pk))]
        context = {"plan": row, "crumbs": [*crumbs, (_("ยกเลิกร่าง"), "")]}
        return render(request, "plans/plan_discard.html", context)
    try:
        discard_plan(row, by=request.officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
        return redirect("plan_tree", code, row.pk)
    messages.success(request, _("ยกเลิกร่าง %(title)s แล้ว") % {"title": row.title})
    return redirect("plan_list", code)


@gate(Can.EDIT_PLANS)
@require_POST
def plan_take_up(request: OfficerRequest, plan: int) -> HttpResponse:
    """A discarded draft again."""
    row = plan_for(request.officer, plan)
    with refusals_told(request):
        take_up_again(row, by=request.officer)
    return redirect("plan_tree", request.officer.organization.code, row.pk)
