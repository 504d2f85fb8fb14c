"""What the registers of a year come to, for reports: how many entries, how they stand, what their measures found.

Never here: a word that a column holds. A report goes out; only numbers, states, names of units and of measures are
told, so that nothing of a person can come along.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
from sucharit.work.shelf.then import States, states_on


@dataclass(frozen=True)
class YearOfRegister:
    """A register that has entries in a year. `found` is empty where a past day was asked for; `unknown`: how many
    entries nobody can say the state of on that day."""

    register: Register
    count: int
    states: Sequence[tuple[str, int]] = ()
    unknown: int = 0
    units: Sequence[str] = ()
    found: Sequence[tuple[Measure, Share]] = ()


def year_of_registers(
    officer: Officer, fiscal_year: int, until: datetime.date | None = None, *,
    then: Mapping[str, States] | None = None,
) -> list[YearOfRegister]:  # fmt: skip
    """Every register that all readers of registers may see and that has entries, in the order of the shelves. `until`:
    only entries of that day or before; `then`: how entries of each register stood on that day (states_then), where
    today does not speak for it: what the measures find is true of today alone and is not told. Three queries, and those
    of measures that are functions of their rooms."""
    shown = [one for one in registers() if one.see == Can.SEE_REGISTERS and officer.may(one.see)]
    states = _states(shown, officer.organization, fiscal_year, until)
    used = [one for one in shown if states.get(one.key)]
    units = _units(used, officer.organization, fiscal_year)
    if then is not None and until is not None:
        return [_past(one, officer.organization, fiscal_year, until, then, units.get(one.key, ())) for one in used]
    found = shares_of(
        [(one, measure) for one in used for measure in one.measures], officer.organization, fiscal_year
    )  # fmt: skip
    return [
        YearOfRegister(
            one, sum(states[one.key].values()), _told(one, states[one.key]), units=units.get(one.key, ()),
            found=[(measure, found[one.key, measure.key]) for measure in one.measures],
        )
        for one in used
    ]  # fmt: skip


def states_then(officer: Officer, fiscal_year: int, day: datetime.date) -> dict[str, States]:
    """Key of a register > how its entries of that year stood at the end of that day."""
    shown = [one for one in registers() if one.see == Can.SEE_REGISTERS and officer.may(one.see)]
    return {one.key: states_on(one, officer.organization, fiscal_year, day) for one in shown}


def _past(
    register: Register, organization: Organization, fiscal_year: int, day: datetime.date, then: Mapping[str, States],
    units: Sequence[str],
) -> YearOfRegister:  # fmt: skip
    numbers = list(_by_then(register, organization, fiscal_year, day).values_list("pk", flat=True))
    states, unknown = counted_then(register, numbers, then)
    return YearOfRegister(register, len(numbers), _told(register, states), unknown, units)


def counted_then(
    register: Register, numbers: Iterable[int], then: Mapping[str, States]
) -> tuple[Counter[str], int]:  # fmt: skip
    """State > how many of these entries stood in it, and of how many nobody can say."""
    states = then.get(register.key, {})
    counted = Counter(states.get(one) for one in numbers) if register.has_states else Counter[str | None]()
    unknown = counted.pop(None, 0)
    return Counter({state: n for state, n in counted.items() if state}), unknown


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
