"""The year's table on screen: shown, saved cell by cell or as a form, and taken back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.cells import Marks
from sucharit.work.plans.grid.answers import Screen, save_sent, take_back
from sucharit.work.years.grid.actions import save_year_grid, seen_of
from sucharit.work.years.grid.page import table_page
from sucharit.work.years.models import YearPlan
from sucharit.work.years.pages import year_frame
from sucharit.work.years.queries import year_for


def _page(request: OfficerRequest, year: YearPlan, marks: Marks, status: int) -> HttpResponse:
    context = year_frame(
        request.officer, year, "year_grid", (_("ตาราง"), ""),
        table=table_page(year, request.officer, marks), undo=SCREEN.can_undo(request, year),
    )  # fmt: skip
    return render(request, "years/year_grid.html", context, status=status)


def _address(year: YearPlan, code: str) -> str:
    return reverse("year_grid", args=[code, year.fiscal_year])


SCREEN = Screen(page=_page, save=save_year_grid, seen=seen_of, address=_address, undo="year-undo")


@require_safe
@gate(Can.SEE_YEAR)
def year_grid(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return _page(request, year_for(request.officer, fiscal_year), {}, 200)


@require_POST
@gate(Can.EDIT_YEAR)
def year_grid_save(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return save_sent(SCREEN, request, year_for(request.officer, fiscal_year))


@require_POST
@gate(Can.EDIT_YEAR)
def year_grid_undo(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return take_back(SCREEN, request, year_for(request.officer, fiscal_year))
