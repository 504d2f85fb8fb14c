"""One piece of evidence: what it proves, where it is used, its file; describing and withdrawing it."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.serving import sent
from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import faults_on, refusals_on, refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.evidence.actions import describe, take_back, withdraw
from sucharit.work.evidence.actions.changing import Stale, may_change
from sucharit.work.evidence.forms import DescribeForm, WithdrawForm
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.queries import evidence_for, places_of, same_received
from sucharit.work.evidence.views.adding import OFFERED


@require_safe
@gate(Can.SEE_YEAR)
def evidence(request: OfficerRequest, evidence: int) -> HttpResponse:
    row = evidence_for(request.officer, evidence)
    code = request.officer.organization.code
    places = places_of(row, code)
    context = {
        "evidence": row, "places": places, "twice": _twice(places), "same": list(same_received(row)[:20]),
        "may_change": may_change(request.officer, row), "offered": OFFERED.format(row.pk) in request.session,
        "versions": list(versions_of(row)[:20]), "crumbs": _crumbs(request, row),
    }  # fmt: skip
    return render(request, "evidence/evidence.html", context)


def _twice(places: list[Any]) -> bool:
    years = {place.fiscal_year for place in places if place.fiscal_year}
    initiatives = {place.use.initiative_key for place in places if place.use.initiative_key}
    return len(years) > 1 or len(initiatives) > 1


def _crumbs(request: OfficerRequest, row: Evidence, *more: tuple[str, str]) -> list[tuple[str, str]]:
    code = request.officer.organization.code
    own = (row.title, reverse("evidence", args=[code, row.pk]) if more else "")
    return [(_("หลักฐาน"), reverse("evidence_list", args=[code])), own, *more]


@require_safe
@gate(Can.SEE_YEAR)
def evidence_file(request: OfficerRequest, evidence: int) -> FileResponse:
    """The file as it is kept; `?inline=1` shows it in the browser. A withdrawn one is given to nobody."""
    row = evidence_for(request.officer, evidence)
    if row.file is None or row.withdrawn:
        raise Http404
    return _given(row.file, inline=request.GET.get("inline") == "1")


@require_safe
@gate(Can.SEE_YEAR)
def evidence_thumbnail(request: OfficerRequest, evidence: int) -> FileResponse:
    """A small picture for lists."""
    row = evidence_for(request.officer, evidence)
    if row.thumbnail is None or row.withdrawn:
        raise Http404
    answer = _given(row.thumbnail, inline=True)
    answer["Cache-Control"] = "private, max-age=3600"  # the pixels of a number never change
    return answer


def _given(stored: Any, *, inline: bool) -> FileResponse:
    try:
        return sent(stored, inline=inline)
    except FileNotFoundError:
        raise Http404 from None


@gate(Can.SEE_YEAR)
def evidence_edit(request: OfficerRequest, evidence: int) -> HttpResponse:
    row = evidence_for(request.officer, evidence)
    if not may_change(request.officer, row):
        raise Http404
    initial = {name: getattr(row, name) for name in ("title", "taken_on", "place", "personal", "edition")}
    form = DescribeForm(request.POST or None, initial=initial, evidence=row)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            with faults_on(form):
                describe(row, by=request.officer, fields=form.said, edition=form.cleaned_data["edition"])
                messages.success(request, _("บันทึกแล้ว"))
                return redirect("evidence", request.officer.organization.code, row.pk)
        except Stale as stale:
            conflict = _conflict(form, stale)
    context = {
        "form": form,
        "evidence": row,
        "conflict": conflict,
        "crumbs": _crumbs(request, row, (_("แก้คำอธิบาย"), "")),
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "evidence/evidence_edit.html", context, status=status)


def _conflict(form: DescribeForm, stale: Stale) -> Evidence:
    """The next save is of one who has now seen both: it goes on from the present edition."""
    form.data = {**form.data.dict(), "edition": str(stale.evidence.edition)}  # type: ignore[attr-defined]
    return stale.evidence


@gate(Can.SEE_YEAR)
def evidence_withdraw(request: OfficerRequest, evidence: int) -> HttpResponse:
    row = evidence_for(request.officer, evidence)
    if not may_change(request.officer, row):
        raise Http404
    code = request.officer.organization.code
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            withdraw(row, by=request.officer, reason=form.cleaned_data["reason"])
            undo = reverse("evidence_take_back", args=[code, row.pk])
            messages.success(request, _("ถอนหลักฐานแล้ว ไฟล์ไม่แสดงแก่ผู้ใดอีก"), extra_tags=f"undo:{undo}")
            return redirect("evidence", code, row.pk)
    context = {
        "form": form, "evidence": row, "places": places_of(row, code),
        "crumbs": _crumbs(request, row, (_("ถอนหลักฐาน"), "")),
    }  # fmt: skip
    return render(request, "evidence/evidence_withdraw.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.SEE_YEAR)
def evidence_take_back(request: OfficerRequest, evidence: int) -> HttpResponse:
    row = evidence_for(request.officer, evidence)
    with refusals_told(request):
        take_back(row, by=request.officer)
        messages.success(request, _("นำหลักฐานกลับมาใช้แล้ว"))
    return redirect("evidence", request.officer.organization.code, row.pk)
