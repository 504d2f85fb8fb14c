"""Files to take away: the plan file, tables, workbook, book, papers, the emblem."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from sucharit.base.files.models import StoredFile
from sucharit.base.files.serving import unchanging
from sucharit.base.organizations.models import Organization
from sucharit.publishing.documents.views.files import disposition
from sucharit.publishing.portal import describing, tables
from sucharit.publishing.portal.decoded import text_of
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.publishing.portal.pages import dated, open_page
from sucharit.publishing.portal.queries import open_document, open_organization, open_plan

_SHOWN = {"png", "jpeg"}


@open_page
def portal_plan_json(_request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    """The plan file, to the byte as it was published: its SHA-256 is the digest that the page names."""
    snapshot, _read = open_plan(organization, span)
    response = _data(text_of(snapshot), "application/json", snapshot, "json")
    response["ETag"] = f'"{snapshot.digest}"'
    return dated(response, snapshot.published_at)


@open_page
def portal_initiatives_csv(_request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    snapshot, read = open_plan(organization, span)
    text = tables.as_csv(tables.initiative_names(), tables.initiative_rows(snapshot, read))
    return dated(_data(text, "text/csv; charset=utf-8", snapshot, "csv", "initiatives"), snapshot.published_at)


@open_page
def portal_budget_csv(_request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    snapshot, read = open_plan(organization, span)
    text = tables.as_csv(tables.budget_names(), tables.budget_rows(snapshot, read))
    return dated(_data(text, "text/csv; charset=utf-8", snapshot, "csv", "budget"), snapshot.published_at)


@open_page
def portal_workbook(request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    snapshot, _read = open_plan(organization, span)
    return dated(file_answer(snapshot.workbook, request), snapshot.published_at)


@open_page
def portal_book(request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    snapshot, _read = open_plan(organization, span)
    return dated(file_answer(snapshot.book, request), snapshot.published_at)


@open_page
def portal_plan_data(_request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    """The description of the data set by itself."""
    snapshot, _read = open_plan(organization, span)
    return dated(as_json(describing.dataset(snapshot), "application/ld+json"), snapshot.published_at)


@open_page
def portal_document(request: HttpRequest, organization: str, register: str, year: int, number: int) -> HttpResponseBase:
    """A published paper as PDF."""
    row = open_document(organization, register, year, number)
    return dated(file_answer(row.file, request), row.published_at)


@open_page
def portal_emblem(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The organization's emblem, of one that has published something."""
    row: Organization = open_organization(organization)
    file = StoredFile.objects.filter(organization=row, digest=row.logo, kind__in=_SHOWN).first() if row.logo else None
    return file_answer(file, request, inline=True)


def as_json(value: Any, media: str = "application/json") -> HttpResponse:
    """JSON for machines of any origin."""
    response = HttpResponse(json.dumps(value, ensure_ascii=False, indent=1), content_type=media)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _data(text: str, media: str, snapshot: PublishedPlan, suffix: str, what: str = "plan") -> HttpResponse:
    response = HttpResponse(text, content_type=media)
    name = f"{snapshot.organization.code}-{snapshot.span_code}-{what}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def file_answer(
    stored: StoredFile | None, request: HttpRequest, *, inline: bool = False, name: str = ""
) -> HttpResponseBase:
    """A frozen file; 404 where it is not made yet. HEAD and a fresh ETag never open it. `name`: instead of its own."""
    if stored is None:
        raise Http404
    response = unchanging(stored, request)
    response["Content-Disposition"] = disposition(name or stored.name, inline=inline)
    response["Access-Control-Allow-Origin"] = "*"
    return response
