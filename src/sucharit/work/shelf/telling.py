"""What the registers of a year come to, for reports: how many entries, how they stand, what their measures found.

Never here: a word that a column holds. A report goes out; only numbers, states, names of units and of measures are
told, so that nothing of a person can come along.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.shelf.declaring import Measure, Register, Share
from sucharit.work.shelf.linked import in_order
from sucharit.work.shelf.measuring import shares_of
from sucharit.work.shelf.registry import registers


@dataclass(frozen=True)
class YearOfRegister:
    """A register that has entries in a year. `states` and `found` are empty where only a past day was asked for."""

    register: Register
    count: int
    states: Sequence[tuple[str, int]] = ()
    units: Sequence[str] = ()
    found: Sequence[tuple[Measure, Share]] = ()


def year_of_registers(
    officer: Officer, fiscal_year: int, until: datetime.date | None = None, *, standing: bool = True
) -> list[YearOfRegister]:
    """Every register that all readers of registers may see and that has entries, in the order of the shelves. `until`:
    only entries of that day or before; `standing`: also how they stand and what the measures find, which is true of
    today alone. Three queries, and those of measures that are functions of their rooms."""
    shown = [one for one in registers() if one.see == Can.SEE_REGISTERS and officer.may(one.see)]
    states = _states(shown, officer.organization, fiscal_year, until)
    used = [one for one in shown if states.get(one.key)]
    units = _units(used, officer.organization, fiscal_year)
    wanted = [(one, measure) for one in used for measure in one.measures] if standing else []
    found = shares_of(wanted, officer.organization, fiscal_year)
    return [
        YearOfRegister(
            one, sum(states[one.key].values()), _told(one, states[one.key]) if standing else (),
            units.get(one.key, ()),
            [(measure, found[one.key, measure.key]) for measure in one.measures] if standing else (),
        )
        for one in used
    ]  # fmt: skip


def _told(register: Register, states: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(word, n) for _key, word, n in in_order(register, states)]


def _states(
    shown: Sequence[Register], organization: Organization, fiscal_year: int, until: datetime.date | None
) -> dict[str, Counter[str]]:
    """Key of a register > state > how many: one query."""
    asked = []
    for one in shown:
        state: Any = F("state") if one.has_states else Value("", CharField())
        rows = _by_then(one, organization, fiscal_year, until)
        named = rows.annotate(shelf_key=Value(one.key, CharField()), shelf_state=state)
        asked.append(named.values_list("shelf_key", "shelf_state").annotate(shelf_n=Count("pk")))
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for key, state, count in asked[0].union(*asked[1:], all=True) if asked else ():
        if count:  # a register without states says how many there are even where there are none
            told[key][state] += count
    return told


def _units(shown: Sequence[Register], organization: Organization, fiscal_year: int) -> dict[str, list[str]]:
    """Key of a register > the units that wrote in it: one query."""
    asked = [
        one.rows(organization).filter(fiscal_year=fiscal_year, unit__isnull=False).order_by()
        .annotate(shelf_key=Value(one.key, CharField())).values_list("shelf_key", "unit__name").distinct()
        for one in shown
    ]  # fmt: skip
    told: dict[str, list[str]] = defaultdict(list)
    for key, name in sorted(asked[0].union(*asked[1:], all=True)) if asked else ():
        told[key].append(name)
    return told


def _by_then(
    register: Register, organization: Organization, fiscal_year: int, until: datetime.date | None
) -> "QuerySet[Any]":
    rows = register.rows(organization).filter(fiscal_year=fiscal_year).order_by()
    if until is None:
        return rows
    recorded = Q(recorded_at__date__lte=until)
    if not register.dated_by:
        return rows.filter(recorded)
    return rows.filter(Q(**{f"{register.dated_by}__lte": until}) | Q(**{register.dated_by: None}) & recorded)
