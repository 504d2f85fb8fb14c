"""Inspection committees by rotation: who served too often in a row, and whose turn it is."""

import datetime
from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from sucharit.core.procurement.values import Yardsticks


class Sitting(Struct, frozen=True, kw_only=True):
    """A committee that was appointed: its members by their numbers, and whose delivery it inspected."""

    on: datetime.date
    vendor: str
    members: frozenset[int]


class Why(Enum):
    IN_A_ROW = "in_a_row"
    SAME_VENDOR = "same_vendor"


class Breach(Struct, frozen=True, kw_only=True):
    """A member who may not serve now: after `times` committees in a row, of all or of this vendor."""

    member: int
    why: Why
    times: int


def breaches(
    members: Iterable[int], vendor: str, before: Sequence[Sitting], sticks: Yardsticks, after: Sequence[Sitting] = ()
) -> tuple[Breach, ...]:
    """What the rotation says against these members. `before` is in order of the days, the newest last; `after` are
    those that sat later already, so that a committee of an earlier day closes no gap unseen."""
    told: list[Breach] = []
    for member in dict.fromkeys(members):
        times = _run(member, before, after)
        if times >= sticks.in_a_row:
            told.append(Breach(member=member, why=Why.IN_A_ROW, times=times))
        times = _run(member, _of(vendor, before), _of(vendor, after))
        if times >= sticks.same_vendor_in_a_row:
            told.append(Breach(member=member, why=Why.SAME_VENDOR, times=times))
    return tuple(told)


def next_up(roster: Iterable[int], vendor: str, history: Sequence[Sitting], sticks: Yardsticks) -> tuple[int, ...]:
    """The roster with whose turn it is first: those that may serve, the least often and longest ago first."""
    counts: dict[int, int] = {}
    last: dict[int, datetime.date] = {}
    for one in history:
        for member in one.members:
            counts[member] = counts.get(member, 0) + 1
            last[member] = one.on
    known = list(dict.fromkeys(roster))
    barred = {one.member for one in breaches(known, vendor, history, sticks)}
    return tuple(
        sorted(known, key=lambda one: (one in barred, counts.get(one, 0), last.get(one, datetime.date.min), one))
    )


def _of(vendor: str, sittings: Sequence[Sitting]) -> list[Sitting]:
    return [one for one in sittings if vendor and one.vendor == vendor]


def _run(member: int, before: Sequence[Sitting], after: Sequence[Sitting]) -> int:
    """How many the member sat in without a break, up to this one and from it on."""
    return _times(member, reversed(before)) + _times(member, after)


def _times(member: int, sittings: Iterable[Sitting]) -> int:
    times = 0
    for one in sittings:
        if member not in one.members:
            break
        times += 1
    return times
