"""How often the door of a gathering may be knocked at: a full hall behind one line at once."""

from sucharit.base.doors.rates import Bucket

COMING = Bucket(burst=200, seconds=2)


def forget() -> None:
    """Full again (tests)."""
    COMING.forget()
