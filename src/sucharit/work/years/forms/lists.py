"""Filters of the list, opening, carrying, printing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, SearchField
from sucharit.reference.framework import Framework
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions.carrying import CARRIED_FIELDS
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.rows import NAMES

EVERY = ("", _("ทั้งหมด"))


class YearFilter(forms.Form):
    """Which initiatives of a year."""

    q = SearchField(label=_("ค้นหาชื่อหรือหน่วยงาน"))
    dimension = forms.ChoiceField(label=_("มิติ"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    quarter = forms.ChoiceField(
        label=_("ไตรมาส"), required=False, choices=[EVERY, *((str(n), _("ไตรมาส %d") % n) for n in (1, 2, 3, 4))]
    )
    status = forms.ChoiceField(label=_("สถานะ"), required=False, choices=[EVERY, *YearInitiative.Status.choices])
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[
            EVERY, ("mine", _("ของฉันและหน่วยงานของฉัน")), ("unowned", _("ที่ยังไม่มีผู้รับผิดชอบหรือหน่วยงาน")),
            ("unplaced", _("ที่ยังไม่เลือกไตรมาส")), ("outside", _("ที่ไม่อยู่ในข้อบัญญัติ")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, *, units: Sequence[tuple[int, str]], of: Framework | None) -> None:
        super().__init__(data)
        dimensions = [(node.code, f"{node.code} {node.title}") for node in of.dimensions] if of else []
        self.fields["dimension"].choices = [EVERY, *dimensions]  # type: ignore[attr-defined]
        told = [EVERY, *((str(pk), name) for pk, name in units)]
        self.fields["unit"].choices = told  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked; anything unknown narrows nothing."""
        if not self.is_bound:
            return dict.fromkeys(self.fields, "")
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class OpenForm(forms.Form):
    """Which year of which plan; the year that runs, or the one nearest to it, is proposed."""

    choice = forms.ChoiceField(label=_("ปีงบประมาณ"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, openable: Sequence[tuple[Plan, list[int]]], now: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plans = {plan.pk: plan for plan, _years in openable}
        told = [
            (f"{plan.pk}:{year}", _("ปีงบประมาณ พ.ศ. %(year)s จาก %(plan)s") % {"year": year, "plan": plan.title})
            for plan, years in openable
            for year in years
        ]
        self.fields["choice"].choices = told  # type: ignore[attr-defined]
        if told and not self.is_bound:
            nearest = min((value for value, _words in told), key=lambda value: abs(_year_of(value) - now))
            self.initial.setdefault("choice", nearest)

    @property
    def year_asked(self) -> int:
        """The year that was sent, whether it can be opened or not; 0 for none."""
        return _year_of(str(self.data.get("choice", ""))[:40])

    @property
    def chosen(self) -> tuple[Plan, int]:
        pk, _colon, year = self.cleaned_data["choice"].partition(":")
        return self.plans[int(pk)], int(year)


def _year_of(choice: str) -> int:
    """ "5:2569" > 2569; 0 where that says no year."""
    year = choice.rpartition(":")[2]
    return int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else 0


class CarryForm(forms.Form):
    """What to bring from last year."""

    fields_ = forms.MultipleChoiceField(
        label=_("นำค่าใดมาจากปีก่อน"), widget=forms.CheckboxSelectMultiple,
        choices=[(name, NAMES[name]) for name in CARRIED_FIELDS], initial=["quarters", "owner", "unit"],
    )  # fmt: skip
    over = forms.BooleanField(label=_("เขียนทับช่องที่มีค่าแล้ว (ปกติเติมเฉพาะช่องว่าง)"), required=False)


class PrintForm(forms.Form):
    """As of which day, and who reports."""

    as_of = DayField(label=_("ข้อมูล ณ วันที่"))
    reporter = forms.CharField(label=_("ชื่อ - สกุล ผู้ออกรายงาน"), max_length=160, required=False)
