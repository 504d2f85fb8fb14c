"""How forms are drawn, and fields that understand what Thai officers type: dates, money, lists of lines.

A form says why it asks: `why = {"budget": _("ใช้คำนวณ...")}` on the form class.
"""

import datetime
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sucharit.core.thai import clean, format_date, parse_amount, parse_date


class ScreenRenderer(TemplatesSetting):
    """Label, help, reason, error, field - in that order, each tied to the field for screen readers."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"


def show_faults(form: forms.BaseForm, fault: ValidationError) -> None:
    """What a verb found wrong, beside the fields that it names where the form has them, else above the form."""
    if not hasattr(fault, "error_dict"):
        form.add_error(None, fault.messages)
        return
    for name, messages in fault.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)


class FaultyForm(forms.Form):
    """A form whose verb may find further faults."""

    def show_faults(self, fault: ValidationError) -> None:
        show_faults(self, fault)


def retyped(form: forms.Form, name: str, value: object) -> None:
    """The bound form with one hidden value renewed: what was typed stays, what the page shows is the newest edition."""
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix(name)] = str(value)
    form.data = data


class DayField(forms.Field):
    """A day as officers write it: "21 มี.ค. 2566", "๒๑/๓/๒๕๖๖", "21 มีนาคม พ.ศ. 2566"; gives a datetime.date."""

    default_error_messages = {
        "invalid": _('อ่านวันที่นี้ไม่ได้ โปรดพิมพ์ เช่น "21 มี.ค. 2566" หรือ "21/3/2566"'),
    }

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"data-short": "", "autocomplete": "off", "maxlength": 60}))
        options.setdefault("help_text", _("เช่น 21 มี.ค. 2566 หรือ 21/3/2566 (ปีพุทธศักราช)"))
        super().__init__(**options)

    def to_python(self, value: Any) -> datetime.date | None:
        if value in self.empty_values or isinstance(value, datetime.date):
            return value or None
        found = parse_date(str(value))
        if found is None or found.date is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found.date

    def prepare_value(self, value: Any) -> Any:
        return format_date(value, style="short", digits="arabic") if isinstance(value, datetime.date) else value


class MoneyField(forms.Field):
    """Baht as officers write them: "25,000", "๒๕,๐๐๐.-", "1.5 ล้าน"; "" is not stated, "0" or "ไม่ใช้งบประมาณ" is zero."""

    default_error_messages = {
        "invalid": _('อ่านจำนวนเงินนี้ไม่ได้ โปรดพิมพ์ตัวเลข เช่น "25,000" ไม่ใช้งบประมาณให้พิมพ์ 0'),
        "least": _("จำนวนเงินต้องไม่ติดลบ"),
        "most": _("จำนวนเงินเกิน 999,999,999,999 บาท โปรดตรวจสอบจำนวนหลัก"),
    }
    MOST = Decimal("999999999999.99")

    def __init__(self, **options: Any) -> None:
        attrs = {"data-money": "", "inputmode": "decimal", "autocomplete": "off", "maxlength": 40}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int | Decimal):
            return Decimal(value)
        text = clean(str(value)).strip()
        if text.startswith(("-", "−", "–")) and any(letter.isdigit() for letter in text):
            raise ValidationError(self.error_messages["least"], code="least")
        amount = parse_amount(text)
        if amount is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if amount > self.MOST:
            raise ValidationError(self.error_messages["most"], code="most")
        return amount

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return f"{value:,.2f}".removesuffix(".00")
        return value


class SearchField(forms.CharField):
    """Words to look for in a list."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "search", "autocomplete": "off"}))
        options.setdefault("max_length", 200)
        super().__init__(required=options.pop("required", False), **options)
