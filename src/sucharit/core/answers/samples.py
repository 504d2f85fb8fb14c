"""How many people are to be asked."""

import math
from decimal import Decimal

from msgspec import Struct

#: confidence in percent > how many standard deviations
_Z = {90: Decimal("1.645"), 95: Decimal("1.96"), 99: Decimal("2.576")}


class Sample(Struct, frozen=True, kw_only=True):
    """`answers` that are needed; `ask` so many to get them."""

    answers: int
    ask: int


def sample_size(
    population: int | None, *, error: Decimal = Decimal(5), confidence: int = 95, responding: Decimal = Decimal(100)
) -> Sample:
    """Cochran's size for a share of one half, corrected for a known population (None: very large).

    `error` and `responding` are percent, above 0 and up to 100; `confidence` is 90, 95 or 99. ValueError for others.
    """
    if confidence not in _Z or not 0 < error <= 100 or not 0 < responding <= 100 or (population or 1) < 1:
        raise ValueError("confidence 90, 95 or 99; error and responding above 0, up to 100; a population of people")
    share = error / 100
    whole = _Z[confidence] ** 2 * Decimal("0.25") / share**2
    needed = whole if population is None else whole / (1 + (whole - 1) / population)
    answers = min(math.ceil(needed), population) if population else math.ceil(needed)
    ask = math.ceil(answers * 100 / responding)
    return Sample(answers=answers, ask=min(ask, population) if population else ask)
