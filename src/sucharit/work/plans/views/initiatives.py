"""Initiatives of a plan: begun, duplicated, removed, put back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import faults_on
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.actions import add_initiative, duplicate, put_back, remove_initiative
from sucharit.work.plans.forms.sheet import SheetForm
from sucharit.work.plans.models import Initiative, Plan, Removal
from sucharit.work.plans.pages import frame_of, may_edit, outline_crumbs
from sucharit.work.plans.queries.plans import initiative_for, plan_for
from sucharit.work.plans.queries.tree import framework_of
from sucharit.work.plans.sheet import blank
from sucharit.work.plans.views.sheet import initiative_meant


@gate(Can.EDIT_PLANS)
def initiative_new(request: OfficerRequest, plan: int) -> HttpResponse:
    """A blank sheet: only its name and home are asked, the rest is filled in on its own page."""
    officer = request.officer
    row = plan_for(officer, plan)
    if not may_edit(officer, row):
        state = row.get_state_display()
        messages.error(request, _("แผนนี้อยู่ในสถานะ “%(state)s” จึงเพิ่มโครงการไม่ได้") % {"state": state})
        return redirect("plan_tree", officer.organization.code, row.pk)
    sheet = blank()
    data = request.POST if request.method == "POST" else None
    form = SheetForm(data, plan=row, sheet=sheet, of=framework_of(row))
    form.initial["home"] = request.GET.get("objective", "")
    twin = _sent_before(request, row)
    if twin is not None:
        return redirect("initiative_edit", officer.organization.code, row.pk, twin.seq)
    if request.method == "POST" and form.is_valid():
        with faults_on(form):
            added = add_initiative(row, by=officer, fields=_first_fields(form, row))
            messages.success(request, _("เพิ่ม “%(title)s” แล้ว กรอกส่วนที่เหลือได้เลย") % {"title": added.title})
            return redirect("initiative_edit", officer.organization.code, row.pk, added.seq)
    context = frame_of(
        officer, row, "plan_tree", (_("เพิ่มโครงการ"), ""), form=form, seen=request.POST.get("seen") or row.edition
    )
    return render(request, "plans/initiative_new.html", context, status=422 if form.errors else 200)


def _sent_before(request: OfficerRequest, plan: Plan) -> Initiative | None:
    """The initiative that this very form has made already: the button was pressed twice."""
    if request.method != "POST" or request.POST.get("seen", str(plan.edition)) == str(plan.edition):
        return None
    last = plan.initiatives.order_by("seq").last()
    return last if last and last.title == " ".join(request.POST.get("title", "")[:2_000].split()) else None


def _first_fields(form: SheetForm, plan: Plan) -> dict[str, Any]:
    typed = form.fields_typed
    fields = {name: typed[name] for name in ("title", "kind", "objective_codes", "responsible_unit")}
    return fields | {"period_start": plan.first_year, "period_end": plan.last_year, "place": plan.organization.name}


@gate(Can.EDIT_PLANS)
@require_POST
def initiative_duplicate(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """A second one right after this one."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    code = officer.organization.code
    try:
        copy = duplicate(row, by=officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
        return redirect("initiative", code, plan, seq)
    messages.success(request, _("ทำสำเนาแล้ว เป็นลำดับที่ %(n)s") % {"n": copy.seq})
    return redirect("initiative_edit", code, plan, copy.seq)


@gate(Can.EDIT_PLANS)
def initiative_remove(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """Asks first, naming it; afterwards it can be put back."""
    officer = request.officer
    row = initiative_meant(request, plan, seq)
    code = officer.organization.code
    if request.method != "POST":
        context = frame_of(officer, row.plan, "plan_tree", *outline_crumbs(row.plan, row, code), initiative=row)
        return render(request, "plans/initiative_remove.html", context)
    try:
        removal = remove_initiative(row, by=officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
        return redirect("initiative", code, plan, seq)
    return redirect(f"{reverse('plan_tree', args=[code, plan])}?removed={removal.pk}")


@gate(Can.EDIT_PLANS)
@require_POST
def initiative_put_back(request: OfficerRequest, plan: int, removal: int) -> HttpResponse:
    """A removed initiative again."""
    officer = request.officer
    row = get_object_or_404(Removal, pk=removal, plan=plan_for(officer, plan))
    code = officer.organization.code
    try:
        back = put_back(row, by=officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
        return redirect("plan_history", code, plan)
    messages.success(request, _("เรียกคืน “%(title)s” แล้ว") % {"title": back.title})
    return redirect("initiative", code, plan, back.seq)
