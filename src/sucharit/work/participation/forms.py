"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.work.participation.actions.forums import base_of
from sucharit.work.participation.actions.planning import STAGES, next_stage
from sucharit.work.participation.models import Area, CommitteeMember, NetworkMember, PlanComment, Proposal
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.shelf.values import WordField
from sucharit.work.years.recording.forms import CountField, RecordForm


class TodayForm(VerbForm):
    """Days begin as today."""

    def arrange(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, DayField):
                self.initial.setdefault(name, self.officer.today)


class AnnounceForumForm(TodayForm):
    announced_on = DayField(label=_("วันที่ประกาศ"))
    channels = WordField(
        label=_("ช่องทางที่ประกาศ"), most=400, lines=False, help_text=_("เช่น ป้ายประกาศ เสียงตามสาย ผู้ใหญ่บ้าน เว็บไซต์")
    )


class HoldForumForm(VerbForm):
    """Who came, and of how many: the count of the register stands there and can be corrected."""

    attended = CountField(label=_("ผู้เข้าร่วม (คน)"))
    population = CountField(label=_("ประชากรที่ใช้เป็นฐาน (คน)"), help_text=_("มาจากทะเบียนหมู่บ้านและชุมชน พิมพ์กำกับสัดส่วนทุกครั้ง"))
    population_on = DayField(label=_("ฐานประชากร ณ วันที่"))
    summary = WordField(label=_("สรุปปัญหาและความต้องการ"), most=4_000, lines=True)

    def arrange(self) -> None:
        people, since = base_of(self.entry)
        self.initial.update({"population": people or None, "population_on": since})


class CancelForm(VerbForm):
    reason = WordField(label=_("เหตุผล"), most=300, lines=False)


class PlanProposalForm(TodayForm):
    plan_place = WordField(
        label=_("แผนพัฒนาท้องถิ่นและหน้า"),
        most=200,
        lines=False,
        help_text=_("เช่น แผนปี 2566-2570 หน้า 84 ลำดับ 12"),
    )
    planned_on = DayField(label=_("วันที่เข้าแผน"))


class BudgetProposalForm(TodayForm):
    budget_place = WordField(
        label=_("ข้อบัญญัติหรืองบที่ใช้"), most=200, lines=False, help_text=_("เช่น ข้อบัญญัติงบประมาณรายจ่าย พ.ศ. 2569 หน้า 31")
    )
    budget_amount = MoneyField(label=_("งบที่ได้ (บาท)"))
    budgeted_on = DayField(label=_("วันที่ได้งบประมาณ"))


class FinishProposalForm(TodayForm):
    result = WordField(label=_("ผลที่เกิดขึ้น"), most=400, lines=True, help_text=_("เช่น ถนนคอนกรีต 350 เมตร สัญญาเลขที่ 4/2569"))
    spent = MoneyField(label=_("จ่ายจริง (บาท)"), required=False)
    done_on = DayField(label=_("วันที่แล้วเสร็จ"))


class EscalateProposalForm(TodayForm):
    agency = WordField(
        label=_("หน่วยงานที่ส่งต่อ"), most=200, lines=False, help_text=_("เช่น คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับอำเภอ")
    )
    letter = WordField(label=_("หนังสือส่งต่อเลขที่"), most=80, lines=False)
    escalated_on = DayField(label=_("วันที่ส่งต่อ"))


class AnswerProposalForm(TodayForm):
    accepted = forms.ChoiceField(
        label=_("หน่วยงานนั้นตอบว่า"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in (Proposal.State.ACCEPTED, Proposal.State.DECLINED)],
    )  # fmt: skip
    agency_said = WordField(label=_("คำตอบ"), most=400, lines=True)
    answered_on = DayField(label=_("วันที่ได้รับคำตอบ"))


class RefuseProposalForm(VerbForm):
    reason = WordField(label=_("เหตุผลที่ไม่รับ"), most=400, lines=True, help_text=_("ประชาชนอ่านเหตุผลนี้ได้"))


class TellCommunityForm(TodayForm):
    told_on = DayField(label=_("วันที่แจ้งผล"))
    told_how = WordField(label=_("วิธีแจ้งผล"), most=200, lines=False, help_text=_("เช่น ประชุมหมู่บ้าน ปิดประกาศศาลากลางบ้าน"))


class MemberForm(TodayForm):
    name = WordField(label=_("ชื่อ"), most=160, lines=False)
    part = forms.ChoiceField(label=_("หน้าที่"), choices=NetworkMember.Part.choices[::-1])
    contact = WordField(label=_("โทรศัพท์"), most=60, lines=False, required=False)
    joined_on = DayField(label=_("เป็นสมาชิกตั้งแต่"))


class EndMemberForm(TodayForm):
    member = forms.ModelChoiceField(label=_("สมาชิก"), queryset=NetworkMember.objects.none(), empty_label=None)
    left_on = DayField(label=_("พ้นเมื่อ"))

    def arrange(self) -> None:
        super().arrange()
        chosen: Any = self.fields["member"]
        chosen.queryset = self.entry.members.filter(left_on=None)


class EndNetworkForm(TodayForm):
    ended_on = DayField(label=_("วันที่สิ้นสุด"))
    reason = WordField(label=_("เหตุผล"), most=300, lines=False)


class AcceptForm(VerbForm):
    """Members who come, and their word that nothing connects them."""

    members = forms.ModelMultipleChoiceField(
        label=_("ผู้สังเกตการณ์"), queryset=NetworkMember.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    stated_free = forms.BooleanField(label=_("ทุกคนรับรองว่าไม่มีส่วนได้เสียในเรื่องนี้"), required=False)

    def arrange(self) -> None:
        chosen: Any = self.fields["members"]
        chosen.queryset = self.entry.network.members.filter(left_on=None)


class SeenForm(TodayForm):
    seen_on = DayField(label=_("วันที่บันทึกสิ่งที่เห็น"))
    saw = WordField(label=_("สิ่งที่เห็น ตามคำของผู้สังเกตการณ์"), most=4_000, lines=True)
    concern = forms.BooleanField(label=_("มีข้อสังเกตที่หน่วยงานต้องชี้แจง"), required=False)
    summary = WordField(
        label=_("สรุปสำหรับเผยแพร่"), most=400, lines=True, required=False, help_text=_("ไม่ใส่ชื่อบุคคล ประชาชนอ่านข้อความนี้ได้")
    )


class AnswerObserversForm(VerbForm):
    answer = WordField(label=_("คำชี้แจงของหน่วยงาน"), most=400, lines=True, help_text=_("ประชาชนอ่านคำชี้แจงนี้ได้"))


class AnnounceSessionForm(TodayForm):
    announced_on = DayField(
        label=_("วันที่ประกาศ"),
        help_text=_("ปิดประกาศก่อนวันเปิดสมัยประชุมไม่น้อยกว่า 3 วัน ตามคำตอบของกรมส่งเสริมการปกครองท้องถิ่น"),
    )
    channels = WordField(label=_("ช่องทางที่ประกาศ"), most=400, lines=False)


class MeetForm(VerbForm):
    members = CountField(label=_("สมาชิกสภาทั้งหมด (คน)"), most=1_000)
    present = CountField(
        label=_("สมาชิกที่มาประชุม (คน)"), most=1_000,
        help_text=_("น้อยกว่ากึ่งหนึ่งถือว่าไม่ครบองค์ประชุม (ยังไม่พบแหล่งอ้างอิง โปรดตรวจกับข้อบังคับการประชุม)"),
    )  # fmt: skip
    audience = CountField(label=_("ประชาชนที่เข้าฟัง (คน)"), help_text=_("ไม่มีให้ใส่ 0"))
    voices = WordField(label=_("ข้อเสนอของประชาชน"), most=4_000, lines=True, required=False)


class MinutesForm(TodayForm):
    approved_on = DayField(label=_("วันที่สภารับรองรายงานการประชุม"))
    minutes_on = DayField(label=_("วันที่เผยแพร่"))
    minutes_at = forms.URLField(label=_("ลิงก์รายงานการประชุม"), max_length=500, assume_scheme="https")


class OpenDraftForm(TodayForm):
    open_on = DayField(label=_("เปิดรับฟังตั้งแต่"))
    until_on = DayField(label=_("รับฟังถึงวันที่"))

    def arrange(self) -> None:
        self.initial["open_on"] = self.officer.today


class WriteCommentForm(VerbForm):
    name = WordField(label=_("ชื่อผู้ให้ความเห็น"), most=160, lines=False, required=False)
    area = forms.ModelChoiceField(label=_("หมู่บ้านหรือชุมชน"), queryset=Area.objects.none(), required=False)
    text = WordField(label=_("ความเห็น"), most=2_000, lines=True)

    def arrange(self) -> None:
        chosen: Any = self.fields["area"]
        chosen.queryset = areas_of(self.officer.organization)


class AnswerCommentForm(VerbForm):
    """Which comment, how it was treated, and the answer that the public reads."""

    comment = forms.ModelChoiceField(label=_("ความเห็น"), queryset=PlanComment.objects.none(), empty_label=None)
    treated = forms.ChoiceField(
        label=_("การพิจารณา"), widget=forms.RadioSelect,
        choices=[one for one in PlanComment.Treated.choices if one[0] != "waiting"],
    )  # fmt: skip
    answer = WordField(label=_("คำตอบ"), most=2_000, lines=True, help_text=_("ประชาชนอ่านคำตอบนี้ได้"))

    def arrange(self) -> None:
        chosen: Any = self.fields["comment"]
        chosen.queryset = self.entry.comments.order_by("answered_on", "number")


class ConsiderDraftForm(TodayForm):
    """The day on which the next one considered it; who that is stands beside the day."""

    on = DayField(label=_("วันที่"))

    def arrange(self) -> None:
        super().arrange()
        stage = next_stage(self.entry)
        self.fields["on"].help_text = STAGES[stage][1] if stage else ""


class PublishDraftForm(TodayForm):
    published_on = DayField(label=_("วันที่ประกาศใช้"))
    published_at = forms.URLField(label=_("ลิงก์ฉบับประกาศใช้"), max_length=500, assume_scheme="https", required=False)


class SeatForm(VerbForm):
    name = WordField(label=_("ชื่อ"), most=160, lines=False)
    side = forms.ChoiceField(label=_("มาจาก"), choices=CommitteeMember.Side.choices)
    chair = forms.BooleanField(label=_("เป็นประธาน"), required=False)


class UnseatForm(VerbForm):
    member = forms.ModelChoiceField(label=_("กรรมการ"), queryset=CommitteeMember.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["member"]
        chosen.queryset = self.entry.members.all()


class AppointForm(VerbForm):
    order_number = WordField(label=_("คำสั่งแต่งตั้งเลขที่"), most=80, lines=False)
    appointed_on = DayField(label=_("วันที่แต่งตั้ง"))
    ends_on = DayField(label=_("ครบวาระ"))

    def arrange(self) -> None:
        self.initial["appointed_on"] = self.officer.today


class EndCommitteeForm(TodayForm):
    ended_on = DayField(label=_("วันที่พ้นวาระ"))


class ForwardForm(TodayForm):
    on = DayField(label=_("วันที่"))


class PublicCommentForm(RecordForm):
    """What anybody may write about a draft: bounded, without an account, with a trap for robots."""

    name = WordField(label=_("ชื่อของท่าน (ไม่บังคับ ไม่เผยแพร่)"), most=160, lines=False, required=False)
    area = forms.ModelChoiceField(label=_("หมู่บ้านหรือชุมชนของท่าน (ไม่บังคับ)"), queryset=Area.objects.none(), required=False)
    text = WordField(
        label=_("ความเห็นของท่าน"), most=2_000, lines=True, error_messages={"required": _("โปรดเขียนความเห็นของท่าน")}
    )
    website = forms.CharField(
        label=_("เว้นช่องนี้ว่างไว้"), required=False, max_length=200,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, max_length=300)

    def __init__(self, *args: Any, organization: Organization, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["area"]
        chosen.queryset = areas_of(organization)


def areas_of(organization: Organization) -> Any:
    """Villages and communities that stand."""
    return Area.objects.filter(organization=organization, withdrawn_at=None).order_by("fiscal_year", "number")
