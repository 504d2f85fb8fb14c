"""Forms of the recording rooms: counts as officers type them, the edition that was seen, faults beside their fields."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import FaultyForm
from sucharit.core.thai import arabic_digits


class CountField(forms.IntegerField):
    """A whole number from 0 to a million: "1,200", "๓๕"."""

    default_error_messages = {
        "invalid": _("จำนวนต้องเป็นตัวเลขจำนวนเต็ม เช่น 35"),
        "min_value": _("จำนวนต้องไม่ติดลบ"),
        "max_value": _("จำนวนต้องไม่เกิน 1,000,000 โปรดตรวจสอบจำนวนหลัก"),
    }

    def __init__(self, *, most: int = 1_000_000, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 20, "data-short": ""}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)
        self.validators.append(_between(0, most, self.error_messages))

    def to_python(self, value: Any) -> int | None:
        return super().to_python(arabic_digits(value).replace(",", "").strip() if isinstance(value, str) else value)


def _between(least: int, most: int, words: dict[str, Any]) -> Any:
    def check(value: int) -> None:
        if value < least:
            raise ValidationError(words["min_value"], code="min_value")
        if value > most:
            raise ValidationError(words["max_value"], code="max_value")

    return check


class RecordForm(FaultyForm):
    """A form of one row. `edition` is what the officer's page showed; 0 for a new row."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, as the verbs take it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}

    @property
    def seen(self) -> int | None:
        return self.cleaned_data.get("edition") or None


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("เหตุผล"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip


class YearFilter(forms.Form):
    """A filter whose unknown values narrow nothing."""

    @property
    def wanted(self) -> dict[str, Any]:
        if self.is_bound:
            self.is_valid()
            return {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return dict.fromkeys(self.fields, "")

    def choose(self, name: str, choices: list[tuple[str, Any]], every: Any) -> None:
        self.fields[name].choices = [("", every), *choices]  # type: ignore[attr-defined]
