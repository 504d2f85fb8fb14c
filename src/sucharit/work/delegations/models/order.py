"""Delegation: an order that hands powers from one position to another; Power: a line of its annexed list."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Delegation(Entry):
    """An order: from which position to which, by which law, with which powers, from and until when; of an acting
    officer, for which position. It is signed by
    whoever holds the position of the giver; who held both on that day is kept, because the order stands with them.

    `lapse_told_on`, `months_told`: that the house told of its lapse, and that no report was asked for yet in that year.

    Personal data: giver_holder, receiver_holder (on duty); kept ten years.
    """

    class Kind(models.TextChoices):
        ASSIGN = "assign", _("มอบหมายให้สั่งหรือปฏิบัติราชการ")
        DELEGATE = "delegate", _("มอบอำนาจให้อนุญาตหรืออนุมัติแทน")
        ACTING = "acting", _("แต่งตั้งผู้รักษาราชการแทน")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        SIGNED = "signed", _("ลงนามแล้ว")
        ENDED = "ended", _("สิ้นผลแล้ว")

    order_no = models.CharField(_("คำสั่งที่"), max_length=60)
    ordered_on = models.DateField(_("วันที่ของคำสั่ง"))
    kind = models.CharField(_("ชนิดคำสั่ง"), max_length=10, choices=Kind, default=Kind.DELEGATE)
    subject = models.CharField(_("เรื่อง"), max_length=300)
    giver = models.ForeignKey("people.Position", models.PROTECT, related_name="+", verbose_name=_("ผู้มอบ"))
    receiver = models.ForeignKey("people.Position", models.PROTECT, related_name="+", verbose_name=_("ผู้รับมอบ"))
    acting_for = models.ForeignKey(
        "people.Position", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("รักษาราชการแทนตำแหน่ง"), help_text=_("เฉพาะคำสั่งแต่งตั้งผู้รักษาราชการแทน"),
    )  # fmt: skip
    law = models.CharField(_("อาศัยอำนาจตาม"), max_length=400)
    from_on = models.DateField(_("มีผลตั้งแต่"))
    until_on = models.DateField(_("มีผลถึง"), null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    giver_holder = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ลงนาม")
    )
    receiver_holder = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รับมอบในวันลงนาม")
    )
    signed_on = models.DateField(_("ลงนามเมื่อ"), null=True, blank=True)
    circular_no = models.CharField(_("หนังสือเวียนที่"), max_length=60, blank=True)
    circular_on = models.DateField(_("แจ้งเวียนเมื่อ"), null=True, blank=True)
    channels = models.TextField(_("ช่องทางประกาศให้ประชาชนทราบ"), blank=True)
    announced_on = models.DateField(_("ประกาศเมื่อ"), null=True, blank=True)
    ended_on = models.DateField(_("สิ้นผลเมื่อ"), null=True, blank=True)
    ended_why = models.CharField(_("เหตุที่สิ้นผล"), max_length=300, blank=True)
    lapse_told_on = models.DateField(_("แจ้งว่าไม่มีผลแล้วเมื่อ"), null=True, blank=True)
    months_told = models.PositiveIntegerField(_("เตือนให้ขอรายงานของปี"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="delegation_between_two"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="delegation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(kind="acting") | Q(until_on__isnull=False), name="delegation_acting_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(
                    state="draft", signed_on__isnull=True, giver_holder__isnull=True, receiver_holder__isnull=True
                )
                | (
                    ~Q(state="draft")
                    & Q(signed_on__isnull=False, giver_holder__isnull=False, receiver_holder__isnull=False)
                ),
                name="delegation_signed_by_a_holder",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ended_on__isnull=False) & ~Q(ended_why="")),
                name="delegation_ended_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "order_no"], condition=Q(withdrawn_at__isnull=True),
                name="delegation_order_once", violation_error_message=_("มีคำสั่งเลขที่นี้ในปีนี้แล้ว"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.giver_id and self.giver_id == self.receiver_id:
            faults["receiver"] = gettext("ผู้มอบกับผู้รับมอบต้องเป็นคนละตำแหน่ง")
        if self.until_on and self.from_on and self.until_on < self.from_on:
            faults["until_on"] = gettext("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม")
        if self.kind == self.Kind.ACTING and self.until_on is None:
            faults["until_on"] = gettext("การรักษาราชการแทนต้องมีวันสิ้นสุด")
        acting = self.kind == self.Kind.ACTING
        if acting and self.acting_for_id is None and self.state == self.State.DRAFT:
            faults["acting_for"] = gettext("โปรดเลือกตำแหน่งที่รักษาราชการแทน")
        if self.acting_for_id and (not acting or self.acting_for_id == self.receiver_id):
            faults["acting_for"] = (
                gettext("ผู้รับมอบดำรงตำแหน่งนี้เอง โปรดเลือกตำแหน่งอื่น")
                if acting
                else gettext("ใช้เฉพาะคำสั่งแต่งตั้งผู้รักษาราชการแทน คำสั่งชนิดอื่นเว้นว่าง")
            )
        if faults:
            raise ValidationError(faults)

    @property
    def channel_count(self) -> int:
        """Each channel once."""
        return len({line.strip() for line in self.channels.splitlines() if line.strip()})

    @property
    def described(self) -> str:
        return f"{self.order_no} {self.subject}"[:120]


class Power(models.Model):
    """A power in the annexed list: what may be done, by which law, within which limit. `further`: the receiver may
    hand it on. No personal data.
    """

    class Act(models.TextChoices):
        ORDER = "order", _("สั่ง")
        PERMIT = "permit", _("อนุญาต")
        APPROVE = "approve", _("อนุมัติ")
        ACT = "act", _("ปฏิบัติราชการแทน")

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="powers")
    place = models.PositiveIntegerField()
    act = models.CharField(_("อำนาจ"), max_length=8, choices=Act, default=Act.APPROVE)
    text = models.CharField(_("เรื่องที่มอบ"), max_length=400)
    law = models.CharField(_("กฎหมายหรือระเบียบ"), max_length=300)
    limit = models.CharField(_("เงื่อนไขหรือวงเงิน"), max_length=200, blank=True)
    further = models.BooleanField(_("ผู้รับมอบมอบต่อได้"), default=False)

    class Meta:
        ordering = ["delegation", "place"]
        constraints = [
            models.UniqueConstraint(fields=["delegation", "place"], name="power_placed_once"),
            models.UniqueConstraint(fields=["delegation", "text"], name="power_given_once"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(law=""), name="power_has_its_law"),
        ]

    def __str__(self) -> str:
        return self.text
