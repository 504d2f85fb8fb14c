"""How much a door takes at a time. Counters of this process, one set for each door: nobody's address is looked at.

A calm door takes what comes. A pressed one takes who let a script work, and slowly who waited; so a flood costs its
sender time, and a person is asked for patience, never for a picture puzzle of somebody else's.
"""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Literal

Kind = Literal["calm", "patient", "worked", "look"]
#: burst, then how many a second
_RATES: dict[Kind, tuple[float, float]] = {
    "calm": (20, 1 / 30), "patient": (20, 1 / 20), "worked": (200, 2), "look": (120, 2),
}  # fmt: skip
_lock = Lock()
_buckets: dict[tuple[int, Kind], tuple[float, float]] = {}


@dataclass(frozen=True)
class Admission:
    """`ok`, or whether waiting helps."""

    ok: bool
    wait: bool = False


def admit_filing(door: int, *, age: float, least: float, patient: float, worked: bool) -> Admission:
    """One filing: worked for, calm, or patient. The work counts only where the calm is over."""
    if age < least:
        return Admission(ok=False, wait=True)
    if _take(door, "calm") or (worked and _take(door, "worked")):
        return Admission(ok=True)
    if age >= patient and _take(door, "patient"):
        return Admission(ok=True)
    return Admission(ok=False, wait=age < patient)


def admit_look(door: int) -> bool:
    """One receipt that is tried."""
    return _take(door, "look")


def pressed(door: int) -> bool:
    """Is the calm nearly over? Then forms say so."""
    return _tokens(door, "calm", time.monotonic()) < _RATES["calm"][0] / 2


def forget() -> None:
    """All full again (tests)."""
    with _lock:
        _buckets.clear()


def _tokens(door: int, kind: Kind, now: float) -> float:
    burst, rate = _RATES[kind]
    tokens, before = _buckets.get((door, kind), (burst, now))
    return min(burst, tokens + (now - before) * rate)


def _take(door: int, kind: Kind) -> bool:
    now = time.monotonic()
    with _lock:
        tokens = _tokens(door, kind, now)
        _buckets[door, kind] = (tokens - 1 if tokens >= 1 else tokens, now)
    return tokens >= 1
