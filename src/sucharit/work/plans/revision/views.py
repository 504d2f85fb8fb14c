"""Revisions of a plan: the list, a new one, and the plan of the next span."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.grid.layout import in_outline_order
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries import plan_for
from sucharit.work.plans.revision.actions import continue_in, revise
from sucharit.work.plans.revision.forms import ContinueForm, RevisionForm
from sucharit.work.plans.revision.queries import begun_revision, editions_for
from sucharit.work.plans.values import initiatives_of


@require_safe
@gate(Can.SEE_PLANS)
def plan_revisions(request: OfficerRequest, plan: int) -> HttpResponse:
    """All editions of the span with their reasons."""
    found = plan_for(request.officer, plan)
    context = frame_of(
        request.officer, found, "plan_revisions", (_("ฉบับของแผน"), ""),
        editions=editions_for(request.officer, found), begun=begun_revision(found),
        may_revise=request.officer.may(Can.EDIT_PLANS),
    )  # fmt: skip
    return render(request, "plans/revision/plan_revisions.html", context)


@gate(Can.EDIT_PLANS)
def plan_revise(request: OfficerRequest, plan: int) -> HttpResponse:
    """GET asks why; POST makes the draft."""
    found = plan_for(request.officer, plan)
    form = RevisionForm(request.POST) if request.method == "POST" else RevisionForm()
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            draft = revise(found, by=request.officer, reason=form.cleaned_data["reason"])
            messages.success(request, _("เริ่มฉบับแก้ไขครั้งที่ %(n)s แล้ว ทุกอย่างของฉบับเดิมอยู่ในร่างนี้") % {"n": draft.revision})
            return redirect("plan_tree", request.officer.organization.code, draft.pk)
    context = frame_of(
        request.officer, found, "plan_revisions", _crumb(request, found), (_("ทำฉบับแก้ไข"), ""),
        form=form, begun=begun_revision(found), count=found.initiatives.count(),
    )  # fmt: skip
    return render(request, "plans/revision/plan_revise.html", context, status=422 if form.errors else 200)


@gate(Can.EDIT_PLANS)
def plan_continue(request: OfficerRequest, plan: int) -> HttpResponse:
    """GET offers the initiatives; POST makes the plan of the other span."""
    found = plan_for(request.officer, plan)
    sheets = in_outline_order(initiatives_of(found))
    if request.method == "POST":
        form = ContinueForm(request.POST, sheets=sheets)
        answer = _continued(request, found, form) if form.is_valid() else None
        if answer is not None:
            return answer
    else:
        length = found.last_year - found.first_year
        years = {"first_year": found.last_year + 1, "last_year": found.last_year + 1 + length}
        form = ContinueForm(initial={**years, "initiatives": [one.pk for one in sheets]}, sheets=sheets)
    context = frame_of(
        request.officer, found, "plan_revisions", _crumb(request, found), (_("เริ่มแผนช่วงใหม่"), ""), form=form,
        count=len(sheets),
    )  # fmt: skip
    return render(request, "plans/revision/plan_continue.html", context, status=422 if form.errors else 200)


def _continued(request: OfficerRequest, plan: Plan, form: ContinueForm) -> HttpResponse | None:
    told = form.cleaned_data
    try:
        draft = continue_in(
            plan, by=request.officer, first_year=told["first_year"], last_year=told["last_year"], title=told["title"],
            initiatives=told["initiatives"], with_amounts=told["amounts"] == "moved", with_texts=told["texts"],
        )  # fmt: skip
    except NotAllowed as error:
        form.add_error(None, error.said)
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        messages.success(request, _("เริ่มแผนใหม่แล้ว นำมา %(n)s โครงการ") % {"n": len(told["initiatives"])})
        return redirect("plan_tree", request.officer.organization.code, draft.pk)
    return None


def _crumb(request: OfficerRequest, plan: Plan) -> tuple[str, str]:
    return _("ฉบับของแผน"), reverse("plan_revisions", args=[request.officer.organization.code, plan.pk])
