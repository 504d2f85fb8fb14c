"""Which initiative of one plan is which of the other: by key first, then by likeness of title and place."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from sucharit.core.thai import fold
from sucharit.work.plans.grid.layout import home_of
from sucharit.work.plans.models import Initiative

LIKENESS = 82  # of 100; two titles of the same measure in other words seldom fall below
MOST_LIKENED = 250_000  # pairs of titles; beyond it a comparison takes longer than a reader waits
SAME_HOME = 6  # points that the same objective is worth


@dataclass(frozen=True)
class Pair:
    """One initiative on both sides, or on one: `before` None was added, `after` None removed. `likely` where they were
    known by likeness, not by key; `moved` where the order or the place in the framework is another."""

    before: Initiative | None
    after: Initiative | None
    likely: bool = False
    moved: bool = False

    @property
    def one(self) -> Initiative:
        found = self.after or self.before
        if found is None:
            raise ValueError("a pair of nothing")
        return found

    @property
    def new_home(self) -> bool:
        return bool(self.before and self.after and home_of(self.before) != home_of(self.after))


def paired(before: Sequence[Initiative], after: Sequence[Initiative]) -> list[Pair]:
    """All initiatives of both in the order of the later plan, the removed ones last. Fetched with values.PARTS."""
    old = {one.key: one for one in before}
    sure = {one.pk: old[one.key] for one in after if one.key in old}
    taken = {one.pk for one in sure.values()}
    likely = _alike([one for one in before if one.pk not in taken], [one for one in after if one.pk not in sure])
    partners = {**sure, **likely}
    moved = _out_of_order([(one, partners[one.pk]) for one in after if one.pk in partners])
    taken |= {one.pk for one in likely.values()}
    pairs = [
        Pair(partners.get(one.pk), one, likely=one.pk in likely, moved=one.pk in moved or _moved_home(one, partners))
        for one in after
    ]
    return [*pairs, *(Pair(one, None) for one in before if one.pk not in taken)]


def _moved_home(one: Initiative, partners: dict[int, Initiative]) -> bool:
    return one.pk in partners and home_of(one) != home_of(partners[one.pk])


def _alike(before: Sequence[Initiative], after: Sequence[Initiative]) -> dict[int, Initiative]:
    """The later ones with the earlier that they are most like; each taken once, the most alike first."""
    titles = [fold(one.title) for one in before]
    cutoff = LIKENESS - SAME_HOME if len(before) * len(after) <= MOST_LIKENED else 100  # equal titles only
    ranked = []
    for i, new in enumerate(after):
        found_in = process.extract(fold(new.title), titles, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
        ranked += [(-_score(likeness, new, before[j]), i, j) for _title, likeness, j in found_in]
    found: dict[int, Initiative] = {}
    taken: set[int] = set()
    for score, i, j in sorted(ranked):
        if -score >= LIKENESS and after[i].pk not in found and j not in taken:
            found[after[i].pk] = before[j]
            taken.add(j)
    return found


def _score(likeness: float, new: Initiative, old: Initiative) -> float:
    return likeness + (SAME_HOME if home_of(new) == home_of(old) else 0)


def _out_of_order(pairs: Sequence[tuple[Initiative, Initiative]]) -> set[int]:
    """Of those on both sides, the fewest that were carried elsewhere: all but a longest run that kept its order."""
    tails: list[int] = []
    ends: list[int] = []  # index of the pair that ends the best run of each length
    previous: list[int] = []
    for index, (_new, old) in enumerate(pairs):
        at = bisect_left(tails, old.seq)
        tails[at : at + 1] = [old.seq]
        ends[at : at + 1] = [index]
        previous.append(ends[at - 1] if at else -1)
    kept, index = set(), ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = previous[index]
    return {new.pk for index, (new, _old) in enumerate(pairs) if index not in kept}
