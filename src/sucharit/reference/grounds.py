"""What registers demand, and where it was read."""

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class Ground(Fact, frozen=True, kw_only=True):
    """`title` is what is demanded, `rule` by what; both Thai."""

    key: str
    title: str
    rule: str


@once
def grounds() -> tuple[Ground, ...]:
    """All grounds."""
    return load("grounds/grounds.yaml", tuple[Ground, ...])


def ground(key: str) -> Ground:
    """The one with this key; LookupError where there is none."""
    found = next((one for one in grounds() if one.key == key), None)
    if found is None:
        raise LookupError(key)
    return found
