"""Internal control: the report of a year, its control activities, and the rounds in which they are followed up."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

MOST_WORDS = 4_000
STANDS = Q(withdrawn_at__isnull=True)


def person(label: Any) -> Any:
    """Who did it, as a verb sets it."""
    return models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)


def day(label: Any) -> Any:
    return models.DateField(label, null=True, blank=True)


def words(label: Any) -> Any:
    return models.TextField(label, blank=True, max_length=MOST_WORDS)


class ControlReport(Entry):
    """The assessment of internal control of a fiscal year: of the whole office (ปค.1, ปค.4, ปค.5, ปค.6) or of one unit
    (ปค.4, ปค.5), prepared by one and reviewed by another.

    Personal data: prepared_by, reviewed_by, certified_by (on duty).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("กำลังจัดทำ")
        HANDED = "handed", _("หัวหน้าหน่วยงานรับรองแล้ว")
        SUBMITTED = "submitted", _("เสนอให้รับรอง")
        CERTIFIED = "certified", _("รับรองแล้ว")
        SENT = "sent", _("ส่งผู้กำกับดูแลแล้ว")

    class Opinion(models.TextChoices):
        ENOUGH = "enough", _("เพียงพอ ปฏิบัติตามอย่างต่อเนื่อง และเป็นไปตามหลักเกณฑ์")
        NOT_YET = "not_yet", _("ยังไม่เพียงพอ")

    class Review(models.TextChoices):
        AGREED = "agreed", _("เห็นว่าเพียงพอ ไม่มีข้อสังเกต")
        REMARKS = "remarks", _("มีข้อตรวจพบหรือข้อสังเกต")

    of_unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("รายงานของ")
    )
    committee_order = models.CharField(_("คำสั่งแต่งตั้งคณะกรรมการ"), max_length=120, blank=True)
    committee_on = day(_("วันที่แต่งตั้งคณะกรรมการ"))
    environment = words(_("1. สภาพแวดล้อมการควบคุม"))
    risk_assessment = words(_("2. การประเมินความเสี่ยง"))
    control_activities = words(_("3. กิจกรรมการควบคุม"))
    information = words(_("4. สารสนเทศและการสื่อสาร"))
    monitoring = words(_("5. กิจกรรมการติดตามผล"))
    conclusion = words(_("ผลการประเมินโดยรวม"))
    opinion = models.CharField(_("ความเห็นต่อการควบคุมภายใน"), max_length=10, choices=Opinion, default=Opinion.ENOUGH)
    survey = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("แบบสำรวจความพึงพอใจต่อการควบคุมภายใน"),
    )  # fmt: skip
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    prepared_by = person(_("ผู้จัดทำ"))
    prepared_on = day(_("วันที่จัดทำเสร็จ"))
    prepared_mark = models.CharField(_("ลายนิ้วมือของสิ่งที่จัดทำ"), max_length=80, blank=True)
    reviewed_by = person(_("ผู้สอบทาน"))
    reviewed_on = day(_("วันที่สอบทาน"))
    review = models.CharField(_("ผลการสอบทาน"), max_length=10, choices=Review, blank=True)
    review_note = words(_("ข้อตรวจพบหรือข้อสังเกต"))
    reviewed_mark = models.CharField(_("ลายนิ้วมือของสิ่งที่สอบทาน"), max_length=80, blank=True)
    certified_by = person(_("ผู้รับรอง"))
    certified_as = models.CharField(_("ตำแหน่งผู้รับรอง"), max_length=200, blank=True)
    certified_on = day(_("วันที่รับรอง"))
    sent_on = day(_("วันที่ส่งผู้กำกับดูแล"))
    sent_to = models.CharField(_("ส่งถึง"), max_length=200, blank=True)
    sent_number = models.CharField(_("เลขที่หนังสือส่ง"), max_length=120, blank=True)
    published_on = day(_("วันที่เผยแพร่"))
    channels = models.TextField(_("ช่องทางที่เผยแพร่"), blank=True, max_length=2_000)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "of_unit"], condition=STANDS & Q(of_unit__isnull=False),
                name="control_report_once_for_a_unit",
                violation_error_message=_("หน่วยงานนี้มีรายงานของปีนี้แล้ว โปรดแก้ไขรายงานเดิม"),
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year"], condition=STANDS & Q(of_unit__isnull=True),
                name="control_report_once_for_the_office",
                violation_error_message=_("ทั้งหน่วยงานมีรายงานของปีนี้แล้ว โปรดแก้ไขรายงานเดิม หรือเลือกว่าเป็นรายงานของหน่วยงานใด"),
            ),
            models.CheckConstraint(
                condition=Q(prepared_by__isnull=True, prepared_on__isnull=True)
                | Q(prepared_by__isnull=False, prepared_on__isnull=False),
                name="control_report_prepared_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_on__isnull=True, review="")
                | (Q(prepared_by__isnull=False, reviewed_by__isnull=False, reviewed_on__isnull=False) & ~Q(review="")),
                name="control_report_reviewed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True)
                | (~Q(reviewed_by=F("prepared_by")) & ~Q(reviewed_by=F("recorded_by"))),
                name="control_report_preparer_never_reviews",
                violation_error_message=_("ผู้จัดทำรายงานสอบทานรายงานของตนเองไม่ได้"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "handed"]) | Q(reviewed_by__isnull=False, of_unit__isnull=True),
                name="control_report_goes_up_reviewed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["certified", "sent"]) | Q(certified_on__isnull=False),
                name="control_report_certified_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False), name="control_report_sent_on_a_day"
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; a unit's report is kept by that unit."""
        self.unit = self.of_unit or self.unit
        faults: dict[str, Any] = {}
        if self.sent_on and self.certified_on and self.sent_on < self.certified_on:
            faults["sent_on"] = gettext("วันที่ส่งต้องไม่ก่อนวันที่รับรอง")
        if self.reviewed_by_id and self.reviewed_by_id in (self.prepared_by_id, self.recorded_by_id):
            faults["review"] = gettext("ผู้จัดทำรายงานสอบทานรายงานของตนเองไม่ได้")
        if faults:
            raise ValidationError(faults)

    @property
    def about(self) -> str:
        """Whose control it tells of."""
        return self.of_unit.name if self.of_unit is not None else self.organization.name

    @property
    def channel_count(self) -> int:
        return len({line.strip() for line in self.channels.splitlines() if line.strip()})


class ControlActivity(Entry):
    """A line of ปค.5: a mission with its risk, the control there is, what the assessment found, the risk that is left,
    and how the control is improved, by whom and by when.

    Personal data: corrected_by, confirmed_by (on duty).
    """

    class Adequacy(models.TextChoices):
        ADEQUATE = "adequate", _("เพียงพอ")
        GAP = "gap", _("ยังมีความเสี่ยง ต้องปรับปรุง")

    class State(models.TextChoices):
        SUFFICIENT = "sufficient", _("เพียงพอแล้ว")
        OPEN = "open", _("ต้องปรับปรุง")
        CORRECTED = "corrected", _("ปรับปรุงแล้ว รอยืนยัน")
        CONFIRMED = "confirmed", _("ยืนยันการปรับปรุงแล้ว")

    mission = models.CharField(_("ภารกิจ"), max_length=300)
    objective = models.CharField(_("วัตถุประสงค์"), max_length=400, blank=True)
    risk = models.CharField(_("ความเสี่ยง"), max_length=600)
    existing = models.TextField(_("การควบคุมภายในที่มีอยู่"), max_length=MOST_WORDS)
    evaluation = models.TextField(_("การประเมินผลการควบคุมภายใน"), max_length=MOST_WORDS)
    adequacy = models.CharField(_("ผลประเมิน"), max_length=10, choices=Adequacy)
    remaining = words(_("ความเสี่ยงที่ยังมีอยู่"))
    improvement = words(_("การปรับปรุงการควบคุมภายใน"))
    due_on = day(_("กำหนดเสร็จ"))
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.OPEN)
    corrected_on = day(_("วันที่ปรับปรุงเสร็จ"))
    corrected_by = person(_("ผู้บันทึกการปรับปรุง"))
    correction = words(_("สิ่งที่ปรับปรุงแล้ว"))
    confirmed_on = day(_("วันที่ยืนยัน"))
    confirmed_by = person(_("ผู้ยืนยันการปรับปรุง"))
    confirm_note = models.CharField(_("ความเห็นผู้ยืนยัน"), max_length=400, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(adequacy="adequate", state="sufficient")
                | (Q(adequacy="gap", due_on__isnull=False) & ~Q(state="sufficient") & ~Q(remaining="")
                   & ~Q(improvement="")),
                name="control_gap_says_what_is_done",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sufficient", "open"], corrected_on__isnull=True, corrected_by__isnull=True)
                | Q(state__in=["corrected", "confirmed"], corrected_on__isnull=False, corrected_by__isnull=False),
                name="control_gap_corrected_by_someone",
            ),
            models.CheckConstraint(
                condition=(~Q(state="confirmed") & Q(confirmed_by__isnull=True, confirmed_on__isnull=True))
                | Q(state="confirmed", confirmed_by__isnull=False, confirmed_on__isnull=False),
                name="control_gap_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("corrected_by")),
                name="control_gap_corrector_never_confirms",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; the state follows the assessment while nothing was done yet."""
        if self.adequacy == self.Adequacy.ADEQUATE:
            self.state = self.State.SUFFICIENT
            return
        if self.state == self.State.SUFFICIENT:
            self.state = self.State.OPEN
        wanted = {
            "remaining": gettext("ต้องปรับปรุง โปรดใส่ความเสี่ยงที่ยังมีอยู่"), "improvement": gettext("โปรดใส่ว่าจะปรับปรุงอย่างไร"),
            "due_on": gettext("โปรดใส่กำหนดเสร็จ"),
        }  # fmt: skip
        faults: dict[str, Any] = {name: told for name, told in wanted.items() if not getattr(self, name)}
        if self.confirmed_by_id and self.confirmed_by_id == self.corrected_by_id:
            faults["confirm_note"] = gettext("ผู้บันทึกการปรับปรุงยืนยันของตนเองไม่ได้")
        if faults:
            raise ValidationError(faults)

    @property
    def described(self) -> str:
        return f"{self} {self.mission}"


class ControlFollowUp(Entry):
    """What was found of an improvement when six or twelve months of the year had passed. Personal data: none beside who
    recorded it."""

    class Round(models.TextChoices):
        SIX = "6", _("รอบ 6 เดือน")
        TWELVE = "12", _("รอบ 12 เดือน")

    class Found(models.TextChoices):
        NOT_STARTED = "not_started", _("ยังไม่ดำเนินการ")
        DOING = "doing", _("อยู่ระหว่างดำเนินการ")
        DONE = "done", _("ดำเนินการแล้วเสร็จตามกำหนด")
        DONE_LATE = "done_late", _("ดำเนินการแล้วเสร็จล่าช้ากว่ากำหนด")

    activity = models.ForeignKey(
        ControlActivity, models.PROTECT, related_name="follow_ups", verbose_name=_("กิจกรรมการควบคุม")
    )
    round = models.CharField(_("รอบ"), max_length=2, choices=Round)
    checked_on = models.DateField(_("วันที่ติดตาม"))
    found = models.CharField(_("สถานะการดำเนินการ"), max_length=12, choices=Found)
    method = models.CharField(_("วิธีการติดตาม"), max_length=300)
    note = words(_("สรุปผลและความเห็น"))

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["activity", "round"], condition=STANDS, name="control_follow_up_once_in_a_round",
                violation_error_message=_("รอบนี้ติดตามแล้ว โปรดแก้ไขรายการเดิม"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """Done needs something that was done."""
        if not self.activity_id:
            return
        state = self.activity.state
        if state == ControlActivity.State.SUFFICIENT:
            raise ValidationError({"activity": gettext("กิจกรรมนี้เพียงพอแล้ว ไม่มีการปรับปรุงที่ต้องติดตาม")})
        if self.found in (self.Found.DONE, self.Found.DONE_LATE) and state == ControlActivity.State.OPEN:
            raise ValidationError({"found": gettext("ยังไม่มีการบันทึกว่าปรับปรุงแล้ว โปรดให้หน่วยงานบันทึกการปรับปรุงก่อน")})
