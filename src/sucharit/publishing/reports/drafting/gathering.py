"""Reads the records of a year into facts, with a fixed number of queries however many initiatives there are."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from sucharit.base.audit.actions import subject_key
from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear, Round
from sucharit.publishing.reports.drafting.areas import proposed_area
from sucharit.publishing.reports.drafting.facts import (
    ActivityFact,
    ImprovementFact,
    InitiativeFacts,
    SaidFact,
    ScoreFacts,
    Source,
    VerdictFact,
    WorkFact,
    YearFacts,
)
from sucharit.publishing.reports.drafting.shelves import (
    register_facts,
    shelf_then,
    whole_year,
    work_by_initiative,
)
from sucharit.publishing.reports.drafting.standing import GRACE, Status, Then, standing_at
from sucharit.publishing.reports.models import InitiativeArea, Report
from sucharit.reference.loading import UnknownReference
from sucharit.reference.oit import oit_themes
from sucharit.work.assessments.models import Assessment, Improvement
from sucharit.work.assessments.queries import assessments_for, improvements_for, marks_of, standing_of, target_of
from sucharit.work.evidence.models import EvidenceUse
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.queries import judgements_of
from sucharit.work.plans.models import Item
from sucharit.work.progress.models import Activity, Disbursement, ProgressReport
from sucharit.work.publications.models import PublicationInitiative
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.periods import PeriodKey, period_of
from sucharit.work.years.queries import year_initiatives_for

MONTHS = {Report.Kind.ROUND_6: 6, Report.Kind.ROUND_9: 9, Report.Kind.ROUND_12: 12}
_REPORTED = (ProgressReport.State.SENT, ProgressReport.State.ACCEPTED)
_THEME = "integrity_measures_report"


def facts_for(officer: Officer, year: YearPlan, kind: str) -> YearFacts:
    """The year until the end of the report's period; for reports of a whole year, until its last day."""
    first, last = span_of(year.fiscal_year, kind)
    rows = list(year_initiatives_for(officer, year.fiscal_year))
    initiatives = _Initiatives(officer, year, rows, last, integrity=kind == Report.Kind.INTEGRITY)
    then = shelf_then(officer, year.fiscal_year, last)
    initiatives.work = work_by_initiative(officer, year.fiscal_year, last, then)
    verdicts = judgements_of(officer, year, rows, last)
    return YearFacts(
        fiscal_year=year.fiscal_year,
        period=period_words(kind),
        first_day=first,
        last_day=last,
        as_of=officer.today,
        organization=officer.organization.name,
        source=Source(
            row=subject_key(year), words=f"แผนประจำปี {year.fiscal_year}", view="year", arguments=(year.fiscal_year,)
        ),
        initiatives=initiatives.told(verdicts),
        targets=tuple(_verdict(one) for one in verdicts if one.binding.initiative_key is None),
        scores=_scores(officer, year.fiscal_year, last),
        improvements=_improvements(officer, year.fiscal_year),
        registers=register_facts(officer, year.fiscal_year, last, then),
        registers_then=then is not None,
        checklist_item=_checklist_item(year.fiscal_year + 1),
    )


def span_of(fiscal_year: int, kind: str) -> tuple[datetime.date, datetime.date]:
    """First and last day that a report of this kind tells of."""
    year = FiscalYear(fiscal_year)
    months = MONTHS.get(Report.Kind(kind), 12)
    return year.first_day, Round(fiscal_year, months).last_day


def period_words(kind: str) -> str:
    """ "รอบ 6 เดือน"; a report of a whole year says "ตลอดปีงบประมาณ"."""
    months = MONTHS.get(Report.Kind(kind))
    return f"รอบ {months} เดือน" if months else "ตลอดปีงบประมาณ"


class _Initiatives:
    """Everything about the initiatives of a year, each kind of record read once."""

    def __init__(
        self, officer: Officer, year: YearPlan, rows: Sequence[YearInitiative], last: datetime.date, *, integrity: bool
    ) -> None:
        self.officer, self.year, self.rows, self.last, self.integrity = officer, year, rows, last, integrity
        self.ids = [row.pk for row in rows]
        self.work: Mapping[uuid.UUID, tuple[WorkFact, ...]] = {}
        self.keys = [row.key for row in rows]

    def told(self, judged: Iterable[Judged]) -> tuple[InitiativeFacts, ...]:
        activities, paid, said = self._activities(), self._paid(), self._said()
        channels, evidence = self._channels(), self._evidence()
        steps, areas = self._items(), self._areas()
        verdicts: dict[uuid.UUID, list[VerdictFact]] = defaultdict(list)
        for one in judged:
            if one.binding.initiative_key is not None:
                verdicts[one.binding.initiative_key].append(_verdict(one))
        begun = {pk for pk, found in (*activities.items(), *paid.items()) if found}
        then = standing_at(self.rows, self.last, self.officer.today, begun)
        return tuple(
            _initiative(
                row,
                then[row.pk],
                activities=tuple(activities.get(row.pk, ())),
                payments=paid.get(row.pk, []),
                said=tuple(said.get(row.pk, ())),
                channels=tuple(channels.get(row.key, {}).values()),
                publications=len(self.published.get(row.key, ())),
                evidence=evidence.get(row.key, 0),
                work=self.work.get(row.key, ()),
                verdicts=tuple(verdicts.get(row.key, ())),
                steps=tuple(steps.get((row.initiative_id, Item.Section.STEP), ())),
                objectives=tuple(steps.get((row.initiative_id, Item.Section.OBJECTIVE), ())),
                chosen=areas,
            )
            for row in self.rows
        )

    def _activities(self) -> dict[int, list[ActivityFact]]:
        found: dict[int, list[ActivityFact]] = defaultdict(list)
        rows = Activity.objects.filter(year_initiative__in=self.ids, withdrawn_at=None, held_on__lte=self.last)
        for one in rows.order_by("held_on", "pk"):
            source = Source(
                row=f"progress.activity:{one.pk}", words=f"กิจกรรม: {one.title}"[:200], view="activity",
                arguments=(one.pk,),
            )  # fmt: skip
            found[one.year_initiative_id].append(
                ActivityFact(
                    title=one.title, held_on=one.held_on, held_until=one.held_until, place=one.place, people=one.people,
                    step=one.step_text, source=source,
                )
            )  # fmt: skip
        return found

    def _paid(self) -> dict[int, list[Disbursement]]:
        found: dict[int, list[Disbursement]] = defaultdict(list)
        rows = Disbursement.objects.filter(year_initiative__in=self.ids, paid_on__lte=self.last)
        for one in rows.order_by("paid_on", "pk"):
            found[one.year_initiative_id].append(one)
        return found

    def _said(self) -> dict[int, list[SaidFact]]:
        """Sent or accepted reports of periods that ended by then, in time."""
        found: dict[int, list[tuple[datetime.date, SaidFact]]] = defaultdict(list)
        rows = ProgressReport.objects.filter(year_initiative__in=self.ids, state__in=_REPORTED)
        seqs = {row.pk: row.seq for row in self.rows}
        for one in rows.order_by("pk"):
            period = period_of(self.year.fiscal_year, one.period)
            if period.last_day > self.last:
                continue
            source = Source(
                row=f"progress.progressreport:{one.pk}", words=f"รายงานของหน่วยงาน {PeriodKey(one.period).label}",
                view="progress_report", arguments=(self.year.fiscal_year, seqs[one.year_initiative_id], one.period),
            )  # fmt: skip
            fact = SaidFact(
                period=one.period, source=source, done=one.done, obstacles=one.obstacles,
                recommendations=one.recommendations, percent=one.percent,
            )  # fmt: skip
            found[one.year_initiative_id].append((period.last_day, fact))
        return {pk: [fact for _day, fact in sorted(told, key=lambda pair: pair[0])] for pk, told in found.items()}

    def _channels(self) -> dict[uuid.UUID, dict[int, str]]:
        """Initiative > its channels by number; what was published of each stands in `published`."""
        self.published: dict[uuid.UUID, set[int]] = defaultdict(set)
        found: dict[uuid.UUID, dict[int, str]] = defaultdict(dict)
        rows = PublicationInitiative.objects.filter(
            initiative_key__in=self.keys, publication__organization=self.officer.organization,
            publication__withdrawn_at=None, publication__fiscal_year=self.year.fiscal_year,
            publication__published_on__lte=self.last,
        )  # fmt: skip
        for one in rows.select_related("publication__channel").order_by("publication__channel__place", "pk"):
            self.published[one.initiative_key].add(one.publication_id)
            found[one.initiative_key][one.publication.channel_id] = one.publication.channel.name
        return found

    def _evidence(self) -> dict[Any, int]:
        rows = EvidenceUse.objects.filter(
            fiscal_year=self.year.fiscal_year, initiative_key__in=self.keys, evidence__withdrawn_at=None,
            evidence__organization=self.officer.organization,
        )  # fmt: skip
        if not whole_year(self.last):
            sent_in_time = Q(evidence__taken_on=None, evidence__added_at__date__lte=self.last + GRACE)
            rows = rows.filter(Q(evidence__taken_on__lte=self.last) | sent_in_time)
        return dict(rows.order_by().values_list("initiative_key").annotate(n=Count("evidence", distinct=True)))

    def _items(self) -> dict[tuple[int | None, str], list[str]]:
        """Steps and objectives of the sheets; only the integrity report tells of them."""
        found: dict[tuple[int | None, str], list[str]] = defaultdict(list)
        if not self.integrity:
            return found
        wanted = [row.initiative_id for row in self.rows if row.initiative_id]
        rows = Item.objects.filter(initiative__in=wanted, section__in=[Item.Section.STEP, Item.Section.OBJECTIVE])
        for one in rows.order_by("seq", "pk"):
            found[one.initiative_id, one.section].append(one.text)
        return found

    def _areas(self) -> dict[uuid.UUID, int | None]:
        return chosen_areas(self.officer, self.year.fiscal_year) if self.integrity else {}


def chosen_areas(officer: Officer, fiscal_year: int) -> dict[uuid.UUID, int | None]:
    """Initiative > the area that an officer chose for it, None where they chose none."""
    rows = InitiativeArea.objects.filter(organization=officer.organization, fiscal_year=fiscal_year)
    return dict(rows.values_list("initiative_key", "area"))


def initiative_source(row: YearInitiative) -> Source:
    return Source(
        row=f"years.yearinitiative:{row.pk}",
        words=f"โครงการลำดับที่ {row.seq}",
        view="year_initiative_at",
        arguments=(row.pk,),
    )


def _initiative(
    row: YearInitiative, then: Then, *, payments: Sequence[Disbursement], objectives: tuple[str, ...],
    chosen: dict[uuid.UUID, int | None], **facts: Any,
) -> InitiativeFacts:  # fmt: skip
    return InitiativeFacts(
        key=row.key, number=row.seq, title=row.title, source=initiative_source(row), kind=row.kind,
        dimension=row.dimension, unit=row.unit.name if row.unit else "",
        responsible=row.responsible or (row.unit.name if row.unit else ""), quarters=row.quarters, status=then.status,
        status_words=str(Status(then.status).label), reason=reason_words(then), reason_text=then.reason_text,
        result=then.result, budget=row.money,
        spent=sum((one.signed for one in payments), Decimal(0)), payments=len(payments),
        payment_sources=tuple(_payment(one) for one in payments),
        over_reasons=tuple(dict.fromkeys(one.over_reason for one in payments if one.over_reason)),
        objectives=objectives, area=chosen[row.key] if row.key in chosen else proposed_area(row.title, objectives),
        **facts,
    )  # fmt: skip


def reason_words(then: Then) -> str:
    """Why it cannot be carried out, in the words of the NACC's system."""
    return str(YearInitiative.Reason(then.reason).label) if then.reason in YearInitiative.Reason.values else ""


def _payment(one: Disbursement) -> Source:
    return Source(
        row=f"progress.disbursement:{one.pk}", words=f"รายการจ่าย {one.document}"[:200], view="disbursement",
        arguments=(one.pk,),
    )  # fmt: skip


def _verdict(one: Judged) -> VerdictFact:
    binding = one.binding
    source = Source(
        row=f"indicators.binding:{binding.pk}", words=f"ตัวชี้วัด: {binding.sentence}"[:200], view="indicator",
        arguments=(binding.fiscal_year, str(binding.item_key)),
    )  # fmt: skip
    return VerdictFact(
        key=str(binding.item_key), section=binding.section, sentence=binding.sentence, verdict=one.verdict.value,
        reason=one.judgement.told_outside, value=one.value_words, source=source,
    )  # fmt: skip


def _scores(officer: Officer, fiscal_year: int, last: datetime.date) -> ScoreFacts:
    """Marks of the year and the titles of its ten areas; titles alone where it was not assessed by then."""
    rows = assessments_for(officer).filter(fiscal_year=fiscal_year)
    found = (rows if whole_year(last) else rows.filter(announced_on__lte=last)).first()
    row = found or Assessment(organization=officer.organization, fiscal_year=fiscal_year)
    try:
        titles = {one.number: one.title for one in row.rule.indicators}
    except UnknownReference:
        return ScoreFacts()
    if found is None:
        return ScoreFacts(titles=titles)
    standing = standing_of(found)
    return ScoreFacts(
        marks={int(key): mark for key, mark in marks_of(found).items() if key.isdecimal()}, titles=titles,
        overall=standing.total.used, level=standing.level.name if standing.level else "", target=target_of(found),
        source=Source(
            row=subject_key(found), words=f"ผลการประเมิน ITA {fiscal_year}", view="assessment", arguments=(fiscal_year,)
        ),
    )  # fmt: skip


def _improvements(officer: Officer, fiscal_year: int) -> tuple[ImprovementFact, ...]:
    rows = improvements_for(officer).filter(carried_out_in=fiscal_year).exclude(state=Improvement.State.STOPPED)
    return tuple(
        ImprovementFact(
            area=one.indicator, measure=one.measure,
            steps=tuple(line for line in one.steps.splitlines() if line.strip()),
            responsible=one.unit.name if one.unit else (one.owner.full_name if one.owner else ""), report=one.report,
            source=Source(
                row=subject_key(one), words=f"มาตรการปรับปรุง: {one.measure}"[:200], view="improvement",
                arguments=(one.assessment.fiscal_year, one.pk),
            ),
        )
        for one in rows.order_by("indicator", "pk") if one.indicator <= 10
    )  # fmt: skip


def _checklist_item(fiscal_year: int) -> str:
    """The number that the report has in the disclosure list of the year in which it is shown; "" where not known."""
    theme = next((one for one in oit_themes() if one.theme == _THEME), None)
    return next(iter(theme.items.get(fiscal_year, ())), "") if theme else ""
