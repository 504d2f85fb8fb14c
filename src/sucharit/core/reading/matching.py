"""Which row of the budget table belongs to which sheet, and what each may lend the other."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from sucharit.core.plan import BudgetRow, Initiative
from sucharit.core.reading import doubts
from sucharit.core.reading.sheets.placing import Placement
from sucharit.core.reading.values import Doubt
from sucharit.core.reading.wrapping import Unwrapper
from sucharit.core.thai import fold

_ALIKE = 0.62
_WINDOW = 12


def match_rows(initiatives: Sequence[Initiative], rows: Sequence[BudgetRow]) -> Mapping[int, int]:
    """Place of the sheet > place of its row: by equal titles first, then by likeness among the rows between them."""
    matched = _equal_titles(initiatives, rows)
    taken = set(matched.values())
    folded_rows = [fold(row.title) for row in rows]
    known = sorted(matched)
    for place, one in enumerate(initiatives):
        if place in matched:
            continue
        first, last = _between(place, known, matched, len(rows))
        best = _likest(one, range(first, min(last, first + _WINDOW * 4)), taken, folded_rows, rows)
        if best is not None:
            matched[place] = best
            taken.add(best)
            known.insert(bisect_right(known, place), place)
    return matched


def _equal_titles(initiatives: Sequence[Initiative], rows: Sequence[BudgetRow]) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(fold(row.title), []).append(place)
    matched: dict[int, int] = {}
    for place, one in enumerate(initiatives):
        waiting = places.get(fold(one.title)) if one.title else None
        if waiting:
            matched[place] = waiting.pop(0)
    return matched


def _between(place: int, known: Sequence[int], matched: Mapping[int, int], end: int) -> tuple[int, int]:
    """The rows that may belong to a sheet: those between the rows of its neighbours, where these are in order."""
    at = bisect_right(known, place)
    first = matched[known[at - 1]] + 1 if at else 0
    last = matched[known[at]] if at < len(known) else end
    return (first, last) if first <= last else (0, end)


def _likest(
    one: Initiative, places: range, taken: set[int], folded_rows: Sequence[str], rows: Sequence[BudgetRow]
) -> int | None:
    from rapidfuzz.distance import Indel

    title = fold(one.title)
    free = [place for place in places if place not in taken]
    if not title:
        return free[0] if len(free) == 1 else None
    best, best_score = None, _ALIKE
    for place in free:
        score = Indel.normalized_similarity(title, folded_rows[place])
        if rows[place].seq is not None and rows[place].seq in (one.seq, one.stated_seq):
            score += 0.12
        if score > best_score:
            best, best_score = place, score
    return best


def complete(
    initiatives: Sequence[Initiative],
    placements: Sequence[Placement],
    rows: Sequence[BudgetRow],
    matched: Mapping[int, int],
) -> Iterator[tuple[Initiative, tuple[Doubt, ...]]]:
    """Each initiative with what only the table knows - its objective where the heading is missing, a lost title - and a
    doubt for each."""
    headed = frozenset(code for placement in placements if not placement.inherited for code in placement.objectives)
    for place, (one, placement) in enumerate(zip(initiatives, placements, strict=True)):
        row = rows[matched[place]] if place in matched else None
        found: list[Doubt] = []
        if not one.title:
            one = replace(one, title=row.title if row else "")
            found.append(doubts.title_missing(one, row is not None))
        if row is not None:
            one, doubt = _with_objective(one, placement, row, headed)
            found.extend([doubt] if doubt else [])
        yield one, tuple(found)


def _with_objective(
    one: Initiative, placement: Placement, row: BudgetRow, headed: frozenset[str]
) -> tuple[Initiative, Doubt | None]:
    """A heading right before the sheet outweighs the table; one inherited from another sheet does not.

    Unless the table's code has its own heading elsewhere (`headed`): then none is missing, table and sheet differ.
    """
    code = row.objective
    if code is None:
        return _with_place(one, row), None
    if code in placement.objectives:
        several = len(placement.objectives) > 1 and code == placement.objectives[-1]
        return (replace(one, objective_codes=(code,)) if several else one), None
    if placement.objectives and (not placement.inherited or code in headed):
        return one, None
    dimension, _, _ = code.partition(".")
    mission = code.rpartition(".")[0]
    placed = replace(one, objective_codes=(code,), mission=mission, dimension=dimension)
    return placed, doubts.heading_missing(one, code, placement.objectives)


def _with_place(one: Initiative, row: BudgetRow) -> Initiative:
    return replace(one, dimension=one.dimension or row.dimension, mission=one.mission or row.mission)


def with_mended_titles(
    rows: Sequence[BudgetRow], initiatives: Sequence[Initiative], matched: Mapping[int, int], lines: Iterable[str]
) -> tuple[BudgetRow, ...]:
    """Rows without the spaces where a narrow column broke its lines.

    By the title of the row's sheet where it has the same letters; else by `lines`, the text of the document, where
    the same letters stand together.
    """
    titles = {at: initiatives[place].title for place, at in matched.items()}
    unwrap = Unwrapper(lines)
    return tuple(_with_title(row, _mended(row.title, titles.get(at), unwrap)) for at, row in enumerate(rows))


def _mended(printed: str, of_sheet: str | None, unwrap: Unwrapper) -> str:
    if of_sheet and fold(printed) == fold(of_sheet):
        return of_sheet
    return unwrap(printed) if " " in printed else printed


def _with_title(row: BudgetRow, title: str) -> BudgetRow:
    return row if row.title == title else replace(row, title=title, title_printed=row.title_printed or row.title)
