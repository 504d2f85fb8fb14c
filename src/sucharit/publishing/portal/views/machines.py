"""What machines read to find their way: sitemaps, robots, feeds, the catalogue."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.core.thai import clean
from sucharit.publishing.portal import describing
from sucharit.publishing.portal.pages import absolute, open_page, page
from sucharit.publishing.portal.queries import open_organization, open_organizations, open_plans, readings
from sucharit.publishing.portal.shelves import OpenThing, latest, paged, things_of
from sucharit.publishing.portal.views.downloads import as_json
from sucharit.publishing.portal.years.queries import open_years, year_readings

_ENTRIES = 50
_DATASETS = 100
_MOST_PLACES = 50_000  # as a map of a site may hold
_XML = "application/xml; charset=utf-8"


@open_page
def portal_catalogue(request: HttpRequest) -> HttpResponseBase:
    """DCAT of plans, years and disclosure lists, a page at a time."""
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked)):
        raise Http404
    number = int(asked)
    count, things = paged(number, _DATASETS, data=True)
    pages = max(1, -(-count // _DATASETS))
    if number > pages:
        raise Http404
    return as_json(describing.catalogue(things, page=number, pages=pages, count=count), "application/ld+json")


@open_page
def portal_sitemap(_request: HttpRequest) -> HttpResponseBase:
    """The index: a map for each organization, for one map holds fifty thousand addresses at most."""
    codes = open_organizations().values_list("code", flat=True)[:_MOST_PLACES]
    maps = [absolute(reverse("portal_organization_sitemap", args=[code])) for code in codes]
    return _xml("portal/sitemap_index.xml", {"maps": maps})


@open_page
def portal_organization_sitemap(_request: HttpRequest, organization: str) -> HttpResponseBase:
    """Every page of one organization."""
    row = open_organization(organization)
    places: list[tuple[str, datetime | None]] = [(absolute(reverse("portal_organization", args=[row.code])), None)]
    for thing in things_of(row):
        places += [(absolute(path), thing.published_at) for path in (thing.path, *thing.pages)]
    places += _sheets(row)
    return _xml("portal/sitemap.xml", {"places": places[:_MOST_PLACES]})


def _sheets(row: Organization) -> Iterator[tuple[str, datetime | None]]:
    """The page of each initiative of its plans and years."""
    plans = list(open_plans().filter(organization=row))
    for plan, read in zip(plans, readings(plans), strict=True):
        for sheet in read.sheets:
            where = [row.code, plan.span_code, sheet.seq]
            yield absolute(reverse("portal_initiative", args=where)), plan.published_at
    years = list(open_years().filter(organization=row).order_by("-fiscal_year")[:20])
    for year, lived in zip(years, year_readings(years), strict=True):
        for seq in lived.by_seq:
            yield absolute(reverse("portal_year_initiative", args=[row.code, year.fiscal_year, seq])), year.published_at


@open_page
def portal_robots(_request: HttpRequest) -> HttpResponseBase:
    """Public pages may be read by robots, everything else not."""
    lines = (
        "User-agent: *",
        "Allow: /p/",
        "Allow: /static/",
        "Disallow: /",
        "Crawl-delay: 1",
        f"Sitemap: {absolute(reverse('portal_sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@open_page
def portal_feed(request: HttpRequest) -> HttpResponseBase:
    """The latest publications of all."""
    return _feed(request, "แผน รายงาน และข้อมูลป้องกันการทุจริตที่เผยแพร่ล่าสุด", latest(_ENTRIES))


@open_page
def portal_organization_feed(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The latest publications of one."""
    row = open_organization(organization)
    return _feed(request, f"ประกาศ แผน และรายงานของ{row.name}", latest(_ENTRIES, row))


def _feed(request: HttpRequest, title: str, things: Iterable[OpenThing]) -> HttpResponse:
    entries = [
        {
            "url": absolute(thing.path), "id": f"urn:sucharit:{thing.key}", "title": clean(_title(thing)),
            "updated": thing.published_at, "author": thing.organization.name, "summary": thing.note,
        }
        for thing in things
    ]  # fmt: skip
    context: dict[str, Any] = {"title": title, "self": absolute(request.path), "entries": entries}
    response = _xml("portal/feed.xml", context)
    response["Content-Type"] = "application/atom+xml; charset=utf-8"
    return response


def _title(thing: OpenThing) -> str:
    """With its years where it is a plan of several."""
    several = thing.first_year is not None and thing.first_year != thing.last_year
    return f"{thing.title} ({thing.first_year}-{thing.last_year})" if several else thing.title


def _xml(template: str, context: dict[str, Any]) -> HttpResponse:
    response = page(template, context)
    response["Content-Type"] = _XML
    response["Access-Control-Allow-Origin"] = "*"
    return response
