"""Why a plan is revised; what goes into the plan of another span."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.core.thai import arabic_digits
from sucharit.work.plans.facts import LONGEST_SPAN
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.revision.actions import LONGEST_REASON


class RevisionForm(forms.Form):
    reason = forms.CharField(
        label=_("เหตุผลที่แก้ไขแผน"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("เช่น ปรับงบประมาณตามข้อบัญญัติ เพิ่มมาตรการตามผลประเมินความเสี่ยง ข้อความนี้จะอยู่ในรายการฉบับแก้ไข"),
        error_messages={"required": _("โปรดเขียนเหตุผลที่แก้ไขแผน")},
    )  # fmt: skip


class YearField(forms.CharField):
    """A fiscal year B.E. in either digits."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "data-short": "", "maxlength": 8}))
        super().__init__(max_length=8, **options)

    def clean(self, value: Any) -> int:
        text = arabic_digits(super().clean(value)).strip()
        if not text.isdecimal() or not 2500 <= int(text) <= 2700:
            raise ValidationError(_("ปีงบประมาณต้องเป็น พ.ศ. เช่น 2571"))
        return int(text)


class ContinueForm(forms.Form):
    first_year = YearField(label=_("ปีงบประมาณแรก"))
    last_year = YearField(label=_("ปีงบประมาณสุดท้าย"))
    title = forms.CharField(label=_("ชื่อแผน"), max_length=300, required=False, help_text=_("เว้นว่างไว้ ระบบตั้งชื่อตามแบบให้"))
    amounts = forms.ChoiceField(
        label=_("งบประมาณ"), widget=forms.RadioSelect, initial="moved",
        choices=[
            ("moved", _("ยกมาตามลำดับปี (ปีแรกของแผนเดิมเป็นปีแรกของแผนใหม่)")),
            ("blank", _("เว้นว่างไว้ กรอกใหม่")),
        ],
    )  # fmt: skip
    texts = forms.BooleanField(
        label=_("นำวัตถุประสงค์ ประโยชน์ และเป้าหมายของแผนมาด้วย (ค่าเป้าหมายรายปีไม่ยกมา)"), required=False, initial=True
    )
    initiatives = forms.TypedMultipleChoiceField(
        label=_("โครงการที่นำมา"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, sheets: Sequence[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, f"{one.seq}. {one.title}") for one in sheets]
        self.fields["initiatives"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("first_year"), told.get("last_year")
        if first and last and not 0 <= last - first < LONGEST_SPAN:
            raise ValidationError(
                {"last_year": _("ปีสุดท้ายต้องไม่ก่อนปีแรก และแผนหนึ่งยาวไม่เกิน %(most)s ปี") % {"most": LONGEST_SPAN}}
            )
        return told
