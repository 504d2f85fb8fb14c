"""What is public, for anyone; and what an officer who publishes sees of it."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan.json import from_json
from sucharit.publishing.documents.kinds import PUBLISHABLE
from sucharit.publishing.documents.models import Document
from sucharit.publishing.portal.decoded import Decoded
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan, State
from sucharit.publishing.portal.reading import Reading, span_named
from sucharit.publishing.portal.shelves import anything_of, ever_published
from sucharit.work.plans.models import Plan

Row = TypeVar("Row", bound=Model)
_PLANS = Decoded(lambda text: Reading(from_json(text.encode())), most=48)


class Withdrawn(Protocol):
    """What the page of a withdrawn thing shows."""

    organization: Organization
    withdraw_reason: Any
    withdrawn_at: Any


class Gone(Exception):  # noqa: N818 - it was here and was taken back
    """Published once and withdrawn: the page says when and why."""

    def __init__(self, row: Withdrawn) -> None:
        super().__init__("withdrawn")
        self.row = row


def public_of(rows: QuerySet[Row]) -> Row:
    """Of all that was ever published as this thing, the one that is public now. Gone where it was withdrawn, 404 where
    there never was one."""
    found = rows.filter(state=State.PUBLISHED).first()
    if found is not None:
        return found
    withdrawn: Any = rows.filter(state=State.WITHDRAWN).order_by("-withdrawn_at").first()
    if withdrawn is not None:
        raise Gone(withdrawn)
    raise Http404


class PublicPlan(NamedTuple):
    snapshot: PublishedPlan
    reading: Reading


def open_plans() -> QuerySet[PublishedPlan]:
    """Every plan that is public now, without its text."""
    rows = PublishedPlan.objects.filter(state=State.PUBLISHED).select_related("organization", "book", "workbook")
    return rows.defer("value").order_by("organization__name", "-first_year")


def open_documents() -> QuerySet[PublishedDocument]:
    return PublishedDocument.objects.filter(state=State.PUBLISHED).select_related("organization", "file")


def open_organizations() -> QuerySet[Organization]:
    """Who has anything public now."""
    return Organization.objects.filter(anything_of()).order_by("name", "pk")


def open_organization(code: str) -> Organization:
    """One that has, or had, anything public; 404 for any other, also one that only works here."""
    organization = get_object_or_404(Organization, code=code)
    if not ever_published(organization):
        raise Http404
    return organization


def open_plan(code: str, span: str | FiscalSpan) -> PublicPlan:
    """The public plan of the span, decoded. Gone where it was withdrawn, 404 where there never was one."""
    years = span_named(span) if isinstance(span, str) else span
    if years is None:
        raise Http404
    rows = PublishedPlan.objects.filter(organization__code=code, first_year=years.first, last_year=years.last)
    rows = rows.defer("value").select_related(
        "organization", "book__organization", "workbook__organization", "corrects"
    )
    snapshot = public_of(rows)
    return PublicPlan(snapshot, read(snapshot))


def read(snapshot: PublishedPlan) -> Reading:
    """The plan of a snapshot."""
    return _PLANS.of(snapshot)


def readings(snapshots: Iterable[PublishedPlan]) -> list[Reading]:
    """The plans of many snapshots, in one query at the most."""
    return _PLANS.of_all(snapshots)


def open_document(code: str, register: str, year: int, number: int) -> PublishedDocument:
    rows = PublishedDocument.objects.filter(organization__code=code, register=register, year=year, number=number)
    return public_of(rows.select_related("organization", "file__organization"))


def published_plans_for(officer: Officer) -> QuerySet[PublishedPlan]:
    """All snapshots of the organization, old ones too."""
    rows = PublishedPlan.objects.filter(organization=officer.organization).defer("value")
    return rows.select_related("organization", "plan", "published_by", "withdrawn_by", "book", "workbook")


def published_documents_for(officer: Officer) -> QuerySet[PublishedDocument]:
    rows = PublishedDocument.objects.filter(organization=officer.organization)
    return rows.select_related("document", "published_by", "withdrawn_by", "file")


def plans_to_publish_for(officer: Officer) -> QuerySet[Plan]:
    """Adopted plans, whether public already or not."""
    return Plan.objects.filter(organization=officer.organization, state=Plan.State.ADOPTED).select_related(
        "organization"
    )


def documents_to_publish_for(officer: Officer) -> QuerySet[Document]:
    """Issued papers of kinds that may be public and are not."""
    rows = Document.objects.filter(organization=officer.organization, state=Document.State.ISSUED, kind__in=PUBLISHABLE)
    public = PublishedDocument.objects.filter(organization=officer.organization, state=State.PUBLISHED)
    return rows.exclude(pk__in=public.values("document")).defer("content").select_related("scan")
