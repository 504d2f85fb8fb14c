"""The risk of what may be audited: scores 1 to 3 by factors that weigh differently, and how often its turn comes."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

LEAST, MOST = 1, 3


class Level(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


CYCLE: dict[Level, int] = {Level.HIGH: 1, Level.MEDIUM: 2, Level.LOW: 3}
"""Audited every so many years."""
_HIGH, _MEDIUM = Decimal("2.34"), Decimal("1.67")  # thirds of the way from 1 to 3


def weighted(scores: Sequence[tuple[int, int]]) -> Decimal:
    """The mean of (score, weight), two places. ValueError in Thai for a score outside 1 to 3, a weight that is not
    positive, or no score at all."""
    if not scores:
        raise ValueError("ยังไม่มีคะแนน โปรดให้คะแนนทุกปัจจัยเสี่ยง")
    for score, weight in scores:
        if not LEAST <= score <= MOST:
            raise ValueError(f"คะแนนต้องเป็น 1 ถึง 3 ไม่ใช่ {score}")
        if weight <= 0:
            raise ValueError("น้ำหนักของปัจจัยเสี่ยงต้องมากกว่าศูนย์")
    total = sum(score * weight for score, weight in scores)
    return (Decimal(total) / sum(weight for _score, weight in scores)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def level_of(score: Decimal) -> Level:
    """The third of the scale in which a weighted score lies."""
    if score >= _HIGH:
        return Level.HIGH
    return Level.MEDIUM if score >= _MEDIUM else Level.LOW


def audited_in(level: Level, last: int | None, first: int, years: int) -> tuple[int, ...]:
    """The years of `first`... in which its turn comes: at once where it was never audited, else when its cycle has
    passed since the last time; and so on."""
    cycle = CYCLE[level]
    turn = first if last is None else max(first, last + cycle)
    return tuple(range(turn, first + years, cycle))
