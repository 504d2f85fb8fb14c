"""How often each answer was given, and results of groups that do not give a small one away."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from sucharit.core.answers.hiding import enough
from sucharit.core.answers.rules import Outcome, Rule, judged_by
from sucharit.core.answers.scoring import score
from sucharit.core.answers.values import Asked, Kind, Sheet


class Tally(Struct, frozen=True, kw_only=True):
    """One question, or one line of a matrix: how many answered it and how often each answer came.

    `counts` is (step or choice, times) in order, with zeros; empty where fewer than k answered. `mean` is of steps or
    of numbers.
    """

    key: str
    line: str = ""
    answered: int
    counts: tuple[tuple[int, int], ...] = ()
    mean: Fraction | None = None
    hidden: bool = False


def tally(sheets: Sequence[Sheet], asked: Sequence[Asked], k: int) -> list[Tally]:
    """All questions but those answered in words, a matrix line by line. A question that fewer than `k` answered is
    hidden: it says that it is, and nothing else."""
    told: list[Tally] = []
    for one in asked:
        if one.kind is Kind.MATRIX:
            told += [_line(sheets, one, line, k) for line in one.lines]
        elif one.kind is not Kind.TEXT:
            told.append(_plain(sheets, one, k))
    return told


def _line(sheets: Sequence[Sheet], one: Asked, line: str, k: int) -> Tally:
    steps = [value[line] for sheet in sheets if isinstance(value := sheet.get(one.key), dict) and line in value]
    return _counted(one, steps, len(steps), k, line)


def _plain(sheets: Sequence[Sheet], one: Asked, k: int) -> Tally:
    values = [value for sheet in sheets if (value := sheet.get(one.key)) is not None]
    if one.kind is Kind.NUMBER:
        numbers = [Fraction(str(value)) for value in values]
        if not enough(len(numbers), k):
            return Tally(key=one.key, answered=len(numbers), hidden=bool(numbers))
        return Tally(key=one.key, answered=len(numbers), mean=sum(numbers, Fraction(0)) / len(numbers))
    said = [step for value in values for step in (value if isinstance(value, list) else [value])]
    return _counted(one, [step for step in said if isinstance(step, int)], len(values), k)


def _counted(one: Asked, steps: Sequence[int], answered: int, k: int, line: str = "") -> Tally:
    if not enough(answered, k):
        return Tally(key=one.key, line=line, answered=answered, hidden=bool(answered))
    times = Counter(steps)
    mean = None
    if one.kind in (Kind.FACES, Kind.SCALE, Kind.MATRIX):
        mean = Fraction(sum(steps), len(steps))
    counts = tuple((step, times[step]) for step in _possible(one))
    return Tally(key=one.key, line=line, answered=answered, counts=counts, mean=mean)


def _possible(one: Asked) -> Sequence[int]:
    """Best first, as faces and scales are read from their good end."""
    if one.kind in (Kind.CHOICE, Kind.MANY):
        return one.choices
    return (1, 0) if one.kind is Kind.YES_NO else range(one.full, 0, -1)


class Broken(Struct, frozen=True, kw_only=True):
    """One group of a result: its choice, and what the rule says of it; None where it is too small, or would give a
    small one away."""

    choice: int
    outcome: Outcome | None


def broken_down(
    sheets: Sequence[Sheet], group: Asked, asked: Sequence[Asked], rule: Rule, k: int, *, test: bool = False
) -> list[Broken]:
    """The result by the choices of `group`. Groups below `k` are hidden; where the hidden ones together with those who
    chose nothing are still fewer than `k`, the smallest group that is shown is hidden with them, since the whole less
    what is shown would tell of them."""
    scores: dict[int, list[Fraction | None]] = {choice: [] for choice in group.choices}
    rest = 0
    for sheet in sheets:
        value, scored = sheet.get(group.key), score(sheet, asked, test=test)
        if isinstance(value, int) and value in scores:
            scores[value].append(scored)
        else:
            rest += scored is not None
    known = {choice: sum(one is not None for one in mine) for choice, mine in scores.items()}
    shown = [choice for choice, count in known.items() if enough(count, k)]
    hidden = rest + sum(count for choice, count in known.items() if choice not in shown)
    while hidden and not enough(hidden, k) and shown:
        smallest = min(shown, key=lambda choice: known[choice])
        shown.remove(smallest)
        hidden += known[smallest]
    return [
        Broken(choice=choice, outcome=judged_by(rule, mine) if choice in shown else None)
        for choice, mine in scores.items()
    ]
