"""Answer: what the office says to a question of the figures. ProcurementRules: from which values on it is asked."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.procurement import Asks


class Answer(models.Model):
    """The office's answer to one question of a year. The question is asked anew from the figures each time; `key`
    holds the two together. `question` are its words on the day of the answer, `named` how many purchases it named.
    Personal data: by; kept with the year's papers (ten years)."""

    written_fields = ("text", "question", "named")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"))
    asks = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Asks])
    key = models.CharField(max_length=120, blank=True)
    question = models.TextField(_("คำถาม"))
    named = models.PositiveIntegerField(_("รายการที่คำถามชี้"), default=0)
    text = models.TextField(_("คำชี้แจงของหน่วยงาน"), max_length=4_000)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["asks", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "asks", "key"], name="procurement_question_answered_once"
            ),
            models.CheckConstraint(condition=Q(text__gt=""), name="procurement_answer_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.asks}"


def _percent() -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(0), MaxValueValidator(100)]


def _some(most: int) -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(1), MaxValueValidator(most)]


class ProcurementRules(models.Model):
    """The values that an office has set for its questions and its rotation; without a row those of the reference hold.
    The row is locked while a committee is proposed, so that two proposals are one after the other. Personal data:
    by."""

    written_fields = (
        "specific_limit", "one_inspector_limit", "near_limit_percent", "splitting_days", "vendor_percent",
        "vendor_least",
        "saving_percent", "one_bidder_percent", "in_a_row", "same_vendor_in_a_row", "committee_least", "basis",
    )  # fmt: skip

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="+")
    specific_limit = models.DecimalField(
        _("วงเงินสูงสุดของวิธีเฉพาะเจาะจง (บาท)"), max_digits=14, decimal_places=2, validators=[MinValueValidator(1)]
    )
    one_inspector_limit = models.DecimalField(
        _("วงเงินสูงสุดที่ตรวจรับคนเดียวได้ (บาท)"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)]
    )
    near_limit_percent = models.PositiveSmallIntegerField(_("ใกล้วงเงินสูงสุดเมื่อถึงร้อยละ"), validators=_percent())
    splitting_days = models.PositiveSmallIntegerField(_("งานคล้ายกันหรือผู้ขายเดียวกันภายในกี่วัน"), validators=_some(366))
    vendor_percent = models.PositiveSmallIntegerField(_("ผู้ขายรายเดียวได้เกินร้อยละของวงเงิน"), validators=_percent())
    vendor_least = models.PositiveSmallIntegerField(_("และได้งานตั้งแต่กี่สัญญา"), validators=_some(1_000))
    saving_percent = models.PositiveSmallIntegerField(_("ต่ำกว่าราคากลางไม่ถึงร้อยละ"), validators=_percent())
    one_bidder_percent = models.PositiveSmallIntegerField(_("งานแข่งขันที่มีรายเดียวเกินร้อยละ"), validators=_percent())
    in_a_row = models.PositiveSmallIntegerField(_("เป็นกรรมการตรวจรับติดกันได้กี่ชุด"), validators=_some(100))
    same_vendor_in_a_row = models.PositiveSmallIntegerField(_("ตรวจรับผู้ขายรายเดิมติดกันได้กี่ครั้ง"), validators=_some(100))
    committee_least = models.PositiveSmallIntegerField(_("คณะกรรมการมีอย่างน้อยกี่คน"), validators=_some(5))
    basis = models.CharField(_("ใช้ค่าเหล่านี้ตาม"), max_length=300)
    edition = models.PositiveIntegerField(default=1)
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    splitting_days__gte=1, in_a_row__gte=1, same_vendor_in_a_row__gte=1, committee_least__gte=1
                ),
                name="procurement_rules_are_rules",
            )
        ]

    def __str__(self) -> str:
        return str(self.organization_id)
