"""Personnel rounds as arithmetic: when a raise counts from, a quorum, a vote, points from a survey's percentage.

The law of this kind: meetings and votes are those of the Administrative Procedure Act B.E. 2539 (sections 79 and 82);
the two days of the raise are those on which local governments raise steps. What no source tells is a setting of the
round.
"""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from sucharit.core.thai import BUDDHIST_ERA

APRIL, OCTOBER = 4, 10
#: fewer people than this are not told apart in public
LEAST_SHOWN = 5
_CENT = Decimal("0.01")


def raise_day(fiscal_year: int, month: int) -> datetime.date:
    """1 April or 1 October of the (Thai) year: the second comes the day after the fiscal year has ended."""
    return datetime.date(fiscal_year - BUDDHIST_ERA, month, 1)


def has_quorum(present: int, members: int) -> bool:
    """At least half of the members are there."""
    return members > 0 and present * 2 >= members


def passes(agree: int, against: int, *, chair_agrees: bool) -> bool:
    """The majority of those who vote; where both are as many, the chair's further vote decides."""
    return agree > against or (agree == against and agree > 0 and chair_agrees)


def share_of_points(points: int, percent: Decimal) -> Decimal:
    """What a percentage is worth of the points of a criterion."""
    return (Decimal(points) * percent / 100).quantize(_CENT, ROUND_HALF_UP)


def shown(count: int | None) -> str:
    """A number of people for the public: small ones are not told, they would tell of one."""
    if count is None:
        return ""
    return str(count) if count == 0 or count >= LEAST_SHOWN else f"น้อยกว่า {LEAST_SHOWN}"
