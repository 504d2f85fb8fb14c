"""StoredFile."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """A file of an organization. The bytes lie once under their digest, however often they are named.

    `name` is the sender's file name, cleaned for show; it is never used as a path. `kind` is what the content is
    ("pdf", "docx", "xlsx", "txt", "png", "jpeg"), whatever the name says. Personal data: `uploaded_by`, and perhaps the
    content, which is why a file is reached only through the room that keeps it.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="files")
    digest = models.CharField(_("ลายนิ้วมือ SHA-256"), max_length=64)
    name = models.CharField(_("ชื่อไฟล์"), max_length=200)
    kind = models.CharField(_("ชนิด"), max_length=10)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(_("ขนาด"))
    uploaded_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty")]
        indexes = [models.Index(fields=["organization", "digest"], name="file_by_digest")]

    def __str__(self) -> str:
        return self.name
