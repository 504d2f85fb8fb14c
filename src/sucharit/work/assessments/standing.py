"""What marks come to: instruments from indicators, the total by the year's weights, the level by the year's rule.

An instrument's mark is the mean of its indicators; the result announced for a local government for 2568 comes out so to
the hundredth. Values in, values out; nothing is rounded before it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sucharit.reference.ita import Instrument, Ita, ItaLevel
from sucharit.work.assessments.models import TOTAL

Marks = Mapping[str, Decimal]
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Part:
    """An instrument or the total: what was announced and what the parts come to."""

    key: str
    stated: Decimal | None
    exact: Fraction | None

    @property
    def computed(self) -> Decimal | None:
        return None if self.exact is None else rounded(self.exact)

    @property
    def used(self) -> Decimal | None:
        """What is announced goes before what we work out."""
        return self.computed if self.stated is None else self.stated

    @property
    def differs(self) -> bool:
        """More than a hundredth apart: announced parts are rounded themselves."""
        return self.stated is not None and self.computed is not None and abs(self.stated - self.computed) > _HUNDREDTH


@dataclass(frozen=True)
class Standing:
    """The whole result of a year; `level` is None where marks are missing for it."""

    instruments: tuple[Part, ...]
    total: Part
    level: ItaLevel | None

    def instrument(self, key: str) -> Part | None:
        return next((part for part in self.instruments if part.key == key), None)


def standing(rule: Ita, marks: Marks) -> Standing:
    """The result that these marks come to."""
    instruments = tuple(
        Part(one.id, marks.get(one.id), _mean(rule, one, marks)) for one in rule.instruments
    )  # fmt: skip
    total = Part(TOTAL, marks.get(TOTAL), _weighed(rule, instruments))
    used = {part.key: part.used for part in instruments}
    return Standing(instruments, total, level_of(rule, total.used, used))


def level_of(rule: Ita, total: Decimal | None, instruments: Mapping[str, Decimal | None]) -> ItaLevel | None:
    """The first level whose conditions hold; None where a mark that a condition asks for is not known."""
    if total is None:
        return None
    for level in rule.levels:
        if level.total_min is not None and total < level.total_min:
            continue
        if level.total_below is not None and total >= level.total_below:
            continue
        if level.each_instrument_min is None:
            return level
        marks = [instruments.get(one.id) for one in rule.instruments]
        if any(mark is None for mark in marks):
            return None
        if all(mark is not None and mark >= level.each_instrument_min for mark in marks):
            return level
    return None


def rounded(exact: Fraction) -> Decimal:
    """To the hundredth, half up, as results are announced."""
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _mean(rule: Ita, instrument: Instrument, marks: Marks) -> Fraction | None:
    of = [marks.get(str(one.number)) for one in rule.indicators if one.instrument == instrument.id]
    known = [Fraction(mark) for mark in of if mark is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(of) else None


def _weighed(rule: Ita, parts: tuple[Part, ...]) -> Fraction | None:
    weights = {one.id: one.weight for one in rule.instruments}
    told = [(weights[part.key], Fraction(part.stated) if part.stated is not None else part.exact) for part in parts]
    if any(mark is None for _weight, mark in told):
        return None
    return sum((weight * mark for weight, mark in told if mark is not None), Fraction(0)) / 100
