"""Adding, describing, withdrawing evidence, and the filters of its list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, FaultyForm, SearchField
from sucharit.work.evidence.actions.adding import LONGEST_PLACE, LONGEST_TITLE
from sucharit.work.evidence.models import Evidence

_PERSONAL = _("เห็นหน้าหรืออ่านชื่อบุคคลได้ (มีข้อมูลส่วนบุคคล จะไม่เผยแพร่เอง)")


class AddressForm(forms.Form):
    """A page on the web."""

    address = forms.CharField(label=_("ที่อยู่เว็บ"), max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"}))
    title = forms.CharField(label=_("ใช้พิสูจน์อะไร"), max_length=LONGEST_TITLE)
    taken_on = DayField(label=_("วันที่"), required=False)
    personal = forms.BooleanField(label=_PERSONAL, required=False)


class AboutFiles(forms.Form):
    """What goes with the files of one sending; the names do not clash with those of a form around the picker."""

    prefix = "evidence"

    title = forms.CharField(
        label=_("ใช้พิสูจน์อะไร"), max_length=LONGEST_TITLE, required=False,
        help_text=_("เช่น ผู้เข้าอบรมรุ่นที่ 1 ไม่ใส่ก็ได้ ระบบใช้วันที่ถ่ายหรือชื่อไฟล์แทน"),
    )  # fmt: skip
    taken_on = DayField(label=_("วันที่"), required=False, help_text=_("ไม่ใส่ก็ได้ ภาพถ่ายใช้วันที่ที่กล้องบันทึกไว้"))
    personal = forms.BooleanField(label=_PERSONAL, required=False)
    keep_place = forms.BooleanField(label=_("เก็บพิกัดที่กล้องบันทึกไว้ในภาพ (ปกติระบบลบทิ้ง)"), required=False)
    again = forms.BooleanField(label=_("ถ้าไฟล์นี้มีอยู่แล้ว ให้เพิ่มเป็นรายการใหม่"), required=False)

    def add_prefix(self, field_name: str) -> str:
        return f"{self.prefix}_{field_name}"


class DescribeForm(FaultyForm):
    """What is said of a piece."""

    title = forms.CharField(label=_("ใช้พิสูจน์อะไร"), max_length=LONGEST_TITLE)
    taken_on = DayField(label=_("วันที่"), required=False)
    place = forms.CharField(label=_("สถานที่"), max_length=LONGEST_PLACE, required=False)
    personal = forms.BooleanField(label=_PERSONAL, required=False)
    drop_place = forms.BooleanField(label=_("ลบพิกัดที่เก็บไว้"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    why = {"personal": _("หลักฐานที่มีข้อมูลส่วนบุคคลไม่แสดงต่อสาธารณะ และไม่แสดงแก่สมาชิกสภาหรือผู้กำกับดูแล")}

    def __init__(self, *args: Any, evidence: Evidence, **options: Any) -> None:
        super().__init__(*args, **options)
        if evidence.latitude is None:
            del self.fields["drop_place"]

    @property
    def said(self) -> dict[str, Any]:
        """As actions.describe takes it."""
        told = {name: self.cleaned_data[name] for name in ("title", "taken_on", "place", "personal")}
        return told | ({"placed": False} if self.cleaned_data.get("drop_place") else {})


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("เหตุผลที่ถอน"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เช่น ผู้ปกครองขอให้ลบภาพเด็ก หรือแนบผิดไฟล์"), error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip


class EvidenceFilter(forms.Form):
    """Which evidence."""

    q = SearchField(label=_("ค้นหาคำอธิบายหรือสถานที่"))
    year = forms.ChoiceField(label=_("ปีงบประมาณ"), required=False)
    initiative = forms.ChoiceField(label=_("โครงการ"), required=False)
    kind = forms.ChoiceField(label=_("ชนิด"), required=False, choices=[("", _("ทุกชนิด")), *Evidence.Kind.choices])
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[
            ("", _("ทั้งหมด")), ("mine", _("ที่ฉันเพิ่ม")), ("unused", _("ที่ยังไม่ได้ใช้")), ("personal", _("มีข้อมูลส่วนบุคคล")),
            ("placed", _("ที่เก็บพิกัดไว้")), ("twice", _("ที่ใช้มากกว่าหนึ่งปีหรือหนึ่งโครงการ")), ("withdrawn", _("ที่ถอนแล้ว")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, *, years: list[int], initiatives: list[tuple[str, str]]) -> None:
        super().__init__(data)
        told = [("", _("ทุกปี")), *((str(year), str(year)) for year in years)]
        self.fields["year"].choices = told  # type: ignore[attr-defined]
        self.fields["initiative"].choices = [("", _("ทุกโครงการ")), *initiatives]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked; anything unknown narrows nothing."""
        if self.is_bound:
            self.is_valid()
            return {name: self.cleaned_data.get(name, "") for name in self.fields}
        return dict.fromkeys(self.fields, "")
