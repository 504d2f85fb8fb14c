"""Interests: what may pull an officer two ways, position by position and person by person, and each procurement
checked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class InterestRisk(Entry):
    """How a conflict of interest may arise in a position, and what is done against it. Personal data: none."""

    class Level(models.TextChoices):
        LOW = "low", _("ต่ำ")
        MIDDLE = "middle", _("ปานกลาง")
        HIGH = "high", _("สูง")

    reviewed_on = models.DateField(_("วันที่วิเคราะห์"))
    position = models.CharField(_("ตำแหน่ง"), max_length=160)
    duty = models.CharField(_("งานที่ใช้ดุลพินิจหรือมีอำนาจ"), max_length=300)
    situation = models.TextField(_("ผลประโยชน์ทับซ้อนอาจเกิดอย่างไร"))
    level = models.CharField(_("ระดับความเสี่ยง"), max_length=8, choices=Level)
    measure = models.TextField(_("มาตรการป้องกัน"))

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=~Q(measure=""), name="interest_risk_has_a_measure"),
        ]

    def clean(self) -> None:
        """In words what the constraint demands."""
        if not self.measure.strip():
            raise ValidationError({"measure": gettext("โปรดใส่มาตรการป้องกัน")})


class Interest(Entry):
    """What an officer declares of their own interests that touch their duty, and how it is dealt with.

    Personal data: person, position (on duty); counterpart, detail (of the person and their family: shown to who keeps
    the entry and who decides, never public); kept ten years after the duty ends.
    """

    class Kind(models.TextChoices):
        BUSINESS = "business", _("ถือหุ้นหรือเป็นกรรมการในธุรกิจ")
        FAMILY = "family", _("คู่สมรส บุตร หรือญาติทำธุรกิจที่เกี่ยวข้อง")
        WORK = "work", _("มีงานหรือรายได้อื่น")
        RELATION = "relation", _("มีความสัมพันธ์กับผู้มีส่วนได้เสีย")
        NONE = "none", _("ไม่มีผลประโยชน์ที่เกี่ยวข้อง")

    class State(models.TextChoices):
        DECLARED = "declared", _("แจ้งแล้ว รอพิจารณา")
        MANAGED = "managed", _("กำหนดวิธีจัดการแล้ว")
        ENDED = "ended", _("สิ้นสุดแล้ว")

    class Handling(models.TextChoices):
        NOTHING = "nothing", _("ไม่ต้องดำเนินการ")
        RECUSE = "recuse", _("ถอนตัวเมื่อมีเรื่องที่เกี่ยวข้อง")
        MOVE = "move", _("เปลี่ยนหน้าที่หรือมอบผู้อื่น")
        GIVE_UP = "give_up", _("ให้เลิกผลประโยชน์นั้น")

    declared_on = models.DateField(_("วันที่แจ้ง"))
    person = models.CharField(_("ผู้แจ้ง"), max_length=160)
    position = models.CharField(_("ตำแหน่ง"), max_length=160)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    counterpart = models.CharField(_("ธุรกิจหรือบุคคลที่เกี่ยวข้อง"), max_length=200, blank=True)
    detail = models.TextField(_("รายละเอียด"), blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DECLARED)
    handling = models.CharField(_("วิธีจัดการ"), max_length=10, choices=Handling, blank=True)
    handling_note = models.CharField(_("เหตุผลหรือรายละเอียดการจัดการ"), max_length=400, blank=True)
    decided_on = models.DateField(_("วันที่พิจารณา"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้พิจารณา")
    )
    ended_on = models.DateField(_("วันที่สิ้นสุด"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(kind="none") | ~Q(counterpart=""), name="interest_says_in_whom"),
            models.CheckConstraint(
                condition=Q(handling="", decided_on__isnull=True, decided_by__isnull=True)
                | (~Q(handling="") & Q(decided_on__isnull=False, decided_by__isnull=False)),
                name="interest_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("declared_on")),
                name="interest_ends_after_it_began"
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.kind and self.kind != self.Kind.NONE and not self.counterpart.strip():
            faults["counterpart"] = gettext("โปรดใส่ธุรกิจหรือบุคคลที่เกี่ยวข้อง")
        if self.ended_on and self.declared_on and self.ended_on < self.declared_on:
            faults["ended_on"] = gettext("วันที่สิ้นสุดต้องไม่ก่อนวันที่แจ้ง")
        if faults:
            raise ValidationError(faults)


class BidderCheck(Entry):
    """One procurement: who decides in it, who bids, whether anyone of them is connected, and who stood aside.

    Personal data: in its members (on duty) and bidders; kept with the procurement (ten years).
    """

    class Method(models.TextChoices):
        SPECIFIC = "specific", _("เฉพาะเจาะจง")
        SELECTED = "selected", _("คัดเลือก")
        E_BIDDING = "e_bidding", _("ประกวดราคาอิเล็กทรอนิกส์")
        OTHER = "other", _("วิธีอื่น")

    class State(models.TextChoices):
        OPEN = "open", _("กำลังตรวจ")
        CLEAR = "clear", _("ไม่พบความเกี่ยวข้อง")
        HANDLED = "handled", _("พบและถอนตัวแล้ว")
        CANCELLED = "cancelled", _("ยกเลิกการจัดซื้อจัดจ้าง")

    checked_on = models.DateField(_("วันที่เริ่มตรวจ"))
    subject = models.CharField(_("งานจัดซื้อจัดจ้าง"), max_length=300)
    reference = models.CharField(_("เลขที่โครงการ"), max_length=60, blank=True)
    method = models.CharField(_("วิธี"), max_length=10, choices=Method)
    budget = models.DecimalField(_("วงเงิน (บาท)"), max_digits=14, decimal_places=2)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.OPEN)
    result_note = models.CharField(_("สรุปผลการตรวจ"), max_length=400, blank=True)
    closed_on = models.DateField(_("วันที่สรุปผล"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(budget__gte=0), name="bidder_check_budget_not_negative"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True) | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="bidder_check_closed_on_a_day",
            ),
        ]


class CheckBidder(models.Model):
    """Who bids. Personal data: directors (names that are compared; kept as long as the check, never public)."""

    check_of = models.ForeignKey(BidderCheck, models.PROTECT, related_name="bidders")
    name = models.CharField(_("ผู้เสนองาน"), max_length=200)
    directors = models.TextField(_("กรรมการหรือผู้มีอำนาจ"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["check_of", "name"], name="bidder_once_in_a_check")]

    def __str__(self) -> str:
        return self.name


class CheckMember(models.Model):
    """Who decides: what they stated of the bidders, whether they stood aside, how they voted.

    Personal data: name, position (on duty); relation (shown to who keeps the entry); kept as long as the check.
    """

    class Stated(models.TextChoices):
        WAITING = "waiting", _("ยังไม่ให้คำรับรอง")
        NO = "no", _("รับรองว่าไม่เกี่ยวข้อง")
        YES = "yes", _("แจ้งว่าเกี่ยวข้อง")

    class Vote(models.TextChoices):
        FOR = "for", _("เห็นชอบ")
        AGAINST = "against", _("ไม่เห็นชอบ")
        ABSTAIN = "abstain", _("งดออกเสียง")

    check_of = models.ForeignKey(BidderCheck, models.PROTECT, related_name="members")
    name = models.CharField(_("ชื่อ"), max_length=160)
    position = models.CharField(_("ตำแหน่ง"), max_length=160)
    part = models.CharField(_("หน้าที่ในงานนี้"), max_length=160)
    stated = models.CharField(_("คำรับรอง"), max_length=8, choices=Stated, default=Stated.WAITING)
    stated_on = models.DateField(null=True)
    relation = models.CharField(_("ความเกี่ยวข้อง"), max_length=300, blank=True)
    recused_on = models.DateField(null=True)
    replaced_by = models.CharField(_("ผู้ทำหน้าที่แทน"), max_length=160, blank=True)
    vote = models.CharField(_("มติ"), max_length=8, choices=Vote, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "name"], name="member_once_in_a_check"),
            models.CheckConstraint(
                condition=Q(recused_on__isnull=True) | Q(vote=""), name="who_stood_aside_never_votes"
            ),
            models.CheckConstraint(condition=Q(vote="") | Q(stated="no"), name="who_votes_stated_no_connection"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.part})"
