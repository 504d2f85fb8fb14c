"""Binding (a promise and where its value comes from), Observation (a value), JudgementRecord (what was said of it)."""

from decimal import Decimal
from typing import Any

import msgspec
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.indicators import Measure

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))


class Binding(models.Model):
    """A promised output or outcome of a year, or a yearly target of the plan, and the source of its value.

    `item_key` is the key of the line in the plan, the same in every year; a target has one made from its name.
    `measure` is core.indicators.Measure as JSON beside the `sentence` it was read from. `baseline` None is not known.
    Where an officer mended a misread measure, `as_read` is what the reader had made of the sentence, `mended_because`
    their reason; None: it stands as it was read.
    Personal data: accepted_by; kept with the year's papers (ten years).
    """

    class Section(models.TextChoices):
        OUTPUT = "output", _("ผลผลิต")
        OUTCOME = "outcome", _("ผลลัพธ์")
        TARGET = "target", _("ค่าเป้าหมายของแผน")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="bindings")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    initiative_key = models.UUIDField(null=True, blank=True, db_index=True)
    item_key = models.UUIDField(db_index=True)
    section = models.CharField(_("ส่วน"), max_length=8, choices=Section)
    seq = models.PositiveIntegerField(default=0)
    sentence = models.TextField(_("ข้อความตัวชี้วัด"))
    measure = models.JSONField()
    source = models.CharField(_("แหล่งข้อมูล"), max_length=20)
    parameters = models.JSONField(default=dict, blank=True)
    baseline = models.DecimalField(_("ค่าปีฐาน"), max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_note = models.CharField(_("ที่มาของค่าปีฐาน"), max_length=300, blank=True)
    as_read = models.JSONField(null=True, blank=True)
    mended_because = models.CharField(_("เหตุผลที่แก้การอ่าน"), max_length=400, blank=True)
    accepted_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=1)
    last_entered: "list[Observation]"  # while sources are asked (sources.observe_all)

    class Meta:
        ordering = ["section", "seq", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "item_key"], name="binding_once_per_year"),
            models.CheckConstraint(
                condition=Q(section="target", initiative_key__isnull=True)
                | (~Q(section="target") & Q(initiative_key__isnull=False)),
                name="binding_of_an_initiative_or_the_plan",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="binding_accepted_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True) | Q(baseline__gte=0), name="baseline_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(as_read__isnull=True) | ~Q(mended_because=""), name="binding_mended_says_why"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organization", "fiscal_year"], name="binding_by_year")]

    def __str__(self) -> str:
        return self.sentence[:200]

    @property
    def as_measure(self) -> Measure:
        """The measure as the core knows it."""
        return msgspec.convert(self.measure, Measure, strict=False)

    @property
    def read_measure(self) -> Measure:
        """What the reader made of the sentence."""
        return msgspec.convert(self.as_read, Measure, strict=False) if self.as_read is not None else self.as_measure

    @property
    def mended(self) -> bool:
        return self.as_read is not None

    @property
    def accepted(self) -> bool:
        return self.accepted_at is not None


def measure_json(measure: Measure) -> dict[str, Any]:
    """A measure as it is stored."""
    told: dict[str, Any] = msgspec.to_builtins(measure, builtin_types=())
    return told


class Observation(models.Model):
    """A value on a day. `of` is the denominator: with it `value` counts those who reached it; without it a percentage
    is the value itself. `word` is a level in words. A correction is a new row; the corrected one stays, and counts no
    more.

    Personal data: by (who observed); kept with the year's papers (ten years).
    """

    binding = models.ForeignKey(Binding, models.PROTECT, related_name="observations")
    value = models.DecimalField(_("ค่า"), max_digits=16, decimal_places=4, null=True, blank=True)
    of = models.DecimalField(_("จากทั้งหมด"), max_digits=16, decimal_places=4, null=True, blank=True)
    word = models.CharField(_("ระดับ"), max_length=40, blank=True)
    as_of = models.DateField(_("ข้อมูล ณ วันที่"))
    note = models.TextField(_("คำอธิบาย"), blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    correction_reason = models.CharField(_("เหตุผลที่แก้"), max_length=300, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="observation_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(of__isnull=True) | Q(of__gt=0, value__isnull=False), name="observation_of_something"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(correction_reason__gt=""), name="observation_correction_says_why"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.value if self.value is not None else self.word} ({self.as_of})"

    @property
    def percent(self) -> Decimal | None:
        """Of the denominator, to two places; None where there is none."""
        if self.of is None or self.value is None:
            return None
        return (self.value / self.of * 100).quantize(Decimal("0.01"))


class JudgementRecord(models.Model):
    """What was said of a promise from that moment on; a new row only where the verdict or the value changed."""

    class Verdict(models.TextChoices):
        MET = "met", _("บรรลุ")
        NOT_MET = "not_met", _("ไม่บรรลุ")
        CANNOT = "cannot_be_judged", _("ยังตัดสินไม่ได้")

    binding = models.ForeignKey(Binding, models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reason = models.TextField()
    value = models.CharField(max_length=60, blank=True)
    number = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    of = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    as_of = models.DateField(null=True)
    source = models.CharField(max_length=20)
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.verdict
