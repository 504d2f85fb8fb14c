"""What the API answers of fiscal years, papers, and of everything that is public."""
# ruff: noqa: ARG001 - each answer is called with the request

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import NinjaAPI

from sucharit.publishing.portal import shelves
from sucharit.publishing.portal.api.asking import FOUND_OR_NOT, Page, Size, known_year, paged
from sucharit.publishing.portal.api.shapes import (
    Documents,
    DocumentShape,
    Indicators,
    IndicatorShape,
    Things,
    ThingShape,
    YearInitiatives,
    YearInitiativeShape,
    Years,
    YearShape,
)
from sucharit.publishing.portal.models import PublishedDocument, PublishedYear
from sucharit.publishing.portal.pages import absolute
from sucharit.publishing.portal.queries import open_documents
from sucharit.publishing.portal.shelves import OpenThing
from sucharit.publishing.portal.years.queries import open_year, open_years
from sucharit.publishing.portal.years.reading import Told
from sucharit.publishing.portal.years.tables import TABLES


def years(
    request: HttpRequest, page: Page, size: Size, organization: str = "", fiscal_year: int | None = None
) -> Years:
    rows = open_years()
    if organization:
        rows = rows.filter(organization__code=organization[:40])
    if fiscal_year is not None:
        known_year(fiscal_year)
        rows = rows.filter(fiscal_year=fiscal_year)
    items = [_year(row) for row in rows[(page - 1) * size : page * size]]
    return Years(count=rows.count(), page=page, items=items)


def year(request: HttpRequest, organization: str, fiscal_year: int) -> YearShape:
    known_year(fiscal_year)
    return _year(open_year(organization, fiscal_year).snapshot)


def year_initiatives(
    request: HttpRequest, organization: str, fiscal_year: int, page: Page, size: Size, status: str = ""
) -> YearInitiatives:
    known_year(fiscal_year)
    snapshot, read = open_year(organization, fiscal_year)
    found = [one for one in read.initiatives if not status or one["status"] == status]
    items = [_initiative(snapshot, one) for one in paged(found, page, size)]
    return YearInitiatives(count=len(found), page=page, items=items)


def year_indicators(
    request: HttpRequest, organization: str, fiscal_year: int, page: Page, size: Size, verdict: str = ""
) -> Indicators:
    known_year(fiscal_year)
    read = open_year(organization, fiscal_year).reading
    found = [one for one in read.indicators if not verdict or one["verdict"] == verdict]
    items = [
        IndicatorShape(**{name: one[name] for name in IndicatorShape.model_fields}) for one in paged(found, page, size)
    ]
    return Indicators(count=len(found), page=page, items=items)


def documents(request: HttpRequest, page: Page, size: Size, organization: str = "", kind: str = "") -> Documents:
    rows = open_documents().order_by("-published_at", "-pk")
    if organization:
        rows = rows.filter(organization__code=organization[:40])
    if kind:
        rows = rows.filter(kind=kind[:20])
    items = [_document(row) for row in rows[(page - 1) * size : page * size]]
    return Documents(count=rows.count(), page=page, items=items)


def published(request: HttpRequest, page: Page, size: Size, organization: str = "", kind: str = "") -> Things:
    if kind and kind not in shelves.kinds():
        raise Http404

    def of(rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(organization__code=organization[:40]) if organization else rows

    count, things = shelves.paged(page, size, narrowed=of, kind=kind)
    return Things(count=count, page=page, items=[_thing(one) for one in things])


def add_to(api: NinjaAPI) -> None:
    """Puts the questions of this file under their addresses."""
    one = "/years/{organization}/{fiscal_year}"
    ask = (
        ("/years", years, Years, "ปีงบประมาณที่เผยแพร่ / published fiscal years"),
        (one, year, YearShape, "ปีเดียว / one fiscal year"),
        (f"{one}/initiatives", year_initiatives, YearInitiatives, "โครงการของปีและสถานะ / initiatives of a year"),
        (f"{one}/indicators", year_indicators, Indicators, "ผลของตัวชี้วัด / promises and their judgement"),
        ("/documents", documents, Documents, "คำสั่ง ประกาศ และรายงานที่เผยแพร่ / published papers and reports"),
        ("/published", published, Things, "ทุกสิ่งที่เผยแพร่ / everything that is public"),
    )
    for path, answer, shape, summary in ask:
        api.get(path, response={200: shape, **FOUND_OR_NOT}, summary=summary)(answer)


def _year(row: PublishedYear) -> YearShape:
    where, told = [row.organization.code, row.fiscal_year], row.summary
    return YearShape(
        organization=row.organization.code, fiscal_year=row.fiscal_year, title=shelves.year_title(row.fiscal_year),
        edition=row.edition, published_at=row.published_at, change=row.correction_note or None, digest=row.digest,
        closed=told["closed"], initiatives=told["initiatives"], done=told["done"], impossible=told["impossible"],
        budget_baht=told["budget"], paid_baht=told["paid"], met=told["met"], not_met=told["not_met"],
        cannot_be_judged=told["cannot"], ita=told["ita"], url=absolute(reverse("portal_year", args=where)),
        json_url=absolute(reverse("portal_year_json", args=where)),
        csv_urls={name: absolute(reverse("portal_year_csv", args=[*where, name])) for name in TABLES},
    )  # fmt: skip


def _initiative(snapshot: PublishedYear, one: Told) -> YearInitiativeShape:
    where = [snapshot.organization.code, snapshot.fiscal_year, one["seq"]]
    return YearInitiativeShape(
        seq=one["seq"], title=one["title"], kind=one["kind"] or None, dimension=one["dimension"] or None,
        unit=one["unit"] or None, quarters=one["quarters"], quantity=one["quantity"],
        quantity_unit=one["quantity_unit"] or None, amount_baht=one["amount"], ordinance_baht=one["ordinance_amount"],
        paid_baht=one["paid"], status=one["status"], reason=one["reason"] or None,
        reason_text=one["reason_text"] or None, result=one["result"] or None,
        activities=sum(one["activities_by_quarter"]), url=absolute(reverse("portal_year_initiative", args=where)),
    )  # fmt: skip


def _document(row: PublishedDocument) -> DocumentShape:
    where = [row.organization.code, row.register, row.year, row.number]
    return DocumentShape(
        organization=row.organization.code, kind=row.kind, subject=row.subject, number=f"{row.number}/{row.year}",
        dated_on=row.dated_on, published_at=row.published_at, url=absolute(reverse("portal_document", args=where)),
    )  # fmt: skip


def _thing(one: OpenThing) -> ThingShape:
    return ThingShape(
        kind=one.kind, organization=one.organization.code, title=one.title, first_year=one.first_year,
        last_year=one.last_year, published_at=one.published_at, digest=one.digest or None, url=absolute(one.path),
        files=[absolute(file.path) for file in one.files],
    )  # fmt: skip
