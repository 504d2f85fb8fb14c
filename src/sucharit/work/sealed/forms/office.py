"""The forms of officers, custodians and the clerk. None of them is kept as a draft anywhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField
from sucharit.work.sealed.contents import NoteKind, State
from sucharit.work.sealed.forms.door import TEXT, PlainField
from sucharit.work.sealed.models import Door, IdentityRequest, Keeper

LEAST_PASSPHRASE = 16


def _secret(label: Any, hint: Any = "", auto: str = "off") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": auto})
    return forms.CharField(label=label, max_length=200, help_text=hint, widget=widget, strip=False)


class UnlockForm(forms.Form):
    passphrase = _secret(_("วลีผ่านของกุญแจ"), _("คนละตัวกับรหัสผ่านเข้าระบบ"))


class NewPassphraseForm(forms.Form):
    """A passphrase, twice. Long rather than strange."""

    first = _secret(_("วลีผ่านใหม่"), _("อย่างน้อย 16 อักขระ เช่น คำที่ไม่เกี่ยวกันห้าคำ อย่าใช้ซ้ำกับรหัสผ่านอื่น"))
    second = _secret(_("วลีผ่านใหม่อีกครั้ง"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        first, second = told.get("first", ""), told.get("second", "")
        if first and len(first.strip()) < LEAST_PASSPHRASE:
            self.add_error("first", _("สั้นเกินไป โปรดใช้อย่างน้อย 16 อักขระ"))
        elif first and (len(set(first)) < 7 or first.isdigit()):
            self.add_error("first", _("เดาง่ายเกินไป โปรดใช้คำหลายคำ"))
        elif first and second and first != second:
            self.add_error("second", _("สองครั้งไม่ตรงกัน"))
        return told


class ChangePassphraseForm(NewPassphraseForm):
    passphrase = _secret(_("วลีผ่านเดิม"))
    field_order = ["passphrase", "first", "second"]


class NoteForm(forms.Form):
    kind = forms.ChoiceField(label=_("ชนิด"), choices=NoteKind.choices)
    held_on = DayField(label=_("วันที่ของเหตุการณ์"), required=False)
    text = PlainField(label=_("บันทึก"), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}))


class MoveForm(forms.Form):
    state = forms.ChoiceField(label=_("สถานะใหม่"), choices=State.choices)
    text = PlainField(
        label=_("ดำเนินการอย่างไร หรือผลเป็นอย่างไร"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}), help_text=_("เห็นเฉพาะเจ้าหน้าที่ผู้รับแจ้ง"),
    )  # fmt: skip
    tell = PlainField(
        label=_("แจ้งผู้แจ้งว่า (ไม่จำเป็น)"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}), help_text=_("ผู้แจ้งเห็นพร้อมสถานะใหม่"),
    )  # fmt: skip


class IdentityForm(forms.Form):
    ground = forms.ChoiceField(label=_("เหตุ"), choices=IdentityRequest.Ground.choices)
    reason = PlainField(
        label=_("เหตุผลที่จำเป็นต้องทราบตัวตน"), max_length=2000, help_text=_("ปิดผนึกถึงผู้ถือกุญแจ บันทึกการกระทำเก็บเพียงเหตุ"),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )  # fmt: skip


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("ผลการพิจารณา"), choices=[("grant", _("อนุญาต 7 วัน")), ("refuse", _("ไม่อนุญาต"))], widget=forms.RadioSelect
    )
    words = PlainField(
        label=_("เหตุผล"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    )


class ReferForm(forms.Form):
    office = forms.ChoiceField(
        label=_("ส่งหน่วยงาน"),
        choices=[
            ("nacc_province", _("สำนักงาน ป.ป.ช. ประจำจังหวัด")), ("nacc", _("สำนักงาน ป.ป.ช.")),
            ("pacc", _("สำนักงาน ป.ป.ท.")), ("sao", _("สำนักงานการตรวจเงินแผ่นดิน (สตง.)")),
            ("province", _("ศูนย์ปฏิบัติการต่อต้านการทุจริตจังหวัด หรือผู้ว่าราชการจังหวัด")),
        ],
    )  # fmt: skip

    @property
    def office_name(self) -> str:
        return str(dict(self.fields["office"].choices)[self.cleaned_data["office"]])  # type: ignore[attr-defined]


def _named(keeper: Keeper) -> str:
    return keeper.user.full_name


class HandOnForm(forms.Form):
    to = forms.ModelChoiceField(label=_("เจ้าหน้าที่ผู้รับแจ้ง"), queryset=Keeper.objects.none())

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        to.queryset = colleagues
        to.label_from_instance = _named  # type: ignore[method-assign,assignment]


class ArrangeForm(forms.ModelForm[Door]):
    class Meta:
        model = Door
        fields = [
            "unit_name", "answer_days", "checking_days", "finish_days", "keep_years", "outside_name",
            "outside_contact",
        ]  # fmt: skip

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        days = [told.get(name) for name in ("answer_days", "checking_days", "finish_days")]
        if all(isinstance(one, int) for one in days) and days != sorted(days):  # type: ignore[type-var]
            raise ValidationError(_("กำหนดเวลาต้องเรียงจากน้อยไปมาก: ตอบครั้งแรก ตรวจสอบเบื้องต้น ดำเนินการให้เสร็จ"))
        return told


class AppointForm(forms.Form):
    part = forms.ChoiceField(label=_("หน้าที่"), choices=Keeper.Part.choices)
    user = forms.ChoiceField(label=_("บุคคล"))

    def __init__(self, *args: Any, people: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = people  # type: ignore[attr-defined]
