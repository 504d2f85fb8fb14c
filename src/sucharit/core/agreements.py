"""Scores of performance agreements: five steps, a result between two of them in proportion, and their weighted mean."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

LEAST, MOST = Decimal(1), Decimal(5)
_CENT = Decimal("0.01")


class UnevenSteps(ValueError):  # noqa: N818 - says what the steps are
    """Five steps rise or fall all the way; each differs from the one before."""


def score_of(result: Decimal, steps: Sequence[Decimal]) -> Decimal:
    """From 1.00 to 5.00: `steps` are the results for which 1, 2, 3, 4 and 5 are given, rising (more is better) or
    falling (less is better)."""
    rising = _rising(steps)
    told, given = (result, list(steps)) if rising else (-result, [-step for step in steps])
    if told <= given[0]:
        return LEAST.quantize(_CENT)
    for place, (low, high) in enumerate(pairwise(given), 1):
        if told <= high:
            return (place + (told - low) / (high - low)).quantize(_CENT, ROUND_HALF_UP)
    return MOST.quantize(_CENT)


def _rising(steps: Sequence[Decimal]) -> bool:
    pairs = list(pairwise(steps))
    if len(steps) != 5 or not (all(a < b for a, b in pairs) or all(a > b for a, b in pairs)):
        raise UnevenSteps(f"five steps, all rising or all falling, not {list(map(str, steps))}")
    return steps[0] < steps[1]


def reaches(result: Decimal, target: Decimal, steps: Sequence[Decimal]) -> bool:
    """Is the target met: at least where more is better, at most where less is."""
    return result >= target if _rising(steps) else result <= target


def weighted(scores: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """The mean of (score, weight); None where nothing weighs."""
    told = list(scores)
    whole = sum((weight for _score, weight in told), Decimal(0))
    if not whole:
        return None
    return (sum((score * weight for score, weight in told), Decimal(0)) / whole).quantize(_CENT, ROUND_HALF_UP)
