"""The forms of the room's verbs."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import MoneyField
from sucharit.work.conduct.actions.papers import waiting_of
from sucharit.work.conduct.models import (
    Acknowledgement,
    Asset,
    CheckMember,
    Condition,
    Gift,
    Interest,
    ManualComment,
)
from sucharit.work.shelf.forms import VerbForm, choice_field, day_field, text_field
from sucharit.work.shelf.queries import may_keep
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.forms import RecordForm


class ReportGiftForm(VerbForm):
    """When the receiver told the one who decides."""

    reported_on = day_field(_("วันที่รายงาน"))

    def arrange(self) -> None:
        self.initial["reported_on"] = self.officer.today


class DecideGiftForm(VerbForm):
    """The decision and why."""

    decision = choice_field(
        _("คำวินิจฉัย"),
        [(one.value, one.label) for one in (Gift.State.RETURNING, Gift.State.HANDING, Gift.State.KEPT)],
    )
    decision_note = text_field(_("เหตุผล"), 400, lines=3, help_text=_("ถ้าให้รับไว้ โปรดบอกเหตุจำเป็นหรือข้อยกเว้นที่ใช้"))


class SettleGiftForm(VerbForm):
    """When and to whom it went."""

    settled_on = day_field(_("วันที่คืนหรือส่งมอบ"))
    settled_to = text_field(_("ผู้รับคืนหรือรับมอบ"), 200)

    def arrange(self) -> None:
        self.initial["settled_on"] = self.officer.today


class PublishPaperForm(VerbForm):
    """From when, and where it is published."""

    in_force_on = day_field(_("วันที่ประกาศใช้"))
    channels = text_field(
        _("ช่องทางที่เผยแพร่"), 2_000, lines=4, help_text=_("บรรทัดละหนึ่งช่องทาง เช่น เว็บไซต์ ป้ายประกาศ เสียงตามสาย")
    )
    address = forms.URLField(label=_("ที่อยู่เว็บ"), required=False, max_length=500, assume_scheme="https")

    def arrange(self) -> None:
        self.initial.update({
            "in_force_on": self.officer.today, "channels": self.entry.channels, "address": self.entry.address,
        })  # fmt: skip


class AskForm(VerbForm):
    """By when everyone acknowledges, and who has no account."""

    due_on = day_field(_("รับทราบภายใน"))
    others = text_field(
        _("ผู้ที่ไม่มีบัญชีในระบบ"), 200_000, lines=5, required=False,
        help_text=_("บรรทัดละคน: ชื่อ, ตำแหน่ง ผู้ที่มีบัญชีและดำรงตำแหน่งอยู่ ระบบขอให้รับทราบเอง"),
    )  # fmt: skip


class PaperAcknowledgementForm(VerbForm):
    """The day on the signed paper."""

    given_on = day_field(_("วันที่ลงนาม"))

    def arrange(self) -> None:
        self.initial["given_on"] = self.officer.today


class _Signers(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """People by name and position, and whether they could do it by themselves."""

    def label_from_instance(self, obj: Any) -> str:
        told = f"{obj.person} ({obj.position})" if obj.position else obj.person
        return told if obj.user_id is None else f"{told} · {gettext('มีบัญชี กดรับทราบเองได้')}"


class SignedSheetForm(VerbForm):
    """Who signed the sheet, and when."""

    people = _Signers(
        label=_("ผู้ที่ลงนามแล้ว"), queryset=Acknowledgement.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("โปรดเลือกผู้ที่ลงนามแล้ว")}, help_text=_("แนบภาพหรือไฟล์ของใบลงนามด้านล่าง"),
    )  # fmt: skip
    given_on = day_field(_("วันที่ลงนาม"))

    def arrange(self) -> None:
        chosen: Any = self.fields["people"]
        chosen.queryset = waiting_of(self.entry)
        self.initial["given_on"] = self.officer.today


class AskCommentsForm(VerbForm):
    """Until when."""

    comments_until = day_field(_("รับความเห็นถึงวันที่"))

    def arrange(self) -> None:
        self.initial["comments_until"] = self.entry.comments_until or self.officer.today + timedelta(days=15)


class CommentForm(VerbForm):
    """Who said what of the draft."""

    name = text_field(_("ผู้ให้ความเห็น"), 160)
    text = text_field(_("ความเห็น"), 4_000, lines=4)

    def arrange(self) -> None:
        self.initial["name"] = self.officer.name
        if not may_keep(register_of(self.entry), self.officer, self.entry):
            self.fields["name"].disabled = True


class TreatCommentForm(VerbForm):
    """Which comment, how it was treated, and why."""

    comment = forms.ModelChoiceField(label=_("ความเห็น"), queryset=ManualComment.objects.none(), empty_label=None)
    treated = choice_field(_("การพิจารณา"), [one for one in ManualComment.Treated.choices if one[0] != "waiting"])
    answer = text_field(_("เหตุผลหรือส่วนที่ปรับ"), 4_000, lines=3)

    def arrange(self) -> None:
        chosen: Any = self.fields["comment"]
        chosen.queryset = self.entry.comments.order_by("treated_on", "pk")


class OwnInterestForm(RecordForm):
    """What one declares of oneself."""

    kind = choice_field(_("ประเภทผลประโยชน์"), Interest.Kind.choices)
    counterpart = text_field(_("ธุรกิจหรือบุคคลที่เกี่ยวข้อง"), 200, required=False)
    detail = text_field(_("รายละเอียด"), 4_000, lines=3, required=False)


class ManageInterestForm(VerbForm):
    """What follows from the interest."""

    handling = choice_field(_("วิธีจัดการ"), Interest.Handling.choices)
    handling_note = text_field(_("เหตุผลหรือรายละเอียด"), 400, lines=3, required=False)


class EndInterestForm(VerbForm):
    """Since when it is no more."""

    ended_on = day_field(_("วันที่สิ้นสุด"))

    def arrange(self) -> None:
        self.initial["ended_on"] = self.officer.today


class BidderForm(VerbForm):
    """Who bids."""

    name = text_field(_("ผู้เสนองาน"), 200)
    directors = text_field(
        _("กรรมการหรือผู้มีอำนาจ"), 2_000, lines=3, required=False, help_text=_("บรรทัดละคน ใช้เทียบกับชื่อผู้ทำหน้าที่")
    )


class MemberForm(VerbForm):
    """Who has a part in the procurement."""

    name = text_field(_("ชื่อ"), 160)
    position = text_field(_("ตำแหน่ง"), 160)
    part = text_field(_("หน้าที่ในงานนี้"), 160, help_text=_("เช่น ประธานกรรมการพิจารณาผล เจ้าหน้าที่พัสดุ ผู้ตรวจรับ"))


class _OfMember(VerbForm):
    """About one who has a part."""

    member = forms.ModelChoiceField(label=_("ผู้ทำหน้าที่"), queryset=CheckMember.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["member"]
        chosen.queryset = self.entry.members.all()


class StateForm(_OfMember):
    """What a member stated."""

    stated = choice_field(_("คำรับรอง"), [one for one in CheckMember.Stated.choices if one[0] != "waiting"])
    relation = text_field(_("เกี่ยวข้องอย่างไร"), 300, required=False)


class RecuseForm(_OfMember):
    """Who stands aside and who takes the place."""

    replaced_by = text_field(_("ผู้ทำหน้าที่แทน"), 160, required=False)
    position = text_field(_("ตำแหน่งของผู้ทำหน้าที่แทน"), 160, required=False)


class VoteForm(_OfMember):
    """A vote as it stands in the minutes."""

    vote = choice_field(_("มติ"), CheckMember.Vote.choices)


class CloseCheckForm(VerbForm):
    """What the check found."""

    result_note = text_field(_("สรุปผลการตรวจ"), 400, lines=3, required=False)


class WhyForm(VerbForm):
    """A verb that asks only why."""

    reason = text_field(_("เหตุผล"), 300, lines=2)


class ApproveLoanForm(VerbForm):
    """The approver's word."""

    approval_note = text_field(_("ความเห็นผู้อนุมัติ"), 300, required=False)


class HandOverForm(VerbForm):
    """The day and the condition in which it goes."""

    handed_on = day_field(_("วันที่ส่งมอบ"))
    handed_condition = choice_field(_("สภาพเมื่อส่งมอบ"), [Condition.choices[0], Condition.choices[1]])

    def arrange(self) -> None:
        self.initial.update({"handed_on": self.officer.today, "handed_condition": self.entry.asset.condition})


class TakeBackForm(VerbForm):
    """The day and the condition in which it comes."""

    returned_on = day_field(_("วันที่คืน"))
    returned_condition = choice_field(_("สภาพเมื่อคืน"), Condition.choices)
    damage = text_field(_("ความเสียหาย (ถ้ามี)"), 400, required=False)

    def arrange(self) -> None:
        self.initial["returned_on"] = self.officer.today


class FindingForm(VerbForm):
    """The order that appoints the committee."""

    finding_order = text_field(_("เลขที่คำสั่งตั้งกรรมการ"), 120)


class SettleLoanForm(VerbForm):
    """What the committee found."""

    finding_result = text_field(_("ผลการสอบข้อเท็จจริง"), 400, lines=3)
    compensation = MoneyField(label=_("ค่าเสียหายที่เรียก (บาท)"), required=False, help_text=_("ไม่เรียก ให้ใส่ 0"))
    settled_on = day_field(_("วันที่จบเรื่อง"))
    repaired = forms.BooleanField(label=_("ซ่อมแล้ว ใช้การได้"), required=False)

    def arrange(self) -> None:
        self.initial["settled_on"] = self.officer.today


class CountForm(VerbForm):
    """What was found at the count."""

    found = forms.BooleanField(label=_("พบทรัพย์สิน"), required=False, initial=True)
    condition = choice_field(_("สภาพ"), Condition.choices)
    note = text_field(_("หมายเหตุ"), 300, required=False)

    def arrange(self) -> None:
        entry: Asset = self.entry
        self.initial.update({"found": True, "condition": entry.condition})
