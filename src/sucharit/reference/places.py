"""The provinces of Thailand."""

from typing import Literal

from msgspec import Struct

from sucharit.reference.loading import load, once


class Province(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A province by its two-digit code (TIS 1099); `region` is one of the six regions of the Royal Society."""

    code: str
    thai: str
    english: str
    region: Literal["north", "northeast", "central", "east", "west", "south"]
    also: tuple[str, ...] = ()


@once
def provinces() -> tuple[Province, ...]:
    """All 77, by code; Bangkok, which is not a province by law, included."""
    return load("areas/provinces.yaml", tuple[Province, ...])


def province(name: str) -> Province | None:
    """The province with this Thai name (also another usual one), English name or code; None for any other."""
    return next((p for p in provinces() if name in (p.thai, p.english, p.code, *p.also)), None)
