"""Channel, Publication, and the initiatives that a publication is for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.years.recording.withdrawable import WITHDRAWN_WHOLE, Withdrawable


class Channel(models.Model):
    """A way by which the organization makes things public. "Different channels" are different rows of this list.

    A channel that was used is never deleted: it is taken out of use and its publications keep its name.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="channels")
    name = models.CharField(_("ชื่อช่องทาง"), max_length=160)
    online = models.BooleanField(_("เป็นช่องทางออนไลน์ (มีที่อยู่เว็บ)"), default=False)
    place = models.PositiveIntegerField(_("ลำดับ"), default=0)
    active = models.BooleanField(_("ใช้อยู่"), default=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="channel_named_once"),
            models.CheckConstraint(condition=Q(name__gt=""), name="channel_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Publication(Withdrawable):
    """Something was made public through one channel on one day; its proof is the address or a piece of evidence.

    `batch` is common to rows that were recorded together through several channels. `document` names the paper in words.
    Personal data: recorded_by; kept with the year's papers (ten years).
    """

    written_fields = ("title", "channel_id", "published_on", "address", "document", "note")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="publications")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="publications")
    title = models.CharField(_("เผยแพร่อะไร"), max_length=300)
    published_on = models.DateField(_("วันที่เผยแพร่"))
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"))
    address = models.URLField(_("ที่อยู่เว็บ"), max_length=500, blank=True)
    document = models.CharField(_("เอกสารที่เผยแพร่"), max_length=300, blank=True)
    note = models.CharField(_("หมายเหตุ"), max_length=500, blank=True)
    batch = models.UUIDField(db_index=True)

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="publication_withdrawn_by_someone"),
            models.CheckConstraint(condition=Q(title__gt=""), name="publication_says_what"),
        ]
        indexes = [models.Index(fields=["organization", "fiscal_year", "-published_on"], name="publication_of_year")]

    def __str__(self) -> str:
        return self.title


class PublicationInitiative(models.Model):
    """A publication is for this initiative (by its key, the same in every year)."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="initiatives")
    initiative_key = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "initiative_key"], name="publication_for_initiative_once")
        ]

    def __str__(self) -> str:
        return str(self.initiative_key)
