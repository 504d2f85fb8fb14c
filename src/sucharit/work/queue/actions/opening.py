"""A day of a point begins and ends; its figures are frozen when it ends, with the proof of its order."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.queue.actions.locking import serving
from sucharit.work.queue.figures import figures_of
from sucharit.work.queue.models import Point, QueueDay, Ticket
from sucharit.work.queue.queries import may_serve
from sucharit.work.shelf.actions.locking import kept
from sucharit.work.shelf.actions.writing import add
from sucharit.work.shelf.registry import register_of

OPENED = declare("queue.opened", gettext_lazy("เปิดรับบัตรคิว: {label} {point}"))
CLOSED = declare("queue.closed", gettext_lazy("ปิดวันของคิว: {label} ออกบัตร {issued} ให้บริการ {served}"))


@transaction.atomic
def open_day(point: Point, *, by: Officer) -> QueueDay:
    """From now on tickets are given. A day that nobody closed is closed first; a day is opened once."""
    serving(point, by)
    row = Point.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if not row.active or not row.lines.filter(active=True).exists() or not row.counters.filter(active=True).exists():
        raise NotAllowed("โปรดกำหนดงานและช่องบริการอย่างน้อยอย่างละหนึ่งก่อน", "it needs a line and a counter first")
    here = QueueDay.objects.filter(point=row, withdrawn_at=None)
    if there := here.filter(date=by.today).first():
        if there.state == QueueDay.State.OPEN:
            return there
        raise NotAllowed("วันนี้ปิดคิวไปแล้ว หรือบันทึกจากบัตรกระดาษไว้แล้ว", "this day was closed already")
    for old in here.filter(state=QueueDay.State.OPEN):
        close_day(old, by=by)
    fields = {"point": row, "date": by.today, "unit": row.unit}
    made: QueueDay = add(
        register_of(QueueDay), by=by, fields=fields, verb=OPENED, facts={"point": row.name},
        state=QueueDay.State.OPEN, source=QueueDay.Source.LIVE, run=row.run, target_minutes=row.target_minutes,
    )  # fmt: skip
    return made


@transaction.atomic
def close_day(day: QueueDay, *, by: Officer) -> QueueDay:
    """Who still waits goes home, who is served has been served; the figures stand from now on."""
    serving(day.point, by)
    row = (
        QueueDay.objects.select_for_update(of=("self",)).select_related("organization", "point", "unit").get(pk=day.pk)
    )
    if row.state != QueueDay.State.OPEN:
        raise NotAllowed("วันนี้ปิดคิวแล้ว", "it was closed already")
    now = clock.now()
    mine = Ticket.objects.filter(day=row)
    mine.filter(state=Ticket.State.WAITING).update(state=Ticket.State.GONE, ended_at=now)
    mine.filter(state=Ticket.State.CALLED).update(state=Ticket.State.SERVED, ended_at=now)
    figures = figures_of(row)
    for name, value in figures.frozen().items():
        setattr(row, name, value)
    row.state, row.closed_at = QueueDay.State.CLOSED, now
    return kept(row, by=by, verb=CLOSED, facts={"issued": row.issued, "served": row.served})


def check_day(row: QueueDay, by: Officer) -> None:
    """A day that is entered by hand is one of the officer's point, and no live day is rewritten."""
    before = getattr(row, "before", None)
    if before and before.get("source") == "live" and before.get("state") == "closed" and row.withdrawn_at is None:
        raise ValidationError(_("วันนี้นับจากบัตรคิวในระบบ ตัวเลขแก้ไขด้วยมือไม่ได้"))
    if not may_serve(by, row.point):
        raise ValidationError({"point": _("โปรดเลือกจุดบริการของหน่วยงานท่าน")})
    row.unit = row.point.unit
    if row.source == QueueDay.Source.PAPER:
        row.target_minutes = row.target_minutes if row.pk else row.point.target_minutes
