"""Filters, and what is asked when an obligation is done, left, given on, or a rule is written."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.work.obligations.models import MOST_TERM, Obligation, Rule
from sucharit.work.obligations.queries import people_to_assign

STATES = (
    ("", _("ทุกสถานะ")), ("open", _("ยังไม่ทำ")), ("overdue", _("เลยกำหนด")), ("soon", _("ครบกำหนดใน 30 วัน")),
    ("done", _("ทำแล้ว")), ("not_applicable", _("ไม่ต้องทำ")), ("orphaned", _("ผู้รับผิดชอบไม่มีบัญชีใช้งาน")),
)  # fmt: skip


class _Choosing(forms.ModelChoiceField):  # type: ignore[type-arg]  # at run time it takes none
    def label_from_instance(self, obj: Any) -> str:
        return str(getattr(obj, "full_name", obj))


def units_of(officer: Officer) -> QuerySet[Unit]:
    return Unit.objects.filter(organization=officer.organization, active=True)


class ObligationFilter(forms.Form):
    """Which obligations are shown."""

    q = SearchField(label=_("ค้นหา"))
    state = forms.ChoiceField(label=_("สถานะ"), choices=STATES, required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("หน่วยงาน"), required=False, empty_label=_("ทุกหน่วยงาน"))
    source = forms.ChoiceField(label=_("ที่มา"), choices=[("", _("ทุกที่มา")), *Rule.Source.choices], required=False)
    whose = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units_of(officer)  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was chosen; nonsense chooses nothing."""
        return {key: value for key, value in self.cleaned_data.items() if value} if self.is_valid() else {}


class DoneForm(forms.Form):
    """Done: when, and what proves it."""

    on = DayField(label=_("ทำเมื่อวันที่"))
    note = forms.CharField(
        label=_("บันทึก"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("เช่น ส่งรายงานตามบันทึกที่ อน 73201/45 ถ้าแนบหลักฐานแล้ว ไม่ใส่ก็ได้"),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput)

    why = {"note": _("ผู้ตรวจและรายงานรอบ 6 และ 12 เดือนใช้ข้อความนี้อ้างอิง")}


class ReasonForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=_("เหตุผล"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class AssignForm(forms.Form):
    """To whom."""

    to = _Choosing(User.objects.none(), label=_("ผู้รับผิดชอบ"), required=False, empty_label=_("ไม่ระบุคน (หน่วยงานช่วยกันทำ)"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("หน่วยงาน"), required=False, empty_label=_("คงเดิม"))

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = people_to_assign(officer)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units_of(officer)  # type: ignore[attr-defined]


class AssignAllForm(forms.Form):
    """Everything of someone, to someone."""

    to = _Choosing(User.objects.none(), label=_("มอบหมายทั้งหมดให้"))

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = people_to_assign(officer)  # type: ignore[attr-defined]


class RuleForm(forms.Form):
    """A rule."""

    title = forms.CharField(label=_("งานที่ต้องทำ"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    cadence = forms.ChoiceField(label=_("ความถี่"), choices=Rule.Often)
    days = forms.IntegerField(
        label=_("จำนวนวันหลังสิ้นช่วง หรือหลังเกิดเหตุ"), initial=0,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_TERM)], help_text=_("ใส่ 0 ถ้าครบกำหนดในวันสิ้นช่วงพอดี"),
    )  # fmt: skip
    working = forms.TypedChoiceField(
        label=_("การนับวัน"), required=False, empty_value=None, coerce=lambda told: told == "yes",
        choices=[("", _("ตามที่หน่วยงานตั้งไว้")), ("yes", _("นับเฉพาะวันทำการ")), ("no", _("นับทุกวัน"))],
    )  # fmt: skip
    each = forms.ChoiceField(label=_("ทำทุก"), required=False, choices=[("", _("ครั้งเดียวทั้งหน่วยงาน")), *Rule.Each.choices])
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("หน่วยงาน"), required=False, empty_label=_("ตามโครงการ หรือไม่ระบุ")
    )
    person = _Choosing(User.objects.none(), label=_("ผู้รับผิดชอบ"), required=False, empty_label=_("ตามโครงการ หรือไม่ระบุ"))
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    why = {"working": _("แผนหลายฉบับเขียนว่า 15 วัน โดยไม่บอกว่าเป็นวันทำการหรือไม่")}

    def __init__(self, *args: Any, officer: Officer, rule: Rule | None = None, **options: Any) -> None:
        if rule is not None:
            options.setdefault("initial", _initial(rule))
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units_of(officer)  # type: ignore[attr-defined]
        self.fields["person"].queryset = people_to_assign(officer)  # type: ignore[attr-defined]
        if rule is not None and rule.initiative_key is not None:
            del self.fields["each"]

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the rule."""
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}


def _initial(rule: Rule) -> dict[str, Any]:
    working = {True: "yes", False: "no"}.get(rule.working, "") if rule.working is not None else ""
    return {
        "title": rule.title, "cadence": rule.cadence, "days": rule.days, "working": working, "each": rule.each,
        "unit": rule.unit_id, "person": rule.person_id, "edition": rule.edition,
    }  # fmt: skip


class EventForm(forms.Form):
    """Something happened."""

    on = DayField(label=_("วันที่เกิดเหตุหรือวันที่ได้รับ"))
    note = forms.CharField(label=_("เรื่อง"), max_length=160, help_text=_("เช่น เลขรับที่ 128/2569 โปรดอย่าใส่ชื่อผู้ร้องหรือผู้ถูกร้อง"))


class DayForm(forms.Form):
    """A day of the office's own."""

    date = DayField(label=_("วันที่"))
    title = forms.CharField(label=_("ชื่อวัน"), max_length=120)
    off = forms.TypedChoiceField(
        label=_("วันนี้"), coerce=lambda told: told == "off", initial="off",
        choices=[("off", _("หยุดราชการ")), ("work", _("ทำงานตามปกติ (แม้อยู่ในรายการวันหยุด)"))],
    )  # fmt: skip


class CountingForm(forms.Form):
    """How the office counts."""

    working = forms.BooleanField(label=_("กำหนดที่ไม่ได้บอกว่าเป็นวันอะไร ให้นับเฉพาะวันทำการ"), required=False)
    moves = forms.BooleanField(label=_("ถ้าครบกำหนดในวันหยุด ให้เลื่อนไปวันทำการถัดไป"), required=False)


def done_initial(row: Obligation, officer: Officer) -> dict[str, Any]:
    """Today, and the edition that the person saw."""
    return {"on": officer.today, "edition": row.edition}
