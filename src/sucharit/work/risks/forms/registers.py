"""A register begun, asked, and filled from a spreadsheet."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.screens.forms import SearchField
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.fiscal import FiscalYear
from sucharit.work.risks.models import Rating, Risk
from sucharit.work.risks.rows import WANTED


class YearField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("ปีงบประมาณ (พ.ศ.)"))
        super().__init__(min_value=2500, max_value=2700, **options)


class StartForm(forms.Form):
    """A register for a year: empty, or begun from the register of an earlier year."""

    fiscal_year = YearField()
    copy_of = forms.TypedChoiceField(
        label=gettext_lazy("เริ่มจาก"), required=False, coerce=int, empty_value=None,
        help_text=gettext_lazy(
            "คัดลอกปีก่อน: ความเสี่ยงที่ยังไม่ปิดและมาตรการที่ยังไม่เสร็จตามมาด้วย "
            "คะแนนหลังควบคุมเป็นคะแนนเสนอของปีใหม่"
        ),
    )  # fmt: skip

    def __init__(self, years: list[int], today_year: FiscalYear, data: Mapping[str, Any] | None = None) -> None:
        wanted = max([*years, int(today_year) - 1]) + 1
        super().__init__(data, initial={"fiscal_year": wanted, "copy_of": years[0] if years else ""})
        told = [("", _("ทะเบียนเปล่า"))]
        told += [(str(year), _("คัดลอกจาก%(year)s") % {"year": year_words(year)}) for year in years]
        self.fields["copy_of"].choices = told  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """What a list of risks may be asked; everything stands in the address, so it can be shared."""

    q = SearchField(label=gettext_lazy("ค้นหาในทะเบียน"))
    level = forms.ChoiceField(label=gettext_lazy("ระดับ"), required=False)
    unit = forms.ModelChoiceField(
        label=gettext_lazy("หน่วยงาน"),
        required=False,
        queryset=Unit.objects.none(),
        empty_label=gettext_lazy("ทุกหน่วยงาน"),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("สถานะ"), required=False, choices=[("", gettext_lazy("ทุกสถานะ")), *Risk.Status.choices]
    )
    show = forms.ChoiceField(
        label=gettext_lazy("เฉพาะที่"),
        required=False,
        choices=[("", gettext_lazy("ทั้งหมด")), *((key, label) for key, (label, _ask) in WANTED.items())],
    )
    stage = forms.ChoiceField(required=False, widget=forms.HiddenInput, choices=Rating.Stage.choices)
    cell = forms.RegexField(r"^(10|[1-9])-(10|[1-9])\Z", required=False, widget=forms.HiddenInput)

    def __init__(self, organization: Organization, levels: list[str], data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.fields["level"].choices = [("", _("ทุกระดับ")), *((word, word) for word in levels)]  # type: ignore[attr-defined]
        self.fields["unit"].queryset = organization.units.all()  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked and understood; a nonsense part of an address asks for nothing."""
        self.is_valid()
        told = dict(self.cleaned_data)
        if told.get("cell"):
            likelihood, _sep, impact = told["cell"].partition("-")
            told["cell"] = (int(likelihood), int(impact))
        return told


class PasteForm(forms.Form):
    rows = forms.CharField(
        label=gettext_lazy("ตารางที่คัดลอกจาก Excel"),
        strip=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
