"""Powers that are not delegated, by words that give them away."""

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class Reserved(Fact, frozen=True, kw_only=True):
    """A power that its holder uses in person. `words`: lines of words, all of one line give it away."""

    id: str
    title: str
    words: tuple[tuple[str, ...], ...]
    law: str
    section: str = ""


@once
def reserved_powers() -> tuple[Reserved, ...]:
    """The defaults of the house, in the order of the file."""
    return load("delegation/reserved.yaml", tuple[Reserved, ...])
