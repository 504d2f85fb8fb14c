"""The executive's page of a year."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.office.dashboard.queries import look_for
from sucharit.work.years.pages import to_year
from sucharit.work.years.queries import years_for


@require_safe
@gate(Can.SEE_YEAR)
def dashboard(request: OfficerRequest) -> HttpResponse:
    """To the year of today, else to the last that was opened; a word on how to begin where there is none."""
    nothing = {"look": None}
    return to_year(request.officer, "dashboard_year") or render(request, "dashboard/dashboard.html", nothing)


@require_safe
@gate(Can.SEE_YEAR)
def dashboard_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Money, quarters, promises, duties and ITA of one year, on a page that prints whole."""
    officer = request.officer
    years = {year.fiscal_year: year for year in years_for(officer)}
    if fiscal_year not in years:
        raise Http404
    context = {"look": look_for(officer, years[fiscal_year]), "years": list(years)}
    return render(request, "dashboard/dashboard.html", context)
