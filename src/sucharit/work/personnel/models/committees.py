"""PersonnelCommittee with its seats; PersonnelMeeting with who came."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.personnel.models.rounds import PersonnelRound
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class PersonnelCommittee(Entry):
    """The screening or the deciding committee of a round, or the working group of a year: proposed by one, appointed by
    another. Personal data: appointed_by (on duty); its members stand in Seat.
    """

    class Side(models.TextChoices):
        SCREENING = "screening", _("คณะกรรมการกลั่นกรอง")
        DECIDING = "deciding", _("คณะกรรมการพิจารณา")
        WORKING = "working", _("คณะทำงาน")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("เสนอแล้ว รอลงนาม")
        APPOINTED = "appointed", _("แต่งตั้งแล้ว")

    title = models.CharField(_("ชื่อคณะ"), max_length=300)
    side = models.CharField(_("ประเภท"), max_length=10, choices=Side)
    round = models.ForeignKey(
        PersonnelRound, models.PROTECT, null=True, blank=True, related_name="committees", verbose_name=_("รอบ")
    )
    duties = models.TextField(_("หน้าที่และอำนาจ"), max_length=4_000)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PROPOSED)
    order_no = models.CharField(_("คำสั่งที่"), max_length=80, blank=True)
    ordered_on = models.DateField(_("สั่งเมื่อ"), null=True, blank=True)
    appointed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้แต่งตั้ง")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(side="working", round__isnull=True) | (~Q(side="working") & Q(round__isnull=False)),
                name="personnelcommittee_of_a_round",
            ),
            models.UniqueConstraint(
                fields=["round", "side"], condition=Q(withdrawn_at__isnull=True, round__isnull=False),
                name="personnelcommittee_once_a_round",
                violation_error_message=_("รอบนี้มีคณะกรรมการชุดนี้แล้ว"),
            ),
            models.CheckConstraint(
                condition=Q(state="proposed")
                | (
                    Q(ordered_on__isnull=False, appointed_by__isnull=False)
                    & ~Q(order_no="")
                    & ~Q(appointed_by=F("recorded_by"))
                ),
                name="personnelcommittee_appointed_by_another",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.side == self.Side.WORKING and self.round_id is not None:
            faults["round"] = gettext("คณะทำงานไม่ผูกกับรอบ โปรดเว้นว่าง")
        if self.side != self.Side.WORKING and self.round_id is None:
            faults["round"] = gettext("โปรดเลือกรอบของคณะกรรมการ")
        if faults:
            raise ValidationError(faults)

    @property
    def sitting(self) -> "models.QuerySet[Seat]":
        """Those who are members now."""
        return self.seats.filter(left_on=None)

    @property
    def described(self) -> str:
        return f"{self} {self.title}"[:120]

    @property
    def known_by(self) -> tuple[str, ...]:
        return (self.title, self.described)


class Seat(models.Model):
    """A member, until `left_on` where another order put somebody else in the place. `round` and `alone` repeat the
    committee's so that the database itself keeps one person from chairing both committees, or (where the round says so)
    from sitting on both.

    Personal data: name, position (on duty); kept ten years.
    """

    class Role(models.TextChoices):
        CHAIR = "chair", _("ประธานกรรมการ")
        MEMBER = "member", _("กรรมการ")
        SECRETARY = "secretary", _("เลขานุการ")

    committee = models.ForeignKey(PersonnelCommittee, models.PROTECT, related_name="seats")
    round = models.ForeignKey(PersonnelRound, models.PROTECT, null=True, related_name="+")
    alone = models.BooleanField(default=False)
    role = models.CharField(_("หน้าที่"), max_length=10, choices=Role)
    name = models.CharField(_("ชื่อ"), max_length=160)
    key = models.CharField(max_length=160)
    position = models.CharField(_("ตำแหน่ง"), max_length=200)
    user = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    role_order = models.PositiveSmallIntegerField(default=1)
    order_no = models.CharField(_("คำสั่งที่"), max_length=80, blank=True)
    left_on = models.DateField(_("พ้นจากคณะเมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["role_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "key"], name="seat_once_a_person"),
            models.UniqueConstraint(
                fields=["committee"], condition=Q(role="chair", left_on=None), name="seat_one_chair"
            ),
            models.UniqueConstraint(
                fields=["committee"], condition=Q(role="secretary", left_on=None), name="seat_one_secretary"
            ),
            models.UniqueConstraint(
                fields=["round", "key"], condition=Q(role="chair", left_on=None), name="seat_chairs_one_of_two"
            ),
            models.UniqueConstraint(
                fields=["round", "key"], condition=Q(alone=True, left_on=None), name="seat_on_one_of_two"
            ),
            models.CheckConstraint(condition=~Q(key="") & ~Q(position=""), name="seat_has_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"


class PersonnelMeeting(Entry):
    """A meeting of a committee: called, held with a quorum, minuted. `observers`: citizens who were invited to look.

    Personal data: minutes (they speak of people: for members and who decides), minuted_by (on duty); kept ten years.
    """

    class State(models.TextChoices):
        CALLED = "called", _("เชิญประชุมแล้ว")
        HELD = "held", _("ประชุมแล้ว")
        MINUTED = "minuted", _("รับรองรายงานแล้ว")
        CANCELLED = "cancelled", _("ไม่ได้ประชุม")

    committee = models.ForeignKey(
        PersonnelCommittee, models.PROTECT, related_name="meetings", verbose_name=_("คณะกรรมการ")
    )
    held_on = models.DateField(_("วันที่ประชุม"))
    place = models.CharField(_("สถานที่"), max_length=200)
    agenda = models.TextField(_("ระเบียบวาระ"), max_length=4_000)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.CALLED)
    members = models.PositiveSmallIntegerField(_("กรรมการทั้งหมด (คน)"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("มาประชุม (คน)"), null=True, blank=True)
    observers = models.PositiveSmallIntegerField(_("ผู้สังเกตการณ์ภาคประชาชน (คน)"), null=True, blank=True)
    minutes = models.TextField(_("รายงานการประชุม"), blank=True)
    minuted_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รับรองรายงาน")
    )
    cancelled_reason = models.CharField(_("เหตุที่ไม่ได้ประชุม"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=~Q(state__in=["held", "minuted"])
                | Q(
                    members__isnull=False,
                    members__gte=1,
                    present__isnull=False,
                    present__lte=F("members"),
                    members__lte=F("present") * 2,
                ),
                name="personnelmeeting_has_a_quorum",
            ),
            models.CheckConstraint(
                condition=~Q(state="minuted") | (Q(minuted_by__isnull=False) & ~Q(minutes="")),
                name="personnelmeeting_minuted_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="personnelmeeting_missed_for_a_reason"
            ),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.committee.title}"[:120]


class Attendance(models.Model):
    """Did the member come? Personal data: by its seat (on duty)."""

    meeting = models.ForeignKey(PersonnelMeeting, models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendance")
    came = models.BooleanField(_("มาประชุม"))

    class Meta:
        ordering = ["seat__role_order", "seat", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_a_seat")]

    def __str__(self) -> str:
        return str(self.seat)
