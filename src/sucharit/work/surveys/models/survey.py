"""Survey (what is asked of whom, by which rule it is judged) and Promise (an output or outcome that it measures)."""

import secrets
import uuid
from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.answers import LEAST_K, MOST_K, Base, Rule, RuleKind

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
#: no letters and digits that are taken for others
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_code() -> str:
    """Nine letters for the address, which nobody guesses; the first is no figure, as years are."""
    return secrets.choice(LETTERS[:23]) + "".join(secrets.choice(LETTERS) for _letter in range(8))


class Survey(models.Model):
    """A survey or test of one round. Rounds of one `series` are the same questions asked again; `before` is the test
    before the training that an after-test is compared with, as groups: nobody is followed from one to the other.

    `k`: fewer answers than this are never shown. `result`, `reached`, `of`, `mean` and `figures` are frozen when it
    closes. `figures` are counts, never a single sheet.
    Personal data: by (the officer who made it); kept with the year's papers (ten years). Answers carry none.
    """

    class Purpose(models.TextChoices):
        SURVEY = "survey", _("แบบสำรวจหรือแบบประเมิน")
        TEST = "test", _("แบบทดสอบ มีเฉลย")
        REHEARSAL = "rehearsal", _("ซ้อมประเมิน ไม่ใช่ผลทางการ")
        FORM = "form", _("แบบคำขอบริการ ไม่ใช่แบบสำรวจ")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        OPEN = "open", _("เปิดรับคำตอบ")
        CLOSED = "closed", _("ปิดแล้ว")
        DISCARDED = "discarded", _("ทิ้งร่าง")

    class RuleIs(models.TextChoices):
        SHARE = RuleKind.SHARE.value, _("สัดส่วนคนที่ถึงระดับ")
        MEAN = RuleKind.MEAN.value, _("คะแนนเฉลี่ยเทียบคะแนนเต็ม")

    class Of(models.TextChoices):
        RESPONDENTS = Base.RESPONDENTS.value, _("ผู้ตอบทั้งหมด")
        PARTICIPANTS = Base.PARTICIPANTS.value, _("ผู้เข้าร่วมทั้งหมด")
        STAFF = Base.STAFF.value, _("บุคลากรทั้งหมด")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="surveys")
    unit = models.ForeignKey(
        "organizations.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="surveys_made",
        verbose_name=_("หน่วยงาน"),
    )
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    code = models.CharField(max_length=12, default=new_code)
    purpose = models.CharField(_("ชนิด"), max_length=10, choices=Purpose, default=Purpose.SURVEY)
    title = models.CharField(_("ชื่อแบบ"), max_length=200)
    intro = models.TextField(_("คำชี้แจง"), blank=True)
    thanks = models.CharField(_("คำขอบคุณ"), max_length=300, blank=True)
    series = models.UUIDField(default=uuid.uuid4, db_index=True)
    round = models.PositiveSmallIntegerField(default=1)
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("เทียบกับแบบทดสอบก่อนอบรม"))
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    opened_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(_("วันสุดท้ายที่รับคำตอบ"), null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    k = models.PositiveSmallIntegerField(
        _("แสดงผลเมื่อมีคำตอบอย่างน้อย"), default=LEAST_K,
        validators=[MinValueValidator(LEAST_K), MaxValueValidator(MOST_K)],
    )  # fmt: skip
    rule = models.CharField(_("วิธีคิดร้อยละ"), max_length=6, choices=RuleIs, default=RuleIs.SHARE)
    level = models.PositiveSmallIntegerField(
        _("ระดับที่ถือว่าผ่าน"), default=4, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("เกณฑ์สอบผ่าน (ร้อยละ)"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    base = models.CharField(_("คิดร้อยละจาก"), max_length=12, choices=Of, default=Of.RESPONDENTS)
    people = models.PositiveIntegerField(_("จำนวนคนที่เป็นฐาน"), null=True, blank=True)
    target = models.PositiveSmallIntegerField(
        _("เป้าหมาย (ร้อยละ)"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    by_link = models.BooleanField(_("ลิงก์และคิวอาร์โค้ด"), default=True)
    by_kiosk = models.BooleanField(_("ปุ่มกดที่จุดบริการ"), default=False)
    by_paper = models.BooleanField(_("กรอกจากแบบกระดาษ"), default=True)
    by_invitation = models.BooleanField(_("บัตรเชิญใช้ครั้งเดียว"), default=False)
    kiosk_key = models.CharField(max_length=12, default=new_code)
    show_results = models.BooleanField(_("ให้ประชาชนดูผลได้เมื่อปิดแล้ว"), default=False)
    listed = models.BooleanField(
        _("ให้ประชาชนเห็นในหน้าบริการของหน่วยงาน"),
        default=False,
        help_text=_("ใช้กับแบบที่ถามประชาชนทั่วไป ระหว่างเปิดรับคำตอบทางลิงก์"),
    )
    invited = models.PositiveIntegerField(default=0)

    answered = models.PositiveIntegerField(null=True, blank=True)
    result = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    of = models.PositiveIntegerField(null=True, blank=True)
    mean = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    figures = models.JSONField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-fiscal_year", "title", "round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "code"], name="survey_code_once"),
            models.UniqueConstraint(
                fields=["series", "round"], condition=~Q(state="discarded"), name="survey_round_once"
            ),
            models.CheckConstraint(condition=Q(k__gte=LEAST_K, k__lte=MOST_K), name="survey_k_hides"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=5), name="survey_level_of_five"),
            models.CheckConstraint(condition=Q(pass_mark__gte=1, pass_mark__lte=100), name="survey_pass_mark"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False, answered__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True, answered__isnull=True, result__isnull=True)),
                name="survey_frozen_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "discarded")) | Q(opened_on__isnull=False), name="survey_opened_on"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organization", "fiscal_year"], name="survey_by_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def test(self) -> bool:
        return self.purpose == self.Purpose.TEST

    @property
    def rehearsal(self) -> bool:
        return self.purpose == self.Purpose.REHEARSAL

    @property
    def as_rule(self) -> Rule:
        """The rule as the core knows it."""
        reach = Fraction(self.pass_mark, 100) if self.test else Fraction(self.level, 5)
        return Rule(kind=RuleKind(self.rule), reach=reach, base=Base(self.base), people=self.people)


class Promise(models.Model):
    """An output or outcome of a year that the survey measures, by one section of it or by all. No personal data."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="promises")
    item_key = models.UUIDField()
    section = models.ForeignKey("surveys.Section", models.PROTECT, null=True, blank=True, related_name="promises")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["survey", "item_key"], name="promise_served_once")]
        indexes = [models.Index(fields=["item_key"], name="promise_by_item")]

    def __str__(self) -> str:
        return str(self.item_key)
