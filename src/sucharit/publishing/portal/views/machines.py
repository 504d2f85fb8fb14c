"""What machines read to find their way: sitemaps, robots, feeds, the catalogue."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sucharit.core.thai import clean
from sucharit.publishing.portal import describing
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan
from sucharit.publishing.portal.pages import absolute, open_page, page
from sucharit.publishing.portal.queries import (
    open_documents,
    open_organization,
    open_organizations,
    open_plans,
    read,
)
from sucharit.publishing.portal.views.downloads import as_json

_ENTRIES = 50
_XML = "application/xml; charset=utf-8"


@open_page
def portal_catalogue(_request: HttpRequest) -> HttpResponseBase:
    """DCAT, all published plans."""
    return as_json(describing.catalogue(open_plans()), "application/ld+json")


@open_page
def portal_sitemap(_request: HttpRequest) -> HttpResponseBase:
    """The index: a map for each organization, for one map holds fifty thousand addresses at most."""
    maps = [absolute(reverse("portal_organization_sitemap", args=[row.code])) for row in open_organizations()]
    return _xml("portal/sitemap_index.xml", {"maps": maps})


@open_page
def portal_organization_sitemap(_request: HttpRequest, organization: str) -> HttpResponseBase:
    """Every page of one organization."""
    row = open_organization(organization)
    places: list[tuple[str, datetime | None]] = [(absolute(reverse("portal_organization", args=[row.code])), None)]
    for plan in open_plans().filter(organization=row):
        where = [row.code, plan.span_code]
        names = ("portal_plan", "portal_budget", "portal_risks")
        places += [(absolute(reverse(name, args=where)), plan.published_at) for name in names]
        sheets = (reverse("portal_initiative", args=[*where, sheet.seq]) for sheet in read(plan).sheets)
        places += [(absolute(sheet), plan.published_at) for sheet in sheets]
    return _xml("portal/sitemap.xml", {"places": places})


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
    plans = open_plans().order_by("-published_at")[:_ENTRIES]
    documents = open_documents().order_by("-published_at")[:_ENTRIES]
    return _feed(request, "แผนป้องกันการทุจริตที่เผยแพร่ล่าสุด", list(plans), list(documents))


@open_page
def portal_organization_feed(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The latest publications of one."""
    row = open_organization(organization)
    plans = open_plans().filter(organization=row).order_by("-published_at")[:_ENTRIES]
    documents = open_documents().filter(organization=row).order_by("-published_at")[:_ENTRIES]
    return _feed(request, f"ประกาศและแผนของ{row.name}", list(plans), list(documents))


def _feed(
    request: HttpRequest, title: str, plans: list[PublishedPlan], documents: list[PublishedDocument]
) -> HttpResponse:
    entries: list[dict[str, Any]] = [
        {
            "url": absolute(reverse("portal_plan", args=[plan.organization.code, plan.span_code])),
            "id": f"urn:sucharit:plan:{plan.pk}", "title": clean(f"{plan.title} ({plan.span_code})"),
            "updated": plan.published_at, "author": plan.organization.name, "summary": plan.correction_note,
        }
        for plan in plans
    ] + [
        {
            "url": absolute(document_path(row)), "id": f"urn:sucharit:document:{row.pk}", "title": clean(row.subject),
            "updated": row.published_at, "author": row.organization.name, "summary": "",
        }
        for row in documents
    ]  # fmt: skip
    entries.sort(key=lambda entry: str(entry["updated"]), reverse=True)
    context: dict[str, Any] = {"title": title, "self": absolute(request.path), "entries": entries[:_ENTRIES]}
    response = _xml("portal/feed.xml", context)
    response["Content-Type"] = "application/atom+xml; charset=utf-8"
    return response


def document_path(row: PublishedDocument) -> str:
    return reverse("portal_document", args=[row.organization.code, row.register, row.year, row.number])


def _xml(template: str, context: dict[str, Any]) -> HttpResponse:
    response = page(template, context)
    response["Content-Type"] = _XML
    response["Access-Control-Allow-Origin"] = "*"
    return response
