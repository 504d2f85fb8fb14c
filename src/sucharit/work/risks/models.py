"""RiskCriteria with scales and matrix; RiskRegister with risks, issues, ratings and controls."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.plan import PlanRisk
from sucharit.core.plan import RiskCriteria as CriteriaValue

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
SCORE = (MinValueValidator(1), MaxValueValidator(10))
HIGHEST_SCORE = 10


class Yearly(models.Model):
    """What is adopted for a fiscal year and then frozen: a change is a revision, which says why and replaces it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        ADOPTED = "adopted", _("ประกาศใช้")
        SUPERSEDED = "superseded", _("มีฉบับใหม่แทน")
        DISCARDED = "discarded", _("ยกเลิกร่าง")

    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    revision = models.PositiveIntegerField(_("ฉบับแก้ไขครั้งที่"), default=0)
    revision_reason = models.TextField(_("เหตุผลที่แก้ไข"), blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @property
    def open_to_change(self) -> bool:
        return self.state == self.State.DRAFT


def _yearly(name: str) -> list[models.BaseConstraint]:
    """A year has each revision once, at most one draft and at most one adopted; who adopted it is known."""
    return [
        models.UniqueConstraint(fields=["organization", "fiscal_year", "revision"], name=f"{name}_revised_once"),
        models.UniqueConstraint(
            fields=["organization", "fiscal_year"], condition=Q(state="draft"), name=f"{name}_one_draft"
        ),
        models.UniqueConstraint(
            fields=["organization", "fiscal_year"], condition=Q(state="adopted"), name=f"{name}_one_adopted"
        ),
        models.CheckConstraint(
            condition=Q(state__in=["draft", "discarded"], adopted_at__isnull=True, adopted_by__isnull=True)
            | Q(state__in=["adopted", "superseded"], adopted_at__isnull=False, adopted_by__isnull=False),
            name=f"{name}_adopted_by_someone",
        ),
        models.CheckConstraint(
            condition=Q(revision=0) | Q(revision_reason__gt=""), name=f"{name}_revision_says_why"
        ),
    ]  # fmt: skip


class RiskCriteria(Yearly):
    """The scales and the matrix of one fiscal year, rated with `likelihoods` by `impacts` steps.

    `printed_matrix` is the matrix of an old document as it was printed, until an officer has said which way up it is.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="risk_criteria")
    likelihoods = models.PositiveSmallIntegerField(_("จำนวนระดับโอกาสเกิด"), default=5, validators=SCORE)
    impacts = models.PositiveSmallIntegerField(_("จำนวนระดับผลกระทบ"), default=5, validators=SCORE)
    origin = models.CharField(_("ที่มา"), max_length=200, blank=True)
    adopted_despite = models.TextField(_("เหตุผลที่ประกาศใช้ทั้งที่มีข้อสังเกต"), blank=True)
    printed_matrix = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-fiscal_year", "-revision"]
        constraints = _yearly("criteria")

    def __str__(self) -> str:
        return f"เกณฑ์ความเสี่ยง ปีงบประมาณ {self.fiscal_year}"

    def as_value(self) -> CriteriaValue:
        """The criteria as the core value, in two queries."""
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
        constraints = [
            models.UniqueConstraint(fields=["criteria", "scale", "score"], name="scale_step_once"),
            models.CheckConstraint(condition=Q(score__range=(1, HIGHEST_SCORE)), name="scale_step_within_bounds"),
        ]

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


class RiskRegister(Yearly):
    """The register of one fiscal year, rated by one set of criteria. A plan names the register that it stands on, so a
    revision is a row of its own: what was adopted and approved never changes under it."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="risk_registers")
    criteria = models.ForeignKey(RiskCriteria, models.PROTECT, null=True, blank=True, related_name="registers")

    class Meta:
        ordering = ["-fiscal_year", "-revision"]
        constraints = _yearly("register")

    def __str__(self) -> str:
        return f"ทะเบียนความเสี่ยงการทุจริต ปีงบประมาณ {self.fiscal_year}"

    def criteria_value(self) -> CriteriaValue | None:
        return self.criteria.as_value() if self.criteria else None

    def as_values(self) -> tuple[PlanRisk, ...]:
        """The risks as core values, in a fixed number of queries."""
        from sucharit.work.risks.values import risk_values

        return risk_values(self)


class _Present(models.QuerySet["Risk"]):
    def present(self) -> "_Present":
        """Without those that were taken out, which stay to be put back."""
        return self.filter(removed_at=None)


class Risk(models.Model):
    """A process and what may go wrong in it. `key` stays the same in revisions and in the registers of later years.

    Personal data: owner may name an officer (who answers for the risk; kept as long as the register).
    """

    class Status(models.TextChoices):
        OPEN = "open", _("อยู่ระหว่างควบคุม")
        CONTROLLED = "controlled", _("ควบคุมได้แล้ว")
        CLOSED = "closed", _("ปิดแล้ว")

    register = models.ForeignKey(RiskRegister, models.CASCADE, related_name="risks")
    key = models.UUIDField(db_index=True)
    seq = models.PositiveIntegerField(_("ลำดับ"))
    process = models.TextField(_("กระบวนงาน"))
    kind = models.PositiveSmallIntegerField(_("ประเภทความเสี่ยง"), null=True, blank=True)  # reference/risks
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="risks")
    owner = models.CharField(_("ผู้รับผิดชอบ"), max_length=200, blank=True)
    due = models.DateField(_("กำหนดเสร็จ"), null=True, blank=True)
    status = models.CharField(_("สถานะ"), max_length=10, choices=Status, default=Status.OPEN)
    stated_level = models.CharField(max_length=40, blank=True)  # as an old document printed it
    source_line = models.PositiveIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["Risk"]] = _Present.as_manager()

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "seq"], condition=Q(removed_at__isnull=True), name="risk_placed_once"
            ),
            models.UniqueConstraint(fields=["register", "key"], name="risk_key_once"),
            models.CheckConstraint(condition=Q(process__gt=""), name="risk_has_a_process"),
        ]

    def __str__(self) -> str:
        return self.process


class RiskIssue(models.Model):
    """What may go wrong (ประเด็นความเสี่ยง)."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="issues")
    key = models.UUIDField()
    seq = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["risk", "key"], name="issue_key_once")]

    def __str__(self) -> str:
        return self.text


class Rating(models.Model):
    """Likelihood and impact before and after control. `proposed` came from last year's register and awaits a look."""

    class Stage(models.TextChoices):
        INHERENT = "inherent", _("ก่อนควบคุม")
        RESIDUAL = "residual", _("หลังควบคุม")

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="ratings")
    stage = models.CharField(max_length=10, choices=Stage)
    likelihood = models.PositiveSmallIntegerField(_("โอกาส"), null=True, blank=True, validators=SCORE)
    impact = models.PositiveSmallIntegerField(_("ผลกระทบ"), null=True, blank=True, validators=SCORE)
    reason = models.TextField(_("เหตุผล"), blank=True)
    proposed = models.BooleanField(default=False)

    class Meta:
        ordering = ["risk", "stage"]
        constraints = [
            models.UniqueConstraint(fields=["risk", "stage"], name="rating_once_per_stage"),
            models.CheckConstraint(
                condition=(Q(likelihood__isnull=True) | Q(likelihood__range=(1, HIGHEST_SCORE)))
                & (Q(impact__isnull=True) | Q(impact__range=(1, HIGHEST_SCORE))),
                name="rating_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.likelihood} x {self.impact}"


class _PresentControls(models.QuerySet["Control"]):
    def present(self) -> "_PresentControls":
        return self.filter(removed_at=None)


class Control(models.Model):
    """A measure against the risk (มาตรการควบคุม). Initiatives bind to it, so it keeps its row and its `key`.

    Personal data: owner may name an officer (who carries it out; kept as long as the register).
    """

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
    owner = models.CharField(_("ผู้รับผิดชอบ"), max_length=200, blank=True)
    due = models.DateField(_("กำหนดเสร็จ"), null=True, blank=True)
    status = models.CharField(_("สถานะ"), max_length=10, choices=Status, default=Status.PLANNED)
    progress = models.TextField(_("ผลการดำเนินการ"), blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Control"]] = _PresentControls.as_manager()

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["risk", "key"], name="control_key_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def unfinished(self) -> bool:
        return self.status in (self.Status.PLANNED, self.Status.RUNNING)
