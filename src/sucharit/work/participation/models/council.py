"""Sessions of the council as citizens can follow them: told beforehand, with seats, broadcast, written down."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.participation.models.forums import Area
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class CouncilSession(Entry):
    """A session: when and where, how many citizens may sit in, who was there, and its minutes. Personal data: none."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("สมัยสามัญ")
        EXTRA = "extra", _("สมัยวิสามัญ")

    class State(models.TextChoices):
        PLANNED = "planned", _("กำหนดไว้ ยังไม่ประกาศ")
        ANNOUNCED = "announced", _("ประกาศแล้ว")
        HELD = "held", _("ประชุมแล้ว รอรายงานการประชุม")
        FEW = "few", _("ไม่ครบองค์ประชุม")
        MINUTED = "minuted", _("เผยแพร่รายงานการประชุมแล้ว")
        CANCELLED = "cancelled", _("ยกเลิก")

    held_on = models.DateField(_("วันที่ประชุม"))
    starts_at = models.TimeField(_("เวลา"), null=True, blank=True)
    title = models.CharField(_("การประชุม"), max_length=200)
    kind = models.CharField(_("สมัย"), max_length=10, choices=Kind)
    mobile = models.BooleanField(_("สภาสัญจร"), default=False)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("หมู่บ้านหรือชุมชนที่ไปประชุม")
    )
    place = models.CharField(_("สถานที่"), max_length=200)
    agenda = models.TextField(_("ระเบียบวาระ"))
    seats = models.PositiveIntegerField(_("ที่นั่งสำหรับประชาชน"))
    asking = models.CharField(_("วิธีขอเข้าฟัง"), max_length=300, blank=True)
    broadcast = models.URLField(_("ลิงก์ถ่ายทอด"), max_length=500, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PLANNED)
    announced_on = models.DateField(_("วันที่ประกาศ"), null=True, blank=True)
    channels = models.CharField(_("ช่องทางที่ประกาศ"), max_length=400, blank=True)
    members = models.PositiveSmallIntegerField(_("สมาชิกสภาทั้งหมด (คน)"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("สมาชิกที่มาประชุม (คน)"), null=True, blank=True)
    audience = models.PositiveIntegerField(_("ประชาชนที่เข้าฟัง (คน)"), null=True, blank=True)
    voices = models.TextField(_("ข้อเสนอของประชาชน"), blank=True)
    approved_on = models.DateField(_("วันที่สภารับรองรายงานการประชุม"), null=True, blank=True)
    minutes_on = models.DateField(_("วันที่เผยแพร่รายงานการประชุม"), null=True, blank=True)
    minutes_at = models.URLField(_("ลิงก์รายงานการประชุม"), max_length=500, blank=True)
    cancelled_reason = models.CharField(_("เหตุที่ยกเลิก"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(mobile=False) | Q(area__isnull=False), name="mobile_session_in_a_village"
            ),
            models.CheckConstraint(
                condition=Q(announced_on__isnull=True) | Q(announced_on__lt=F("held_on")),
                name="session_announced_before_it_met",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "few", "minuted"])
                | Q(
                    announced_on__isnull=False, members__isnull=False, members__gt=0, present__isnull=False,
                    present__lte=F("members"), audience__isnull=False,
                ),
                name="session_met_with_its_members",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "minuted"]) | Q(members__lte=F("present") * 2),
                name="session_met_with_a_quorum",
            ),
            models.CheckConstraint(
                condition=~Q(state="minuted")
                | Q(
                    approved_on__isnull=False, approved_on__gte=F("held_on"), minutes_on__isnull=False,
                    minutes_on__gte=F("approved_on"),
                ) & ~Q(minutes_at=""),
                name="session_minutes_approved_then_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="session_cancelled_with_a_reason"
            ),
        ]  # fmt: skip

    @property
    def described(self) -> str:
        return f"{self} {self.title}"

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.mobile and self.area_id is None:
            faults["area"] = gettext("สภาสัญจรต้องบอกว่าไปประชุมที่หมู่บ้านหรือชุมชนใด")
        if self.announced_on and self.held_on and self.announced_on >= self.held_on:
            faults["held_on"] = gettext("วันที่ประชุมต้องหลังวันที่ประกาศ ประชาชนต้องรู้ล่วงหน้า")
        for name in ("broadcast", "minutes_at"):
            if getattr(self, name) and not getattr(self, name).startswith(("https://", "http://")):
                faults[name] = gettext("ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http://")
        if faults:
            raise ValidationError(faults)
