"""The overview of a province, on screen and as files."""

import io
from typing import Any, cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base import clock
from sucharit.base.files.kinds import MEDIA_TYPES
from sucharit.base.people.gate import signed_in
from sucharit.base.people.models import User
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers.writing.xlsx import write_xlsx
from sucharit.office.desk.frame import Section
from sucharit.office.province.forms import ProvinceFilter
from sucharit.office.province.papers import overview_csv, overview_paper
from sucharit.office.province.queries import Row, Totals, chosen, fiscal_years_of, in_order, rows_of, watched_by


@require_safe
@signed_in
def province(request: HttpRequest) -> HttpResponse:
    """Everyone whom this person supervises; 404 for who supervises nobody."""
    told = _asked(request)
    return render(request, "province/province.html", told | _frame(request))


@require_safe
@signed_in
def province_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """What the page shows, with its filter and order."""
    if form not in ("csv", "xlsx"):
        raise Http404
    told = _asked(request)
    rows, year = told["rows"], told["year"]
    if form == "csv":
        headers = {"Content-Disposition": f'attachment; filename="province-{year}.csv"'}
        return HttpResponse(overview_csv(rows), content_type="text/csv; charset=utf-8", headers=headers)
    data = write_xlsx(overview_paper(rows, year, clock.today().isoformat()))
    name = f"province-{year}.xlsx"
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=MEDIA_TYPES["xlsx"])


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The rows that were asked for, with the filter that asked."""
    today = clock.today()
    organizations = watched_by(cast(User, request.user))
    years = fiscal_years_of(organizations, today)
    this = FiscalYear.of(today).value
    form = ProvinceFilter(request.GET, organizations=organizations, years=years, this=this)
    wanted = form.wanted
    rows: list[Row] = rows_of(organizations, wanted["year"], today)
    shown = in_order(chosen(rows, wanted), request.GET.get("sort", ""))
    return {
        "form": form, "rows": shown, "totals": Totals(shown), "year": wanted["year"], "all": len(organizations),
        "today": today,
    }  # fmt: skip


def _frame(request: HttpRequest) -> dict[str, Any]:
    """What stands around the page: it belongs to no organization."""
    user = cast(User, request.user)
    return {
        "rooms": [
            Section("home", _("หน่วยงาน"), reverse("home"), False, "building"),
            Section("province", _("ภาพรวมจังหวัด"), reverse("province"), True, "flag"),
        ],
        "officer": user, "profile_url": reverse("me"), "digits_url": reverse("me_digits"), "digits_chosen": user.digits,
    }  # fmt: skip
