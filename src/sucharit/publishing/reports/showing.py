"""A report as its page shows it: sections with parts, sentences with links to their records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sucharit.publishing.reports.contents import parts_of
from sucharit.publishing.reports.drafting.memo import MEMO
from sucharit.publishing.reports.models import Report, ReportSection, ReportSentence
from sucharit.work.plans.pages import address

MOST_LINKS = 6
STATE_KINDS = {
    Report.State.DRAFT: "quiet",
    Report.State.SUBMITTED: "info",
    Report.State.APPROVED: "good",
    Report.State.ISSUED: "good",
}
"""The kind of tag that each state has."""


@dataclass(frozen=True)
class Link:
    words: str
    url: str


@dataclass(frozen=True)
class SentenceShown:
    row: ReportSentence
    links: tuple[Link, ...]
    more: int

    @property
    def mark(self) -> str:
        """Whose words these are: the records', an officer's, or an officer's over the records'."""
        return "own" if self.row.own else "edited" if self.row.edited else "records"


@dataclass(frozen=True)
class PartShown:
    key: str
    heading: str
    sentences: tuple[SentenceShown, ...]

    @property
    def own(self) -> str:
        """What the officer added to this part."""
        return next((one.row.text for one in self.sentences if one.row.key == "own-added"), "")

    @property
    def standing(self) -> tuple[SentenceShown, ...]:
        return tuple(one for one in self.sentences if one.row.stands)

    @property
    def written(self) -> tuple[SentenceShown, ...]:
        """All but the officer's own addition, which has a field of its own."""
        return tuple(one for one in self.sentences if one.row.key != "own-added")


@dataclass(frozen=True)
class SectionShown:
    row: ReportSection
    parts: tuple[PartShown, ...]

    @property
    def offered(self) -> int:
        """How many of an officer's sentences the records tell otherwise since."""
        return sum(bool(one.row.offered or one.row.gone) for part in self.parts for one in part.sentences)

    @property
    def edited(self) -> int:
        return sum(one.mark != "records" for part in self.parts for one in part.standing)

    @property
    def lacking(self) -> list[str]:
        """Components of an ITA area that nothing stands for."""
        return [part.heading for part in self.parts if not part.standing] if self.row.area else []


def sections_shown(sections: Sequence[ReportSection], code: str) -> list[SectionShown]:
    """No query: the sentences are prefetched."""
    return [section_shown(one, code) for one in sections]


def section_shown(section: ReportSection, code: str) -> SectionShown:
    sentences = [_sentence(one, code) for one in section.sentences.all()]
    parts = tuple(
        PartShown(key, heading, tuple(one for one in sentences if one.row.part == key))
        for key, heading in parts_of(section).items()
    )
    return SectionShown(section, parts)


def _sentence(row: ReportSentence, code: str) -> SentenceShown:
    links = tuple(_link(source, code) for source in row.sources[:MOST_LINKS])
    return SentenceShown(row, links, max(len(row.sources) - MOST_LINKS, 0))


def _link(source: dict[str, Any], code: str) -> Link:
    view = source.get("view") or ""
    url = address(view, code, *source.get("arguments", ())) if view else ""
    url = f"{url}?{source['query']}" if url and source.get("query") else url
    return Link(str(source.get("words", "")), url)


def without_memo(shown: Sequence[SectionShown]) -> list[SectionShown]:
    return [one for one in shown if one.row.key != MEMO]
