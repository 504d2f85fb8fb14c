"""What stands on the sheet of a day, and what the screens of a point show."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sucharit.base.people.gate import Officer
from sucharit.work.queue.figures import figures_of
from sucharit.work.queue.models import Counter, Point, QueueDay, Ticket
from sucharit.work.queue.queries import (
    ahead_of,
    called_lately,
    current_of,
    last_move_of,
    may_serve,
    pace_of,
    skipped_of,
    waiting_of,
    with_lists,
)
from sucharit.work.queue.words import rule_words, share_words, wait_words


def sheet_part(day: Any, officer: Officer) -> dict[str, Any]:
    """Context of queue/_sheet.html: the proof is a page of its own."""
    code = officer.organization.code
    live = day.source == QueueDay.Source.LIVE
    return {
        "day": day, "live": live, "serves": may_serve(officer, day.point),
        "point_url": reverse("queue_point", args=[code, day.point.code]),
        "proof_url": reverse("queue_proof", args=[code, day.point.code, day.date]) if live else "",
    }  # fmt: skip


def told(day: QueueDay) -> dict[str, Any]:
    """A live day in words: counts, waits, the order."""
    figures = figures_of(day)
    return {
        "figures": figures, "mean": wait_words(figures.waits.mean), "median": wait_words(figures.waits.median),
        "longest": wait_words(figures.waits.longest), "within": share_words(figures.waits.within),
    }  # fmt: skip


def panel(point: Point, day: QueueDay | None, counter: Counter) -> dict[str, Any]:
    """What the screen of a counter shows; `seen` is the last thing that was done there."""
    waiting = list(waiting_of(day)[:12]) if day else []
    return {
        "point": point, "day": day, "counter": counter, "current": current_of(day, counter), "waiting": waiting,
        "count": waiting_of(day).count() if day else 0, "skipped": skipped_of(day) if day else [],
        "seen": last_move_of(day, counter) if day else 0,
    }  # fmt: skip


def hall(point: Point, day: QueueDay | None) -> dict[str, Any]:
    """What the hall shows, as a page and as JSON: numbers and counters, nothing else."""
    lines, priorities, _counters = with_lists(point)
    waiting: dict[str, int] = dict.fromkeys((one.letter for one in lines), 0)
    for one in waiting_of(day) if day else ():
        letter = one.stream.line.letter
        waiting[letter] = waiting.get(letter, 0) + 1
    calls = called_lately(day) if day else []
    return {
        "open": day is not None, "place": day.moves if day else 0, "tickets": day.tickets if day else 0,
        "calls": [_called(one) for one in calls], "waiting": waiting, "total": sum(waiting.values()),
        "rule": rule_words(day.run if day else point.run, priorities=bool(priorities)),
    }  # fmt: skip


def _called(one: Ticket) -> dict[str, Any]:
    counter = one.counter.number if one.counter else 0
    return {"label": one.label, "counter": counter, "now": one.state == Ticket.State.CALLED, "times": one.times}


def holder(ticket: Ticket) -> dict[str, Any]:
    """What the holder of a ticket sees: how many go before, and about how long it may take."""
    day = ticket.day
    waits = ticket.state == Ticket.State.WAITING and day.running
    ahead = ahead_of(ticket) if waits else 0
    pace = pace_of(day) if waits else None
    return {
        "label": ticket.label, "state": ticket.state, "word": ticket.get_state_display(), "ahead": ahead,
        "minutes": -(-(ahead + 1) * pace // 60) if pace else None,
        "counter": ticket.counter.number if ticket.counter else 0, "times": ticket.times, "over": ticket.over,
    }  # fmt: skip


def week_of(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Monday to Sunday."""
    first = day - datetime.timedelta(days=day.weekday())
    return first, first + datetime.timedelta(days=6)


def month_of(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    first = day.replace(day=1)
    return first, (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)


def clock_words(at: datetime.datetime) -> str:
    """ "09.05": hours and minutes where the office is."""
    return f"{timezone.localtime(at):%H.%M}"
