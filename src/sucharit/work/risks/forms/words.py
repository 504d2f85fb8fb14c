"""A text field that bounds and cleans what is typed, and the reason that a verb asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sucharit.core.thai import clean
from sucharit.work.risks.contents import (
    LONGEST_TEXT,
)


class Words(forms.CharField):
    """Typed text; longer than `longest` is refused beside the field, and invisible characters fall away."""

    def __init__(self, *, longest: int = LONGEST_TEXT, rows: int = 2, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput())
        super().__init__(max_length=longest, **options)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "").strip()


class ReasonForm(forms.Form):
    reason = Words(label=gettext_lazy("เหตุผล"), longest=2_000, rows=3)


class DespiteForm(forms.Form):
    """The reason to adopt a strange matrix; asked only where there is one."""

    despite = Words(label=gettext_lazy("เหตุผลที่ยืนยันใช้ตารางนี้"), longest=2_000, rows=3)
