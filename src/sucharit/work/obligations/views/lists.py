"""What is due: as a list, as a month, by initiative, as a file."""

import datetime
import io
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.kinds import MEDIA_TYPES
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import write_xlsx
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.work.obligations.actions import generate
from sucharit.work.obligations.days import unknown_years
from sucharit.work.obligations.forms import ObligationFilter
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.obligations.papers import MOST_LISTED, list_csv, list_paper
from sucharit.work.obligations.queries import (
    WHOSE,
    by_initiative,
    counts_for,
    listed_for,
    rules_for,
    titles_of,
)
from sucharit.work.obligations.showing import frame, month_of, shown
from sucharit.work.plans.pages import address
from sucharit.work.years.queries import year_for, years_for

PAGE = 50
FIRST, LAST = 2500, 2700


@require_safe
@gate(Can.SEE_YEAR)
def obligation_list(request: OfficerRequest) -> HttpResponse:
    """The current year's list, or the last year that was opened."""
    officer = request.officer
    opened = list(years_for(officer).values_list("fiscal_year", flat=True))
    asked = request.GET.get("year", "")
    now = FiscalYear.of(officer.today).value
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else now if now in opened or not opened else opened[0]
    return obligation_year_page(request, year)


@require_safe
@gate(Can.SEE_YEAR)
def obligation_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return obligation_year_page(request, fiscal_year)


def obligation_year_page(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    officer = request.officer
    form, wanted, name = asked_for(request, fiscal_year)
    page = Paginator(listed_for(officer, wanted, request.GET.get("sort", "")), PAGE).get_page(request.GET.get("page"))
    rows = shown(list(page), officer.today)
    titles = titles_of(officer, (row.initiative_key for row in rows), fiscal_year)
    for row in rows:
        row.about = titles.get(row.initiative_key, "") if row.initiative_key else ""  # type: ignore[attr-defined]
    narrowed = any(value for key, value in wanted.items() if key not in ("year", "whose"))
    context = year_frame(request, fiscal_year, name, "obligation_year", page=page, rows=rows, form=form)
    return render(request, "obligations/obligation_list.html", context | {"narrowed": narrowed})


def asked_for(request: OfficerRequest, fiscal_year: int) -> tuple[ObligationFilter, dict[str, Any], str]:
    """The filter, what it asks, and whose obligations: one's own first, everyone's for who only reads."""
    if not FIRST <= fiscal_year <= LAST:
        raise Http404
    form = ObligationFilter(request.GET or None, officer=request.officer)
    wanted = form.wanted
    name = request.GET.get("whose", "")
    if name not in WHOSE:
        name = "unit" if request.officer.may(Can.REPORT) and Role.PLAN_OFFICER not in request.officer.roles else "all"
    return form, {**wanted, "year": fiscal_year, "whose": name}, name


def year_frame(request: OfficerRequest, fiscal_year: int, name: str, view: str, **more: Any) -> dict[str, Any]:
    """What stands around the views of a year's obligations."""
    officer = request.officer
    code = officer.organization.code
    opened = years_for(officer).filter(fiscal_year=fiscal_year).first()
    proposed = rules_for(officer).filter(state=Rule.State.PROPOSED).count() if officer.may(Can.EDIT_YEAR) else 0
    here = _month_here(officer.today, FiscalYear(fiscal_year))
    views = (
        ("obligation_year", _("รายการ"), address("obligation_year", code, fiscal_year)),
        ("obligation_month", _("ปฏิทิน"), address("obligation_month", code, fiscal_year, here)),
        ("obligation_initiatives", _("ตามโครงการ"), address("obligation_initiatives", code, fiscal_year)),
    )
    words = {"mine": _("ของฉัน"), "unit": _("ของหน่วยงานฉัน"), "all": _("ทั้งหมด")}
    return frame(
        officer, (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}, ""), year=fiscal_year, year_plan=opened,
        whose=name, may_edit=officer.may(Can.EDIT_YEAR), proposed=proposed, today=officer.today,
        views=[{"label": label, "url": f"{url}?whose={name}", "current": key == view} for key, label, url in views],
        whose_views=[{"label": words[key], "url": f"?whose={key}", "current": key == name} for key in WHOSE],
        counts=counts_for(officer, fiscal_year, name), unknown=unknown_years(FiscalYear(fiscal_year)), **more,
    )  # fmt: skip


def _month_here(today: datetime.date, year: FiscalYear) -> int:
    return today.month if year.contains(today) else 10


@require_safe
@gate(Can.SEE_YEAR)
def obligation_month(request: OfficerRequest, fiscal_year: int, month: int) -> HttpResponse:
    """One month of the fiscal year, and the same as a list."""
    form, wanted, name = asked_for(request, fiscal_year)
    if not 1 <= month <= 12:
        raise Http404
    common = fiscal_year - BUDDHIST_ERA - (month >= 10)
    rows = listed_for(request.officer, wanted).filter(due_on__year=common, due_on__month=month)
    shown_month = month_of(request.officer, common, month, list(rows[:MOST_LISTED]))
    code = request.officer.organization.code

    def beside(step: int) -> str:
        place = (month + 2) % 12 + step
        return "" if not 0 <= place <= 11 else address("obligation_month", code, fiscal_year, (place + 9) % 12 + 1)

    more = {"month": shown_month, "previous": beside(-1), "next": beside(1), "form": form}
    context = year_frame(request, fiscal_year, name, "obligation_month", **more)
    return render(request, "obligations/obligation_month.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def obligation_initiatives(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Each initiative of the year with what is due for it; those with nothing say so."""
    _form, _wanted, name = asked_for(request, fiscal_year)
    groups = by_initiative(request.officer, fiscal_year)
    for _row, mine in groups:
        shown(mine, request.officer.today)
    told = [(row, mine, sum(one.state == Obligation.State.OPEN for one in mine)) for row, mine in groups]
    context = year_frame(request, fiscal_year, name, "obligation_initiatives", groups=told)
    return render(request, "obligations/obligation_initiatives.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def obligation_export(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse | FileResponse:
    """What the filters show, as XLSX or CSV."""
    _form, wanted, _name = asked_for(request, fiscal_year)
    rows = list(listed_for(request.officer, wanted, request.GET.get("sort", ""))[:MOST_LISTED])
    titles = titles_of(request.officer, (row.initiative_key for row in rows), fiscal_year)
    name = _("งานที่ต้องทำ-%(year)s") % {"year": fiscal_year}
    if kind == "csv":
        data, media = list_csv(request.officer, rows, titles), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        data, media = write_xlsx(list_paper(request.officer, fiscal_year, rows, titles)), MEDIA_TYPES["xlsx"]
    else:
        raise Http404
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=f"{name}.{kind}", content_type=media)


@require_POST
@gate(Can.EDIT_YEAR)
def obligation_generate(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Fills the calendar of the year; a second time finds nothing to add."""
    year = year_for(request.officer, fiscal_year)
    with refusals_told(request):
        told = generate(year, by=request.officer)
        words = _("เพิ่ม %(made)s งาน มีข้อกำหนดใหม่รอพิจารณา %(proposed)s ข้อ")
        messages.success(request, words % {"made": told.made, "proposed": told.proposed})
    return redirect("obligation_year", request.officer.organization.code, fiscal_year)
