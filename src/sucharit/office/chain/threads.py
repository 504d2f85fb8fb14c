"""From a record to its thread: the keys of the initiatives that it belongs to, and the year. Every record is asked from
its own room; a stranger's is a 404."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens import words
from sucharit.office.chain.areas import keys_of_area, keys_of_years
from sucharit.office.chain.stations import At
from sucharit.publishing.disclosure.models import ChecklistItem, Entry
from sucharit.publishing.disclosure.pulling import YEAR_KEY
from sucharit.publishing.disclosure.queries import items_for
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan
from sucharit.publishing.reports.models import ReportSection
from sucharit.publishing.reports.queries import reports_for
from sucharit.work.assessments.models import Improvement
from sucharit.work.assessments.queries import improvements_for
from sucharit.work.evidence.queries import evidence_for
from sucharit.work.indicators.models import Binding
from sucharit.work.plans.models import ControlLink, Initiative
from sucharit.work.plans.queries import plans_for
from sucharit.work.progress.models import Activity
from sucharit.work.publications.queries import publication_for
from sucharit.work.risks.models import Risk
from sucharit.work.risks.queries import registers_for
from sucharit.work.shelf.queries import entry_for, links_of
from sucharit.work.shelf.registry import register_for
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import years_for

LEAST_YEAR, MOST_YEAR = 2500, 2700
OF_REGISTER = "entry-"
"""Begins the kind of an entry; its register follows: "entry-gifts"."""


@dataclass(frozen=True)
class Ita:
    """An indicator of an assessment; it has no row of its own where no mark is known."""

    fiscal_year: int
    number: int


@dataclass(frozen=True)
class Thread:
    """Where the reader stands and along what the chain is followed; no keys: along none."""

    officer: Officer
    at: At
    row: models.Model | Ita
    label: str
    keys: frozenset[uuid.UUID]
    fiscal_year: int | None = None
    reports: frozenset[int] = field(default=frozenset())  # of which this published item is the paper
    numbers: frozenset[int] = field(default=frozenset())  # ITA indicators that it counts for by itself

    @property
    def key(self) -> uuid.UUID | None:
        """The initiative, where it is one."""
        return next(iter(self.keys)) if len(self.keys) == 1 else None


def thread_of(officer: Officer, subject: str, pk: int) -> Thread:
    """The thread of a record; 404 for a kind that has none, a stranger's, or what this officer may not see."""
    if subject.startswith(OF_REGISTER):
        return _entry(officer, subject.removeprefix(OF_REGISTER), pk)
    reader = SUBJECTS.get(subject)
    if reader is None:
        raise Http404
    return reader(officer, pk)


def _keys(keys: Iterable[uuid.UUID | None]) -> frozenset[uuid.UUID]:
    return frozenset(key for key in keys if key)


def _risk(officer: Officer, pk: int) -> Thread:
    if not officer.may(Can.SEE_RISKS):
        raise Http404
    row = get_object_or_404(Risk.objects.filter(register__in=registers_for(officer)), pk=pk)
    links = ControlLink.objects.filter(
        initiative__plan__organization=officer.organization, control__key__in=row.controls.values("key")
    )
    return Thread(officer, At.RISK, row, row.process, _keys(links.values_list("initiative__key", flat=True)))


def _initiative(officer: Officer, pk: int) -> Thread:
    row = get_object_or_404(Initiative.objects.filter(plan__in=plans_for(officer)), pk=pk)
    return Thread(officer, At.INITIATIVE, row, row.title, frozenset({row.key}))


def _year_initiative(officer: Officer, pk: int) -> Thread:
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer)).select_related("year_plan")
    row = get_object_or_404(rows, pk=pk)
    year = row.year_plan.fiscal_year
    return Thread(officer, At.BUDGET, row, f"{words.fiscal_year(year)}: {row.title}", frozenset({row.key}), year)


def _activity(officer: Officer, pk: int) -> Thread:
    rows = Activity.objects.filter(year_initiative__year_plan__in=years_for(officer))
    row = get_object_or_404(rows.select_related("year_initiative__year_plan"), pk=pk)
    of = row.year_initiative
    return Thread(officer, At.ACTIVITY, row, row.title, frozenset({of.key}), of.year_plan.fiscal_year)


def _entry(officer: Officer, key: str, pk: int) -> Thread:
    """A line of a register, in its own year; it may be work of many initiatives or of none."""
    if not officer.may(Can.SEE_REGISTERS):
        raise Http404
    register = register_for(officer, key)
    row = entry_for(register, officer, pk)
    label = f"{register.entry_word} {row}"
    return Thread(officer, At.ENTRY, row, label, frozenset(links_of(row)), row.fiscal_year)


def _evidence(officer: Officer, pk: int) -> Thread:
    row = evidence_for(officer, pk)
    used = list(row.uses.values_list("initiative_key", "fiscal_year"))
    years = {year for _key, year in used if year}
    year = years.pop() if len(years) == 1 else None
    return Thread(officer, At.EVIDENCE, row, row.title, _keys(key for key, _year in used), year)


def _binding(officer: Officer, pk: int) -> Thread:
    rows = Binding.objects.filter(
        organization=officer.organization, fiscal_year__in=years_for(officer).values("fiscal_year")
    )
    row = get_object_or_404(rows, pk=pk)
    return Thread(officer, At.INDICATOR, row, row.sentence, _keys([row.initiative_key]), row.fiscal_year)


def _section(officer: Officer, pk: int) -> Thread:
    rows = ReportSection.objects.filter(report__in=reports_for(officer)).select_related("report")
    row = get_object_or_404(rows, pk=pk)
    year = row.report.fiscal_year
    if row.initiative_key:
        keys = frozenset({row.initiative_key})
    elif row.area:
        keys = keys_of_area(officer, year, row.area)
    else:
        keys = keys_of_years(officer, year)
    return Thread(
        officer, At.REPORT, row, row.title, keys, None if row.report.kind == "five-year" else year,
        reports=frozenset({row.report_id}), numbers=frozenset({row.area} if row.area else ()),
    )  # fmt: skip


def _publication(officer: Officer, pk: int) -> Thread:
    row = publication_for(officer, pk)
    keys = _keys(row.initiatives.values_list("initiative_key", flat=True))
    return Thread(officer, At.PUBLISHED, row, row.title, keys, row.fiscal_year)


#: themes of the official list that count for indicator 10 (preventing corruption); all others for 9 (disclosure)
PREVENTING = (
    "no_gift", "corruption_risk", "anticorruption", "integrity_measures",
)  # fmt: skip


def number_of(item: ChecklistItem) -> int:
    """The ITA indicator for which an item of a disclosure list is looked at."""
    return 10 if item.theme.startswith(PREVENTING) else 9


def _item(officer: Officer, pk: int) -> Thread:
    """An item of the disclosure list: what this system published for it leads back to plans and reports."""
    row = get_object_or_404(items_for(officer), pk=pk)
    shown = row.entries.filter(removed_at=None, kind=Entry.Kind.SYSTEM).values_list("system_key", flat=True)
    told = _published(shown)
    plans, papers = told[_PLAN], told[_PAPER]
    keys = Initiative.objects.filter(
        plan__in=PublishedPlan.objects.filter(organization=officer.organization, pk__in=plans).values("plan")
    )
    documents = PublishedDocument.objects.filter(organization=officer.organization, pk__in=papers)
    reports = reports_for(officer).filter(papers__document__in=documents.values("document"))
    of_reports = dict(reports.values_list("pk", "fiscal_year"))
    found = set(keys.values_list("key", flat=True)) if plans else set()
    years = set(of_reports.values())
    if told[YEAR_KEY]:
        years |= set(years_for(officer).filter(pk__in=told[YEAR_KEY]).values_list("fiscal_year", flat=True))
    found |= keys_of_years(officer, *years) if years else frozenset()
    return Thread(
        officer, At.PUBLISHED, row, f"{row.number} {row.title}", frozenset(found),
        years.pop() if len(years) == 1 and not plans else None, reports=frozenset(of_reports),
        numbers=frozenset({number_of(row)}),
    )  # fmt: skip


_PLAN, _PAPER = "portal.publishedplan", "portal.publisheddocument"


def _published(system_keys: Iterable[str]) -> dict[str, set[int]]:
    """Numbers of published plans, documents and years behind keys like "portal.publishedplan:3#risks"."""
    told: dict[str, set[int]] = {_PLAN: set(), _PAPER: set(), YEAR_KEY: set()}
    for key in system_keys:
        name, _colon, rest = key.partition(":")
        number = rest.partition("#")[0]
        if name in told and number.isdecimal():
            told[name].add(int(number))
    return told


def ita_code(fiscal_year: int, number: int) -> int:
    """How addresses of the chain name an indicator of a year: 256908."""
    return fiscal_year * 100 + number


def _ita(officer: Officer, code: int) -> Thread:
    year, number = divmod(code, 100)
    if not LEAST_YEAR <= year <= MOST_YEAR or not 1 <= number <= 20:
        raise Http404
    keys = keys_of_area(officer, year, number) | _measured(officer, year, number)
    return Thread(officer, At.ITA, Ita(year, number), "", keys, year, numbers=frozenset({number}))


def _measured(officer: Officer, year: int, number: int) -> frozenset[uuid.UUID]:
    """Initiatives that carry out a measure for this indicator."""
    rows = improvements_for(officer).filter(indicator=number, assessment__fiscal_year=year)
    return _keys(rows.values_list("initiative_key", flat=True))


def _improvement(officer: Officer, pk: int) -> Thread:
    row = get_object_or_404(improvements_for(officer), pk=pk)
    return Thread(
        officer, At.ITA, row, row.measure, _keys([row.initiative_key]), None, numbers=frozenset({row.indicator})
    )


SUBJECTS: dict[str, Callable[[Officer, int], Thread]] = {
    "risk": _risk, "initiative": _initiative, "year-initiative": _year_initiative, "activity": _activity,
    "evidence": _evidence, "indicator": _binding, "section": _section, "publication": _publication, "item": _item,
    "ita": _ita, "improvement": _improvement,
}  # fmt: skip
"""How addresses name a kind of record > its reader."""

__all__ = ["SUBJECTS", "Improvement", "Ita", "Thread", "ita_code", "number_of", "thread_of"]
