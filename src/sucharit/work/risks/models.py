"""RiskCriteria with scales and matrix; RiskRegister with risks, issues, ratings and controls."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.plan import PlanRisk
from sucharit.core.plan import RiskCriteria as CriteriaValue

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
SCORE = (MinValueValidator(1), MaxValueValidator(10))


class RiskCriteria(models.Model):
    """The scales and the matrix of one fiscal year. Adopted criteria are frozen; a change is next year's, or a revision."""

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        ADOPTED = "adopted", _("ประกาศใช้")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="risk_criteria")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-fiscal_year", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "revision"], name="criteria_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_at__isnull=True, adopted_by__isnull=True)
                | Q(state="adopted", adopted_at__isnull=False, adopted_by__isnull=False),
                name="criteria_adopted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.fiscal_year}"

    def as_value(self) -> CriteriaValue:
        """The criteria as the core value."""
        from sucharit.work.risks.values import criteria_value

        return criteria_value(self)


class ScaleStep(models.Model):
    class Scale(models.TextChoices):
        LIKELIHOOD = "likelihood", _("โอกาสเกิด")
        IMPACT_FINANCIAL = "impact_financial", _("ผลกระทบด้านการเงิน")
        IMPACT_OTHER = "impact_other", _("ผลกระทบด้านอื่น")

    criteria = models.ForeignKey(RiskCriteria, models.CASCADE, related_name="scale_steps")
    scale = models.CharField(max_length=16, choices=Scale)
    score = models.PositiveSmallIntegerField(_("คะแนน"), validators=SCORE)
    meaning = models.TextField(_("ความหมาย"))

    class Meta:
        ordering = ["scale", "-score"]
        constraints = [models.UniqueConstraint(fields=["criteria", "scale", "score"], name="scale_step_once")]

    def __str__(self) -> str:
        return f"{self.score} {self.meaning}"


class MatrixCell(models.Model):
    """The level for a likelihood and an impact: a table, never a product."""

    criteria = models.ForeignKey(RiskCriteria, models.CASCADE, related_name="cells")
    likelihood = models.PositiveSmallIntegerField(validators=SCORE)
    impact = models.PositiveSmallIntegerField(validators=SCORE)
    level = models.CharField(_("ระดับ"), max_length=40)

    class Meta:
        ordering = ["-likelihood", "impact"]
        constraints = [models.UniqueConstraint(fields=["criteria", "likelihood", "impact"], name="cell_once")]

    def __str__(self) -> str:
        return self.level


class RiskRegister(models.Model):
    """The register of one fiscal year, rated by one set of criteria."""

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        ADOPTED = "adopted", _("ประกาศใช้")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="risk_registers")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    criteria = models.ForeignKey(RiskCriteria, models.PROTECT, null=True, blank=True, related_name="registers")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    adopted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-fiscal_year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year"], name="register_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_at__isnull=True) | Q(state="adopted", adopted_at__isnull=False),
                name="register_adopted_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.fiscal_year}"

    def criteria_value(self) -> CriteriaValue | None:
        return self.criteria.as_value() if self.criteria else None

    def as_values(self) -> tuple[PlanRisk, ...]:
        """The risks as core values, in a fixed number of queries."""
        from sucharit.work.risks.values import risk_values

        return risk_values(self)


class Risk(models.Model):
    """A process and what may go wrong in it. `key` stays the same when the register is copied to the next year."""

    class Status(models.TextChoices):
        OPEN = "open", _("อยู่ระหว่างควบคุม")
        CONTROLLED = "controlled", _("ควบคุมได้แล้ว")
        CLOSED = "closed", _("ปิดแล้ว")

    register = models.ForeignKey(RiskRegister, models.CASCADE, related_name="risks")
    key = models.UUIDField(db_index=True)
    seq = models.PositiveIntegerField(_("ลำดับ"))
    process = models.CharField(_("กระบวนงาน"), max_length=500)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="risks")
    due = models.DateField(_("กำหนดเสร็จ"), null=True, blank=True)
    status = models.CharField(_("สถานะ"), max_length=10, choices=Status, default=Status.OPEN)
    stated_level = models.CharField(max_length=40, blank=True)  # as an old document printed it
    source_line = models.PositiveIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["register", "seq"], name="risk_placed_once")]

    def __str__(self) -> str:
        return self.process


class RiskIssue(models.Model):
    """What may go wrong (ประเด็นความเสี่ยง)."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="issues")
    seq = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["risk", "seq"], name="issue_placed_once")]

    def __str__(self) -> str:
        return self.text


class Rating(models.Model):
    class Stage(models.TextChoices):
        INHERENT = "inherent", _("ก่อนควบคุม")
        RESIDUAL = "residual", _("หลังควบคุม")

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="ratings")
    stage = models.CharField(max_length=10, choices=Stage)
    likelihood = models.PositiveSmallIntegerField(_("โอกาส"), validators=SCORE)
    impact = models.PositiveSmallIntegerField(_("ผลกระทบ"), validators=SCORE)
    reason = models.TextField(_("เหตุผล"), blank=True)

    class Meta:
        ordering = ["risk", "stage"]
        constraints = [models.UniqueConstraint(fields=["risk", "stage"], name="rating_once_per_stage")]

    def __str__(self) -> str:
        return f"{self.likelihood} x {self.impact}"


class Control(models.Model):
    """A measure against the risk (มาตรการควบคุม)."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("วางแผน")
        RUNNING = "running", _("กำลังดำเนินการ")
        DONE = "done", _("ดำเนินการแล้ว")
        DROPPED = "dropped", _("ยกเลิก")

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="controls")
    key = models.UUIDField(db_index=True)
    seq = models.PositiveIntegerField()
    text = models.TextField(_("มาตรการ"))
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="controls")
    due = models.DateField(_("กำหนดเสร็จ"), null=True, blank=True)
    status = models.CharField(_("สถานะ"), max_length=10, choices=Status, default=Status.PLANNED)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["risk", "seq"], name="control_placed_once")]

    def __str__(self) -> str:
        return self.text
