"""Forms of the catalogue: what verbs ask, and the lines of a draft (steps, fees, documents)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, MoneyField, SearchField
from sucharit.work.service.actions.writing import MOST_FEES, MOST_NEEDS, MOST_STEPS, Brought, Done, Paid
from sucharit.work.service.models import MOST_TIME, Blank, Manual, Step
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.years.recording.forms import CountField, YearFilter

MORE = 3


class VersionForm(VerbForm):
    """What will be different."""

    changes = forms.CharField(
        label=_("จะแก้ไขอะไร"), max_length=300, error_messages={"required": _("โปรดเขียนว่าจะแก้ไขอะไร")},
        help_text=_("เช่น ลดขั้นตอนตรวจเอกสาร เหลือ 3 ขั้นตอน"),
    )  # fmt: skip


class PublishForm(VerbForm):
    """From when, and when to look again."""

    effective_on = DayField(label=_("ใช้ตั้งแต่"), error_messages={"required": _("โปรดใส่วันที่เริ่มใช้")})
    review_on = DayField(label=_("ทบทวนภายใน"), error_messages={"required": _("โปรดใส่วันที่ต้องทบทวน")})

    def arrange(self) -> None:
        today = self.officer.today
        self.initial.setdefault("effective_on", today)
        self.initial.setdefault("review_on", today.replace(year=today.year + 1, day=min(today.day, 28)))


class ReviewForm(VerbForm):
    """When to look again."""

    review_on = DayField(label=_("ทบทวนครั้งถัดไปภายใน"), error_messages={"required": _("โปรดใส่วันที่ต้องทบทวน")})

    def arrange(self) -> None:
        today = self.officer.today
        self.initial.setdefault("review_on", today.replace(year=today.year + 1, day=min(today.day, 28)))


class _Line(forms.Form):
    """A line of a list in a draft. `at` is its place, which the officer may change; an empty line is none."""

    use_required_attribute = False
    at = CountField(label=_("ลำดับ"), required=False, most=999)
    named: str = ""

    @property
    def empty(self) -> bool:
        return not str(self.cleaned_data.get(self.named) or "").strip()


class StepLine(_Line):
    named = "text"
    text = forms.CharField(label=_("ขั้นตอน"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    amount = CountField(label=_("ใช้เวลา"), required=False, most=MOST_TIME)
    unit = forms.ChoiceField(label=_("หน่วยเวลา"), choices=Step.Unit, required=False)
    owner = forms.CharField(
        label=_("ผู้รับผิดชอบ"), required=False, max_length=160, widget=forms.TextInput(attrs={"list": "posts"})
    )

    @property
    def said(self) -> Done:
        told = self.cleaned_data
        return Done(told["text"], told["amount"] or None, told["unit"] or Step.Unit.MINUTE.value, told["owner"])


class FeeLine(_Line):
    named = "title"
    title = forms.CharField(label=_("ค่าธรรมเนียม"), required=False, max_length=200)
    amount = MoneyField(label=_("บาท"), required=False)
    per = forms.CharField(label=_("ต่อ"), required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not self.empty and not (told.get("amount") or Decimal(0)) > 0:
            raise ValidationError({"amount": _("โปรดใส่จำนวนเงิน")})
        return told

    @property
    def said(self) -> Paid:
        return Paid(self.cleaned_data["title"], self.cleaned_data["amount"], self.cleaned_data["per"])


class NeedLine(_Line):
    named = "title"
    title = forms.CharField(label=_("เอกสารหรือหลักฐาน"), required=False, max_length=300)
    originals = CountField(label=_("ฉบับจริง"), required=False, most=20)
    copies = CountField(label=_("สำเนา"), required=False, most=20)
    note = forms.CharField(label=_("เงื่อนไข"), required=False, max_length=200)

    @property
    def said(self) -> Brought:
        told = self.cleaned_data
        originals, copies = told["originals"] or 0, told["copies"] or 0
        return Brought(told["title"], originals if originals or copies else 1, copies, told["note"])


class Lines:
    """One list of a draft as a set of forms: `said` in the order that the officer gave."""

    def __init__(self, line: type[_Line], prefix: str, most: int, data: QueryDict | None, initial: list[Any]) -> None:
        extra = max(MORE, MORE - len(initial)) if initial else MORE
        made = forms.formset_factory(line, extra=extra, max_num=most, absolute_max=most + MORE)
        self.formset: Any = made(data, initial=initial, prefix=prefix)

    @property
    def valid(self) -> bool:
        return bool(self.formset.is_valid())

    @property
    def said(self) -> list[Any]:
        lines = [one for one in self.formset.forms if hasattr(one, "cleaned_data") and not one.empty]
        placed = sorted(enumerate(lines), key=lambda pair: (pair[1].cleaned_data.get("at") or 10_000, pair[0]))
        return [one.said for _place, one in placed]


def with_more(data: QueryDict, prefix: str) -> QueryDict:
    """The posted form with three more empty lines in one of its lists."""
    told = data.copy()
    name = f"{prefix}-TOTAL_FORMS"
    count = told.get(name, "")
    told[name] = str(min(int(count) if str(count).isdecimal() else 0, 100) + MORE)
    return told


def lists_of(manual: Manual, data: QueryDict | None) -> dict[str, Lines]:
    """The three lists of a draft, as they stand or as they were posted."""
    steps = [
        {"at": one.place, "text": one.text, "amount": one.amount, "unit": one.unit, "owner": one.owner}
        for one in manual.steps.all()
    ]
    fees = [{"at": one.place, "title": one.title, "amount": one.amount, "per": one.per} for one in manual.fees.all()]
    needs = [
        {"at": one.place, "title": one.title, "originals": one.originals, "copies": one.copies, "note": one.note}
        for one in manual.needs.all()
    ]
    told = {"steps": Lines(StepLine, "steps", MOST_STEPS, data, steps)}
    if manual.for_citizens:
        told["fees"] = Lines(FeeLine, "fees", MOST_FEES, data, fees)
        told["needs"] = Lines(NeedLine, "needs", MOST_NEEDS, data, needs)
    return told


class BlankForm(forms.Form):
    """A file for the service."""

    kind = forms.ChoiceField(label=_("ชนิด"), choices=Blank.Kind)
    title = forms.CharField(label=_("ชื่อไฟล์ที่ประชาชนเห็น"), max_length=200, error_messages={"required": _("โปรดใส่ชื่อ")})
    file = forms.FileField(label=_("ไฟล์ (PDF, Word, Excel หรือภาพ)"), error_messages={"required": _("โปรดเลือกไฟล์")})


class OpenSearch(YearFilter):
    """What a citizen looks for."""

    q = SearchField(label=_("ค้นหางานบริการ"))
    kind = forms.ChoiceField(label=_("ชนิด"), required=False)
    area = forms.ChoiceField(label=_("ด้าน"), required=False)

    def __init__(self, data: Any, *, areas: Sequence[str]) -> None:
        super().__init__(data)
        labels = dict(Manual.Area.choices)
        self.choose("kind", list(Manual.Kind.choices), _("ทุกชนิด"))
        self.choose("area", [(one, labels[one]) for one in areas if one in labels], _("ทุกด้าน"))
