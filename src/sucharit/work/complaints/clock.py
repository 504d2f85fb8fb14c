"""The term of a complaint as plain calculation: no database, no settings, no "today" of its own.

The term is a number of days after the day on which it starts. Days on which the case was paused do not count; with
`working` neither do weekends and holidays. An extension adds days of the same kind. A term that ends on a day off
moves to the next working day only where the office has decided so (`moves`).
"""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sucharit.core.fiscal import is_working_day, next_working_day

DAY = datetime.timedelta(days=1)
MOST = 3660
"""Ten years of days: more is a misprint."""

Span = tuple[datetime.date, datetime.date | None]
"""A pause: from a day, to the day before another (None: still paused)."""


@dataclass(frozen=True)
class Rules:
    """How an office counts."""

    days: int = 15
    working: bool = False
    moves: bool = False
    holidays: Collection[datetime.date] = frozenset()


@dataclass(frozen=True)
class Term:
    """A term as it stands on a day. `due_on` is None where it has not begun or is paused; `left` may be negative.

    `used` are the days that were counted so far, `whole` how many there are.
    """

    due_on: datetime.date | None
    used: int
    whole: int
    paused_since: datetime.date | None = None
    begun: bool = True

    @property
    def left_of_days(self) -> int:
        """Days of the term that are not used up; what is left while the clock stands still."""
        return max(self.whole - self.used, 0)


def term(
    start: datetime.date | None, today: datetime.date, rules: Rules, *, pauses: Iterable[Span] = (), extended: int = 0
) -> Term:
    """The term of a case that started on `start` (None: the event that starts it has not come)."""
    whole = rules.days + extended
    if not 0 <= whole <= MOST:
        raise ValueError(f"จำนวนวัน {whole} ต้องอยู่ระหว่าง 0 ถึง {MOST}")
    if start is None:
        return Term(None, 0, whole, begun=False)
    spans = list(pauses)
    running = [since for since, until in spans if until is None]
    if running:
        return Term(None, _used(start, min(running), rules, spans), whole, paused_since=min(running))
    return Term(_due(start, whole, rules, spans), _used(start, today + DAY, rules, spans), whole)


def counts(day: datetime.date, rules: Rules, pauses: Iterable[Span] = ()) -> bool:
    """Does this day use up the term?"""
    if rules.working and not is_working_day(day, rules.holidays):
        return False
    return not any(since <= day and (until is None or day < until) for since, until in pauses)


def _used(start: datetime.date, before: datetime.date, rules: Rules, pauses: list[Span]) -> int:
    """Counted days after `start` and before a day."""
    span = min(max((before - start).days - 1, 0), MOST)
    return sum(counts(start + n * DAY, rules, pauses) for n in range(1, span + 1))


def _due(start: datetime.date, days: int, rules: Rules, pauses: list[Span]) -> datetime.date:
    day, left = start, days
    while left:
        day += DAY
        left -= counts(day, rules, pauses)
    return next_working_day(day, rules.holidays) if rules.moves else day


def days_until(due: datetime.date, today: datetime.date) -> int:
    """Calendar days from today to the last day; 0 on it, negative after it. What people count on their fingers."""
    return (due - today).days
