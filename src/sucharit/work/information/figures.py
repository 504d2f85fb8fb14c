"""What the information centre counts: people, requests answered in time, suggestions considered; its summary."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Sum
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.work.information.models import InfoRequest, Suggestion, Visit
from sucharit.work.information.models.came import Channel
from sucharit.work.shelf.declaring import Share

PERIODS = ("q1", "q2", "q3", "q4", "h1", "h2", "year")


def _of(model: Any, organization: Organization, fiscal_year: int) -> Any:
    return model.objects.filter(organization=organization, fiscal_year=fiscal_year, withdrawn_at=None)


def visitors(organization: Organization, fiscal_year: int) -> Share:
    total = _of(Visit, organization, fiscal_year).aggregate(n=Sum("people"))["n"] or 0
    return Share(total, words=_("ผู้มาใช้บริการ (คน)"))


def answered_in_time(organization: Organization, fiscal_year: int) -> Share:
    """Of the requests that have an answer (also a refusal), those told by the last day of the term."""
    rows = _of(InfoRequest, organization, fiscal_year).exclude(state__in=("received", "off"))
    good = rows.filter(Q(due_on=None) | Q(answered_on__lte=F("due_on"))).count()
    return Share(good, rows.count(), _("คำขอที่แจ้งผลภายในกำหนด"))


def treated(organization: Organization, fiscal_year: int) -> Share:
    rows = _of(Suggestion, organization, fiscal_year)
    return Share(rows.filter(state="treated").count(), rows.count(), _("ข้อเสนอแนะที่พิจารณาแล้ว"))


def adopted(organization: Organization, fiscal_year: int) -> Share:
    rows = _of(Suggestion, organization, fiscal_year).filter(state="treated")
    return Share(rows.filter(adopted=True).count(), rows.count(), _("ข้อเสนอแนะที่นำไปปรับปรุง"))


@dataclass(frozen=True)
class Summary:
    """A period of the centre, for executives: lines of (what, how many) under headings, and what was said in words."""

    fiscal_year: int
    period: str
    first: datetime.date
    last: datetime.date
    blocks: list[tuple[str, list[tuple[str, int]]]]
    suggestions: list[Suggestion]


def stretch(fiscal_year: int, period: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a quarter, a half, or the year. KeyError for another word."""
    first = FiscalYear(fiscal_year).first_day
    begins, months = {
        "q1": (0, 3), "q2": (3, 3), "q3": (6, 3), "q4": (9, 3), "h1": (0, 6), "h2": (6, 6), "year": (0, 12),
    }[period]  # fmt: skip
    return _later(first, begins), _later(first, begins + months) - datetime.timedelta(days=1)


def _later(day: datetime.date, months: int) -> datetime.date:
    at = day.month - 1 + months
    return day.replace(year=day.year + at // 12, month=at % 12 + 1)


def summary_of(organization: Organization, fiscal_year: int, period: str) -> Summary:
    """Three queries; nobody's name stands in it."""
    first, last = stretch(fiscal_year, period)
    visits = list(_between(Visit, organization, "visited_on", first, last))
    asked = list(_between(InfoRequest, organization, "received_on", first, last))
    words = list(_between(Suggestion, organization, "given_on", first, last))
    people: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    for one in visits:
        people[str(Visit.Purpose(one.purpose).label)] += one.people
        ways[str(Channel(one.channel).label)] += one.people
    late = sum(bool(one.answered_on and one.due_on and one.answered_on > one.due_on) for one in asked)
    blocks = [
        (_("ผู้มาใช้บริการ (คน)"), [(_("รวม"), sum(people.values())), *people.most_common()]),
        (_("ช่องทางที่มา (คน)"), ways.most_common()),
        (
            _("คำขอข้อมูลข่าวสาร (คำขอ)"),
            [
                (_("รวม"), len(asked)), *Counter(str(one.get_state_display()) for one in asked).most_common(),
                (_("แจ้งผลเกินกำหนด"), late),
            ],
        ),
        (
            _("ข้อเสนอแนะ (เรื่อง)"),
            [
                (_("รวม"), len(words)), *Counter(str(one.get_kind_display()) for one in words).most_common(),
                (_("พิจารณาแล้ว"), sum(one.state == "treated" for one in words)),
                (_("นำไปปรับปรุง"), sum(one.adopted for one in words)),
            ],
        ),
    ]  # fmt: skip
    return Summary(fiscal_year, period, first, last, blocks, [one for one in words if one.state == "treated"])


def _between(model: Any, organization: Organization, name: str, first: datetime.date, last: datetime.date) -> Any:
    rows = model.objects.filter(organization=organization, withdrawn_at=None, **{f"{name}__range": (first, last)})
    return rows.order_by(name, "pk")
