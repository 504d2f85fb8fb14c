"""Categories of complaints that plans count as outcomes."""

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class ComplaintCategory(Fact, frozen=True, kw_only=True):
    """A category with its Thai title and the words by which a result sentence names it."""

    id: str
    title: str
    english: str
    corruption: bool
    words: tuple[str, ...]


@once
def complaint_categories() -> tuple[ComplaintCategory, ...]:
    """All categories; the most particular first, so that the first whose word occurs is the right one."""
    return load("complaints/categories.yaml", tuple[ComplaintCategory, ...])
