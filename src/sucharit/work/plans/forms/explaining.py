"""The word of an officer on a finding."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.work.plans.actions.explaining import LONGEST_REASON


class ExplanationForm(forms.Form):
    """Why it stands as it does."""

    reason = forms.CharField(
        label=_("เหตุผล"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("เช่น โครงการนี้ดำเนินการโดยบุคลากรภายใน จึงไม่ใช้งบประมาณทั้งห้าปี"),
        error_messages={"max_length": _("ยาวเกินไป: ใส่ได้ไม่เกิน %(limit_value)s ตัวอักษร (ขณะนี้ %(show_value)s)")},
    )
    #: the word that stood when the form was opened
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    why = {"reason": _("ผู้ตรวจสอบ ผู้เห็นชอบ และผู้อนุมัติจะอ่านเหตุผลนี้พร้อมข้อค้นพบ")}
