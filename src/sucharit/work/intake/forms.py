"""Forms of the intake: filters, the reason for putting away, and the fields of a part as they may be corrected."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import SearchField
from sucharit.base.screens.words import fiscal_year
from sucharit.core.plan import Plan
from sucharit.work.intake import typed
from sucharit.work.intake.fields import FIELDS, PLAN_FIELDS, Field, PlanField, Sheet
from sucharit.work.intake.models import KINDS, Intake, Question

KIND_CHOICES = [("", _("ยังไม่ระบุ")), ("project", _("โครงการ")), ("activity", _("กิจกรรม")), ("measure", _("มาตรการ"))]


class IntakeFilter(forms.Form):
    """The list: words of the name, state, kind of document."""

    q = SearchField(label=_("ค้นหาชื่อ"))
    state = forms.ChoiceField(
        label=_("สถานะ"), required=False, choices=[("", _("ทั้งหมดที่ไม่ยกเลิก")), *Intake.State.choices]
    )
    kind = forms.ChoiceField(label=_("ชนิดเอกสาร"), required=False, choices=[("", _("ทุกชนิด")), *KINDS])


class QuestionFilter(forms.Form):
    """The questions: how grave, where from, open or settled, which rule."""

    severity = forms.ChoiceField(
        label=_("ความสำคัญ"), required=False, choices=[("", _("ทั้งหมด")), *Question.Severity.choices]
    )
    kind = forms.ChoiceField(label=_("ที่มา"), required=False, choices=[("", _("ทั้งหมด")), *Question.Kind.choices])
    settled = forms.ChoiceField(
        label=_("สถานะ"),
        required=False,
        choices=[("", _("ทั้งหมด")), ("open", _("ยังไม่ตอบ")), ("settled", _("ตอบแล้ว"))],
    )
    code = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)


class DiscardForm(forms.Form):
    reason = forms.CharField(
        label=_("เหตุผลที่ยกเลิก"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("เช่น นำเข้าผิดไฟล์ หรือมีฉบับที่ใหม่กว่า"),
    )  # fmt: skip


class PartForm(forms.Form):
    """The fields of an initiative, or of the plan, as they stand now. `changed_values` are those that were changed."""

    def __init__(
        self, fields: Iterable[Field | PlanField], values: Mapping[str, Any], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.shapes = {one.name: one.kind for one in fields}
        self.values = values
        for one in fields:
            self.fields[one.name] = _form_field(one, values[one.name])

    def clean(self) -> dict[str, Any]:
        """Reads each field into its JSON shape; the fault stands beside the field."""
        cleaned = dict(super().clean() or {})
        for name, shape in self.shapes.items():
            if shape not in ("flag", "kind") and name in cleaned:
                try:
                    cleaned[name] = typed.read(shape, str(cleaned[name] or ""))
                except typed.Unusable as problem:
                    self.add_error(name, ValidationError(problem.said))
        return cleaned

    @property
    def changed_values(self) -> dict[str, Any]:
        before = {name: _comparable(shape, self.values[name]) for name, shape in self.shapes.items()}
        return {name: new for name, new in self.cleaned_data.items() if name in before and new != before[name]}


class SheetForm(PartForm):
    """The sheet of one initiative, with its money year by year."""

    def __init__(self, sheet: Sheet, years: list[int], *args: Any, **options: Any) -> None:
        fields = [one for one in FIELDS.values() if one.kind != "amounts"]
        super().__init__(fields, {one.name: one.get(sheet) for one in fields}, *args, **options)
        self.amounts = dict(sheet.amounts)
        self.years = sorted({*years, *sheet.amounts})
        for year in self.years:
            amount = sheet.amounts.get(year)
            self.fields[f"amount_{year}"] = forms.CharField(
                label=fiscal_year(year), required=False, max_length=40, initial="" if amount is None else plain(amount),
                widget=forms.TextInput(attrs={"data-money": "", "inputmode": "decimal", "autocomplete": "off"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for year in self.years:
            name = f"amount_{year}"
            try:
                cleaned[name] = typed.money(str(cleaned.get(name) or "").strip())
            except typed.Unusable as problem:
                self.add_error(name, ValidationError(problem.said))
        return cleaned

    @property
    def changed_values(self) -> dict[str, Any]:
        changed = super().changed_values
        amounts = {str(year): self.cleaned_data.get(f"amount_{year}") for year in self.years}
        stated = {int(year): Decimal(amount) for year, amount in amounts.items() if amount is not None}
        return changed | ({"amounts": amounts} if stated != self.amounts else {})

    @property
    def amount_fields(self) -> list[forms.BoundField]:
        return [self[f"amount_{year}"] for year in self.years]


def plan_form(plan: Plan, *args: Any, **options: Any) -> PartForm:
    """The facts of the whole plan."""
    fields = list(PLAN_FIELDS.values())
    return PartForm(fields, {one.name: one.get(plan) for one in fields}, *args, **options)


def plain(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


def _comparable(shape: str, value: Any) -> Any:
    """A value in the shape that typing it unchanged would give."""
    if shape in ("flag", "kind"):
        return value
    try:
        return typed.read(shape, "" if value is None else str(value))
    except typed.Unusable:  # read so from the document; nobody could have typed it
        return value


def _form_field(one: Field | PlanField, value: Any) -> forms.Field:
    label = str(one.label)
    if one.kind == "flag":
        return forms.BooleanField(label=label, required=False, initial=bool(value))
    if one.kind == "kind":
        return forms.ChoiceField(label=label, required=False, choices=KIND_CHOICES, initial=value)
    return forms.CharField(
        label=label, required=False, strip=False, initial="" if value is None else value, widget=_widget(one.kind)
    )


def _widget(shape: str) -> forms.Widget:
    if shape in ("list", "nested"):
        deepest = 4 if shape == "nested" else 1
        attrs = {"data-nested-list": "", "data-max-depth": deepest, "rows": 6, "class": "nested-raw"}
        return forms.Textarea(attrs=attrs)
    if shape == "text":
        return forms.Textarea(attrs={"rows": 3})
    numeric = {"inputmode": "numeric", "data-short": ""} if shape in ("number", "year") else {}
    return forms.TextInput(attrs={"autocomplete": "off", **numeric})
