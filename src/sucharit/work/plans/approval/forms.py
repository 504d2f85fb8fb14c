"""Adopting and reopening."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals.forms import WordsField
from sucharit.base.screens.forms import DayField


class ReopenForm(forms.Form):
    reason = WordsField(_("เหตุผลที่นำกลับเป็นร่าง"), required=True)


class AdoptForm(forms.Form):
    on = DayField(label=_("วันที่ประกาศใช้"))
