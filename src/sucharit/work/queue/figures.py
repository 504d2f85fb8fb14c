"""What a day or a stretch of days says of itself: how many, how long they waited, and whether the order was kept."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.utils import timezone

from sucharit.core.serving import Breach, Called, Head, Waits, out_of_order, waits_of
from sucharit.work.queue.models import Move, Point, QueueDay, Stream, Ticket
from sucharit.work.queue.queries import days_between

State = Ticket.State


@dataclass(frozen=True)
class Figures:
    """Counts and waits of tickets, all of them or those of one line, day or hour. Waits are in seconds."""

    issued: int
    served: int
    skipped: int
    gone: int
    urgent: int
    waits: Waits
    target: int
    breaches: list[Breach] = field(default_factory=list)

    def frozen(self) -> dict[str, Any]:
        """The columns of a closed day."""
        waits = self.waits
        within = int(waits.within * waits.count) if waits.within is not None else 0
        return {
            "issued": self.issued, "served": self.served, "skipped": self.skipped, "gone": self.gone,
            "urgent": self.urgent, "waited": waits.count, "within": within, "breaches": len(self.breaches),
            "mean_wait": minutes(waits.mean), "longest_wait": minutes(waits.longest),
        }  # fmt: skip


def minutes(seconds: int | None) -> int | None:
    """Whole minutes, begun ones counted: nobody is told that they waited less."""
    return None if seconds is None else -(-seconds // 60)


def figures_of(day: QueueDay) -> Figures:
    """Of a live day, from its tickets: three queries."""
    rows = list(
        Ticket.objects.filter(day=day).only("seq", "stream_id", "state", "priority_id", "issued_at", "called_at")
    )
    return _counted(rows, day.target_minutes, breaches_of(day, rows))


def _counted(rows: Iterable[Ticket], target: int, breaches: list[Breach] | None = None) -> Figures:
    told = list(rows)
    waits = waits_of(
        (int((one.called_at - one.issued_at).total_seconds()) for one in told if one.called_at), target=target * 60
    )
    by_state: dict[str, int] = defaultdict(int)
    for one in told:
        by_state[one.state] += 1
    return Figures(
        len(told), by_state[State.SERVED], by_state[State.SKIPPED], by_state[State.GONE],
        sum(one.urgent for one in told), waits, target, breaches or [],
    )  # fmt: skip


def breaches_of(day: QueueDay, rows: list[Ticket]) -> list[Breach]:
    """The day replayed by its log: calls that the rule did not demand."""
    place = {one.pk: one.seq for one in rows}
    letters: dict[str, set[int]] = defaultdict(set)
    for stream in Stream.objects.filter(day=day).select_related("line"):
        letters[stream.line.letter].add(stream.pk)
    moves = Move.objects.filter(day=day, kind__in=(Move.Kind.CALLED, Move.Kind.LEFT)).order_by("seq")
    calls = [
        Called(
            place[one.ticket_id], one.issued, frozenset[int]().union(*(letters[letter] for letter in one.lines)),
            gone=one.kind == Move.Kind.LEFT,
        )
        for one in moves
    ]  # fmt: skip
    return out_of_order((Head(one.seq, one.stream_id, one.urgent) for one in rows), calls, run=day.run)


@dataclass(frozen=True)
class Summary:
    """A week or a month of a point: the whole, each day, each line, and the hours in which tickets were given."""

    point: Point
    first: datetime.date
    last: datetime.date
    whole: Figures
    days: list[QueueDay]
    lines: list[tuple[str, Figures]]
    hours: list[tuple[int, int]]
    paper_days: int


def summary_of(point: Point, first: datetime.date, last: datetime.date) -> Summary:
    """Days that were entered from paper cards add their counts and their mean waits, each by as many as were called;
    no middle is known of them."""
    days = list(days_between(point, first, last).select_related("point"))
    live = [one.pk for one in days if one.source == QueueDay.Source.LIVE]
    rows = list(
        Ticket.objects.filter(day__in=live).select_related("stream__line").only(
            "state", "priority_id", "issued_at", "called_at", "stream__line__letter", "stream__line__title",
        )
    )  # fmt: skip
    by_line: dict[str, list[Ticket]] = defaultdict(list)
    by_hour: dict[int, int] = defaultdict(int)
    for one in rows:
        by_line[str(one.stream.line)].append(one)
        by_hour[timezone.localtime(one.issued_at).hour] += 1
    paper = [one for one in days if one.source == QueueDay.Source.PAPER]
    target = point.target_minutes
    return Summary(
        point, first, last, _with_paper(_counted(rows, target), paper), [_live(one) for one in days],
        [(name, _counted(mine, target)) for name, mine in sorted(by_line.items())], sorted(by_hour.items()), len(paper),
    )  # fmt: skip


def _with_paper(found: Figures, paper: list[QueueDay]) -> Figures:
    return Figures(
        found.issued + sum(one.issued for one in paper), found.served + sum(one.served for one in paper),
        found.skipped + sum(one.skipped for one in paper), found.gone + sum(one.gone for one in paper),
        found.urgent + sum(one.urgent for one in paper), _waits_with_paper(found.waits, paper), found.target,
    )  # fmt: skip


def _waits_with_paper(found: Waits, paper: list[QueueDay]) -> Waits:
    """Paper days say their mean and longest wait in minutes; a day that says none, or whom it called, adds nothing."""
    told = [one for one in paper if one.waited and one.mean_wait is not None]
    count = found.count + sum(one.waited for one in told)
    if not told:
        return found
    seconds = (found.mean or 0) * found.count + sum(60 * (one.mean_wait or 0) * one.waited for one in told)
    longest = [found.longest or 0, *(60 * one.longest_wait for one in told if one.longest_wait is not None)]
    within = int((found.within or 0) * found.count) + sum(one.within for one in told)
    return Waits(count, seconds // count, None, max(longest), Fraction(within, count))


def _live(day: QueueDay) -> QueueDay:
    """A day that is still open shows what it would be if it closed now; nothing is saved."""
    if day.running:
        for name, value in figures_of(day).frozen().items():
            setattr(day, name, value)
    return day
