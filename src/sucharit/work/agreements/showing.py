"""The indicators of an agreement as its sheet shows them: score of each round, and which stand below their target."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sucharit.core.agreements import reaches, score_of
from sucharit.work.agreements.models import Aim, PerformanceAgreement
from sucharit.work.agreements.models.performance import MONTHS


@dataclass(frozen=True)
class Line:
    """An aim with (months, result, score) of each round; `below`: the newest result does not reach the target."""

    aim: Aim
    rounds: tuple[tuple[int, Decimal | None, Decimal | None], ...]
    below: bool


def line_of(aim: Aim) -> Line:
    told = [(months, getattr(aim, f"result_{months}")) for months in MONTHS]
    newest = next((result for _months, result in reversed(told) if result is not None), None)
    rounds = tuple(
        (months, result, score_of(result, aim.steps) if result is not None else None) for months, result in told
    )
    return Line(aim, rounds, newest is not None and not reaches(newest, aim.target, aim.steps))


def aims_of(row: PerformanceAgreement) -> dict[str, Any]:
    """What the sheet shows below the columns."""
    places = list(Aim.Dimension.values)
    aims = sorted(row.aims.all(), key=lambda aim: (places.index(aim.dimension), aim.pk))
    lines = [line_of(aim) for aim in aims]
    return {
        "lines": lines, "weight": sum((one.aim.weight for one in lines), Decimal(0)),
        "below": [one for one in lines if one.below],
    }  # fmt: skip
