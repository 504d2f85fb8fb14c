"""The months as Thai papers write them."""

from msgspec import Struct

from sucharit.reference.loading import load, once


class Month(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A month: number 1 to 12, and its place 1 to 12 in the fiscal year that begins in October."""

    number: int
    fiscal: int
    thai: str
    short: str
    english: str


@once
def months() -> tuple[Month, ...]:
    """January to December."""
    return load("calendar/months.yaml", tuple[Month, ...])
