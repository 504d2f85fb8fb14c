"""What everyone may read: figures as page, CSV and JSON; the manual; the poster; cases with covered places."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import RoleGrant
from sucharit.base.people.roles import Role
from sucharit.base.screens.charts import Series, columns, lines
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import write_pdf
from sucharit.work.complaints import redaction
from sucharit.work.complaints.figures import Figures, figures_of
from sucharit.work.complaints.manual import Manual, manual_of
from sucharit.work.complaints.models import Centre, Complaint, PastCount
from sucharit.work.complaints.papers import figures_listed, manual_paper, poster_paper, rated_words
from sucharit.work.complaints.queries import published_cases
from sucharit.work.complaints.views.door import absolute, open_door, page
from sucharit.work.years.recording.papers import as_csv

FRESH = "public, max-age=0, s-maxage=30, must-revalidate"


def year_asked(request: HttpRequest) -> FiscalYear:
    """?year=2569; this year without it; 404 for nonsense."""
    told = request.GET.get("year", "")
    if not told:
        return FiscalYear.of(clock.today())
    if not (told.isascii() and told.isdigit() and 2500 <= int(told[:5]) <= 2700):
        raise Http404
    return FiscalYear(int(told))


def years_known(centre: Centre, year: FiscalYear) -> list[int]:
    """Years that can be looked at, newest first."""
    rows = (
        Complaint.objects.filter(organization=centre.organization_id).values_list("fiscal_year", flat=True).distinct()
    )
    past = PastCount.objects.filter(organization=centre.organization_id).values_list("fiscal_year", flat=True)
    return sorted({*rows.order_by(), *past.order_by(), year.value, FiscalYear.of(clock.today()).value}, reverse=True)


def charts_of(figures: Figures) -> dict[str, Any]:
    """Months of the year, and year over year."""
    months, years = figures.months, figures.years
    told: dict[str, Any] = {}
    if months:
        told["months"] = columns_of(months)
    if len(years) > 1:
        told["years"] = lines(
            _("เรื่องที่รับและเสร็จสิ้นรายปี"), [str(year) for year, _n, _d in years],
            Series(_("รับไว้"), tuple(n for _y, n, _d in years)), Series(_("เสร็จสิ้น"), tuple(d for _y, _n, d in years)),
            unit=_("เรื่อง"),
        )  # fmt: skip
    return told


def columns_of(months: list[Any]) -> Any:
    return columns(
        _("เรื่องที่รับไว้รายเดือน"), [one.label.partition(" ")[0] for one in months],
        Series(_("รับไว้"), tuple(one.received for one in months)), unit=_("เรื่อง"),
    )  # fmt: skip


@open_door("GET")
def complaint_open_figures(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    year = year_asked(request)
    figures = figures_of(centre.organization, year, clock.today())
    answer = page(
        request, centre, "open_figures", "complaint_open_figures", figures=figures, charts=charts_of(figures),
        year=year, years=years_known(centre, year), rated=rated_words(figures), data_date=clock.today(),
    )  # fmt: skip
    answer["Cache-Control"] = FRESH
    return answer


@open_door("GET")
def complaint_open_figures_csv(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    year = year_asked(request)
    return _data(as_csv(figures_listed(figures_of(centre.organization, year, clock.today()))), centre, year, "csv")


@open_door("GET")
def complaint_open_figures_json(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    year = year_asked(request)
    text = json.dumps(
        as_value(figures_of(centre.organization, year, clock.today()), centre), ensure_ascii=False, indent=1
    )
    return _data(text, centre, year, "json")


def as_value(figures: Figures, centre: Centre) -> dict[str, Any]:
    """Zero is 0 in data; where nothing is known there is null."""
    rated = figures.rated
    return {
        "organization": {"code": centre.organization.code, "name": centre.organization.name},
        "fiscal_year": figures.year.value,
        "as_of": clock.today().isoformat(),
        "term": {"days": centre.days, "working_days": centre.working, "counted_from": centre.start},
        "total": _tally(figures.total),
        "categories": [_tally(one) for one in figures.categories],
        "areas": [_tally(one) for one in figures.areas],
        "months": [{"month": one.label, "received": one.received, "finished": one.finished} for one in figures.months],
        "satisfaction": {
            "answers": rated.answers,
            "satisfied": rated.good,
            "percent": float(rated.share) if rated.share is not None else None,
        },
        "years": [{"fiscal_year": year, "received": n, "finished": done} for year, n, done in figures.years],
    }


def _tally(one: Any) -> dict[str, Any]:
    names = ("name", "received", "finished", "in_progress", "linked", "in_term", "late")
    return {name: getattr(one, name) for name in names} | {"year_before": one.before}


def _data(text: str, centre: Centre, year: FiscalYear, suffix: str) -> HttpResponse:
    kinds = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
    answer = HttpResponse(text, content_type=kinds[suffix])
    name = f"complaints-{centre.organization.code}-{year.value}.{suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = FRESH
    return answer


def manual_for(centre: Centre) -> Manual:
    """With the positions of those who receive complaints: a manual outlives names."""
    grants = RoleGrant.objects.filter(
        held_on(clock.today()), organization=centre.organization, role=Role.COMPLAINT_OFFICER, user__is_active=True
    )
    titles = grants.order_by("pk").values_list("user__holdings__position__title", flat=True)
    names = tuple(dict.fromkeys(title for title in titles if title))
    return manual_of(centre, absolute(centre, "complaint_door"), names=names)


@open_door("GET")
def complaint_manual(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    return page(request, centre, "manual", "complaint_manual", manual=manual_for(centre))


@open_door("GET")
def complaint_manual_pdf(request: HttpRequest, centre: Centre) -> HttpResponseBase:  # noqa: ARG001
    return _pdf(manual_paper(manual_for(centre), centre, clock.today().isoformat()), "complaint-manual", centre)


@open_door("GET")
def complaint_poster(request: HttpRequest, centre: Centre) -> HttpResponseBase:  # noqa: ARG001
    """A sheet for the board, with a QR code."""
    place = absolute(centre, "complaint_door")
    return _pdf(poster_paper(centre, manual_for(centre), place), "complaint-poster", centre)


def _pdf(paper: Any, name: str, centre: Centre) -> HttpResponse:
    answer = HttpResponse(write_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}-{centre.organization.code}.pdf"'
    return answer


@open_door("GET")
def complaint_cases(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """Finished cases that the office shows, with covered places and their reasons."""
    cases = [
        {
            "number": str(one.complaint), "category": one.complaint.category.name, "on": one.published_on,
            "title": redaction.shown(one.title), "story": redaction.shown(one.story),
            "answer": redaction.shown(one.answer),
        }
        for one in published_cases(centre.organization)[:100]
    ]  # fmt: skip
    return page(request, centre, "cases", "complaint_cases", cases=cases)
