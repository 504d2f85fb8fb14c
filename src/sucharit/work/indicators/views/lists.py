"""The promises of a year in one table: sentence, measure, source, value, verdict."""

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
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import write_xlsx
from sucharit.work.indicators.actions import accept_all, bind_year
from sucharit.work.indicators.forms import IndicatorFilter
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.papers import list_csv, list_paper
from sucharit.work.indicators.queries import judgements_for, judgements_of, may_observe, narrowed, totals_of
from sucharit.work.indicators.showing import instrument_words, measure_words
from sucharit.work.plans.pages import address
from sucharit.work.years.queries import year_for, year_initiatives_for, years_for

PAGE = 60


@require_safe
@gate(Can.SEE_YEAR)
def indicator_list(request: OfficerRequest) -> HttpResponse:
    """The current year, or the last that was opened."""
    officer = request.officer
    opened = list(years_for(officer).values_list("fiscal_year", flat=True))
    now = FiscalYear.of(officer.today).value
    if not opened:
        context = {"crumbs": [(_("ปีงบประมาณ"), address("year_list", officer.organization.code)), (_("ตัวชี้วัด"), "")]}
        return render(request, "indicators/indicator_none.html", context)
    year = now if now in opened else opened[0]
    return redirect("indicator_year", officer.organization.code, year)


@require_safe
@gate(Can.SEE_YEAR)
def indicator_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    officer = request.officer
    year = year_for(officer, fiscal_year)
    told = judgements_of(officer, year, year_initiatives_for(officer, fiscal_year))
    form = IndicatorFilter(request.GET or None, officer=officer)
    wanted = form.wanted
    rows = narrowed(told, wanted, officer, request.GET.get("sort", ""))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    code = officer.organization.code
    context: dict[str, Any] = {
        "year": fiscal_year, "year_plan": year, "page": page, "rows": [_line(request, one) for one in page],
        "form": form, "narrowed": bool(wanted), "totals": totals_of(told), "shown_totals": totals_of(rows),
        "may_edit": officer.may(Can.EDIT_YEAR) and not year.closed, "sort": request.GET.get("sort", ""),
        "grouped": not request.GET.get("sort"), "crumbs": _crumbs(code, fiscal_year),
    }  # fmt: skip
    return render(request, "indicators/indicator_year.html", context)


def _crumbs(code: str, year: int) -> list[tuple[str, str]]:
    own = (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": year}, address("year", code, year))
    return [(_("ปีงบประมาณ"), address("year_list", code)), own, (_("ตัวชี้วัด"), "")]


def _line(request: OfficerRequest, one: Judged) -> dict[str, Any]:
    gone = one.row is None and one.binding.initiative_key is not None
    may = may_observe(request.officer, one.binding, one.row) and one.source.entered
    seq = one.row.seq if one.row else -1 if gone else 0
    return {
        "told": one, "measure": measure_words(one.measure), "instrument": instrument_words(one.measure),
        "may_observe": may, "title": one.row.title if one.row else "", "seq": seq,
    }  # fmt: skip


@require_safe
@gate(Can.SEE_YEAR)
def indicator_export(request: OfficerRequest, fiscal_year: int, kind: str) -> FileResponse:
    """What the filters show, as XLSX or CSV."""
    officer = request.officer
    form = IndicatorFilter(request.GET or None, officer=officer)
    told = narrowed(judgements_for(officer, fiscal_year), form.wanted, officer, request.GET.get("sort", ""))
    if kind == "csv":
        data, media = list_csv(told), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        data, media = write_xlsx(list_paper(officer, fiscal_year, told)), MEDIA_TYPES["xlsx"]
    else:
        raise Http404
    name = _("ตัวชี้วัด-%(year)s") % {"year": fiscal_year}
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=f"{name}.{kind}", content_type=media)


@require_POST
@gate(Can.EDIT_YEAR)
def indicator_bind_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Proposes a source for every promise that has none yet."""
    year = year_for(request.officer, fiscal_year)
    with refusals_told(request):
        count = bind_year(year, by=request.officer)
        messages.success(request, _("อ่านตัวชี้วัดใหม่ %(n)s ข้อ โปรดตรวจแหล่งข้อมูลที่เสนอ") % {"n": count})
    return redirect("indicator_year", request.officer.organization.code, fiscal_year)


@require_POST
@gate(Can.EDIT_YEAR)
def indicator_accept_all(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The plan officer has looked at all of them."""
    count = accept_all(year_for(request.officer, fiscal_year), by=request.officer)
    messages.success(request, _("ยืนยันแหล่งข้อมูล %(n)s ข้อแล้ว") % {"n": count})
    return redirect("indicator_year", request.officer.organization.code, fiscal_year)
