"""Control activities that had to be improved: how many were, and on which days one looks."""

import datetime
from decimal import Decimal

import msgspec

from sucharit.core.fiscal import FiscalYear

CORRECTED_LEAST = 80
"""Per cent of the control activities that the plans promise to correct."""


class Corrected(msgspec.Struct, frozen=True):
    """`done` of `whole` activities that had to be improved."""

    done: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.done <= self.whole:
            raise ValueError(f"{self.done} จาก {self.whole}: จำนวนที่แก้ไขต้องไม่เกินจำนวนทั้งหมด")

    @property
    def percent(self) -> Decimal | None:
        """Two places; None where nothing had to be improved: that is no 100 %."""
        return round(Decimal(self.done) * 100 / self.whole, 2) if self.whole else None

    @property
    def enough(self) -> bool | None:
        """Not rounded up: 79.999 % is not 80 %. None where there is nothing to judge."""
        return self.done * 100 >= CORRECTED_LEAST * self.whole if self.whole else None

    @property
    def still(self) -> int:
        """How many more must be corrected until it is enough."""
        wanted = -(-CORRECTED_LEAST * self.whole // 100)
        return max(0, wanted - self.done)


def round_days(assessed: int) -> tuple[datetime.date, datetime.date]:
    """What was assessed of a fiscal year is improved in the next, and looked at when six and twelve months of it have
    passed: 31 March and 30 September."""
    year = FiscalYear(assessed + 1)
    return datetime.date(year.last_day.year, 3, 31), year.last_day
