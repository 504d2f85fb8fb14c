"""The plan as a whole as forms: a new one, its facts, its yearly targets."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import FaultyForm
from sucharit.base.screens.nested import Item as Line
from sucharit.base.screens.nested import NestedListField, as_text
from sucharit.base.screens.words import fiscal_year
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import arabic_digits
from sucharit.reference.framework import framework_versions
from sucharit.work.plans.facts import MOST_TARGETS, NAMES, TEXTS, Facts
from sucharit.work.plans.forms.lists import choose
from sucharit.work.plans.forms.sheet import tidied
from sucharit.work.plans.models import Plan

SPARE_TARGETS = 3


def versions() -> list[tuple[str, str]]:
    """The frameworks that there are, newest first."""
    return [(version, _("กรอบ พ.ศ. %(years)s") % {"years": version}) for version in reversed(framework_versions())]


def year_choices(around: int) -> list[tuple[str, str]]:
    return [(str(year), fiscal_year(year)) for year in range(around - 10, around + 11)]


class NewPlanForm(FaultyForm):
    """A plan that begins: its years and how."""

    first_year = forms.ChoiceField(label=NAMES["first_year"])
    last_year = forms.ChoiceField(label=NAMES["last_year"])
    framework_version = forms.ChoiceField(label=NAMES["framework_version"])
    title = forms.CharField(
        label=NAMES["title"], required=False, max_length=300, help_text=_("เว้นว่างไว้ ระบบจะตั้งชื่อตามคู่มือให้")
    )
    begin = forms.ChoiceField(
        label=_("เริ่มจาก"),
        widget=forms.RadioSelect,
        initial="catalogue",
        choices=[
            ("catalogue", _("เลือกจากคลังมาตรการที่ใช้บ่อย 60 รายการ")),
            ("blank", _("แผนเปล่า เพิ่มโครงการเอง")),
        ],
    )
    why = {"framework_version": _("กรอบกำหนดมิติ ภารกิจ และวัตถุประสงค์ที่แผนต้องตอบ")}

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(tidied(data) if data is not None else None)
        now = int(FiscalYear.of(today))
        choose(self, "first_year", year_choices(now))
        choose(self, "last_year", year_choices(now))
        choose(self, "framework_version", versions())
        first = now + 1
        self.initial = {"first_year": str(first), "last_year": str(first + 4), "begin": "catalogue"}

    @property
    def facts(self) -> dict[str, Any]:
        """What create_plan takes."""
        told = self.cleaned_data
        years = {name: int(told[name]) for name in ("first_year", "last_year")}
        return {**years, "title": told["title"], "framework_version": told["framework_version"]}


class FactsForm(FaultyForm):
    """Title, years, framework, and the three lists of sentences."""

    title = forms.CharField(label=NAMES["title"], widget=forms.Textarea(attrs={"rows": 2}), strip=True)
    first_year = forms.ChoiceField(label=NAMES["first_year"])
    last_year = forms.ChoiceField(label=NAMES["last_year"])
    framework_version = forms.ChoiceField(label=NAMES["framework_version"])
    objectives = NestedListField(label=NAMES["objectives"], required=False, most_depth=0)
    benefits = NestedListField(label=NAMES["benefits"], required=False, most_depth=0)
    goals = NestedListField(label=NAMES["goals"], required=False, most_depth=0)

    def __init__(self, data: Mapping[str, Any] | None, *, plan: Plan, facts: Facts) -> None:
        super().__init__(tidied(data) if data is not None else None, initial=_initial(facts))
        choose(self, "first_year", year_choices(plan.first_year))
        choose(self, "last_year", year_choices(plan.last_year))
        choose(self, "framework_version", versions())

    @property
    def fields_typed(self) -> dict[str, Any]:
        """What edit_plan takes."""
        told = dict(self.cleaned_data)
        return told | {name: [line.text for line in told[name]] for name in TEXTS}


def _initial(facts: Facts) -> dict[str, Any]:
    return facts | {name: as_text(Line(" ".join(text.split())) for text in facts[name]) for name in TEXTS}


class TargetRow:
    """One yearly target as fields of a table; `values` are what was typed, or what stands."""

    def __init__(self, place: int, years: list[int], values: Mapping[str, str]) -> None:
        self.place, self.years, self.values = place, years, values
        self.errors: list[str] = []

    def typed(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def cells(self) -> list[dict[str, Any]]:
        return [
            {"year": year, "name": f"t{self.place}_y{year}", "value": self.typed(f"y{year}")} for year in self.years
        ]

    @property
    def said(self) -> bool:
        return any(value.strip() for name, value in self.values.items() if name != "id")


COLUMNS = ("id", "name", "unit", "baseline_year", "baseline")


class TargetsForm:
    """All yearly targets in one table; a row without a name and figures falls away."""

    def __init__(self, plan: Plan, facts: Facts, data: Mapping[str, Any] | None = None) -> None:
        self.plan = plan
        self.years = sorted({*plan.years, *(int(y) for one in facts["targets"] for y in one["by_year"])})
        self.rows = self._typed(tidied(data)) if data is not None else self._standing(facts)
        self.faults = False

    def _standing(self, facts: Facts) -> list[TargetRow]:
        rows = []
        for place, one in enumerate([*facts["targets"], *[{}] * SPARE_TARGETS]):
            told = {name: str(one.get(name) or "") for name in COLUMNS}
            told["baseline"] = _shown(one.get("baseline"))
            told |= {f"y{year}": _shown(one.get("by_year", {}).get(str(year))) for year in self.years}
            rows.append(TargetRow(place, self.years, told))
        return rows

    def _typed(self, data: Mapping[str, Any]) -> list[TargetRow]:
        names = [*COLUMNS, *(f"y{year}" for year in self.years)]
        rows = [
            TargetRow(place, self.years, {name: data.get(f"t{place}_{name}", "")[:2_000] for name in names})
            for place in range(MOST_TARGETS + SPARE_TARGETS)
        ]
        last = max((row.place for row in rows if row.said), default=-1)
        return rows[: last + 1 + SPARE_TARGETS]

    def read(self) -> list[dict[str, Any]]:
        """What set_targets takes. Rows that cannot be read get `errors` and `faults` is set."""
        return [told for row in self.rows if row.said and (told := self._read(row)) is not None]

    def _read(self, row: TargetRow) -> dict[str, Any] | None:
        if not row.typed("name").strip():
            row.errors.append(str(_("โปรดพิมพ์ชื่อตัวชี้วัด หรือลบตัวเลขของแถวนี้")))
        figures = {name: _figure(row, name) for name in ("baseline", *(f"y{year}" for year in self.years))}
        base_year = arabic_digits(row.typed("baseline_year")).strip()
        if base_year and not (base_year.isdecimal() and 2500 <= int(base_year[:6]) <= 2700):
            row.errors.append(str(_("ปีฐานต้องเป็น พ.ศ. เช่น 2565")))
        if figures["baseline"] is not None and not base_year:
            row.errors.append(str(_("ค่าปีฐานต้องบอกว่าเป็นของปีใด")))
        if row.errors:
            self.faults = True
            return None
        return {
            "id": int(row.typed("id")) if row.typed("id").isdecimal() else None,
            "name": row.typed("name"), "unit": row.typed("unit"),
            "baseline_year": int(base_year) if base_year else None, "baseline": figures["baseline"],
            "by_year": {year: figures[f"y{year}"] for year in self.years},
        }  # fmt: skip


def _shown(figure: str | None) -> str:
    """A figure as one types it: "85.5" for "85.50", "0" for "0.00"."""
    return "" if figure is None else figure.rstrip("0").rstrip(".")


def _figure(row: TargetRow, name: str) -> Decimal | None:
    typed = arabic_digits(row.typed(name)).replace(",", "").strip().rstrip("%").strip()
    if not typed:
        return None
    try:
        number = Decimal(typed)
        if number.is_finite() and abs(number) < Decimal("1e12"):
            return number
    except ArithmeticError:
        pass
    row.errors.append(str(_("อ่านตัวเลข “%(typed)s” ไม่ได้") % {"typed": row.typed(name)[:30]}))
    return None
