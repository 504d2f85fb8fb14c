"""Manual (one version of what a service or a work process is), its Steps, Fees, Needs and Blanks."""

import uuid
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.serving import Duration, Lasting, Span
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

MOST_TIME = 999


class Manual(Entry):
    """A version of a manual. Versions of one `series` follow each other: one is written at a time, one is in force.

    CITIZEN: what the law on facilitating official permission asks of a manual (พ.ร.บ. การอำนวยความสะดวกฯ พ.ศ. 2558);
    WORK: how staff do it, and which post does. `free`: no fee is taken; `no_needs`: nothing must be brought; both are
    said on purpose, an empty list says nothing. Who proposes a version never decides on it.
    Personal data: proposed_by, decided_by (officers at work); kept with the register.
    """

    class Kind(models.TextChoices):
        CITIZEN = "citizen", _("คู่มือสำหรับประชาชน")
        WORK = "work", _("คู่มือปฏิบัติงาน")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        PROPOSED = "proposed", _("เสนอแล้ว")
        PUBLISHED = "published", _("ใช้อยู่")
        REPLACED = "replaced", _("มีฉบับใหม่แทน")
        ENDED = "ended", _("เลิกใช้")

    class Area(models.TextChoices):
        """The six areas of local public service."""

        BUILDING = "building", _("โครงสร้างพื้นฐาน")
        LIFE = "life", _("ส่งเสริมคุณภาพชีวิต")
        ORDER = "order", _("จัดระเบียบชุมชน สังคม และความสงบเรียบร้อย")
        TRADE = "trade", _("การวางแผน การลงทุน พาณิชยกรรม และการท่องเที่ยว")
        NATURE = "nature", _("ทรัพยากรธรรมชาติและสิ่งแวดล้อม")
        CULTURE = "culture", _("การศึกษา ศาสนา ศิลปวัฒนธรรม และภูมิปัญญาท้องถิ่น")

    series = models.UUIDField(_("รหัสชุดของคู่มือ"), default=uuid.uuid4, editable=False, db_index=True)
    version = models.PositiveSmallIntegerField(_("ฉบับที่"), default=1)
    kind = models.CharField(_("ชนิด"), max_length=8, choices=Kind, default=Kind.CITIZEN)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("งานบริการหรือกระบวนงาน"), max_length=200)
    area = models.CharField(_("ด้านบริการ"), max_length=8, choices=Area, blank=True)
    words = models.CharField(_("คำที่ประชาชนใช้ค้น"), max_length=200, blank=True)
    criteria = models.TextField(_("หลักเกณฑ์ วิธีการ และเงื่อนไข"), blank=True)
    place = models.CharField(_("สถานที่ให้บริการ"), max_length=300, blank=True)
    hours = models.CharField(_("วันและเวลาให้บริการ"), max_length=160, blank=True)
    contact = models.CharField(_("ติดต่อสอบถาม"), max_length=200, blank=True)
    law = models.TextField(_("กฎหมายหรือระเบียบ"), blank=True)
    post = models.CharField(_("ตำแหน่งผู้ปฏิบัติ"), max_length=200, blank=True)
    free = models.BooleanField(_("ไม่มีค่าธรรมเนียม"), default=False)
    no_needs = models.BooleanField(_("ไม่ต้องใช้เอกสาร"), default=False)
    changes = models.CharField(_("แก้ไขจากฉบับก่อนอย่างไร"), max_length=300, blank=True)
    effective_on = models.DateField(_("ใช้ตั้งแต่"), null=True, blank=True)
    review_on = models.DateField(_("ทบทวนภายใน"), null=True, blank=True)
    reviewed_on = models.DateField(_("ทบทวนล่าสุด"), null=True, blank=True)
    ended_on = models.DateField(_("เลิกใช้เมื่อ"), null=True, blank=True)
    returned = models.CharField(_("เหตุที่ส่งกลับ"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้เสนอ")
    )
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประกาศใช้")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["series", "version"], condition=Q(withdrawn_at=None), name="manual_version_once"
            ),
            models.UniqueConstraint(
                fields=["series"], condition=Q(state__in=("draft", "proposed"), withdrawn_at=None),
                name="manual_written_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["series"], condition=Q(state="published", withdrawn_at=None), name="manual_in_force_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | Q(proposed_by__isnull=False), name="manual_proposed_by_someone"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "proposed"), decided_by=None)
                | Q(
                    state__in=("published", "replaced", "ended"), proposed_by__isnull=False, decided_by__isnull=False,
                    effective_on__isnull=False, review_on__isnull=False,
                ),
                name="manual_in_force_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")), name="manual_decided_by_another"
            ),
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(effective_on=None) | Q(review_on__gt=F("effective_on")),
                name="manual_reviewed_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) | (~Q(state="ended") & Q(ended_on=None)),
                name="manual_ended_on_a_day",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organization", "state", "kind"], name="manual_by_state")]

    @property
    def writable(self) -> bool:
        return self.state == self.State.DRAFT and not self.withdrawn

    @property
    def for_citizens(self) -> bool:
        return self.kind == self.Kind.CITIZEN

    @property
    def span(self) -> Span:
        """All steps that say how long they take; its steps are prefetched."""
        return Span.of(one.duration for one in self.steps.all() if one.duration is not None)


class Step(models.Model):
    """One step: what is done, how long it takes, and who answers for it (a post, not a name). No personal data."""

    class Unit(models.TextChoices):
        MINUTE = Lasting.MINUTE.value, _("นาที")
        HOUR = Lasting.HOUR.value, _("ชั่วโมง")
        DAY = Lasting.DAY.value, _("วันทำการ")

    manual = models.ForeignKey(Manual, models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(_("ขั้นตอน"), max_length=500)
    amount = models.PositiveSmallIntegerField(
        _("ใช้เวลา"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_TIME)]
    )
    unit = models.CharField(_("หน่วยเวลา"), max_length=6, choices=Unit, default=Unit.MINUTE)
    owner = models.CharField(_("ผู้รับผิดชอบ"), max_length=160, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["manual", "place"], name="manual_step_place_once"),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=1, amount__lte=MOST_TIME), name="manual_step_takes_time"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def duration(self) -> Duration | None:
        return Duration(self.amount, Lasting(self.unit)) if self.amount else None


class Fee(models.Model):
    """What is to be paid. No personal data."""

    manual = models.ForeignKey(Manual, models.CASCADE, related_name="fees")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("ค่าธรรมเนียม"), max_length=200)
    amount = models.DecimalField(_("บาท"), max_digits=12, decimal_places=2)
    per = models.CharField(_("ต่อ"), max_length=80, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["manual", "place"], name="manual_fee_place_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="manual_fee_is_an_amount"),
        ]

    def __str__(self) -> str:
        return self.title


class Need(models.Model):
    """A document or proof that must be brought. No personal data."""

    manual = models.ForeignKey(Manual, models.CASCADE, related_name="needs")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("เอกสารหรือหลักฐาน"), max_length=300)
    originals = models.PositiveSmallIntegerField(_("ฉบับจริง"), default=1, validators=[MaxValueValidator(20)])
    copies = models.PositiveSmallIntegerField(_("สำเนา"), default=0, validators=[MaxValueValidator(20)])
    note = models.CharField(_("เงื่อนไข"), max_length=200, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["manual", "place"], name="manual_need_place_once"),
            models.CheckConstraint(
                condition=Q(originals__gt=0) | Q(copies__gt=0), name="manual_need_is_at_least_one_paper"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Blank(models.Model):
    """A file that goes with the service: a form to fill in, an example that is filled in, a leaflet. It belongs to the
    series and is taken down, never deleted. Personal data: by; an example must show an invented person."""

    class Kind(models.TextChoices):
        FORM = "form", _("แบบฟอร์ม")
        EXAMPLE = "example", _("ตัวอย่างที่กรอกแล้ว")
        LEAFLET = "leaflet", _("แผ่นพับ")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    series = models.UUIDField(db_index=True)
    kind = models.CharField(_("ชนิด"), max_length=8, choices=Kind, default=Kind.FORM)
    title = models.CharField(_("ชื่อ"), max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_down_on = models.DateField(null=True)

    class Meta:
        ordering = ["kind", "title", "pk"]

    def __str__(self) -> str:
        return self.title


def minimum_of(manual: Any) -> dict[str, bool]:
    """What a manual must say, and whether this one does; steps, fees and needs are prefetched.

    Of a citizen's: criteria, place, law, steps, a time and an owner for each step, fee, documents (the law of
    2558 and the sheets of the plans). Of staff's: for which post, method, steps with time and owner.
    """
    steps = list(manual.steps.all())
    told = {
        "steps": bool(steps),
        "time": bool(steps) and all(one.amount for one in steps),
        "owner": bool(steps) and all(one.owner for one in steps),
        "law": bool(manual.law),
        "criteria": bool(manual.criteria),
    }
    if manual.kind == Manual.Kind.WORK:
        return told | {"post": bool(manual.post)}
    return told | {
        "place": bool(manual.place),
        "fee": manual.free or bool(manual.fees.all()),
        "needs": manual.no_needs or bool(manual.needs.all()),
        "hours": bool(manual.hours),
    }
