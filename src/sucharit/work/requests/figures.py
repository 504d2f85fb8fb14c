"""Twelve months of requests: how many came, by which door, how many were answered in time."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai.dates import SHORT_MONTHS
from sucharit.work.requests.models import EService, Request
from sucharit.work.shelf.declaring import Share

ANSWERED = ("finished", "in_time")
MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


@dataclass(frozen=True)
class Month:
    """A month of a fiscal year; `began` is False for one that has not come."""

    label: str
    web: int
    counter: int
    finished: int
    in_time: int
    began: bool

    @property
    def came(self) -> int:
        return self.web + self.counter


def rows_of(organization: Organization, fiscal_year: int):  # type: ignore[no-untyped-def]
    return Request.objects.filter(organization=organization, fiscal_year=fiscal_year, withdrawn_at=None)


def months_of(organization: Organization, fiscal_year: int, service: EService | None = None) -> list[Month]:
    """All twelve, with zeros: a month without requests is a number too. Two queries."""
    rows = rows_of(organization, fiscal_year)
    ended = Request.objects.filter(organization=organization, withdrawn_at=None, state__in=("done", "refused"))
    year = FiscalYear(fiscal_year)
    ended = ended.filter(finished_on__gte=year.first_day, finished_on__lte=year.last_day)
    if service is not None:
        rows, ended = rows.filter(service=service), ended.filter(service=service)
    came = Counter((on.month, door) for on, door in rows.values_list("received_on", "door"))
    done: Counter[tuple[int, bool]] = Counter(
        (on.month, due is None or on <= due) for on, due in ended.values_list("finished_on", "due_on") if on
    )
    today = clock.today()
    return [
        Month(
            f"{SHORT_MONTHS[month - 1]} {(_first(fiscal_year, month).year + 543) % 100:02d}", came[month, "web"],
            came[month, "counter"], done[month, True] + done[month, False], done[month, True],
            _first(fiscal_year, month) <= today,
        )
        for month in MONTHS
    ]  # fmt: skip


def _first(fiscal_year: int, month: int) -> datetime.date:
    return datetime.date(fiscal_year - 543 - (month >= 10), month, 1)


def answered_in_time(organization: Organization, fiscal_year: int) -> Share:
    """Of what was answered (done or refused), what was answered by the last day of its term."""
    rows = rows_of(organization, fiscal_year).filter(state__in=("done", "refused"))
    good = rows.filter(Q(due_on=None) | Q(finished_on__lte=F("due_on"))).count()
    return Share(good, rows.count(), _("คำขอที่ตอบภายในกำหนด"))


def came_online(organization: Organization, fiscal_year: int) -> Share:
    rows = rows_of(organization, fiscal_year)
    return Share(rows.filter(door="web").count(), rows.count(), _("คำขอที่มาทางออนไลน์"))


def services_online(organization: Organization, _fiscal_year: int) -> Share:
    """Missions that are served online now."""
    return Share(EService.objects.filter(organization=organization, open=True).count(), words=_("งานที่ให้บริการออนไลน์"))


def by_service(organization: Organization, fiscal_year: int) -> list[tuple[str, int]]:
    counted = Counter(rows_of(organization, fiscal_year).values_list("service__title", flat=True))
    return counted.most_common(40)


def by_month(organization: Organization, fiscal_year: int) -> list[tuple[str, int]]:
    return [(one.label, one.came) for one in months_of(organization, fiscal_year)]
