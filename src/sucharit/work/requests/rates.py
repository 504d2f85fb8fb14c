"""How often the door of online services may be knocked at."""

from sucharit.base.doors.rates import Bucket

FILING = Bucket(burst=30, seconds=20)
"""A request sent."""
GUESSING = Bucket(burst=20, seconds=15)
"""A receipt tried."""
WRITING = Bucket(burst=30, seconds=10)
"""A message or a file."""


def forget() -> None:
    """All buckets full again (tests)."""
    for bucket in (FILING, GUESSING, WRITING):
        bucket.forget()
