"""Activities and evidence of a year, and which of them an officer chose to show to everyone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.publishing.portal.models import OpenMark
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.progress.models import Activity
from sucharit.work.years.models import YearPlan

ACTIVITY, EVIDENCE = "progress.activity", "evidence.evidence"


@dataclass(frozen=True)
class Choosable:
    """An activity or a piece of evidence. `personal`: never goes out; `marked`: an officer chose it."""

    row: Activity | Evidence
    marked: bool
    uses: tuple[EvidenceUse, ...] = ()

    @property
    def evidence(self) -> bool:
        return isinstance(self.row, Evidence)

    @property
    def personal(self) -> bool:
        return isinstance(self.row, Evidence) and self.row.personal

    @property
    def subject(self) -> str:
        return f"{EVIDENCE if self.evidence else ACTIVITY}:{self.row.pk}"

    @property
    def goes_out(self) -> bool:
        return self.marked and not self.personal


def choosable_for(officer: Officer, year: YearPlan) -> list[Choosable]:
    """All of a year that stands: activities by day, then evidence as it was used. Three queries."""
    marked = marks_of(officer.organization, year.fiscal_year)
    return [*_activities(year, marked), *_evidence(officer, year, marked)]


def marks_of(organization: Organization, fiscal_year: int) -> set[str]:
    rows = OpenMark.objects.filter(organization=organization, fiscal_year=fiscal_year)
    return set(rows.values_list("subject", flat=True))


def _activities(year: YearPlan, marked: set[str]) -> list[Choosable]:
    rows = Activity.objects.filter(year_initiative__year_plan=year, withdrawn_at=None).select_related("year_initiative")
    return [Choosable(row, f"{ACTIVITY}:{row.pk}" in marked) for row in rows.order_by("held_on", "pk")]


def _evidence(officer: Officer, year: YearPlan, marked: set[str]) -> list[Choosable]:
    uses = EvidenceUse.objects.filter(
        fiscal_year=year.fiscal_year, evidence__organization=officer.organization, evidence__withdrawn_at=None
    )
    pieces: dict[int, list[EvidenceUse]] = {}
    for use in uses.select_related("evidence__file", "evidence__thumbnail").order_by("at", "pk"):
        pieces.setdefault(use.evidence_id, []).append(use)
    return [Choosable(found[0].evidence, f"{EVIDENCE}:{pk}" in marked, tuple(found)) for pk, found in pieces.items()]


def activities_of(rows: Sequence[Choosable]) -> list[Activity]:
    """All activities, chosen or not: they are counted."""
    return [one.row for one in rows if isinstance(one.row, Activity)]
