"""What the verbs of the information centre ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer
from sucharit.base.screens.forms import DayField
from sucharit.work.information.models import InfoRequest, Suggestion
from sucharit.work.information.models.asked import MOST_DAYS
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.years.recording.forms import CountField, RecordForm

_LINES = forms.Textarea(attrs={"rows": 4})
_DAY = {"required": _("โปรดใส่วันที่")}


class AnswerForm(VerbForm):
    """The answer in words, and when it was told."""

    answer = forms.CharField(
        label=_("คำตอบหรือเหตุผลที่แจ้งผู้ขอ"), max_length=4_000, widget=_LINES,
        error_messages={"required": _("โปรดเขียนคำตอบหรือเหตุผลที่แจ้งผู้ขอ")},
    )  # fmt: skip
    answered_on = DayField(label=_("วันที่แจ้งผล"), error_messages=_DAY)

    def arrange(self) -> None:
        self.initial.setdefault("answered_on", self.officer.today)


class RefuseForm(AnswerForm):
    """On which ground, whether in part, and that the right to appeal was told."""

    ground = forms.ChoiceField(label=_("เหตุตามกฎหมาย"), choices=[("", "-"), *InfoRequest.Ground.choices],
                               help_text=_("คำย่อของแต่ละเหตุเขียนจากความจำ ยังไม่ได้เทียบกับตัวบทพระราชบัญญัติ โปรดตรวจก่อนใช้"),
                               error_messages={"required": _("โปรดเลือกเหตุตามกฎหมาย")})  # fmt: skip
    partly = forms.BooleanField(label=_("เปิดเผยบางส่วน"), required=False)
    appeal_told = forms.BooleanField(label=_("แจ้งสิทธิอุทธรณ์ต่อคณะกรรมการวินิจฉัยการเปิดเผยข้อมูลข่าวสารแล้ว"), required=False)
    field_order = ("ground", "partly", "answer", "appeal_told", "answered_on")


class ExtendForm(VerbForm):
    """How many more days, and why."""

    days = CountField(label=_("ขยายอีก (วัน)"), most=MOST_DAYS, error_messages={"required": _("โปรดใส่จำนวนวัน")})
    reason = forms.CharField(
        label=_("เหตุที่แจ้งผู้ขอ"), max_length=300, error_messages={"required": _("โปรดเขียนเหตุที่แจ้งผู้ขอ")}
    )


class TreatForm(VerbForm):
    """What came of a suggestion."""

    treatment = forms.CharField(
        label=_("ผลการพิจารณา"), max_length=2_000, widget=_LINES,
        error_messages={"required": _("โปรดเขียนผลการพิจารณา")},
    )  # fmt: skip
    treated_on = DayField(label=_("พิจารณาเมื่อ"), error_messages=_DAY)
    adopted = forms.BooleanField(label=_("นำไปปรับปรุงงานแล้ว"), required=False)

    def arrange(self) -> None:
        self.initial.setdefault("treated_on", self.officer.today)


class ClockForm(RecordForm):
    """Within how many days requests are answered."""

    days = CountField(label=_("ตอบภายใน (วัน)"), most=MOST_DAYS, error_messages={"required": _("โปรดใส่จำนวนวัน")})
    working = forms.BooleanField(label=_("นับเฉพาะวันทำการ"), required=False)
    basis = forms.CharField(label=_("ตามระเบียบหรือประกาศใด"), max_length=200)
    appeal = forms.CharField(
        label=_("ข้อความแจ้งสิทธิอุทธรณ์ในหนังสือ"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("เว้นว่างเพื่อใช้ข้อความเริ่มต้น ซึ่งยังไม่ได้เทียบกับตัวบท"),
    )  # fmt: skip

    unit = forms.ModelChoiceField(
        label=_("หน่วยงานที่ดูแลศูนย์ข้อมูลข่าวสาร"), queryset=Unit.objects.none(), required=False, empty_label="-"
    )
    place = forms.CharField(
        label=_("สถานที่ เวลา โทรศัพท์ และผู้รับผิดชอบ"), max_length=300, required=False,
        help_text=_("แสดงในหน้าสาธารณะของศูนย์ข้อมูลข่าวสาร"),
    )  # fmt: skip
    box = forms.BooleanField(
        label=_("เปิดกล่องรับข้อเสนอแนะทางเว็บ"), required=False,
        help_text=_("ไม่ถามชื่อผู้เสนอ เข้าทะเบียนข้อเสนอแนะและแจ้งหน่วยงานที่ดูแลศูนย์"),
    )  # fmt: skip

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(organization=officer.organization, active=True)


class BoxForm(forms.Form):
    """A suggestion of anyone. `website` is for robots, `token` names the sending."""

    kind = forms.ChoiceField(label=_("ชนิด"), choices=Suggestion.Kind.choices, initial="idea", widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("ข้อความ"), max_length=2_000, widget=_LINES, help_text=_("ไม่ต้องใส่ชื่อหรือสิ่งที่บอกว่าท่านเป็นใคร"),
        error_messages={"required": _("โปรดเขียนข้อเสนอแนะ")},
    )  # fmt: skip
    website = forms.CharField(
        label=_("เว้นช่องนี้ว่างไว้"), required=False, max_length=100,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
