"""Point (where people wait), Line (what for), Counter (where they are served), Priority (who goes before, and why)."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: no letters and digits that are taken for others
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
MOST_RUN, MOST_TARGET = 10, 480


def new_code() -> str:
    """For addresses: six characters that nobody mistakes."""
    return "".join(secrets.choice(_LETTERS) for _one in range(6))


def new_key() -> str:
    """For the device at the point: nobody guesses it."""
    return "".join(secrets.choice(_LETTERS) for _one in range(12))


class Point(models.Model):
    """A service point with a queue. `run`: at most so many tickets with priority are called one after another while
    somebody without priority waits. `here_only`: a telephone gets a ticket only by the code that the hall screen shows
    now. `target_minutes`: within which people are promised to be called. `evaluation`: the series of the survey that
    they are invited to afterwards; nothing leads from a ticket to an answer. No personal data.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="queue_points")
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+", verbose_name=_("หน่วยงาน"))
    code = models.CharField(max_length=12, default=new_code, editable=False)
    name = models.CharField(_("ชื่อจุดบริการ"), max_length=120)
    place = models.CharField(_("ที่ตั้ง"), max_length=200, blank=True)
    hours = models.CharField(_("วันและเวลาให้บริการ"), max_length=120, blank=True)
    phone = models.BooleanField(_("รับบัตรคิวด้วยโทรศัพท์ได้"), default=True)
    here_only = models.BooleanField(_("รับด้วยโทรศัพท์ได้เฉพาะผู้ที่มาถึงแล้ว"), default=True)
    run = models.PositiveSmallIntegerField(
        _("เรียกบัตรที่มีสิทธิก่อนติดกันได้ไม่เกิน (ใบ)"), default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_RUN)],
    )  # fmt: skip
    target_minutes = models.PositiveSmallIntegerField(
        _("รอไม่เกิน (นาที)"), default=30, validators=[MinValueValidator(1), MaxValueValidator(MOST_TARGET)]
    )
    notice = models.CharField(_("ข้อความบนจอหน้าห้อง"), max_length=200, blank=True)
    evaluation = models.UUIDField(
        _("แบบประเมินหลังรับบริการ"), null=True, blank=True, help_text=_("ผู้รับบริการเห็นลิงก์เมื่อเสร็จ คำตอบไม่ผูกกับบัตรคิว")
    )
    kiosk_key = models.CharField(max_length=16, default=new_key, editable=False)
    active = models.BooleanField(_("ใช้อยู่"), default=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "code"], name="queue_point_code_once"),
            models.UniqueConstraint(fields=["organization", "name"], name="queue_point_name_once"),
            models.CheckConstraint(condition=Q(run__gte=1, run__lte=MOST_RUN), name="queue_point_run"),
            models.CheckConstraint(
                condition=Q(target_minutes__gte=1, target_minutes__lte=MOST_TARGET), name="queue_point_target"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """What people wait for, with the letter on its tickets; `series` is the manual of the service in the catalogue."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="lines")
    letter = models.CharField(
        _("อักษรนำ"), max_length=1,
        validators=[RegexValidator(r"^[A-OQ-Z]$", _("โปรดใช้อักษร A ถึง Z ตัวเดียว ไม่ใช้ P ซึ่งหมายถึงสิทธิก่อน"))],
    )  # fmt: skip
    title = models.CharField(_("ชื่องาน"), max_length=120)
    series = models.UUIDField(_("คู่มือบริการ"), null=True, blank=True)
    active = models.BooleanField(_("ใช้อยู่"), default=True)

    class Meta:
        ordering = ["letter"]
        constraints = [models.UniqueConstraint(fields=["point", "letter"], name="queue_line_letter_once")]

    def __str__(self) -> str:
        return f"{self.letter} {self.title}"


class Counter(models.Model):
    """Where tickets are served; `lines` which it serves (none: all). No personal data."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="counters")
    number = models.PositiveSmallIntegerField(_("ช่องที่"), validators=[MinValueValidator(1), MaxValueValidator(99)])
    title = models.CharField(_("ชื่อช่อง"), max_length=80, blank=True)
    lines = models.ManyToManyField(Line, blank=True, related_name="counters", verbose_name=_("งานที่ให้บริการ"))
    active = models.BooleanField(_("ใช้อยู่"), default=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["point", "number"], name="queue_counter_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=99), name="queue_counter_number"),
        ]

    def __str__(self) -> str:
        return _("ช่อง %(n)s") % {"n": self.number}


class Priority(models.Model):
    """Who goes before the others, and by which rule. It hangs on the hall screen and stands on the public page: there
    is no other way to go before."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="priorities")
    title = models.CharField(_("ผู้มีสิทธิก่อน"), max_length=120)
    basis = models.CharField(_("ตามหลักเกณฑ์ใด"), max_length=200)
    active = models.BooleanField(_("ใช้อยู่"), default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["point", "title"], name="queue_priority_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(basis=""), name="queue_priority_says_why"),
        ]

    def __str__(self) -> str:
        return self.title
