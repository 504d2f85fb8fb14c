"""ValueRule (from which size on something must be assessed) and Assessment (one undertaking, before and after)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.core.serving import Threshold, reasons
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class ValueRule(models.Model):
    """The office's rule as data: an empty number asks nothing; without a rule nothing must be assessed, and pages say
    that none was set. No personal data."""

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="value_rule")
    people = models.PositiveIntegerField(_("ประชาชนได้รับผลกระทบตั้งแต่ (คน)"), null=True, blank=True)
    budget = models.DecimalField(_("งบประมาณตั้งแต่ (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField(_("วงเงินจัดซื้อจัดจ้างตั้งแต่ (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True)
    basis = models.CharField(_("ตามประกาศหรือแนวทางใด"), max_length=200)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(budget=None) | Q(budget__gt=0)) & (Q(amount=None) | Q(amount__gt=0)),
                name="value_rule_is_above_nothing",
            )
        ]

    def __str__(self) -> str:
        return self.basis

    @property
    def threshold(self) -> Threshold:
        return Threshold(people=self.people, budget=self.budget, amount=self.amount)


class Assessment(Entry):
    """A mission, project or purchase on the list. `required` and the three measures that were reached are what the rule
    said when it was written; before it begins the expectation is kept, afterwards what came of it.

    Personal data: assessed_by, concluded_by (officers at work).
    """

    class Kind(models.TextChoices):
        MISSION = "mission", _("ภารกิจ")
        PROJECT = "project", _("โครงการ")
        PURCHASE = "purchase", _("การจัดซื้อจัดจ้าง")

    class State(models.TextChoices):
        LISTED = "listed", _("รอประเมินก่อนดำเนินการ")
        BEFORE = "before", _("ประเมินก่อนแล้ว")
        AFTER = "after", _("ประเมินผลแล้ว")

    class Verdict(models.TextChoices):
        WORTH = "worth", _("คุ้มค่า")
        PARTLY = "partly", _("คุ้มค่าบางส่วน")
        NOT = "not", _("ไม่คุ้มค่า")

    title = models.CharField(_("ภารกิจ โครงการ หรือการจัดซื้อจัดจ้าง"), max_length=300)
    kind = models.CharField(_("ชนิด"), max_length=8, choices=Kind, default=Kind.PROJECT)
    people = models.PositiveIntegerField(_("ประชาชนที่ได้รับผลกระทบ (คน)"), null=True, blank=True)
    budget = models.DecimalField(
        _("งบประมาณ (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    amount = models.DecimalField(
        _("วงเงินจัดซื้อจัดจ้าง (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    required = models.BooleanField(_("ต้องประเมิน"), default=False)
    by_people = models.BooleanField(_("ถึงเกณฑ์จำนวนประชาชน"), default=False)
    by_budget = models.BooleanField(_("ถึงเกณฑ์งบประมาณ"), default=False)
    by_amount = models.BooleanField(_("ถึงเกณฑ์วงเงิน"), default=False)
    state = models.CharField(_("สถานะ"), max_length=6, choices=State, default=State.LISTED)
    assessed_on = models.DateField(_("ประเมินก่อนเมื่อ"), null=True, blank=True)
    expected = models.TextField(_("ผลที่คาดว่าจะได้รับ"), blank=True)
    alternatives = models.TextField(_("ทางเลือกที่เปรียบเทียบ"), blank=True)
    assessed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประเมินก่อน")
    )
    concluded_on = models.DateField(_("ประเมินผลเมื่อ"), null=True, blank=True)
    spent = models.DecimalField(
        _("ใช้จ่ายจริง (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    served = models.PositiveIntegerField(_("ประชาชนที่ได้รับประโยชน์จริง (คน)"), null=True, blank=True)
    result = models.TextField(_("ผลที่เกิดขึ้นจริง"), blank=True)
    lesson = models.TextField(_("ข้อเสนอสำหรับครั้งต่อไป"), blank=True)
    verdict = models.CharField(_("สรุป"), max_length=6, choices=Verdict, blank=True)
    concluded_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประเมินผล")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(required=True) & (Q(by_people=True) | Q(by_budget=True) | Q(by_amount=True))
                | Q(required=False, by_people=False, by_budget=False, by_amount=False),
                name="value_required_by_a_measure",
            ),
            models.CheckConstraint(
                condition=Q(state="listed", assessed_on=None, concluded_on=None)
                | Q(state="before", assessed_on__isnull=False, assessed_by__isnull=False, concluded_on=None)
                & ~Q(expected="")
                | Q(
                    state="after", assessed_on__isnull=False, concluded_on__isnull=False,
                    concluded_on__gte=F("assessed_on"), spent__isnull=False, concluded_by__isnull=False,
                )
                & ~Q(expected="") & ~Q(result="") & ~Q(verdict=""),
                name="value_before_and_after",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """Something must be known by which the rule can ask."""
        if self.people is None and self.budget is None and self.amount is None:
            raise ValidationError({"people": gettext("โปรดใส่จำนวนประชาชน งบประมาณ หรือวงเงิน อย่างน้อยหนึ่งอย่าง")})

    def judge(self, rule: Threshold) -> None:
        """What the rule says of this size; not saved."""
        found = reasons(rule, people=self.people, budget=self.budget, amount=self.amount)
        self.by_people, self.by_budget, self.by_amount = "people" in found, "budget" in found, "amount" in found
        self.required = bool(found)
