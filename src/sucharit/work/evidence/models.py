"""Evidence and its uses."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Evidence(models.Model):
    """A photo, document or address and what it proves. The place that a camera wrote into a photo is kept only where
    the officer chose so; the file that is shown has no metadata.

    Personal data: `personal` says that people can be recognised in it; such evidence is never public by itself, and
    council members and supervisors do not see it. `latitude`, `longitude` (where a photo was taken, by choice),
    `added_by`. Retention: as long as the fiscal year's papers are kept (ten years).
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("ภาพถ่าย")
        DOCUMENT = "document", _("เอกสาร")
        ADDRESS = "address", _("ที่อยู่เว็บ")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="evidence")
    kind = models.CharField(_("ชนิด"), max_length=10, choices=Kind)
    title = models.CharField(_("ใช้พิสูจน์อะไร"), max_length=300)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="evidence")
    thumbnail = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    received_digest = models.CharField(max_length=64, blank=True)  # of the file as it came, before metadata was removed
    address = models.URLField(_("ที่อยู่เว็บ"), max_length=500, blank=True)
    taken_on = models.DateField(_("วันที่"), null=True, blank=True)
    taken_by_camera = models.BooleanField(default=False)  # the day is the camera's word, nobody's
    place = models.CharField(_("สถานที่"), max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    personal = models.BooleanField(_("มีข้อมูลส่วนบุคคล"), default=False)
    edition = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("เหตุผลที่ถอน"), max_length=300, blank=True)

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="address", file__isnull=True) & ~Q(address="")
                | ~Q(kind="address") & Q(file__isnull=False, address=""),
                name="evidence_is_a_file_or_an_address",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="evidence_place_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason=""),
                name="evidence_withdrawn_by_someone",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "received_digest"], name="evidence_by_digest"),
            models.Index(fields=["organization", "-added_at"], name="evidence_by_age"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_photo(self) -> bool:
        return self.kind == self.Kind.PHOTO


class EvidenceUse(models.Model):
    """Where a piece of evidence is used. `subject` is the row ("progress.activity:5"); initiative and year are copied
    here so that the same photo for two years or two initiatives is found at once. Personal data: by."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="uses")
    subject = models.CharField(max_length=80)
    initiative_key = models.UUIDField(null=True, blank=True, db_index=True)
    fiscal_year = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["evidence", "subject"], name="evidence_used_once_per_subject")]
        indexes = [
            models.Index(fields=["subject"], name="evidence_of_subject"),
            models.Index(fields=["fiscal_year", "initiative_key"], name="evidence_of_year"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence} {self.subject}"
