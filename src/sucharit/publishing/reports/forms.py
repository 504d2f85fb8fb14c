"""Writing a section, choosing areas, submitting, issuing, opening again."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals import forms as approvals
from sucharit.base.screens.forms import DayField
from sucharit.publishing.reports.actions.writing import LONGEST, Written
from sucharit.publishing.reports.models import AREAS
from sucharit.publishing.reports.showing import SectionShown


class SectionForm(forms.Form):
    """A field for each sentence of the section, a choice to leave it out, and one field of own words for each part."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, shown: SectionShown, **options: Any) -> None:
        options.setdefault("initial", {"version": shown.row.edition})
        super().__init__(*args, **options)
        self.shown = shown
        for part in shown.parts:
            for one in part.written:
                self._add(f"text-{one.row.pk}", part.heading, one.row.text)
                self.fields[f"out-{one.row.pk}"] = forms.BooleanField(
                    label=_("ไม่ใช้ข้อความนี้"), required=False, initial=one.row.left_out
                )
            self._add(f"own-{part.key}", _("ข้อความของท่านเพิ่มเติม"), part.own)

    def _add(self, name: str, label: Any, text: str) -> None:
        rows = min(12, max(2, len(text) // 70 + 1))
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=LONGEST, initial=text, widget=forms.Textarea(attrs={"rows": rows})
        )

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The fields as the page draws them, part by part."""
        return [
            {
                "heading": part.heading,
                "own": self[f"own-{part.key}"],
                "sentences": [
                    {"shown": one, "text": self[f"text-{one.row.pk}"], "out": self[f"out-{one.row.pk}"]}
                    for one in part.written
                ],
            }
            for part in self.shown.parts
        ]

    @property
    def written(self) -> Written:
        """What was written, for the verb. A sentence that the page did not show is not touched."""
        told = self.cleaned_data
        ids = [one.row.pk for part in self.shown.parts for one in part.written if f"text-{one.row.pk}" in self.data]
        return Written(
            texts={pk: told[f"text-{pk}"] for pk in ids},
            left_out=frozenset(pk for pk in ids if told[f"out-{pk}"]),
            own={part.key: told[name] for part in self.shown.parts if (name := f"own-{part.key}") in self.data},
        )


class AreasForm(forms.Form):
    """An area for each initiative of the year."""

    def __init__(
        self, *args: Any, rows: Sequence[tuple[uuid.UUID, str, int | None]], titles: dict[int, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        choices: list[tuple[str, Any]] = [("", _("ไม่รายงานในด้านใด"))]
        choices += [(str(at), f"{at}. {titles.get(at, '')}".strip(" .")) for at in range(1, AREAS + 1)]
        for key, title, area in rows:
            self.fields[f"area-{key}"] = forms.ChoiceField(
                label=title, choices=choices, required=False, initial=str(area or "")
            )

    @property
    def chosen(self) -> dict[uuid.UUID, int | None]:
        return {
            uuid.UUID(name.removeprefix("area-")): int(value) if value else None
            for name, value in self.cleaned_data.items()
        }


class SubmitForm(approvals.SubmitForm):
    incomplete = forms.BooleanField(label=_("เสนอทั้งที่ยังไม่ครบทุกองค์ประกอบ"), required=False)

    def __init__(self, *args: Any, lacking: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not lacking:
            del self.fields["incomplete"]


class TakeUpForm(forms.Form):
    """Which year an old report is of, and whether the memo in front of it comes along."""

    fiscal_year = forms.IntegerField(
        label=_("ปีงบประมาณของรายงาน (พ.ศ.)"), min_value=2540, max_value=2700,
        help_text=_("ตรวจกับหน้าปกของต้นฉบับ"),
    )  # fmt: skip
    with_memo = forms.BooleanField(label=_("นำเข้าบันทึกข้อความที่อยู่ในไฟล์ด้วย"), required=False, initial=True)

    def __init__(self, *args: Any, year: int | None, taken: set[int], has_memo: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = taken
        self.fields["fiscal_year"].initial = year
        if not has_memo:
            del self.fields["with_memo"]

    def clean_fiscal_year(self) -> int:
        year: int = self.cleaned_data["fiscal_year"]
        if year in self.taken:
            raise forms.ValidationError(_("ปี %(year)s มีรายงานนี้ในระบบแล้ว") % {"year": year})
        return year


class IssueForm(forms.Form):
    dated_on = DayField(label=_("วันที่ในเอกสาร"), help_text=_("วันที่ของบันทึกข้อความและรายงาน ไม่เกินวันนี้"))


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=_("เหตุผลที่เปิดแก้ไขใหม่"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("โปรดเขียนเหตุผล")},
    )  # fmt: skip
