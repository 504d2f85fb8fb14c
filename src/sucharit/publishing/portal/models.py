"""PublishedPlan, PublishedDocument, PublishedYear: what everyone may see, frozen on its day; OpenMark."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.fiscal import FiscalSpan


class State(models.TextChoices):
    PUBLISHED = "published", _("เผยแพร่อยู่")
    REPLACED = "replaced", _("มีฉบับใหม่แทน")
    WITHDRAWN = "withdrawn", _("ถอนแล้ว")


def _withdrawn_whole(name: str) -> models.CheckConstraint:
    """A withdrawal has a time, a person and a reason; nothing else has."""
    whole = Q(state="withdrawn", withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason="")
    none = ~Q(state="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdraw_reason="")
    return models.CheckConstraint(condition=whole | none, name=name)


class PublishedPlan(models.Model):
    """A plan as it was published: `value` is the plan file (core.plan.json) to the byte, `digest` its SHA-256,
    `fingerprint` what was approved. Rows may change later, this never does; a correction is another row that `corrects`
    it. `summary` repeats a few figures for the lists. `book` and `workbook` are made in the background.

    Personal data: published_by, withdrawn_by; in `value` the names of committee members and signers, which official
    papers make public. Kept for ever.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="published_plans")
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="published")
    title = models.CharField(_("ชื่อแผน"), max_length=400)
    first_year = models.PositiveIntegerField()
    last_year = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=0)
    value = models.TextField()
    digest = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=80)
    summary = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    correction_note = models.CharField(_("แก้ไขเรื่องใด"), max_length=400, blank=True)
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    withdraw_reason = models.CharField(_("เหตุผลที่ถอน"), max_length=400, blank=True)
    book = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    workbook = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    files_message = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "first_year", "last_year"], condition=Q(state="published"),
                name="plan_published_once_per_span",
            ),
            _withdrawn_whole("published_plan_withdrawn_whole"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_note=""), name="correction_says_what"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organization", "state", "-first_year"], name="published_plan_by_place"),
            models.Index(fields=["state", "-published_at"], name="published_plan_by_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> FiscalSpan:
        return FiscalSpan(self.first_year, self.last_year)

    @property
    def span_code(self) -> str:
        """ "2566-2570", as addresses say it."""
        return f"{self.first_year}-{self.last_year}"


class PublishedDocument(models.Model):
    """An issued paper that everyone may read: its PDF as it was issued, or the signed scan of it.

    Personal data: published_by, withdrawn_by; names inside the paper, as official papers make them public.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="published_documents")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="published")
    register = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    year = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=300)
    dated_on = models.DateField()
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    withdraw_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-dated_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "register", "year", "number"], condition=Q(state="published"),
                name="document_published_once",
            ),
            _withdrawn_whole("published_document_withdrawn_whole"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organization", "state"], name="published_document_by_place"),
            models.Index(fields=["state", "-published_at"], name="published_document_by_day"),
        ]

    def __str__(self) -> str:
        return self.subject


class PublishedYear(models.Model):
    """A fiscal year as it was published: `value` is the year file ("sucharit-year/1") to the byte, `digest` its
    SHA-256. `edition` counts the publications of the year, 1 first; earlier ones stay readable until one is withdrawn.

    Personal data: published_by, withdrawn_by; in `value` no person's name, and only activities and evidence that an
    officer chose (OpenMark). Kept for ever.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="published_years")
    year_plan = models.ForeignKey("years.YearPlan", models.PROTECT, related_name="published")
    fiscal_year = models.PositiveIntegerField()
    edition = models.PositiveIntegerField()
    value = models.TextField()
    digest = models.CharField(max_length=64)
    summary = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    correction_note = models.CharField(_("แก้ไขเรื่องใด"), max_length=400, blank=True)
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    withdraw_reason = models.CharField(_("เหตุผลที่ถอน"), max_length=400, blank=True)

    class Meta:
        ordering = ["-fiscal_year", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "fiscal_year"], condition=Q(state="published"), name="year_published_once"
            ),
            models.UniqueConstraint(fields=["organization", "fiscal_year", "edition"], name="year_edition_once"),
            _withdrawn_whole("published_year_withdrawn_whole"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_note=""), name="year_correction_says_what"
            ),
        ]
        indexes = [models.Index(fields=["state", "-published_at"], name="published_year_by_day")]

    def __str__(self) -> str:
        return f"ปีงบประมาณ พ.ศ. {self.fiscal_year}"


class PreparedYear(models.Model):
    """What an officer looks at before a year goes out: the year file as it stood then, and what was left inside. Made
    anew at will, gone once it is published. Personal data: prepared_by."""

    year_plan = models.OneToOneField("years.YearPlan", models.CASCADE, related_name="prepared")
    value = models.TextField()
    digest = models.CharField(max_length=64)
    withheld = models.JSONField(default=list)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.digest


class OpenMark(models.Model):
    """An officer's choice that an activity or a piece of evidence may stand on the public page of a year. `subject` is
    the row ("progress.activity:5"). Evidence with personal data never goes out, marked or not. Personal data: by; kept
    with the year's papers (ten years)."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField()
    subject = models.CharField(max_length=80)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "subject"], name="marked_open_once")
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.subject}"
