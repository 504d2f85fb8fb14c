"""Plan and its parts as rows. Names follow core.plan, whose docstrings define them; what only rows need is said."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import InitiativeKind
from sucharit.core.plan import Plan as PlanValue

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
CODE = RegexValidator(r"^[1-9]\d?(\.[1-9]\d?){2}\Z", _("รหัสวัตถุประสงค์ต้องเป็นแบบ 1.1.1"))


class Plan(models.Model):
    """A plan of an organization over a fiscal span. A change of an adopted plan is a new plan that `revises` it.

    `edition` counts every change of anything in the plan: who saves on an older edition is told.

    Personal data: created_by (who began it); kept as long as the plan.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        SUBMITTED = "submitted", _("เสนอแล้ว")
        APPROVED = "approved", _("อนุมัติแล้ว")
        ADOPTED = "adopted", _("ประกาศใช้")
        SUPERSEDED = "superseded", _("มีฉบับใหม่แทน")
        DISCARDED = "discarded", _("ยกเลิกร่าง")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="plans")
    title = models.CharField(_("ชื่อแผน"), max_length=300)
    first_year = models.PositiveIntegerField(_("ปีงบประมาณแรก"), validators=YEAR)
    last_year = models.PositiveIntegerField(_("ปีงบประมาณสุดท้าย"), validators=YEAR)
    framework_version = models.CharField(_("กรอบ"), max_length=12, default="2566-2570")
    state = models.CharField(_("สถานะ"), max_length=12, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(_("ฉบับแก้ไขครั้งที่"), default=0)
    revises = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="revisions")
    revision_reason = models.TextField(_("เหตุผลที่แก้ไข"), blank=True)
    intake = models.ForeignKey("intake.Intake", models.PROTECT, null=True, blank=True, related_name="plans")
    risk_register = models.ForeignKey("risks.RiskRegister", models.PROTECT, null=True, blank=True, related_name="plans")
    edition = models.PositiveIntegerField(default=1)
    approved_fingerprint = models.CharField(max_length=80, blank=True)
    adopted_on = models.DateField(_("วันที่ประกาศใช้"), null=True, blank=True)
    created_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-first_year", "-revision", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="plan_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state__in=["adopted", "superseded"], adopted_on__isnull=False)
                | (~Q(state__in=["adopted", "superseded"]) & Q(adopted_on__isnull=True)),
                name="plan_adopted_has_a_day",
            ),
            models.UniqueConstraint(
                fields=["organization", "first_year", "last_year"], condition=Q(state="adopted"),
                name="plan_adopted_once_per_span",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organization", "state"], name="plan_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> FiscalSpan:
        return FiscalSpan(self.first_year, self.last_year)

    @property
    def years(self) -> list[int]:
        return list(self.span)

    @property
    def open_to_change(self) -> bool:
        """A submitted plan may still be changed, which breaks the fit of its approval; an approved one may not."""
        return self.state in (self.State.DRAFT, self.State.SUBMITTED)

    def as_value(self) -> PlanValue:
        """The whole plan as the core value; a fixed number of queries however large it is."""
        from sucharit.work.plans.values import plan_value

        return plan_value(self)


class PlanText(models.Model):
    """A sentence of the whole plan: an objective of the plan, an expected benefit, or a goal."""

    class Section(models.TextChoices):
        OBJECTIVE = "objective", _("วัตถุประสงค์ของแผน")
        BENEFIT = "benefit", _("ประโยชน์ที่คาดว่าจะได้รับ")
        GOAL = "goal", _("เป้าหมาย")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="texts")
    section = models.CharField(max_length=10, choices=Section)
    seq = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["section", "seq"]
        constraints = [models.UniqueConstraint(fields=["plan", "section", "seq"], name="plan_text_placed_once")]

    def __str__(self) -> str:
        return self.text


class Target(models.Model):
    """A yearly target; its values are TargetYear rows. `baseline` is that of `baseline_year`: None is not known."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    seq = models.PositiveIntegerField()
    name = models.CharField(_("ตัวชี้วัด"), max_length=400)
    unit = models.CharField(_("หน่วย"), max_length=80, blank=True)
    baseline_year = models.PositiveIntegerField(_("ปีฐาน"), null=True, blank=True, validators=YEAR)
    baseline = models.DecimalField(_("ค่าปีฐาน"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["plan", "seq"], name="target_placed_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def in_years(self) -> list[tuple[int, Decimal | None]]:
        """(year, value) of each year of the plan; None where no value is set."""
        told = {row.year: row.value for row in self.by_year.all()}
        return [(year, told.get(year)) for year in self.plan.years]


class TargetYear(models.Model):
    target = models.ForeignKey(Target, models.CASCADE, related_name="by_year")
    year = models.PositiveIntegerField(validators=YEAR)
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["target", "year"], name="target_year_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.value}"


class Initiative(models.Model):
    """A sheet of nine sections. Lists are Item rows, money BudgetAmount rows, codes InitiativeObjective rows.

    `key` stays the same from a plan to its revision and its copies, so that a chain can be followed over the years.
    """

    KINDS = [(kind.name.lower(), kind.value) for kind in InitiativeKind]

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="initiatives")
    key = models.UUIDField(db_index=True)
    seq = models.PositiveIntegerField(_("ลำดับ"))
    kind = models.CharField(_("ประเภท"), max_length=8, choices=KINDS, blank=True)
    title = models.CharField(_("ชื่อ"), max_length=600)
    dimension = models.CharField(_("มิติ"), max_length=8, blank=True)
    mission = models.CharField(_("ภารกิจ"), max_length=8, blank=True)
    rationale = models.TextField(_("หลักการและเหตุผล"), blank=True)
    target_group = models.TextField(_("กลุ่มเป้าหมาย"), blank=True)
    target_group_count = models.PositiveIntegerField(_("จำนวน"), null=True, blank=True)
    target_group_unit = models.CharField(_("หน่วยนับ"), max_length=80, blank=True)
    place = models.TextField(_("พื้นที่ดำเนินการ"), blank=True)
    period = models.TextField(_("ระยะเวลาดำเนินการ"), blank=True)
    period_start = models.PositiveIntegerField(_("เริ่มปีงบประมาณ"), null=True, blank=True, validators=YEAR)
    period_end = models.PositiveIntegerField(_("ถึงปีงบประมาณ"), null=True, blank=True, validators=YEAR)
    budget_text = models.TextField(_("งบประมาณดำเนินการ (ข้อความ)"), blank=True)
    responsible = models.CharField(_("ผู้รับผิดชอบ"), max_length=400, blank=True)
    responsible_unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    note = models.CharField(_("หมายเหตุในตาราง"), max_length=300, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_line_end = models.PositiveIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "seq"], name="initiative_placed_once"),
            models.UniqueConstraint(fields=["plan", "key"], name="initiative_key_once"),
        ]

    def __str__(self) -> str:
        return self.title


class InitiativeObjective(models.Model):
    """The framework objectives that an initiative serves, the first one its home in the outline."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="objective_rows")
    seq = models.PositiveIntegerField()
    code = models.CharField(max_length=10, validators=[CODE])

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["initiative", "code"], name="initiative_objective_once")]

    def __str__(self) -> str:
        return self.code


class Item(models.Model):
    """One line of a list of a sheet, perhaps under another. Later rooms bind to it, so a saved list keeps its rows.

    `key` stays with the line into revisions and copies.
    """

    class Section(models.TextChoices):
        OBJECTIVE = "objective", _("วัตถุประสงค์")
        TARGET = "target", _("เป้าหมาย/ผลผลิต")
        STEP = "step", _("วิธีดำเนินการ")
        OUTPUT = "output", _("ผลผลิต")
        OUTCOME = "outcome", _("ผลลัพธ์")
        UNSORTED = "unsorted", _("ตัวชี้วัด/ผลที่ยังไม่แยก")
        INDICATOR = "indicator", _("ตัวชี้วัด")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="items")
    key = models.UUIDField()
    section = models.CharField(max_length=10, choices=Section)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    seq = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["section", "seq", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(text__gt=""), name="item_says_something"),
            models.UniqueConstraint(fields=["initiative", "key"], name="item_key_once"),
        ]

    def __str__(self) -> str:
        return self.text


class BudgetAmount(models.Model):
    """Baht of one fiscal year. 0 is ไม่ใช้งบประมาณ; a year without a row is not stated."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="amounts")
    year = models.PositiveIntegerField(validators=YEAR)
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "year"], name="amount_once_per_year"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="amount_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount}"


class Removal(models.Model):
    """An initiative that was taken out of a draft, as it was; `initiative` is its number, also when put back.

    Personal data: by (who removed it); kept as long as the plan.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="removals")
    initiative = models.PositiveBigIntegerField()
    key = models.UUIDField()
    seq = models.PositiveIntegerField()
    title = models.CharField(max_length=600)
    snapshot = models.JSONField()
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    put_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "initiative"], condition=Q(put_back_at__isnull=True), name="removal_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ControlLink(models.Model):
    """An initiative carries out a control of the risk register."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="control_links")
    control = models.ForeignKey("risks.Control", models.CASCADE, related_name="initiative_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "control"], name="control_linked_once")]

    def __str__(self) -> str:
        return f"{self.initiative} - {self.control}"


class Annex(models.Model):
    """An order or announcement that came with an old plan, as the reader read it (core.plan.Order, Announcement)."""

    class Kind(models.TextChoices):
        ORDER = "order", _("คำสั่ง")
        ANNOUNCEMENT = "announcement", _("ประกาศ")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="annexes")
    kind = models.CharField(max_length=12, choices=Kind)
    seq = models.PositiveIntegerField()
    value = models.JSONField()

    class Meta:
        ordering = ["kind", "seq"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "seq"], name="annex_placed_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"


class Explanation(models.Model):
    """An officer's word on a finding of the plan: why it stands as it does. It falls away when the finding changes.

    Personal data: by (who explained); kept as long as the plan.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="explanations")
    finding = models.CharField(max_length=64)  # digest of code, place and figures
    code = models.CharField(max_length=60)
    reason = models.TextField(_("คำชี้แจง"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "finding"], name="finding_explained_once"),
            models.CheckConstraint(condition=Q(reason__gt=""), name="explanation_says_why"),
        ]

    def __str__(self) -> str:
        return self.code
