"""What a printed file says of itself, fit for the properties of every format."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from sucharit.core.papers.paper import Digits, Paper
from sucharit.core.papers.writing.printable import printable

_LONGEST = 250  # characters; Office cuts or refuses longer properties
_UNDATED = date(2000, 1, 1)


class About(NamedTuple):
    """`day` (C.E.) is the paper's own, so that the same paper gives the same bytes; a fixed one where it has none."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    day: date

    @property
    def instant(self) -> datetime:
        """Midnight (UTC) of that day."""
        return datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)


def about(paper: Paper, digits: Digits) -> About:
    facts = paper.metadata
    return About(
        title=_line(paper.title, digits) or _line(paper.kind, digits),
        author=_line(facts.organization, digits),
        subject=_line(facts.subject, digits),
        keywords=tuple(
            word for word in (_line(facts.span, "arabic")[:60], _line(facts.digest, "arabic")[:150]) if word
        ),
        day=_day(facts.date),
    )


def _line(words: str, digits: Digits) -> str:
    return printable(words, digits).replace("\n", " ")[:_LONGEST]


def _day(iso: str | None) -> date:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return _UNDATED
