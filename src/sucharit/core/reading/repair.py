"""Repairs of what a scanner did to a text, each one named. None is silent: what is shown keeps the print beside it, and
a digit is only ever proposed (see `doubts`).
"""

from collections.abc import Sequence

from sucharit.core.thai import confusable


def mend_years(years: Sequence[int]) -> tuple[int, ...]:
    """The years of a header in sequence, where all but one or two stand in sequence: 2566 2567 2588 2569 -> 2568.

    Mended are years that a scanner may have taken for the others, and a single one between at least three that stand in
    sequence, whatever it looks like; else the years come back as they are.
    """
    candidates = [tuple(year - place + at for at in range(len(years))) for place, year in enumerate(years)]
    best = max(candidates, key=lambda one: sum(a == b for a, b in zip(one, years, strict=True)), default=())
    wrong = [(printed, true) for printed, true in zip(years, best, strict=True) if printed != true]
    alike = all(confusable(str(printed), str(true)) for printed, true in wrong)
    mended = len(wrong) * 2 < len(years) and (alike or (len(wrong) == 1 and len(years) > 3))
    return best if mended else tuple(years)
