"""Kinds of things that are public: the portal's own, and those of rooms that come after it and put up a shelf here.

The organization page, sitemaps, feeds, the catalogue and the API know every kind by its shelf.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan, PublishedYear, State
from sucharit.publishing.portal.years.tables import TABLES


@dataclass(frozen=True)
class File:
    """A download: address, media type, what people call the format."""

    path: str
    media: str
    label: str


@dataclass(frozen=True)
class OpenThing:
    """Something that is public now. Years are fiscal years, B.E.; None where it belongs to none. `data`: it is a data
    set with files, not a paper; `pages`: more addresses of it for sitemaps."""

    kind: str
    number: int
    organization: Organization
    title: str
    path: str
    published_at: datetime
    first_published_at: datetime
    note: str = ""
    digest: str = ""
    first_year: int | None = None
    last_year: int | None = None
    identifier: str = ""
    files: tuple[File, ...] = ()
    pages: tuple[str, ...] = ()
    data: bool = True

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.number}"


@dataclass(frozen=True)
class Shelf:
    """A kind: `rows` are public now, with their organization and without their text; `model` has withdrawn ones too."""

    kind: str
    model: type[Model]
    rows: Callable[[], QuerySet[Any]]
    told: Callable[[Any], OpenThing]
    data: bool = True


_SHELVES: dict[str, Shelf] = {}


def put_up(shelf: Shelf) -> None:
    """Makes a kind known; again is the same."""
    _SHELVES[shelf.kind] = shelf


def shelves(*, data: bool = False) -> tuple[Shelf, ...]:
    """All kinds; only data sets where asked."""
    return tuple(one for one in _SHELVES.values() if one.data or not data)


def kinds() -> tuple[str, ...]:
    return tuple(_SHELVES)


def told_of(row: Model) -> OpenThing:
    """A public row as its shelf tells of it."""
    return next(shelf for shelf in shelves() if shelf.model is type(row)).told(row)


def anything_of() -> Q:
    """Organizations that have something public now."""
    wanted = Q()
    for shelf in shelves():
        wanted |= Q(pk__in=shelf.rows().order_by().values("organization"))
    return wanted


def ever_published(organization: Organization) -> bool:
    """Has, or had, anything public."""
    return any(shelf.model._base_manager.filter(organization=organization).exists() for shelf in shelves())


def things_of(organization: Organization, most: int = 500, *, but: Sequence[str] = ()) -> list[OpenThing]:
    """What one organization has public, kind by kind, each newest first: a query for each kind."""
    told = []
    for shelf in shelves():
        if shelf.kind not in but:
            rows = shelf.rows().filter(organization=organization).order_by("-published_at", "-pk")
            told += [shelf.told(row) for row in rows[:most]]
    return told


def things_by_organization(organizations: Iterable[Organization], *, data: bool = True) -> dict[int, list[OpenThing]]:
    """The same for a page of many: a query for each kind."""
    wanted = [one.pk for one in organizations]
    told: dict[int, list[OpenThing]] = {}
    for shelf in shelves(data=data):
        for row in shelf.rows().filter(organization__in=wanted).order_by("-published_at", "-pk"):
            told.setdefault(row.organization_id, []).append(shelf.told(row))
    return told


def latest(most: int, organization: Organization | None = None) -> list[OpenThing]:
    """The newest of all kinds: a query for each kind, none of them longer than what is shown."""
    told = []
    for shelf in shelves():
        rows = shelf.rows().filter(organization=organization) if organization else shelf.rows()
        told += [shelf.told(row) for row in rows.order_by("-published_at", "-pk")[:most]]
    return sorted(told, key=lambda one: (one.published_at, one.key), reverse=True)[:most]


def paged(
    page: int, size: int, *, data: bool = False, narrowed: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None,
    kind: str = "",
) -> tuple[int, list[OpenThing]]:  # fmt: skip
    """How many there are, and those of one page, kind by kind in the order of publishing: what came later stands later,
    so that pages stay as they were. Two queries for each kind."""
    told: list[OpenThing] = []
    first, count = (page - 1) * size, 0
    for shelf in shelves(data=data):
        if kind and shelf.kind != kind:
            continue
        rows = narrowed(shelf.rows()) if narrowed else shelf.rows()
        here = rows.order_by().count()
        begin, room = max(first - count, 0), size - len(told)
        if begin < here and room > 0:
            told += [shelf.told(row) for row in rows.order_by("published_at", "pk")[begin : begin + room]]
        count += here
    return count, told


# the portal's own


def _plans() -> QuerySet[PublishedPlan]:
    rows = PublishedPlan.objects.filter(state=State.PUBLISHED).select_related("organization")
    return rows.defer("value")


def _plan(row: PublishedPlan) -> OpenThing:
    where = [row.organization.code, row.span_code]
    return OpenThing(
        "plan", row.pk, row.organization, row.title, reverse("portal_plan", args=where), row.published_at,
        row.first_published_at, row.correction_note, row.digest, row.first_year, row.last_year,
        f"{row.organization.code}-{row.span_code}",
        (
            File(reverse("portal_plan_json", args=where), "application/json", "JSON"),
            File(reverse("portal_initiatives_csv", args=where), "text/csv", "CSV"),
            File(reverse("portal_budget_csv", args=where), "text/csv", "CSV"),
        ),
        tuple(reverse(name, args=where) for name in ("portal_budget", "portal_risks")),
    )  # fmt: skip


def _years() -> QuerySet[PublishedYear]:
    return PublishedYear.objects.filter(state=State.PUBLISHED).select_related("organization").defer("value")


def _year(row: PublishedYear) -> OpenThing:
    where = [row.organization.code, row.fiscal_year]
    files = (File(reverse("portal_year_csv", args=[*where, name]), "text/csv", "CSV") for name in TABLES)
    return OpenThing(
        "year", row.pk, row.organization, year_title(row.fiscal_year), reverse("portal_year", args=where),
        row.published_at, row.first_published_at, row.correction_note, row.digest, row.fiscal_year, row.fiscal_year,
        f"{row.organization.code}-{row.fiscal_year}",
        (File(reverse("portal_year_json", args=where), "application/json", "JSON"), *files),
        tuple(reverse(name, args=where) for name in YEAR_PAGES),
    )  # fmt: skip


YEAR_PAGES = (
    "portal_year_plan", "portal_year_money", "portal_year_indicators", "portal_year_publications", "portal_year_ita",
    "portal_year_editions",
)  # fmt: skip


def year_title(fiscal_year: int) -> str:
    return f"ผลการดำเนินงานป้องกันการทุจริต ปีงบประมาณ พ.ศ. {fiscal_year}"


def _documents() -> QuerySet[PublishedDocument]:
    return PublishedDocument.objects.filter(state=State.PUBLISHED).select_related("organization", "file")


def _document(row: PublishedDocument) -> OpenThing:
    where = [row.organization.code, row.register, row.year, row.number]
    path = reverse("portal_document", args=where)
    return OpenThing(
        "document", row.pk, row.organization, row.subject, path, row.published_at, row.published_at,
        digest=row.file.digest, identifier="-".join(map(str, where)), data=False,
        files=(File(path, "application/pdf", "PDF"),),
    )  # fmt: skip


def put_up_own() -> None:
    put_up(Shelf("plan", PublishedPlan, _plans, _plan))
    put_up(Shelf("year", PublishedYear, _years, _year))
    put_up(Shelf("document", PublishedDocument, _documents, _document, data=False))
