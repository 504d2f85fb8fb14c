"""Criteria as scales and cells, their size, and where they begin."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.reference.risks import risk_scale, risk_scales
from sucharit.work.risks.contents import (
    LONGEST_LEVEL,
    SCALES,
    SIZES,
    CriteriaContent,
)
from sucharit.work.risks.forms.words import Words
from sucharit.work.risks.models import ScaleStep

LEVEL_WORDS = ("ต่ำมาก", "ต่ำ", "ปานกลาง", "สูง", "สูงมาก")


class CriteriaForm(forms.Form):
    """Scales ("likelihood-5") and cells ("cell-4-2") of criteria, as many as their size has."""

    def __init__(self, content: CriteriaContent, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.before = content
        for scale in SCALES:
            for score in range(self._steps(scale), 0, -1):
                name = f"{scale}-{score}"
                meaning = content.scales.get(scale, {}).get(str(score), "")
                self.fields[name] = Words(
                    label=_step_label(scale, score), required=False, longest=1_000, initial=meaning
                )
        for likelihood in range(content.likelihoods, 0, -1):
            for impact in range(1, content.impacts + 1):
                self._add_cell(likelihood, impact)

    def _steps(self, scale: str) -> int:
        return self.before.likelihoods if scale == ScaleStep.Scale.LIKELIHOOD else self.before.impacts

    def _add_cell(self, likelihood: int, impact: int) -> None:
        now = self.before.cells.get(f"{likelihood}-{impact}", "")
        words = list(LEVEL_WORDS) if not now or now in LEVEL_WORDS else [now, *LEVEL_WORDS]
        self.fields[f"cell-{likelihood}-{impact}"] = forms.ChoiceField(
            label=_("โอกาสเกิด %(likelihood)s ผลกระทบ %(impact)s") % {"likelihood": likelihood, "impact": impact},
            required=False,
            initial=now,
            choices=[("", "-"), *((word, word) for word in words)],
            error_messages={"invalid_choice": _("ไม่รู้จักระดับนี้ โปรดเลือกจากรายการ")},
        )

    @property
    def content(self) -> CriteriaContent:
        """What was written; a field with a fault keeps what it was."""
        told = getattr(self, "cleaned_data", {})
        scales = {
            scale: {
                str(score): text
                for score in range(self._steps(scale), 0, -1)
                if (text := told.get(f"{scale}-{score}", ""))
            }
            for scale in SCALES
        }
        cells = {
            name.removeprefix("cell-"): word[:LONGEST_LEVEL]
            for name, word in told.items()
            if name.startswith("cell-") and word
        }
        return CriteriaContent(
            likelihoods=self.before.likelihoods,
            impacts=self.before.impacts,
            scales={scale: steps for scale, steps in scales.items() if steps},
            cells=cells,
        )


def _step_label(scale: str, score: int) -> str:
    return _("%(scale)s ระดับ %(score)s") % {"scale": ScaleStep.Scale(scale).label, "score": score}


class SizeForm(forms.Form):
    likelihoods = forms.TypedChoiceField(
        label=gettext_lazy("ระดับโอกาสเกิด"), coerce=int, choices=[(size, str(size)) for size in SIZES]
    )
    impacts = forms.TypedChoiceField(
        label=gettext_lazy("ระดับผลกระทบ"), coerce=int, choices=[(size, str(size)) for size in SIZES]
    )


class CriteriaStartForm(forms.Form):
    """Where criteria begin: a reference, last year's, or blank."""

    begin = forms.ChoiceField(label=gettext_lazy("เริ่มจาก"), widget=forms.RadioSelect)

    def __init__(self, years: list[int], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"begin": f"year:{years[0]}" if years else "reference:pacc-5x5"})
        told = [(f"year:{year}", _("เกณฑ์%(year)s") % {"year": year_words(year)}) for year in years]
        told += [(f"reference:{name}", _reference_words(name)) for name in risk_scales()]
        self.fields["begin"].choices = [*told, ("blank", _("เกณฑ์เปล่า 5 x 5 กรอกเอง"))]  # type: ignore[attr-defined]

    @property
    def year(self) -> int | None:
        kind, _sep, value = self.cleaned_data["begin"].partition(":")
        return int(value) if kind == "year" else None

    @property
    def reference(self) -> str:
        kind, _sep, value = self.cleaned_data["begin"].partition(":")
        return value if kind == "reference" else ""


def _reference_words(name: str) -> str:
    scale = risk_scale(name)
    tail = "" if scale.matrix else _(" (ไม่มีตารางระดับ ต้องกรอกเอง)")
    return f"{scale.title}{tail}"
