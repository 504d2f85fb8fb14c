"""Gathering, and what belongs to it: its speakers, its materials, the door while it stands open."""

import datetime
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_key() -> str:
    """Twenty letters that nobody guesses and nobody takes for others."""
    return "".join(secrets.choice(LETTERS) for _letter in range(20))


class Gathering(Entry):
    """A training, meeting, hearing or visit: planned, people invited, held, reported. `attended` is counted when it
    ends. Personal data: none; people stand in Participant and Speaker.
    """

    class Kind(models.TextChoices):
        TRAINING = "training", _("อบรม")
        MEETING = "meeting", _("ประชุม")
        HEARING = "hearing", _("รับฟังความคิดเห็น")
        VISIT = "visit", _("ศึกษาดูงาน")
        ACTIVITY = "activity", _("กิจกรรมรณรงค์")

    class State(models.TextChoices):
        PLANNED = "planned", _("วางแผนไว้")
        INVITED = "invited", _("เชิญแล้ว")
        OPEN = "open", _("กำลังลงเวลา")
        HELD = "held", _("จัดแล้ว รอสรุป")
        REPORTED = "reported", _("สรุปผลแล้ว")
        CANCELLED = "cancelled", _("ยกเลิก")

    title = models.CharField(_("เรื่อง"), max_length=300)
    kind = models.CharField(_("ชนิด"), max_length=10, choices=Kind, default=Kind.TRAINING)
    held_on = models.DateField(_("วันที่จัด"))
    ends_on = models.DateField(_("วันสุดท้าย (ถ้าหลายวัน)"), null=True, blank=True)
    hours = models.CharField(_("เวลา"), max_length=80, blank=True)
    place = models.CharField(_("สถานที่"), max_length=200)
    audience = models.CharField(_("กลุ่มเป้าหมาย"), max_length=300)
    planned_people = models.PositiveIntegerField(_("จำนวนเป้าหมาย (คน)"), null=True, blank=True)
    agenda = models.TextField(_("กำหนดการและหัวข้อ"), blank=True)
    budget = models.DecimalField(_("งบประมาณ (บาท)"), max_digits=12, decimal_places=2, null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PLANNED)
    before_test = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("แบบทดสอบก่อน")
    )
    after_test = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("แบบทดสอบหลัง")
    )
    evaluation = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("แบบประเมินการจัด")
    )
    follow_up = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("แบบติดตามผล")
    )
    outside_test = models.CharField(_("แบบทดสอบของหน่วยงานภายนอก"), max_length=200, blank=True)
    attended = models.PositiveIntegerField(_("ผู้เข้าร่วม (คน)"), null=True, blank=True)
    closed_on = models.DateField(_("วันที่ปิดการลงเวลา"), null=True, blank=True)
    minutes = models.TextField(_("สรุปผลหรือรายงานการประชุม"), blank=True)
    cost = models.DecimalField(_("ค่าใช้จ่ายจริง (บาท)"), max_digits=12, decimal_places=2, null=True, blank=True)
    reported_on = models.DateField(_("วันที่สรุปผล"), null=True, blank=True)
    cancelled_reason = models.CharField(_("เหตุที่ยกเลิก"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("held_on")), name="gathering_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "reported"])
                | Q(attended__isnull=False, attended__gte=1, closed_on__isnull=False),
                name="gathering_held_with_people",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("held_on")),
                name="gathering_closed_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(state="reported") | (Q(reported_on__isnull=False) & ~Q(minutes="")),
                name="gathering_reported_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="gathering_cancelled_for_a_reason"
            ),
        ]

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.ends_on and self.held_on and self.ends_on < self.held_on:
            faults["ends_on"] = gettext("วันสุดท้ายต้องไม่ก่อนวันที่จัด")
        if self.ends_on and self.held_on and (self.ends_on - self.held_on).days > 60:
            faults["ends_on"] = gettext("การจัดครั้งหนึ่งยาวได้ไม่เกิน 60 วัน โปรดบันทึกแต่ละรุ่นเป็นรายการของตน")
        if self.closed_on and self.held_on and self.closed_on < self.held_on:
            faults["held_on"] = gettext("มีผู้ลงเวลาและปิดการลงเวลาแล้วก่อนวันนี้ โปรดตรวจวันที่จัด")
        for name in ("budget", "cost"):
            value = getattr(self, name)
            if value is not None and value < 0:
                faults[name] = gettext("จำนวนเงินต้องไม่ติดลบ")
        if faults:
            raise ValidationError(faults)

    @property
    def last_day(self) -> datetime.date:
        return self.ends_on or self.held_on

    @property
    def described(self) -> str:
        return f"{self} {self.title}"


class Door(models.Model):
    """The page at which people check in by themselves, while the gathering lasts: its address holds a key. Gone when
    it is closed. No personal data.
    """

    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="door")
    key = models.CharField(max_length=24, unique=True, default=new_key)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.gathering)


class Speaker(models.Model):
    """Who speaks, on what. Personal data: name, position (told to the public with the programme); kept as long as the
    gathering."""

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="speakers")
    name = models.CharField(_("ชื่อวิทยากร"), max_length=160)
    position = models.CharField(_("ตำแหน่งหรือหน่วยงาน"), max_length=200, blank=True)
    topic = models.CharField(_("หัวข้อ"), max_length=300, blank=True)
    fee = models.DecimalField(_("ค่าตอบแทน (บาท)"), max_digits=10, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "name", "topic"], name="speaker_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="speaker_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Material(models.Model):
    """A handout or presentation: its title and where it is read. No personal data."""

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="materials")
    title = models.CharField(_("ชื่อเอกสาร"), max_length=200)
    address = models.URLField(_("ที่อยู่เว็บ"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "title"], name="material_titled_once")]

    def __str__(self) -> str:
        return self.title
