"""Report, its sections and sentences; the papers issued of it; which ITA area an initiative belongs to."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
AREAS = 10


class Report(models.Model):
    """A report of the office, drafted from the records of the year and then its officers' words.

    `fiscal_year` of FIVE_YEAR is the last year of the plan, `first_year` its first (else they are the same). `figures`
    are the table and scores as they stood on `drafted_on`: what is approved does not move with the records. `revision`
    counts how often an approved or issued report was opened again. `edition` counts every change.
    Personal data: begun_by, drafted_by (who worked on it); kept with the year's papers (ten years).
    """

    class Kind(models.TextChoices):
        ROUND_6 = "round-6", _("รายงานผลการดำเนินการ รอบ 6 เดือน")
        ROUND_9 = "round-9", _("รายงานผลการดำเนินการ รอบ 9 เดือน")
        ROUND_12 = "round-12", _("รายงานผลการดำเนินการ รอบ 12 เดือน")
        FIVE_YEAR = "five-year", _("รายงานผลการดำเนินการตลอดแผน")
        INTEGRITY = "integrity", _("รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        SUBMITTED = "submitted", _("เสนอแล้ว")
        APPROVED = "approved", _("อนุมัติแล้ว")
        ISSUED = "issued", _("ออกแล้ว")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="reports")
    kind = models.CharField(_("ชนิด"), max_length=10, choices=Kind)
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    first_year = models.PositiveIntegerField(validators=YEAR)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)
    figures = models.JSONField(default=dict, blank=True)
    drafted_on = models.DateField(_("ข้อมูล ณ วันที่"))
    drafted_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    approved_fingerprint = models.CharField(max_length=80, blank=True)
    approved_at = models.DateTimeField(null=True)
    begun_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-fiscal_year", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "kind", "fiscal_year"], name="report_once_a_year"),
            models.CheckConstraint(condition=Q(first_year__lte=models.F("fiscal_year")), name="report_years_in_order"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "issued"])
                | Q(approved_at__isnull=False) & ~Q(approved_fingerprint=""),
                name="report_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.fiscal_year}"

    @property
    def open_to_change(self) -> bool:
        """Its words may be written; a submitted one may too, which breaks the fit of its approval."""
        return self.state in (self.State.DRAFT, self.State.SUBMITTED)

    @property
    def about_integrity(self) -> bool:
        return self.kind == self.Kind.INTEGRITY


class ReportSection(models.Model):
    """A part of a report: the introduction, the summary, an initiative, an ITA area, the memo. `edition` counts its own
    changes, so that two officers at two sections do not meet. `key` stays when it is drafted again."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    seq = models.PositiveIntegerField()
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=700)
    initiative_key = models.UUIDField(null=True, blank=True, db_index=True)
    area = models.PositiveSmallIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["seq", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="report_section_once"),
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(area__gte=1, area__lte=AREAS), name="report_section_area"
            ),
        ]

    def __str__(self) -> str:
        return self.title[:200]


class ReportSentence(models.Model):
    """A sentence with the records that it rests on.

    `text` is what stands, `drafted` what the records gave: where they differ an officer wrote. `offered` is what the
    records give since, where the officer's words were kept; `gone` that they give it no more. `left_out` is an
    officer's word too: drafting again does not bring it back. `sources` are {"row", "words", "view", "arguments"}.
    """

    section = models.ForeignKey(ReportSection, models.CASCADE, related_name="sentences")
    seq = models.PositiveIntegerField()
    part = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    text = models.TextField(blank=True)
    drafted = models.TextField(blank=True)
    offered = models.TextField(blank=True)
    gone = models.BooleanField(default=False)
    left_out = models.BooleanField(default=False)
    sources = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["seq", "pk"]
        constraints = [models.UniqueConstraint(fields=["section", "part", "key"], name="report_sentence_once")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def own(self) -> bool:
        """Nobody's record: an officer added it."""
        return self.key.startswith("own")

    @property
    def edited(self) -> bool:
        """An officer changed what the records gave."""
        return self.text != self.drafted and not self.own

    @property
    def kept(self) -> bool:
        """Drafting again does not touch it."""
        return self.own or self.edited or self.left_out

    @property
    def stands(self) -> bool:
        return bool(self.text.strip()) and not self.left_out


class ReportPaper(models.Model):
    """A paper that was issued of a report, and of which revision: all that ever were stay."""

    class Role(models.TextChoices):
        REPORT = "report", _("รายงาน")
        MEMO = "memo", _("บันทึกข้อความ")

    report = models.ForeignKey(Report, models.PROTECT, related_name="papers")
    revision = models.PositiveIntegerField()
    role = models.CharField(max_length=6, choices=Role)
    document = models.OneToOneField("documents.Document", models.PROTECT, related_name="report_paper")

    class Meta:
        ordering = ["-revision", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "revision", "role"], name="report_paper_once")]

    def __str__(self) -> str:
        return f"{self.report} {self.role} {self.revision}"


class InitiativeArea(models.Model):
    """Which ITA area an initiative is told under in the yearly integrity report: an officer's choice. `area` None: in
    none. Where there is no row the system proposes one. Personal data: by; kept with the year's papers."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField(validators=YEAR)
    initiative_key = models.UUIDField()
    area = models.PositiveSmallIntegerField(_("ตัวชี้วัด ITA"), null=True, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["fiscal_year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "initiative_key"], name="area_chosen_once"),
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(area__gte=1, area__lte=AREAS), name="initiative_area_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.area}"
