"""The sections of a report of any kind, and the figures that stand beside them, from the records."""

from collections.abc import Sequence
from typing import Any

import msgspec
from django.utils.translation import override

from sucharit.base.people.gate import Officer
from sucharit.core.papers.progress_reports import ReportLine
from sucharit.publishing.reports.drafting.facts import InitiativeFacts, Section, YearFacts
from sucharit.publishing.reports.drafting.gathering import facts_for
from sucharit.publishing.reports.drafting.integrity import integrity_sections
from sucharit.publishing.reports.drafting.memo import integrity_memo, round_memo
from sucharit.publishing.reports.drafting.rounds import round_sections
from sucharit.publishing.reports.drafting.years import five_year_sections
from sucharit.publishing.reports.models import Report
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import years_for

Drafted = tuple[tuple[Section, ...], dict[str, Any]]


def drafted(officer: Officer, report: Report, title: str) -> Drafted:
    """Sections with the memo last, and the figures, as the records are today; in Thai, whatever the officer reads."""
    with override("th"):
        return _drafted(officer, report, title)


def _drafted(officer: Officer, report: Report, title: str) -> Drafted:
    if report.kind == Report.Kind.FIVE_YEAR:
        return _five_years(officer, report, title)
    year = years_for(officer).get(fiscal_year=report.fiscal_year)
    facts = facts_for(officer, year, report.kind)
    if report.about_integrity:
        return (*integrity_sections(facts), integrity_memo(facts)), _figures(facts)
    return (*round_sections(facts), round_memo(title, facts)), _figures(facts)


def _five_years(officer: Officer, report: Report, title: str) -> Drafted:
    """The years that ran: a year whose plan is not approved has no result and no budget to count."""
    ran = [YearPlan.State.APPROVED, YearPlan.State.CLOSED]
    rows = years_for(officer).filter(fiscal_year__range=(report.first_year, report.fiscal_year), state__in=ran)
    years = [facts_for(officer, year, report.kind) for year in rows.order_by("fiscal_year")]
    sections = (*five_year_sections(years), round_memo(title, years[-1]))
    return sections, _figures(years[-1], _all_lines(years))


def _figures(facts: YearFacts, lines: Sequence[ReportLine] | None = None) -> dict[str, Any]:
    """The table and the scores as JSON: they stay as they were on that day."""
    told = lines if lines is not None else [_line(one, one.number) for one in facts.initiatives]
    scores = facts.scores
    return {
        "as_of": facts.as_of.isoformat(),
        "lines": msgspec.to_builtins(list(told)),
        "marks": {str(number): str(mark) for number, mark in sorted(scores.marks.items())},
        "overall": str(scores.overall) if scores.overall is not None else None,
        "level": scores.level,
        "target": str(scores.target) if scores.target is not None else None,
    }


def _line(one: InitiativeFacts, number: int) -> ReportLine:
    return ReportLine(
        number=number, title=one.title, unit=one.unit, status=one.status_words, activities=len(one.activities),
        budget=one.budget, spent=one.spent, met=one.met, judged=one.judged, promised=len(one.verdicts),
    )  # fmt: skip


def _all_lines(years: Sequence[YearFacts]) -> list[ReportLine]:
    """An initiative once, with the money and counts of all its years and the last year's status."""
    told: dict[object, ReportLine] = {}
    for year in years:
        for one in year.initiatives:
            new = _line(one, 0)
            old = told.get(one.key)
            if old is not None:
                budget = old.budget if new.budget is None else new.budget + (old.budget or 0)
                new = msgspec.structs.replace(
                    new, activities=old.activities + new.activities, spent=old.spent + new.spent, met=old.met + new.met,
                    budget=budget, judged=old.judged + new.judged, promised=old.promised + new.promised,
                )  # fmt: skip
            told[one.key] = new
    return [msgspec.structs.replace(line, number=at) for at, line in enumerate(told.values(), 1)]
