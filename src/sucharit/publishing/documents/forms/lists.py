"""Narrowing the list, beginning a paper, and the small forms of issue, cancelling and the register."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.digits import shown
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.base.screens.words import fiscal_year, number
from sucharit.core.fiscal import FiscalYear
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.models import MOST_NUMBER, Document, NumberingRule
from sucharit.publishing.documents.queries import plans_to_print_for, registers_to_print_for
from sucharit.work.plans.models import Annex

_ALL = [("", _("ทั้งหมด"))]


class FilterForm(forms.Form):
    """The list's filter; every field may be empty."""

    q = SearchField(label=_("ค้นหา"))
    kind = forms.ChoiceField(label=_("ประเภท"), required=False, choices=[*_ALL, *Kind.choices])
    state = forms.ChoiceField(label=_("สถานะ"), required=False)
    year = forms.ChoiceField(label=_("ปีของเลข"), required=False)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        states = [("", _("ทั้งหมด ยกเว้นร่างที่ทิ้ง")), *Document.State.choices]
        self.fields["state"].choices = states  # type: ignore[attr-defined]
        self.fields["year"].choices = [*_ALL, *((str(year), shown(str(year))) for year in years)]  # type: ignore[attr-defined]


class StartForm(forms.Form):
    """Where a new paper takes its first words from."""

    source = forms.ChoiceField(label=_("เริ่มจาก"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, kind: str, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = list(_sources(kind, officer))
        self.fields["source"].choices = choices  # type: ignore[attr-defined]
        if choices:
            self.fields["source"].initial = choices[0][0]
        self.empty = not choices


def _sources(kind: str, officer: Officer) -> list[tuple[str, str]]:
    plans = [(f"plan:{plan.pk}", _plan_words(plan)) for plan in plans_to_print_for(officer)[:50]]
    if kind == Kind.RISK_REGISTER:
        registers = registers_to_print_for(officer)[:50]
        return [
            (f"register:{one.pk}", _("ทะเบียนความเสี่ยง %(year)s") % {"year": fiscal_year(one.fiscal_year)})
            for one in registers
        ]
    if kind == Kind.ORDER:
        return [*_order_starts(officer)]
    if kind in (Kind.INTEGRITY_PLEDGE, Kind.NO_GIFT_PLEDGE):
        now = FiscalYear.of(officer.today).value
        return [(f"year:{year}", fiscal_year(year)) for year in (now, now + 1, now - 1)]
    return [*plans, ("blank", str(_("เริ่มจากแบบเปล่า")))] if kind == Kind.MEMO else plans


def _order_starts(officer: Officer) -> list[tuple[str, str]]:
    annexes = Annex.objects.filter(plan__organization=officer.organization, kind=Annex.Kind.ORDER).select_related(
        "plan"
    )
    return [
        ("positions", str(_("รายชื่อตามตำแหน่งในหน่วยงานวันนี้ พร้อมหน้าที่มาตรฐาน"))),
        *((f"annex:{one.pk}", _annex_words(one)) for one in annexes[:30]),
        ("blank", str(_("เริ่มจากแบบเปล่า"))),
    ]


def _annex_words(annex: Annex) -> str:
    subject = str(annex.value.get("subject") or _("ไม่ระบุเรื่อง"))[:120]
    years = shown(f"{annex.plan.first_year}-{annex.plan.last_year}")
    return _("คำสั่งในแผน %(years)s: %(subject)s") % {"years": years, "subject": subject}


def _plan_words(plan: Any) -> str:
    revised = _("ฉบับแก้ไขครั้งที่ %(n)s") % {"n": number(plan.revision)} if plan.revision else ""
    years = f"{shown(f'{plan.first_year}-{plan.last_year}')} {revised}".strip()
    return f"{plan.title} ({years}) - {plan.get_state_display()}"


class IssueForm(forms.Form):
    """The day that stands in the paper; the edition as it was looked at."""

    dated_on = DayField(label=_("ลงวันที่"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_dated_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["dated_on"]
        if not 1957 <= day.year <= 2156:
            raise forms.ValidationError(_("ปีของวันที่นี้ไม่น่าเป็นไปได้ โปรดตรวจสอบ"))
        return day


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("เหตุผล"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class StartAtForm(ReasonForm):
    number = forms.IntegerField(label=_("เลขถัดไป"), min_value=1, max_value=MOST_NUMBER)
    field_order = ["number", "reason"]


class BasisForm(forms.Form):
    basis = forms.ChoiceField(label=_("นับเลขตาม"), choices=NumberingRule.Basis.choices, widget=forms.RadioSelect)
