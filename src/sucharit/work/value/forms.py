"""What the verbs of assessments ask, and the rule."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.value.models import Assessment
from sucharit.work.years.recording.forms import CountField, RecordForm

_LINES = forms.Textarea(attrs={"rows": 4})
_DAY = {"required": _("โปรดใส่วันที่")}


class BeforeForm(VerbForm):
    """Expected, compared, when."""

    expected = forms.CharField(
        label=_("ผลที่คาดว่าจะได้รับ"), max_length=4_000, widget=_LINES,
        error_messages={"required": _("โปรดเขียนผลที่คาดว่าจะได้รับ")},
    )  # fmt: skip
    alternatives = forms.CharField(label=_("ทางเลือกที่เปรียบเทียบ"), max_length=4_000, required=False, widget=_LINES)
    assessed_on = DayField(label=_("วันที่ประเมิน"), error_messages=_DAY)

    def arrange(self) -> None:
        self.initial.setdefault("assessed_on", self.officer.today)


class AfterForm(VerbForm):
    """Spent, reached, concluded."""

    result = forms.CharField(
        label=_("ผลที่เกิดขึ้นจริง"), max_length=4_000, widget=_LINES,
        error_messages={"required": _("โปรดเขียนผลที่เกิดขึ้นจริง")},
    )  # fmt: skip
    spent = MoneyField(
        label=_("ใช้จ่ายจริง (บาท)"), error_messages={"required": _("โปรดใส่เงินที่ใช้จ่ายจริง ไม่ใช้งบประมาณให้ใส่ 0")}
    )
    served = CountField(label=_("ประชาชนที่ได้รับประโยชน์จริง (คน)"), most=100_000_000, required=False)
    verdict = forms.ChoiceField(label=_("สรุป"), choices=[("", "-"), *Assessment.Verdict.choices],
                                error_messages={"required": _("โปรดเลือกข้อสรุป")})  # fmt: skip
    lesson = forms.CharField(label=_("ข้อเสนอสำหรับครั้งต่อไป"), max_length=4_000, required=False, widget=_LINES)
    concluded_on = DayField(label=_("วันที่ประเมินผล"), error_messages=_DAY)

    def arrange(self) -> None:
        self.initial.setdefault("concluded_on", self.officer.today)


class RuleForm(RecordForm):
    """From which size on something must be assessed."""

    people = CountField(label=_("ประชาชนได้รับผลกระทบตั้งแต่ (คน)"), most=100_000_000, required=False)
    budget = MoneyField(label=_("งบประมาณตั้งแต่ (บาท)"), required=False)
    amount = MoneyField(label=_("วงเงินจัดซื้อจัดจ้างตั้งแต่ (บาท)"), required=False)
    basis = forms.CharField(label=_("ตามประกาศหรือแนวทางใด"), max_length=200)
