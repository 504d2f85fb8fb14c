"""One indicator of a year: its mark, its target, how it went over the years, what is done about it."""

from decimal import Decimal

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.charts import Chart, Series, lines
from sucharit.reference.ita import ItaIndicator
from sucharit.reference.loading import UnknownReference
from sucharit.work.assessments.models import Assessment, Score
from sucharit.work.assessments.queries import assessments_for, before_of, improvements_for, lines_of, target_of
from sucharit.work.assessments.views.pages import STATE_KINDS, frame, short


@require_safe
@gate(Can.SEE_YEAR)
def assessment_indicator(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    """Also of a year that has no result yet: the chain of its initiatives leads here before the mark is known."""
    officer = request.officer
    row = assessments_for(officer).filter(fiscal_year=fiscal_year).first()
    asked = row or Assessment(organization=officer.organization, fiscal_year=fiscal_year)
    named = _named(asked, number)
    line = None
    if row is not None:
        line = next(one for one in lines_of(row, target_of(row), before_of(row)) if one.indicator.number == number)
    measures = list(improvements_for(officer).filter(indicator=number).order_by("-assessment__fiscal_year", "pk"))
    for one in measures:
        one.kind = STATE_KINDS[one.State(one.state)]  # type: ignore[attr-defined]
    marks = _marks(officer, number)
    context = frame(
        officer, fiscal_year, (short(named.title), ""), indicator=named, line=line, marks=marks, chart=_chart(marks),
        improvements=measures, chain_code=fiscal_year * 100 + number,
    )  # fmt: skip
    return render(request, "assessments/assessment_indicator.html", context)


def _named(row: Assessment, number: int) -> ItaIndicator:
    try:
        found = next((one for one in row.rule.indicators if one.number == number), None)
    except UnknownReference:
        found = None
    if found is None:
        raise Http404
    return found


def _marks(officer: Officer, number: int) -> list[tuple[int, Decimal]]:
    """(year, mark) of every year that has one, the oldest first."""
    rows = Score.objects.filter(
        assessment__organization=officer.organization, key=str(number), value__isnull=False
    ).order_by("assessment__fiscal_year")
    told = rows.values_list("assessment__fiscal_year", "value")
    return [(year, value) for year, value in told if value is not None]


def _chart(marks: list[tuple[int, Decimal]]) -> Chart | None:
    if len(marks) < 2:
        return None
    series = Series(_("คะแนน"), tuple(value for _year, value in marks))
    return lines(_("คะแนนรายปี"), [str(year) for year, _value in marks], series)
