"""The year's forums village by village, on the page and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.core.fiscal import FiscalYear
from sucharit.work.participation.coverage import coverage, coverage_listed
from sucharit.work.participation.registers import FORUMS
from sucharit.work.shelf.models.entry import FIRST, LAST
from sucharit.work.shelf.queries import years_of
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.papers import list_file


@require_safe
@gate(Can.SEE_REGISTERS)
def forum_coverage(request: OfficerRequest) -> HttpResponse:
    """Who came of how many, and what became of proposals, each village beside the others."""
    officer = request.officer
    now = FiscalYear.of(officer.today).value
    years = sorted({now, *years_of(FORUMS, officer)}, reverse=True)
    year = asking.year_among(request.GET, years, now)
    lines = coverage(officer.organization, year)
    areas = [one for one in lines if one.area]
    context = register_page(
        officer, FORUMS, "forum_coverage", (_("สัดส่วนและผลรายพื้นที่"), ""), lines=lines, years=years, year=year,
        areas=len(areas), reached=sum(bool(one.forums) for one in areas),
    )  # fmt: skip
    return render(request, "participation/forum_coverage.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def forum_coverage_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """As PDF, Word, XLSX or CSV."""
    if not FIRST <= fiscal_year <= LAST:
        raise Http404
    officer = request.officer
    return list_file(coverage_listed(coverage(officer.organization, fiscal_year), fiscal_year), form, officer)
