"""How often the box of suggestions may be knocked at."""

from sucharit.base.doors.rates import Bucket

WRITING = Bucket(burst=20, seconds=30)
"""A suggestion sent."""


def forget() -> None:
    """Full again (tests)."""
    WRITING.forget()
