"""Files of a published year: the year file, its tables, a description, and evidence that an officer chose to show."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from sucharit.publishing.portal import describing
from sucharit.publishing.portal.decoded import text_of
from sucharit.publishing.portal.models import PublishedYear
from sucharit.publishing.portal.pages import dated, open_page
from sucharit.publishing.portal.tables import as_csv
from sucharit.publishing.portal.views.downloads import as_json, file_answer
from sucharit.publishing.portal.years.queries import open_edition, open_evidence, open_year
from sucharit.publishing.portal.years.tables import TABLES, YearTable, plain

_PICTURES = ("jpeg", "png", "webp")


@open_page
def portal_year_json(_request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """The year file, to the byte as it was published: its SHA-256 is the digest that the page names."""
    snapshot = open_year(organization, fiscal_year).snapshot
    return _whole(snapshot, f"{fiscal_year}-year.json")


@open_page
def portal_year_edition_json(
    _request: HttpRequest, organization: str, fiscal_year: int, edition: int
) -> HttpResponseBase:
    """The same of an earlier edition."""
    snapshot = open_edition(organization, fiscal_year, edition)[0].snapshot
    return _whole(snapshot, f"{fiscal_year}-edition-{edition}.json")


@open_page
def portal_year_data(_request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """The description of the data set by itself."""
    snapshot = open_year(organization, fiscal_year).snapshot
    return dated(as_json(describing.year_dataset(snapshot), "application/ld+json"), snapshot.published_at)


@open_page
def portal_year_csv(_request: HttpRequest, organization: str, fiscal_year: int, table: str) -> HttpResponseBase:
    """One table for Excel and for machines."""
    asked = _table(table)
    snapshot, read = open_year(organization, fiscal_year)
    text = as_csv(asked.names, asked.lines(snapshot, read))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    return dated(_named(response, snapshot, f"{fiscal_year}-{asked.name}.csv"), snapshot.published_at)


@open_page
def portal_year_table(_request: HttpRequest, organization: str, fiscal_year: int, table: str) -> HttpResponseBase:
    """The same as JSON."""
    asked = _table(table)
    snapshot, read = open_year(organization, fiscal_year)
    rows = [{name: plain(cell) for name, cell in row.items()} for row in asked.told(snapshot, read)]
    value = {"table": asked.name, "digest": snapshot.digest, "published_at": snapshot.published_at.isoformat()}
    return dated(as_json(value | {"rows": rows}), snapshot.published_at)


def _table(name: str) -> YearTable:
    if name not in TABLES:
        raise Http404
    return TABLES[name]


@open_page
def portal_year_evidence(request: HttpRequest, organization: str, fiscal_year: int, digest: str) -> HttpResponseBase:
    """A file that the published year names; not one that was marked as personal, withdrawn or hidden since. Its own
    name stays inside: people write names of people into names of files."""
    snapshot, stored = open_evidence(organization, fiscal_year, digest)
    name = f"{organization}-{fiscal_year}-evidence-{digest[:8]}.{stored.kind}"
    answer = file_answer(stored, request, inline=stored.kind in _PICTURES, name=name)
    return dated(answer, snapshot.published_at)


def _whole(snapshot: PublishedYear, name: str) -> HttpResponseBase:
    response = HttpResponse(text_of(snapshot), content_type="application/json")
    response["ETag"] = f'"{snapshot.digest}"'
    return dated(_named(response, snapshot, name), snapshot.published_at)


def _named(response: HttpResponse, snapshot: PublishedYear, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{snapshot.organization.code}-{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response
