"""What an initiative promised of channels, read from its outputs, and how many different ones were used."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.core.indicators import Comparison, Instrument, Measure, MeasureKind, Subject, read_measure
from sucharit.work.plans.models import Item
from sucharit.work.publications.models import Channel
from sucharit.work.publications.queries import channels_by_initiative, channels_for
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.periods import Period, period_of
from sucharit.work.years.queries import year_initiatives_for
from sucharit.work.years.rows import lines_of

_PERIODS = {"ไตรมาส": ("q1", "q2", "q3", "q4"), "6 เดือน": ("m6", "m12"), "ครึ่งปี": ("m6", "m12")}
"""Where a promise counts in each part of the year ("ไตรมาสละ 3 ช่องทาง"), the parts."""


@dataclass(frozen=True)
class Promise:
    """A sentence that promises channels: how many, in each of which part of the year ("" for the year as a whole)."""

    sentence: str
    wanted: int
    each: str


@dataclass(frozen=True)
class Count:
    """The different channels of one initiative in one period, against what was promised (None: nothing was)."""

    row: YearInitiative
    promise: Promise | None
    used: Sequence[Channel]
    unused: Sequence[Channel]
    period: Period

    @property
    def short(self) -> int:
        """How many different channels are still missing."""
        return max(self.promise.wanted - len(self.used), 0) if self.promise else 0

    @property
    def words(self) -> str:
        if self.promise is None:
            return _("ไม่ได้กำหนดจำนวนช่องทาง")
        if self.short:
            return _("ขาดอีก %(n)s ช่องทาง") % {"n": self.short}
        return _("ครบตามที่กำหนด")

    @property
    def kind(self) -> str:
        return "quiet" if self.promise is None else "warn" if self.short else "good"


def promise_of(sentences: Iterable[str]) -> Promise | None:
    """The highest number of channels that any of the sentences asks for."""
    found = [promise for sentence in sentences if (promise := _read(sentence)) is not None]
    return max(found, key=lambda one: one.wanted, default=None)


def _read(sentence: str) -> Promise | None:
    measure = read_measure(sentence)
    if not _of_publication(measure) or measure.threshold is None:
        return None
    wanted = int(measure.threshold) + (measure.comparison == Comparison.MORE_THAN)
    if not 0 < wanted <= 1_000 or measure.comparison in (Comparison.AT_MOST, Comparison.LESS_THAN):
        return None
    return Promise(" ".join(sentence.split()), wanted, measure.period or "")


def _of_publication(measure: Measure) -> bool:
    """Counted in channels, and not those by which complaints come in."""
    counted = measure.kind in (MeasureKind.COUNT, MeasureKind.FREQUENCY) and measure.threshold != Decimal(0)
    return counted and Instrument.CHANNEL_COUNT in measure.instruments and measure.subject != Subject.COMPLAINTS


def promises_for(rows: Sequence[YearInitiative]) -> dict[uuid.UUID, Promise]:
    """Initiative > its promise, read from the year's indicators and the outputs of its sheet: one query."""
    items: dict[int, list[str]] = {}
    found = Item.objects.filter(
        initiative__in=[row.initiative_id for row in rows if row.initiative_id], parent=None,
        section__in=[Item.Section.OUTPUT, Item.Section.INDICATOR, Item.Section.UNSORTED],
    )  # fmt: skip
    for initiative, text in found.values_list("initiative", "text"):
        items.setdefault(initiative, []).append(text)
    told = {}
    for row in rows:
        promise = promise_of([*lines_of(row.indicators), *items.get(row.initiative_id or 0, [])])
        if promise is not None:
            told[row.key] = promise
    return told


def counts_for(officer: Officer, year: YearPlan, period: Period) -> list[Count]:
    """Every initiative that promised channels or was published: different channels in the period; five queries."""
    rows = list(year_initiatives_for(officer, year.fiscal_year))
    promises = promises_for(rows)
    used = channels_by_initiative(officer, period.first_day, period.last_day)
    active = list(channels_for(officer, active=True))
    counts = []
    for row in rows:
        promise, channels = promises.get(row.key), [channel for channel, _day in used.get(row.key, [])]
        if promise is None and not channels:
            continue
        names = {channel.pk for channel in channels}
        counts.append(Count(row, promise, channels, [one for one in active if one.pk not in names], period))
    return counts


def shortfalls_for(officer: Officer, year: YearPlan) -> list[Count]:
    """What is missing now: for a promise of each quarter or half-year the parts that have begun, else the year."""
    periods = {key: period_of(year.fiscal_year, key) for keys in _PERIODS.values() for key in keys}
    periods[""] = period_of(year.fiscal_year, "")
    wanted = {key: counts_for(officer, year, periods[key]) for key in _needed(officer, year)}
    told = []
    for key, counts in wanted.items():
        if periods[key].first_day > officer.today:
            continue
        told += [one for one in counts if one.short and one.promise and key in _PERIODS.get(one.promise.each, ("",))]
    return told


def _needed(officer: Officer, year: YearPlan) -> list[str]:
    """The periods for which anything was promised."""
    rows = list(year_initiatives_for(officer, year.fiscal_year))
    keys = {key for promise in promises_for(rows).values() for key in _PERIODS.get(promise.each, ("",))}
    return sorted(keys)
