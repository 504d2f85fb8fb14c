"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField
from sucharit.work.delegations.holding import lapsed
from sucharit.work.delegations.models import Power
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.years.recording.forms import CountField

NEEDED = {"required": _("โปรดกรอกช่องนี้")}


def _text(label: Any, most: int, *, lines: int = 0, required: bool = True, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, help_text=help_text, error_messages=NEEDED
    )


class PowerForm(VerbForm):
    """A line of the annexed list."""

    act = forms.ChoiceField(label=_("อำนาจ"), choices=Power.Act.choices, widget=forms.RadioSelect)
    text = _text(_("เรื่องที่มอบ"), 400, help_text=_("เช่น ลาป่วย ลากิจของพนักงานส่วนตำบลในสังกัด"))
    law = _text(_("กฎหมายหรือระเบียบ"), 300)
    limit = _text(_("เงื่อนไขหรือวงเงิน"), 200, required=False)
    further = forms.BooleanField(label=_("ผู้รับมอบมอบต่อได้"), required=False)

    def arrange(self) -> None:
        self.initial.setdefault("act", Power.Act.APPROVE)
        self.initial.setdefault("law", self.entry.law[:300])


class DropPowerForm(VerbForm):
    """Which line goes."""

    power = forms.ModelChoiceField(label=_("อำนาจที่นำออก"), queryset=Power.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["power"]
        chosen.queryset = self.entry.powers.all()


class CircularForm(VerbForm):
    """The letter by which every unit was told."""

    circular_no = _text(_("หนังสือเวียนที่"), 60)
    circular_on = DayField(label=_("ลงวันที่"), error_messages=NEEDED)

    def arrange(self) -> None:
        self.initial["circular_on"] = self.officer.today


class AnnounceForm(VerbForm):
    """Where the public is told."""

    channels = _text(_("ช่องทางที่ประกาศ"), 2_000, lines=4, help_text=_("บรรทัดละหนึ่งช่องทาง เช่น เว็บไซต์ ป้ายประกาศหน้าสำนักงาน"))
    announced_on = DayField(label=_("ประกาศเมื่อ"), error_messages=NEEDED)

    def arrange(self) -> None:
        self.initial["announced_on"] = self.officer.today


class EndForm(VerbForm):
    """Why it has no effect any more."""

    reason = _text(_("เหตุผล"), 300, lines=2)

    def arrange(self) -> None:
        self.initial["reason"] = lapsed(self.entry, self.officer.today)


class HandInForm(VerbForm):
    """How often the power was used, how often it was refused, what came up."""

    used = CountField(label=_("ใช้อำนาจ (เรื่อง)"), error_messages=NEEDED, help_text=_("ไม่ได้ใช้ใส่ 0"))
    refused = CountField(label=_("ในนั้นไม่อนุญาตหรือไม่อนุมัติ (เรื่อง)"), error_messages=NEEDED)
    summary = _text(_("ผลและปัญหา"), 4_000, lines=4, required=False)

    def arrange(self) -> None:
        self.initial.setdefault("refused", 0)
