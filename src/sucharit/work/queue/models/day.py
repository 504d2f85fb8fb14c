"""QueueDay (a day of a point, as the register keeps it) and Stream (the order within one line of a day)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.queue.models.point import Line, Point
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class QueueDay(Entry):
    """A day of a service point. While it is open its figures are counted from the tickets; when it closes they are
    frozen. A day with paper cards, before or beside this system, is entered with its numbers (PAPER).

    `tickets` and `moves` are the last places given; `in_a_row` are tickets with priority called just before: all three
    are written under this row's lock alone, which is what makes one call come after another.
    Personal data: none beside the officers at work.
    """

    class State(models.TextChoices):
        OPEN = "open", _("เปิดอยู่")
        CLOSED = "closed", _("ปิดวันแล้ว")

    class Source(models.TextChoices):
        LIVE = "live", _("นับจากบัตรคิวในระบบ")
        PAPER = "paper", _("กรอกจากบัตรคิวกระดาษ")

    point = models.ForeignKey(Point, models.PROTECT, related_name="days", verbose_name=_("จุดบริการ"))
    date = models.DateField(_("วันที่"))
    state = models.CharField(_("สถานะ"), max_length=6, choices=State, default=State.CLOSED)
    source = models.CharField(_("ที่มา"), max_length=5, choices=Source, default=Source.PAPER)
    run = models.PositiveSmallIntegerField(_("เรียกสิทธิก่อนติดกันได้ (ใบ)"), default=1)
    target_minutes = models.PositiveSmallIntegerField(_("สัญญาว่ารอไม่เกิน (นาที)"), default=30)
    issued = models.PositiveIntegerField(_("ออกบัตร"), default=0)
    served = models.PositiveIntegerField(_("ให้บริการ"), default=0)
    skipped = models.PositiveIntegerField(_("เรียกแล้วไม่มา"), default=0)
    gone = models.PositiveIntegerField(_("คืนบัตรหรือกลับก่อน"), default=0)
    urgent = models.PositiveIntegerField(_("บัตรสิทธิก่อน"), default=0)
    mean_wait = models.PositiveIntegerField(_("รอเฉลี่ย (นาที)"), null=True, blank=True)
    longest_wait = models.PositiveIntegerField(_("รอนานที่สุด (นาที)"), null=True, blank=True)
    waited = models.PositiveIntegerField(_("ได้เรียก"), default=0)
    within = models.PositiveIntegerField(_("ได้เรียกภายในเวลา"), default=0)
    breaches = models.PositiveIntegerField(_("เรียกผิดลำดับ"), null=True, blank=True)
    tickets = models.PositiveIntegerField(_("ลำดับบัตรล่าสุด"), default=0)
    moves = models.PositiveIntegerField(_("ลำดับการเรียกล่าสุด"), default=0)
    in_a_row = models.PositiveIntegerField(_("เรียกสิทธิก่อนติดกันแล้ว"), default=0)
    closed_at = models.DateTimeField(_("ปิดวันเมื่อ"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["point", "date"], condition=Q(withdrawn_at=None), name="queue_day_once"
            ),
            models.UniqueConstraint(
                fields=["point"], condition=Q(state="open", withdrawn_at=None), name="queue_day_open_once"
            ),
            models.CheckConstraint(condition=~Q(state="open") | Q(source="live"), name="queue_day_open_is_live"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(issued__gte=F("served") + F("skipped") + F("gone")),
                name="queue_day_serves_whom_it_gave_a_ticket",
            ),
            models.CheckConstraint(condition=Q(within__lte=F("waited")), name="queue_day_within_were_called"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["point", "date"], name="queue_day_by_date")]

    def clean(self) -> None:
        """The numbers of a day fit together, whoever wrote them."""
        if self.state == self.State.CLOSED and self.served + self.skipped + self.gone > self.issued:
            raise ValidationError({"issued": gettext("ให้บริการ ไม่มา และคืนบัตร รวมกันมากกว่าบัตรที่ออก โปรดตรวจสอบ")})
        if self.within > self.waited:
            raise ValidationError({"within": gettext("ได้เรียกภายในเวลามากกว่าที่ได้เรียก โปรดตรวจสอบ")})

    @property
    def running(self) -> bool:
        return self.state == self.State.OPEN and not self.withdrawn


class Stream(models.Model):
    """The tickets of one line of a day, ordinary or with priority. `issued` is the last rank given, `called` the last
    rank whose turn came: the next call takes `called` + 1 and no other."""

    day = models.ForeignKey(QueueDay, models.PROTECT, related_name="streams")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    urgent = models.BooleanField(default=False)
    issued = models.PositiveIntegerField(default=0)
    called = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["line", "urgent"]
        constraints = [
            models.UniqueConstraint(fields=["day", "line", "urgent"], name="queue_stream_once"),
            models.CheckConstraint(condition=Q(called__lte=F("issued")), name="queue_stream_calls_what_it_gave"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {'P' if self.urgent else ''} {self.called}/{self.issued}"
