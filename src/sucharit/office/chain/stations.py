"""The ten stations of the chain, and what a strip of them shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class At(StrEnum):
    """The stations from the risk down to the score."""

    RISK = "risk"
    INITIATIVE = "initiative"
    BUDGET = "budget"
    ACTIVITY = "activity"
    ENTRY = "entry"
    EVIDENCE = "evidence"
    INDICATOR = "indicator"
    REPORT = "report"
    PUBLISHED = "published"
    ITA = "ita"


NAMES: dict[At, tuple[str | Promise, str]] = {
    At.RISK: (_("ความเสี่ยง"), "risk"),
    At.INITIATIVE: (_("โครงการ"), "plan"),
    At.BUDGET: (_("งบประมาณของปี"), "money"),
    At.ACTIVITY: (_("กิจกรรม"), "check"),
    At.ENTRY: (_("รายการในทะเบียน"), "registers"),
    At.EVIDENCE: (_("หลักฐาน"), "attach"),
    At.INDICATOR: (_("ตัวชี้วัด"), "flag"),
    At.REPORT: (_("รายงาน"), "document"),
    At.PUBLISHED: (_("สิ่งที่เผยแพร่"), "publishing"),
    At.ITA: (_("คะแนน ITA"), "shield"),
}
"""Station > its name and icon."""

#: an initiative may do without: nothing is broken where there is none
MAY_LACK = frozenset({At.ENTRY})


@dataclass(frozen=True)
class Link:
    """A record of a station: where it is looked at, what it says of itself, its tag."""

    label: str
    url: str
    hint: str = ""
    kind: str = ""
    word: str = ""


@dataclass(frozen=True)
class Found:
    """The records of a station, as many as are shown, and how many there are."""

    links: Sequence[Link] = ()
    total: int = 0
    hidden: bool = False  # this officer may not look there

    @classmethod
    def of(cls, links: Sequence[Link]) -> "Found":
        return cls(links, len(links))


@dataclass(frozen=True)
class Gap:
    """What is said of a station without records, and the page where one is made ("" where this officer makes none)."""

    text: str
    action: str = ""
    url: str = ""


@dataclass(frozen=True)
class Station:
    """One station of a strip. `side` is "before" or "after" for the neighbours of where the reader stands."""

    at: At
    found: Found
    gap: Gap | None
    here: bool = False
    side: str = ""

    @property
    def name(self) -> str | Promise:
        return NAMES[self.at][0]

    @property
    def icon(self) -> str:
        return NAMES[self.at][1]

    @property
    def first(self) -> Sequence[Link]:
        """What is shown at once: all that fits of a neighbour, one of the others."""
        return self.found.links[: 4 if self.side or self.here else 1]

    @property
    def more(self) -> Sequence[Link]:
        return self.found.links[len(self.first) :]

    @property
    def unshown(self) -> int:
        """How many there are beyond all links."""
        return self.found.total - len(self.found.links)


@dataclass(frozen=True)
class Chain:
    """What a page shows: the stations in order, and the page of the whole chain."""

    stations: Sequence[Station]
    title: str
    here: Link | None = None
    whole: str = ""
    wide: int = 1  # how many initiatives it goes over
    years: Sequence[int] = field(default=())

    @property
    def missing(self) -> list[Station]:
        return [one for one in self.stations if not one.found.total and not one.found.hidden and one.at not in MAY_LACK]
