"""Filters, a value, a correction, a source."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.core.indicators import Comparison, Measure, MeasureKind
from sucharit.core.thai import arabic_digits, clean
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.indicators.sources import kinds

DIMENSIONS = [("", _("ทุกมิติ")), *((str(n), _("มิติที่ %(n)s") % {"n": n}) for n in range(1, 5))]


class NumberField(forms.Field):
    """A number as officers write it: "82", "๘๒.๕", "1,250"; nothing is None. What is too large the verb refuses."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 30}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:
        text = arabic_digits(clean(str(value or "")[:60])).replace(",", "").replace("%", "").strip()
        if not text:
            return None
        try:
            told = Decimal(text)
        except InvalidOperation:
            told = Decimal("nan")
        if not told.is_finite():
            raise ValidationError(_("อ่านจำนวนนี้ไม่ได้ โปรดพิมพ์ตัวเลข เช่น 82 หรือ 82.5"), code="invalid")
        return told


class IndicatorFilter(forms.Form):
    """Which promises are shown."""

    q = SearchField(label=_("ค้นหา"))
    verdict = forms.ChoiceField(
        label=_("ผลการตัดสิน"), required=False, choices=[("", _("ทุกผล")), *JudgementRecord.Verdict.choices]
    )
    section = forms.ChoiceField(label=_("ส่วน"), required=False, choices=[("", _("ทุกส่วน")), *Binding.Section.choices])
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("หน่วยงาน"), required=False, empty_label=_("ทุกหน่วยงาน"))
    dimension = forms.ChoiceField(label=_("มิติ"), required=False)
    source = forms.ChoiceField(label=_("แหล่งข้อมูล"), required=False)
    mine = forms.BooleanField(label=_("เฉพาะที่ฉันต้องกรอก"), required=False)

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = Unit.objects.filter(organization=officer.organization)  # type: ignore[attr-defined]
        self.fields["dimension"].choices = DIMENSIONS  # type: ignore[attr-defined]
        sources = [("", _("ทุกแหล่ง")), *((kind.key, kind.label) for kind in kinds())]
        self.fields["source"].choices = sources  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was chosen; nonsense chooses nothing."""
        return {key: value for key, value in self.cleaned_data.items() if value} if self.is_valid() else {}


class ObservationForm(forms.Form):
    """A value: fields that the measure does not need are not asked."""

    value = NumberField(label=_("ค่าที่วัดได้"), required=False)
    of = NumberField(label=_("จากทั้งหมด"), required=False, help_text=_("จำนวนผู้ตอบหรือผู้เข้าสอบทั้งหมด ถ้าไม่ใส่ ช่องแรกคือร้อยละ"))
    word = forms.CharField(label=_("ระดับที่ได้"), max_length=40, required=False, help_text=_("เช่น มาก มากที่สุด"))
    as_of = DayField(label=_("ข้อมูล ณ วันที่"))
    note = forms.CharField(
        label=_("ที่มาของค่า"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เช่น แบบประเมินหลังอบรม 120 ชุด ถ้าแนบหลักฐานแล้ว ไม่ใส่ก็ได้"),
    )  # fmt: skip

    why = {"of": _("ตัวชี้วัดเป็นร้อยละของกลุ่ม ผู้อ่านต้องเห็นว่ากลุ่มนั้นมีกี่คน")}

    def __init__(self, *args: Any, measure: Measure, **options: Any) -> None:
        super().__init__(*args, **options)
        if measure.kind is not MeasureKind.PERCENTAGE:
            del self.fields["of"]
        else:
            self.fields["value"].label = _("จำนวนที่ได้ (หรือร้อยละ)")
            if measure.denominator:
                self.fields["of"].label = _("จาก%(whom)sทั้งหมด") % {"whom": measure.denominator}
        by_word = measure.kind is MeasureKind.LEVEL and measure.threshold is None
        if not by_word:
            del self.fields["word"]
        if by_word or measure.kind is MeasureKind.TEXT:
            del self.fields["value"]
        elif measure.kind is MeasureKind.EXISTENCE:
            self.fields["value"].label = _("จำนวนที่มีแล้ว (0 คือยังไม่มี)")
        elif measure.unit and measure.kind is not MeasureKind.CHANGE and measure.unit != "ร้อยละ":
            self.fields["value"].label = _("ค่าที่วัดได้ (%(unit)s)") % {"unit": measure.unit}
        elif measure.kind is MeasureKind.CHANGE:
            self.fields["value"].label = _("จำนวนของปีนี้")


class CorrectionForm(ObservationForm):
    """A value in place of a wrong one."""

    reason = forms.CharField(label=_("เหตุผลที่แก้"), max_length=300)
    field_order = ("reason", "value", "of", "word", "as_of", "note")


KIND_WORDS = {
    MeasureKind.PERCENTAGE: _("ร้อยละของกลุ่ม"), MeasureKind.SCORE: _("คะแนน"), MeasureKind.COUNT: _("จำนวน"),
    MeasureKind.FREQUENCY: _("จำนวนครั้งต่อช่วงเวลา"), MeasureKind.TIME_LIMIT: _("ภายในกี่วัน"),
    MeasureKind.AMOUNT: _("จำนวนเงิน (บาท)"), MeasureKind.LEVEL: _("ระดับ เช่น มาก"),
    MeasureKind.CHANGE: _("ลดลงหรือเพิ่มขึ้นจากปีฐาน"), MeasureKind.EXISTENCE: _("มีหรือไม่มี"),
    MeasureKind.TEXT: _("ข้อความ ไม่มีเกณฑ์ตัวเลข"),
}  # fmt: skip
COMPARISON_WORDS = {
    Comparison.AT_LEAST: _("ไม่น้อยกว่า"), Comparison.MORE_THAN: _("มากกว่า"), Comparison.AT_MOST: _("ไม่เกิน"),
    Comparison.LESS_THAN: _("น้อยกว่า"), Comparison.EXACTLY: _("เท่ากับ (ตัวเลขลอย ไม่มีคำว่าไม่น้อยกว่า)"),
    Comparison.DECREASE: _("ลดลง"), Comparison.INCREASE: _("เพิ่มขึ้น"),
}  # fmt: skip


class MeasureForm(forms.Form):
    """How a sentence is to be read; what its kind does not have is not kept."""

    kind = forms.ChoiceField(label=_("ชนิดของเกณฑ์"), choices=[(one.value, word) for one, word in KIND_WORDS.items()])
    comparison = forms.ChoiceField(
        label=_("การเปรียบเทียบ"), required=False,
        choices=[("", _("ไม่มี")), *((one.value, word) for one, word in COMPARISON_WORDS.items())],
    )  # fmt: skip
    threshold = NumberField(label=_("ตัวเลข"), required=False, help_text=_("เช่น 80 ถ้าเป็นการลดลงที่ไม่บอกขนาด ให้เว้นว่าง"))
    unit = forms.CharField(
        label=_("หน่วย"), required=False, max_length=60, help_text=_("ตามที่พิมพ์ เช่น ครั้ง ฉบับ คน ถ้าเป็นร้อยละไม่ต้องใส่")
    )
    period = forms.CharField(label=_("ต่อช่วงเวลา"), required=False, max_length=60, help_text=_("เช่น ปี ไตรมาส"))
    denominator = forms.CharField(
        label=_("ร้อยละของใคร"), required=False, max_length=200, help_text=_("ตามที่พิมพ์ เช่น บุคลากร ผู้เข้าร่วมโครงการ")
    )
    level = forms.CharField(label=_("ระดับ"), required=False, max_length=40, help_text=_("เช่น มาก ดี"))
    baseline_year = forms.IntegerField(label=_("ปีฐาน (พ.ศ.)"), required=False, min_value=2500, max_value=2700)
    against_previous_year = forms.BooleanField(label=_("เทียบกับปีก่อน"), required=False)
    reason = forms.CharField(
        label=_("เหตุผลที่แก้"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เช่น ต้นฉบับพิมพ์ว่าร้อยละ 80 ของผู้เข้าร่วม ระบบอ่านเป็นของบุคลากร"),
        error_messages={"required": _("โปรดเขียนเหตุผลที่แก้")},
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput)

    why = {
        "denominator": _("ร้อยละ 80 ของคนทั้งหน่วยงานกับของผู้เข้าอบรมเป็นคนละเรื่อง ผู้อ่านต้องรู้ว่าเทียบกับใคร"),
        "comparison": _("ไม่น้อยกว่ากับมากกว่าให้ผลต่างกันเมื่อได้เท่าเกณฑ์พอดี"),
    }

    def __init__(self, *args: Any, binding: Binding, **options: Any) -> None:
        measure = binding.as_measure
        initial = {
            "kind": measure.kind.value, "comparison": measure.comparison.value if measure.comparison else "",
            "threshold": measure.threshold, "unit": measure.unit, "period": measure.period,
            "denominator": measure.denominator, "level": measure.level, "baseline_year": measure.baseline_year,
            "against_previous_year": measure.against_previous_year, "reason": binding.mended_because,
            "edition": binding.edition,
        }  # fmt: skip
        super().__init__(*args, **{"initial": initial, **options})

    @property
    def said(self) -> dict[str, Any]:
        """The fields of a measure."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "edition")}


class BindingForm(forms.Form):
    """Where the value comes from, and what it is compared with."""

    source = forms.ChoiceField(label=_("แหล่งข้อมูล"))
    category = forms.CharField(
        label=_("ประเภทเรื่องที่นับ"), required=False, max_length=100, help_text=_("เช่น การจัดซื้อจัดจ้าง ถ้านับทุกเรื่องให้เว้นว่าง")
    )
    baseline = NumberField(label=_("ค่าปีฐาน"), required=False, help_text=_("ไม่ทราบให้เว้นว่าง ไม่มีเรื่องเลยให้ใส่ 0"))
    baseline_note = forms.CharField(label=_("ที่มาของค่าปีฐาน"), required=False, max_length=300)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    why = {"baseline": _("ถ้าไม่มีค่าปีฐาน จะบอกไม่ได้ว่าลดลงหรือเพิ่มขึ้น ระบบจะแสดงว่า ยังตัดสินไม่ได้")}

    def __init__(self, *args: Any, binding: Binding, **options: Any) -> None:
        initial = {
            "source": binding.source, "category": binding.parameters.get("category", ""),
            "baseline": binding.baseline, "baseline_note": binding.baseline_note, "edition": binding.edition,
        }  # fmt: skip
        super().__init__(*args, **{"initial": initial, **options})
        self.fields["source"].choices = [(kind.key, f"{kind.label}: {kind.hint}") for kind in kinds()]  # type: ignore[attr-defined]
        if binding.as_measure.kind is not MeasureKind.CHANGE:
            del self.fields["baseline"], self.fields["baseline_note"]
