"""Gift: something that an officer was given, and what became of it."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.reference.gifts import gift_rule
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Gift(Entry):
    """A gift or benefit as section 128 of the organic act asks to report it: from whom, why, its value, by when it is
    told, what was decided, and that it went back or was handed over.

    Personal data: giver (who gave; kept ten years, never public), receiver, decided_by (on duty).
    """

    class Giver(models.TextChoices):
        RELATIVE = "relative", _("บุพการี ผู้สืบสันดาน หรือญาติ")
        PERSON = "person", _("บุคคลอื่น")
        BUSINESS = "business", _("ผู้ประกอบการหรือคู่สัญญา")
        AGENCY = "agency", _("หน่วยงานหรือองค์กร")
        EVERYONE = "everyone", _("ให้แก่คนทั่วไป ไม่เจาะจงผู้รับ")

    class Kind(models.TextChoices):
        THING = "thing", _("ทรัพย์สินหรือสิ่งของ")
        MONEY = "money", _("เงินหรือบัตรกำนัล")
        BENEFIT = "benefit", _("ประโยชน์อื่นใด (ส่วนลด บริการ การเลี้ยง การอบรม)")
        ASKED = "asked", _("เงินหรือสิ่งของจากการเรี่ยไร")

    class State(models.TextChoices):
        NOTED = "noted", _("รับไว้ ยังไม่รายงาน")
        REPORTED = "reported", _("รายงานแล้ว รอวินิจฉัย")
        KEPT = "kept", _("อนุญาตให้รับไว้")
        RETURNING = "returning", _("ให้คืนผู้ให้")
        HANDING = "handing", _("ให้ส่งมอบเป็นของหน่วยงาน")
        RETURNED = "returned", _("คืนผู้ให้แล้ว")
        HANDED = "handed", _("ส่งมอบเป็นของหน่วยงานแล้ว")

    received_on = models.DateField(_("วันที่รับ"))
    receiver = models.CharField(_("ผู้รับ"), max_length=160)
    position = models.CharField(_("ตำแหน่งผู้รับ"), max_length=160)
    giver = models.CharField(_("ผู้ให้"), max_length=200)
    giver_kind = models.CharField(_("ความสัมพันธ์กับผู้ให้"), max_length=10, choices=Giver)
    occasion = models.CharField(_("โอกาสที่ให้"), max_length=200)
    kind = models.CharField(_("ชนิด"), max_length=10, choices=Kind, default=Kind.THING)
    item = models.CharField(_("สิ่งที่ได้รับ"), max_length=300)
    value = models.DecimalField(_("มูลค่า (บาท)"), max_digits=12, decimal_places=2)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.NOTED)
    reported_on = models.DateField(_("วันที่รายงานผู้บังคับบัญชา"), null=True, blank=True)
    decided_on = models.DateField(_("วันที่วินิจฉัย"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้วินิจฉัย")
    )
    decision_note = models.CharField(_("เหตุผลของคำวินิจฉัย"), max_length=400, blank=True)
    settled_on = models.DateField(_("วันที่คืนหรือส่งมอบ"), null=True, blank=True)
    settled_to = models.CharField(_("ผู้รับคืนหรือรับมอบ"), max_length=200, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(value__gt=0), name="gift_has_a_value"),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(reported_on__gte=F("received_on")),
                name="gift_reported_after_it_came",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["noted", "reported"], decided_on__isnull=True, decided_by__isnull=True)
                | Q(
                    state__in=["kept", "returning", "handing", "returned", "handed"],
                    decided_on__isnull=False,
                    decided_by__isnull=False,
                ),
                name="gift_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "handed"]) | Q(settled_on__isnull=False),
                name="gift_settled_on_a_day",
            ),
        ]

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.value is not None and self.value <= Decimal(0):
            faults["value"] = gettext(
                "โปรดใส่มูลค่าเป็นบาท ถ้าไม่รู้ราคา ให้ประเมินตามราคาตลาด รายงานที่ไม่มีมูลค่าใช้ตรวจตามกฎหมายไม่ได้"
            )
        if self.reported_on and self.received_on and self.reported_on < self.received_on:
            faults["reported_on"] = gettext("วันที่รายงานต้องไม่ก่อนวันที่รับ")
        if self.settled_on and self.decided_on and self.settled_on < self.decided_on:
            faults["settled_on"] = gettext("วันที่คืนหรือส่งมอบต้องไม่ก่อนวันที่วินิจฉัย")
        if faults:
            raise ValidationError(faults)

    @property
    def must_be_reported(self) -> bool:
        """Over the threshold, and not from a relative or given to everyone."""
        free = (self.Giver.RELATIVE, self.Giver.EVERYONE)
        return self.giver_kind not in free and self.value > gift_rule().threshold_baht
