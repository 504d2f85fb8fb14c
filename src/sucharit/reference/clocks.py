"""Periods that run: by law, by rule, or only by custom."""

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class Clock(Fact, frozen=True, kw_only=True):
    """One period. Exactly one of `days`, `years`, `months` (a list of rounds) and `steps` (an example in words) is set.

    `unit` says whether days are working days, or that the source does not say; `start` is what sets the clock running.
    """

    id: str
    title: str
    days: int | None = None
    years: int | None = None
    months: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()
    unit: str | None = None
    start: str | None = None
    to: str | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        if sum(map(bool, (self.days, self.years, self.months, self.steps))) != 1:
            raise ValueError(f"{self.id}: needs exactly one of days, years, months, steps")


@once
def clocks() -> tuple[Clock, ...]:
    """All periods, each with its own confidence."""
    return load("clocks/clocks.yaml", tuple[Clock, ...])


def clock(name: str) -> Clock | None:
    """The period with this id ("complaint_reply"), or None."""
    return next((one for one in clocks() if one.id == name), None)
