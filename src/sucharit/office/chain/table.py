"""Where the chains of a year break: initiatives by stations, with a count in each cell."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens import words
from sucharit.office.chain.areas import areas_of
from sucharit.office.chain.published import published_counts
from sucharit.office.chain.stations import MAY_LACK, NAMES, At
from sucharit.publishing.reports.models import Report, ReportSection
from sucharit.publishing.reports.queries import reports_for
from sucharit.work.evidence.models import EvidenceUse
from sucharit.work.evidence.queries import usable_for
from sucharit.work.indicators.models import Binding
from sucharit.work.plans.models import ControlLink
from sucharit.work.progress.models import Activity
from sucharit.work.shelf.linked import counts_by_initiative
from sucharit.work.years.models import YearInitiative, YearPlan

COLUMNS = (At.RISK, At.ACTIVITY, At.ENTRY, At.EVIDENCE, At.INDICATOR, At.REPORT, At.PUBLISHED, At.ITA)
_SHORT = {At.ENTRY: _("ทะเบียน")}  # ten columns are wide
Counts = Mapping[uuid.UUID, int]


@dataclass(frozen=True)
class Line:
    """An initiative with its counts, in the order of the columns."""

    row: YearInitiative
    cells: Sequence[tuple[str, int | None]]  # the column's name, and how many; None: none, and it may do without

    @property
    def money(self) -> str:
        return words.money(self.row.money)

    @property
    def missing(self) -> int:
        return sum(count == 0 for _name, count in self.cells)


@dataclass(frozen=True)
class Table:
    """The lines shown, and how many initiatives lack a record at each station."""

    lines: Sequence[Line]
    columns: Sequence[tuple[str, str, int]]  # key, name, how many lack it
    count: int
    whole: int
    only: str


def table_for(officer: Officer, year: YearPlan, only: str = "") -> Table:
    """A fixed number of queries. `only` names a station: the initiatives that lack it; "any": all with a gap."""
    columns = [at for at in COLUMNS if at is not At.RISK or officer.may(Can.SEE_RISKS)]
    counted = {at: _COUNTS[at](officer, year) for at in columns}
    rows = list(year.initiatives.order_by("seq"))
    none = {at: None if at in MAY_LACK else 0 for at in columns}
    names = {at: str(_SHORT.get(at, NAMES[at][0])) for at in columns}
    lines = [Line(row, [(names[at], counted[at].get(row.key, none[at])) for at in columns]) for row in rows]
    lacking = [(str(at), names[at], sum(counted[at].get(row.key, none[at]) == 0 for row in rows)) for at in columns]
    whole = sum(not line.missing for line in lines)
    places = {str(at): place for place, at in enumerate(columns)}
    if only in places:
        lines = [line for line in lines if not line.cells[places[only]][1]]
    elif only == "any":
        lines = [line for line in lines if line.missing]
    else:
        only = ""
    return Table(lines, lacking, len(rows), whole, only)


def _risks(officer: Officer, _year: YearPlan) -> Counts:
    links = ControlLink.objects.filter(initiative__plan__organization=officer.organization)
    return _counted(links.values_list("initiative__key").annotate(n=Count("control__risk__key", distinct=True)))


def _activities(_officer: Officer, year: YearPlan) -> Counts:
    rows = Activity.objects.filter(year_initiative__year_plan=year, withdrawn_at=None).order_by()
    return _counted(rows.values_list("year_initiative__key").annotate(n=Count("pk")))


def _entries(officer: Officer, year: YearPlan) -> Counts:
    return counts_by_initiative(officer, year.fiscal_year)


def _evidence(officer: Officer, year: YearPlan) -> Counts:
    uses = EvidenceUse.objects.filter(fiscal_year=year.fiscal_year, evidence__in=usable_for(officer)).order_by()
    return _counted(uses.values_list("initiative_key").annotate(n=Count("evidence", distinct=True)))


def _indicators(officer: Officer, year: YearPlan) -> Counts:
    rows = Binding.objects.filter(organization=officer.organization, fiscal_year=year.fiscal_year).order_by()
    return _counted(rows.values_list("initiative_key").annotate(n=Count("pk")))


def _reports(officer: Officer, year: YearPlan) -> Counts:
    reports = reports_for(officer).filter(first_year__lte=year.fiscal_year, fiscal_year__gte=year.fiscal_year)
    rows = ReportSection.objects.filter(report__in=reports.exclude(kind=Report.Kind.INTEGRITY)).order_by()
    return _counted(rows.values_list("initiative_key").annotate(n=Count("report", distinct=True)))


def _ita(officer: Officer, year: YearPlan) -> Counts:
    return Counter(key for _year, key in areas_of(officer, None, year.fiscal_year))


def _counted(rows: object) -> Counts:
    return {key: count for key, count in rows if key}  # type: ignore[attr-defined]  # of values_list


_COUNTS: dict[At, Callable[[Officer, YearPlan], Counts]] = {
    At.RISK: _risks, At.ACTIVITY: _activities, At.ENTRY: _entries, At.EVIDENCE: _evidence,
    At.INDICATOR: _indicators, At.REPORT: _reports,    At.PUBLISHED: published_counts, At.ITA: _ita,
}  # fmt: skip
