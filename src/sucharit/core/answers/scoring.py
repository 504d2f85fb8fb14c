"""What one sheet scores: a share of the full score from 0 to 1, exact."""

from collections.abc import Sequence
from fractions import Fraction

from sucharit.core.answers.values import Asked, Kind, Sheet, Value


def score(sheet: Sheet, asked: Sequence[Asked], *, test: bool = False) -> Fraction | None:
    """The sheet's share of the full score; None where it answered nothing that counts.

    A survey: the mean of its steps, each divided by the highest step, so a mean of 4 out of 5 is 4/5. A test: right
    answers of all questions with a key; what was left out is wrong.
    """
    if test:
        keyed = [one for one in asked if one.right]
        return Fraction(sum(_right(one, sheet) for one in keyed), len(keyed)) if keyed else None
    parts = [part for one in asked if one.counts for part in _parts(one, sheet.get(one.key))]
    return sum(parts, Fraction(0)) / len(parts) if parts else None


def _parts(one: Asked, value: Value | None) -> list[Fraction]:
    """Steps of one answer, each as a share of the highest."""
    if isinstance(value, dict):
        return [Fraction(step, one.full) for line, step in sorted(value.items()) if line in one.lines]
    if not isinstance(value, int):
        return []
    return [Fraction(value)] if one.kind is Kind.YES_NO else [Fraction(value, one.full)]


def _right(one: Asked, sheet: Sheet) -> bool:
    value = sheet.get(one.key)
    if isinstance(value, list):
        return frozenset(value) == one.right
    return isinstance(value, int) and value in one.right
