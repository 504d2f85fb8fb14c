"""Publications as an officer may see them, and the channels that an initiative was published through."""

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.work.publications.models import Channel, Publication, PublicationInitiative


def publications_of(
    key: uuid.UUID, fiscal_year: int, organization: Organization | None = None
) -> QuerySet[Publication]:
    """What was published for an initiative in a year; withdrawn rows are not among them."""
    rows = Publication.objects.filter(initiatives__initiative_key=key, fiscal_year=fiscal_year, withdrawn_at=None)
    rows = rows.filter(organization=organization) if organization else rows
    return rows.select_related("channel", "recorded_by")


def channels_used(
    initiative_key: uuid.UUID, first: datetime.date, last: datetime.date, organization: Organization | None = None
) -> set[Channel]:
    """The different channels through which it was published between two days, both included."""
    rows = Publication.objects.filter(
        initiatives__initiative_key=initiative_key, published_on__range=(first, last), withdrawn_at=None
    )
    rows = rows.filter(organization=organization) if organization else rows
    return {row.channel for row in rows.select_related("channel")}


def channels_by_initiative(
    officer: Officer, first: datetime.date, last: datetime.date
) -> dict[uuid.UUID, list[tuple[Channel, datetime.date]]]:
    """Initiative > channels with the newest day of each: one query for a whole year."""
    rows = PublicationInitiative.objects.filter(
        publication__organization=officer.organization, publication__published_on__range=(first, last),
        publication__withdrawn_at=None,
    ).select_related("publication__channel")  # fmt: skip
    told: dict[uuid.UUID, dict[int, tuple[Channel, datetime.date]]] = {}
    for row in rows.order_by("publication__published_on", "pk"):
        one = row.publication
        told.setdefault(row.initiative_key, {})[one.channel_id] = (one.channel, one.published_on)
    return {key: sorted(found.values(), key=lambda pair: pair[0].place) for key, found in told.items()}


def publications_for(officer: Officer, fiscal_year: int) -> QuerySet[Publication]:
    """All publications of a year, withdrawn ones too."""
    return _all_for(officer).filter(fiscal_year=fiscal_year)


def publication_for(officer: Officer, pk: int) -> Publication:
    """One; 404 for a stranger's."""
    return get_object_or_404(_all_for(officer), pk=pk)


def _all_for(officer: Officer) -> QuerySet[Publication]:
    rows = Publication.objects.filter(organization=officer.organization)
    return rows.select_related("channel", "recorded_by", "withdrawn_by", "organization")


def channels_for(officer: Officer, *, active: bool = False) -> QuerySet[Channel]:
    """The organization's channels in their order."""
    rows = Channel.objects.filter(organization=officer.organization)
    return rows.filter(active=True) if active else rows


def channel_for(officer: Officer, pk: int) -> Channel:
    return get_object_or_404(channels_for(officer), pk=pk)


def keys_of(rows: Iterable[Publication]) -> dict[int, list[uuid.UUID]]:
    """Number of a publication > the initiatives that it is for: one query for a list."""
    told: dict[int, list[uuid.UUID]] = {}
    for pk, key in PublicationInitiative.objects.filter(publication__in=[row.pk for row in rows]).values_list(
        "publication", "initiative_key"
    ):
        told.setdefault(pk, []).append(key)
    return told
