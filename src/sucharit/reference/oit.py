"""OIT checklists: what a public body must publish, one list per fiscal year, and how themes move through the years."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct, field

from sucharit.reference.confidence import Confidence, Fact
from sucharit.reference.loading import edition, editions, load, once


class ChecklistItem(Fact, frozen=True, kw_only=True):
    """One item. `number` is "O26"; `year_offset` -1 means: the paper of the year before. `components` and
    `evidence_seen` are Thai phrases: what the item must hold, and what one body showed for it."""

    number: str = field(name="no")
    title: str
    group: str | None = None
    components: tuple[str, ...] = ()
    evidence_seen: tuple[str, ...] = ()
    year_offset: int | None = None


class Checklist(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The items of one fiscal year (B.E.), O1, O2, ... without a gap.

    `lao_confidence` says how sure it is that local governments have the same list as the body where it was read.
    """

    fiscal_year: int
    count: int
    items: tuple[ChecklistItem, ...]
    count_confidence: Confidence = field(name="count_conf", default=Confidence.CONFIRMED)
    lao_confidence: Confidence | None = field(name="lao_conf", default=None)

    def __post_init__(self) -> None:
        if [item.number for item in self.items] != [f"O{n}" for n in range(1, self.count + 1)]:
            raise ValueError(f"items: not O1 to O{self.count} in order")

    def item(self, number: str) -> ChecklistItem | None:
        """The item "O26", or None."""
        return next((item for item in self.items if item.number == number), None)


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One theme and its item numbers per fiscal year, so that evidence can follow an item whose number moves."""

    theme: str
    items: Mapping[int, tuple[str, ...]]


@cache
def oit(year: int) -> Checklist:
    """The checklist of a fiscal year (B.E.); UnknownReference where we have none."""
    return edition("oit", str(year), Checklist)


def oit_years() -> tuple[int, ...]:
    """The fiscal years that have a checklist."""
    return tuple(int(year) for year in editions("oit"))


@once
def oit_themes() -> tuple[Theme, ...]:
    """The themes; grouped by our own judgement, each list as sure as its year."""
    return load("themes/oit.yaml", tuple[Theme, ...])
