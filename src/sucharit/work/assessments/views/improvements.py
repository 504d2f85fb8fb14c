"""Measures against weaknesses."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.assessments import actions
from sucharit.work.assessments.actions.improvements import Stale
from sucharit.work.assessments.forms import FollowUpForm, ImprovementForm, ReportForm, StopForm
from sucharit.work.assessments.models import Assessment, Improvement
from sucharit.work.assessments.queries import (
    assessment_for,
    improvement_for,
    initiative_title,
    lines_of,
    may_follow,
    target_of,
)
from sucharit.work.assessments.views.pages import STATE_KINDS, frame, short
from sucharit.work.plans.pages import address


@gate(Can.ASSESS)
def improvement_new(request: OfficerRequest, fiscal_year: int, indicator: int) -> HttpResponse:
    """A measure for one indicator, with the weakness said as the marks say it."""
    row = assessment_for(request.officer, fiscal_year)
    named = next((one for one in row.rule.indicators if one.number == indicator), None)
    if named is None:
        raise Http404
    initial = {"weakness": _weakness(row, indicator), "carried_out_in": fiscal_year + 1}
    form = ImprovementForm(request.POST or None, officer=request.officer, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.plan_improvement(row, by=request.officer, indicator=indicator, fields=form.said)
            messages.success(request, _("เพิ่มมาตรการแล้ว"))
            return redirect("improvement", request.officer.organization.code, fiscal_year, made.pk)
    context = frame(request.officer, fiscal_year, (_("เพิ่มมาตรการปรับปรุง"), ""), form=form, indicator=named)
    return render(request, "assessments/improvement_edit.html", context, status=422 if form.errors else 200)


def _weakness(row: Assessment, indicator: int) -> str:
    line = next(one for one in lines_of(row, target_of(row)) if one.indicator.number == indicator)
    if line.value is None:
        return ""
    said = _("ได้ %(value)s คะแนน") % {"value": f"{line.value:.2f}"}
    if line.below:
        said += _(" ต่ำกว่าเป้าหมาย %(target)s คะแนน") % {"target": f"{line.target:.2f}"}
    elif line.lowest:
        said += _(" เป็นตัวชี้วัดที่ได้คะแนนน้อยที่สุด")
    return said


@gate(Can.ASSESS)
def improvement_edit(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    row = improvement_for(request.officer, fiscal_year, number)
    form = ImprovementForm(request.POST or None, officer=request.officer, instance=row)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_improvement(
                row, by=request.officer, fields=form.said, edition=form.cleaned_data["edition"]
            )  # fmt: skip
        except Stale as stale:
            form.data = {**request.POST.dict(), "edition": str(stale.improvement.edition)}
            conflict = stale.improvement
        except NotAllowed as refused:
            form.add_error(None, refused.said)
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("improvement", request.officer.organization.code, fiscal_year, row.pk)
    named = _indicator(row)
    own = (short(row.measure), address("improvement", request.officer.organization.code, fiscal_year, row.pk))
    context = frame(
        request.officer, fiscal_year, own, (_("แก้ไข"), ""), form=form, indicator=named, conflict=conflict,
        improvement=row,
    )  # fmt: skip
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "assessments/improvement_edit.html", context, status=status)


def _indicator(row: Improvement) -> Any:
    return next((one for one in row.assessment.rule.indicators if one.number == row.indicator), None)


@require_safe
@gate(Can.SEE_YEAR)
def improvement(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    return _page(request, improvement_for(request.officer, fiscal_year, number))


def _page(request: OfficerRequest, row: Improvement, status: int = 200, **forms: Any) -> HttpResponse:
    officer = request.officer
    told = {
        "follow_form": FollowUpForm(initial={"on": officer.today}), "report_form": ReportForm(),
        "stop_form": StopForm(),
    } | forms  # fmt: skip
    year = row.assessment.fiscal_year
    context = frame(
        officer, year, (short(row.measure), ""), improvement=row, indicator=_indicator(row),
        kind=STATE_KINDS[row.State(row.state)], may_follow=may_follow(officer, row) and not row.ended,
        initiative=initiative_title(officer, row.initiative_key), versions=list(versions_of(row)[:50]),
        late=not row.ended and row.due_on is not None and row.due_on < officer.today,
        chain_url=_chain(row, officer.organization.code), **told,
    )  # fmt: skip
    return render(request, "assessments/improvement.html", context, status=status)


def _chain(row: Improvement, code: str) -> str:
    """Where the initiative that carries this measure is looked at, in the year in which it is carried out."""
    return address("evidence_initiative", code, row.carried_out_in, row.initiative_key) if row.initiative_key else ""


@require_POST
@gate(Can.SEE_YEAR)
def improvement_follow(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    row = improvement_for(request.officer, fiscal_year, number)
    form = FollowUpForm(request.POST)
    return _posted(
        request, row, _("บันทึกการติดตามแล้ว"), "follow_form", form,
        lambda: actions.follow_up(row, by=request.officer, **form.cleaned_data),
    )  # fmt: skip


@require_POST
@gate(Can.SEE_YEAR)
def improvement_begin(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    row = improvement_for(request.officer, fiscal_year, number)
    return _done(request, row, _("เริ่มมาตรการแล้ว"), "", None, lambda: actions.begin(row, by=request.officer))


@require_POST
@gate(Can.SEE_YEAR)
def improvement_finish(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    row = improvement_for(request.officer, fiscal_year, number)
    form = ReportForm(request.POST)
    return _posted(
        request, row, _("บันทึกว่าแล้วเสร็จ"), "report_form", form,
        lambda: actions.finish(row, by=request.officer, report=form.cleaned_data["report"]),
    )  # fmt: skip


@require_POST
@gate(Can.ASSESS)
def improvement_stop(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    row = improvement_for(request.officer, fiscal_year, number)
    form = StopForm(request.POST)
    return _posted(
        request, row, _("ยุติมาตรการแล้ว"), "stop_form", form,
        lambda: actions.stop(row, by=request.officer, reason=form.cleaned_data["reason"]),
    )  # fmt: skip


def _posted(request: OfficerRequest, row: Improvement, said: str, name: str, form: Any, verb: Any) -> HttpResponse:
    """A form of the page: shown again under its name where it has faults."""
    return _done(request, row, said, name, form, verb) if form.is_valid() else _page(request, row, 422, **{name: form})


def _done(request: OfficerRequest, row: Improvement, said: str, name: str, form: Any, verb: Any) -> HttpResponse:
    """A refusal keeps what was typed."""
    try:
        verb()
    except NotAllowed as refused:
        messages.error(request, refused.said)
        return _page(request, row, 422, **({name: form} if name else {}))
    messages.success(request, said)
    return redirect("improvement", request.officer.organization.code, row.assessment.fiscal_year, row.pk)
