"""Activity, ProgressReport and the periods that are closed, Disbursement, SpendingMeeting, CrossCheck, CheckError."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.core.fiscal import Quarter
from sucharit.work.years.periods import Period, PeriodKey, period_of
from sucharit.work.years.recording.withdrawable import WITHDRAWN_WHOLE, Withdrawable

MOST_PEOPLE = 1_000_000


class Activity(Withdrawable):
    """Something that was done for an initiative: what, when, where, how many people.

    `step_key` is the key of the step (plans.Item) that it carries out; `step_text` the step's words as they stood, so
    that a later change of the plan takes nothing away. Personal data: recorded_by; a photo of people is evidence with
    its own mark. Retention: ten years.
    """

    written_fields = ("title", "held_on", "held_until", "place", "people", "description", "step_text")

    year_initiative = models.ForeignKey("years.YearInitiative", models.PROTECT, related_name="activities")
    title = models.CharField(_("ทำอะไร"), max_length=300)
    held_on = models.DateField(_("วันที่"))
    held_until = models.DateField(_("ถึงวันที่"), null=True, blank=True)
    place = models.CharField(_("สถานที่"), max_length=200, blank=True)
    people = models.PositiveIntegerField(_("จำนวนคน"), null=True, blank=True)
    description = models.TextField(_("รายละเอียด"), blank=True)
    step_key = models.UUIDField(null=True, blank=True)
    step_text = models.CharField(_("ขั้นตอน"), max_length=600, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="activity_withdrawn_by_someone"),
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_on")),
                name="activity_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | Q(people__lte=MOST_PEOPLE), name="activity_people_are_believable"
            ),
            models.CheckConstraint(condition=Q(title__gt=""), name="activity_says_what"),
        ]
        indexes = [models.Index(fields=["year_initiative", "held_on"], name="activity_of_initiative")]

    def __str__(self) -> str:
        return self.title

    @property
    def quarter(self) -> int:
        return Quarter.of(self.held_on).number


class ProgressReport(models.Model):
    """What an initiative's unit reports of a quarter or a round: done, obstacles, recommendations, how far.

    Personal data: written_by, sent_by, decided_by; kept with the year's papers (ten years).
    """

    written_fields = ("done", "obstacles", "recommendations", "percent", "state", "reason")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        SENT = "sent", _("ส่งแล้ว รอรับ")
        ACCEPTED = "accepted", _("รับแล้ว")
        RETURNED = "returned", _("ส่งกลับแก้ไข")

    year_initiative = models.ForeignKey("years.YearInitiative", models.PROTECT, related_name="progress_reports")
    period = models.CharField(_("งวด"), max_length=3, choices=PeriodKey)
    done = models.TextField(_("ผลการดำเนินงาน"), blank=True)
    obstacles = models.TextField(_("ปัญหาและอุปสรรค"), blank=True)
    recommendations = models.TextField(_("ข้อเสนอแนะ"), blank=True)
    percent = models.PositiveIntegerField(_("ร้อยละความก้าวหน้า"), null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    sent_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(_("เหตุผลที่ส่งกลับ"), blank=True)

    class Meta:
        ordering = ["year_initiative", "period"]
        constraints = [
            models.UniqueConstraint(fields=["year_initiative", "period"], name="progress_reported_once_a_period"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100), name="progress_is_at_most_all"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_by__isnull=False, sent_at__isnull=False),
                name="progress_sent_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "sent"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="progress_decided_by_someone",
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="progress_returned_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.year_initiative} {self.get_period_display()}"

    @property
    def span(self) -> Period:
        return period_of(self.year_initiative.year_plan.fiscal_year, self.period)

    @property
    def writable(self) -> bool:
        """By its state alone; the period may be closed besides."""
        return self.state in (self.State.DRAFT, self.State.RETURNED)


class ClosedPeriod(models.Model):
    """A period of a year in which nothing is written any more. Opened again with a reason it stands as history.

    Personal data: closed_by, opened_by; kept with the year's papers.
    """

    year_plan = models.ForeignKey("years.YearPlan", models.PROTECT, related_name="closed_periods")
    period = models.CharField(max_length=3, choices=PeriodKey)
    closed_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-closed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year_plan", "period"], condition=Q(opened_at__isnull=True), name="period_closed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year_plan} {self.period}"


class Disbursement(models.Model):
    """Money paid for an initiative. Never changed: a wrong one is reversed by another that points to it, and both stay.

    `over_reason` says why it was paid although the year's budget was used up. Personal data: recorded_by; ten years.
    """

    year_initiative = models.ForeignKey("years.YearInitiative", models.PROTECT, related_name="disbursements")
    paid_on = models.DateField(_("วันที่จ่าย"))
    amount = models.DecimalField(_("จำนวนเงิน (บาท)"), max_digits=14, decimal_places=2)
    document = models.CharField(_("เลขที่เอกสาร"), max_length=120)
    note = models.CharField(_("หมายเหตุ"), max_length=500, blank=True)
    over_reason = models.CharField(_("เหตุผลที่จ่ายเกินงบประมาณ"), max_length=500, blank=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    recorded_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-paid_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="disbursement_is_more_than_nothing"),
            models.CheckConstraint(condition=Q(document__gt=""), name="disbursement_has_a_document"),
        ]
        indexes = [models.Index(fields=["year_initiative", "paid_on"], name="disbursement_of_initiative")]

    def __str__(self) -> str:
        return f"{self.document} {self.amount}"

    @property
    def signed(self) -> Decimal:
        """What it does to the sum."""
        return -self.amount if self.reverses_id else self.amount

    @property
    def is_reversed(self) -> bool:
        return hasattr(self, "reversed_by")


class SpendingMeeting(Withdrawable):
    """The meeting of all offices on the year's spending, at least one a quarter. `who` is text as in the minutes.

    Personal data: who (names as minuted), recorded_by; kept with the year's papers (ten years).
    """

    written_fields = ("held_on", "quarter", "who", "decisions")

    year_plan = models.ForeignKey("years.YearPlan", models.PROTECT, related_name="spending_meetings")
    held_on = models.DateField(_("วันที่ประชุม"))
    quarter = models.PositiveSmallIntegerField(
        _("พิจารณาการเบิกจ่ายของ"), choices=[(number, _("ไตรมาสที่ %(n)s") % {"n": number}) for number in (1, 2, 3, 4)]
    )
    who = models.TextField(_("ผู้เข้าประชุม"))
    decisions = models.TextField(_("มติที่ประชุม"))

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="meeting_withdrawn_by_someone"),
            models.CheckConstraint(condition=Q(quarter__in=[1, 2, 3, 4]), name="meeting_of_a_quarter"),
        ]

    def __str__(self) -> str:
        return str(self.held_on)


class CrossCheck(Withdrawable):
    """The cross-check of a unit's payment documents in a month: how many were looked at, how many errors were found.

    `counted`: each error was written down (CheckError), and `error_count` is how many of them stand; where the office
    has no more than a sum it is typed. Personal data: recorded_by; kept with the year's papers (ten years).
    """

    written_fields = ("month", "unit_id", "checked", "error_count", "counted", "found")

    year_plan = models.ForeignKey("years.YearPlan", models.PROTECT, related_name="cross_checks")
    month = models.DateField(_("เดือน"))  # its first day
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="cross_checks")
    checked = models.PositiveIntegerField(_("เอกสารที่ตรวจ (ฉบับ)"))
    error_count = models.PositiveIntegerField(_("ข้อผิดพลาดที่พบ (จุด)"))
    counted = models.BooleanField(_("นับจากรายการทีละจุด"), default=False)
    found = models.TextField(_("พบอะไร แก้อย่างไร"), blank=True)

    class Meta:
        ordering = ["-month", "unit"]
        constraints = [
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="cross_check_withdrawn_by_someone"),
            models.UniqueConstraint(
                fields=["year_plan", "month", "unit"], condition=Q(withdrawn_at__isnull=True), name="cross_check_once"
            ),
            models.CheckConstraint(
                condition=~Q(checked=0) | Q(error_count=0), name="cross_check_errors_have_documents"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.month}"


class CheckError(Withdrawable):
    """One error that a cross-check found: in which document, what is wrong, and when it was put right. It counts as
    found though it was put right; withdrawn it does not count.

    Personal data: recorded_by, corrected_by; kept with the year's papers (ten years).
    """

    written_fields = ("document", "what", "corrected_on", "how")

    cross_check = models.ForeignKey(CrossCheck, models.PROTECT, related_name="errors")
    document = models.CharField(_("เอกสาร"), max_length=120, blank=True)  # as on the payment (Disbursement.document)
    what = models.CharField(_("ผิดอะไร"), max_length=300)
    corrected_on = models.DateField(_("แก้แล้วเมื่อ"), null=True)
    corrected_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    how = models.CharField(_("แก้อย่างไร"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="check_error_withdrawn_by_someone"),
            models.CheckConstraint(
                condition=Q(corrected_on__isnull=True, corrected_by__isnull=True, how="")
                | Q(corrected_on__isnull=False, corrected_by__isnull=False),
                name="check_error_corrected_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.what}" if self.document else self.what
