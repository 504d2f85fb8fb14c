"""Intake: one uploaded document on its way into data; its lines, and what its reading leaves to a person."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.core.reading.values import DocumentKind

KINDS = [
    (DocumentKind.ACTION_PLAN.value, _("แผนปฏิบัติการ (ห้าปี)")),
    (DocumentKind.ANNUAL_PLAN.value, _("แผนประจำปี")),
    (DocumentKind.INITIATIVE_SHEET.value, _("รายละเอียดโครงการ")),
    (DocumentKind.INTEGRITY_REPORT.value, _("รายงานส่งเสริมคุณธรรมและความโปร่งใส")),
    (DocumentKind.PROGRESS_REPORT.value, _("รายงานผลการดำเนินงาน")),
    (DocumentKind.MEMO.value, _("บันทึกข้อความ")),
    (DocumentKind.ORDER.value, _("คำสั่ง")),
    (DocumentKind.ANNOUNCEMENT.value, _("ประกาศ")),
    (DocumentKind.UNKNOWN.value, _("ไม่ทราบชนิด")),
]
#: What a plan can be made of; the rest is kept and shown.
PLAN_KINDS = frozenset({"action_plan", "annual_plan", "initiative_sheet"})


class Intake(models.Model):
    """An uploaded document. `reading` is the core Reading as JSON (msgspec), written once by the background task.

    A claim says who has it open and until when; it warns others and never locks the database. `attempt` counts
    readings, so that a task which was thought dead and wakes again writes nothing; `seen_alive_at` is its beat.
    Personal data: uploaded_by, claimed_by (who worked on it), and what the document itself says; kept with the record.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รออ่าน")
        READING = "reading", _("กำลังอ่าน")
        READ = "read", _("อ่านแล้ว รอตรวจ")
        FAILED = "failed", _("อ่านไม่ได้")
        ADOPTED = "adopted", _("เข้าเป็นร่างแผนแล้ว")
        DISCARDED = "discarded", _("ยกเลิก")

    class Stage(models.TextChoices):
        WAITING = "waiting", _("รอคิวอ่าน")
        OPENING = "opening", _("กำลังเปิดไฟล์")
        READING = "reading", _("กำลังอ่านเนื้อหา")
        CHECKING = "checking", _("กำลังตรวจ")
        DONE = "done", _("เสร็จแล้ว")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="intakes")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.WAITING)
    stage = models.CharField(_("ขั้นตอน"), max_length=10, choices=Stage, default=Stage.WAITING)
    attempt = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)  # attempts since somebody last asked for a reading
    enqueued_at = models.DateTimeField(null=True)
    seen_alive_at = models.DateTimeField(null=True)
    document_kind = models.CharField(_("ชนิดเอกสาร"), max_length=20, choices=KINDS, blank=True)
    title = models.CharField(_("ชื่อในเอกสาร"), max_length=300, blank=True)
    reason = models.TextField(blank=True)  # why this kind, or why it cannot be read: one Thai sentence
    reading = models.JSONField(null=True)
    findings = models.JSONField(null=True)
    line_count = models.PositiveIntegerField(default=0)
    page_count = models.PositiveIntegerField(null=True)
    initiative_count = models.PositiveIntegerField(default=0)
    claimed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    uploaded_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    discarded_why = models.TextField(_("เหตุผลที่ยกเลิก"), blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["organization", "state"], name="intake_by_state"),
            models.Index(fields=["state"], name="intake_under_way"),  # what was abandoned is looked for in all offices
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["read", "adopted"]) | Q(reading__isnull=False), name="intake_read_has_a_reading"
            ),
            models.CheckConstraint(
                condition=~Q(state="discarded") | ~Q(discarded_why=""), name="intake_discarded_says_why"
            ),
            models.CheckConstraint(
                condition=Q(claimed_by__isnull=True, claimed_until__isnull=True)
                | Q(claimed_by__isnull=False, claimed_until__isnull=False),
                name="intake_claimed_until_some_time",
            ),
        ]

    def __str__(self) -> str:
        return self.file.name

    @property
    def in_progress(self) -> bool:
        return self.state in (self.State.WAITING, self.State.READING)

    @property
    def is_plan(self) -> bool:
        """Can a plan be made of it? Other papers are kept and shown."""
        return self.document_kind in PLAN_KINDS

    @property
    def open_to_answers(self) -> bool:
        return self.state == self.State.READ

    def claimed_by_other(self, user_id: int, now: datetime | None = None) -> bool:
        """Does somebody else have it open right now?"""
        if self.claimed_by_id is None or self.claimed_until is None:
            return False
        return self.claimed_by_id != user_id and self.claimed_until > (now or timezone.now())


class Leaf(models.Model):
    """Five hundred lines of an opened document, so that a page of it never loads the rest.

    `lines` are [number, text, page or null, cells]; the text is raw, with only what no database keeps (NUL) replaced.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="leaves")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    lines = models.JSONField()

    class Meta:
        ordering = ["first"]
        constraints = [models.UniqueConstraint(fields=["intake", "first"], name="leaf_placed_once")]

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class Question(models.Model):
    """What a person is asked about a reading: a doubt of the reader, or a finding of a rule.

    `key` names it stably over readings of the same document. `printed` is what stands in the document, `computed` what
    the reader proposes or the rest of the document says; "" where there is none. `standing` is False where a later
    reading no longer asks it. Answers are the officer's: `own` is their value, `reason` their word.
    Personal data: decided_by (who answered); kept with the record.
    """

    class Kind(models.TextChoices):
        DOUBT = "doubt", _("ข้อสังเกตจากการอ่าน")
        FINDING = "finding", _("ข้อค้นพบจากการตรวจ")

    class Severity(models.TextChoices):
        ERROR = "error", _("ต้องแก้")
        WARNING = "warning", _("ควรแก้")
        NOTICE = "notice", _("น่าสังเกต")

    class Choice(models.TextChoices):
        AS_PRINTED = "as_printed", _("ตามที่พิมพ์")
        AS_COMPUTED = "as_computed", _("ตามที่คำนวณหรือเสนอ")
        OWN = "own", _("กำหนดเอง")
        EXPLAINED = "explained", _("ชี้แจงเหตุผล")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="questions")
    kind = models.CharField(_("ที่มา"), max_length=8, choices=Kind)
    key = models.CharField(max_length=64)
    place = models.PositiveIntegerField()  # the order in which they are asked
    code = models.CharField(_("รหัส"), max_length=60)
    severity = models.CharField(_("ความสำคัญ"), max_length=8, choices=Severity)
    message = models.TextField()
    rule_source = models.TextField(blank=True)
    where = models.JSONField(default=dict)  # {"initiatives": [...], "objectives": [...], "lines": [...], "field": ""}
    printed = models.TextField(blank=True)
    computed = models.TextField(blank=True)
    standing = models.BooleanField(default=True)
    choice = models.CharField(_("คำตอบ"), max_length=12, choices=Choice, blank=True)
    own = models.TextField(_("ค่าที่กำหนดเอง"), blank=True)
    reason = models.TextField(_("เหตุผล"), blank=True)
    decided_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "key"], name="question_asked_once"),
            models.CheckConstraint(
                condition=Q(choice="", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(choice="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="question_answered_by_someone",
            ),
            models.CheckConstraint(condition=~Q(choice="explained") | ~Q(reason=""), name="question_says_why"),
            models.CheckConstraint(condition=~Q(choice="own") | ~Q(own=""), name="question_own_has_a_value"),
        ]
        indexes = [models.Index(fields=["intake", "standing", "choice"], name="intake_question_open")]

    def __str__(self) -> str:
        return self.message

    @property
    def settled(self) -> bool:
        return self.choice != ""

    @property
    def initiatives(self) -> list[int]:
        return list(self.where.get("initiatives", ()))

    @property
    def lines(self) -> list[int]:
        return list(self.where.get("lines", ()))

    @property
    def field(self) -> str:
        return self.where.get("field") or ""


class Correction(models.Model):
    """A value that an officer put in place of what was read. `path` is "plan/title" or "12/steps" (the place of an
    initiative and its field), `value` JSON. The latest one that is not undone counts; the reading itself never changes.

    Personal data: by, undone_by (who corrected); kept with the record.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="corrections")
    path = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="correction_undone_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["intake", "path"], name="correction_of_path")]

    def __str__(self) -> str:
        return self.path
