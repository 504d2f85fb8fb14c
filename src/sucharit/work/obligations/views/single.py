"""One obligation: done with proof, left with a reason, opened again, given to others."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import refusals_on, refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.queries import people_for
from sucharit.base.people.roles import Can
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.obligations.actions import done, not_applicable, reassign, reassign_all, reopen
from sucharit.work.obligations.actions.doing import Stale, may_assign, may_do
from sucharit.work.obligations.forms import AssignAllForm, AssignForm, DoneForm, ReasonForm, done_initial
from sucharit.work.obligations.keeping import keeper_of
from sucharit.work.obligations.models import Obligation
from sucharit.work.obligations.queries import obligation_for, titles_of, without_account
from sucharit.work.obligations.showing import frame, short, shown
from sucharit.work.plans.pages import address

declare_subject("obligations.obligation", _("งานที่ต้องทำ"), lambda code, pk: reverse("obligation", args=[code, pk]))


@require_safe
@gate(Can.SEE_YEAR)
def obligation(request: OfficerRequest, pk: int) -> HttpResponse:
    return _page(request, obligation_for(request.officer, pk))


def _page(
    request: OfficerRequest, row: Obligation, form: DoneForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    officer = request.officer
    shown([row], officer.today)
    keeper = keeper_of(row)
    may = keeper is None and may_do(officer, row) and row.state == Obligation.State.OPEN
    titles = titles_of(officer, [row.initiative_key], row.fiscal_year)
    told: dict[str, Any] = {
        "row": row, "about": titles.get(row.initiative_key, "") if row.initiative_key else "",
        "year": row.fiscal_year, "may_do": may, "today": officer.today, "keeper": keeper,
        "may_assign": keeper is None and may_assign(officer, row), "kept_at": keeper.address(row) if keeper else "",
        "may_reopen": keeper is None and may_do(officer, row) and row.state in ("done", "not_applicable"),
        "evidence": list(evidence_of(row, officer)), "versions": list(versions_of(row)[:20]),
        "about_url": _initiative_url(officer.organization.code, row),
    }  # fmt: skip
    if may:
        told["form"] = form or DoneForm(initial=done_initial(row, officer))
        told["picker"] = picker_for(
            officer, initiative_key=row.initiative_key, fiscal_year=row.fiscal_year, title=row.title, **more
        )
    crumb = (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": row.fiscal_year},
             address("obligation_year", officer.organization.code, row.fiscal_year))  # fmt: skip
    context = frame(officer, crumb, (short(row.title), ""), **told)
    return render(request, "obligations/obligation.html", context, status=status)


def _initiative_url(code: str, row: Obligation) -> str:
    return address("evidence_initiative", code, row.fiscal_year, row.initiative_key) if row.initiative_key else ""


@require_POST
@gate(Can.SEE_YEAR)
def obligation_done(request: OfficerRequest, pk: int) -> HttpResponse:
    """Done, with what the form and the picker bring; what was typed stays where it is refused."""
    row = obligation_for(request.officer, pk)
    form = DoneForm(request.POST)
    brought = picked(request, title=row.title)
    if not form.is_valid() or brought.faults:
        return _page(request, row, form, chosen=brought.evidence, faults=brought.faults)
    told = form.cleaned_data
    try:
        done(row, by=request.officer, evidence=brought.evidence, **told)
    except (NotAllowed, ValidationError) as refused:
        form.add_error(None, refused.said if isinstance(refused, NotAllowed) else refused)
        status = 422
        if isinstance(refused, Stale):
            status, row = 409, obligation_for(request.officer, pk)
            typed = request.POST.copy()
            typed["edition"] = str(row.edition)
            form.data = typed
        return _page(request, row, form, status=status, chosen=brought.evidence)
    undo = reverse("obligation_reopen", args=[request.officer.organization.code, pk])
    messages.success(request, _("บันทึกว่าทำแล้ว: %(title)s") % {"title": row.title}, extra_tags=f"undo:{undo}")
    return redirect("obligation", request.officer.organization.code, pk)


@require_http_methods(["GET", "POST"])
@gate(Can.SEE_YEAR)
def obligation_not_applicable(request: OfficerRequest, pk: int) -> HttpResponse:
    """Left, with a reason."""
    row = obligation_for(request.officer, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            not_applicable(row, by=request.officer, reason=form.cleaned_data["reason"])
            undo = reverse("obligation_reopen", args=[request.officer.organization.code, pk])
            messages.success(request, _("บันทึกว่าไม่ต้องทำ: %(title)s") % {"title": row.title}, extra_tags=f"undo:{undo}")
            return redirect("obligation", request.officer.organization.code, pk)
    return _confirm(request, row, form, _("ไม่ต้องทำงานนี้"), _("บันทึกว่าไม่ต้องทำ"))


def _confirm(request: OfficerRequest, row: Obligation, form: Any, title: str, action: str) -> HttpResponse:
    back = reverse("obligation", args=[request.officer.organization.code, row.pk])
    context = frame(
        request.officer, (short(row.title), back), (title, ""), row=row, form=form, heading=title, action=action
    )
    return render(request, "obligations/confirm.html", context | {"cancel_url": back, "year": row.fiscal_year})


@require_POST
@gate(Can.SEE_YEAR)
def obligation_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    """Undo of done and of not applicable."""
    row = obligation_for(request.officer, pk)
    with refusals_told(request):
        reopen(row, by=request.officer)
        messages.success(request, _("เปิดงานนี้ใหม่แล้ว"))
    return redirect("obligation", request.officer.organization.code, pk)


@require_http_methods(["GET", "POST"])
@gate(Can.SEE_YEAR)
def obligation_assign(request: OfficerRequest, pk: int) -> HttpResponse:
    """To another person or unit."""
    row = obligation_for(request.officer, pk)
    initial = {"to": row.assignee_id, "unit": row.unit_id}
    form = AssignForm(request.POST or None, officer=request.officer, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reassign(row, by=request.officer, to=form.cleaned_data["to"], unit=form.cleaned_data["unit"])
            messages.success(request, _("มอบหมายแล้ว"))
            return redirect("obligation", request.officer.organization.code, pk)
    return _confirm(request, row, form, _("มอบหมายงาน"), _("มอบหมาย"))


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def obligation_assign_all(request: OfficerRequest) -> HttpResponse:
    """What people owe who cannot sign in any more, given to others in one go."""
    officer = request.officer
    form = AssignAllForm(request.POST or None, officer=officer)
    if request.method == "POST" and form.is_valid():
        user = get_object_or_404(people_for(officer), username=request.POST.get("user", ""))
        with refusals_told(request):
            count = reassign_all(user, by=officer, to=form.cleaned_data["to"])
            messages.success(request, _("มอบหมายแล้ว %(n)s งาน") % {"n": count})
            return redirect("obligation_assign_all", officer.organization.code)
    title = _("งานของผู้ที่ไม่มีบัญชีใช้งาน")
    context = frame(officer, (title, ""), people=without_account(officer), form=form, heading=title)
    return render(request, "obligations/obligation_assign_all.html", context)
