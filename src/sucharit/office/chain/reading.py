"""The records of each station along a thread, each from its own room: one or two queries a station, however many there
are."""

import uuid
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from django.db import models
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.audit.actions import subject_key
from sucharit.base.people.roles import Can
from sucharit.base.screens import words
from sucharit.office.chain.areas import Areas, areas_of
from sucharit.office.chain.stations import At, Found, Link
from sucharit.office.chain.threads import Ita, Thread, number_of
from sucharit.publishing.disclosure.models import ChecklistItem, Entry
from sucharit.publishing.disclosure.pulling import YEAR_KEY
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan
from sucharit.publishing.reports.models import Report, ReportSection
from sucharit.publishing.reports.queries import reports_for
from sucharit.reference.ita import ita
from sucharit.reference.loading import UnknownReference
from sucharit.work.assessments.models import Improvement, Score
from sucharit.work.assessments.queries import improvements_for
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.evidence.queries import usable_for
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.plans.models import ControlLink, Initiative, Plan
from sucharit.work.plans.queries import plans_for
from sucharit.work.progress.models import Activity
from sucharit.work.publications.models import Publication, PublicationInitiative
from sucharit.work.risks.models import Control, Risk
from sucharit.work.risks.queries import AT_WORK, registers_for
from sucharit.work.shelf.actions.binding import KIND as REGISTER
from sucharit.work.shelf.linked import LinkedEntry, entries_of
from sucharit.work.shelf.models import Entry as RegisterEntry
from sucharit.work.shelf.registry import register_of
from sucharit.work.shelf.sources import measure_of
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import years_for

SHOWN = 40  # of a station; how many there are is said beside
LONGEST = 110
_VERDICTS = {"met": "good", "not_met": "bad", "cannot_be_judged": "waiting"}
_STATUS = {"done": "good", "running": "info", "impossible": "bad", "not_begun": "quiet"}
_NEEDED = {At.RISK: Can.SEE_RISKS, At.INITIATIVE: Can.SEE_PLANS, At.ENTRY: Can.SEE_REGISTERS}
Row = TypeVar("Row", bound=models.Model)


def short(text: str) -> str:
    """A line of a list."""
    told = " ".join(text.split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rstrip()}…"


class Reading:
    """Asks the rooms along one thread; every answer is kept."""

    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.officer = thread.officer
        self.code = thread.officer.organization.code
        self.keys = list(thread.keys)

    def found(self, at: At) -> Found:
        """The records of a station; hidden where this officer does not enter its room."""
        if not self.officer.may(_NEEDED.get(at, Can.SEE_YEAR)):
            return Found(hidden=True)
        return _READERS[at](self)

    def address(self, name: str, *arguments: object) -> str:
        return reverse(name, args=[self.code, *arguments])

    def counted(self, rows: "QuerySet[Row]") -> tuple[list[Any], int]:
        """The first rows and the number of all: one query."""
        told: list[Any] = list(rows.annotate(all_of_them=Window(Count("pk")))[:SHOWN])
        return told, told[0].all_of_them if told else 0

    def of_year(self, path: str) -> dict[str, Any]:
        """The filter by the year of the thread, where it has one."""
        return {path: self.thread.fiscal_year} if self.thread.fiscal_year else {}

    # ---- risk, initiative, money

    def risks(self) -> Found:
        """Each risk once, as it stands in the year's register, else in the newest."""
        links = ControlLink.objects.filter(
            initiative__key__in=self.keys, initiative__plan__organization=self.officer.organization
        )
        controls = Control.objects.filter(
            risk=OuterRef("pk"), removed_at=None, key__in=links.values("control__key")
        )  # fmt: skip
        registers = registers_for(self.officer).filter(state__in=AT_WORK)
        rows = Risk.objects.filter(Exists(controls), removed_at=None, register__in=registers)
        year = self.thread.fiscal_year
        told: dict[uuid.UUID, Risk] = {}
        rows = rows.select_related("register").order_by("-register__fiscal_year", "-register__revision", "seq")
        for row in rows[: SHOWN * 5]:
            if row.key not in told or (year and row.register.fiscal_year == year != told[row.key].register.fiscal_year):
                told[row.key] = row
        return Found.of([self._risk(row) for row in told.values()])

    def _risk(self, row: Risk) -> Link:
        url = self.address("risk", row.register.fiscal_year, row.seq)
        return Link(short(f"{row.seq}. {row.process}"), url, words.fiscal_year(row.register.fiscal_year))

    @cached_property
    def sheets(self) -> list[Initiative]:
        """Each initiative once: in the plan in force, else the newest that is not put away."""
        rows = Initiative.objects.filter(plan__in=plans_for(self.officer), key__in=self.keys)
        rows = rows.exclude(plan__state=Plan.State.DISCARDED).select_related("plan").order_by("seq")
        best: dict[uuid.UUID, Initiative] = {}
        for row in rows[:1_000]:
            if row.key not in best or _weight(row.plan) > _weight(best[row.key].plan):
                best[row.key] = row
        return sorted(best.values(), key=lambda row: (-row.plan.first_year, row.seq))

    def initiatives(self) -> Found:
        links = [
            Link(short(f"{row.seq}. {row.title}"), self.address("initiative", row.plan_id, row.seq))
            for row in self.sheets
        ]
        return Found(links[:SHOWN], len(links))

    @cached_property
    def rows(self) -> tuple[list[YearInitiative], int]:
        """The initiatives in their years, the newest year first."""
        rows = YearInitiative.objects.filter(
            year_plan__in=years_for(self.officer), key__in=self.keys, **self.of_year("year_plan__fiscal_year")
        )
        return self.counted(rows.select_related("year_plan").order_by("-year_plan__fiscal_year", "seq"))

    def budgets(self) -> Found:
        told, total = self.rows
        return Found([self._budget(row) for row in told], total)

    def _budget(self, row: YearInitiative) -> Link:
        year = row.year_plan.fiscal_year
        title = "" if self.thread.key else f" · {row.seq}. {row.title}"
        label = f"{words.fiscal_year(year)}: {words.budget(row.money)}{title}"
        url = self.address("year_initiative", year, row.seq)
        return Link(short(label), url, kind=_STATUS[row.status], word=row.get_status_display())

    # ---- what was done, what proves it, what it came to

    def activities(self) -> Found:
        rows = Activity.objects.filter(
            year_initiative__year_plan__in=years_for(self.officer), year_initiative__key__in=self.keys,
            withdrawn_at=None, **self.of_year("year_initiative__year_plan__fiscal_year"),
        )  # fmt: skip
        if isinstance(self.thread.row, Evidence):
            rows = rows.filter(pk__in=_numbers_of(self.thread.row, "progress.activity"))
        told, total = self.counted(rows.order_by("-held_on", "-pk"))
        links = [Link(short(row.title), self.address("activity", row.pk), words.day(row.held_on)) for row in told]
        return Found(links, total)

    def entries(self) -> Found:
        """Lines of registers that are work of these initiatives; of an indicator that is counted from a register, that
        register too."""
        rows, total = entries_of(self.officer, self.keys, self.thread.fiscal_year, SHOWN)
        links = [self._entry(row) for row in rows]
        counted = measure_of(self.thread.row) if isinstance(self.thread.row, Binding) else None
        if counted is not None:
            register, measure = counted
            url = f"{self.address('register_statistics', register.key)}?year={self.thread.fiscal_year}"
            links.insert(0, Link(short(f"{register}: {measure.label}"), url, _("นับจากทะเบียน")))
            total += 1
        return Found(links[:SHOWN], total)

    def _entry(self, row: LinkedEntry) -> Link:
        url = self.address("register_entry", row.register.key, row.pk)
        hint = " · ".join(part for part in (str(row.register), words.day(row.day) if row.day else "") if part)
        return Link(short(row.name), url, hint, row.tone, row.state_words)

    def evidence(self) -> Found:
        if isinstance(self.thread.row, Activity):
            wanted = Q(subject=subject_key(self.thread.row))
        else:
            wanted = Q(initiative_key__in=self.keys, **self.of_year("fiscal_year"))
        uses = EvidenceUse.objects.filter(wanted, evidence=OuterRef("pk"))
        told, total = self.counted(usable_for(self.officer).filter(Exists(uses)).order_by("-taken_on", "-pk"))
        return Found([self._piece(row) for row in told], total)

    def _piece(self, row: Evidence) -> Link:
        hint = " · ".join(part for part in (row.get_kind_display(), words.day(row.taken_on)) if part)
        return Link(short(row.title), self.address("evidence", row.pk), hint)

    def indicators(self) -> Found:
        newest = JudgementRecord.objects.filter(binding=OuterRef("pk")).order_by("-at", "-pk")
        rows = Binding.objects.filter(
            self._measured, organization=self.officer.organization,
            fiscal_year__in=years_for(self.officer).values("fiscal_year"), **self.of_year("fiscal_year"),
        ).annotate(said=Subquery(newest.values("verdict")[:1]))  # fmt: skip
        told, total = self.counted(rows.order_by("-fiscal_year", "section", "seq", "pk"))
        return Found([self._indicator(row) for row in told], total)

    @property
    def _measured(self) -> Q:
        """Promises of these initiatives; of an entry, also those that its register is counted for."""
        wanted = Q(initiative_key__in=self.keys)
        if isinstance(self.thread.row, RegisterEntry):
            wanted |= Q(source=REGISTER, parameters__register=register_of(self.thread.row).key)
        return wanted

    def _indicator(self, row: Any) -> Link:
        said = row.said or "cannot_be_judged"
        url = self.address("indicator", row.fiscal_year, row.item_key)
        hint = f"{row.get_section_display()} {row.fiscal_year}"
        return Link(short(row.sentence), url, hint, _VERDICTS[said], str(JudgementRecord.Verdict(said).label))

    # ---- what went out, and what others said of it

    def reports(self) -> Found:
        """Sections about these initiatives, or about the ITA areas under which they are told."""
        areas = {(year, area) for (year, _key), (area, _chosen) in self.areas.items()}
        told_under = Q(pk__in=[])
        for year in {year for year, _area in areas}:
            numbers = [area for of, area in areas if of == year]
            told_under |= Q(report__fiscal_year=year, report__kind=Report.Kind.INTEGRITY, area__in=numbers)
        wanted = Q(initiative_key__in=self.keys) | told_under
        if self.thread.reports:
            wanted = Q(report__in=self.thread.reports) & wanted
        rows = ReportSection.objects.filter(wanted, report__in=reports_for(self.officer))
        if self.thread.fiscal_year:
            rows = rows.filter(
                report__first_year__lte=self.thread.fiscal_year, report__fiscal_year__gte=self.thread.fiscal_year
            )
        told, total = self.counted(
            rows.select_related("report").order_by("-report__fiscal_year", "report__kind", "seq")
        )
        return Found([self._section(row) for row in told], total)

    def _section(self, row: ReportSection) -> Link:
        report = row.report
        url = self.address("report_section", report.fiscal_year, report.kind, row.pk)
        label = f"{report.get_kind_display()} {report.fiscal_year}: {row.title}"
        kind = "good" if report.state == Report.State.ISSUED else "info"
        return Link(short(label), url, kind=kind, word=report.get_state_display())

    def published(self) -> Found:
        """What was logged for these initiatives, and what the disclosure lists show; a report's own paper first."""
        told = [self._logged(), self._entries()]
        if self.thread.reports:
            told.reverse()
        links = [link for one in told for link in one.links]
        return Found(links[:SHOWN], sum(one.total for one in told))

    def _logged(self) -> Found:
        """Rows of the publication log for these initiatives."""
        mine = PublicationInitiative.objects.filter(publication=OuterRef("pk"), initiative_key__in=self.keys)
        rows = Publication.objects.filter(
            Exists(mine), organization=self.officer.organization, withdrawn_at=None, **self.of_year("fiscal_year")
        )
        told, total = self.counted(rows.select_related("channel").order_by("-published_on", "-pk"))
        return Found([self._publication(row) for row in told], total)

    def _publication(self, row: Publication) -> Link:
        hint = f"{row.channel.name} · {words.day(row.published_on)}"
        return Link(short(row.title), self.address("publication", row.pk), hint)

    def _entries(self) -> Found:
        """Items of the disclosure lists that show the plan or a report of these initiatives, or that count for the
        indicator at which the reader stands."""
        entries = Entry.objects.filter(item=OuterRef("pk"), removed_at=None)
        rows = ChecklistItem.objects.filter(
            checklist__organization=self.officer.organization, **self.of_year("checklist__fiscal_year")
        ).exclude(acceptance=ChecklistItem.Acceptance.DROPPED)
        row = self.thread.row
        if isinstance(row, (Ita, Improvement)):
            if not self.thread.numbers & {9, 10}:
                return Found()
            rows = rows.filter(Exists(entries), checklist__kind="oit")
            told = [one for one in rows.select_related("checklist").order_by("-checklist__fiscal_year", "place")
                    if number_of(one) in self.thread.numbers]  # fmt: skip
            return Found([self._item(one) for one in told[:SHOWN]], len(told))
        shown = self._own(PublishedPlan, self._plans) | self._own(PublishedDocument, self._papers) | self._public_years
        found, total = self.counted(
            rows.filter(Exists(entries.filter(shown))).select_related("checklist").order_by(
                "-checklist__fiscal_year", "place"
            )
        )  # fmt: skip
        return Found([self._item(one) for one in found], total)

    @property
    def _plans(self) -> Q:
        return Q(plan__in=Initiative.objects.filter(key__in=self.keys).values("plan"))

    @property
    def _public_years(self) -> Q:
        """The pages of the years in which these initiatives are: "portal.year:3#anticorruption_plan"."""
        wanted = Q(pk__in=[])
        for year_plan in {row.year_plan_id for row in self.rows[0]}:
            wanted |= Q(system_key__startswith=f"{YEAR_KEY}:{year_plan}#")
        return wanted

    @property
    def _papers(self) -> Q:
        sections = ReportSection.objects.filter(initiative_key__in=self.keys)
        reports = Q(document__report_paper__report__sections__in=sections)
        if self.thread.reports:
            reports |= Q(document__report_paper__report__in=self.thread.reports)
        return reports

    def _own(self, model: type[models.Model], wanted: Q) -> Q:
        """Entries for published rows of ours, which are named "portal.publishedplan:3" or "…:3#risks"."""
        named: Any = Concat(Value(f"{model._meta.label_lower}:"), Cast("pk", CharField()), output_field=CharField())
        rows = model._base_manager.filter(wanted, organization=self.officer.organization).annotate(named=named)
        risks = rows.annotate(of_risks=Concat(named, Value("#risks"), output_field=CharField()))
        return Q(system_key__in=rows.values("named")) | Q(system_key__in=risks.values("of_risks"))

    def _item(self, row: ChecklistItem) -> Link:
        url = self.address("checklist_item", row.checklist.code, row.number)
        return Link(short(f"{row.number} {row.title}"), url, f"OIT {row.checklist.fiscal_year}")

    @cached_property
    def areas(self) -> Areas:
        return areas_of(self.officer, self.keys, self.thread.fiscal_year) if self.keys else {}

    def ita(self) -> Found:
        """The indicators under which these initiatives are told, year by year, and measures that they carry out."""
        row = self.thread.row
        if isinstance(row, ChecklistItem):
            wanted = {(row.checklist.fiscal_year, number): True for number in self.thread.numbers}
        elif isinstance(row, ReportSection) and self.thread.numbers:
            wanted = {(row.report.fiscal_year, number): True for number in self.thread.numbers}
        else:
            wanted = {(year, area): chosen for (year, _key), (area, chosen) in sorted(self.areas.items(), key=str)}
        marks = self._marks({year for year, _area in wanted})
        links = [
            self._mark(year, number, marks, chosen=chosen)
            for (year, number), chosen in sorted(wanted.items(), reverse=True)
        ]
        links += [self._improvement(row) for row in self._improvements()]
        return Found(links[:SHOWN], len(links))

    def _improvements(self) -> Iterable[Improvement]:
        """Measures that these initiatives carry out."""
        return improvements_for(self.officer).filter(initiative_key__in=self.keys)[:SHOWN]

    def _marks(self, years: set[int]) -> dict[tuple[int, str], Any]:
        rows = Score.objects.filter(
            assessment__organization=self.officer.organization, assessment__fiscal_year__in=years
        ).annotate(year=F("assessment__fiscal_year"))
        return {(row.year, row.key): row.value for row in rows} if years else {}

    def _mark(self, year: int, number: int, marks: dict[tuple[int, str], Any], *, chosen: bool) -> Link:
        value = marks.get((year, str(number)))
        said = f"{value:.2f}" if value is not None else _("ยังไม่มีคะแนน")
        label = _("ปี %(year)s ตัวชี้วัดที่ %(n)s %(title)s: %(said)s") % {
            "year": year, "n": number, "title": indicator_title(year, number), "said": said,
        }  # fmt: skip
        hint = "" if chosen else _("ระบบเสนอตามชื่อโครงการ")
        return Link(short(label), self.address("assessment_indicator", year, number), hint)

    def _improvement(self, row: Improvement) -> Link:
        url = self.address("improvement", row.assessment.fiscal_year, row.pk)
        return Link(short(row.measure), url, _("มาตรการปรับปรุง"), "info", row.get_state_display())


def indicator_title(year: int, number: int) -> str:
    """As the rule of the year names it; "" where there is none."""
    try:
        return next((one.title for one in ita(year).indicators if one.number == number), "")
    except UnknownReference:
        return ""


def _weight(plan: Plan) -> tuple[bool, bool, int, int]:
    """The plan in force before others, one that stands before one that was replaced, the newest before older."""
    return plan.state == Plan.State.ADOPTED, plan.state != Plan.State.SUPERSEDED, plan.first_year, plan.revision


def _numbers_of(piece: Evidence, label: str) -> list[int]:
    """Numbers of the rows of a kind for which a piece is used."""
    used = piece.uses.filter(subject__startswith=f"{label}:").values_list("subject", flat=True)
    return [int(number) for one in used if (number := one.rpartition(":")[2]).isdecimal()]


_READERS: dict[At, Callable[[Reading], Found]] = {
    At.RISK: Reading.risks, At.INITIATIVE: Reading.initiatives, At.BUDGET: Reading.budgets,
    At.ACTIVITY: Reading.activities, At.ENTRY: Reading.entries, At.EVIDENCE: Reading.evidence,
    At.INDICATOR: Reading.indicators, At.REPORT: Reading.reports, At.PUBLISHED: Reading.published,
    At.ITA: Reading.ita,
}  # fmt: skip
