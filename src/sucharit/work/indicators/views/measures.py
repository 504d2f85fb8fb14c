"""How a promise was read: the sentence as printed, the measure made of it, an officer's correction and its history."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import number
from sucharit.core.indicators import Measure
from sucharit.work.indicators.actions import back_to_read, mend
from sucharit.work.indicators.forms import COMPARISON_WORDS, KIND_WORDS, MeasureForm
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.queries import binding_for
from sucharit.work.indicators.showing import instrument_words, measure_words
from sucharit.work.indicators.views.single import crumbs_of
from sucharit.work.years.queries import year_for


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def indicator_measure(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    """Shows how the sentence was read; POST mends it with a reason."""
    binding = binding_for(request.officer, fiscal_year, key)
    form = MeasureForm(request.POST or None, binding=binding)
    status = 200
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            mend(binding, by=request.officer, fields=form.said, reason=data["reason"], edition=data["edition"])
        except NotAllowed as refused:
            form.add_error(None, refused.said)
            binding.refresh_from_db()
            form.data = {**request.POST.dict(), "edition": str(binding.edition)}
        else:
            messages.success(request, _("แก้เกณฑ์แล้ว ระบบตัดสินใหม่ตามเกณฑ์นี้ ที่ระบบอ่านไว้เดิมยังดูได้"))
            return redirect("indicator", request.officer.organization.code, fiscal_year, key)
    if form.errors:
        status = 422
    year = year_for(request.officer, fiscal_year)
    context = {
        "binding": binding, "form": form, "year": fiscal_year, "closed": year.closed,
        "read": rows_of(binding.read_measure), "read_words": measure_words(binding.read_measure),
        "now_words": measure_words(binding.as_measure), "history": list(_history(binding)),
        "crumbs": crumbs_of(request, binding, (_("เกณฑ์ที่อ่านได้"), "")),
    }  # fmt: skip
    return render(request, "indicators/indicator_measure.html", context, status=status)


@require_POST
@gate(Can.EDIT_YEAR)
def indicator_measure_as_read(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    """Back to what the reader made of the sentence."""
    with refusals_told(request):
        back_to_read(binding_for(request.officer, fiscal_year, key), by=request.officer)
        messages.success(request, _("กลับไปใช้เกณฑ์ตามที่ระบบอ่านแล้ว"))
    return redirect("indicator_measure", request.officer.organization.code, fiscal_year, key)


def rows_of(measure: Measure) -> list[tuple[str, str]]:
    """The parts of a measure in words, for a summary list."""
    baseline = str(measure.baseline_year or "") or (_("ปีก่อน") if measure.against_previous_year else "")
    rows: list[tuple[str, Any]] = [
        (_("ชนิดของเกณฑ์"), KIND_WORDS[measure.kind]),
        (_("การเปรียบเทียบ"), COMPARISON_WORDS.get(measure.comparison, "") if measure.comparison else ""),
        (_("ตัวเลข"), "" if measure.threshold is None else number(measure.threshold)),
        (_("หน่วย"), measure.unit), (_("ต่อช่วงเวลา"), measure.period), (_("ร้อยละของใคร"), measure.denominator),
        (_("ระดับ"), measure.level), (_("ปีฐาน"), baseline), (_("เครื่องมือ"), instrument_words(measure)),
    ]  # fmt: skip
    return [(label, str(value or "")) for label, value in rows]


@dataclass(frozen=True)
class Mending:
    """What a version made of the measure."""

    version: Version
    words: str
    because: str


def _history(binding: Binding) -> Iterator[Mending]:
    """Versions in which the measure is another than in the one before, newest first; the first is against what was
    read."""
    before: Any = msgspec.to_builtins(binding.read_measure)
    told = []
    for version in reversed(versions_of(binding)[:100]):
        measure = version.snapshot.get("measure")
        if measure is None or _same(measure, before):
            continue
        before = measure
        words = measure_words(msgspec.convert(measure, Measure, strict=False))
        told.append(Mending(version, words, version.snapshot.get("mended_because", "")))
    yield from reversed(told)


def _same(one: Any, other: Any) -> bool:
    return bool(msgspec.convert(one, Measure, strict=False) == msgspec.convert(other, Measure, strict=False))
