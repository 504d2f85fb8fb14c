"""The sheet of a survey and its verbs: settings, opening, closing, another round, promises, discarding."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import number
from sucharit.core.answers import enough
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.receiving import accepts
from sucharit.work.surveys.figures import figures_of
from sucharit.work.surveys.forms import SettingsForm
from sucharit.work.surveys.models import Section, Survey
from sucharit.work.surveys.queries import bindings_for, came_in, doors_of, rounds_of, served_by, slips_left
from sucharit.work.surveys.showing import met
from sucharit.work.surveys.views.pages import door_address, found, run_by, survey_page, tried
from sucharit.work.years.recording.answers import said, says_why


@require_safe
@gate(Can.SEE_YEAR)
def survey(request: OfficerRequest, code: str) -> HttpResponseBase:
    """Where it stands: doors, how many came, what it measures, what to do next."""
    row = found(request, code)
    if row.purpose == Survey.Purpose.FORM:  # of an online service: there is nothing but its questions
        return redirect("survey_build", request.officer.organization.code, row.code)
    figures = figures_of(row) if row.state != Survey.State.DRAFT else None
    context = survey_page(
        request.officer, row, "survey", figures=figures, met=bool(figures and met(row, figures.outcome)),
        came=came_in(row), doors=doors_of(row), slips_left=slips_left(row), served=served_by(row),
        rounds=rounds_of(row), accepting=accepts(row), door_url=door_address(row),
        problems=running.problems_of(row, request.officer) if row.state == Survey.State.DRAFT else [],
        versions=versions_of(row).select_related("by")[:8],
    )  # fmt: skip
    return render(request, "surveys/survey.html", context)


@gate(Can.SURVEY)
def survey_settings(request: OfficerRequest, code: str) -> HttpResponseBase:
    row = run_by(request, code)
    form = SettingsForm(request.POST or None, instance=run_by(request, code), officer=request.officer)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = dict(form.cleaned_data)
            edition = told.pop("edition")
            verb: Callable[[], Any] = lambda: building.change_survey(  # noqa: E731
                row, by=request.officer, fields=told, edition=edition
            )
            kept, status = tried(form, verb)
            if kept:
                messages.success(request, _("บันทึกการตั้งค่าแล้ว"))
                return redirect("survey", request.officer.organization.code, row.code)
    context = survey_page(request.officer, row, "survey_settings", (_("ตั้งค่า"), ""), form=form)
    return render(request, "surveys/settings.html", context, status=status)


@gate(Can.SURVEY)
@says_why
def survey_open(request: OfficerRequest, code: str) -> HttpResponseBase:
    """What respondents will be told and what stays fixed is shown before it opens."""
    row = run_by(request, code)
    if request.method == "POST":
        running.open_survey(row, by=request.officer)
        messages.success(request, _("เปิดรับคำตอบแล้ว"))
        return redirect("survey", request.officer.organization.code, row.code)
    things = [
        survey_page(request.officer, row, "survey")["rule"],
        _("แสดงผลเมื่อมีคำตอบอย่างน้อย %(k)s ฉบับ") % {"k": number(row.k)},
    ]
    return _confirm(
        request, row, _("เปิดรับคำตอบหรือไม่"), things, _("เปิดรับคำตอบ"),
        _("เมื่อเปิดแล้ว คำถาม วิธีคิดร้อยละ และจำนวนคำตอบขั้นต่ำที่แสดงผลจะแก้ไม่ได้"),
    )  # fmt: skip


@gate(Can.SURVEY)
@says_why
def survey_close(request: OfficerRequest, code: str) -> HttpResponseBase:
    """Says what becomes of the answers before it closes."""
    row = run_by(request, code)
    if request.method == "POST":
        running.close_survey(row, by=request.officer)
        messages.success(request, _("ปิดและตรึงผลแล้ว"))
        return redirect("survey_results", request.officer.organization.code, row.code)
    came = came_in(row)
    things = [_("มีคำตอบ %(n)s ฉบับ") % {"n": number(came)}]
    why = _("ปิดแล้วเปิดอีกไม่ได้ ผลจะถูกตรึงไว้ตามวิธีคิดที่ประกาศ")
    if not enough(came, row.k):
        why = _("คำตอบน้อยกว่า %(k)s ฉบับ: ถ้าปิดตอนนี้ คำตอบเหล่านี้จะถูกลบโดยไม่มีใครได้เห็น เพื่อไม่ให้เดาได้ว่าใครตอบ") % {
            "k": number(row.k)
        }
    return _confirm(request, row, _("ปิดรับคำตอบหรือไม่"), things, _("ปิดและตรึงผล"), why, danger=True)


@gate(Can.SURVEY)
@says_why
def survey_discard(request: OfficerRequest, code: str) -> HttpResponseBase:
    row = run_by(request, code)
    if request.method == "POST":
        building.discard(row, by=request.officer)
        messages.success(request, _("ทิ้งร่างแล้ว"))
        return redirect("survey_list", request.officer.organization.code)
    return _confirm(request, row, _("ทิ้งร่างนี้หรือไม่"), [row.title], _("ทิ้งร่าง"), "", danger=True)


def _confirm(
    request: OfficerRequest, row: Survey, heading: str, things: list[str], action: str, why: str, danger: bool = False
) -> HttpResponseBase:  # fmt: skip
    back = reverse("survey", args=[request.officer.organization.code, row.code])
    context = survey_page(
        request.officer, row, "survey", (action, ""), heading=heading, things=things, action=action, consequence=why,
        cancel_url=back, danger=danger,
    )  # fmt: skip
    return render(request, "surveys/confirm.html", context)


@require_POST
@gate(Can.SURVEY)
@says_why
def survey_round(request: OfficerRequest, code: str) -> HttpResponseBase:
    made = running.new_round(run_by(request, code), by=request.officer)
    messages.success(request, _("สร้างร่างของรอบใหม่แล้ว ด้วยคำถามเดิม"))
    return redirect("survey", request.officer.organization.code, made.code)


@gate(Can.SEE_YEAR)
def survey_promises(request: OfficerRequest, code: str) -> HttpResponseBase:
    """The outputs and outcomes of the year that this survey measures: ticked, each by all of it or by one section."""
    row = found(request, code)
    fault = ""
    if request.method == "POST":
        row = run_by(request, code)
        wanted = _ticked(request, row)
        fault = _served(request, row, wanted)
        if not fault:
            messages.success(request, _("บันทึกตัวชี้วัดที่แบบนี้วัดแล้ว"))
            return redirect("survey", request.officer.organization.code, row.code)
    mine = {one.item_key: one.section_id for one in row.promises.all()}
    rows = [(one, name, one.item_key in mine, mine.get(one.item_key)) for one, name in bindings_for(row)]
    context = survey_page(
        request.officer,
        row,
        "survey_promises",
        (_("ตัวชี้วัด"), ""),
        rows=rows,
        parts=list(row.sections.all()),
        fault=fault,
    )
    return render(request, "surveys/promises.html", context, status=422 if fault else 200)


def _ticked(request: OfficerRequest, row: Survey) -> dict[uuid.UUID, Section | None]:
    """What was ticked; what is no key is no promise."""
    sections = {str(one.pk): one for one in row.sections.all()}
    told: dict[uuid.UUID, Section | None] = {}
    for key in request.POST.getlist("promise")[:500]:
        try:
            told[uuid.UUID(key)] = sections.get(request.POST.get(f"part-{key}", ""))
        except ValueError:
            continue
    return told


def _served(request: OfficerRequest, row: Survey, wanted: dict[uuid.UUID, Section | None]) -> str:
    from sucharit.base.people.gate import NotAllowed

    try:
        running.serve(row, by=request.officer, promises=wanted)
    except NotAllowed as refused:
        return said(refused)
    return ""
