"""Report: the plan, a month or a year of procurement as it was reported; Posting: where it was made public."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.procurement import FISCAL_MONTHS
from sucharit.core.thai import MONTHS
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Report(Entry):
    """A report that was made, sent to the executive, seen there by another person, and made public. What was sent is
    frozen: the paper and the figures stay as they were. Something wrong is put right by another report.

    `month` is 0 for the plan and the year. Personal data: recorded_by, seen_by, withdrawn_by; kept ten years.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", _("แผนการจัดซื้อจัดจ้างประจำปี")
        MONTH = "month", _("สรุปผลรายเดือน (สขร.1)")
        YEAR = "year", _("รายงานวิเคราะห์ผลประจำปี")

    class State(models.TextChoices):
        DRAFT = "draft", _("กำลังจัดทำ")
        SENT = "sent", _("เสนอผู้บริหารแล้ว")
        SEEN = "seen", _("ผู้บริหารรับทราบแล้ว")

    kind = models.CharField(_("รายงาน"), max_length=6, choices=Kind)
    month = models.PositiveSmallIntegerField(
        _("เดือน"), choices=[(0, _("ทั้งปี")), *((month, MONTHS[month - 1]) for month in FISCAL_MONTHS)], default=0
    )
    count = models.PositiveIntegerField(_("จำนวนรายการ"), default=0)
    money = models.DecimalField(_("จำนวนเงิน (บาท)"), max_digits=16, decimal_places=2, default=0)
    problems = models.TextField(_("ปัญหาและอุปสรรค"), max_length=8_000, blank=True)
    advice = models.TextField(_("ข้อเสนอแนะสำหรับปีต่อไป"), max_length=8_000, blank=True)
    state = models.CharField(_("สถานะ"), max_length=6, choices=State, default=State.DRAFT)
    sent_on = models.DateField(_("วันที่เสนอ"), null=True, blank=True)
    seen_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รับทราบ")
    )
    seen_on = models.DateField(_("วันที่รับทราบ"), null=True, blank=True)
    order = models.CharField(_("ข้อสั่งการ"), max_length=500, blank=True)
    paper = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "kind", "month"], condition=Q(withdrawn_at=None),
                name="procurement_report_once",
                violation_error_message=_("มีรายงานนี้ของปีงบประมาณนี้แล้ว โปรดเปิดรายงานเดิม"),
            ),
            models.CheckConstraint(
                condition=Q(kind="month", month__gte=1, month__lte=12) | (~Q(kind="month") & Q(month=0)),
                name="procurement_report_of_a_month",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sent_on=None) | Q(sent_on__isnull=False, paper__isnull=False),
                name="procurement_report_sent_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state="seen") | Q(seen_by__isnull=False, seen_on__isnull=False),
                name="procurement_report_seen_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(seen_by=None) | ~Q(seen_by=F("recorded_by")),
                name="procurement_report_not_seen_by_its_maker"
            ),
        ]  # fmt: skip

    @property
    def name(self) -> str:
        """ "สรุปผลรายเดือน (สขร.1) ตุลาคม 2568"."""
        if self.kind != self.Kind.MONTH or not self.month:
            return f"{self.get_kind_display()} {self.fiscal_year}"
        return f"{self.get_kind_display()} {MONTHS[self.month - 1]} {self.calendar_year}"

    @property
    def calendar_year(self) -> int:
        """The Buddhist year of the month."""
        return self.fiscal_year - (self.month >= 10)


class Posting(models.Model):
    """A report was made public by this row of the publication log. No personal data of its own."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="postings")
    publication = models.OneToOneField("publications.Publication", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.publication_id}"
