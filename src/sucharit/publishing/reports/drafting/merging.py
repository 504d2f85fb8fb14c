"""A report drafted again: what changes, what an officer's words keep, what the records give no more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sucharit.publishing.reports.drafting.facts import Section, Sentence
from sucharit.publishing.reports.models import ReportSection, ReportSentence

OWN_PLACE = 9_000  # an officer's own sentence stands after the drafted ones


@dataclass(frozen=True)
class Change:
    """What drafting does to one sentence. `kind`: added, changed, removed, offered (an officer's words stay), gone."""

    kind: str
    section: str
    before: str
    after: str
    kept: str = ""


@dataclass
class Merged:
    """What is to be saved, and the changes in words."""

    new_sections: list[tuple[int, Section]] = field(default_factory=list)
    changed_sections: list[ReportSection] = field(default_factory=list)
    gone_sections: list[ReportSection] = field(default_factory=list)
    new: list[tuple[ReportSection | Section, int, Sentence]] = field(default_factory=list)
    changed: list[ReportSentence] = field(default_factory=list)
    gone: list[ReportSentence] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def merged(there: Sequence[ReportSection], drafted: Sequence[Section]) -> Merged:
    """Compares rows (with their sentences prefetched) with what the records give now. Nothing is saved here."""
    told = Merged()
    rows = {one.key: one for one in there}
    for seq, section in enumerate(drafted, 1):
        row = rows.pop(section.key, None)
        if row is None:
            told.new_sections.append((seq, section))
            for at, sentence in enumerate(section.sentences, 1):
                told.new.append((section, at, sentence))
                told.changes.append(Change("added", section.title, "", sentence.text))
            continue
        if (row.seq, row.title) != (seq, section.title):
            row.seq, row.title = seq, section.title
            told.changed_sections.append(row)
        _merge_sentences(told, row, section.sentences)
    for row in rows.values():
        _merge_sentences(told, row, ())
        if not any(one.kept for one in row.sentences.all()):
            told.gone_sections.append(row)
    return told


def _merge_sentences(told: Merged, row: ReportSection, drafted: Iterable[Sentence]) -> None:
    there = {(one.part, one.key): one for one in row.sentences.all()}
    for at, sentence in enumerate(drafted, 1):
        found = there.pop((sentence.part, sentence.key), None)
        if found is None:
            told.new.append((row, at, sentence))
            told.changes.append(Change("added", row.title, "", sentence.text))
        else:
            _merge(told, row, found, at, sentence)
    for found in there.values():
        if found.own:
            continue
        if not found.kept:
            told.gone.append(found)
            told.changes.append(Change("removed", row.title, found.text, ""))
        elif not found.gone:
            found.gone = True
            told.changed.append(found)
            told.changes.append(Change("gone", row.title, found.drafted, "", found.text))


def _merge(told: Merged, row: ReportSection, found: ReportSentence, at: int, sentence: Sentence) -> None:
    before = (found.seq, found.text, found.offered, found.gone, found.sources)
    found.seq, found.gone, found.sources = at, False, plain_sources(sentence)
    if not found.kept:
        if found.text != sentence.text:
            told.changes.append(Change("changed", row.title, found.text, sentence.text))
        found.text = found.drafted = sentence.text
        found.offered = ""
    else:
        offered = sentence.text if sentence.text != found.drafted else ""
        if offered and offered != found.offered:
            told.changes.append(Change("offered", row.title, found.drafted, offered, found.text))
        found.offered = offered
    if before != (found.seq, found.text, found.offered, found.gone, found.sources):
        told.changed.append(found)


def plain_sources(sentence: Sentence) -> list[Any]:
    """The sources as JSON for the row."""
    told: list[Any] = msgspec.to_builtins(list(sentence.sources))
    return told


def as_row(section: ReportSection, at: int, sentence: Sentence) -> ReportSentence:
    """A new row of a drafted sentence; one that was read from a paper is an officer's own."""
    own = sentence.key.startswith("own")
    return ReportSentence(
        section=section, seq=(OWN_PLACE if own else 0) + at, part=sentence.part, key=sentence.key, text=sentence.text,
        drafted="" if own else sentence.text, sources=plain_sources(sentence),
    )  # fmt: skip
