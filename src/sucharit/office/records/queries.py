"""The record of an organization, filtered as its readers ask."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import Officer


def entries_for(officer: Officer) -> QuerySet[Entry]:
    """Newest first; only the chain of the officer's organization."""
    return Entry.objects.filter(chain=officer.organization.code).order_by("-number")


def actors_for(officer: Officer) -> list[tuple[str, str]]:
    """(username, name) of everyone who ever did something here, for the filter."""
    pairs = entries_for(officer).exclude(actor="").order_by("actor").values_list("actor", "actor_name").distinct()
    return sorted(dict(pairs).items(), key=lambda pair: pair[1])


def in_days(entries: QuerySet[Entry], first: datetime.date | None, last: datetime.date | None) -> QuerySet[Entry]:
    """Between two days of Thailand, both included."""
    zone = timezone.get_current_timezone()
    if first:
        entries = entries.filter(at__gte=datetime.datetime.combine(first, datetime.time.min, zone))
    if last:
        entries = entries.filter(
            at__lt=datetime.datetime.combine(last + datetime.timedelta(1), datetime.time.min, zone)
        )
    return entries
