"""How long the steps of a service take together. Minutes and working days are never turned into each other: a day of an
office is not said to have so many minutes, and a citizen who waits three days does not wait at the counter."""

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct


class Lasting(Enum):
    """In what a step is measured."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"  # a working day


class Duration(Struct, frozen=True):
    """How long one step takes: at least one of its unit."""

    amount: int
    unit: Lasting


class Span(Struct, frozen=True):
    """Steps together: working days, and minutes beside them."""

    days: int = 0
    minutes: int = 0

    @classmethod
    def of(cls, durations: Iterable[Duration]) -> "Span":
        days = minutes = 0
        for one in durations:
            if one.amount < 1:
                raise ValueError(f"ระยะเวลา {one.amount} ต้องมากกว่า 0")
            if one.unit is Lasting.DAY:
                days += one.amount
            else:
                minutes += one.amount * (60 if one.unit is Lasting.HOUR else 1)
        return cls(days, minutes)

    @property
    def empty(self) -> bool:
        return not (self.days or self.minutes)


def working_days(span: Span) -> int:
    """Working days after which a request that was not made at the counter is due: minutes are one day's work, and what
    takes no time that anybody told is not due at all (0)."""
    return span.days + bool(span.minutes)
