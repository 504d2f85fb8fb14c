"""Withdrawable."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Withdrawable(models.Model):
    """A row that others have seen: it is withdrawn with a reason and can be put back, never deleted.

    Personal data: recorded_by, withdrawn_by (who worked on it); kept with the year's papers (ten years).
    """

    edition = models.PositiveIntegerField(default=1)
    recorded_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("เหตุผลที่ถอน"), max_length=300, blank=True)

    written_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None


WITHDRAWN_WHOLE = Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_reason="") | (
    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")
)
"""A constraint of every such room: who, when and why, or none of them."""
