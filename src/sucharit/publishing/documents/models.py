"""Document with its files; NumberBook and RegisterNumber, the register that never doubles; NumberingRule, its year."""

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.publishing.documents.kinds import TRAITS, Kind, Register, Traits

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
MOST_NUMBER = 99_999


class Document(models.Model):
    """A paper of the organization, from draft to issue. Once ISSUED everything of it is frozen but the signed scan.

    `content` is the core value that the paper is made from (core.plan Order or Memo, core.papers Proclamation; for what
    is printed of a plan: empty while a draft, the whole plan once issued). `files_key` names what the issued files were
    made from. `edition` counts changes: who saves on an older one is told.

    Personal data: names and positions of committee members and signers inside `content`, kept as official papers are
    (for ever); created_by, issued_by, cancelled_by.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        ISSUED = "issued", _("ออกแล้ว")
        CANCELLED = "cancelled", _("ยกเลิกแล้ว")
        DISCARDED = "discarded", _("ทิ้งร่าง")

    class Digits(models.TextChoices):
        THAI = "thai", _("เลขไทย (๐๑๒๓๔๕๖๗๘๙)")
        ARABIC = "arabic", _("เลขอารบิก (0123456789)")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="documents")
    kind = models.CharField(_("ประเภท"), max_length=20, choices=Kind)
    subject = models.CharField(_("เรื่อง"), max_length=300)
    plan = models.ForeignKey("plans.Plan", models.PROTECT, null=True, blank=True, related_name="documents")
    risk_register = models.ForeignKey(
        "risks.RiskRegister", models.PROTECT, null=True, blank=True, related_name="documents"
    )
    content = models.JSONField(default=dict, blank=True)
    prose = models.JSONField(_("ถ้อยคำของเล่ม"), default=dict, blank=True)  # of a book: part > its words, where its own
    digits = models.CharField(_("ตัวเลขในเอกสาร"), max_length=8, choices=Digits, default=Digits.THAI)
    dated_on = models.DateField(_("วันที่ในเอกสาร"), null=True, blank=True)
    signatory = models.CharField(_("ผู้ลงนาม"), max_length=160, blank=True)
    signatory_position = models.CharField(_("ตำแหน่งผู้ลงนาม"), max_length=240, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    year = models.PositiveIntegerField(_("ปี"), null=True, blank=True, validators=YEAR)
    number = models.PositiveIntegerField(_("เลขที่"), null=True, blank=True)
    fingerprint = models.CharField(_("ลายนิ้วมือเนื้อหา"), max_length=80, blank=True)
    files_key = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    cancel_reason = models.TextField(_("เหตุผลที่ยกเลิก"), blank=True)
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["draft", "discarded"], number__isnull=True, year__isnull=True, issued_at__isnull=True,
                    issued_by__isnull=True, fingerprint="", files_key="",
                )
                | (
                    Q(state__in=["issued", "cancelled"], number__isnull=False, year__isnull=False)
                    & Q(issued_at__isnull=False, issued_by__isnull=False, dated_on__isnull=False)
                    & ~Q(fingerprint="") & ~Q(files_key="")
                ),
                name="document_issued_whole",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="cancelled", cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")
                )
                | (~Q(state="cancelled") & Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")),
                name="document_cancelled_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(subject__gt=""), name="document_has_a_subject"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organization", "state", "-changed_at"], name="document_by_state"),
            models.Index(fields=["organization", "kind", "year"], name="document_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.numbered} {self.subject}".replace("  ", " ")

    @property
    def traits(self) -> Traits:
        return TRAITS[self.kind]

    @property
    def register(self) -> Register:
        return self.traits.register

    @property
    def numbered(self) -> str:
        """ "1/2569", or "" while it has no number."""
        return f"{self.number}/{self.year}" if self.number else ""

    @property
    def open_to_change(self) -> bool:
        return self.state == self.State.DRAFT


class DocumentFile(models.Model):
    """A file made of a document. `key` names the content it was made from; the issued ones bear the document's."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="files")
    key = models.CharField(max_length=64)
    format = models.CharField(max_length=4)
    stored = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "key", "format"], name="document_file_once")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.format}"


class Rendering(models.Model):
    """The making of a large paper in the background: asked for once for each content, told to who waits."""

    class State(models.TextChoices):
        WAITING = "waiting", _("รอคิว")
        RUNNING = "running", _("กำลังจัดหน้า")
        READY = "ready", _("พร้อม")
        FAILED = "failed", _("ไม่สำเร็จ")

    document = models.ForeignKey(Document, models.CASCADE, related_name="renderings")
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)  # formats finished
    message = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="rendering_once")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.state}"


class NumberingRule(models.Model):
    """By which year a register counts: the calendar year (the custom for orders) or the fiscal one."""

    class Basis(models.TextChoices):
        CALENDAR = "calendar", _("ปีปฏิทิน (เริ่ม 1 มกราคม)")
        FISCAL = "fiscal", _("ปีงบประมาณ (เริ่ม 1 ตุลาคม)")

    organization = models.ForeignKey("organizations.Organization", models.CASCADE, related_name="+")
    register = models.CharField(max_length=16, choices=Register)
    basis = models.CharField(_("นับเลขตาม"), max_length=10, choices=Basis, default=Basis.CALENDAR)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "register"], name="numbering_rule_once")]

    def __str__(self) -> str:
        return f"{self.register} {self.basis}"

    @classmethod
    def year_of(cls, basis: str, day: datetime.date) -> int:
        return FiscalYear.of(day).value if basis == cls.Basis.FISCAL else day.year + BUDDHIST_ERA


class NumberBook(models.Model):
    """One register of one year. Locked while a number is taken, so that none is taken twice.

    Numbers before `first_number` were given in another register before this system came (`start_reason`).
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="number_books")
    register = models.CharField(_("ทะเบียน"), max_length=16, choices=Register)
    year = models.PositiveIntegerField(_("ปี"), validators=YEAR)
    first_number = models.PositiveIntegerField(_("เลขแรกในระบบ"), default=1)
    next_number = models.PositiveIntegerField(_("เลขถัดไป"), default=1)
    start_reason = models.CharField(_("เหตุผลที่ไม่เริ่มจาก 1"), max_length=300, blank=True)

    class Meta:
        ordering = ["-year", "register"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "register", "year"], name="number_book_once"),
            models.CheckConstraint(
                condition=Q(first_number__gte=1) & Q(next_number__gte=F("first_number")), name="number_book_counts_up"
            ),
            models.CheckConstraint(
                condition=Q(first_number=1) | ~Q(start_reason=""), name="number_book_late_start_explained"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_register_display()} {self.year}"


class RegisterNumber(models.Model):
    """One number of a register: used by a document, or void with the reason why."""

    class State(models.TextChoices):
        USED = "used", _("ใช้แล้ว")
        VOID = "void", _("เลขว่าง")

    book = models.ForeignKey(NumberBook, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField(_("เลขที่"), validators=[MinValueValidator(1), MaxValueValidator(MOST_NUMBER)])
    state = models.CharField(max_length=4, choices=State)
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="register_number")
    reason = models.CharField(_("เหตุผล"), max_length=300, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["book", "number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="register_number_once"),
            models.CheckConstraint(
                condition=Q(state="used", document__isnull=False, reason="")
                | (Q(state="void", document__isnull=True) & ~Q(reason="")),
                name="register_number_used_or_explained",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.book.year}"
