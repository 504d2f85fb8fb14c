"""One thing at a time: everything that changes a day holds the lock of its row, so calls come one after another."""

from datetime import datetime

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.work.queue.models import Counter, Line, Move, Point, QueueDay, Ticket
from sucharit.work.queue.queries import may_serve


def serving(point: Point, by: Officer) -> None:
    """NotAllowed for who does not serve this point."""
    require(by, Can.KEEP_REGISTERS)
    if not may_serve(by, point):
        raise NotAllowed("จุดบริการนี้เป็นของหน่วยงานอื่น", "this point belongs to another unit")


def open_day_of(point: Point) -> QueueDay:
    """The open day, locked until the transaction ends. NotAllowed where the point is closed."""
    rows = QueueDay.objects.select_for_update(of=("self",)).select_related("organization", "point")
    day = rows.filter(point=point, state=QueueDay.State.OPEN, withdrawn_at=None).first()
    if day is None:
        raise NotAllowed(f"{point.name} ยังไม่เปิดรับบัตรคิววันนี้", "the queue is not open")
    return day


def stepped(
    day: QueueDay, kind: str, ticket: Ticket, *, by: Officer | None, verb: str, counter: Counter | None = None,
    lines: list[Line] | None = None,
) -> Move:  # fmt: skip
    """The next line of the day's log, and its entry in the record. The caller has locked and changed the ticket."""
    day.moves += 1
    day.save(update_fields=["moves", "tickets", "in_a_row"])
    user: User | None = by.user if by else None
    made = Move.objects.create(
        day=day, seq=day.moves, kind=kind, ticket=ticket, counter=counter, issued=day.tickets, at=clock.now(), by=user,
        lines="".join(one.letter for one in lines or ()),
    )  # fmt: skip
    facts = {"counter": counter.number if counter else 0, "place": day.moves}
    record(verb, by=by, subject=ticket, label=ticket.label, facts=facts, chain=day.organization.code)
    return made


def moment(ticket: Ticket) -> datetime:
    """Now, never before the ticket was given: clocks are set back now and then."""
    return max(clock.now(), ticket.issued_at)
