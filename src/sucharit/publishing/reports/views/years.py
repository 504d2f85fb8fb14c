"""The reports of a year with their due dates; the executive's page; the sheet for E-PlanNACC."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers.eplan import CSV_COLUMNS, eplan_records, eplan_table
from sucharit.core.papers.lists import csv_text
from sucharit.publishing.reports.actions import begin_report
from sucharit.publishing.reports.drafting.gathering import facts_for, period_words
from sucharit.publishing.reports.eplan import doubts, eplan_lines
from sucharit.publishing.reports.models import Report
from sucharit.publishing.reports.queries import owed_for
from sucharit.publishing.reports.showing import STATE_KINDS
from sucharit.publishing.reports.summary import charts_of, summary_of, summary_paper
from sucharit.publishing.reports.views.frame import paper_file, year_frame
from sucharit.work.years.pages import to_year
from sucharit.work.years.queries import year_for
from sucharit.work.years.recording.answers import said
from sucharit.work.years.recording.papers import attached, harmless

_ROUNDS = (Report.Kind.ROUND_12, Report.Kind.ROUND_9, Report.Kind.ROUND_6)


@require_safe
@gate(Can.SEE_YEAR)
def report_list(request: OfficerRequest) -> HttpResponseBase:
    """To the year at work, else the newest; said where there is none."""
    officer = request.officer
    context = {"crumbs": [(_("รายงาน"), "")], "may_open": officer.may(Can.EDIT_YEAR)}
    return to_year(officer, "report_year") or render(request, "reports/report_list.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def report_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    officer = request.officer
    year = year_for(officer, fiscal_year)
    owed = owed_for(officer, year)
    context = year_frame(
        officer, fiscal_year, "report_year", year_plan=year, owed=owed,
        kinds={one.kind: STATE_KINDS[Report.State(one.report.state)] for one in owed if one.report},
        ran=any(one.possible for one in owed), takes_up=officer.may(Can.INTAKE) and officer.may(Can.EDIT_YEAR),
    )  # fmt: skip
    return render(request, "reports/report_year.html", context)


@require_POST
@gate(Can.EDIT_YEAR)
def report_begin(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """Drafts the report from the records of the year."""
    officer = request.officer
    if kind not in Report.Kind.values:
        raise Http404
    year_for(officer, fiscal_year)
    try:
        report = begin_report(kind, fiscal_year, by=officer)
    except NotAllowed as refused:
        messages.error(request, said(refused))
        return redirect("report_year", officer.organization.code, fiscal_year)
    messages.success(request, _("ร่างรายงานจากบันทึกของปีแล้ว โปรดอ่านและแก้ไขก่อนเสนอ"))
    return redirect("report", officer.organization.code, fiscal_year, report.kind)


def _round(request: OfficerRequest) -> str:
    """Which round the executive's page tells of; the whole year where none is asked."""
    asked = request.GET.get("round", "")
    return asked if asked in _ROUNDS else Report.Kind.ROUND_12


@require_safe
@gate(Can.SEE_YEAR)
def report_summary(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """One page with charts that prints on one page."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    kind = _round(request)
    summary = summary_of(facts_for(officer, year, kind))
    context = year_frame(
        officer, fiscal_year, "report_summary", (_("สรุปสำหรับผู้บริหาร"), ""), summary=summary, year_plan=year,
        charts=charts_of(summary), kind=kind, rounds=[(one, period_words(one)) for one in reversed(_ROUNDS)],
    )  # fmt: skip
    return render(request, "reports/report_summary.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def report_summary_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    officer = request.officer
    if form not in ("pdf", "docx"):
        raise Http404
    summary = summary_of(facts_for(officer, year_for(officer, fiscal_year), _round(request)))
    return paper_file(summary_paper(summary, officer), form, f"สรุปสำหรับผู้บริหาร {fiscal_year}", officer)


@require_safe
@gate(Can.SEE_YEAR)
def eplan(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What is typed into E-PlanNACC, and what must be settled before."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    lines = eplan_lines(officer, fiscal_year)
    context = year_frame(
        officer, fiscal_year, "eplan", (_("E-PlanNACC"), ""), year_plan=year, lines=lines, doubts=doubts(lines)
    )
    return render(request, "reports/eplan.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def eplan_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """XLSX in the system's columns, or CSV with one record an item and round."""
    officer = request.officer
    if form not in ("xlsx", "csv"):
        raise Http404
    year_for(officer, fiscal_year)
    lines = eplan_lines(officer, fiscal_year)
    if form == "csv":
        records = ([harmless(value) for value in row] for row in eplan_records(lines, fiscal_year))
        data = csv_text([CSV_COLUMNS, *records]).encode()
        return attached(data, "csv", f"e-plannacc-{officer.organization.code}-{fiscal_year}")
    paper = eplan_table(
        lines, fiscal_year=fiscal_year, organization=officer.organization.as_value(), date=officer.today.isoformat()
    )
    return paper_file(paper, "xlsx", f"E-PlanNACC {fiscal_year}", officer)
