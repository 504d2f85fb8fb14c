"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.work.conduct.models import Asset, CheckMember, Condition, Gift, Interest, ManualComment
from sucharit.work.shelf.forms import VerbForm


def _text(label: Any, most: int, *, lines: int = 0, required: bool = True, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    told = {"required": _("โปรดกรอกช่องนี้")}
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, help_text=help_text, error_messages=told
    )


def _day(label: Any) -> DayField:
    return DayField(label=label, error_messages={"required": _("โปรดใส่วันที่")})


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": _("โปรดเลือกหนึ่งข้อ")}
    )


class ReportGiftForm(VerbForm):
    """When the receiver told the one who decides."""

    reported_on = _day(_("วันที่รายงาน"))

    def arrange(self) -> None:
        self.initial["reported_on"] = self.officer.today


class DecideGiftForm(VerbForm):
    """The decision and why."""

    decision = _choice(
        _("คำวินิจฉัย"),
        [(one.value, one.label) for one in (Gift.State.RETURNING, Gift.State.HANDING, Gift.State.KEPT)],
    )
    decision_note = _text(_("เหตุผล"), 400, lines=3, help_text=_("ถ้าให้รับไว้ โปรดบอกเหตุจำเป็นหรือข้อยกเว้นที่ใช้"))


class SettleGiftForm(VerbForm):
    """When and to whom it went."""

    settled_on = _day(_("วันที่คืนหรือส่งมอบ"))
    settled_to = _text(_("ผู้รับคืนหรือรับมอบ"), 200)

    def arrange(self) -> None:
        self.initial["settled_on"] = self.officer.today


class PublishPaperForm(VerbForm):
    """From when, and where it is published."""

    in_force_on = _day(_("วันที่ประกาศใช้"))
    channels = _text(
        _("ช่องทางที่เผยแพร่"), 2_000, lines=4, help_text=_("บรรทัดละหนึ่งช่องทาง เช่น เว็บไซต์ ป้ายประกาศ เสียงตามสาย")
    )
    address = forms.URLField(label=_("ที่อยู่เว็บ"), required=False, max_length=500, assume_scheme="https")

    def arrange(self) -> None:
        self.initial.update({
            "in_force_on": self.officer.today, "channels": self.entry.channels, "address": self.entry.address,
        })  # fmt: skip


class AskForm(VerbForm):
    """By when everyone acknowledges, and who has no account."""

    due_on = _day(_("รับทราบภายใน"))
    others = _text(
        _("ผู้ที่ไม่มีบัญชีในระบบ"), 200_000, lines=5, required=False,
        help_text=_("บรรทัดละคน: ชื่อ, ตำแหน่ง ผู้ที่มีบัญชีและดำรงตำแหน่งอยู่ ระบบขอให้รับทราบเอง"),
    )  # fmt: skip


class PaperAcknowledgementForm(VerbForm):
    """The day on the signed paper."""

    given_on = _day(_("วันที่ลงนาม"))

    def arrange(self) -> None:
        self.initial["given_on"] = self.officer.today


class CommentForm(VerbForm):
    """Who said what of the draft."""

    name = _text(_("ผู้ให้ความเห็น"), 160)
    text = _text(_("ความเห็น"), 4_000, lines=4)

    def arrange(self) -> None:
        self.initial["name"] = self.officer.name


class TreatCommentForm(VerbForm):
    """Which comment, how it was treated, and why."""

    comment = forms.ModelChoiceField(label=_("ความเห็น"), queryset=ManualComment.objects.none(), empty_label=None)
    treated = _choice(_("การพิจารณา"), [one for one in ManualComment.Treated.choices if one[0] != "waiting"])
    answer = _text(_("เหตุผลหรือส่วนที่ปรับ"), 4_000, lines=3)

    def arrange(self) -> None:
        chosen: Any = self.fields["comment"]
        chosen.queryset = self.entry.comments.order_by("treated_on", "pk")


class ManageInterestForm(VerbForm):
    """What follows from the interest."""

    handling = _choice(_("วิธีจัดการ"), Interest.Handling.choices)
    handling_note = _text(_("เหตุผลหรือรายละเอียด"), 400, lines=3, required=False)


class EndInterestForm(VerbForm):
    """Since when it is no more."""

    ended_on = _day(_("วันที่สิ้นสุด"))

    def arrange(self) -> None:
        self.initial["ended_on"] = self.officer.today


class BidderForm(VerbForm):
    """Who bids."""

    name = _text(_("ผู้เสนองาน"), 200)
    directors = _text(
        _("กรรมการหรือผู้มีอำนาจ"), 2_000, lines=3, required=False, help_text=_("บรรทัดละคน ใช้เทียบกับชื่อผู้ทำหน้าที่")
    )


class MemberForm(VerbForm):
    """Who has a part in the procurement."""

    name = _text(_("ชื่อ"), 160)
    position = _text(_("ตำแหน่ง"), 160)
    part = _text(_("หน้าที่ในงานนี้"), 160, help_text=_("เช่น ประธานกรรมการพิจารณาผล เจ้าหน้าที่พัสดุ ผู้ตรวจรับ"))


class _OfMember(VerbForm):
    """About one who has a part."""

    member = forms.ModelChoiceField(label=_("ผู้ทำหน้าที่"), queryset=CheckMember.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["member"]
        chosen.queryset = self.entry.members.all()


class StateForm(_OfMember):
    """What a member stated."""

    stated = _choice(_("คำรับรอง"), [one for one in CheckMember.Stated.choices if one[0] != "waiting"])
    relation = _text(_("เกี่ยวข้องอย่างไร"), 300, required=False)


class RecuseForm(_OfMember):
    """Who stands aside and who takes the place."""

    replaced_by = _text(_("ผู้ทำหน้าที่แทน"), 160, required=False)
    position = _text(_("ตำแหน่งของผู้ทำหน้าที่แทน"), 160, required=False)


class VoteForm(_OfMember):
    """A vote as it stands in the minutes."""

    vote = _choice(_("มติ"), CheckMember.Vote.choices)


class CloseCheckForm(VerbForm):
    """What the check found."""

    result_note = _text(_("สรุปผลการตรวจ"), 400, lines=3, required=False)


class WhyForm(VerbForm):
    """A verb that asks only why."""

    reason = _text(_("เหตุผล"), 300, lines=2)


class ApproveLoanForm(VerbForm):
    """The approver's word."""

    approval_note = _text(_("ความเห็นผู้อนุมัติ"), 300, required=False)


class HandOverForm(VerbForm):
    """The day and the condition in which it goes."""

    handed_on = _day(_("วันที่ส่งมอบ"))
    handed_condition = _choice(_("สภาพเมื่อส่งมอบ"), [Condition.choices[0], Condition.choices[1]])

    def arrange(self) -> None:
        self.initial.update({"handed_on": self.officer.today, "handed_condition": self.entry.asset.condition})


class TakeBackForm(VerbForm):
    """The day and the condition in which it comes."""

    returned_on = _day(_("วันที่คืน"))
    returned_condition = _choice(_("สภาพเมื่อคืน"), Condition.choices)
    damage = _text(_("ความเสียหาย (ถ้ามี)"), 400, required=False)

    def arrange(self) -> None:
        self.initial["returned_on"] = self.officer.today


class FindingForm(VerbForm):
    """The order that appoints the committee."""

    finding_order = _text(_("เลขที่คำสั่งตั้งกรรมการ"), 120)


class SettleLoanForm(VerbForm):
    """What the committee found."""

    finding_result = _text(_("ผลการสอบข้อเท็จจริง"), 400, lines=3)
    compensation = MoneyField(label=_("ค่าเสียหายที่เรียก (บาท)"), required=False, help_text=_("ไม่เรียก ให้ใส่ 0"))
    settled_on = _day(_("วันที่จบเรื่อง"))
    repaired = forms.BooleanField(label=_("ซ่อมแล้ว ใช้การได้"), required=False)

    def arrange(self) -> None:
        self.initial["settled_on"] = self.officer.today


class CountForm(VerbForm):
    """What was found at the count."""

    found = forms.BooleanField(label=_("พบทรัพย์สิน"), required=False, initial=True)
    condition = _choice(_("สภาพ"), Condition.choices)
    note = _text(_("หมายเหตุ"), 300, required=False)

    def arrange(self) -> None:
        entry: Asset = self.entry
        self.initial.update({"found": True, "condition": entry.condition})
