"""Checklists, items and entries as an officer may see them, and what everyone may see."""

import re
from datetime import timedelta
from typing import Any

from django.db.models import Max, Model, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.publishing.disclosure.models import (
    ChecklistItem,
    ChecklistYear,
    Entry,
    LinkCheck,
    PublishedChecklist,
    Review,
)
from sucharit.publishing.disclosure.pulling import YEAR_KEY
from sucharit.publishing.disclosure.standing import READY, ItemStanding, Shown
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan, PublishedYear, State
from sucharit.publishing.portal.pages import absolute
from sucharit.publishing.portal.queries import public_of
from sucharit.work.complaints.models import Centre
from sucharit.work.sealed.models import Door

_CODE = re.compile(r"(2[5-6][0-9]{2})(-own)?\Z")


def checklists_for(officer: Officer) -> QuerySet[ChecklistYear]:
    """All lists of the organization, newest first."""
    return ChecklistYear.objects.filter(organization=officer.organization).select_related("organization")


def checklist_for(officer: Officer, code: str) -> ChecklistYear:
    """ "2569" or "2569-own"; 404 for none such."""
    found = _CODE.match(code)
    if found is None:
        raise Http404
    kind = ChecklistYear.Kind.OWN if found[2] else ChecklistYear.Kind.OIT
    return get_object_or_404(checklists_for(officer), fiscal_year=int(found[1]), kind=kind)


def items_for(officer: Officer) -> QuerySet[ChecklistItem]:
    rows = ChecklistItem.objects.filter(checklist__organization=officer.organization)
    return rows.select_related("checklist__organization", "unit", "owner")


def item_for(officer: Officer, code: str, number: str) -> ChecklistItem:
    """One item by its number; 404 for a stranger's."""
    return get_object_or_404(items_for(officer), checklist=checklist_for(officer, code), number=number)


def entry_for(officer: Officer, item: ChecklistItem, pk: int) -> Entry:
    """One entry of the item, also one that was taken away."""
    rows = Entry.objects.filter(item__checklist__organization=officer.organization)
    return get_object_or_404(
        rows.select_related("item__checklist__organization", "file__organization"), item=item, pk=pk
    )


def may_fill(officer: Officer, item: ChecklistItem) -> bool:
    """Who puts links and files to an item: who keeps the list, its owner, who reports for its unit."""
    if officer.may(Can.DISCLOSE):
        return True
    return officer.may(Can.REPORT) and (item.owner_id == officer.user.pk or item.unit_id in officer.unit_ids)


def may_review(officer: Officer) -> bool:
    """Who looks at a list before the assessors do."""
    return any(officer.may(one) for one in (Can.DISCLOSE, Can.ACCEPT_REPORTS, Can.SEE_RECORD))


def standings(officer: Officer, checklist: ChecklistYear) -> list[ItemStanding]:
    """Every item with its entries, newest checks and reviews: a fixed number of queries."""
    return standings_of(items_for(officer).filter(checklist=checklist), officer)


def standings_of(rows: QuerySet[ChecklistItem], officer: Officer) -> list[ItemStanding]:
    live = Entry.objects.filter(removed_at=None).select_related("file", "added_by")
    items = list(
        rows.prefetch_related(
            Prefetch("entries", live, to_attr="live"), Prefetch("reviews", Review.objects.select_related("by"))
        )
    )
    entries: list[Entry] = [entry for item in items for entry in item.live]
    checks, open_keys = newest_checks(entries), still_published(entries)
    return [
        ItemStanding(
            item, [_shown(entry, checks, open_keys) for entry in item.live],
            list(item.reviews.all()), officer.today,
        )
        for item in items
    ]  # fmt: skip


def _shown(entry: Entry, checks: dict[int, LinkCheck], open_keys: set[str]) -> Shown:
    system = entry.kind == Entry.Kind.SYSTEM
    address = absolute(entry.address) if system else entry.address
    return Shown(entry, address, checks.get(entry.pk), system and entry.system_key not in open_keys)


def newest_checks(entries: list[Entry]) -> dict[int, LinkCheck]:
    """Entry > its newest look."""
    looks = LinkCheck.objects.filter(entry__in=[entry.pk for entry in entries]).order_by()
    newest = looks.values("entry").annotate(newest=Max("pk")).values("newest")
    return {check.entry_id: check for check in LinkCheck.objects.filter(pk__in=newest)}


def still_published(entries: list[Entry]) -> set[str]:
    """Keys of things in this system that are public now."""
    keys = {entry.system_key for entry in entries if entry.kind == Entry.Kind.SYSTEM}
    told: set[str] = set()
    for prefix, (model, field, public) in _PUBLIC.items():
        mine = {key: _number(key) for key in keys if key.startswith(f"{prefix}:")}
        rows = model._base_manager.filter(**public, **{f"{field}__in": list(mine.values())})
        found = set(rows.values_list(field, flat=True)) if mine else set()
        told |= {key for key, number in mine.items() if number in found}
    return told


#: how a key begins > the rows that it means, by which of their fields, and when they are public
_PUBLIC: dict[str, tuple[type[Model], str, dict[str, Any]]] = {
    "portal.publishedplan": (PublishedPlan, "pk", {"state": State.PUBLISHED}),
    "portal.publisheddocument": (PublishedDocument, "pk", {"state": State.PUBLISHED}),
    YEAR_KEY: (PublishedYear, "year_plan", {"state": State.PUBLISHED}),
    "sealed.door": (Door, "pk", {"open": True}),
    "complaints.centre": (Centre, "pk", {"open": True}),
}


def _number(key: str) -> int:
    """ "portal.publishedplan:3#risks" > 3."""
    return int(key.partition(":")[2].partition("#")[0])


def published_for(officer: Officer, checklist: ChecklistYear) -> QuerySet[PublishedChecklist]:
    """What was published of a list, newest first."""
    rows = PublishedChecklist.objects.filter(organization=officer.organization, checklist=checklist)
    return rows.select_related("published_by", "withdrawn_by", "corrects")


def open_checklist(code: str, fiscal_year: int) -> PublishedChecklist:
    """The public page of a year. Gone where it was withdrawn, 404 where there never was one."""
    rows = PublishedChecklist.objects.filter(organization__code=code, fiscal_year=fiscal_year)
    return public_of(rows.select_related("organization", "corrects"))


def due_for(officer: Officer, within: timedelta) -> list[ItemStanding]:
    """Items that are the officer's own or their unit's (for who keeps the list: also those of nobody), not ready, and
    past their day or due within this time: the earliest first. One query where there are none."""
    mine = Q(owner=officer.user) | Q(unit__in=officer.unit_ids)
    if officer.may(Can.DISCLOSE):
        mine |= Q(owner=None, unit=None)
    rows = items_for(officer).filter(mine, due_on__lte=officer.today + within)
    rows = rows.exclude(acceptance=ChecklistItem.Acceptance.DROPPED).order_by("due_on", "place")
    return [one for one in standings_of(rows, officer) if one.state != READY]


def overdue_for(officer: Officer) -> list[ItemStanding]:
    """Those that are past their day."""
    return [one for one in due_for(officer, timedelta()) if one.late]
