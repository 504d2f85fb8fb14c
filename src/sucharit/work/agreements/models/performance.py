"""PerformanceAgreement of a unit for a year, and Aim: an indicator of it with its target and five steps."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

MONTHS = (6, 9, 12)


def _score(label: object) -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(label, max_digits=4, decimal_places=2, null=True, blank=True)  # type: ignore[arg-type]


class PerformanceAgreement(Entry):
    """What a unit has agreed to reach in a fiscal year: between two positions, signed by the one above, followed after
    six, nine and twelve months, confirmed by the one above and never by who reported.

    Personal data: reported_by, confirmed_by (on duty); kept ten years.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        SIGNED = "signed", _("ลงนามแล้ว")
        CONFIRMED = "confirmed", _("รับรองผลแล้ว")

    title = models.CharField(_("เรื่อง"), max_length=300)
    superior = models.ForeignKey("people.Position", models.PROTECT, related_name="+", verbose_name=_("ผู้รับคำรับรอง"))
    subordinate = models.ForeignKey("people.Position", models.PROTECT, related_name="+", verbose_name=_("ผู้ให้คำรับรอง"))
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    signed_on = models.DateField(_("ลงนามเมื่อ"), null=True, blank=True)
    score_6 = _score(_("คะแนนรอบ 6 เดือน"))
    score_9 = _score(_("คะแนนรอบ 9 เดือน"))
    score_12 = _score(_("คะแนนรอบ 12 เดือน"))
    reported_6 = models.DateField(_("รายงานรอบ 6 เดือนเมื่อ"), null=True, blank=True)
    reported_9 = models.DateField(_("รายงานรอบ 9 เดือนเมื่อ"), null=True, blank=True)
    reported_12 = models.DateField(_("รายงานรอบ 12 เดือนเมื่อ"), null=True, blank=True)
    reported_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รายงานรอบ 12 เดือน")
    )
    confirmed_on = models.DateField(_("รับรองผลเมื่อ"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รับรองผล")
    )
    heard = models.TextField(_("ปัญหาและความเห็นของหน่วยงาน"), blank=True)
    incentive = models.CharField(_("สิ่งจูงใจตามระดับคะแนน"), max_length=300, blank=True)
    help = models.CharField(_("การช่วยเหลือหน่วยงานที่ต่ำกว่าเป้า"), max_length=400, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=~Q(superior=F("subordinate")), name="performanceagreement_between_two",
                violation_error_message=_("ผู้รับคำรับรองกับผู้ให้คำรับรองต้องเป็นคนละตำแหน่ง"),
            ),
            models.CheckConstraint(
                condition=Q(state="draft", signed_on__isnull=True) | (~Q(state="draft") & Q(signed_on__isnull=False)),
                name="performanceagreement_signed_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (
                    Q(
                        score_12__isnull=False, reported_by__isnull=False, confirmed_on__isnull=False,
                        confirmed_by__isnull=False,
                    )
                    & ~Q(confirmed_by=F("reported_by"))
                ),
                name="performanceagreement_confirmed_by_another",
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "subordinate"], condition=Q(withdrawn_at__isnull=True),
                name="performanceagreement_once_a_year",
                violation_error_message=_("ตำแหน่งนี้มีคำรับรองของปีนี้แล้ว"),
            ),
        ]  # fmt: skip

    @property
    def described(self) -> str:
        return f"{self} {self.title}"[:120]


class Aim(models.Model):
    """An indicator in one of six dimensions: target, weight, the results for which 1 to 5 are given, who supervises it
    and who collects the data, and what was reached. Personal data: supervisor, collector (positions on duty).
    """

    class Dimension(models.TextChoices):
        """The first four are those of section 45 of the decree on good governance; the last two are a default."""

        RESULT = "result", _("1. ผลสัมฤทธิ์ของภารกิจ")
        QUALITY = "quality", _("2. คุณภาพการให้บริการ")
        SATISFACTION = "satisfaction", _("3. ความพึงพอใจของประชาชนผู้รับบริการ")
        WORTH = "worth", _("4. ความคุ้มค่าในภารกิจ")
        EFFICIENCY = "efficiency", _("5. ประสิทธิภาพการปฏิบัติราชการ")
        INTEGRITY = "integrity", _("6. คุณธรรม ความโปร่งใส และการพัฒนาองค์กร")

    agreement = models.ForeignKey(PerformanceAgreement, models.PROTECT, related_name="aims")
    dimension = models.CharField(_("มิติ"), max_length=12, choices=Dimension)
    text = models.CharField(_("ตัวชี้วัด"), max_length=300)
    unit_word = models.CharField(_("หน่วยนับ"), max_length=40, default="ร้อยละ")
    weight = models.DecimalField(
        _("น้ำหนัก (ร้อยละ)"), max_digits=5, decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(100)],
    )  # fmt: skip
    target = models.DecimalField(_("เป้าหมาย"), max_digits=12, decimal_places=2)
    step_1 = models.DecimalField(_("ค่าที่ได้ 1 คะแนน"), max_digits=12, decimal_places=2)
    step_2 = models.DecimalField(_("ค่าที่ได้ 2 คะแนน"), max_digits=12, decimal_places=2)
    step_3 = models.DecimalField(_("ค่าที่ได้ 3 คะแนน"), max_digits=12, decimal_places=2)
    step_4 = models.DecimalField(_("ค่าที่ได้ 4 คะแนน"), max_digits=12, decimal_places=2)
    step_5 = models.DecimalField(_("ค่าที่ได้ 5 คะแนน"), max_digits=12, decimal_places=2)
    supervisor = models.CharField(_("ผู้กำกับตัวชี้วัด"), max_length=160)
    collector = models.CharField(_("ผู้จัดเก็บข้อมูล"), max_length=160)
    result_6 = models.DecimalField(_("ผล 6 เดือน"), max_digits=12, decimal_places=2, null=True, blank=True)
    result_9 = models.DecimalField(_("ผล 9 เดือน"), max_digits=12, decimal_places=2, null=True, blank=True)
    result_12 = models.DecimalField(_("ผล 12 เดือน"), max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["dimension", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "text"], name="aim_written_once"),
            models.CheckConstraint(condition=Q(weight__gt=0, weight__lte=100), name="aim_weighs_something"),
            models.CheckConstraint(
                condition=Q(
                    step_1__lt=F("step_2"), step_2__lt=F("step_3"), step_3__lt=F("step_4"), step_4__lt=F("step_5")
                )
                | Q(step_1__gt=F("step_2"), step_2__gt=F("step_3"), step_3__gt=F("step_4"), step_4__gt=F("step_5")),
                name="aim_steps_rise_or_fall",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def steps(self) -> list[Decimal]:
        return [self.step_1, self.step_2, self.step_3, self.step_4, self.step_5]
