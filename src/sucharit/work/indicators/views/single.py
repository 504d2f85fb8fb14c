"""One promise: what it says, its value and verdict, how it went over time, and writing a value."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sucharit.base.people.answers import refusals_on, refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.charts import Chart, Series, lines
from sucharit.base.screens.words import day, number
from sucharit.core.indicators import MeasureKind
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_by_subject
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.indicators.actions import accept, change, correct, observe
from sucharit.work.indicators.forms import BindingForm, CorrectionForm, ObservationForm
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.models import Binding, Observation
from sucharit.work.indicators.queries import (
    binding_for,
    judged_for,
    may_observe,
    observation_for,
    observations_of,
    trend_of,
)
from sucharit.work.indicators.showing import instrument_words, measure_words
from sucharit.work.obligations.showing import short
from sucharit.work.plans.pages import address
from sucharit.work.years.pages import row_address
from sucharit.work.years.queries import year_for

declare_subject(
    "indicators.observation", gettext_lazy("ผลตัวชี้วัด"), lambda code, pk: reverse("observation_at", args=[code, pk])
)


@require_safe
@gate(Can.SEE_YEAR)
def indicator(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    return _page(request, binding_for(request.officer, fiscal_year, key))


def _page(
    request: OfficerRequest, binding: Binding, form: ObservationForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    officer = request.officer
    year = year_for(officer, binding.fiscal_year)
    told = judged_for(officer, binding)
    may = may_observe(officer, binding, told.row) and year.running and told.source.entered
    observations = _with_evidence(request, list(observations_of(binding)))
    context: dict[str, Any] = {
        "told": told, "binding": binding, "measure": measure_words(told.measure), "year": binding.fiscal_year,
        "instrument": instrument_words(told.measure), "may_observe": may, "observations": observations,
        "chart": _chart(told, trend_of(binding)), "records": list(binding.judgements.all()[:20]),
        "may_edit": officer.may(Can.EDIT_YEAR) and not year.closed, "year_plan": year,
        "may_correct": may_observe(officer, binding, told.row) and year.running,
        "row_url": row_address(told.row, officer.organization.code) if told.row else "",
        "crumbs": crumbs_of(request, binding),
    }  # fmt: skip
    if may:
        context["form"] = form or ObservationForm(measure=told.measure, initial={"as_of": _day(officer.today, year)})
        context["picker"] = picker_for(
            officer, initiative_key=binding.initiative_key, fiscal_year=binding.fiscal_year,
            title=binding.sentence[:200], **more,
        )  # fmt: skip
    return render(request, "indicators/indicator.html", context, status=status)


def _day(today: Any, year: Any) -> Any:
    """Today, or the last day of a year that is over but not closed."""
    return min(today, year.year.last_day)


def crumbs_of(request: OfficerRequest, binding: Binding, *more: tuple[str, str]) -> list[tuple[str, str]]:
    code, year = request.officer.organization.code, binding.fiscal_year
    own = (short(binding.sentence), reverse("indicator", args=[code, year, binding.item_key]) if more else "")
    return [
        (_("ปีงบประมาณ"), address("year_list", code)),
        (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": year}, address("year", code, year)),
        (_("ตัวชี้วัด"), reverse("indicator_year", args=[code, year])), own, *more,
    ]  # fmt: skip


def _with_evidence(request: OfficerRequest, rows: list[Observation]) -> list[Observation]:
    pieces = evidence_by_subject(rows, request.officer)
    for row in rows:
        row.pieces = pieces.get(f"indicators.observation:{row.pk}", [])  # type: ignore[attr-defined]
        row.gone = hasattr(row, "corrected_by")  # type: ignore[attr-defined]
    return rows


def _chart(told: Judged, rows: list[Observation]) -> Chart | None:
    """Values over time with the threshold beside them; None where two points are not there yet."""
    if len(rows) < 2:
        return None
    measure = told.measure
    values = tuple(row.percent if row.percent is not None else row.value for row in rows)
    series = [Series(_("ค่าที่วัดได้"), values)]
    if measure.threshold is not None and measure.kind is not MeasureKind.CHANGE:
        series.append(Series(_("เกณฑ์"), (measure.threshold,) * len(rows)))
    unit = "" if measure.kind is MeasureKind.CHANGE else measure.unit or ""
    labels = [day(row.as_of).replace(" ", " ") for row in rows]
    return lines(_("ค่าของตัวชี้วัดตามเวลา"), labels, *series, unit=unit)


@require_POST
@gate(Can.SEE_YEAR)
def indicator_observe(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    """A value, with what proves it; what was typed stays where it is refused."""
    binding = binding_for(request.officer, fiscal_year, key)
    form = ObservationForm(request.POST, measure=binding.as_measure)
    brought = picked(request, title=binding.sentence[:200])
    if not form.is_valid() or brought.faults:
        return _page(request, binding, form, status=422, chosen=brought.evidence, faults=brought.faults)
    try:
        observe(binding, by=request.officer, evidence=brought.evidence, **form.cleaned_data)
    except (NotAllowed, ValidationError) as refused:
        form.add_error(None, refused.said if isinstance(refused, NotAllowed) else refused)
        return _page(request, binding, form, status=422, chosen=brought.evidence)
    told = judged_for(request.officer, binding)
    messages.success(request, _("บันทึกแล้ว ผล: %(verdict)s") % {"verdict": told.verdict.thai})
    return redirect("indicator", request.officer.organization.code, fiscal_year, key)


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def indicator_source(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    """Another source, the value of the base year."""
    binding = binding_for(request.officer, fiscal_year, key)
    form = BindingForm(request.POST or None, binding=binding)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change(binding, by=request.officer, **form.cleaned_data)
            messages.success(request, _("บันทึกแหล่งข้อมูลแล้ว"))
            return redirect("indicator", request.officer.organization.code, fiscal_year, key)
    context = {
        "binding": binding, "form": form, "measure": measure_words(binding.as_measure), "year": fiscal_year,
        "instrument": instrument_words(binding.as_measure),
        "crumbs": crumbs_of(request, binding, (_("แหล่งข้อมูลและค่าปีฐาน"), "")),
    }  # fmt: skip
    return render(request, "indicators/indicator_source.html", context)


@require_POST
@gate(Can.EDIT_YEAR)
def indicator_accept(request: OfficerRequest, fiscal_year: int, key: uuid.UUID) -> HttpResponse:
    with refusals_told(request):
        accept(binding_for(request.officer, fiscal_year, key), by=request.officer)
        messages.success(request, _("ยืนยันแหล่งข้อมูลแล้ว"))
    return redirect("indicator", request.officer.organization.code, fiscal_year, key)


@require_safe
@gate(Can.SEE_YEAR)
def observation_at(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where a value is shown, for links from its evidence."""
    binding = observation_for(request.officer, pk).binding
    url = reverse("indicator", args=[request.officer.organization.code, binding.fiscal_year, binding.item_key])
    return redirect(f"{url}#observation-{pk}")


@require_http_methods(["GET", "POST"])
@gate(Can.SEE_YEAR)
def observation_correct(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new value in place of a wrong one."""
    row = observation_for(request.officer, pk)
    binding = row.binding
    initial = {"value": _plain(row.value), "of": _plain(row.of), "word": row.word, "as_of": row.as_of, "note": row.note}
    form = CorrectionForm(request.POST or None, measure=binding.as_measure, initial=initial)
    code = request.officer.organization.code
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            correct(row, by=request.officer, **form.cleaned_data)
            messages.success(request, _("แก้ค่าแล้ว ค่าเดิมยังแสดงอยู่พร้อมเหตุผล"))
            return redirect("indicator", code, binding.fiscal_year, binding.item_key)
    context = {"binding": binding, "row": row, "form": form, "year": binding.fiscal_year,
               "crumbs": crumbs_of(request, binding, (_("แก้ค่า"), ""))}  # fmt: skip
    return render(request, "indicators/observation_correct.html", context)


def _plain(value: Any) -> str:
    return "" if value is None else number(value)
