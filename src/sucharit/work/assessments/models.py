"""Assessment with its scores; Improvement with its follow-ups."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.reference.ita import Ita, ita

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
TOTAL = "total"
_MARK = (MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100)))


def _within(name: str, label: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0, f"{name}__lte": 100}), name=label
    )


class Assessment(models.Model):
    """The ITA result of one fiscal year. `target` is the office's own for the total; None: the plan's
    yearly target holds. `edition` counts every change. Personal data: opened_by; kept with the year's papers (ten
    years)."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="assessments")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    target = models.DecimalField(
        _("เป้าหมายคะแนนรวม"), max_digits=5, decimal_places=2, null=True, blank=True, validators=_MARK
    )
    source = models.CharField(_("ที่มาของคะแนน"), max_length=300, blank=True)
    announced_on = models.DateField(_("วันที่ประกาศผล"), null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year"], name="assessment_once_a_year"),
            _within("target", "assessment_target_within"),
        ]

    def __str__(self) -> str:
        return f"ITA {self.fiscal_year}"

    @property
    def rule(self) -> Ita:
        """Instruments, indicators and levels as they are in this year."""
        return ita(self.fiscal_year)


class Score(models.Model):
    """One mark as it was announced: `key` is an indicator ("1" to "10"), an instrument ("IIT") or "total".
    None is not known, 0 is zero. `target` is this row's own; None: the year's."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="scores")
    key = models.CharField(max_length=8)
    value = models.DecimalField(_("คะแนน"), max_digits=5, decimal_places=2, null=True, blank=True, validators=_MARK)
    target = models.DecimalField(_("เป้าหมาย"), max_digits=5, decimal_places=2, null=True, blank=True, validators=_MARK)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "key"], name="score_once"),
            _within("value", "score_within"),
            _within("target", "score_target_within"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class Improvement(models.Model):
    """A measure against a weakness that an assessment showed: who does what by when, how it was followed, what came of
    it. `indicator` is the weak one (1 to 10). Personal data: owner, created_by; kept with the year's papers."""

    class State(models.TextChoices):
        PLANNED = "planned", _("ยังไม่เริ่ม")
        RUNNING = "running", _("กำลังดำเนินการ")
        DONE = "done", _("ดำเนินการแล้วเสร็จ")
        STOPPED = "stopped", _("ยุติ")

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="improvements")
    indicator = models.PositiveIntegerField(_("ตัวชี้วัด"))
    weakness = models.TextField(_("จุดที่ต้องพัฒนา"))
    measure = models.CharField(_("มาตรการ"), max_length=400)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="improvements")
    owner = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    steps = models.TextField(_("ขั้นตอนหรือวิธีการ"), blank=True)
    supervision = models.TextField(_("การกำกับติดตาม"), blank=True)
    due_on = models.DateField(_("กำหนดเสร็จ"), null=True, blank=True)
    carried_out_in = models.PositiveIntegerField(_("ดำเนินการในปีงบประมาณ"), validators=YEAR)
    initiative_key = models.UUIDField(null=True, blank=True, db_index=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.PLANNED)
    report = models.TextField(_("ผลการดำเนินการ"), blank=True)
    stopped_because = models.TextField(_("เหตุผลที่ยุติ"), blank=True)
    edition = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["indicator", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="done") | ~Q(report=""), name="improvement_done_has_a_report"),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(stopped_because=""), name="improvement_stopped_says_why"
            ),
            models.CheckConstraint(
                condition=Q(indicator__gte=1, indicator__lte=20), name="improvement_of_an_indicator"
            ),
        ]

    def __str__(self) -> str:
        return self.measure

    @property
    def ended(self) -> bool:
        return self.state in (self.State.DONE, self.State.STOPPED)


class FollowUp(models.Model):
    """What was found when a measure was followed up. Written once, never changed. Personal data: by."""

    improvement = models.ForeignKey(Improvement, models.CASCADE, related_name="follow_ups")
    on = models.DateField(_("วันที่ติดตาม"))
    note = models.TextField(_("ผลการติดตาม"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="follow_up_says_something")]

    def __str__(self) -> str:
        return f"{self.on} {self.note[:40]}"
