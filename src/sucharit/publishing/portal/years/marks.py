"""Activities, evidence and what officers wrote in a year, and which of it an officer chose to show to everyone."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.publishing.portal.models import OpenMark
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.progress.models import Activity, ProgressReport
from sucharit.work.years.models import YearInitiative, YearPlan

ACTIVITY, EVIDENCE, WORDS = "activity", "evidence", "words"
_ROWS = {Activity: ACTIVITY, Evidence: EVIDENCE, ProgressReport: WORDS, YearInitiative: WORDS}
_SUBJECTS = {
    Activity: "progress.activity", Evidence: "evidence.evidence", ProgressReport: "progress.progressreport",
    YearInitiative: "years.yearinitiative",
}  # fmt: skip
#: what officers wrote freely, and how it is called where it is chosen
Names = tuple[tuple[str, str | Promise], ...]
_OF_REPORT: Names = (
    ("done", _("ผลการดำเนินงาน")),
    ("obstacles", _("ปัญหาและอุปสรรค")),
    ("recommendations", _("ข้อเสนอแนะ")),
)
_OF_STATUS: Names = (("reason_text", _("คำอธิบายเหตุผล")), ("result", _("ผลการดำเนินงาน")))

Words = tuple[tuple[str | Promise, str], ...]
Row = Activity | Evidence | ProgressReport | YearInitiative


@dataclass(frozen=True)
class Choosable:
    """An activity, a piece of evidence, or the free words of a progress report or a status. `personal`: never goes out;
    `marked`: an officer chose it, and words as they stand now."""

    row: Row
    subject: str
    marked: bool
    uses: tuple[EvidenceUse, ...] = ()
    words: Words = ()

    @property
    def kind(self) -> str:
        return _ROWS[type(self.row)]

    @property
    def personal(self) -> bool:
        return isinstance(self.row, Evidence) and self.row.personal

    @property
    def goes_out(self) -> bool:
        return self.marked and not self.personal


def subject_of(model: type[Row], number: int) -> str:
    """How a choice of this row is kept: "evidence.evidence:5"."""
    return f"{_SUBJECTS[model]}:{number}"


def choosable_for(officer: Officer, year: YearPlan) -> list[Choosable]:
    """All of a year that stands: activities by day, evidence as it was used, words by initiative. Five queries."""
    marked = marks_of(officer.organization, year.fiscal_year)
    return [*_activities(year, marked), *_evidence(officer, year, marked), *_words(year, marked)]


def marks_of(organization: Organization, fiscal_year: int) -> set[str]:
    rows = OpenMark.objects.filter(organization=organization, fiscal_year=fiscal_year)
    return set(rows.values_list("subject", flat=True))


def _activities(year: YearPlan, marked: set[str]) -> list[Choosable]:
    rows = Activity.objects.filter(year_initiative__year_plan=year, withdrawn_at=None).select_related("year_initiative")
    return [_choosable(row, marked) for row in rows.order_by("held_on", "pk")]


def _evidence(officer: Officer, year: YearPlan, marked: set[str]) -> list[Choosable]:
    uses = EvidenceUse.objects.filter(
        fiscal_year=year.fiscal_year, evidence__organization=officer.organization, evidence__withdrawn_at=None
    )
    pieces: dict[int, list[EvidenceUse]] = {}
    for use in uses.select_related("evidence__file", "evidence__thumbnail").order_by("at", "pk"):
        pieces.setdefault(use.evidence_id, []).append(use)
    return [_choosable(found[0].evidence, marked, tuple(found)) for found in pieces.values()]


def _words(year: YearPlan, marked: set[str]) -> Iterator[Choosable]:
    """Of each initiative its reports that were accepted, then what its status says."""
    reports: dict[int, list[ProgressReport]] = {}
    accepted = ProgressReport.objects.filter(year_initiative__year_plan=year, state=ProgressReport.State.ACCEPTED)
    for report in accepted.select_related("year_initiative").order_by("period"):
        reports.setdefault(report.year_initiative_id, []).append(report)
    for row in year.initiatives.order_by("seq"):
        for report in reports.get(row.pk, ()):
            yield from _said(report, _OF_REPORT, marked)
        yield from _said(row, _OF_STATUS, marked)


def _said(row: ProgressReport | YearInitiative, names: Names, marked: set[str]) -> Iterator[Choosable]:
    words = tuple((label, text) for name, label in names if (text := getattr(row, name).strip()))
    if words:
        yield _choosable(row, marked, words=words)


def _choosable(
    row: Row, marked: set[str], uses: tuple[EvidenceUse, ...] = (),
    words: Words = (),
) -> Choosable:  # fmt: skip
    """A choice of words is of the words that were read: others must be chosen again."""
    subject = subject_of(type(row), row.pk)
    if words:
        subject += "#" + hashlib.sha256("\0".join(text for _label, text in words).encode()).hexdigest()[:12]
    return Choosable(row, subject, subject in marked, uses, words)


def activities_of(rows: Sequence[Choosable]) -> list[Activity]:
    """All activities, chosen or not: they are counted."""
    return [one.row for one in rows if isinstance(one.row, Activity)]


def evidence_marked(numbers: Collection[int]) -> set[int]:
    """Those pieces that may stand on the public page of a year: they stay while it shows them."""
    shown = Evidence.objects.filter(pk__in=numbers, personal=False, withdrawn_at=None).values_list("pk", flat=True)
    subjects = {subject_of(Evidence, number): number for number in shown}
    return {subjects[one.subject] for one in OpenMark.objects.filter(subject__in=subjects)}
