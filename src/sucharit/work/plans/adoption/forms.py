"""What is asked when a reading becomes a plan: its name and years, the risks, the units, and the open questions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.work.intake.queries import Tally
from sucharit.work.intake.typed import Unusable, read
from sucharit.work.plans.adoption.actions import REPLACE, SKIP, TAKE
from sucharit.work.plans.adoption.fields import Units, shown_name
from sucharit.work.risks.models import RiskRegister


class YearField(forms.CharField):
    """A fiscal year as officers write it: "2566", "๒๕๖๖"."""

    def clean(self, value: Any) -> int | None:
        try:
            year: int | None = read("year", super().clean(value) or "")
        except Unusable as problem:
            raise forms.ValidationError(problem.said) from problem
        return year


class UnitsForm(forms.Form):
    """One choice for each printed name of a unit; the printed text itself is kept whatever is chosen."""

    def __init__(self, units: Units, known: Sequence[Unit], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(unit.pk): unit for unit in known}
        names: Mapping[str, Unit | None] = {shown_name(pair): unit for pair, unit in units.items() if shown_name(pair)}
        self.asked = {f"unit_{place}": name for place, name in enumerate(names)}
        choices = [("", _("ไม่ผูกกับหน่วยงาน")), *((str(unit.pk), unit.name) for unit in known)]
        for field, name in self.asked.items():
            unit = names[name]
            self.fields[field] = forms.ChoiceField(
                label=name[:200], required=False, choices=choices, initial=str(unit.pk) if unit else ""
            )

    @property
    def chosen_units(self) -> dict[str, Unit | None]:
        """What is printed > the unit chosen for it."""
        return {name: self.known.get(self.cleaned_data.get(field, "")) for field, name in self.asked.items()}

    @property
    def unit_fields(self) -> list[forms.BoundField]:
        return [self[field] for field in self.asked]


class AdoptForm(UnitsForm):
    title = forms.CharField(label=_("ชื่อแผน"), max_length=300)
    first_year = YearField(label=_("ปีงบประมาณแรก"), max_length=10)
    last_year = YearField(label=_("ปีงบประมาณสุดท้าย"), max_length=10)
    risks = forms.ChoiceField(
        label=_("ความเสี่ยงในเอกสาร"),
        choices=[
            (TAKE, _("รับเป็นร่างทะเบียนความเสี่ยงของปีแรก")),
            (REPLACE, _("รับ และแทนที่ร่างทะเบียนของปีนั้นที่มีอยู่")),
            (SKIP, _("ไม่รับความเสี่ยงจากเอกสารนี้")),
        ],
        widget=forms.RadioSelect,
        initial=TAKE,
    )
    open_ones_later = forms.BooleanField(label=_("นำเข้าไปก่อน แล้วแก้ข้อที่ยังไม่ตอบต่อในร่างแผน"), required=False)
    why = {"open_ones_later": _("ข้อที่ยังไม่ตอบใช้ค่าตามที่อ่านได้ และจะพบอีกในหน้าข้อค้นพบของร่างแผน")}

    def __init__(
        self, *args: Any, tally: Tally, with_risks: bool, standing: RiskRegister | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if not with_risks:
            del self.fields["risks"]
        elif standing is not None:
            self.fields["risks"].help_text = _of_what_stands(standing)
            self.fields["risks"].initial = None  # what was usual must fail now: the officer chooses
        if not tally.open:
            del self.fields["open_ones_later"]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.asked]


def _of_what_stands(register: RiskRegister) -> str:
    """What to choose where the plan's first year has risks already."""
    if register.state == RiskRegister.State.ADOPTED:
        words = gettext("ทะเบียนความเสี่ยงปีงบประมาณ %(year)s ประกาศใช้แล้ว โปรดเลือกไม่รับ หรือเปิดฉบับแก้ไขของทะเบียนก่อน")
    else:
        words = gettext("ปีงบประมาณ %(year)s มีร่างทะเบียนความเสี่ยงอยู่แล้ว โปรดเลือกแทนที่ร่างนั้น หรือไม่รับ")
    return words % {"year": register.fiscal_year}
