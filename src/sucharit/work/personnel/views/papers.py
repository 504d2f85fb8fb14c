"""Papers of the room, and its yearly report."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.personnel import papers
from sucharit.work.personnel.access import reads_case, reads_minutes
from sucharit.work.personnel.models import PersonnelCase, PersonnelMeeting
from sucharit.work.personnel.models.rounds import TOLD
from sucharit.work.personnel.registers import CASES, COMMITTEES, MEETINGS, PAPERS, ROUNDS
from sucharit.work.personnel.report import report_of
from sucharit.work.shelf.queries import years_of
from sucharit.work.shelf.views.frame import register_page

FIRST, LAST = 2500, 2700


@require_safe
@gate(Can.SEE_REGISTERS)
def personnel_paper_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = PAPERS.rows(request.officer.organization)
    return papers.announcement_file(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def round_criteria_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = ROUNDS.rows(request.officer.organization)
    return papers.criteria_file(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def round_result_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    """404 before the result is announced."""
    rows = ROUNDS.rows(request.officer.organization).filter(state__in=TOLD)
    return papers.result_file(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def committee_order_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = COMMITTEES.rows(request.officer.organization)
    return papers.order_file(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_PERSONNEL)
def meeting_minutes_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    """404 for who does not read minutes, and before they are approved."""
    rows = MEETINGS.rows(request.officer.organization).select_related("committee", "minuted_by")
    row = get_object_or_404(rows, pk=number, state=PersonnelMeeting.State.MINUTED)
    if not reads_minutes(request.officer, row):
        raise Http404
    return papers.minutes_file(request.officer, row, form)


@require_safe
@gate(Can.SEE_PERSONNEL)
def case_notice_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    """For who reads the case, to hand to a person without an account; 404 before the result is announced."""
    rows = CASES.rows(request.officer.organization).select_related("round", "round__announced_by")
    row = get_object_or_404(rows, pk=number, round__state__in=TOLD, state=PersonnelCase.State.DECIDED)
    if not reads_case(request.officer, row):
        raise Http404
    return papers.notice_file(request.officer, row, form)


@require_safe
@gate(Can.SEE_REGISTERS)
def personnel_report(request: OfficerRequest) -> HttpResponse:
    """The report of a year, as it stands now."""
    officer = request.officer
    years = years_of(ROUNDS, officer)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked[:9]) in years else FiscalYear.of(officer.today).value
    context = register_page(
        officer, PAPERS, "personnel_report", (_("รายงานประจำปี"), ""), told=report_of(officer.organization, year),
        years=years, year=year,
    )  # fmt: skip
    return render(request, "personnel/report.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def personnel_report_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    if not FIRST <= fiscal_year <= LAST:
        raise Http404
    officer = request.officer
    return papers.report_file(officer, report_of(officer.organization, fiscal_year), form)
