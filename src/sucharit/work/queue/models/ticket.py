"""Ticket and Move: a number, and what became of it, in the order in which it happened."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.queue.models.day import QueueDay, Stream
from sucharit.work.queue.models.point import Counter, Priority


class Ticket(models.Model):
    """A number in a day's queue. `seq` is its place among all of the day, `rank` within its stream.

    `turn` is the turn of the stream that it took: the database demands that it is its own rank, so that nobody can be
    called out of the order of arrival. Where a holder left before their turn, the turn passes them by (`turn` is
    written, nobody is called). `key` is in the address of a telephone's page; a paper ticket shows it as a code.
    Personal data: none, on purpose.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รอเรียก")
        CALLED = "called", _("กำลังให้บริการ")
        SERVED = "served", _("ให้บริการแล้ว")
        SKIPPED = "skipped", _("เรียกแล้วไม่มา")
        GONE = "gone", _("คืนบัตรแล้ว")

    class Door(models.TextChoices):
        PAPER = "paper", _("บัตรพิมพ์")
        PHONE = "phone", _("โทรศัพท์")

    day = models.ForeignKey(QueueDay, models.PROTECT, related_name="given")
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="given")
    seq = models.PositiveIntegerField()
    rank = models.PositiveIntegerField()
    label = models.CharField(max_length=8)
    key = models.CharField(max_length=32, unique=True)
    door = models.CharField(max_length=5, choices=Door, default=Door.PAPER)
    priority = models.ForeignKey(Priority, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    turn = models.PositiveIntegerField(null=True)
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, related_name="given")
    issued_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    times = models.PositiveSmallIntegerField(default=0)  # how often it was called out

    class Meta:
        ordering = ["day", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["day", "seq"], name="queue_ticket_place_once"),
            models.UniqueConstraint(fields=["stream", "rank"], name="queue_ticket_rank_once"),
            models.CheckConstraint(condition=Q(turn=None) | Q(turn=F("rank")), name="queue_ticket_called_in_its_turn"),
            models.UniqueConstraint(
                fields=["counter"], condition=Q(state="called"), name="queue_counter_serves_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", turn=None, counter=None, called_at=None, ended_at=None)
                | Q(state="called", turn__isnull=False, counter__isnull=False, called_at__isnull=False, ended_at=None)
                | Q(
                    state__in=("served", "skipped"), turn__isnull=False, counter__isnull=False,
                    called_at__isnull=False, ended_at__isnull=False,
                )
                | Q(state="gone", ended_at__isnull=False),
                name="queue_ticket_state_is_whole",
            ),
            models.CheckConstraint(
                condition=(Q(called_at=None) | Q(called_at__gte=F("issued_at")))
                & (Q(ended_at=None) | Q(ended_at__gte=F("issued_at"))),
                name="queue_ticket_time_runs_forward",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["day", "state", "seq"], name="queue_ticket_by_state")]

    def __str__(self) -> str:
        return self.label

    @property
    def urgent(self) -> bool:
        return self.priority_id is not None

    @property
    def over(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.CALLED)


class Move(models.Model):
    """What was done with a ticket, never changed: the proof of the day. `issued` is the last ticket given before it,
    `lines` those of the counter at that moment (letters; "" all). Personal data: by, an officer at work."""

    class Kind(models.TextChoices):
        CALLED = "called", _("เรียก")
        AGAIN = "again", _("เรียกซ้ำ")
        SERVED = "served", _("เสร็จ")
        SKIPPED = "skipped", _("ไม่มา")
        BACK = "back", _("เรียกผู้ที่กลับมา")
        LEFT = "left", _("คืนบัตร")

    day = models.ForeignKey(QueueDay, models.PROTECT, related_name="log")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="log")
    counter = models.ForeignKey(Counter, models.PROTECT, null=True, related_name="+")
    issued = models.PositiveIntegerField()
    lines = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["day", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["day", "seq"], name="queue_move_place_once"),
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(kind="called"), name="queue_ticket_first_called_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
