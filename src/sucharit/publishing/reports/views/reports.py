"""One report: reading it with its records, writing it section by section, drafting it again, its history, its files."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.models import Approval
from sucharit.base.approvals.queries import approval_opinions
from sucharit.base.audit.actions import subject_key
from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence
from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import refusals_on, refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.changes import changes
from sucharit.base.screens.saving import is_autosave, refused, saved
from sucharit.core.papers import integrity_report, memo
from sucharit.core.papers.progress_reports import YearReport, year_report
from sucharit.core.plan import Opinion
from sucharit.publishing.documents.starting import unit_of
from sucharit.publishing.reports.actions import StaleSection, choose_areas, redraft, restore_section, save_section
from sucharit.publishing.reports.actions.beginning import would_change
from sucharit.publishing.reports.contents import (
    lines_of,
    memo_value,
    missing_components,
    report_value,
    sections_of,
    title_of,
)
from sucharit.publishing.reports.drafting.areas import proposed_area
from sucharit.publishing.reports.drafting.gathering import chosen_areas
from sucharit.publishing.reports.forms import AreasForm, SectionForm
from sucharit.publishing.reports.models import Report, ReportSection
from sucharit.publishing.reports.queries import papers_of, report_for, section_for
from sucharit.publishing.reports.showing import section_shown, sections_shown
from sucharit.publishing.reports.views.frame import paper_file, report_frame
from sucharit.reference.ita import ita
from sucharit.reference.loading import UnknownReference
from sucharit.work.plans.pages import address
from sucharit.work.years.queries import year_for, year_initiatives_for
from sucharit.work.years.recording.answers import said

MOST_CHANGES = 200


@require_safe
@gate(Can.SEE_YEAR)
def report(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """The whole report, each sentence with the records behind it."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    sections = sections_of(row)
    shown = sections_shown(sections, officer.organization.code)
    context = report_frame(
        officer, row, "report", shown=shown, papers=papers_of(row), figures=row.figures, lines=lines_of(row),
        lacking=missing_components(sections) if row.about_integrity else [],
        offered=sum(one.offered for one in shown), may_submit=officer.may(Can.EDIT_YEAR) and row.state == "draft",
        may_issue=row.state == "approved" and officer.may(Can.EDIT_YEAR) and officer.may(Can.ISSUE_DOCUMENTS),
    )  # fmt: skip
    return render(request, "reports/report.html", context)


@gate(Can.SEE_YEAR)
def report_section(request: OfficerRequest, fiscal_year: int, kind: str, section: int) -> HttpResponseBase:
    """The words of one section: for who writes them a form that saves by itself, for others to read."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    found = section_for(officer, row, section)
    found.report = row
    shown = section_shown(found, officer.organization.code)
    form = SectionForm(request.POST or None, shown=shown)
    if request.method != "POST":
        return _section_page(request, row, found, form)
    if not officer.may(Can.EDIT_YEAR):
        raise Http404
    if not form.is_valid():
        return refused(form) if is_autosave(request) else _section_page(request, row, found, form, 422)
    try:
        after = save_section(found, by=officer, edition=form.cleaned_data["version"], written=form.written)
    except NotAllowed as refusal:
        form.add_error(None, said(refusal))
        return refused(form) if is_autosave(request) else _section_page(request, row, found, form, 422)
    except StaleSection as stale:
        return _stale(request, row, form, stale)
    if is_autosave(request):
        return saved(after.edition)
    messages.success(request, _("บันทึกแล้ว"))
    return redirect(f"{_address(request, 'report', row)}#s{after.pk}")


def _address(request: OfficerRequest, name: str, row: Report) -> str:
    return address(name, request.officer.organization.code, row.fiscal_year, row.kind)


def _section_page(
    request: OfficerRequest, row: Report, found: ReportSection, form: SectionForm, status: int = 200, **more: Any
) -> HttpResponse:
    others = list(row.sections.values_list("pk", "title"))
    place = [pk for pk, _title in others].index(found.pk)
    context = report_frame(
        request.officer, row, "report", (found.title, ""), section=found, form=form, shown=form.shown,
        before=others[place - 1] if place else None, after=others[place + 1] if place + 1 < len(others) else None,
        versions=list(versions_of(found)[:10]), **more,
    )  # fmt: skip
    return render(request, "reports/report_section.html", context, status=status)


def _stale(request: OfficerRequest, row: Report, form: SectionForm, stale: StaleSection) -> HttpResponse:
    """Both versions of what differs; what was typed stays in the form, and saving again puts it in place."""
    differing = []
    for one in stale.section.sentences.all():
        typed = form.data.get(f"text-{one.pk}")
        if typed is not None and typed.strip().replace("\r\n", "\n") != one.text.strip():
            differing.append(("text", one.text, typed))
    conflict = {"who": stale.who, "fields": differing, "edition": stale.section.edition}
    if is_autosave(request):
        return render(request, "reports/_conflict.html", {"conflict": conflict}, status=409)
    data = request.POST.copy()
    data["version"] = str(stale.section.edition)
    shown = section_shown(stale.section, request.officer.organization.code)
    for one in stale.section.sentences.all():  # what came in meanwhile stands in the form as it is
        if f"text-{one.pk}" not in data:
            data[f"text-{one.pk}"] = one.text
    again = SectionForm(data, shown=shown)
    return _section_page(request, row, stale.section, again, 409, conflict=conflict)


@require_POST
@gate(Can.EDIT_YEAR)
def report_section_restore(
    request: OfficerRequest, fiscal_year: int, kind: str, section: int, number: int
) -> HttpResponse:
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    found = section_for(officer, row, section)
    found.report = row
    with refusals_told(request):
        restore_section(found, by=officer, number=number)
        messages.success(request, _("นำฉบับนั้นกลับมาแล้ว ฉบับก่อนหน้ายังอยู่ในประวัติ"))
    return redirect("report_section", officer.organization.code, fiscal_year, kind, section)


@gate(Can.EDIT_YEAR)
def report_redraft(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """GET shows what the records give now and would change; POST does it."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    if not row.open_to_change:
        messages.error(request, _("รายงานนี้ไม่ใช่ร่างแล้ว หากต้องแก้ไข ให้เปิดแก้ไขใหม่ก่อน"))
        return redirect("report", officer.organization.code, fiscal_year, kind)
    year_for(officer, fiscal_year)
    if request.method == "POST":
        with refusals_told(request):
            told = redraft(row, by=officer)
            messages.success(request, _("ปรับปรุงจากบันทึกแล้ว %(n)s จุด ข้อความที่ท่านแก้ไว้ยังอยู่") % {"n": len(told.changes)})
        return redirect("report", officer.organization.code, fiscal_year, kind)
    told = would_change(row, by=officer)
    shown = told.changes[:MOST_CHANGES]
    context = report_frame(
        officer, row, "report", (_("ปรับปรุงจากบันทึก"), ""), count=len(told.changes),
        changed=[(one, changes(one.before, one.after)) for one in shown],
    )  # fmt: skip
    return render(request, "reports/report_redraft.html", context)


@gate(Can.EDIT_YEAR)
def report_areas(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """Which ITA area each initiative of the year is told under."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    if not row.about_integrity:
        raise Http404
    year = year_for(officer, fiscal_year)
    chosen = chosen_areas(officer, fiscal_year)
    rows = [
        (one.key, f"{one.seq}. {one.title}", chosen[one.key] if one.key in chosen else proposed_area(one.title))
        for one in year_initiatives_for(officer, fiscal_year)
    ]
    form = AreasForm(request.POST or None, rows=rows, titles=area_titles(fiscal_year))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            choose_areas(year, by=officer, chosen=form.chosen)
            messages.success(request, _("บันทึกแล้ว ต่อไปปรับปรุงรายงานจากบันทึกเพื่อให้เนื้อหาตามด้านที่เลือก"))
            return redirect("report_redraft", officer.organization.code, fiscal_year, kind)
    proposed = [one for one in rows if one[0] not in chosen]
    context = report_frame(
        officer, row, "report_areas", (_("โครงการกับตัวชี้วัด ITA"), ""), form=form, proposed=len(proposed),
        unplaced=sum(one[2] is None for one in proposed),
    )  # fmt: skip
    return render(request, "reports/report_areas.html", context, status=422 if form.errors else 200)


def area_titles(fiscal_year: int) -> dict[int, str]:
    """Number > title of the year's ten areas; empty where the year is not known."""
    try:
        return {one.number: one.title for one in ita(fiscal_year).indicators}
    except UnknownReference:
        return {}


@require_safe
@gate(Can.SEE_YEAR)
def report_history(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """Who did what with it, and every paper that was issued."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    entries = Entry.objects.filter(chain=officer.organization.code, subject=subject_key(row)).order_by("-number")[:200]
    events = [{"who": one.actor_name, "what": sentence(one), "when": one.at} for one in entries]
    context = report_frame(officer, row, "report_history", (_("ประวัติ"), ""), events=events, papers=papers_of(row))
    return render(request, "reports/report_history.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def report_file(request: OfficerRequest, fiscal_year: int, kind: str, form: str) -> HttpResponse:
    """The report as it stands, as PDF, DOCX or XLSX."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    value = report_value(row)
    organization = officer.organization.as_value()
    paper = year_report(value, organization) if isinstance(value, YearReport) else integrity_report(value, organization)
    return paper_file(paper, form, title_of(row), officer)


@require_safe
@gate(Can.SEE_YEAR)
def report_memo(request: OfficerRequest, fiscal_year: int, kind: str, form: str) -> HttpResponse:
    """The memo as it stands, with the chain of opinions as far as it has come."""
    officer = request.officer
    if form not in ("pdf", "docx"):
        raise Http404
    row = report_for(officer, fiscal_year, kind)
    value = memo_value(row, opinions=_opinions(row, officer.organization.pk), unit=unit_of(officer))
    return paper_file(memo(value, officer.organization.as_value()), form, f"บันทึกข้อความ {title_of(row)}", officer)


def _opinions(row: Report, organization: int) -> tuple[Opinion, ...]:
    found = Approval.objects.filter(organization=organization, subject=subject_key(row))
    approval = found.exclude(state=Approval.State.WITHDRAWN).first()
    return approval_opinions(approval) if approval else ()
