"""How often the door of a survey may be knocked at: plenty for a training room behind one line."""

from sucharit.base.doors.rates import Bucket

ANSWERING = Bucket(burst=60, seconds=10)
"""A sheet sent: a full training room at once, then six a minute from one line."""
PRESSING = Bucket(burst=120, seconds=3)
"""A face pressed: what was kept through a gap in the network comes at once."""
GUESSING = Bucket(burst=60, seconds=10)
"""A slip tried."""


def forget() -> None:
    """All buckets full again (tests)."""
    for bucket in (ANSWERING, PRESSING, GUESSING):
        bucket.forget()
