"""An initiative in a year: its sheet, edited, amended, its history, its evidence, its status."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.history.models import Version
from sucharit.base.history.queries import version_of, versions_of
from sucharit.base.people.answers import faults_on, refusals_on
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_of, evidence_of_initiative
from sucharit.work.plans.pages import address
from sucharit.work.years.actions import (
    amend,
    correct,
    edit_year_initiative,
    leave_out,
    restore_row,
    set_status,
)
from sucharit.work.years.actions.evidence import use_evidence
from sucharit.work.years.forms.rows import AmendForm, CorrectForm, ReasonForm, RowForm, StatusForm, initial_of
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.pages import STATUS_KINDS, year_frame
from sucharit.work.years.queries import (
    may_report,
    people_for,
    year_initiative_at,
    year_initiative_for,
)
from sucharit.work.years.rows import FIELDS, NAMES, Row, Speaker, Stale, snapshot


def _row(request: OfficerRequest, fiscal_year: int, seq: int) -> YearInitiative:
    row = year_initiative_for(request.officer, fiscal_year, seq)
    row.year_plan.organization = request.officer.organization
    return row


def _frame(request: OfficerRequest, row: YearInitiative, crumb: str = "", **more: Any) -> dict[str, Any]:
    """Context of a page of one initiative; `crumb` names a page below its sheet."""
    code = request.officer.organization.code
    own = reverse("year_initiative", args=[code, row.year_plan.fiscal_year, row.seq])
    crumbs = [(_("ลำดับที่ %(n)s") % {"n": row.seq}, own if crumb else "")]
    if crumb:
        crumbs.append((crumb, ""))
    told = {"row": row, "status_kind": STATUS_KINDS[YearInitiative.Status(row.status)], "back": own}
    return year_frame(request.officer, row.year_plan, "year", *crumbs, **told, **more)


@require_safe
@gate(Can.SEE_YEAR)
def year_initiative_at_(request: OfficerRequest, row: int) -> HttpResponse:
    """The address that stays when places change."""
    found = year_initiative_at(request.officer, row)
    return redirect("year_initiative", request.officer.organization.code, found.year_plan.fiscal_year, found.seq)


@require_safe
@gate(Can.SEE_YEAR)
def year_initiative(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """Everything about an initiative in this year, and the ways on along the chain."""
    officer = request.officer
    row = _row(request, fiscal_year, seq)
    found = row.year_plan
    last = found.initiatives.count()
    corrections = list(found.corrections.filter(year_initiative=row).select_related("by")) if found.closed else []
    years = YearInitiative.objects.filter(key=row.key, year_plan__organization=officer.organization)
    context = _frame(
        request, row,
        fields=_shown(row, Speaker(officer.organization), corrections), corrections=corrections,
        amendments=list(found.amendments.filter(year_initiative=row).select_related("by")[:20]),
        evidence=list(evidence_of_initiative(officer, row.key, fiscal_year)[:24]),
        evidence_count=evidence_of_initiative(officer, row.key, fiscal_year).count(),
        may_report=may_report(officer, row) and found.running,
        previous=seq - 1 if seq > 1 else None, following=seq + 1 if seq < last else None,
        plan_url=address("initiative_at", officer.organization.code, row.initiative_id) if row.initiative_id else "",
        other_years=list(years.exclude(pk=row.pk).select_related("year_plan").order_by("year_plan__fiscal_year")),
        plan_differs=row.initiative_id is not None and row.amount != row.plan_amount,
    )  # fmt: skip
    return render(request, "years/year_initiative.html", context)


def _shown(row: YearInitiative, speaker: Speaker, corrections: list[Any]) -> list[dict[str, Any]]:
    """Fields in words, each with the correction beside it."""
    told, right = snapshot(row), {one.field: one for one in reversed(corrections)}
    return [
        {"name": name, "label": NAMES[name], "value": speaker.words(name, told[name]), "correction": right.get(name)}
        for name in FIELDS
    ]


def _people_and_units(request: OfficerRequest, row: YearInitiative) -> dict[str, Any]:
    units = request.officer.organization.units.order_by("place", "pk")
    return {
        "units": [unit for unit in units if unit.active or unit.pk == row.unit_id],
        "people": people_for(request.officer, also=[row.owner_id] if row.owner_id else []),
    }


@gate(Can.EDIT_YEAR)
def year_initiative_edit(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """The sheet as a form: of a draft all of it, of a running year what becomes known."""
    row = _row(request, fiscal_year, seq)
    running = row.year_plan.running
    form = RowForm(
        request.POST or None, initial=initial_of(snapshot(row), row.edition), running=running,
        **_people_and_units(request, row),
    )  # fmt: skip
    conflict: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            with faults_on(form):
                edit_year_initiative(row, by=request.officer, fields=form.said, edition=form.cleaned_data["edition"])
                messages.success(request, _("บันทึกแล้ว"))
                return redirect(_after(request, row))
        except Stale as stale:
            conflict = _contested(request, form, stale)
    context = _frame(request, row, _("แก้ไข"), form=form, conflict=conflict, running=running)
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "years/year_initiative_edit.html", context, status=status)


def _after(request: OfficerRequest, row: YearInitiative) -> str:
    """Where the button leads: the sheet, or the form of the next one."""
    code, year = request.officer.organization.code, row.year_plan
    if request.POST.get("then") == "next" and year.initiatives.filter(seq=row.seq + 1).exists():
        return reverse("year_initiative_edit", args=[code, year.fiscal_year, row.seq + 1])
    return reverse("year_initiative", args=[code, year.fiscal_year, row.seq])


def _contested(request: OfficerRequest, form: RowForm, stale: Stale) -> list[Any]:
    """Fields about which two disagree, in words (theirs, mine). What only the other changed is taken over; the next
    save is of one who has now seen both."""
    base = stale.base or {}
    data = request.POST.copy()
    theirs_alone = [name for name in stale.fields if name in base and stale.mine[name] == base[name]]
    for name, value in initial_of(stale.theirs, stale.row.edition).items():
        if name in theirs_alone:
            data.setlist(name, [str(v) for v in value] if isinstance(value, list) else [_as_typed(form, name, value)])
    data["edition"] = str(stale.row.edition)
    form.data = data
    contested = {name: stale.mine[name] for name in stale.fields if name not in theirs_alone}
    theirs: Row = {name: stale.theirs[name] for name in contested}
    return Speaker(request.officer.organization).fields(theirs, contested) or [None]


def _as_typed(form: RowForm, name: str, value: Any) -> str:
    shown = form.fields[name].prepare_value(value) if name in form.fields else value
    return "" if shown is None else str(shown)


@gate(Can.EDIT_YEAR)
def year_initiative_amend(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """Changes an approved row, with a reason; shows what was approved beside."""
    row = _row(request, fiscal_year, seq)
    if not row.year_plan.running:
        raise Http404
    form = AmendForm(
        request.POST or None, initial=initial_of(snapshot(row), row.edition), **_people_and_units(request, row)
    )
    conflict: list[Any] = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            with faults_on(form):
                made = amend(row, by=request.officer, fields=form.said, reason=told["reason"], edition=told["edition"])
                messages.success(request, _("แก้ไขแผนประจำปีครั้งที่ %(n)s แล้ว ผู้รับผิดชอบได้รับแจ้ง") % {"n": made.number})
                return redirect("year_initiative", request.officer.organization.code, fiscal_year, row.seq)
        except Stale as stale:
            conflict = _contested(request, form, stale)
    context = _frame(request, row, _("แก้ไขแผนพร้อมเหตุผล"), form=form, conflict=conflict)
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "years/year_initiative_amend.html", context, status=status)


@gate(Can.REPORT)
def year_initiative_status(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """How far it is, with its result or its reason."""
    row = _row(request, fiscal_year, seq)
    if not may_report(request.officer, row):
        raise Http404
    initial = {name: getattr(row, name) for name in ("status", "result", "reason", "reason_text", "edition")}
    form = StatusForm(request.POST or None, initial=initial)
    conflict: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_on(form):
                set_status(row, by=request.officer, **form.cleaned_data)
                messages.success(request, _("บันทึกสถานะแล้ว"))
                return redirect("year_initiative", request.officer.organization.code, fiscal_year, row.seq)
        except Stale as stale:
            form.data = {**request.POST.dict(), "edition": str(stale.row.edition)}
            conflict = Speaker(request.officer.organization).fields(stale.theirs, stale.mine)
    context = _frame(request, row, _("สถานะและผล"), form=form, conflict=conflict)
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "years/year_initiative_status.html", context, status=status)


@gate(Can.REPORT)
def year_initiative_evidence(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """The evidence of the initiative itself: photos from the phone in seconds."""
    officer = request.officer
    row = _row(request, fiscal_year, seq)
    if not may_report(officer, row) or not row.year_plan.running:
        raise Http404
    faults: list[str] = []
    chosen = list(evidence_of(row, officer))
    if request.method == "POST":
        told = picked(request, title=row.title)
        chosen, faults = told.evidence, told.faults
        try:
            use_evidence(row, told.evidence, by=officer)
        except NotAllowed as refusal:
            faults.append(refusal.said)
        if not faults:
            messages.success(request, _("บันทึกหลักฐานแล้ว"))
            return redirect("year_initiative", officer.organization.code, fiscal_year, row.seq)
    picker = picker_for(
        officer, chosen=chosen, initiative_key=row.key, fiscal_year=fiscal_year, title=row.title, faults=faults
    )
    context = _frame(request, row, _("หลักฐาน"), picker=picker)
    return render(request, "years/year_initiative_evidence.html", context, status=422 if faults else 200)


@require_safe
@gate(Can.SEE_DRAFTS)
def year_initiative_history(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """Every version with what it changed, in words."""
    row = _row(request, fiscal_year, seq)
    speaker = Speaker(request.officer.organization)
    versions = list(versions_of(row)[:200])
    reasons = {one.at.replace(microsecond=0): one for one in row.amendments.all()}
    told = [
        {"version": version, "fields": speaker.fields(older.snapshot, version.snapshot) if older else [],
         "first": older is None, "amendment": reasons.get(version.at.replace(microsecond=0))}
        for version, older in zip(versions, [*versions[1:], None], strict=True)
    ]  # fmt: skip
    context = _frame(request, row, _("ประวัติ"), versions=told)
    return render(request, "years/year_initiative_history.html", context)


@require_POST
@gate(Can.EDIT_YEAR)
def year_initiative_restore(request: OfficerRequest, fiscal_year: int, seq: int, number: int) -> HttpResponse:
    """The row of a draft as it was in a version."""
    row = _row(request, fiscal_year, seq)
    try:
        restore_row(row, by=request.officer, version=version_of(row, number))
    except Version.DoesNotExist:
        raise Http404 from None
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
    else:
        messages.success(request, _("ย้อนกลับเป็นรุ่นที่ %(n)s แล้ว รุ่นเดิมยังอยู่ในประวัติ") % {"n": number})
    return redirect("year_initiative_history", request.officer.organization.code, fiscal_year, seq)


@gate(Can.EDIT_YEAR)
def year_initiative_leave_out(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """Takes it out of a draft year, with a reason."""
    row = _row(request, fiscal_year, seq)
    form = ReasonForm(request.POST or None)
    code = request.officer.organization.code
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            leave_out(row, by=request.officer, reason=form.cleaned_data["reason"])
            messages.success(request, _("นำ %(title)s ออกจากปีนี้แล้ว เพิ่มกลับได้ที่ “เพิ่มโครงการจากแผน”") % {"title": row.title})
            return redirect("year", code, fiscal_year)
    context = _frame(request, row, _("นำออกจากปีนี้"), form=form)
    return render(request, "years/year_initiative_leave_out.html", context, status=422 if form.errors else 200)


@gate(Can.EDIT_YEAR)
def year_initiative_correct(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """After closing: the right value beside the frozen one."""
    row = _row(request, fiscal_year, seq)
    if not row.year_plan.closed:
        raise Http404
    form = CorrectForm(request.POST or None, initial={"field": request.GET.get("field", "")})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            correct(row.year_plan, by=request.officer, row=row, **form.cleaned_data)
            messages.success(request, _("บันทึกการแก้คำผิดแล้ว ค่าที่ปิดไว้ยังคงอยู่และแสดงคู่กัน"))
            return redirect("year_initiative", request.officer.organization.code, fiscal_year, row.seq)
    fields = _shown(row, Speaker(request.officer.organization), [])
    context = _frame(request, row, _("แก้คำผิด"), form=form, fields=fields)
    return render(request, "years/year_initiative_correct.html", context, status=422 if form.errors else 200)
