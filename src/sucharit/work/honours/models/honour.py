"""Honour: one round of an award; its criteria, who was nominated, the points that judges gave."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

TERM_YEARS = 4


class Honour(Entry):
    """A round: criteria are published, then people and organizations are nominated, judged, announced and honoured.
    `places`: how many are honoured; of committees whose term ended, everyone who has completed it.

    Personal data: announced_by, committee (on duty); who is nominated stands in Nominee.
    """

    class Kind(models.TextChoices):
        SERVICE = "service", _("บุคลากรต้นแบบด้านบริการ")
        STANDARD = "standard", _("บุคลากรที่ปฏิบัติงานตามมาตรฐาน")
        COMMUNITY = "community", _("บุคคล หน่วยงาน หรือองค์กรดีเด่น")
        TERM = "term", _("กรรมการชุมชนที่ครบวาระ")

    class State(models.TextChoices):
        DRAFT = "draft", _("กำหนดเกณฑ์")
        OPEN = "open", _("เปิดรับเสนอชื่อ")
        JUDGING = "judging", _("ให้คะแนน")
        ANNOUNCED = "announced", _("ประกาศผลแล้ว")
        HELD = "held", _("มอบแล้ว")

    title = models.CharField(_("ชื่อรางวัล"), max_length=300)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind, default=Kind.COMMUNITY)
    places = models.PositiveIntegerField(
        _("จำนวนที่จะยกย่อง"), default=1, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    committee = models.CharField(
        _("คณะกรรมการคัดเลือก"), max_length=300, blank=True, help_text=_("เลขที่คำสั่งแต่งตั้งและรายชื่อหรือตำแหน่ง")
    )
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    satisfaction = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("ผลความพึงพอใจที่ใช้ประกอบ"),
    )  # fmt: skip
    criteria_on = models.DateField(_("ประกาศเกณฑ์เมื่อ"), null=True, blank=True)
    announced_on = models.DateField(_("ประกาศผลเมื่อ"), null=True, blank=True)
    announced_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประกาศผล")
    )
    honoured = models.PositiveIntegerField(_("ได้รับการยกย่อง (ราย)"), null=True, blank=True)
    ceremony_on = models.DateField(_("มอบเมื่อ"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="draft") | Q(criteria_on__isnull=False), name="honour_criteria_before_nominations"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["announced", "held"])
                | Q(
                    announced_on__isnull=False,
                    announced_on__gte=F("criteria_on"),
                    announced_by__isnull=False,
                    honoured__isnull=False,
                    honoured__gte=1,
                ),
                name="honour_announced_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(ceremony_on__isnull=False, ceremony_on__gte=F("announced_on")),
                name="honour_held_after_its_result",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="honour_has_places"),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.title}"[:120]


class Criterion(models.Model):
    """What is judged, and how many points it is worth. No personal data."""

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="criteria")
    text = models.CharField(_("เกณฑ์"), max_length=300)
    points = models.PositiveSmallIntegerField(_("คะแนนเต็ม"), validators=[MinValueValidator(1), MaxValueValidator(100)])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["honour", "text"], name="criterion_written_once"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=100), name="criterion_worth_points"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.points})"


class Nominee(models.Model):
    """Who is proposed, for what. `since` and `until`: the term of a community committee member.

    Personal data: name, group, deed (told to the public for those honoured, with their consent); kept ten years.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("บุคคล")
        AGENCY = "agency", _("หน่วยงาน")
        BODY = "body", _("องค์กรหรือกลุ่ม")

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="nominees")
    kind = models.CharField(_("ผู้ได้รับการเสนอเป็น"), max_length=8, choices=Kind, default=Kind.PERSON)
    name = models.CharField(_("ชื่อ"), max_length=160)
    group = models.CharField(_("ตำแหน่ง ชุมชน หรือหน่วยงาน"), max_length=160, blank=True)
    deed = models.CharField(_("ผลงาน"), max_length=600)
    since = models.DateField(_("เริ่มวาระ"), null=True, blank=True)
    until = models.DateField(_("ครบวาระ"), null=True, blank=True)
    nominated_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    chosen = models.BooleanField(_("ได้รับการยกย่อง"), default=False)
    total = models.DecimalField(_("คะแนนเฉลี่ย"), max_digits=6, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["-chosen", "-total", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["honour", "name", "group"], name="nominee_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(deed=""), name="nominee_has_a_deed"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=False, until__gt=F("since")),
                name="nominee_term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def completed(self) -> bool:
        """A whole term of four years was served."""
        if self.since is None or self.until is None:
            return False
        day = 28 if (self.since.month, self.since.day) == (2, 29) else self.since.day
        end = self.since.replace(year=self.since.year + TERM_YEARS, day=day)
        return self.until >= end - datetime.timedelta(days=1)


class Score(models.Model):
    """The points that one judge gave one nominee for one criterion. Personal data: judge (on duty)."""

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores")
    judge = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField(_("คะแนน"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["nominee", "criterion", "judge"], name="scored_once_by_a_judge"),
        ]

    def __str__(self) -> str:
        return f"{self.nominee} {self.points}"
