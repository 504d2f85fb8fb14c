"""The heat map of a register: how many risks stand in each cell of its own matrix, before or after control."""

from collections import Counter
from collections.abc import Callable, Iterable

from sucharit.base.screens.heat import HeatCell, HeatMap
from sucharit.core.risk import Level, read_level
from sucharit.work.risks.models import Rating, RiskCriteria
from sucharit.work.risks.rows import Rated, RiskRow
from sucharit.work.risks.values import levels_of

_SHADES = {Level.VERY_LOW: 1, Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3, Level.VERY_HIGH: 4}


def shade(word: str) -> int:
    """1 to 4 as the papers colour it; 0 for a cell that says nothing."""
    level = read_level(word)
    return _SHADES[level] if level else 0


def heat_map(
    criteria: RiskCriteria | None, rows: Iterable[RiskRow], stage: str, address: Callable[[int, int], str]
) -> HeatMap:
    """`address` gives where the risks of a cell are listed. Ratings beyond the matrix widen it: none is hidden."""
    counted = Counter(cell for row in rows if (cell := _rated(row, stage).cell))
    highest = max([criteria.likelihoods if criteria else 5, *(likelihood for likelihood, _ in counted)])
    widest = max([criteria.impacts if criteria else 5, *(impact for _, impact in counted)])
    levels = levels_of(criteria)
    return HeatMap(
        title=str(Rating.Stage(stage).label),
        likelihoods=[(score, "") for score in range(1, highest + 1)],
        impacts=[(score, "") for score in range(1, widest + 1)],
        cells={
            (likelihood, impact): HeatCell(
                shade(word := levels.get((likelihood, impact), "")),
                word,
                counted[likelihood, impact],
                address(likelihood, impact),
            )
            for likelihood in range(1, highest + 1)
            for impact in range(1, widest + 1)
        },
    )


def _rated(row: RiskRow, stage: str) -> Rated:
    return row.residual if stage == Rating.Stage.RESIDUAL else row.inherent
