"""Promises and their judgements as an officer may see them."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.indicators import Verdict
from sucharit.work.indicators.judging import Judged, judge_all
from sucharit.work.indicators.models import Binding, Observation
from sucharit.work.indicators.sources import kind_of
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import may_report, year_for, year_initiatives_for

SECTIONS = ("output", "outcome", "target")
SORTS = ("seq", "sentence", "verdict", "source")


def bindings_for(officer: Officer, fiscal_year: int) -> QuerySet[Binding]:
    """All promises of a year."""
    return Binding.objects.filter(organization=officer.organization, fiscal_year=fiscal_year)


def binding_for(officer: Officer, fiscal_year: int, item_key: uuid.UUID) -> Binding:
    """One promise; 404 for a stranger's."""
    return get_object_or_404(bindings_for(officer, fiscal_year), item_key=item_key)


def judgements_for(officer: Officer, fiscal_year: int) -> list[Judged]:
    """Every promise of the year judged today: targets first, then by initiative; a fixed number of queries."""
    return judgements_of(officer, year_for(officer, fiscal_year), year_initiatives_for(officer, fiscal_year))


def judgements_of(
    officer: Officer, year: YearPlan, rows: Iterable[YearInitiative], until: datetime.date | None = None
) -> list[Judged]:
    """The same where the year and its initiatives are known already. `until`: judged as of a day before the year's
    last; from its last day on what is known now counts, since what is recorded after a year is still of it."""
    bindings = list(bindings_for(officer, year.fiscal_year))
    then = until if until is not None and until < year.year.last_day else None
    return sorted(judge_all(bindings, year, officer.today, list(rows), then), key=_place)


def _place(one: Judged) -> tuple[int, int, int, int]:
    place = one.row.seq if one.row is not None else 0
    gone = one.row is None and one.binding.initiative_key is not None
    return int(gone), place, SECTIONS.index(one.binding.section), one.binding.seq


def judged_for(officer: Officer, binding: Binding) -> Judged:
    """One promise judged today."""
    year = year_for(officer, binding.fiscal_year)
    rows = year_initiatives_for(officer, binding.fiscal_year).filter(
        key__in=[key] if (key := binding.initiative_key) else []
    )
    return judge_all([binding], year, officer.today, rows)[0]


def narrowed(told: Sequence[Judged], wanted: dict[str, Any], officer: Officer, sort: str = "") -> list[Judged]:
    """What the filters let through; the whole year is judged anyway, so this needs no query."""
    kept = [one for one in told if _fits(one, wanted, officer)]
    order = _ORDERS.get(sort.removeprefix("-"))
    return sorted(kept, key=order, reverse=sort.startswith("-")) if order else kept


_ORDERS: dict[str, Any] = {
    "sentence": lambda one: one.binding.sentence,
    "verdict": lambda one: one.verdict.value,
    "source": lambda one: str(one.source.label),
}


def _fits(one: Judged, wanted: dict[str, Any], officer: Officer) -> bool:
    row = one.row
    checks = (
        not wanted.get("verdict") or one.verdict.value == wanted["verdict"],
        not wanted.get("section") or one.binding.section == wanted["section"],
        not wanted.get("source") or kind_of(one.binding.source).key == wanted["source"],
        not wanted.get("unit") or (row is not None and row.unit_id == wanted["unit"].pk),
        not wanted.get("dimension") or (row is not None and row.dimension == wanted["dimension"]),
        not wanted.get("q") or wanted["q"].lower() in f"{one.binding.sentence} {row.title if row else ''}".lower(),
        not wanted.get("mine") or (one.source.entered and may_observe(officer, one.binding, row)),
    )
    return all(checks)


def totals_of(told: Sequence[Judged]) -> dict[str, int]:
    """Number of promises by verdict, and how many were not accepted yet."""
    counted = Counter(one.verdict for one in told)
    return {
        "all": len(told), "met": counted[Verdict.MET], "not_met": counted[Verdict.NOT_MET],
        "cannot": counted[Verdict.CANNOT_BE_JUDGED], "proposed": sum(not one.binding.accepted for one in told),
    }  # fmt: skip


def may_observe(officer: Officer, binding: Binding, row: YearInitiative | None) -> bool:
    """Who records values: those who report the initiative; the plan officer for targets of the plan."""
    if binding.initiative_key is None:
        return officer.may(Can.EDIT_YEAR)
    return row is not None and may_report(officer, row)


def observations_of(binding: Binding) -> QuerySet[Observation]:
    """All of them, corrected ones too, newest first."""
    return binding.observations.select_related("by", "corrects", "corrected_by")


def observation_for(officer: Officer, pk: int) -> Observation:
    rows = Observation.objects.filter(binding__organization=officer.organization)
    return get_object_or_404(rows.select_related("binding"), pk=pk)


def trend_of(binding: Binding) -> list[Observation]:
    """Standing observations of the same promise in all years, oldest first."""
    rows = Observation.objects.filter(
        binding__organization=binding.organization_id, binding__item_key=binding.item_key, corrected_by=None,
        value__isnull=False,
    )  # fmt: skip
    return list(rows.select_related("binding").order_by("as_of", "pk")[:60])
