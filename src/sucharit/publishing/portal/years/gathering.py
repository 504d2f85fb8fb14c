"""Reads the records of a year into plain values, each kind of record once, however many initiatives there are."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import Quarter
from sucharit.publishing.portal.years.judged import indicators_told
from sucharit.publishing.portal.years.marks import EVIDENCE, WORDS, Choosable, activities_of, choosable_for
from sucharit.publishing.portal.years.papers import PaperOfYear, papers_of_year
from sucharit.publishing.portal.years.scores import ita_told
from sucharit.reference.framework import framework
from sucharit.work.evidence.models import Evidence
from sucharit.work.indicators.queries import judgements_for
from sucharit.work.progress.models import Activity, Disbursement, ProgressReport
from sucharit.work.progress.money import in_quarter
from sucharit.work.publications.models import Publication
from sucharit.work.publications.queries import keys_of, publications_for
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import corrections_of, year_initiatives_for
from sucharit.work.years.rows import Speaker, lines_of

Told = dict[str, Any]
NUMBERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Gathered:
    """What goes out, and what was left inside on the way."""

    told: Told
    choosable: Sequence[Choosable]
    papers: Sequence[PaperOfYear]
    unaccepted_reports: int
    unaccepted_measures: int


def gathered(officer: Officer, year: YearPlan) -> Gathered:
    rows = list(year_initiatives_for(officer, year.fiscal_year))
    choosable = choosable_for(officer, year)
    reports = _reports(rows)
    judged = judgements_for(officer, year.fiscal_year)
    papers = papers_of_year(officer, year.fiscal_year)
    seqs = {row.key: row.seq for row in rows}
    told = {
        "dimensions": _dimensions(year),
        "initiatives": _initiatives(year, rows, choosable, reports),
        "evidence": [_piece(one) for one in _shown(choosable) if not _keys(one) & set(seqs)],
        "indicators": indicators_told(judged),
        "publications": _publications(officer, year.fiscal_year, seqs),
        "reports": [one.told(officer.organization.code) for one in papers if one.document is not None],
        "amendments": _amendments(officer, year),
        "corrections": _corrections(year),
        "ita": ita_told(officer, year.fiscal_year),
    }
    unaccepted = sum(one.state != ProgressReport.State.ACCEPTED for found in reports.values() for one in found)
    measures = sum(not one.binding.accepted for one in judged)
    return Gathered(told, choosable, papers, unaccepted, measures)


def _dimensions(year: YearPlan) -> list[Told]:
    nodes = framework(year.plan.framework_version).nodes if year.plan.framework_version else ()
    return [{"code": node.code, "title": node.title} for node in nodes if node.level == "dimension"]


def _initiatives(
    year: YearPlan,
    rows: Sequence[YearInitiative],
    choosable: Sequence[Choosable],
    reports: dict[int, list[ProgressReport]],
) -> list[Told]:
    paid, counts = _paid(year, rows), _counts(activities_of(choosable))
    open_activities: dict[int, list[Activity]] = defaultdict(list)
    for one in choosable:
        if isinstance(one.row, Activity) and one.goes_out:
            open_activities[one.row.year_initiative_id].append(one.row)
    pieces: dict[uuid.UUID, list[Told]] = defaultdict(list)
    for piece in _shown(choosable):
        for key in _keys(piece):
            pieces[key].append(_piece(piece))
    spoken = {(type(one.row), one.row.pk) for one in choosable if one.kind == WORDS and one.goes_out}
    return [
        _initiative(row, (YearInitiative, row.pk) in spoken)
        | {
            "paid": _baht(sum(paid[row.pk], Decimal(0))),
            "paid_by_quarter": [_baht(one) for one in paid[row.pk]],
            "activities_by_quarter": counts[row.pk],
            "reports": [
                _report(one, (ProgressReport, one.pk) in spoken)
                for one in reports.get(row.pk, ())
                if one.state == ProgressReport.State.ACCEPTED
            ],
            "activities": [_activity(one) for one in open_activities[row.pk]],
            "evidence": pieces[row.key],
        }
        for row in rows
    ]


def _initiative(row: YearInitiative, spoken: bool) -> Told:
    """The line of the annual plan, and what became of it; what officers wrote only where it was `spoken` for. No owner:
    a person's name is nobody's business."""
    return {
        "key": str(row.key), "seq": row.seq, "title": row.title, "kind": row.kind, "dimension": row.dimension,
        "unit": row.unit.name if row.unit else "", "responsible": row.responsible, "quarters": list(row.quarters),
        "quantity": row.quantity, "quantity_unit": row.quantity_unit, "amount": _baht(row.amount),
        "ordinance_amount": _baht(row.ordinance_amount), "in_ordinance": row.in_ordinance,
        "indicators": list(lines_of(row.indicators)), "outcomes": list(lines_of(row.outcomes)), "status": row.status,
        "reason": row.reason, "reason_text": row.reason_text if spoken else "", "result": row.result if spoken else "",
    }  # fmt: skip


def _baht(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _paid(year: YearPlan, rows: Iterable[YearInitiative]) -> dict[int, list[Decimal]]:
    """Initiative > what was paid in each quarter, reversals taken off."""
    told: dict[int, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 4)
    found = Disbursement.objects.filter(year_initiative__in=[row.pk for row in rows])
    for one in found:
        for number in NUMBERS:
            if in_quarter(one.paid_on, Quarter(year.fiscal_year, number)):
                told[one.year_initiative_id][number - 1] += one.signed
    return told


def _counts(activities: Iterable[Activity]) -> dict[int, list[int]]:
    told: dict[int, list[int]] = defaultdict(lambda: [0] * 4)
    for one in activities:
        told[one.year_initiative_id][one.quarter - 1] += 1
    return told


def _reports(rows: Iterable[YearInitiative]) -> dict[int, list[ProgressReport]]:
    told: dict[int, list[ProgressReport]] = defaultdict(list)
    for one in ProgressReport.objects.filter(year_initiative__in=[row.pk for row in rows]).order_by("period"):
        told[one.year_initiative_id].append(one)
    return told


def _report(one: ProgressReport, spoken: bool) -> Told:
    words = {name: getattr(one, name) if spoken else "" for name in ("done", "obstacles", "recommendations")}
    return {"period": one.period, **words, "percent": one.percent}


def _activity(one: Activity) -> Told:
    return {
        "number": one.pk, "title": one.title, "held_on": one.held_on.isoformat(), "held_until": _iso(one.held_until),
        "place": one.place, "people": one.people, "step": one.step_text,
    }  # fmt: skip


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _shown(choosable: Iterable[Choosable]) -> list[Choosable]:
    return [one for one in choosable if one.kind == EVIDENCE and one.goes_out]


def _keys(one: Choosable) -> set[uuid.UUID]:
    return {use.initiative_key for use in one.uses if use.initiative_key}


def _piece(one: Choosable) -> Told:
    """Evidence: never where a camera stood, nor who added it."""
    row = one.row
    if not isinstance(row, Evidence):
        raise TypeError("not evidence")
    told: Told = {"number": row.pk, "title": row.title, "kind": row.kind, "taken_on": _iso(row.taken_on)}
    if row.file is None:
        return told | {"address": row.address}
    return told | {"file": {"kind": row.file.kind, "size": row.file.size, "digest": row.file.digest}}


def _publications(officer: Officer, fiscal_year: int, seqs: dict[uuid.UUID, int]) -> list[Told]:
    rows = list(publications_for(officer, fiscal_year).filter(withdrawn_at=None).order_by("published_on", "pk"))
    keys = keys_of(rows)
    return [_publication(row, [seqs[key] for key in keys.get(row.pk, ()) if key in seqs]) for row in rows]


def _publication(row: Publication, seqs: Iterable[int]) -> Told:
    return {
        "number": row.pk, "title": row.title, "channel": row.channel.name, "published_on": row.published_on.isoformat(),
        "address": row.address, "document": row.document, "initiatives": sorted(seqs),
    }  # fmt: skip


def _amendments(officer: Officer, year: YearPlan) -> list[Told]:
    """Numbered, with both values of each field in words; who is responsible in person is left out."""
    speaker = Speaker(officer.organization)
    told = []
    for one in year.amendments.select_related("year_initiative").order_by("number"):
        fields = [
            {"field": change.name, "before": change.before, "after": change.after}
            for change in speaker.fields(_public(one.before), _public(one.after))
        ]
        row = one.year_initiative
        told.append(
            {
                "number": one.number,
                "on": localdate(one.at).isoformat(),
                "seq": row.seq if row else None,
                "title": row.title if row else "",
                "reason": one.reason,
                "taken_up": not one.before,
                "fields": fields,
            }
        )
    return told


def _public(row: Told) -> Told:
    return {name: value for name, value in row.items() if name != "owner"}


def _corrections(year: YearPlan) -> list[Told]:
    return [
        {
            "number": one.pk, "on": localdate(one.at).isoformat(),
            "seq": one.year_initiative.seq if one.year_initiative else None,
            "title": one.year_initiative.title if one.year_initiative else "", "field": one.field,
            "stated": one.stated, "corrected": one.corrected, "reason": one.reason,
        }
        for one in reversed(corrections_of(year)) if one.field != "owner"
    ]  # fmt: skip
