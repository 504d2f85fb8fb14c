"""Repairs of what a scanner did to a text, each one named. None is silent: what is shown keeps the print beside it, and
a digit is only ever proposed (see `doubts`).
"""

from collections.abc import Sequence

from sucharit.core.thai import confusable


def mend_years(years: Sequence[int]) -> tuple[int, ...]:
    """The years of a header in sequence, where all but one or two stand in sequence: 2566 2567 2588 2569 -> 2568.

    Only a year that a scanner may have taken for the other is mended; else the years come back as they are.
    """
    candidates = [tuple(year - place + at for at in range(len(years))) for place, year in enumerate(years)]
    best = max(candidates, key=lambda one: sum(a == b for a, b in zip(one, years, strict=True)), default=())
    wrong = [(printed, true) for printed, true in zip(years, best, strict=True) if printed != true]
    if len(wrong) * 2 >= len(years) or not all(confusable(str(a), str(b)) for a, b in wrong):
        return tuple(years)
    return best
