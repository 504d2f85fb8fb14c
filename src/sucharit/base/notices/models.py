"""Notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One message to one user. `text` names the thing, never its content; `url` leads to it.

    Retention: read notices go after a year, unread ones after two.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    user = models.ForeignKey("people.User", models.PROTECT, related_name="notices")
    text = models.CharField(_("ข้อความ"), max_length=400)
    url = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "organization", "-at"], name="notice_of_user")]

    def __str__(self) -> str:
        return self.text
