"""The procurement plan of a year against what was bought."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sucharit.core.procurement.shares import ZERO, percent


class Standing(Enum):
    """Where a line of the plan stands."""

    DONE = "done"
    UNDER_WAY = "under_way"
    AHEAD = "ahead"  # its month has not come
    BEHIND = "behind"  # its month has passed and nothing was bought
    CANCELLED = "cancelled"


class PlanLine(Struct, frozen=True, kw_only=True):
    """What the year means to buy: in which month the invitation is expected, and what was bought for it so far."""

    number: int
    budget: Decimal
    month: datetime.date  # its first day
    cancelled: bool = False
    bought: int = 0
    finished: int = 0
    agreed: Decimal = ZERO


class Result(Struct, frozen=True, kw_only=True):
    """`counts` and `budgets` by where the lines stand; cancelled ones are not part of the plan's money."""

    counts: dict[Standing, int]
    budgets: dict[Standing, Decimal]
    agreed: Decimal
    unplanned: int
    unplanned_money: Decimal

    @property
    def lines(self) -> int:
        return sum(count for where, count in self.counts.items() if where is not Standing.CANCELLED)

    @property
    def budget(self) -> Decimal:
        return sum((money for where, money in self.budgets.items() if where is not Standing.CANCELLED), ZERO)

    @property
    def begun_percent(self) -> Decimal:
        """Lines for which something was bought, of all that were not cancelled."""
        return percent(self.counts[Standing.DONE] + self.counts[Standing.UNDER_WAY], self.lines)


def standing(line: PlanLine, today: datetime.date) -> Standing:
    """Where a line stands on that day; a line whose month has begun is not behind before it has ended."""
    if line.cancelled:
        return Standing.CANCELLED
    if line.bought:
        return Standing.DONE if line.finished == line.bought else Standing.UNDER_WAY
    return Standing.BEHIND if (today.year, today.month) > (line.month.year, line.month.month) else Standing.AHEAD


def against_plan(
    lines: Sequence[PlanLine], today: datetime.date, *, unplanned: int = 0, unplanned_money: Decimal = ZERO
) -> Result:
    """The lines of a year by where they stand, and what was bought beside them (`unplanned`, in baht)."""
    counts = dict.fromkeys(Standing, 0)
    budgets = dict.fromkeys(Standing, ZERO)
    for line in lines:
        where = standing(line, today)
        counts[where] += 1
        budgets[where] += line.budget
    return Result(
        counts=counts, budgets=budgets, agreed=sum((line.agreed for line in lines), ZERO), unplanned=unplanned,
        unplanned_money=unplanned_money,
    )  # fmt: skip
