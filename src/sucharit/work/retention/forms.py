"""What the verbs of retention ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField
from sucharit.work.retention.models import MOST_YEARS


class OrderForm(forms.Form):
    """An order by which a series is kept longer."""

    years = forms.IntegerField(
        label=_("เก็บไว้ (ปี หลังสิ้นปีงบประมาณ)"), max_value=MOST_YEARS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3, "data-short": ""}),
        error_messages={"required": _("โปรดใส่จำนวนปี"), "invalid": _("จำนวนปีต้องเป็นตัวเลขจำนวนเต็ม")},
    )  # fmt: skip
    order_number = forms.CharField(
        label=_("คำสั่งหรือบันทึกที่อนุมัติ เลขที่"), max_length=120,
        error_messages={"required": _("โปรดใส่เลขที่คำสั่งหรือบันทึกที่อนุมัติ")},
    )  # fmt: skip
    ordered_on = DayField(label=_("ลงวันที่"), error_messages={"required": _("โปรดใส่วันที่")})
    reason = forms.CharField(
        label=_("เหตุผล"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip

    def __init__(self, *args: Any, least: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["years"].help_text = _("นานกว่า %(n)s ปีที่กำหนดไว้") % {"n": least}


class HoldForm(forms.Form):
    """Why a row is not destroyed."""

    reason = forms.CharField(
        label=_("เหตุที่ต้องเก็บต่อ"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เช่น อยู่ระหว่างคดี สอบสวน หรืออุทธรณ์ เลขที่เรื่อง อย่าใส่ชื่อบุคคล เหตุผลนี้อยู่ในบันทึกการกระทำตลอดไป"),
        error_messages={"required": _("โปรดเขียนเหตุที่ต้องเก็บต่อ")},
    )  # fmt: skip


class ProposeForm(forms.Form):
    """The note on a list, and what the page showed."""

    note = forms.CharField(
        label=_("หมายเหตุถึงผู้พิจารณา"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("อย่าใส่ชื่อบุคคล หมายเหตุนี้พิมพ์ในใบรับรอง"),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class DecideForm(forms.Form):
    """That the list was read, and a note."""

    read = forms.BooleanField(
        label=_("ข้าพเจ้าตรวจบัญชีนี้แล้ว และเข้าใจว่าทำลายแล้วนำกลับมาไม่ได้"),
        error_messages={"required": _("โปรดยืนยันว่าตรวจบัญชีแล้ว")},
    )
    note = forms.CharField(
        label=_("หมายเหตุ"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เช่น เลขที่บันทึกที่อนุมัติ"),
    )  # fmt: skip
