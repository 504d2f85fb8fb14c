"""The page of a list for everyone, and the same as CSV and JSON: from the frozen snapshot alone, without a cookie."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from sucharit.base.files.models import StoredFile
from sucharit.base.files.serving import unchanging
from sucharit.publishing.disclosure.models import Entry, PublishedChecklist
from sucharit.publishing.disclosure.queries import open_checklist
from sucharit.publishing.documents.views.files import disposition
from sucharit.publishing.portal.pages import absolute, address, dated, frame, open_page, page
from sucharit.publishing.portal.tables import as_csv

COLUMNS = [
    "organization_code", "fiscal_year", "number", "title", "group", "unit", "entry", "address", "document_year",
    "file_sha256",
]  # fmt: skip


@open_page
def portal_disclosure(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    snapshot = open_checklist(organization, fiscal_year)
    value = json.loads(snapshot.value)
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in value["items"]:
        for entry in item["entries"]:
            entry["url"] = _url(snapshot, entry)
        groups.setdefault(item["group"], []).append(item)
    context = frame(request, snapshot.organization, snapshot) | {
        "snapshot": snapshot, "value": value, "groups": list(groups.items()), "count": len(value["items"]),
        "crumbs": [
            (_("หน่วยงานทั้งหมด"), address("portal_front")),
            (snapshot.organization.short_name or snapshot.organization.name, _home(snapshot)),
            (_("การเปิดเผยข้อมูล %(year)s") % {"year": fiscal_year}, ""),
        ],
    }  # fmt: skip
    return dated(page("disclosure/portal_disclosure.html", context), snapshot.published_at)


def _home(snapshot: PublishedChecklist) -> str:
    return address("portal_organization", snapshot.organization.code)


@open_page
def portal_disclosure_json(_request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """To the byte as it was published: its SHA-256 is the digest that the page names."""
    snapshot = open_checklist(organization, fiscal_year)
    response = HttpResponse(snapshot.value, content_type="application/json")
    response["ETag"] = f'"{snapshot.digest}"'
    return dated(_named(response, snapshot, "json"), snapshot.published_at)


@open_page
def portal_disclosure_csv(_request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    snapshot = open_checklist(organization, fiscal_year)
    value = json.loads(snapshot.value)
    rows = [
        [
            value["organization"]["code"], value["fiscal_year"], item["number"], item["title"], item["group"],
            item["unit"], entry["title"], absolute(_url(snapshot, entry)) if _ours(entry) else entry["address"],
            entry["year"], entry.get("file", {}).get("digest"),
        ]
        for item in value["items"]
        for entry in item["entries"]
    ]  # fmt: skip
    response = HttpResponse(as_csv(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    return dated(_named(response, snapshot, "csv"), snapshot.published_at)


@open_page
def portal_disclosure_file(request: HttpRequest, organization: str, fiscal_year: int, digest: str) -> HttpResponseBase:
    """A file that the snapshot names; no other file of the office."""
    snapshot = open_checklist(organization, fiscal_year)
    if not any(entry.get("file", {}).get("digest") == digest for entry in _entries(snapshot)):
        raise Http404
    stored = StoredFile.objects.filter(
        organization=snapshot.organization, digest=digest,
        pk__in=Entry.objects.filter(item__checklist=snapshot.checklist_id).values("file"),
    ).select_related("organization").first()  # fmt: skip
    if stored is None:
        raise Http404
    response = unchanging(stored, request)
    response["Content-Disposition"] = disposition(stored.name)
    return dated(response, snapshot.published_at)


def _entries(snapshot: PublishedChecklist) -> list[dict[str, Any]]:
    return [entry for item in json.loads(snapshot.value)["items"] for entry in item["entries"]]


def _ours(entry: dict[str, Any]) -> bool:
    return "file" in entry or bool(entry.get("here"))


def _url(snapshot: PublishedChecklist, entry: dict[str, Any]) -> str:
    if "file" in entry:
        code = snapshot.organization.code
        return address("portal_disclosure_file", code, snapshot.fiscal_year, entry["file"]["digest"])
    return str(entry["address"])


def _named(response: HttpResponse, snapshot: PublishedChecklist, suffix: str) -> HttpResponse:
    name = f"{snapshot.organization.code}-{snapshot.fiscal_year}-disclosure.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
