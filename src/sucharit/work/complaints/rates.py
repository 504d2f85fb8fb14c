"""How often the door of the complaint centre may be knocked at."""

from sucharit.base.doors.rates import Bucket

FILING = Bucket(burst=40, seconds=20)
"""A form sent: forty at once from one line, then three a minute."""
GUESSING = Bucket(burst=20, seconds=15)
"""A receipt tried."""
WRITING = Bucket(burst=30, seconds=10)
"""A message, a file, a face from the tracking page."""


def forget() -> None:
    """All buckets full again (tests)."""
    for bucket in (FILING, GUESSING, WRITING):
        bucket.forget()
