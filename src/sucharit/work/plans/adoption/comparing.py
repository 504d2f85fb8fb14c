"""A settled reading against a draft that exists: which sheet is which initiative, what is new, what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from rapidfuzz import fuzz

from sucharit.base.screens.changes import Changes, changes
from sucharit.base.screens.words import money
from sucharit.core.checking.matching import LIKELY, SURE, title_key
from sucharit.core.checking.own import OwnName
from sucharit.work.intake.fields import Sheet
from sucharit.work.intake.settling import Settled
from sucharit.work.plans.adoption.fields import Units, fields_of
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import FIELDS, LISTS, NAMES, blank, changed, merged, snapshot
from sucharit.work.plans.values import initiatives_of


@dataclass(frozen=True)
class Difference:
    """One field in words, of the plan and of the document."""

    name: str
    label: str
    changes: Changes


@dataclass(frozen=True)
class Compared:
    """A sheet of the document, the initiative that it is (or None: new), and how they differ."""

    sheet: Sheet
    initiative: Initiative | None
    likeness: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def state(self) -> str:
        """ "new", "same" or "differs"."""
        if self.initiative is None:
            return "new"
        return "differs" if self.differences else "same"

    @property
    def usual(self) -> str:
        """The choice that stands until the officer chooses: what is new is added, nothing is overwritten."""
        return "add" if self.initiative is None else "keep"


def compared(settled: Settled, plan: Plan, units: Units) -> list[Compared]:
    """Every sheet of the document, each initiative of the plan used once; a fixed number of queries."""
    rows = initiatives_of(plan)
    pairs = pairs_of(settled.taken, rows, settled)
    return [_compared(sheet, rows[pairs[place][0]], pairs[place][1], units) if place in pairs else Compared(sheet, None)
            for place, sheet in enumerate(settled.taken)]  # fmt: skip


def pairs_of(sheets: Sequence[Sheet], rows: Sequence[Initiative], settled: Settled) -> dict[int, tuple[int, int]]:
    """Place of a sheet > (place of a row, likeness): surely alike, or likely and with a shared objective."""
    own = OwnName.of(settled.plan.organization) if settled.plan.organization else None
    left = [title_key(sheet.initiative.title, own) for sheet in sheets]
    right = [title_key(row.title, own) for row in rows]
    options = []
    for i, sheet in enumerate(sheets):
        codes = set(sheet.initiative.objective_codes)
        for j, row in enumerate(rows):
            shared = bool(codes & {one.code for one in row.objective_rows.all()})
            likeness = fuzz.ratio(left[i], right[j], score_cutoff=LIKELY)
            if likeness >= (LIKELY if shared else SURE):
                options.append((-round(likeness), not shared, abs(i - j), i, j))
    return _taken_once(sorted(options))


def _taken_once(options: list[tuple[int, bool, int, int, int]]) -> dict[int, tuple[int, int]]:
    pairs: dict[int, tuple[int, int]] = {}
    used: set[int] = set()
    for likeness, _shared, _apart, i, j in options:
        if i not in pairs and j not in used:
            pairs[i] = (j, -likeness)
            used.add(j)
    return pairs


def _compared(sheet: Sheet, row: Initiative, likeness: int, units: Units) -> Compared:
    before = {**blank(), **snapshot(row)}
    fields = {name: value for name, value in fields_of(sheet, units).items() if value not in (None, "", [], (), {})}
    try:
        after = merged(before, fields)
    except ValidationError:  # said by `faults_of`, with the way to mend it
        after = before
    names = [name for name in FIELDS if name in changed(before, after) and name != "responsible_unit"]
    return Compared(sheet, row, likeness, [_difference(name, before, after) for name in names])


def _difference(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    return Difference(name, str(NAMES[name]), changes(_words(name, before[name]), _words(name, after[name])))


def _words(name: str, value: Any) -> str:
    if name in LISTS:
        return "\n".join(f"{'  ' * depth}{text}" for _key, depth, text in value)
    if name == "amounts":
        return "\n".join(f"{year}: {money(Decimal(amount))}" for year, amount in sorted(value.items()))
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
