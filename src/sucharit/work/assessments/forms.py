"""Forms of this room: marks, paste, what-if, measures."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.queries import offer_the_house
from sucharit.base.screens.forms import DayField
from sucharit.core.thai import arabic_digits, clean
from sucharit.reference.ita import Ita
from sucharit.work.assessments.actions.scores import LONGEST_REASON, fit_mark
from sucharit.work.assessments.models import Assessment, Improvement
from sucharit.work.assessments.pasting import LONGEST_PASTE, known_keys
from sucharit.work.assessments.queries import initiative_choices


class MarkField(forms.Field):
    """A mark of 0 to 100 with two decimals, in Thai or Arabic digits; "" or "-" is not known."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 12, "data-short": ""}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        options.setdefault("required", False)
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None if not isinstance(value, Decimal) else value
        text = arabic_digits(clean(str(value))).strip().removesuffix("คะแนน").strip()
        if text in ("", "-"):
            return None
        try:
            return fit_mark(Decimal(text))
        except ArithmeticError as fault:
            raise ValidationError(_('อ่านคะแนนนี้ไม่ได้ โปรดพิมพ์ตัวเลข เช่น "99.95"')) from fault
        except NotAllowed as refused:
            raise ValidationError(refused.said) from refused

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}" if isinstance(value, Decimal) else value


class ScoresForm(forms.Form):
    """All marks and targets of a year. Fields: value_<key>, target_<number>."""

    target = MarkField(label=_("เป้าหมายคะแนนรวมของหน่วยงาน"), help_text=_("เว้นว่าง ใช้ค่าเป้าหมายรายปีในแผน"))
    announced_on = DayField(label=_("วันที่ประกาศผล"), required=False)
    source = forms.CharField(
        label=_("ที่มาของคะแนน"), max_length=300, required=False, help_text=_("เช่น ระบบ ITAS หรือหนังสือแจ้งผล")
    )
    reason = forms.CharField(
        label=_("เหตุผลที่แก้"), max_length=LONGEST_REASON, required=False,
        help_text=_("ต้องเขียนเมื่อแก้คะแนนที่บันทึกไว้แล้ว คะแนนเดิมยังอยู่ในประวัติ"),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, assessment: Assessment, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rule: Ita = assessment.rule
        rows = {score.key: score for score in assessment.scores.all()}
        for key, name in known_keys(self.rule):
            row = rows.get(key)
            self.fields[f"value_{key}"] = MarkField(label=name, initial=row.value if row else None)
            if key.isdecimal():
                label = _("เป้าหมายของตัวชี้วัดที่ %(n)s") % {"n": key}
                self.fields[f"target_{key}"] = MarkField(label=label, initial=row.target if row else None)
        for name in ("target", "announced_on", "source", "edition"):
            self.fields[name].initial = getattr(assessment, name)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The rows of the form's table."""
        return [
            {
                "name": name, "value": self[f"value_{key}"],
                "target": self[f"target_{key}"] if key.isdecimal() else None,
                "instrument": next((i.instrument for i in self.rule.indicators if str(i.number) == key), ""),
            }
            for key, name in known_keys(self.rule)
        ]  # fmt: skip

    @property
    def values(self) -> dict[str, Decimal | None]:
        return {name[6:]: value for name, value in self.cleaned_data.items() if name.startswith("value_")}

    @property
    def targets(self) -> dict[str, Decimal | None]:
        return {name[7:]: value for name, value in self.cleaned_data.items() if name.startswith("target_")}

    @property
    def about(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("target", "announced_on", "source")}


class PasteForm(forms.Form):
    text = forms.CharField(
        label=_("ข้อความที่วาง"), max_length=LONGEST_PASTE, widget=forms.Textarea(attrs={"rows": 12}), strip=False,
        help_text=_("คัดลอกจากตาราง คอลัมน์แรกเลขหรือชื่อตัวชี้วัด คอลัมน์ถัดไปคะแนน และเป้าหมาย (ถ้ามี)"),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("เหตุผลที่แก้"), max_length=LONGEST_REASON, required=False, help_text=_("ต้องเขียนเมื่อแก้คะแนนที่บันทึกไว้แล้ว")
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class WhatIfForm(forms.Form):
    """A GET form: marks as one imagines them."""

    def __init__(self, data: Any, *, rule: Ita, marks: dict[str, Decimal]) -> None:
        names = [f"m{one.number}" for one in rule.indicators]
        given = data if any(name in data for name in names) else None
        super().__init__(given)
        for one in rule.indicators:
            label = f"{one.number}. {one.title} ({one.instrument})"
            self.fields[f"m{one.number}"] = MarkField(label=label, initial=marks.get(str(one.number)))

    @property
    def marks(self) -> dict[str, Decimal]:
        """What is imagined, or, before anything was typed, what is so."""
        if self.is_bound and self.is_valid():
            given = {name[1:]: value for name, value in self.cleaned_data.items()}
        else:
            given = {name[1:]: field.initial for name, field in self.fields.items()}
        return {key: value for key, value in given.items() if value is not None}


class NewYearForm(forms.Form):
    fiscal_year = forms.ChoiceField(label=_("ปีงบประมาณที่ประเมิน"))

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fiscal_year"].choices = [(str(y), str(y)) for y in years]  # type: ignore[attr-defined]


class ImprovementForm(forms.ModelForm[Improvement]):
    """What is planned against a weakness."""

    initiative_key = forms.ChoiceField(
        label=_("โครงการของแผนที่รองรับ"), required=False, help_text=_("ผลของมาตรการตามไปดูได้จากโครงการนี้")
    )
    due_on = DayField(label=_("กำหนดเสร็จ"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = {"supervision": _("แนวทาง ITA ให้ระบุวิธีกำกับติดตามให้นำไปสู่การปฏิบัติ และการรายงานผล")}

    class Meta:
        model = Improvement
        fields = ("weakness", "measure", "unit", "owner", "steps", "supervision", "due_on", "carried_out_in")
        widgets = {
            "weakness": forms.Textarea(attrs={"rows": 3}),
            "steps": forms.Textarea(attrs={"rows": 4}),
            "supervision": forms.Textarea(attrs={"rows": 2}),
        }

    field_order = (
        "weakness", "measure", "unit", "owner", "steps", "supervision", "due_on", "carried_out_in", "initiative_key",
        "edition",
    )  # fmt: skip

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_the_house(self, officer)
        self.fields["owner"].label = _("ผู้รับผิดชอบ")
        self.fields["unit"].label = _("หน่วยงานรับผิดชอบ")
        self.fields["initiative_key"].choices = [("", "-"), *initiative_choices(officer)]  # type: ignore[attr-defined]
        self.fields["steps"].help_text = _("ขั้นตอนละบรรทัด")
        for name in ("weakness", "steps", "supervision"):
            self.fields[name].max_length = 6_000  # type: ignore[attr-defined]
            self.fields[name].widget.attrs["maxlength"] = 6_000
        if self.instance.pk:
            self.fields["edition"].initial = self.instance.edition
            self.fields["initiative_key"].initial = str(self.instance.initiative_key or "")

    def _post_clean(self) -> None:
        """The form only reads: the verb writes, so the instance is left as it is."""

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}


class FollowUpForm(forms.Form):
    on = DayField(label=_("วันที่ติดตาม"))
    note = forms.CharField(label=_("ผลการติดตาม"), max_length=6_000, widget=forms.Textarea(attrs={"rows": 3}))


class ReportForm(forms.Form):
    report = forms.CharField(label=_("ผลการดำเนินการ"), max_length=6_000, widget=forms.Textarea(attrs={"rows": 4}))


class StopForm(forms.Form):
    reason = forms.CharField(label=_("เหตุผลที่ยุติ"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
