"""The sheet of an initiative in a year: edited, amended, brought to an end, corrected, left out."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.models import User
from sucharit.base.screens.forms import FaultyForm, MoneyField
from sucharit.base.screens.nested import Item, NestedListField
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.rows import FREE, MOST_QUANTITY, NAMES, text_of

INSIDE = [("", _("ยังไม่ทราบ")), ("yes", _("อยู่ในข้อบัญญัติ")), ("no", _("ไม่อยู่ในข้อบัญญัติ"))]


class RowForm(FaultyForm):
    """All fields of a row, or only those of `names`; the hidden edition says what the page was made from."""

    quarters = forms.MultipleChoiceField(
        label=NAMES["quarters"], required=False, widget=forms.CheckboxSelectMultiple,
        choices=[
            ("1", _("ไตรมาส 1 (ต.ค.-ธ.ค.)")), ("2", _("ไตรมาส 2 (ม.ค.-มี.ค.)")), ("3", _("ไตรมาส 3 (เม.ย.-มิ.ย.)")),
            ("4", _("ไตรมาส 4 (ก.ค.-ก.ย.)")),
        ],
    )  # fmt: skip
    quantity = forms.IntegerField(
        label=NAMES["quantity"], required=False, min_value=0, max_value=MOST_QUANTITY, localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-short": ""}),
    )  # fmt: skip
    quantity_unit = forms.CharField(label=NAMES["quantity_unit"], required=False, max_length=80)
    amount = MoneyField(label=NAMES["amount"], required=False, help_text=_("ไม่ใช้งบประมาณให้พิมพ์ 0 เว้นว่างคือไม่ได้ระบุ"))
    ordinance_amount = MoneyField(
        label=NAMES["ordinance_amount"], required=False, help_text=_("เงินที่ตั้งไว้จริง เว้นว่างคือยังไม่ทราบ")
    )
    in_ordinance = forms.ChoiceField(label=NAMES["in_ordinance"], required=False, choices=INSIDE)
    unit = forms.ChoiceField(label=NAMES["unit"], required=False)
    owner = forms.ChoiceField(label=NAMES["owner"], required=False)
    responsible = forms.CharField(
        label=NAMES["responsible"], required=False, max_length=400, help_text=_("ข้อความในช่องสุดท้ายของตารางที่พิมพ์")
    )
    indicators = NestedListField(label=NAMES["indicators"], required=False, most_depth=1)
    outcomes = NestedListField(label=NAMES["outcomes"], required=False, most_depth=1)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    why = {
        "unit": _("ผู้รายงานและหัวหน้าของหน่วยงานนี้บันทึกความก้าวหน้าของโครงการได้"),
        "owner": _("ผู้นี้ได้รับแจ้ง และบันทึกความก้าวหน้าได้"),
        "ordinance_amount": _("แบบของ ป.ป.ช. ถามทั้งงบตามแผนและงบตามข้อบัญญัติ"),
    }

    def __init__(
        self, *args: Any, units: Sequence[Unit], people: Sequence[User], running: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        choices = [("", _("ยังไม่ได้กำหนด")), *((str(one.pk), one.name) for one in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]
        choices = [("", _("ยังไม่ได้กำหนด")), *((str(one.pk), one.full_name) for one in people)]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]
        if running:
            for name in [name for name in self.fields if name not in (*FREE, "edition")]:
                del self.fields[name]

    @property
    def said(self) -> dict[str, Any]:
        """As rows.merged takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        for name in ("unit", "owner"):
            if name in told:
                told[name] = int(told[name]) if told[name] else None
        if "in_ordinance" in told:
            told["in_ordinance"] = {"yes": True, "no": False}.get(told["in_ordinance"])
        for name in ("indicators", "outcomes"):
            if name in told:
                told[name] = text_of(_joined(told[name]))
        return told


def _joined(items: Sequence[Item]) -> list[str]:
    """Nested items go into the text of the item above them."""
    told: list[str] = []
    for item in items:
        if item.depth and told:
            told[-1] += f"\n{item.text}"
        else:
            told.append(item.text)
    return told


def initial_of(row: Mapping[str, Any], edition: int) -> dict[str, Any]:
    """A snapshot as the form shows it."""
    told = dict(row) | {"edition": edition}
    told["quarters"] = [str(number) for number in row["quarters"]]
    for name in ("amount", "ordinance_amount"):
        told[name] = None if row[name] is None else Decimal(row[name])
    told["in_ordinance"] = {True: "yes", False: "no"}.get(row["in_ordinance"], "")
    for name in ("unit", "owner"):
        told[name] = "" if row[name] is None else str(row[name])
    return told


class AmendForm(RowForm):
    """The same, with the reason."""

    reason = forms.CharField(
        label=_("เหตุผลที่แก้ไข"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("เช่น เลื่อนการอบรมไปไตรมาส 3 เพราะวิทยากรไม่ว่าง เหตุผลนี้แสดงในการแก้ไขแผนทุกครั้ง"),
        error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in super().said.items() if name != "reason"}


class StatusForm(forms.Form):
    """How far it is."""

    status = forms.ChoiceField(label=_("สถานะ"), widget=forms.RadioSelect, choices=YearInitiative.Status.choices)
    result = forms.CharField(
        label=NAMES["result"], required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("ทำอะไร ได้ผลเท่าใด จำเป็นเมื่อแล้วเสร็จ เช่น อบรมแล้ว 1 ครั้ง ผู้เข้าร่วม 46 คน จาก 48 คน"),
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("เหตุผลที่ไม่สามารถดำเนินการได้ (ตามแบบของ ป.ป.ช.)"), required=False,
        choices=[("", _("ไม่ระบุ")), *YearInitiative.Reason.choices],
    )  # fmt: skip
    reason_text = forms.CharField(
        label=NAMES["reason_text"], required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("จำเป็นเมื่อเลือก “อื่น ๆ”"),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput)


class CorrectForm(forms.Form):
    """The right value of one field of a closed year."""

    field = forms.ChoiceField(label=_("ช่องที่ผิด"), choices=[(name, label) for name, label in NAMES.items()])
    corrected = forms.CharField(label=_("ค่าที่ถูกต้อง"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 2}))
    reason = forms.CharField(
        label=_("เหตุผล"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เช่น พิมพ์ตัวเลขสลับกัน ตรวจกับใบเบิกจ่ายแล้ว"),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = forms.CharField(
        label=_("เหตุผล"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip
