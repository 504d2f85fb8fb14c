"""A month of obligations as weeks of days; the list of the same stands beside it and is what a phone shows."""

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from sucharit.base.screens.digits import shown
from sucharit.base.screens.words import english
from sucharit.core.thai import BUDDHIST_ERA, MONTHS


@dataclass(frozen=True)
class Entry:
    """Something on a day: words, where it leads, and its state as a tag (kind and word)."""

    date: datetime.date
    label: str
    url: str = ""
    kind: str = "quiet"
    state: str = ""


@dataclass(frozen=True)
class Day:
    """One square of the month; `inside` is False for days of the neighbouring months, which are drawn empty: so `today`
    is never one of them."""

    date: datetime.date
    inside: bool
    entries: tuple[Entry, ...]
    today: bool
    holiday: str


@dataclass(frozen=True)
class Month:
    """Year of the Common Era and month 1-12."""

    year: int
    month: int
    today: datetime.date
    entries: Sequence[Entry] = ()
    holidays: Sequence[tuple[datetime.date, str]] = ()

    @property
    def title(self) -> str:
        if english():
            return shown(f"{calendar.month_name[self.month]} {self.year}")
        return shown(f"{MONTHS[self.month - 1]} พ.ศ. {self.year + BUDDHIST_ERA}")

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """Short and long names, Sunday first as Thai calendars are."""
        return [
            (gettext("อา."), gettext("อาทิตย์")),
            (gettext("จ."), gettext("จันทร์")),
            (gettext("อ."), gettext("อังคาร")),
            (gettext("พ."), gettext("พุธ")),
            (gettext("พฤ."), gettext("พฤหัสบดี")),
            (gettext("ศ."), gettext("ศุกร์")),
            (gettext("ส."), gettext("เสาร์")),
        ]

    @property
    def weeks(self) -> list[list[Day]]:
        names = dict(self.holidays)
        weeks = calendar.Calendar(firstweekday=6).monthdatescalendar(self.year, self.month)
        return [[self._day(date, names.get(date, "")) for date in week] for week in weeks]

    @property
    def listed(self) -> list[Entry]:
        """The entries of this month in order of days."""
        inside = [one for one in self.entries if (one.date.year, one.date.month) == (self.year, self.month)]
        return sorted(inside, key=lambda one: one.date)

    def _day(self, date: datetime.date, holiday: str) -> Day:
        inside = date.month == self.month
        entries = tuple(one for one in self.entries if one.date == date) if inside else ()
        return Day(date, inside, entries, inside and date == self.today, holiday)
