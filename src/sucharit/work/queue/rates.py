"""How often the door of a queue may be knocked at: a hall behind one line, not a robot that fills it."""

from sucharit.base.doors.rates import Bucket

TAKING = Bucket(burst=40, seconds=15)
"""A ticket taken by telephone: the hall's own network is one line."""
PRESSING = Bucket(burst=120, seconds=5)
"""A ticket taken at the kiosk."""
LEAVING = Bucket(burst=30, seconds=10)
"""A ticket given back."""


def forget() -> None:
    """All buckets full again (tests)."""
    for bucket in (TAKING, PRESSING, LEAVING):
        bucket.forget()
