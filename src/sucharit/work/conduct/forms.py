"""The forms of the room's verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField
from sucharit.work.conduct.models import Gift
from sucharit.work.shelf.forms import VerbForm


class ReportGiftForm(VerbForm):
    """When the receiver told the one who decides."""

    reported_on = DayField(label=_("วันที่รายงาน"), error_messages={"required": _("โปรดใส่วันที่รายงาน")})

    def arrange(self) -> None:
        self.initial["reported_on"] = self.officer.today


class DecideGiftForm(VerbForm):
    """The decision and why."""

    decision = forms.ChoiceField(
        label=_("คำวินิจฉัย"), widget=forms.RadioSelect, error_messages={"required": _("โปรดเลือกคำวินิจฉัย")},
        choices=[(one.value, one.label) for one in (Gift.State.RETURNING, Gift.State.HANDING, Gift.State.KEPT)],
    )  # fmt: skip
    decision_note = forms.CharField(
        label=_("เหตุผล"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("ถ้าให้รับไว้ โปรดบอกเหตุจำเป็นหรือข้อยกเว้นที่ใช้"), error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip


class SettleGiftForm(VerbForm):
    """When and to whom it went."""

    settled_on = DayField(label=_("วันที่คืนหรือส่งมอบ"), error_messages={"required": _("โปรดใส่วันที่")})
    settled_to = forms.CharField(
        label=_("ผู้รับคืนหรือรับมอบ"), max_length=200, error_messages={"required": _("โปรดใส่ว่าใครรับคืนหรือรับมอบ")}
    )

    def arrange(self) -> None:
        self.initial["settled_on"] = self.officer.today
