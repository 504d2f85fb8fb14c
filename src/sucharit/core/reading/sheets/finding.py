"""Where sheets begin and end, and which heading stands over each of their sections.

A sheet opens with its label ("ลำดับที่ ๕"), with its title heading, or, where both are lost, where the first sections come
again after the last ones. Between two sheets stand the headings of the framework's outline.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.reading.outline import OutlineHeading, headings_in
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import SHEET_SECTIONS, Heading, may_be_inline, recognise, suspect
from sucharit.core.reading.sheets.bounds import end_of_sheet, outline_before
from sucharit.core.reading.sheets.labels import Label, label_at
from sucharit.core.reading.sheets.titles import title_and_preface, title_without_heading

_LATE = frozenset({"period", "budget", "responsible", "indicators", "results", "outputs", "outcomes", "expected"})
_RESULTS = ("results", "outputs", "outcomes", "expected")
_ORDER = {section: place for place, section in enumerate(SHEET_SECTIONS)}
_WORKING = _LATE | {"steps"}


class Span(Struct, frozen=True):
    """A section of a sheet: its heading and the places of its content, the end excluded."""

    heading: Heading
    place: int
    end: int


class Draft(Struct, frozen=True):
    """A sheet as found: its place, its label, its sections, and the outline headings printed right before it.

    `label` is the number as printed; `label_code` an outline code printed in its stead ("ลำดับที่ ๒.๑.๑"). `title` are the
    places of the title's lines; `preface` those of paragraphs before the first section, a rationale that lost its
    heading. Ends are excluded.
    """

    start: int
    end: int
    label: int | None
    label_code: str | None
    spans: tuple[Span, ...]
    outline: tuple[OutlineHeading, ...]
    title: tuple[int, int] | None = None
    preface: tuple[int, int] | None = None

    def span(self, section: str) -> Span | None:
        return next((span for span in self.spans if span.heading.section == section), None)


class _Event(Struct, frozen=True):
    place: int
    heading: Heading | None = None
    label: Label | None = None


class _Open(Struct):
    """A sheet while its events are collected."""

    start: int
    label: Label | None = None
    found: list[tuple[int, Heading]] = []
    seen: set[str] = set()

    def add(self, place: int, heading: Heading) -> None:
        self.found.append((place, heading))
        self.seen.add(heading.section)

    @property
    def last(self) -> int:
        return self.found[-1][0] if self.found else self.start


def find_sheets(lines: Sequence[PreparedLine]) -> tuple[tuple[Draft, ...], tuple[OutlineHeading, ...]]:
    """Every sheet of the flow, in order, and every outline heading of the document."""
    outline = headings_in(lines)
    nodes = frozenset(heading.place for heading in outline if _is_node(heading))
    opened = [sheet for sheet in _collect(_events(lines, nodes)) if _is_sheet(sheet)]
    starts = []
    for at, sheet in enumerate(opened):
        after = opened[at - 1].last + 1 if at else 0
        starts.append(outline_before(lines, outline, after, sheet.start))
    drafts = []
    for at, (sheet, (_, block)) in enumerate(zip(opened, starts, strict=True)):
        limit = starts[at + 1][0] if at + 1 < len(opened) else len(lines)
        drafts.append(_draft(lines, sheet, end_of_sheet(lines, sheet.last + 1, limit), block))
    return tuple(drafts), outline


def _is_node(heading: OutlineHeading) -> bool:
    """Below the dimensions, known by its title or by the word before its code ("วัตถุประสงค์ ๑.๒.๓ ...")."""
    return heading.sure and heading.depth > 1 and not (heading.version is None and heading.title.startswith("เพื่อ"))


def _events(lines: Sequence[PreparedLine], nodes: frozenset[int]) -> Iterator[_Event]:
    """Labels and headings in order; the headings of framework nodes at `nodes` ("วัตถุประสงค์ ๑.๒.๓ ...") are none."""
    for place, line in enumerate(lines):
        text = line.text
        if not text or place in nodes:
            continue
        if label := label_at(lines, place):
            yield _Event(place, label=label)
            if label.title:
                yield _Event(place, heading=Heading("title", 1, label.title, 8))
            continue
        heading = suspect(text) or title_without_heading(lines, place)
        if heading is None:
            continue
        yield _Event(place, heading=heading)
        if heading.rest and heading.section == "results" and (inner := recognise(heading.rest)):
            yield _Event(place, heading=inner)


def _collect(events: Iterator[_Event]) -> list[_Open]:
    sheets: list[_Open] = []
    current = _Open(0)
    for event in events:
        heading = event.heading
        if heading is None:
            current = _Open(event.place, event.label)
            sheets.append(current)
            continue
        if not sheets or _opens(current, heading):
            current = _Open(event.place)
            sheets.append(current)
        current.add(event.place, heading)
    return sheets


def _opens(current: _Open, heading: Heading) -> bool:
    """A title opens a sheet unless the label just did; so do first sections that come again after last ones."""
    if heading.section == "title":
        return heading.sure and bool(current.seen)
    again = heading.section in ("rationale", "objectives") and heading.section in current.seen
    return again and heading.sure and len(current.seen & _LATE) > 1


def _is_sheet(sheet: _Open) -> bool:
    """Part 1 of the plan has a rationale and objectives too; what works is what makes a sheet."""
    seen = sheet.seen
    working = len(seen & _WORKING)
    if "title" in seen or sheet.label:
        return working > 0 or len(seen) > 1
    return working >= 3


def _kept(found: Sequence[tuple[int, Heading]]) -> list[tuple[int, Heading]]:
    """Each section once, by its surest heading; a list item that reads like a heading loses against the real one."""
    best: dict[str, tuple[int, Heading]] = {}
    for place, heading in found:
        known = best.get(heading.section)
        if known is None or (heading.strength > known[1].strength and known[1].section != "title"):
            best[heading.section] = (place, heading)
    kept = _with_expected(sorted(best.values(), key=lambda pair: pair[0]))
    return [pair for at, pair in enumerate(kept) if not _is_item(at, pair, kept)]


def _with_expected(kept: list[tuple[int, Heading]]) -> list[tuple[int, Heading]]:
    """ "ผลที่คาดว่าจะได้รับ" heads the outcomes where no heading of theirs is printed; else results of no kind."""
    sections = {heading.section for _, heading in kept}
    place = next((at for at, (_, heading) in enumerate(kept) if heading.section == "expected"), None)
    if place is None:
        return kept
    follows = kept[place + 1][1].section if place + 1 < len(kept) else None
    plain = "outcomes" not in sections and follows != "outputs"
    section = "outcomes" if plain else "results"
    kept[place] = (kept[place][0], replace(kept[place][1], section=section))
    return kept if plain or "results" not in sections else kept[:place] + kept[place + 1 :]


def _is_item(at: int, pair: tuple[int, Heading], kept: Sequence[tuple[int, Heading]]) -> bool:
    """A weak heading that stands where another section's list is still running."""
    place, heading = pair
    if heading.sure or (heading.section in _RESULTS and may_be_inline(heading)):
        return False
    if _in_turn(at, kept):
        return False
    if heading.slip or not may_be_inline(heading):
        return True
    number = heading.number
    after = next((other for at, other in kept if at > place and other.strength > 6 and other.number), None)
    return bool(number and after and after.number and after.number < number)


def _in_turn(at: int, kept: Sequence[tuple[int, Heading]]) -> bool:
    """Whether a heading stands between the sections that stand before and after it in the form."""
    before, after = kept[at - 1][1].section if at else None, kept[at + 1][1].section if at + 1 < len(kept) else None
    own = _ORDER[kept[at][1].section]
    return before is not None and own - 3 <= _ORDER[before] < own and (after is None or own < _ORDER[after] <= own + 3)


def _draft(lines: Sequence[PreparedLine], sheet: _Open, end: int, block: tuple[OutlineHeading, ...]) -> Draft:
    kept = _kept(sheet.found)
    label = sheet.label or Label(None)
    ends = [place for place, _ in kept[1:]] + [end]
    spans = tuple(Span(heading, place, until) for (place, heading), until in zip(kept, ends, strict=True))
    draft = Draft(sheet.start, end, label.number, label.code, spans, block)
    first = next((span.place for span in spans if span.heading.section != "title"), end)
    headed = draft.span("title")
    begin = headed.place if headed else max(sheet.start, block[-1].place + 1 if block else 0)
    title, preface = title_and_preface(lines, begin, first, labelled=sheet.label is not None, headed=headed is not None)
    if draft.span("rationale"):
        preface = None
    return replace(draft, title=title, preface=preface, start=min(draft.start, title[0]) if title else draft.start)
