"""How often each initiative of a year stands before the public: in the publication log, and by the items of the
disclosure lists that show its plan, its year or a report about it. What the strip of one initiative counts, for all."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count

from sucharit.base.people.gate import Officer
from sucharit.publishing.disclosure.models import ChecklistItem, Entry
from sucharit.publishing.disclosure.pulling import YEAR_KEY
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan
from sucharit.work.publications.models import PublicationInitiative
from sucharit.work.years.models import YearPlan

PLAN, DOCUMENT = PublishedPlan._meta.label_lower, PublishedDocument._meta.label_lower
Items = dict[int, set[int]]
"""Number of a thing > the items that show it."""


def published_counts(officer: Officer, year: YearPlan) -> Counter[uuid.UUID]:
    """Initiative > rows of the log and items of the lists of this year; a fixed number of queries."""
    told = _logged(officer, year)
    shown = _shown(officer, year)
    items: dict[uuid.UUID, set[int]] = defaultdict(set)
    for key in year.initiatives.values_list("key", flat=True):
        items[key] |= shown[YEAR_KEY].get(year.pk, set())
    in_plans = PublishedPlan.objects.filter(pk__in=shown[PLAN], organization=officer.organization)
    _add(items, shown[PLAN], in_plans.values_list("pk", "plan__initiatives__key"))
    in_papers = PublishedDocument.objects.filter(pk__in=shown[DOCUMENT], organization=officer.organization)
    sections = "document__report_paper__report__sections__initiative_key"
    _add(items, shown[DOCUMENT], in_papers.values_list("pk", sections))
    for key, found in items.items():
        told[key] += len(found)
    return told


def _logged(officer: Officer, year: YearPlan) -> Counter[uuid.UUID]:
    rows = PublicationInitiative.objects.filter(
        publication__organization=officer.organization, publication__withdrawn_at=None,
        publication__fiscal_year=year.fiscal_year,
    )  # fmt: skip
    return Counter(dict(rows.order_by().values_list("initiative_key").annotate(n=Count("publication", distinct=True))))


def _shown(officer: Officer, year: YearPlan) -> dict[str, Items]:
    """Kind of thing > its numbers > the items of this year's lists that show it ("portal.publishedplan:3#risks")."""
    entries = Entry.objects.filter(
        item__checklist__organization=officer.organization, item__checklist__fiscal_year=year.fiscal_year,
        removed_at=None, kind=Entry.Kind.SYSTEM,
    ).exclude(item__acceptance=ChecklistItem.Acceptance.DROPPED)  # fmt: skip
    told: dict[str, Items] = {YEAR_KEY: {}, PLAN: {}, DOCUMENT: {}}
    for key, item in entries.values_list("system_key", "item_id"):
        kind, _colon, number = key.partition("#")[0].partition(":")
        if kind in told and number.isdecimal():
            told[kind].setdefault(int(number), set()).add(item)
    return told


def _add(items: dict[uuid.UUID, set[int]], shown: Items, rows: Iterable[tuple[int, uuid.UUID | None]]) -> None:
    for number, key in rows:
        if key is not None:
            items[key] |= shown[number]
