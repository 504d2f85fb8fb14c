"""PersonnelRound: one round of personnel work, what is judged in it, and the surveys whose results it uses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.core.personnel import APRIL, OCTOBER, raise_day
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

#: the days that an office sets itself; these are a default of the house
APPEAL_DAYS, ANSWER_DAYS, PASS_MARK = 15, 30, 60
DAYS = (MinValueValidator(1), MaxValueValidator(180))
HUNDRED = (MinValueValidator(0), MaxValueValidator(100))
#: begun: the criteria were told before
BEGUN = ("open", "screening", "deciding", "announced", "ended")
TOLD = ("announced", "ended")


class PersonnelRound(Entry):
    """A round: its criteria are published before the day on which it opens, superiors evaluate, a committee screens,
    another decides, the result is announced, appeals are answered. `told_on` is the day on which the publication of
    the criteria was recorded: an announcement from before the system is recorded afterwards, and that shows.

    Personal data: criteria_by, announced_by (on duty). Numbers of people are told to the public only from five on.
    """

    class Kind(models.TextChoices):
        RAISE_APRIL = "raise_april", _("เลื่อนขั้นเงินเดือน 1 เมษายน")
        RAISE_OCTOBER = "raise_october", _("เลื่อนขั้นเงินเดือน 1 ตุลาคม")
        RECRUIT = "recruit", _("สรรหาและคัดเลือก")
        APPOINT = "appoint", _("บรรจุและแต่งตั้ง")
        TRANSFER = "transfer", _("โอนและย้าย")
        PROMOTE = "promote", _("เลื่อนระดับหรือตำแหน่ง")

    class State(models.TextChoices):
        DRAFT = "draft", _("กำหนดหลักเกณฑ์")
        CRITERIA = "criteria", _("ประกาศหลักเกณฑ์แล้ว")
        OPEN = "open", _("เปิดรอบ กำลังประเมิน")
        SCREENING = "screening", _("กลั่นกรอง")
        DECIDING = "deciding", _("พิจารณา")
        ANNOUNCED = "announced", _("ประกาศผลแล้ว")
        ENDED = "ended", _("ปิดรอบแล้ว")
        CANCELLED = "cancelled", _("ยกเลิก")

    title = models.CharField(_("ชื่อรอบ"), max_length=300)
    kind = models.CharField(_("ประเภท"), max_length=14, choices=Kind)
    group = models.CharField(_("กลุ่มบุคลากร"), max_length=160, default="พนักงานส่วนท้องถิ่น")
    opens_on = models.DateField(_("วันเริ่มรอบ"))
    effective_on = models.DateField(_("วันที่มีผล"))
    places = models.PositiveIntegerField(
        _("จำนวนอัตรา"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1_000)]
    )
    pass_mark = models.PositiveSmallIntegerField(_("คะแนนขั้นต่ำ"), default=PASS_MARK, validators=HUNDRED)
    apart = models.BooleanField(_("กรรมการสองชุดต้องไม่ซ้ำคนกัน"), default=False)
    appeal_days = models.PositiveSmallIntegerField(_("อุทธรณ์ได้ภายใน (วัน)"), default=APPEAL_DAYS, validators=DAYS)
    answer_days = models.PositiveSmallIntegerField(_("ตอบอุทธรณ์ภายใน (วัน)"), default=ANSWER_DAYS, validators=DAYS)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    criteria = models.TextField(_("หลักเกณฑ์ที่ประกาศ"), blank=True)
    criteria_no = models.CharField(_("ประกาศหลักเกณฑ์ที่"), max_length=80, blank=True)
    criteria_on = models.DateField(_("ประกาศหลักเกณฑ์เมื่อ"), null=True, blank=True)
    criteria_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประกาศหลักเกณฑ์")
    )
    channels = models.TextField(_("ช่องทางที่ประกาศ"), blank=True)
    told_on = models.DateField(_("บันทึกการประกาศเมื่อ"), null=True, blank=True)
    opened_on = models.DateField(_("เปิดรอบเมื่อ"), null=True, blank=True)
    ita = models.DecimalField(
        _("คะแนน ITA ที่นำมาใช้"), max_digits=5, decimal_places=2, null=True, blank=True, validators=HUNDRED
    )
    staff_survey = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("แบบสำรวจความพึงพอใจของบุคลากร"),
    )  # fmt: skip
    considered = models.PositiveIntegerField(_("ได้รับการพิจารณา (คน)"), null=True, blank=True)
    granted = models.PositiveIntegerField(_("ได้รับการเลื่อนหรือคัดเลือก (คน)"), null=True, blank=True)
    result_no = models.CharField(_("ประกาศผลที่"), max_length=80, blank=True)
    announced_on = models.DateField(_("ประกาศผลเมื่อ"), null=True, blank=True)
    announced_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประกาศผล")
    )
    ended_on = models.DateField(_("ปิดรอบเมื่อ"), null=True, blank=True)
    cancelled_reason = models.CharField(_("เหตุที่ยกเลิก"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(criteria_on__isnull=True) | Q(criteria_on__lt=F("opens_on")),
                name="personnelround_criteria_before_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"])
                | (
                    Q(criteria_on__isnull=False, criteria_by__isnull=False, told_on__isnull=False)
                    & ~Q(criteria="")
                    & ~Q(channels="")
                    & ~Q(criteria_by=F("recorded_by"))
                ),
                name="personnelround_criteria_told_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=BEGUN) | Q(opened_on__isnull=False, opened_on__gte=F("opens_on")),
                name="personnelround_opens_on_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=TOLD)
                | Q(
                    announced_on__isnull=False, announced_on__gte=F("opened_on"), announced_by__isnull=False,
                    considered__isnull=False, considered__gte=1, granted__isnull=False, granted__lte=F("considered"),
                ),
                name="personnelround_result_announced_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="personnelround_cancelled_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__lte=100, appeal_days__gte=1, answer_days__gte=1),
                name="personnelround_marks_and_days",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; a raise counts from its own day."""
        faults: dict[str, Any] = {}
        month = {"raise_april": APRIL, "raise_october": OCTOBER}.get(self.kind, 0)
        if month and self.fiscal_year and self.effective_on and self.effective_on != raise_day(self.fiscal_year, month):
            faults["effective_on"] = gettext("รอบนี้มีผลวันที่ 1 %(month)s พ.ศ. %(year)s ตามประเภทและปีงบประมาณ") % {
                "month": gettext("เมษายน") if month == APRIL else gettext("ตุลาคม"), "year": self.fiscal_year,
            }  # fmt: skip
        if self.opens_on and self.effective_on and self.opens_on >= self.effective_on:
            faults["opens_on"] = gettext("วันเริ่มรอบต้องก่อนวันที่มีผล")
        if self.criteria_on and self.opens_on and self.criteria_on >= self.opens_on:
            faults["opens_on"] = gettext("ต้องประกาศหลักเกณฑ์ก่อนวันเริ่มรอบ")
        if faults:
            raise ValidationError(faults)

    @property
    def described(self) -> str:
        return f"{self} {self.title}"[:120]

    @property
    def known_by(self) -> tuple[str, ...]:
        return (self.title, self.described)

    @property
    def raises(self) -> bool:
        return self.kind in (self.Kind.RAISE_APRIL, self.Kind.RAISE_OCTOBER)


class RoundCriterion(models.Model):
    """What is judged and how many points it is worth; `source`: who or what gives them. No personal data."""

    class Source(models.TextChoices):
        SUPERIOR = "superior", _("ผู้ประเมินให้คะแนน")
        SATISFACTION = "satisfaction", _("ผลความพึงพอใจของประชาชน")
        ITA = "ita", _("ผลการประเมิน ITA")

    round = models.ForeignKey(PersonnelRound, models.PROTECT, related_name="judged_by")
    text = models.CharField(_("เกณฑ์"), max_length=300)
    points = models.PositiveSmallIntegerField(_("คะแนนเต็ม"), validators=[MinValueValidator(1), MaxValueValidator(100)])
    source = models.CharField(_("ที่มาของคะแนน"), max_length=14, choices=Source, default=Source.SUPERIOR)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "text"], name="roundcriterion_written_once"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=100), name="roundcriterion_worth_points"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.points})"


class RoundSurvey(models.Model):
    """A survey of service satisfaction that the round uses: of one unit, or of all where it has none. No personal
    data."""

    round = models.ForeignKey(PersonnelRound, models.PROTECT, related_name="uses")
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "survey"], name="roundsurvey_once")]

    def __str__(self) -> str:
        return str(self.survey)
