"""From an older plan into this one, and the amounts of one year into others."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.actions import copy_initiatives, copy_year
from sucharit.work.plans.forms.copying import CopyForm, YearForm
from sucharit.work.plans.pages import frame_of, may_edit
from sucharit.work.plans.queries.plans import plan_for, plans_for


@gate(Can.EDIT_PLANS)
def plan_copy(request: OfficerRequest, plan: int) -> HttpResponse:
    """First which plan, then which of its initiatives."""
    officer = request.officer
    row = plan_for(officer, plan)
    code = officer.organization.code
    if not may_edit(officer, row):
        return _closed(request, plan)
    others = plans_for(officer).exclude(pk=row.pk)
    form = CopyForm(request.POST or None, plans=others, plan=row, source=request.GET.get("from", ""))
    if request.method == "POST" and form.is_valid() and form.source:
        with refusals_told(request):
            added = copy_initiatives(
                row,
                by=officer,
                source=form.source,
                initiatives=form.chosen,
                with_amounts=form.cleaned_data["with_amounts"],
            )
            told = ngettext("คัดลอก %(n)s โครงการแล้ว", "คัดลอก %(n)s โครงการแล้ว", len(added)) % {"n": len(added)}
            messages.success(request, told)
        return redirect("plan_tree", code, row.pk)
    context = frame_of(officer, row, "plan_tree", (_("คัดลอกจากแผนอื่น"), ""), form=form, source=form.source)
    return render(request, "plans/plan_copy.html", context, status=422 if request.method == "POST" else 200)


@gate(Can.EDIT_PLANS)
def plan_copy_year(request: OfficerRequest, plan: int) -> HttpResponse:
    """Which year, into which, and whether over what is there."""
    officer = request.officer
    row = plan_for(officer, plan)
    code = officer.organization.code
    if not may_edit(officer, row):
        return _closed(request, plan)
    form = YearForm(request.POST or None, plan=row)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_told(request):
            count = copy_year(
                row, by=officer, source=int(told["source"]), years=[int(year) for year in told["years"]],
                only_unstated=not told["overwrite"],
            )  # fmt: skip
            said = ngettext("คัดลอกงบประมาณแล้ว %(n)s โครงการ", "คัดลอกงบประมาณแล้ว %(n)s โครงการ", count) % {"n": count}
            messages.success(request, said)
        return redirect("plan_tree", code, row.pk)
    context = frame_of(officer, row, "plan_tree", (_("คัดลอกงบประมาณข้ามปี"), ""), form=form)
    return render(request, "plans/plan_copy_year.html", context, status=422 if form.errors else 200)


def _closed(request: OfficerRequest, plan: int) -> HttpResponse:
    messages.error(request, _("แผนนี้ไม่อยู่ในสถานะที่แก้ไขได้"))
    return redirect("plan_tree", request.officer.organization.code, plan)
