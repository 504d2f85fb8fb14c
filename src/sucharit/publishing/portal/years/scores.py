"""The ITA result of a year for everyone. Announced marks are official; what we work out, and the level, are not."""

from decimal import Decimal
from typing import Any

from sucharit.base.people.gate import Officer
from sucharit.reference.loading import UnknownReference
from sucharit.work.assessments.models import Assessment, Improvement
from sucharit.work.assessments.queries import Line, assessments_for, improvements_for, lines_of, standing_of, target_of
from sucharit.work.assessments.standing import Part

_BEFORE = 4


def ita_told(officer: Officer, fiscal_year: int) -> dict[str, Any] | None:
    """None where the year was not assessed, or no mark is known."""
    wanted = range(fiscal_year - _BEFORE, fiscal_year + 1)
    rows = {one.fiscal_year: one for one in assessments_for(officer).filter(fiscal_year__in=wanted)}
    row = rows.get(fiscal_year)
    if row is None:
        return None
    try:
        return _told(officer, row, rows)
    except UnknownReference:
        return None


def _told(officer: Officer, row: Assessment, rows: dict[int, Assessment]) -> dict[str, Any] | None:
    standing, target = standing_of(row), target_of(row)
    lines = lines_of(row, target, rows.get(row.fiscal_year - 1))
    if standing.total.used is None and all(line.value is None for line in lines):
        return None
    return {
        "source": row.source, "announced_on": row.announced_on.isoformat() if row.announced_on else None,
        "target": _mark(target), "total": _part(standing.total),
        "level": standing.level.name if standing.level else "",
        "instruments": [_part(one) for one in standing.instruments], "indicators": [_line(line) for line in lines],
        "history": [
            {"fiscal_year": year, "mark": _mark(standing_of(one).total.used)} for year, one in sorted(rows.items())
        ],
        "improvements": [_improvement(one) for one in improvements_for(officer).filter(assessment=row)],
    }  # fmt: skip


def _mark(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _part(part: Part) -> dict[str, Any]:
    return {"key": part.key, "mark": _mark(part.used), "official": part.stated is not None}


def _line(line: Line) -> dict[str, Any]:
    one = line.indicator
    return {
        "number": one.number, "title": one.title, "instrument": one.instrument, "mark": _mark(line.value),
        "target": _mark(line.target), "before_mark": _mark(line.before),
    }  # fmt: skip


def _improvement(one: Improvement) -> dict[str, Any]:
    """A measure against a weakness; the unit that does it, no person."""
    return {
        "number": one.pk, "indicator": one.indicator, "weakness": one.weakness, "measure": one.measure,
        "unit": one.unit.name if one.unit else "", "steps": [line for line in one.steps.splitlines() if line.strip()],
        "due_on": one.due_on.isoformat() if one.due_on else None, "carried_out_in": one.carried_out_in,
        "state": one.state, "report": one.report, "stopped_because": one.stopped_because,
    }  # fmt: skip
