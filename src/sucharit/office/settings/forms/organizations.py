"""Facts, logo and units."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.actions import FACTS
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.organizations.names import regular
from sucharit.core.thai import arabic_digits
from sucharit.office.settings.logos import clean_logo
from sucharit.reference import province, provinces


def province_choices() -> list[tuple[str, str]]:
    return [("", str(_("เลือกจังหวัด"))), *((one.thai, one.thai) for one in provinces())]


class FactsForm(forms.ModelForm[Organization]):
    """The facts of an organization; `edition` is the one that was looked at."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    province = forms.ChoiceField(label=_("จังหวัด"), choices=province_choices)
    website = forms.URLField(
        label=_("เว็บไซต์เดิม"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=_("พิมพ์เต็ม เช่น https://www.donsukchai.go.th"),
    )

    why = {
        "document_prefix": _("ปรากฏบนหัวหนังสือราชการและบันทึกข้อความทุกฉบับ"),
        "staff_count": _("ใช้ตรวจเป้าหมายที่อ้างจำนวนบุคลากร เช่น บุคลากรทุกคนผ่านการอบรม"),
        "short_name": _("ใช้บนแถบบนสุดและในรายการ"),
    }

    class Meta:
        model = Organization
        fields = FACTS
        widgets = {
            "address": forms.TextInput,
            "postcode": forms.TextInput(attrs={"inputmode": "numeric", "data-short": ""}),
            "staff_count": forms.NumberInput(attrs={"min": 0, "max": 100000, "data-short": ""}),
        }
        help_texts = {
            "name": _("เช่น องค์การบริหารส่วนตำบลดอนสุขใจ"),
            "short_name": _("เช่น อบต.ดอนสุขใจ"),
            "address": _("เช่น 99 หมู่ที่ 4 ตำบลดอนสุขใจ อำเภอทุ่งสว่าง"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and province(self.instance.province) is None:
            self.fields["province"].choices = [  # type: ignore[attr-defined]
                (self.instance.province, self.instance.province),
                *province_choices(),
            ]
        if self.instance.pk:
            self.initial.setdefault("edition", self.instance.edition)

    def clean_name(self) -> str:
        return regular(self.cleaned_data["name"])

    def clean_short_name(self) -> str:
        return regular(self.cleaned_data["short_name"])

    def clean_postcode(self) -> str:
        code = arabic_digits(self.cleaned_data["postcode"]).strip()
        if code and (len(code) != 5 or not code.isascii() or not code.isdigit()):
            raise forms.ValidationError(_("รหัสไปรษณีย์มี 5 หลัก"))
        return code

    def clean_staff_count(self) -> int | None:
        count: int | None = self.cleaned_data["staff_count"]
        if count is not None and count > 100_000:
            raise forms.ValidationError(_("จำนวนบุคลากรมากผิดปกติ โปรดตรวจสอบ"))
        return count

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}

    def _post_clean(self) -> None:
        """The verb sets the values on a row of its own: the instance stays as it was looked at."""


class LogoForm(forms.Form):
    """A picture, made safe in `clean`; `picture` is what may be kept."""

    logo = forms.FileField(
        label=_("ภาพตราสัญลักษณ์"),
        help_text=_("PNG หรือ JPEG ไม่เกิน 5 เมกะไบต์ ระบบจะย่อเหลือ 512 จุดและตัดข้อมูลแฝงออก"),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    picture: bytes = b""

    def clean_logo(self) -> Any:
        self.picture = clean_logo(self.cleaned_data["logo"])
        return self.cleaned_data["logo"]


class UnitForm(forms.ModelForm[Unit]):
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    why = {"abbreviation": _("ตารางงบประมาณและผู้รับผิดชอบใช้อักษรย่อนี้ และใช้จับคู่เมื่อนำเข้าแผนเดิม")}

    class Meta:
        model = Unit
        fields = ["name", "abbreviation"]
        help_texts = {"name": _("เช่น กองคลัง"), "abbreviation": _("เช่น กค. เว้นว่างได้")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("edition", self.instance.edition)

    def clean_name(self) -> str:
        return regular(self.cleaned_data["name"])

    def clean_abbreviation(self) -> str:
        return regular(self.cleaned_data["abbreviation"])

    def _post_clean(self) -> None:
        """See FactsForm."""
