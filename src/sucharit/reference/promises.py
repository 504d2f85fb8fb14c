"""By which words a promise is known to be counted by a register."""

from msgspec import Struct

from sucharit.reference.loading import load, once


class CountedBy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A register and its measure, and the words of promises that it counts."""

    register: str
    measure: str
    kinds: tuple[str, ...]
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@once
def counted_by() -> tuple[CountedBy, ...]:
    """Every line, the more particular ones first."""
    return load("promises/registers.yaml", tuple[CountedBy, ...])
