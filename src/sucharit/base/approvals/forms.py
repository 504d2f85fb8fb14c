"""The filters of the inbox."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals.models import Approval
from sucharit.base.screens.forms import SearchField


class InboxFilter(forms.Form):
    """What the list of approvals is narrowed to; anything unknown narrows nothing."""

    show = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    q = SearchField(label=_("ค้นหาชื่อเรื่อง"), required=False)
    state = forms.ChoiceField(label=_("สถานะ"), required=False, choices=[("", _("ทุกสถานะ")), *Approval.State.choices])
