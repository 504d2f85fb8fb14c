"""What to copy."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.words import fiscal_year
from sucharit.work.plans.forms.lists import choose
from sucharit.work.plans.models import Plan


class CopyForm(forms.Form):
    """An older plan and its initiatives; `from` alone shows them."""

    initiative = forms.MultipleChoiceField(
        label=_("โครงการที่จะคัดลอก"), required=False, widget=forms.CheckboxSelectMultiple
    )
    with_amounts = forms.BooleanField(
        label=_("คัดลอกงบประมาณด้วย"),
        required=False,
        initial=True,
        help_text=_("ปีจะเลื่อนตามช่วงปีของแผนนี้ เช่น ปีแรกของแผนเดิมเป็นปีแรกของแผนนี้"),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, plans: QuerySet[Plan], plan: Plan, source: str = "") -> None:
        super().__init__(data)
        self.fields["from"] = forms.ChoiceField(label=_("คัดลอกจากแผน"))
        self.order_fields(["from", "initiative", "with_amounts"])
        self.plans = {str(one.pk): one for one in plans}
        told = [(key, f"{one.title} ({one.get_state_display()})") for key, one in self.plans.items()]
        choose(self, "from", [("", _("เลือกแผน")), *told])
        self.source = self.plans.get(str((data or {}).get("from", "")) or source)
        choose(self, "initiative", self._initiatives(plan))

    def _initiatives(self, plan: Plan) -> list[tuple[str, str]]:
        """Those of the older plan; those that this plan has already say so."""
        if self.source is None:
            return []
        there = set(plan.initiatives.values_list("key", flat=True))
        mark = _(" (อยู่ในแผนนี้แล้ว)")
        rows = self.source.initiatives.order_by("seq")
        return [(str(row.pk), f"{row.seq}. {row.title}{mark if row.key in there else ''}") for row in rows]

    @property
    def chosen(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["initiative"]]

    def clean_initiative(self) -> list[str]:
        if not self.cleaned_data["initiative"]:
            raise ValidationError(_("โปรดเลือกอย่างน้อยหนึ่งโครงการ"))
        return list(self.cleaned_data["initiative"])


class YearForm(forms.Form):
    """From one year of the plan into others."""

    source = forms.ChoiceField(label=_("คัดลอกงบประมาณของ"))
    years = forms.MultipleChoiceField(label=_("ไปยัง"), widget=forms.CheckboxSelectMultiple)
    overwrite = forms.BooleanField(
        label=_("เขียนทับจำนวนที่ระบุไว้แล้ว"),
        required=False,
        help_text=_("ถ้าไม่เลือก จะเติมเฉพาะปีที่ยังไม่ระบุ"),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, plan: Plan) -> None:
        super().__init__(data)
        told = [(str(year), fiscal_year(year)) for year in plan.years]
        choose(self, "source", told)
        choose(self, "years", told)
        self.initial = {"source": str(plan.first_year), "years": [str(year) for year in plan.years[1:]]}
