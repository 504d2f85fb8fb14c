"""The forms of the room's verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.work.participation.actions.forums import base_of
from sucharit.work.participation.models import Proposal
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.shelf.values import WordField
from sucharit.work.years.recording.forms import CountField


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
