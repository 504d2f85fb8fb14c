"""Forms of requests: what verbs ask, who asks, the receipt, an online service."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.forms import DayField, FaultyForm
from sucharit.work.requests.models import EService
from sucharit.work.requests.queries import forms_for
from sucharit.work.service.queries import in_force
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.queries import series_choices
from sucharit.work.years.recording.forms import RecordForm

_LINES = forms.Textarea(attrs={"rows": 4})


class WordsForm(VerbForm):
    """Words to the citizen."""

    text = forms.CharField(
        label=_("ข้อความ"), max_length=4_000, widget=_LINES, error_messages={"required": _("โปรดเขียนข้อความ")}
    )


class ResultForm(VerbForm):
    """What came of it, and when."""

    result = forms.CharField(
        label=_("ผลหรือเหตุผล (ผู้ขออ่านข้อความนี้)"), max_length=4_000, widget=_LINES,
        error_messages={"required": _("โปรดเขียนผลหรือเหตุผลให้ผู้ขอทราบ")},
    )  # fmt: skip
    finished_on = DayField(label=_("วันที่เสร็จ"), error_messages={"required": _("โปรดใส่วันที่เสร็จ")})

    def arrange(self) -> None:
        self.initial.setdefault("finished_on", self.officer.today)


class ServiceForm(RecordForm):
    """Which service, with which questions."""

    series = forms.ChoiceField(label=_("งานในคู่มือบริการ"), error_messages={"required": _("โปรดเลือกงาน")})
    form = forms.ModelChoiceField(
        label=_("แบบคำขอ"), queryset=Survey.objects.none(), empty_label=None,
        help_text=_("สร้างที่หน้าบริการออนไลน์ หัวข้อ “แบบคำขอ”"),
    )  # fmt: skip
    intro = forms.CharField(label=_("คำแนะนำก่อนกรอก"), max_length=2_000, required=False, widget=_LINES)
    evaluation = forms.TypedChoiceField(
        label=_("แบบประเมินหลังรับบริการ"), required=False, coerce=uuid.UUID, empty_value=None,
        help_text=_("ผู้รับบริการเห็นลิงก์เมื่อเสร็จ คำตอบไม่ผูกกับคำขอ"),
    )  # fmt: skip
    takes_files = forms.BooleanField(label=_("แนบไฟล์ได้"), required=False, initial=True)

    def __init__(self, *args: Any, officer: Officer, service: EService | None = None, **options: Any) -> None:
        told = (
            {name: getattr(service, name) for name in ("form", "intro", "evaluation", "takes_files", "edition")}
            if service
            else {}
        )
        super().__init__(*args, **options | {"initial": told})
        form: Any = self.fields["form"]
        form.queryset = forms_for(officer)
        evaluation: Any = self.fields["evaluation"]
        evaluation.choices = [("", _("ไม่ชวนประเมิน")), *series_choices(officer.organization)]
        if service is not None:
            del self.fields["series"]
            return
        taken = set(EService.objects.filter(organization=officer.organization).values_list("series", flat=True))
        manuals = [one for one in in_force(officer.organization, "citizen") if one.series not in taken]
        series: Any = self.fields["series"]
        series.choices = [(str(one.series), one.title) for one in manuals]

    @property
    def chosen(self) -> uuid.UUID:
        return uuid.UUID(self.cleaned_data["series"])

    @property
    def fields_said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("intro", "evaluation", "takes_files")}


class ApplicantForm(FaultyForm):
    """Who asks. `website` is for robots, `token` names the sending."""

    name = forms.CharField(
        label=_("ชื่อและนามสกุล"), max_length=160, error_messages={"required": _("โปรดใส่ชื่อและนามสกุลผู้ขอ")}
    )
    telephone = forms.CharField(label=_("โทรศัพท์"), max_length=40, required=False)
    email = forms.CharField(label=_("อีเมล"), max_length=254, required=False)
    address = forms.CharField(label=_("ที่อยู่"), max_length=400, required=False)
    website = forms.CharField(
        label=_("เว้นช่องนี้ว่างไว้"), required=False, max_length=100,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

    @property
    def person(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "telephone", "email", "address")}


class TrackForm(forms.Form):
    """The receipt."""

    number = forms.CharField(label=_("เลขที่คำขอ"), max_length=40, help_text=_("เช่น 12/2569"))
    secret = forms.CharField(
        label=_("รหัสติดตาม 20 หลัก"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class SayForm(forms.Form):
    """The citizen writes."""

    text = forms.CharField(label=_("ข้อความ"), max_length=4_000, required=False, widget=_LINES)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
