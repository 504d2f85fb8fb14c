"""Intake: one uploaded document on its way into data; and the questions that its reading leaves to a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Intake(models.Model):
    """An uploaded document. `reading` is the core Reading as JSON (msgspec), `lines` the opened lines as JSON, both
    written once by the background task; the person's answers stand in Question rows, never in the reading.

    A claim says who has it open and until when; it warns others and never locks the database.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("รออ่าน")
        READING = "reading", _("กำลังอ่าน")
        READ = "read", _("อ่านแล้ว รอตรวจ")
        FAILED = "failed", _("อ่านไม่ได้")
        ADOPTED = "adopted", _("เข้าเป็นร่างแผนแล้ว")
        DISCARDED = "discarded", _("ยกเลิก")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="intakes")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(_("ความคืบหน้า (ร้อยละ)"), default=0)
    document_kind = models.CharField(_("ชนิดเอกสาร"), max_length=20, blank=True)
    reason = models.TextField(blank=True)  # why this kind, or why it cannot be read: one Thai sentence
    reading = models.JSONField(null=True)
    findings = models.JSONField(null=True)
    lines = models.JSONField(null=True)
    initiative_count = models.PositiveIntegerField(default=0)
    claimed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    uploaded_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["organization", "state"], name="intake_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["read", "adopted"]) | Q(reading__isnull=False), name="intake_read_has_a_reading"
            ),
        ]

    def __str__(self) -> str:
        return self.file.name
