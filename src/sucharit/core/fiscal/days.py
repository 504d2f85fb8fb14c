"""Counting days as offices do: calendar or working days, and the days on which something recurring is due.

Holidays come in as dates; which they are is reference data. Weekends are Saturday and Sunday.
"""

import datetime
from collections.abc import Collection, Iterator
from enum import Enum

from sucharit.core.fiscal.year import FiscalYear

SATURDAY = 5
MOST_DAYS = 3660
"""Ten years: more is a misprint, not a term."""

Holidays = Collection[datetime.date]


class Cadence(Enum):
    """How often something is due within a fiscal year."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ROUNDS = "rounds"  # after 6 and 12 months
    ROUNDS_WITH_NINE = "rounds_with_nine"  # after 6, 9 and 12 months
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


def is_working_day(day: datetime.date, holidays: Holidays = ()) -> bool:
    """Neither a weekend nor a holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def add_days(start: datetime.date, days: int, *, working: bool = False, holidays: Holidays = ()) -> datetime.date:
    """The last day of a term of `days` that begins on the day after `start` (ป.พ.พ. มาตรา 193/3 วรรคสอง).

    `working` counts working days only. A term of calendar days that ends on a day off is not moved: the plans do not
    say so; `next_working_day` moves it where an office has decided that. ValueError for a negative or absurd term.
    """
    if not 0 <= days <= MOST_DAYS:
        raise ValueError(f"จำนวนวัน {days} ต้องอยู่ระหว่าง 0 ถึง {MOST_DAYS}")
    if not working:
        return start + datetime.timedelta(days=days)
    day = start
    while days:
        day += datetime.timedelta(days=1)
        days -= is_working_day(day, holidays)
    return day


def next_working_day(day: datetime.date, holidays: Holidays = ()) -> datetime.date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day, holidays):
        day += datetime.timedelta(days=1)
    return day


def working_days_between(first: datetime.date, last: datetime.date, holidays: Holidays = ()) -> int:
    """How many working days lie after `first` up to and with `last`; 0 where `last` is not later."""
    span = max(0, (last - first).days)
    return sum(is_working_day(first + datetime.timedelta(days=n), holidays) for n in range(1, span + 1))


def due_days(year: FiscalYear, cadence: Cadence, *, days_after: int = 0) -> tuple[datetime.date, ...]:
    """When something of this cadence is due in the fiscal year: at the end of each period, `days_after` it.

    A weekly duty is due on each Friday; a duty of one time on the last day of the year.
    """
    after = datetime.timedelta(days=days_after)
    return tuple(day + after for day in _period_ends(year, cadence))


def _period_ends(year: FiscalYear, cadence: Cadence) -> Iterator[datetime.date]:
    if cadence is Cadence.WEEKLY:
        yield from _fridays(year)
    elif cadence is Cadence.MONTHLY:
        yield from (month_end for quarter in year.quarters for month_end in _month_ends(quarter.first_day, 3))
    elif cadence is Cadence.QUARTERLY:
        yield from (quarter.last_day for quarter in year.quarters)
    elif cadence in (Cadence.ROUNDS, Cadence.HALF_YEARLY):
        yield from (year.quarters[1].last_day, year.last_day)
    elif cadence is Cadence.ROUNDS_WITH_NINE:
        yield from (quarter.last_day for quarter in year.quarters[1:])
    else:
        yield year.last_day


def _fridays(year: FiscalYear) -> Iterator[datetime.date]:
    day = year.first_day + datetime.timedelta(days=(4 - year.first_day.weekday()) % 7)
    while day <= year.last_day:
        yield day
        day += datetime.timedelta(days=7)


def _month_ends(first: datetime.date, months: int) -> Iterator[datetime.date]:
    for number in range(months):
        month = first.month - 1 + number + 1
        following = datetime.date(first.year + month // 12, month % 12 + 1, 1)
        yield following - datetime.timedelta(days=1)
