"""A complaint, who complained (in a table of their own), and what happened in the case."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.complaints.models.centre import MOST_DAYS, YEAR, Category, Channel, ServiceArea


class Complaint(models.Model):
    """One complaint. `due_on` is the last day of its term as the rules stand (None: not begun, paused, or finished).

    `token` names the sent form, so that a form sent twice is one complaint. Of the receipt's secret only a slow digest
    is kept (`secret_salt`, `secret_digest`): who reads the database can follow no case.

    Personal data: subject, detail, wish, place, latitude and longitude may speak of the complainant or of others; the
    officers of the case read them, statistics do not. They are kept with the case (ten years); names and numbers of the
    complainant in them go when the identity goes. officer, filed_by, finished_by: officers at work.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("รับเรื่องแล้ว")
        WORKING = "working", _("กำลังดำเนินการ")
        FINISHED = "finished", _("เสร็จสิ้น")
        LINKED = "linked", _("รวมกับเรื่องเดิม")

    class Priority(models.TextChoices):
        NORMAL = "normal", _("ปกติ")
        URGENT = "urgent", _("เร่งด่วน")

    class Outcome(models.TextChoices):
        SOLVED = "solved", _("แก้ไขแล้ว")
        PARTLY = "partly", _("แก้ไขได้บางส่วน")
        EXPLAINED = "explained", _("ชี้แจงให้เข้าใจ")
        REFERRED = "referred", _("ส่งต่อหน่วยงานที่มีอำนาจ")
        NOT_POSSIBLE = "not_possible", _("ดำเนินการไม่ได้ พร้อมเหตุผล")
        WITHDRAWN = "withdrawn", _("ผู้ร้องขอยุติเรื่อง")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="complaints")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    number = models.PositiveIntegerField(_("เลขที่"))
    token = models.CharField(max_length=64)
    secret_salt = models.CharField(max_length=32)
    secret_digest = models.CharField(max_length=64)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="complaints", verbose_name=_("ช่องทาง"))
    category = models.ForeignKey(Category, models.PROTECT, related_name="complaints", verbose_name=_("ประเภท"))
    area = models.ForeignKey(
        ServiceArea, models.PROTECT, null=True, blank=True, related_name="complaints", verbose_name=_("ด้านบริการ")
    )
    subject = models.CharField(_("เรื่อง"), max_length=200)
    detail = models.TextField(_("รายละเอียด"))
    wish = models.TextField(_("สิ่งที่ต้องการให้แก้ไข"), blank=True)
    place = models.CharField(_("สถานที่เกิดเหตุ"), max_length=300, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    reference = models.CharField(_("เลขที่หนังสือต้นเรื่อง"), max_length=120, blank=True)
    received_on = models.DateField(_("วันที่รับเรื่อง"))
    complete_on = models.DateField(_("วันที่ข้อมูลครบ"), null=True, blank=True)
    reached_on = models.DateField(_("วันที่ถึงหน่วยงาน"), null=True, blank=True)
    due_on = models.DateField(_("ครบกำหนด"), null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.RECEIVED)
    priority = models.CharField(_("ความเร่งด่วน"), max_length=8, choices=Priority, default=Priority.NORMAL)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="complaints")
    officer = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="same")
    outcome = models.CharField(_("ผล"), max_length=14, choices=Outcome, blank=True)
    result = models.TextField(_("ผลการดำเนินการ"), blank=True)
    cause = models.TextField(_("สาเหตุ"), blank=True)
    prevention = models.TextField(_("แนวทางป้องกันไม่ให้เกิดซ้ำ"), blank=True)
    late_because = models.TextField(_("เหตุที่เกินกำหนด"), blank=True)
    term_end = models.DateField(_("วันครบกำหนดเมื่อเสร็จสิ้น"), null=True, blank=True)
    finished_on = models.DateField(_("เสร็จสิ้นเมื่อ"), null=True, blank=True)
    finished_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    reopened = models.PositiveIntegerField(_("เปิดใหม่ (ครั้ง)"), default=0)
    restarted_on = models.DateField(_("เปิดใหม่เมื่อ"), null=True, blank=True)
    filed_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    filed_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "number"], name="complaint_numbered_once"),
            models.UniqueConstraint(fields=["organization", "token"], name="complaint_sent_once"),
            models.CheckConstraint(
                condition=Q(state="finished", finished_on__isnull=False, outcome__gt="", result__gt="")
                | ~Q(state="finished"),
                name="complaint_finished_with_a_result",
            ),
            models.CheckConstraint(
                condition=Q(state="linked", same_as__isnull=False) | (~Q(state="linked") & Q(same_as__isnull=True)),
                name="complaint_linked_to_another",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="complaint_place_is_whole",
            ),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="complaint_not_its_own_copy"),
        ]
        indexes = [
            models.Index(fields=["organization", "state", "due_on"], name="complaint_by_term"),
            models.Index(fields=["organization", "received_on"], name="complaint_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.fiscal_year}"

    @property
    def open(self) -> bool:
        return self.state in (self.State.RECEIVED, self.State.WORKING)

    @property
    def placed(self) -> bool:
        return self.latitude is not None and self.longitude is not None


class Complainant(models.Model):
    """Who complained, apart from the complaint. Shown only to the officers of the case, and each look is recorded.

    Personal data: everything here (identification and contact), given by the person to be answered. Kept until
    `Centre.identity_days` after the case is finished, then emptied (`redacted_at`), never shown before that in lists,
    files, statistics or e-mails to officers.
    """

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="complainant")
    anonymous = models.BooleanField(_("ไม่บอกชื่อ"), default=False)
    name = models.CharField(_("ชื่อ-นามสกุล"), max_length=160, blank=True)
    telephone = models.CharField(_("โทรศัพท์"), max_length=40, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)
    address = models.CharField(_("ที่อยู่สำหรับส่งหนังสือ"), max_length=400, blank=True)
    behalf_of = models.CharField(_("ร้องเรียนแทน"), max_length=200, blank=True)
    redacted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(redacted_at__isnull=True) | Q(name="", telephone="", email="", address="", behalf_of=""),
                name="complainant_redacted_is_empty",
            ),
            models.CheckConstraint(condition=Q(anonymous=False) | Q(name=""), name="complainant_anonymous_has_no_name"),
        ]

    def __str__(self) -> str:
        return "complainant"  # a log that prints a row tells nobody's name

    @property
    def reachable(self) -> bool:
        """Is there a way to tell them beyond the tracking page?"""
        return bool(self.email or self.address or self.telephone)


class Event(models.Model):
    """Something that happened in a case, in order. `open`: the complainant reads it on the tracking page.

    Personal data: text may speak of people; kept with the case. by: the officer, None for complainant and system.
    """

    class Kind(models.TextChoices):
        FILED = "filed", _("รับเรื่อง")
        CLASSIFIED = "classified", _("จัดประเภท")
        ASSIGNED = "assigned", _("มอบหมาย")
        TRANSFERRED = "transferred", _("โอนเรื่อง")
        COMPLETE = "complete", _("ข้อมูลครบ")
        PAUSED = "paused", _("หยุดนับเวลา")
        RESUMED = "resumed", _("นับเวลาต่อ")
        EXTENDED = "extended", _("ขยายเวลา")
        NOTE = "note", _("บันทึกภายใน")
        TO_COMPLAINANT = "out", _("ข้อความถึงผู้ร้อง")
        FROM_COMPLAINANT = "in", _("ข้อความจากผู้ร้อง")
        LETTER = "letter", _("หนังสือแจ้ง")
        LINKED = "linked", _("รวมเรื่อง")
        UNLINKED = "unlinked", _("แยกเรื่อง")
        FINISHED = "finished", _("เสร็จสิ้น")
        REOPENED = "reopened", _("เปิดเรื่องใหม่")
        SATISFIED = "satisfied", _("ประเมินความพึงพอใจ")
        ESCALATED = "escalated", _("แจ้งผู้บังคับบัญชา")
        PUBLISHED = "published", _("เผยแพร่กรณี")
        REDACTED = "redacted", _("ลบข้อมูลผู้ร้อง")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(blank=True)
    open = models.BooleanField(default=False)
    token = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "token"], condition=~Q(token=""), name="complaint_message_sent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.kind}"


class Attachment(models.Model):
    """A file of a case: photos are drawn anew without what the camera wrote, papers stripped of their author.

    Personal data: the content perhaps. What the complainant sent goes with the identity (`file` becomes empty).
    """

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="attachments")
    event = models.ForeignKey(Event, models.PROTECT, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("ชื่อไฟล์"), max_length=200)
    from_complainant = models.BooleanField(default=False)
    open = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Pause(models.Model):
    """Days that do not count: from `since` to the day before `until`. Why, in words that the complainant reads."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(_("เหตุที่หยุดนับเวลา"), max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="pause_ends_later"),
            models.CheckConstraint(condition=Q(reason__gt=""), name="pause_says_why"),
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(until__isnull=True), name="complaint_paused_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since} - {self.until or ''}"


class Extension(models.Model):
    """More days, with an explanation to the complainant. It counts from the moment that its letter went by any way,
    and only where that was before the term ended."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="extensions")
    days = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)])
    reason = models.TextField(_("คำชี้แจง"))
    before = models.DateField(_("กำหนดเดิม"))
    letter = models.OneToOneField("complaints.Letter", models.PROTECT, related_name="extension")
    counts_since = models.DateField(null=True, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(reason__gt=""), name="extension_explains"),
            models.CheckConstraint(
                condition=Q(counts_since__isnull=True) | Q(counts_since__lte=F("before")),
                name="extension_told_before_the_term_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"+{self.days}"


class Escalation(models.Model):
    """That a level was told of a term: once for each due day."""

    class Level(models.TextChoices):
        OFFICER = "officer", _("ผู้รับผิดชอบ")
        CLERK = "clerk", _("ปลัด")
        MAYOR = "mayor", _("นายก")

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="escalations")
    level = models.CharField(max_length=8, choices=Level)
    due_on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["complaint", "level", "due_on"], name="escalated_once")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.level}"
