"""Why an earlier version is put back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.names import check_name, regular


class PutBackForm(forms.Form):
    reason = forms.CharField(
        label=_("เหตุผล"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("โปรดเขียนเหตุผลที่นำกลับมา")},
        help_text=_("เหตุผลจะอยู่ในบันทึกการกระทำ"),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)  # the newest version that the page compared with

    def clean_reason(self) -> str:
        reason = regular(self.cleaned_data["reason"])
        check_name(reason)
        return reason
