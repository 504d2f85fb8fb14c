"""YearPlan and its initiatives; amendments while it runs, corrections after it is closed."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.core.plan import Plan as PlanValue

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))


class YearPlan(models.Model):
    """The plan of one fiscal year, made from an adopted plan. `edition` counts every change of it.

    A closed year is frozen: what turns out to be wrong later is a Correction, shown beside the frozen value.
    Personal data: opened_by, closed_by (who worked on it); kept with the year's papers (ten years).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        SUBMITTED = "submitted", _("เสนอแล้ว")
        APPROVED = "approved", _("ใช้อยู่")
        CLOSED = "closed", _("ปิดแล้ว")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="years")
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="year_plans")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    approved_fingerprint = models.CharField(max_length=80, blank=True)
    opened_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    approved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-fiscal_year"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year"], name="year_opened_once"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(state="closed") & Q(closed_at__isnull=True, closed_by__isnull=True)),
                name="year_closed_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "closed"]) | Q(approved_at__isnull=False),
                name="year_approved_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.fiscal_year}"

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.fiscal_year)

    def as_value(self) -> PlanValue:
        """The annual plan as the core value: checked, fingerprinted, printed by quarter, published."""
        from sucharit.work.years.values import year_value

        return year_value(self)

    @property
    def running(self) -> bool:
        """Progress, spending and evidence may be recorded."""
        return self.state == self.State.APPROVED

    @property
    def open_to_change(self) -> bool:
        """Its table may still be written; a submitted year may too, which breaks the fit of its approval."""
        return self.state in (self.State.DRAFT, self.State.SUBMITTED)

    @property
    def closed(self) -> bool:
        return self.state == self.State.CLOSED


class YearInitiative(models.Model):
    """An initiative in this year: what, how much, for how much, when, and by whom.

    `key` is the initiative's own key, the same in every year and revision: the chain is followed along it.
    `amount` is the year's money in this annual plan (0 = ไม่ใช้งบประมาณ, None = not stated), `plan_amount` what the
    adopted plan said when the year was opened; `ordinance_amount` what the budget ordinance really gives (None = not
    yet known), `in_ordinance` whether it stands there at all. `indicators` and `outcomes` hold one item a line; a line
    that begins with a tab belongs to the item above it. `initiative` is None where an old annual plan had a row that
    no plan has.
    Personal data: owner (who does it); kept with the year's papers (ten years).
    """

    class Status(models.TextChoices):
        NOT_BEGUN = "not_begun", _("ยังไม่เริ่ม")
        RUNNING = "running", _("อยู่ระหว่างดำเนินการ")
        DONE = "done", _("ดำเนินการแล้วเสร็จ")
        IMPOSSIBLE = "impossible", _("ไม่สามารถดำเนินการได้")

    class Reason(models.TextChoices):
        """Why it cannot be carried out (report_status of the NACC's system, reference/frameworks)."""

        NO_BUDGET = "no_budget", _("ไม่ได้รับงบประมาณ")
        POLICY = "policy", _("นโยบายผู้บริหารเปลี่ยนแปลง")
        STAFF = "staff", _("บุคลากรไม่เพียงพอ")
        OTHER = "other", _("อื่น ๆ")

    year_plan = models.ForeignKey(YearPlan, models.CASCADE, related_name="initiatives")
    initiative = models.ForeignKey("plans.Initiative", models.PROTECT, null=True, related_name="year_rows")
    key = models.UUIDField(db_index=True)
    plan_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    seq = models.PositiveIntegerField(_("ลำดับ"))
    title = models.CharField(_("ชื่อ"), max_length=600)
    kind = models.CharField(max_length=8, blank=True)
    dimension = models.CharField(_("มิติ"), max_length=8, blank=True)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="year_initiatives"
    )
    owner = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    responsible = models.CharField(_("หน่วยงานรับผิดชอบ"), max_length=400, blank=True)
    quantity = models.PositiveIntegerField(_("ปริมาณงาน"), null=True, blank=True)
    quantity_unit = models.CharField(_("หน่วยนับ"), max_length=80, blank=True)
    amount = models.DecimalField(_("งบประมาณตามแผน"), max_digits=14, decimal_places=2, null=True, blank=True)
    ordinance_amount = models.DecimalField(
        _("งบประมาณตามข้อบัญญัติ"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    in_ordinance = models.BooleanField(_("อยู่ในข้อบัญญัติ"), null=True, blank=True)
    indicators = models.TextField(_("ตัวชี้วัด"), blank=True)
    outcomes = models.TextField(_("ผลลัพธ์"), blank=True)
    quarter_1 = models.BooleanField(default=False)
    quarter_2 = models.BooleanField(default=False)
    quarter_3 = models.BooleanField(default=False)
    quarter_4 = models.BooleanField(default=False)
    status = models.CharField(_("สถานะ"), max_length=10, choices=Status, default=Status.NOT_BEGUN)
    reason = models.CharField(_("เหตุผล"), max_length=10, choices=Reason, blank=True)
    reason_text = models.TextField(_("คำอธิบายเหตุผล"), blank=True)
    result = models.TextField(_("ผลการดำเนินงาน"), blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["year_plan", "seq"], name="year_initiative_placed_once"),
            models.UniqueConstraint(fields=["year_plan", "key"], name="year_initiative_once"),
            models.CheckConstraint(
                condition=~Q(status="impossible") | ~Q(reason=""), name="year_initiative_impossible_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(reason_text=""), name="year_initiative_other_reason_told"
            ),
            models.CheckConstraint(
                condition=~Q(status="done") | ~Q(result=""), name="year_initiative_done_has_a_result"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def quarters(self) -> tuple[int, ...]:
        return tuple(number for number in (1, 2, 3, 4) if getattr(self, f"quarter_{number}"))

    @quarters.setter
    def quarters(self, numbers: Iterable[int]) -> None:
        for number in (1, 2, 3, 4):
            setattr(self, f"quarter_{number}", number in set(numbers))

    @property
    def finished(self) -> bool:
        """It has an end: done, or it cannot be done."""
        return self.status in (self.Status.DONE, self.Status.IMPOSSIBLE)

    @property
    def money(self) -> Decimal | None:
        """What may be spent: the ordinance's amount where it is known, else the annual plan's."""
        return self.amount if self.ordinance_amount is None else self.ordinance_amount


class Amendment(models.Model):
    """A change of an approved year: numbered, with its reason and both values of each field that changed; `before` is
    empty where the initiative was taken up. Personal data: by (who changed it); kept with the year."""

    year_plan = models.ForeignKey(YearPlan, models.CASCADE, related_name="amendments")
    number = models.PositiveIntegerField()
    year_initiative = models.ForeignKey(YearInitiative, models.PROTECT, null=True, related_name="amendments")
    reason = models.TextField(_("เหตุผล"))
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["year_plan", "number"], name="amendment_numbered_once"),
            models.CheckConstraint(condition=Q(reason__gt=""), name="amendment_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.year_plan} {self.number}"


class Correction(models.Model):
    """What a closed year got wrong, beside the frozen value, which stays. Personal data: by; kept with the year."""

    year_plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="corrections")
    year_initiative = models.ForeignKey(YearInitiative, models.PROTECT, null=True, related_name="corrections")
    field = models.CharField(max_length=60)
    stated = models.TextField(_("ค่าเดิม"), blank=True)
    corrected = models.TextField(_("ค่าที่ถูกต้อง"))
    reason = models.TextField(_("เหตุผล"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(reason__gt=""), name="correction_says_why")]

    def __str__(self) -> str:
        return self.field
