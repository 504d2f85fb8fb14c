"""The days of an office: the country's holidays as far as they are known, the office's own, and how it counts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import Cadence, FiscalYear, Quarter, add_days, due_days, next_working_day
from sucharit.core.thai import BUDDHIST_ERA, SHORT_MONTHS
from sucharit.reference.confidence import Confidence
from sucharit.reference.holidays import holiday_years, holidays
from sucharit.work.obligations.models import Counting, OfficeDay, Rule


@dataclass(frozen=True)
class Days:
    """Days off of an office; values, so that a whole year is counted with two queries."""

    off: frozenset[datetime.date]
    own: dict[datetime.date, OfficeDay] = field(default_factory=dict)
    working: bool = False
    moves: bool = True

    def due(self, start: datetime.date, days: int, *, working: bool | None) -> datetime.date:
        """The last day of a term that begins after `start`; a day off moves where the office has decided so."""
        counts_working = self.working if working is None else working
        day = add_days(start, days, working=counts_working, holidays=self.off)
        return next_working_day(day, self.off) if self.moves else day


def days_of(organization: Organization) -> Days:
    """As the office stands now."""
    own = {row.date: row for row in OfficeDay.objects.filter(organization=organization)}
    counting = Counting.objects.filter(organization=organization).first() or Counting()
    off = {day for day in holidays() if day not in own} | {day for day, row in own.items() if row.off}
    return Days(frozenset(off), own, counting.working, counting.moves)


@dataclass(frozen=True)
class DayOff:
    """A day of the list: where it comes from, and how sure it is."""

    date: datetime.date
    title: str
    off: bool
    own: OfficeDay | None = None
    confidence: Confidence | None = None

    @property
    def sure(self) -> bool:
        return self.own is not None or self.confidence is Confidence.CONFIRMED


def days_off(organization: Organization, first: datetime.date, last: datetime.date) -> list[DayOff]:
    """Every holiday between two days in order; the office's own word stands over the country's list."""
    told = {day: DayOff(day, one.title, True, confidence=one.confidence) for day, one in holidays().items()}
    for row in OfficeDay.objects.filter(organization=organization, date__range=(first, last)):
        told[row.date] = DayOff(row.date, row.title, row.off, own=row)
    return [told[day] for day in sorted(told) if first <= day <= last]


def unknown_years(year: FiscalYear) -> list[int]:
    """Calendar years (Common Era) of the fiscal year for which no list of holidays is here."""
    return sorted({year.first_day.year, year.last_day.year} - set(holiday_years()))


@dataclass(frozen=True)
class Occurrence:
    """One time that a rule asks for something: its name within the rule, its period, its due day."""

    name: str
    starts_on: datetime.date
    due_on: datetime.date
    words: str = ""


def occurrences(rule: Rule, year: FiscalYear, days: Days, quarters: Iterable[int] = ()) -> list[Occurrence]:
    """When a rule is due in a year; none for a rule that waits for an event."""
    if rule.cadence == Rule.Often.EVENT:
        return []
    ends = _ends(rule, year, quarters)
    starts = [year.first_day, *(end + datetime.timedelta(days=1) for end in ends)]
    if rule.cadence == Rule.Often.OWN_QUARTERS:
        starts = [Quarter.of(end).first_day for end in ends]
    return [
        Occurrence(end.isoformat(), start, days.due(end, rule.days, working=rule.working), _words(rule, end))
        for start, end in zip(starts, ends, strict=False)
    ]


def _ends(rule: Rule, year: FiscalYear, quarters: Iterable[int]) -> list[datetime.date]:
    if rule.cadence == Rule.Often.OWN_QUARTERS:
        return [Quarter(year.value, number).last_day for number in sorted(quarters)]
    return list(due_days(year, Cadence(rule.cadence)))


def _words(rule: Rule, end: datetime.date) -> str:
    """What the period is called, beside the title: "ต.ค. 2568", "ไตรมาสที่ 1", "รอบ 6 เดือน"."""
    quarter = Quarter.of(end)
    if rule.cadence == Rule.Often.MONTHLY:
        return f"{SHORT_MONTHS[end.month - 1]} {end.year + BUDDHIST_ERA}"
    if rule.cadence in (Rule.Often.QUARTERLY, Rule.Often.OWN_QUARTERS):
        return f"ไตรมาสที่ {quarter.number}"
    if rule.cadence in (Rule.Often.ROUNDS, Rule.Often.ROUNDS_WITH_NINE, Rule.Often.HALF_YEARLY):
        return f"รอบ {quarter.number * 3} เดือน"
    return ""
