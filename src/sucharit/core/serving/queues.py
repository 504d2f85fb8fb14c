"""First come, first served, and what goes before by a rule that hangs on the wall.

Each stream (a line of a service point, ordinary or with priority) is served in the order in which its tickets were
given. Between streams the longest waiting head goes first; heads with priority go before the others, but at most `run`
of them one after another while somebody without priority waits. The same rule chooses and, replayed, proves a day.
"""

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from statistics import median_low

from msgspec import Struct


class Head(Struct, frozen=True):
    """A ticket that waits: its place among all of the day, its stream, and whether it has priority."""

    seq: int
    stream: int
    priority: bool = False


class Called(Struct, frozen=True):
    """A first call of a ticket, or that it was passed over because its holder had left (`gone`). `issued_by_then` is
    the last ticket given before that moment; `streams` are those that the counter serves (none named: all)."""

    seq: int
    issued_by_then: int
    streams: frozenset[int] = frozenset()
    gone: bool = False


class Breach(Struct, frozen=True):
    """A call that the rule did not demand: whom it demanded instead (None: nobody waited)."""

    at: int
    called: int
    demanded: int | None


def turn(
    waiting: Iterable[Head], *, streams: Collection[int] = (), priority_in_a_row: int = 0, run: int = 1
) -> Head | None:
    """Whose turn it is; None where nobody waits. `priority_in_a_row` tickets with priority were called just before."""
    heads: dict[int, Head] = {}
    for one in waiting:
        if (not streams or one.stream in streams) and (one.stream not in heads or one.seq < heads[one.stream].seq):
            heads[one.stream] = one
    first = min((one for one in heads.values() if one.priority), key=_seq, default=None)
    ordinary = min((one for one in heads.values() if not one.priority), key=_seq, default=None)
    if first is not None and (ordinary is None or priority_in_a_row < run):
        return first
    return ordinary


def _seq(one: Head) -> int:
    return one.seq


def out_of_order(tickets: Iterable[Head], calls: Sequence[Called], *, run: int = 1) -> list[Breach]:
    """The day replayed: every call that the rule did not demand. Empty is the proof."""
    given = {one.seq: one for one in tickets}
    waiting = dict(given)
    told: list[Breach] = []
    in_a_row = 0
    for at, call in enumerate(calls, 1):
        here = [one for one in waiting.values() if one.seq <= call.issued_by_then]
        if call.gone:  # its holder had left before anybody called: it is nobody's turn that is lost
            waiting.pop(call.seq, None)
            continue
        wanted = turn(here, streams=call.streams, priority_in_a_row=in_a_row, run=run)
        if wanted is None or wanted.seq != call.seq:
            told.append(Breach(at, call.seq, wanted.seq if wanted else None))
        found = waiting.pop(call.seq, None) or given.get(call.seq)
        in_a_row = in_a_row + 1 if found is not None and found.priority else 0
    return told


class Waits(Struct, frozen=True):
    """How long people waited, in whole seconds; `within` is the share of those who waited no longer than the target
    (None where nobody did, or there is no target)."""

    count: int
    mean: int | None = None
    median: int | None = None
    longest: int | None = None
    within: Fraction | None = None


def waits_of(seconds: Iterable[int], *, target: int | None = None) -> Waits:
    """Mean (rounded down), the lower of two middle values, the longest, and the share within the target."""
    told = sorted(max(one, 0) for one in seconds)
    if not told:
        return Waits(0)
    within = Fraction(sum(one <= target for one in told), len(told)) if target is not None else None
    return Waits(len(told), sum(told) // len(told), median_low(told), told[-1], within)
