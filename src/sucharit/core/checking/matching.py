"""Which row of the budget table is which sheet: by title, objective and order, each used once."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from rapidfuzz import fuzz

from sucharit.core.checking.own import OwnName
from sucharit.core.plan import BudgetRow, Initiative, InitiativeKind, Plan
from sucharit.core.thai import fold

SURE = 82  # likeness (0-100) from which two titles are the same initiative without further proof
LIKELY = 58  # ... where the objective is the same
POSSIBLE = 30  # ... where both are the only ones left between the same neighbours, or in the same objective
MOST_PAIRS = 250_000  # comparisons; a plan has a few thousand, more is rubbish and only equal titles are matched
TRUSTED_SHARE = 3  # one row in three must be a sheet, else the table is a table of something else

_KINDS = tuple(fold(kind.value) for kind in InitiativeKind)


class Pair(Struct, frozen=True):
    """A row and its sheet; `likeness` of their titles 0-100, the organization's own name not counted."""

    row: BudgetRow
    initiative: Initiative
    likeness: float


class Table(Struct, frozen=True):
    """The whole matching. `trusted` is False where the table is hardly about these sheets: then no rule speaks."""

    pairs: tuple[Pair, ...] = ()
    rows_alone: tuple[BudgetRow, ...] = ()
    initiatives_alone: tuple[Initiative, ...] = ()
    trusted: bool = False


def title_key(title: str, own: OwnName | None) -> str:
    """A title for comparison: folded, without the word of its kind and the organization's own name."""
    folded = fold(title)
    bare = own.removed_from(folded) if own else folded
    for kind in _KINDS:
        bare = bare.removeprefix(kind)
    return bare or folded


def match_rows(plan: Plan, own: OwnName | None) -> Table:
    """Match every row to at most one initiative."""
    if not plan.budget_rows or not plan.initiatives:
        return Table(rows_alone=plan.budget_rows, initiatives_alone=plan.initiatives)
    rows = [title_key(row.title, own) for row in plan.budget_rows]
    sheets = [title_key(one.title, own) for one in plan.initiatives]
    matched = _by_title(plan, rows, sheets)
    _by_objective(plan, rows, sheets, matched)
    _by_place(plan, rows, sheets, matched)
    pairs = tuple(
        Pair(plan.budget_rows[i], plan.initiatives[j], fuzz.ratio(rows[i], sheets[j]))
        for i, j in sorted(matched.items())
    )
    taken = set(matched.values())
    return Table(
        pairs,
        tuple(row for i, row in enumerate(plan.budget_rows) if i not in matched),
        tuple(one for j, one in enumerate(plan.initiatives) if j not in taken),
        len(pairs) * TRUSTED_SHARE >= min(len(rows), len(sheets)),
    )


def _by_title(plan: Plan, rows: Sequence[str], sheets: Sequence[str]) -> dict[int, int]:
    """Best likeness first; among equals the same objective, then the nearest place."""
    options = []
    for i, j in _worth_comparing(rows, sheets):
        same = _same_objective(plan.budget_rows[i], plan.initiatives[j])
        likeness = fuzz.ratio(rows[i], sheets[j], score_cutoff=LIKELY)
        if likeness >= (LIKELY if same else SURE):
            options.append((-round(likeness), not same, abs(i - j), i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(options):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _worth_comparing(rows: Sequence[str], sheets: Sequence[str]) -> Iterable[tuple[int, int]]:
    if len(rows) * len(sheets) <= MOST_PAIRS:
        return ((i, j) for i in range(len(rows)) for j in range(len(sheets)))
    places: dict[str, int] = {}
    for j, title in enumerate(sheets):
        places.setdefault(title, j)
    return ((i, places[title]) for i, title in enumerate(rows) if title in places)


def _same_objective(row: BudgetRow, one: Initiative) -> bool:
    return row.objective is not None and row.objective in one.objective_codes


def _by_place(plan: Plan, rows: Sequence[str], sheets: Sequence[str], matched: dict[int, int]) -> None:
    """Add what is left alone between two matched neighbours, one row against one sheet: a title written anew."""
    taken = set(matched.values())
    edges = [(-1, -1), *sorted(matched.items()), (len(rows), len(sheets))]
    for (row_before, sheet_before), (row_after, sheet_after) in pairwise(edges):
        if row_after - row_before == 2 and sheet_after - sheet_before == 2:
            i, j = row_before + 1, sheet_before + 1
            if j not in taken and _may_be_same(plan, i, j) and fuzz.ratio(rows[i], sheets[j]) >= POSSIBLE:
                matched[i] = j


def _may_be_same(plan: Plan, i: int, j: int) -> bool:
    row, one = plan.budget_rows[i], plan.initiatives[j]
    return row.dimension is None or one.dimension is None or row.dimension == one.dimension


def _by_objective(plan: Plan, rows: Sequence[str], sheets: Sequence[str], matched: dict[int, int]) -> None:
    """Add the only row and the only sheet that an objective still has."""
    rows_of: dict[str, list[int]] = {}
    sheets_of: dict[str, list[int]] = {}
    for i, row in enumerate(plan.budget_rows):
        if i not in matched and row.objective:
            rows_of.setdefault(row.objective, []).append(i)
    taken = set(matched.values())
    for j, one in enumerate(plan.initiatives):
        if j not in taken and one.objective_codes:
            sheets_of.setdefault(one.objective_codes[0], []).append(j)
    for code, alone in rows_of.items():
        left = sheets_of.get(code, [])
        if len(alone) == len(left) == 1 and fuzz.ratio(rows[alone[0]], sheets[left[0]]) >= POSSIBLE:
            matched[alone[0]] = left[0]
