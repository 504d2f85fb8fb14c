"""The nine-section sheet as a form. Lists are text with leading tabs; amounts one field a year.

The form only reads; `sheet.merged` in the verb says what is fit, and its faults go back to the fields by `show_faults`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.digits import shown
from sucharit.base.screens.forms import FaultyForm, MoneyField
from sucharit.base.screens.nested import Item as Line
from sucharit.base.screens.nested import NestedListField, as_text, parse_items
from sucharit.core.thai import arabic_digits, clean
from sucharit.reference.framework import Framework
from sucharit.work.plans.models import Plan
from sucharit.work.plans.sheet import LISTS, NAMES, TEXTS, Sheet

LONGEST_PARAMETER = 400_000  # characters of one field that are looked at at all
ROWS = {"title": 2, "rationale": 7, "target_group": 3, "place": 2, "period": 2, "budget_text": 2, "responsible": 2}
ALWAYS = ("objectives", "steps", "outputs", "outcomes")
OLD_FORM = "2561-2564"
KINDS = [("", _("ยังไม่ระบุ")), ("project", _("โครงการ")), ("activity", _("กิจกรรม")), ("measure", _("มาตรการ"))]


class SheetForm(FaultyForm):
    """All sections of one initiative. `sheet` is what stands now; `data` what was typed."""

    kind = forms.ChoiceField(label=NAMES["kind"], required=False, choices=KINDS)
    home = forms.ChoiceField(
        label=_("วัตถุประสงค์หลัก"), required=False, help_text=_("โครงการจะอยู่ใต้วัตถุประสงค์นี้ในโครงสร้างแผน")
    )
    others = forms.MultipleChoiceField(
        label=_("วัตถุประสงค์อื่นที่สนองด้วย"), required=False, widget=forms.CheckboxSelectMultiple
    )
    target_group_count = forms.CharField(label=NAMES["target_group_count"], required=False, max_length=20)
    period_start = forms.ChoiceField(label=NAMES["period_start"], required=False)
    period_end = forms.ChoiceField(label=NAMES["period_end"], required=False)
    responsible_unit = forms.ChoiceField(label=NAMES["responsible_unit"], required=False)
    why = {
        "responsible_unit": _("ใช้กรองงานของแต่ละหน่วยงาน และพิมพ์อักษรย่อในช่องหมายเหตุของตารางงบประมาณ"),
    }

    def __init__(self, data: Mapping[str, Any] | None, *, plan: Plan, sheet: Sheet, of: Framework) -> None:
        self.plan, self.sheet, self.framework = plan, sheet, of
        super().__init__(tidied(data) if data is not None else None, initial=initial_of(sheet))
        self._add_texts()
        self._add_lists()
        self.amount_names = [self._add_amount(year) for year in self._years()]
        self._add_choices()

    def _years(self) -> list[int]:
        return sorted({*self.plan.years, *(int(year) for year in self.sheet["amounts"])})

    def _add_texts(self) -> None:
        for name, most in TEXTS.items():
            if name not in ("dimension", "mission"):
                self.fields[name] = _text_field(name, most)

    def _add_lists(self) -> None:
        for name in LISTS:
            deepest = max([2, *(line[1] for line in self.sheet[name])])
            field = NestedListField(label=NAMES[name], required=False, most_depth=deepest, help_text=plain_list_help())
            field.widget.attrs["data-ids"] = ",".join(line[0] for line in self.sheet[name])
            self.fields[name] = field

    def _add_amount(self, year: int) -> str:
        name = f"amount_{year}"
        field = MoneyField(label=shown(gettext("ปี %(year)s") % {"year": year}), required=False)
        if str(year) in self.sheet["amounts"]:
            self.initial[name] = Decimal(self.sheet["amounts"][str(year)])
        self.fields[name] = field
        return name

    def _add_choices(self) -> None:
        years = sorted({*self.plan.years, *(self.sheet[n] for n in ("period_start", "period_end") if self.sheet[n])})
        told = [("", _("ไม่ระบุ")), *((str(year), str(year)) for year in years)]
        of_framework = [*self._strange(), *self._objective_groups()]
        self._choose(period_start=told, period_end=told, others=of_framework)
        self._choose(home=[("", _("ยังไม่ระบุ")), *of_framework])
        units = self.plan.organization.units.all()
        there = [(str(u.pk), u.name) for u in units if u.active or u.pk == self.sheet["responsible_unit"]]
        self._choose(responsible_unit=[("", _("ยังไม่ระบุ")), *there])

    def _choose(self, **choices: Any) -> None:
        for name, told in choices.items():
            self.fields[name].choices = told  # type: ignore[attr-defined]

    def _strange(self) -> list[tuple[str, str]]:
        """Codes that stand in the sheet and in no framework: they stay until someone chooses."""
        known = {node.code for node in self.framework.objectives}
        return [(c, f"{c} ({_('ไม่มีในกรอบ')})") for c in self.sheet["objective_codes"] if c not in known]

    def _objective_groups(self) -> list[Any]:
        of = self.framework
        return [
            (
                f"{mission.code} {mission.title}",
                [(node.code, f"{node.code} {node.title}") for node in of.under(mission.code)],
            )
            for mission in of.missions
        ]

    def clean_target_group_count(self) -> int | None:
        typed = clean_number(self.cleaned_data["target_group_count"])
        if typed and not typed.isdecimal():
            raise ValidationError(_("โปรดพิมพ์เป็นจำนวนเต็ม เช่น 48"))
        return int(typed) if typed else None

    @property
    def fields_typed(self) -> dict[str, Any]:
        """What was typed, as the verb takes it; the form is valid."""
        told = self.cleaned_data
        fields: dict[str, Any] = {name: told[name] for name in (*TEXTS, "kind", "target_group_count") if name in told}
        fields |= {name: told[name] or None for name in ("period_start", "period_end")}
        fields["responsible_unit"] = int(told["responsible_unit"]) if told["responsible_unit"] else None
        fields["amounts"] = {int(name.removeprefix("amount_")): told[name] for name in self.amount_names}
        fields |= {name: self._lines(name) for name in LISTS}
        codes = [code for code in (told["home"], *told["others"]) if code]
        fields["objective_codes"] = list(dict.fromkeys(codes))
        return fields

    def _lines(self, name: str) -> Iterable[Line]:
        field = self.fields[name]
        ids = self.data.get(f"{name}_ids", "")
        return parse_items(self.data.get(name) or "", getattr(field, "most_depth", 2), ids)

    def show_faults(self, fault: ValidationError) -> None:
        """Faults that the verb found, beside the fields that they are about."""
        homes = {"objective_codes": "home", "amounts": self.amount_names[0] if self.amount_names else None}
        for name, problems in fault.message_dict.items():
            home = homes.get(name, name)
            self.add_error(home if home in self.fields else None, problems)


def _text_field(name: str, most: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": ROWS[name]}) if name in ROWS else forms.TextInput()
    field = forms.CharField(label=NAMES[name], required=name == "title", widget=widget, strip=False)
    if most <= 600 and name != "title":
        widget.attrs["maxlength"] = most
    return field


def initial_of(sheet: Sheet) -> dict[str, Any]:
    """What the fields show before anything is typed."""
    told = {name: sheet[name] for name in (*TEXTS, "kind", "target_group_count", "period_start", "period_end")}
    told["responsible_unit"] = sheet["responsible_unit"] or ""
    told["home"] = sheet["objective_codes"][0] if sheet["objective_codes"] else ""
    told["others"] = sheet["objective_codes"][1:]
    return told | {name: as_text(Line(line[2], line[1]) for line in sheet[name]) for name in LISTS}


def plain_list_help() -> SafeString:
    """How to write a list, for who has no script; the script says its own keys."""
    words = gettext("หนึ่งบรรทัดคือหนึ่งข้อ ข้อย่อยให้ขึ้นต้นด้วย - หรือแท็บ")
    return format_html('<span class="no-script-only">{}</span>', words)


def tidied(data: Mapping[str, Any]) -> QueryDict:
    """What was typed without invisible and control characters, so that no field has to speak of them."""
    told = QueryDict(mutable=True)
    source = data if isinstance(data, QueryDict) else QueryDict(mutable=True)
    if source is not data:
        source.update({str(name): value for name, value in data.items()})
    for name, values in source.lists():
        told.setlist(name, [clean(value[:LONGEST_PARAMETER]) if isinstance(value, str) else value for value in values])
    return told


def clean_number(typed: str) -> str:
    """ "๑,๒๐๐ " as "1200"."""
    return arabic_digits(typed).replace(",", "").strip()
