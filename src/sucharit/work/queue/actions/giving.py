"""A ticket is given, at the point or to a telephone; its holder may give it back. Nobody is asked who they are."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.queue.actions.locking import moment, open_day_of, serving, stepped
from sucharit.work.queue.models import Line, Move, Point, Priority, QueueDay, Stream, Ticket

GIVEN = declare("queue.given", _("ออกบัตรคิว {label}"))
LEFT = declare("queue.left", _("คืนบัตรคิว {label}"))
MOST_A_DAY = 5_000
MOST_WAITING = 900


def give(
    point: Point, line: Line, *, by: Officer | None = None, door: str = Ticket.Door.PAPER,
    priority: Priority | None = None, key: str = "",
) -> Ticket:  # fmt: skip
    """The next number of a line. `by=None` is the kiosk or a telephone, which have no officer. `key` names the press:
    the same press sent twice is one ticket."""
    if key and (before := Ticket.objects.filter(key=key, day__point=point).select_related("stream__line").first()):
        return before
    try:
        return take(point, line, by=by, door=door, priority=priority, key=key)
    except IntegrityError:  # the same press at the same moment: one was first
        if key and (before := Ticket.objects.filter(key=key, day__point=point).first()):
            return before
        raise


@transaction.atomic
def take(point: Point, line: Line, *, by: Officer | None, door: str, priority: Priority | None, key: str) -> Ticket:
    """What `give` does once it is known that the press is new."""
    if by is not None:
        serving(point, by)
    day = open_day_of(point)
    if line.point_id != point.pk or not line.active:
        raise NotAllowed("งานนี้ไม่ได้ให้บริการที่จุดนี้", "this point does not serve that")
    if priority is not None and (priority.point_id != point.pk or not priority.active):
        raise NotAllowed("สิทธิก่อนนี้ไม่ได้ประกาศไว้ที่จุดบริการ", "this rule of priority was not announced here")
    if priority is not None and door == Ticket.Door.PHONE:
        raise NotAllowed("บัตรสิทธิก่อนออกให้ที่จุดบริการเท่านั้น โปรดแจ้งเจ้าหน้าที่", "tickets with priority are given at the point")
    _room_for_more(day)
    stream, _new = Stream.objects.get_or_create(day=day, line=line, urgent=priority is not None)
    day.tickets += 1
    stream.issued += 1
    day.save(update_fields=["tickets"])
    stream.save(update_fields=["issued"])
    made = Ticket.objects.create(
        day=day, stream=stream, seq=day.tickets, rank=stream.issued, door=door, priority=priority,
        label=f"{line.letter}{'P' if priority else ''}{stream.issued:03d}", key=key or secrets.token_hex(12),
        issued_at=clock.now(),
    )  # fmt: skip
    facts = {"line": line.title, "door": door, "priority": priority.title if priority else ""}
    record(GIVEN, by=by, subject=made, label=made.label, facts=facts, chain=day.organization.code)
    return made


def _room_for_more(day: QueueDay) -> None:
    """A robot, or a hall that nobody can serve."""
    if day.tickets >= MOST_A_DAY or Ticket.objects.filter(day=day, state=Ticket.State.WAITING).count() >= MOST_WAITING:
        raise NotAllowed("วันนี้มีผู้รอจำนวนมาก งดออกบัตรเพิ่ม โปรดติดต่อเจ้าหน้าที่", "no more tickets today; ask an officer")


@transaction.atomic
def leave(ticket: Ticket, *, by: Officer | None = None) -> Ticket:
    """Given back while it waits: the turn will pass by. Twice is once."""
    if by is not None:
        serving(ticket.day.point, by)
    day = open_day_of(ticket.day.point)
    row = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk, day=day)
    if row.state == Ticket.State.GONE:
        return row
    if row.state != Ticket.State.WAITING:
        raise NotAllowed("บัตรนี้ถูกเรียกแล้ว จึงคืนไม่ได้", "it was called already")
    row.state, row.ended_at = Ticket.State.GONE, moment(row)
    row.save(update_fields=["state", "ended_at"])
    stepped(day, Move.Kind.LEFT, row, by=by, verb=LEFT)
    return row
