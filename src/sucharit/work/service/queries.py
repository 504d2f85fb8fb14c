"""Manuals as officers and the public find them, and what lacks in the catalogue."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.work.service.models import Blank, Manual, minimum_of
from sucharit.work.shelf.queries import entries_for, opened
from sucharit.work.shelf.registry import register_called

KEY = "manuals"
LISTS = ("steps", "fees", "needs")


def manual_for(officer: Officer, pk: int) -> Manual:
    """A version with its lists; 404 for a stranger's."""
    register = register_called(KEY)
    if register is None or not officer.may(register.see):
        raise Http404
    rows = entries_for(register, officer).prefetch_related(*LISTS)
    found: Manual = get_object_or_404(rows, pk=pk)
    return found


def in_force(organization: Organization, kind: str = "") -> QuerySet[Manual]:
    """What is in force now, by name."""
    rows = Manual.objects.filter(organization=organization, state=Manual.State.PUBLISHED, withdrawn_at=None)
    rows = rows.filter(kind=kind) if kind else rows
    return rows.select_related("unit", "organization").order_by("title", "pk")


def by_series(organization: Organization, series: Iterable[uuid.UUID]) -> dict[uuid.UUID, Manual]:
    """The versions in force of these services, with their lists: for rooms that point to a service."""
    rows = in_force(organization).filter(series__in=list(series)).prefetch_related(*LISTS)
    return {one.series: one for one in rows}


def versions_of(manual: Manual) -> list[Manual]:
    """All versions of the same, newest first."""
    rows = Manual.objects.filter(series=manual.series, organization=manual.organization_id, withdrawn_at=None)
    return list(rows.select_related("decided_by").order_by("-version"))


def blanks_of(manual: Manual) -> list[Blank]:
    """Files that go with the service now."""
    rows = Blank.objects.filter(organization=manual.organization_id, series=manual.series, taken_down_on=None)
    return list(rows.select_related("file"))


def blank_of(organization: Organization, series: uuid.UUID, pk: int) -> Blank:
    rows = Blank.objects.filter(organization=organization, series=series, taken_down_on=None)
    return get_object_or_404(rows.select_related("file__organization"), pk=pk)


@dataclass(frozen=True)
class Checked:
    """A service or process as the check finds it. `manual` is what is in force, else what is being written."""

    manual: Manual
    lacking: list[str]
    overdue: bool

    @property
    def timed(self) -> bool:
        """In force, and every step says how long it takes and who answers for it."""
        return self.manual.state == Manual.State.PUBLISHED and not {"steps", "time", "owner"} & set(self.lacking)

    @property
    def fine(self) -> bool:
        return self.manual.state == Manual.State.PUBLISHED and not self.lacking and not self.overdue


def checked(organization: Organization, today: datetime.date) -> list[Checked]:
    """Every service and process once: does it have all that it must, and was it reviewed in time? Those that lack
    something stand first. Four queries."""
    rows = Manual.objects.filter(organization=organization, withdrawn_at=None).exclude(
        state__in=(Manual.State.REPLACED, Manual.State.ENDED)
    )
    standing: dict[uuid.UUID, Manual] = {}
    for one in rows.select_related("unit").prefetch_related(*LISTS).order_by("version"):
        held = standing.get(one.series)
        if held is None or held.state != Manual.State.PUBLISHED:
            standing[one.series] = one
    told = [_checked(one, today) for one in standing.values()]
    return sorted(told, key=lambda one: (one.fine, one.manual.kind, one.manual.title))


def _checked(manual: Manual, today: datetime.date) -> Checked:
    lacking = [name for name, there in minimum_of(manual).items() if not there]
    overdue = manual.state == Manual.State.PUBLISHED and bool(manual.review_on and manual.review_on < today)
    return Checked(manual, lacking, overdue)


def open_catalogue(code: str) -> Organization:
    """The organization whose catalogue anyone may read; 404 where the office has not opened it."""
    house = get_object_or_404(Organization, code=code)
    register = register_called(KEY)
    if register is None or opened(register, house) is None:
        raise Http404
    return house


def found_by(rows: "QuerySet[Manual]", q: str, area: str = "", kind: str = "") -> "QuerySet[Manual]":
    """Every word must stand in the name, the words that people use, or what it is about."""
    for word in q.split()[:8]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(words__icontains=word) | Q(criteria__icontains=word)
            | Q(needs__title__icontains=word) | Q(law__icontains=word)
        )  # fmt: skip
    rows = rows.filter(area=area) if area else rows
    rows = rows.filter(kind=kind) if kind in Manual.Kind.values else rows
    return rows.distinct()


def open_manual(organization: Organization, series: uuid.UUID) -> Manual:
    rows = in_force(organization).prefetch_related(*LISTS)
    return get_object_or_404(rows, series=series)


def may_write(manual: Any, officer: Officer) -> bool:
    """May this officer write in the draft?"""
    from sucharit.work.shelf.queries import may_keep

    register = register_called(KEY)
    return register is not None and manual.writable and may_keep(register, officer, manual)
