"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.work.agreements.models import Aim
from sucharit.work.agreements.models.performance import MONTHS
from sucharit.work.shelf.forms import NEEDED, VerbForm, text_field

LEVELS = [(5, _("5 ดีมาก")), (4, _("4 ดี")), (3, _("3 พอใช้")), (2, _("2 ต้องปรับปรุง")), (1, _("1 ไม่ปฏิบัติตาม"))]


def _level(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=LEVELS, coerce=int, widget=forms.RadioSelect, error_messages=NEEDED
    )


def _amount(label: Any) -> MoneyField:
    return MoneyField(label=label, error_messages=NEEDED)


class PaperForm(VerbForm):
    """The day on the signed paper."""

    signed_on = DayField(label=_("วันที่ลงนาม"), error_messages=NEEDED)

    def arrange(self) -> None:
        self.initial["signed_on"] = self.officer.today


class JudgeForm(VerbForm):
    """How the promises were kept."""

    fair = _level(_("ปฏิบัติหน้าที่ด้วยความเป็นธรรม ไม่เลือกปฏิบัติ"))
    no_demand = _level(_("ไม่เรียกรับประโยชน์เพื่อแลกกับการให้บริการ"))
    no_favour = _level(_("ไม่ให้สิทธิพิเศษเพราะความสัมพันธ์ส่วนตัว"))
    note = text_field(_("ความเห็น"), 400, lines=3, required=False, help_text=_("ระดับ 1 หรือ 2 ต้องเขียนเหตุผล"))


class AimForm(VerbForm):
    """An indicator with its target and steps."""

    dimension = forms.ChoiceField(label=_("มิติ"), choices=Aim.Dimension.choices, error_messages=NEEDED)
    text = text_field(_("ตัวชี้วัด"), 300)
    unit_word = text_field(_("หน่วยนับ"), 40)
    weight = _amount(_("น้ำหนัก (ร้อยละ)"))
    target = _amount(_("เป้าหมาย"))
    step_1 = _amount(_("ค่าที่ได้ 1 คะแนน"))
    step_2 = _amount(_("ค่าที่ได้ 2 คะแนน"))
    step_3 = _amount(_("ค่าที่ได้ 3 คะแนน"))
    step_4 = _amount(_("ค่าที่ได้ 4 คะแนน"))
    step_5 = _amount(_("ค่าที่ได้ 5 คะแนน"))
    supervisor = text_field(_("ผู้กำกับตัวชี้วัด"), 160)
    collector = text_field(_("ผู้จัดเก็บข้อมูล"), 160)

    def arrange(self) -> None:
        self.initial.setdefault("unit_word", "ร้อยละ")


class DropAimForm(VerbForm):
    """Which indicator goes."""

    aim = forms.ModelChoiceField(label=_("ตัวชี้วัดที่นำออก"), queryset=Aim.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["aim"]
        chosen.queryset = self.entry.aims.all()


class ReportForm(VerbForm):
    """The round, and the result of each indicator."""

    months = forms.TypedChoiceField(
        label=_("รอบ"), coerce=int, choices=[(month, str(month)) for month in MONTHS], error_messages=NEEDED
    )

    def arrange(self) -> None:
        months: Any = self.fields["months"]
        months.choices = [(month, _("%(n)s เดือน") % {"n": month}) for month in MONTHS]
        for aim in self.entry.aims.all():
            self.fields[f"result_{aim.pk}"] = _amount(f"{aim.text} ({aim.unit_word})")
        self.fields["heard"] = text_field(_("ปัญหาและความเห็นของหน่วยงาน"), 4_000, lines=3, required=False)


class ConfirmForm(VerbForm):
    """How a unit below its target is helped, and what follows from the score."""

    help_note = text_field(
        _("การช่วยเหลือหน่วยงานที่ต่ำกว่าเป้า"), 400, lines=3, required=False, help_text=_("คะแนนต่ำกว่า 3 ต้องเขียน")
    )
    incentive = text_field(
        _("สิ่งจูงใจตามระดับคะแนน"), 300, required=False, help_text=_("ตามหลักเกณฑ์ที่หน่วยงานประกาศ ไม่มีให้เว้นว่าง")
    )
