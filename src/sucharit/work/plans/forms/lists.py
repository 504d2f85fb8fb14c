"""Filters of lists: GET forms whose addresses can be shared."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.forms import SearchField
from sucharit.core.checking import Severity
from sucharit.reference.framework import Framework
from sucharit.work.plans.models import Plan

EVERY = ("", _("ทั้งหมด"))
SEVERITIES = (
    (Severity.ERROR.value, _("ข้อผิดพลาด")),
    (Severity.WARNING.value, _("ควรแก้ไข")),
    (Severity.NOTICE.value, _("ข้อสังเกต")),
)


class PlanFilter(forms.Form):
    """Which plans."""

    q = SearchField(label=_("ค้นหาชื่อแผน"))
    state = forms.ChoiceField(label=_("สถานะ"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["state"]
        field.choices = [("", _("ทุกสถานะ ยกเว้นร่างที่ยกเลิก")), *Plan.State.choices]  # type: ignore[attr-defined]


class TreeFilter(forms.Form):
    """Which initiatives of a plan."""

    q = SearchField(label=_("ค้นหาในแผน"))
    unit = forms.ChoiceField(label=_("หน่วยงานผู้รับผิดชอบ"), required=False)
    dimension = forms.ChoiceField(label=_("มิติ"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"),
        required=False,
        choices=[
            EVERY,
            ("findings", _("ที่มีข้อค้นพบ")),
            ("unstated", _("ที่ยังไม่ระบุงบประมาณ")),
            ("paid", _("ที่ใช้งบประมาณ")),
            ("nobody", _("ที่ยังไม่มีหน่วยงานผู้รับผิดชอบ")),
        ],
    )

    def __init__(self, data: Any, *, units: list[tuple[int, str]], of: Framework) -> None:
        super().__init__(data)
        choose(self, "unit", [EVERY, *((str(pk), name) for pk, name in units)])
        choose(self, "dimension", [EVERY, *((node.code, f"{node.code} {node.title}") for node in of.dimensions)])


class FindingFilter(forms.Form):
    """Which findings of a plan."""

    severity = forms.ChoiceField(label=_("ความสำคัญ"), required=False, choices=[EVERY, *SEVERITIES])
    code = forms.ChoiceField(label=_("เรื่องที่ตรวจ"), required=False)
    dimension = forms.ChoiceField(label=_("มิติ"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยงานผู้รับผิดชอบ"), required=False)
    state = forms.ChoiceField(
        label=_("สถานะ"),
        required=False,
        choices=[("", _("ยังไม่ชี้แจง")), ("explained", _("ชี้แจงแล้ว")), ("all", _("ทั้งหมด"))],
    )

    def __init__(self, data: Any, *, codes: list[tuple[str, str]], units: list[tuple[int, str]], of: Framework) -> None:
        super().__init__(data)
        choose(self, "code", [EVERY, *codes])
        choose(self, "unit", [EVERY, *((str(pk), name) for pk, name in units)])
        choose(self, "dimension", [EVERY, *((node.code, f"{node.code} {node.title}") for node in of.dimensions)])


class CatalogueFilter(forms.Form):
    """Which entries of the catalogue."""

    q = SearchField(label=_("ค้นหาในคลัง"))
    objective = forms.ChoiceField(label=_("วัตถุประสงค์ของกรอบ"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"),
        required=False,
        choices=[
            EVERY,
            ("uncovered", _("วัตถุประสงค์ที่แผนยังไม่มีโครงการ")),
            ("new", _("ที่ยังไม่อยู่ในแผน")),
            ("free", _("ที่ไม่ใช้งบประมาณ")),
        ],
    )

    def __init__(self, data: Any, *, of: Framework) -> None:
        super().__init__(data)
        choose(self, "objective", [EVERY, *((node.code, f"{node.code} {node.title}") for node in of.objectives)])


def choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Gives a field its choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def units_of(organization: Organization) -> list[tuple[int, str]]:
    """Number and name of each unit."""
    return list(organization.units.values_list("pk", "name"))


def chosen(form: forms.Form) -> dict[str, str]:
    """What the officer filters by; a field that holds nonsense counts for nothing."""
    told = form.cleaned_data if form.is_valid() or form.is_bound else {}
    return {name: told.get(name) or "" for name in form.fields}
