"""Calling: whose turn it is decides the rule, never the officer; a press that comes twice calls once.

Every page says what it last saw at its counter (`seen`). Where something was done there since, by a second press or by
a colleague, nothing is done again: the page is told what stands.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.core.serving import Head, turn
from sucharit.work.queue.actions.locking import moment, open_day_of, serving, stepped
from sucharit.work.queue.models import Counter, Line, Move, QueueDay, Stream, Ticket
from sucharit.work.queue.queries import current_of, last_move_of

CALLED = declare("queue.called", _("เรียกคิว {label} ช่อง {counter}"))
AGAIN = declare("queue.called_again", _("เรียกคิวซ้ำ {label} ช่อง {counter}"))
SERVED = declare("queue.served", _("ให้บริการคิว {label} เสร็จ ช่อง {counter}"))
SKIPPED = declare("queue.skipped", _("คิว {label} เรียกแล้วไม่มา ช่อง {counter}"))
BACK = declare("queue.called_back", _("เรียกคิว {label} ที่กลับมา ช่อง {counter}"))
MOST_TIMES = 30


@dataclass(frozen=True)
class Turn:
    """What stands at the counter now. `stood`: it stood already, this press did nothing."""

    ticket: Ticket | None
    stood: bool = False


@transaction.atomic
def call_next(counter: Counter, *, by: Officer, seen: int | None = None) -> Turn:
    """Ends what is being served there and calls whose turn it is; no ticket where nobody waits."""
    day, current, stood = _at(counter, by, seen)
    if stood:
        return Turn(current, stood=True)
    if current is not None:
        _end(day, counter, current, Ticket.State.SERVED, by)
    lines = list(counter.lines.all())
    found = _whose_turn(day, lines)
    if found is None:
        return Turn(None)
    found.state, found.counter, found.called_at = Ticket.State.CALLED, counter, moment(found)
    found.turn, found.times = found.stream.called, 1
    found.save()
    day.in_a_row = day.in_a_row + 1 if found.urgent else 0
    stepped(day, Move.Kind.CALLED, found, by=by, verb=CALLED, counter=counter, lines=lines)
    return Turn(found)


def _whose_turn(day: QueueDay, lines: list[Line]) -> Ticket | None:
    """The ticket that the rule demands; its stream has moved on. Turns of who has left are passed by."""
    heads = Ticket.objects.filter(day=day, rank=F("stream__called") + 1).select_related("stream", "priority")
    if lines:
        heads = heads.filter(stream__line__in=lines)
    waiting = [one for one in map(_first_waiting, heads.order_by("stream_id")) if one is not None]
    chosen = turn(
        (Head(one.seq, one.stream_id, one.urgent) for one in waiting), priority_in_a_row=day.in_a_row, run=day.run
    )
    found = next((one for one in waiting if chosen is not None and one.seq == chosen.seq), None)
    if found is not None:
        found.stream.called += 1
        found.stream.save(update_fields=["called"])
    return found


def _first_waiting(head: Ticket) -> Ticket | None:
    """The first of a stream that still waits; those before it have left, and their turn is written down."""
    stream: Stream = head.stream
    one: Ticket | None = head
    while one is not None and one.state == Ticket.State.GONE:
        stream.called = one.rank
        Ticket.objects.filter(pk=one.pk).update(turn=one.rank)
        one = Ticket.objects.filter(stream=stream, rank=stream.called + 1).select_related("priority").first()
    if stream.called != head.rank - 1:
        stream.save(update_fields=["called"])
    if one is not None:
        one.stream = stream
    return one


@transaction.atomic
def call_again(counter: Counter, *, by: Officer, seen: int | None = None) -> Turn:
    """The number is called out once more."""
    day, current, stood = _at(counter, by, seen)
    if stood:
        return Turn(current, stood=True)
    row = _being_served(current)
    if row.times >= MOST_TIMES:
        raise NotAllowed("เรียกซ้ำหลายครั้งแล้ว ถ้าไม่มีผู้มา โปรดกดข้าม", "called many times; skip it")
    row.times += 1
    row.save(update_fields=["times"])
    stepped(day, Move.Kind.AGAIN, row, by=by, verb=AGAIN, counter=counter)
    return Turn(row)


@transaction.atomic
def serve(counter: Counter, *, by: Officer, seen: int | None = None) -> Turn:
    """Served; the counter is free and calls nobody."""
    day, current, stood = _at(counter, by, seen)
    if not stood:
        _end(day, counter, _being_served(current), Ticket.State.SERVED, by)
    return Turn(current if stood else None, stood=stood)


@transaction.atomic
def skip(counter: Counter, *, by: Officer, seen: int | None = None) -> Turn:
    """Called, and nobody came. Who comes back today is called back."""
    day, current, stood = _at(counter, by, seen)
    if not stood:
        _end(day, counter, _being_served(current), Ticket.State.SKIPPED, by)
    return Turn(current if stood else None, stood=stood)


@transaction.atomic
def call_back(counter: Counter, ticket: Ticket, *, by: Officer, seen: int | None = None) -> Turn:
    """Somebody who was skipped stands there now. Where a colleague was quicker, NotAllowed says which counter."""
    day, current, stood = _at(counter, by, seen)
    if stood:
        return Turn(current, stood=True)
    row = Ticket.objects.select_for_update(of=("self",)).select_related("stream").get(pk=ticket.pk, day=day)
    if row.state != Ticket.State.SKIPPED:
        raise NotAllowed(f"คิว {row.label} {row.get_state_display()} ที่ช่องอื่นแล้ว", f"{row.label} is at another counter")
    if current is not None:
        _end(day, counter, current, Ticket.State.SERVED, by)
    row.state, row.counter, row.ended_at, row.times = Ticket.State.CALLED, counter, None, row.times + 1
    row.save()
    stepped(day, Move.Kind.BACK, row, by=by, verb=BACK, counter=counter)
    return Turn(row)


def _at(counter: Counter, by: Officer, seen: int | None) -> tuple[QueueDay, Ticket | None, bool]:
    """The day, locked; what is being served at the counter; and whether something was done there since `seen`."""
    serving(counter.point, by)
    if not counter.active:
        raise NotAllowed("ช่องนี้เลิกใช้แล้ว", "this counter is not used any more")
    day = open_day_of(counter.point)
    stood = seen is not None and last_move_of(day, counter) > seen
    return day, current_of(day, counter), stood


def _being_served(current: Ticket | None) -> Ticket:
    if current is None:
        raise NotAllowed("ช่องนี้ยังไม่ได้เรียกใคร", "nobody is being served here")
    return current


def _end(day: QueueDay, counter: Counter, row: Ticket, state: str, by: Officer) -> None:
    row.state, row.ended_at = state, max(moment(row), row.called_at or row.issued_at)
    row.save(update_fields=["state", "ended_at"])
    kind, verb = (Move.Kind.SERVED, SERVED) if state == Ticket.State.SERVED else (Move.Kind.SKIPPED, SKIPPED)
    stepped(day, kind, row, by=by, verb=verb, counter=counter)
