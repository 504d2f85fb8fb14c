"""Reports as an officer may see them: drafts stay inside the house; what a year still owes, and by when."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.drafting.gathering import span_of
from sucharit.publishing.reports.models import Report, ReportPaper, ReportSection
from sucharit.work.obligations.models import Obligation
from sucharit.work.obligations.queries import obligations_for
from sucharit.work.years.models import YearPlan

#: kind > how its obligation is known in the calendar of the office
DUE = {
    Report.Kind.ROUND_6: ("office:report-rounds", 6), Report.Kind.ROUND_9: ("office:report-nine", 9),
    Report.Kind.ROUND_12: ("office:report-rounds", 12), Report.Kind.INTEGRITY: ("office:integrity-report", 12),
}  # fmt: skip
_SETTLED = (Report.State.APPROVED, Report.State.ISSUED)


def sees_drafts(officer: Officer) -> bool:
    """Who works in the house; council members and supervisors see what is approved."""
    return officer.may(Can.SEE_DRAFTS)


def reports_for(officer: Officer) -> QuerySet[Report]:
    """Every report that this officer may open."""
    rows = Report.objects.filter(organization=officer.organization)
    if not sees_drafts(officer):
        rows = rows.filter(state__in=_SETTLED)
    return rows.select_related("organization", "begun_by", "drafted_by")


def report_for(officer: Officer, fiscal_year: int, kind: str) -> Report:
    """One report; 404 for a stranger's or none."""
    if kind not in Report.Kind.values:
        raise Http404
    return get_object_or_404(reports_for(officer), fiscal_year=fiscal_year, kind=kind)


def section_for(officer: Officer, report: Report, pk: int) -> ReportSection:
    """One section with its sentences."""
    rows = ReportSection.objects.filter(report=report, report__organization=officer.organization)
    return get_object_or_404(rows.prefetch_related("sentences"), pk=pk)


def papers_of(report: Report) -> list[ReportPaper]:
    """What was issued of it, the newest revision first."""
    return list(report.papers.select_related("document").defer("document__content"))


@dataclass(frozen=True)
class Owed:
    """A report that a year asks for: there or not, when its period ends, when it is due."""

    kind: str
    fiscal_year: int
    report: Report | None
    last_day: datetime.date
    due: Obligation | None
    today: datetime.date
    possible: bool

    @property
    def label(self) -> str:
        return str(Report.Kind(self.kind).label)

    @property
    def ended(self) -> bool:
        """Its period is over."""
        return self.last_day < self.today

    @property
    def late(self) -> bool:
        if self.due is None or self.due.state != Obligation.State.OPEN:
            return False
        return self.due.due_on < self.today and (self.report is None or self.report.state not in _SETTLED)


def owed_for(officer: Officer, year: YearPlan) -> list[Owed]:
    """The reports of a year in order: three queries."""
    there = {one.kind: one for one in reports_for(officer).filter(fiscal_year=year.fiscal_year)}
    references = {reference for reference, _months in DUE.values()}
    rows = obligations_for(officer).filter(rule__reference__in=references, fiscal_year=year.fiscal_year)
    due = list(rows)
    kinds = [kind for kind in Report.Kind if kind != Report.Kind.FIVE_YEAR or year.plan.last_year == year.fiscal_year]
    ran = year.state in (YearPlan.State.APPROVED, YearPlan.State.CLOSED)
    return [
        Owed(
            kind, year.fiscal_year, there.get(kind), span_of(year.fiscal_year, kind)[1],
            _due(due, kind, year.fiscal_year), officer.today, ran,
        )
        for kind in kinds
    ]  # fmt: skip


def asked_by(officer: Officer, report: Report) -> Obligation | None:
    """The obligation of the calendar that this report answers; None where none asks for it."""
    reference, _months = DUE.get(Report.Kind(report.kind), ("", 0))
    rows = obligations_for(officer).filter(rule__reference=reference, fiscal_year=report.fiscal_year)
    return _due(list(rows), Report.Kind(report.kind), report.fiscal_year) if reference else None


def _due(rows: Sequence[Obligation], kind: Report.Kind, fiscal_year: int) -> Obligation | None:
    """The first obligation of its rule that is due after the period has ended."""
    reference, _months = DUE.get(kind, ("", 0))
    last = span_of(fiscal_year, kind)[1]
    fitting = [one for one in rows if one.rule.reference == reference and one.due_on >= last]
    return min(fitting, key=lambda one: one.due_on, default=None)
