"""The catalogue as anyone may read it: searched, one manual, its papers and files. No session, no cookie."""

import uuid
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.doors.pages import absolute, open_door, page, within
from sucharit.base.files.serving import sent
from sucharit.base.organizations.models import Organization
from sucharit.core.papers import write_pdf
from sucharit.work.service.doors import ways_of
from sucharit.work.service.forms import OpenSearch
from sucharit.work.service.models import Manual
from sucharit.work.service.papers import chart_paper, manual_paper
from sucharit.work.service.queries import (
    KEY,
    blank_of,
    blanks_of,
    found_by,
    in_force,
    open_catalogue,
    open_manual,
)
from sucharit.work.service.showing import contents
from sucharit.work.service.words import span_words
from sucharit.work.shelf.queries import opened
from sucharit.work.shelf.registry import register_called


def public_address(manual: Manual) -> str:
    """Where anyone reads it, to be printed; "" while the catalogue is not open."""
    register = register_called(KEY)
    if register is None or opened(register, manual.organization) is None:
        return ""
    return absolute("service_open", manual.organization.code, manual.series)


@open_door(open_catalogue, "GET")
def service_open_list(request: HttpRequest, house: Organization) -> HttpResponse:
    """All services and processes by name; every word of the search must be found."""
    rows = in_force(house).prefetch_related("steps")
    areas = list(rows.exclude(area="").order_by().values_list("area", flat=True).distinct())
    form = OpenSearch(request.GET or None, areas=areas)
    wanted = form.wanted
    found = found_by(rows, wanted["q"], wanted["area"], wanted["kind"])[:500]
    ways = ways_of(house)
    told = [
        {
            "manual": one, "whole": span_words(one.span), "url": within("service_open", house.code, one.series),
            "ways": ways.get(one.series, []),
        }
        for one in sorted(found, key=lambda one: not one.for_citizens)
    ]  # fmt: skip
    return page(
        request, house, "service/open_list.html", rows=told, form=form, filtered=any(wanted.values()),
        data_date=clock.today(), crumbs=[(_("คู่มือบริการ"), "")],
    )  # fmt: skip


@open_door(open_catalogue, "GET")
def service_open(request: HttpRequest, house: Organization, series: uuid.UUID) -> HttpResponse:
    """One manual with everything that it must say."""
    row = open_manual(house, series)
    back = (_("คู่มือบริการ"), within("service_open_list", house.code))
    return page(
        request, house, "service/open_manual.html", blanks=blanks_of(row), data_date=row.effective_on,
        crumbs=[back, (row.title, "")], responsible_unit=str(row.unit or house.name), manual=row,
        part=contents(row), ways=ways_of(house).get(row.series, []),
    )  # fmt: skip


@open_door(open_catalogue, "GET")
def service_open_paper(_request: HttpRequest, house: Organization, series: uuid.UUID, paper: str) -> HttpResponse:
    """The manual or the chart as PDF."""
    row = open_manual(house, series)
    if paper not in ("manual", "chart") or (paper == "chart" and not row.for_citizens):
        raise Http404
    address = public_address(row)
    made = chart_paper(row, address) if paper == "chart" else manual_paper(row, blanks_of(row), address)
    answer = HttpResponse(write_pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{paper}-{series}.pdf"'
    return answer


@open_door(open_catalogue, "GET")
def service_open_blank(_request: HttpRequest, house: Organization, series: uuid.UUID, blank: int) -> HttpResponseBase:
    """A form, an example, a leaflet."""
    row = open_manual(house, series)
    try:
        return sent(cast(Any, blank_of(house, row.series, blank).file))
    except FileNotFoundError as error:
        raise Http404 from error
