"""Which plans, and which part of their difference."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import SearchField
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import plan_name


class ComparisonFilter(forms.Form):
    """GET: `before`, `after`, `show`, `dimension`, `q`."""

    before = forms.TypedChoiceField(label=_("ฉบับก่อน"), coerce=int, required=False, empty_value=None)
    after = forms.TypedChoiceField(label=_("ฉบับหลัง"), coerce=int, required=False, empty_value=None)
    show = forms.ChoiceField(
        label=_("แสดง"), required=False,
        choices=[
            ("", _("ทุกอย่างที่ต่าง")), ("added", _("เพิ่ม")), ("removed", _("ตัดออก")), ("changed", _("เนื้อหาเปลี่ยน")),
            ("moved", _("ย้ายที่")), ("money", _("งบประมาณเปลี่ยน")), ("same", _("เหมือนเดิม")),
        ],
    )  # fmt: skip
    dimension = forms.ChoiceField(label=_("มิติ"), required=False, choices=[("", _("ทุกมิติ"))])
    q = SearchField(label=_("ค้นหาชื่อโครงการ"))

    def __init__(self, *args: Any, plans: Sequence[Plan], dimensions: Sequence[str] = "1234", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(plan.pk, f"{plan_name(plan)} ({plan.get_state_display()})") for plan in plans]
        for name in ("before", "after"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        named = [(code, _("มิติที่ %(n)s") % {"n": code}) for code in dimensions]
        self.fields["dimension"].choices = [("", _("ทุกมิติ")), *named]  # type: ignore[attr-defined]
