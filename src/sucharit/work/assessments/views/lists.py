"""All years together: results, trend, and opening a year."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import charts
from sucharit.core.fiscal import FiscalYear
from sucharit.work.assessments.actions import open_assessment
from sucharit.work.assessments.forms import NewYearForm
from sucharit.work.assessments.models import Assessment
from sucharit.work.assessments.queries import assessments_for, marks_of, plan_targets, standing_of
from sucharit.work.assessments.views.pages import frame, how_sure

FIRST_KNOWN = 2564


@require_safe
@gate(Can.SEE_YEAR)
def assessment_list(request: OfficerRequest) -> HttpResponse:
    """Every year with its total, level and target; the trend as a chart and a table."""
    officer = request.officer
    years = list(assessments_for(officer))
    targets = plan_targets(officer.organization, [one.fiscal_year for one in years])
    rows = [_row(one, targets) for one in years]
    for row, earlier in pairwise(rows):
        both = row["total"], earlier["total"]
        row["change"] = both[0] - both[1] if None not in both else None
    told = list(reversed(rows))
    context = frame(
        officer, None, rows=rows, chart=_chart(told) if len(told) > 1 else None, trend=_trend(told),
        trend_years=[row["year"] for row in told], tabs_year=FiscalYear.of(officer.today).value,
    )  # fmt: skip
    return render(request, "assessments/assessment_list.html", context)


def _row(one: Assessment, targets: dict[int, Decimal]) -> dict[str, Any]:
    result = standing_of(one)
    target = targets.get(one.fiscal_year) if one.target is None else one.target
    total = result.total.used
    return {
        "assessment": one, "year": one.fiscal_year, "total": total, "level": result.level,
        "sure": how_sure(result.level), "target": target, "marks": marks_of(one), "result": result, "change": None,
        "met": None if total is None or target is None else total >= target,
    }  # fmt: skip


def _chart(rows: list[dict[str, Any]]) -> charts.Chart:
    """The total, its target, and each instrument over the years."""
    labels = [str(row["year"]) for row in rows]
    names = [part.key for part in rows[-1]["result"].instruments]
    series = [
        charts.Series(_("คะแนนรวม"), tuple(row["total"] for row in rows)),
        charts.Series(_("เป้าหมาย"), tuple(row["target"] for row in rows)),
        *(charts.Series(name, tuple(_used(row, name) for row in rows)) for name in names),
    ]
    return charts.lines(_("แนวโน้มคะแนน ITA"), labels, *series, unit=_("คะแนน"))


def _used(row: dict[str, Any], name: str) -> Decimal | None:
    part = row["result"].instrument(name)
    return part.used if part else None


def _trend(rows: list[dict[str, Any]]) -> list[tuple[str, list[Decimal | None]]]:
    """Each indicator of the newest year by year."""
    if not rows:
        return []
    told = []
    for one in rows[-1]["assessment"].rule.indicators:
        marks = [row["marks"].get(str(one.number)) for row in rows]
        told.append((f"{one.number}. {one.title}", marks))
    return told


@gate(Can.ASSESS)
def assessment_new(request: OfficerRequest) -> HttpResponse:
    """Opening a year that has no marks yet."""
    officer = request.officer
    there = set(assessments_for(officer).values_list("fiscal_year", flat=True))
    this = FiscalYear.of(officer.today).value
    form = NewYearForm(request.POST or None, years=[y for y in range(this, FIRST_KNOWN - 1, -1) if y not in there])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = open_assessment(int(form.cleaned_data["fiscal_year"]), by=officer)
            messages.success(request, _("เปิดปีแล้ว ขั้นต่อไปบันทึกคะแนน"))
            return redirect("assessment_edit", officer.organization.code, row.fiscal_year)
    context = frame(officer, None, (_("เพิ่มปี"), ""), form=form)
    return render(request, "assessments/assessment_new.html", context, status=422 if form.errors else 200)
