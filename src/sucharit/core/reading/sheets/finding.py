"""Where sheets begin and end, and which heading stands over each of their sections.

A sheet opens with its label ("ลำดับที่ ๕"), with its title heading, or, where both are lost, where the first sections come
again after the last ones. Between two sheets stand the headings of the framework's outline.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.reading.markers import split_marker
from sucharit.core.reading.outline import OutlineHeading, headings_in
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import Heading, may_be_inline, recognise

_LABEL = re.compile(
    r"(?:[-•]\s*)?(?:(?:ลำดับ|ล[ำํ]าดับ|ลําดับ|สำดับ|ลำตับ)\s?(?:ที่|ที|โครงการที่)?|(?:โครงการ|กิจกรรม|มาตรการ)(?:ลำดับ)?ที่|โครงการ/กิจกรรม/มาตรการที่)"
    r"\s*[:.]?\s*\(?(\d{1,3}(?:\s?\.\s?\d{1,2}){0,2})\)?[\s.:]*"
)
_STOP = re.compile(
    r"(?:ภาคผนวก|ส่วนที่\s?\d|บทที่\s?\d|บันทึกข้อความ$|สำเนา(?:คู่ฉบับ|ถูกต้อง)|คำสั่ง(?:องค์การ|เทศบาล|เมือง|จังหวัด)|ประกาศ(?:องค์การ|เทศบาล|เมือง)"
    r"|(?:\(?ลงชื่อ\)?|ลงนาม)\s*[.…_ ]*|ผู้(?:เสนอ|เขียน|เห็นชอบ|อนุมัติ|ตรวจสอบ)(?:โครงการ)?\s*[.…:(]|เอกสารแนบ|แบบฟอร์ม)"
)
_LATE = frozenset({"period", "budget", "responsible", "results", "outputs", "outcomes"})
_WORKING = frozenset({"steps", "period", "budget", "responsible", "results", "outputs", "outcomes"})
_OPENS_WITH = ("โครงการ", "กิจกรรม", "มาตรการ", "“", '"')
_KIND_LINE = re.compile(r"(?:\d{1,2}\s?[.)]\s*)?[“\"']?(?:โครงการ|กิจกรรม|มาตรการ)\S")
_NO_INITIATIVE = re.compile(r"^[-–(\s]*(?:ยัง)?ไม่มี(?:โครงการ|กิจกรรม|มาตรการ|การดำเนิน)?")


class Span(Struct, frozen=True):
    """A section of a sheet: its heading and the places of its content, the end excluded."""

    heading: Heading
    place: int
    end: int


class Draft(Struct, frozen=True):
    """A sheet as found: its place, its label, its sections, and the outline headings printed right before it.

    `label` is the number as printed; `label_code` an outline code printed in its stead ("ลำดับที่ ๒.๑.๑"). `title` is
    given where the title stands without a heading. `end` is excluded.
    """

    start: int
    end: int
    label: int | None
    label_code: str | None
    spans: tuple[Span, ...]
    outline: tuple[OutlineHeading, ...]
    title: tuple[int, int] | None = None

    def span(self, section: str) -> Span | None:
        return next((span for span in self.spans if span.heading.section == section), None)


class _Event(Struct, frozen=True):
    place: int
    heading: Heading | None = None
    label: str | None = None


class _Open(Struct):
    """A sheet while its events are collected."""

    start: int
    label: str | None = None
    found: list[tuple[int, Heading]] = []

    def sections(self) -> set[str]:
        return {heading.section for _, heading in self.found}


def find_sheets(lines: Sequence[PreparedLine]) -> tuple[tuple[Draft, ...], tuple[OutlineHeading, ...]]:
    """Every sheet of the flow, in order, and every outline heading of the document."""
    outline = headings_in(lines)
    opened = [sheet for sheet in _collect(_events(lines)) if _is_sheet(sheet)]
    drafts: list[Draft] = []
    before = 0
    for at, sheet in enumerate(opened):
        limit = opened[at + 1].start if at + 1 < len(opened) else len(lines)
        kept = _kept(sheet.found)
        starts, block = _outline_before(lines, outline, before, sheet.start)
        if drafts:
            drafts[-1] = _ended(drafts[-1], starts, lines)
        drafts.append(_draft(lines, sheet, kept, limit, block))
        before = max((place for place, _ in kept), default=sheet.start) + 1
    if drafts:
        drafts[-1] = _ended(drafts[-1], len(lines), lines)
    return tuple(drafts), outline


def _events(lines: Sequence[PreparedLine]) -> Iterator[_Event]:
    for place, line in enumerate(lines):
        text = line.text
        if not text:
            continue
        if len(text) < 40 and (label := _LABEL.fullmatch(text)):
            yield _Event(place, label=label[1].replace(" ", ""))
            continue
        heading = recognise(text)
        if heading is None:
            continue
        yield _Event(place, heading=heading)
        if heading.rest and heading.section == "results" and (inner := recognise(heading.rest)):
            yield _Event(place, heading=inner)


def _collect(events: Iterator[_Event]) -> list[_Open]:
    sheets: list[_Open] = []
    current = _Open(0)
    for event in events:
        if event.label is not None:
            current = _Open(event.place, event.label, [])
            sheets.append(current)
            continue
        heading = event.heading
        assert heading is not None  # noqa: S101
        if not sheets or _opens(current, heading):
            current = _Open(event.place, None, [])
            sheets.append(current)
        current.found.append((event.place, heading))
    return sheets


def _opens(current: _Open, heading: Heading) -> bool:
    """A title opens a sheet unless the label just did; the first sections do so where the last were already there."""
    seen = current.sections()
    if heading.section == "title":
        return heading.strength > 2 and bool(seen)
    late = len(seen & _LATE)
    if heading.section == "rationale":
        return late > 1 and heading.strength > 2
    return heading.section == "objectives" and heading.section in seen and late > 1 and heading.strength > 2


def _is_sheet(sheet: _Open) -> bool:
    """Part 1 of the plan has a rationale and objectives too; what works is what makes a sheet."""
    seen = sheet.sections()
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
    kept = sorted(best.values(), key=lambda pair: pair[0])
    return [pair for pair in kept if not _is_item(pair, kept)]


def _is_item(pair: tuple[int, Heading], kept: Sequence[tuple[int, Heading]]) -> bool:
    """A weak heading that stands where another section's list is still running."""
    place, heading = pair
    if heading.strength > 2 or heading.section in ("outputs", "outcomes"):
        return False
    if not may_be_inline(heading):
        return True
    number = heading.number
    after = next((other for at, other in kept if at > place and other.strength > 3 and other.number), None)
    return bool(number and after and after.number and after.number < number)


def _draft(
    lines: Sequence[PreparedLine],
    sheet: _Open,
    kept: Sequence[tuple[int, Heading]],
    limit: int,
    block: tuple[OutlineHeading, ...],
) -> Draft:
    spans = []
    for at, (place, heading) in enumerate(kept):
        end = kept[at + 1][0] if at + 1 < len(kept) else limit
        spans.append(Span(heading, place, max(end, place + (not heading.rest and end > place))))
    label, code = _label_parts(sheet.label)
    title = None if any(heading.section == "title" for _, heading in kept) else _bare_title(lines, sheet, kept)
    start = min(sheet.start, title[0]) if title else sheet.start
    return Draft(start, limit, label, code, tuple(spans), block, title)


def _label_parts(label: str | None) -> tuple[int | None, str | None]:
    if label is None:
        return None, None
    return (None, label) if "." in label else (int(label), None)


def _bare_title(
    lines: Sequence[PreparedLine], sheet: _Open, kept: Sequence[tuple[int, Heading]]
) -> tuple[int, int] | None:
    """The lines of a title that lost its heading: what stands between the label and the first section, or a line right
    above the first section that begins with a kind of initiative."""
    if not kept:
        return None
    first = kept[0][0]
    if sheet.label is not None:
        filled = [at for at in range(sheet.start + 1, first) if lines[at].text]
        return (filled[0], filled[-1] + 1) if filled else None
    above = [at for at in range(max(0, first - 8), first) if lines[at].text]
    for at in reversed(above[-3:]):
        if _KIND_LINE.match(lines[at].text):
            return at, above[-1] + 1
    return None


def _outline_before(
    lines: Sequence[PreparedLine], outline: Sequence[OutlineHeading], after: int, start: int
) -> tuple[int, tuple[OutlineHeading, ...]]:
    """Where the outline headings before a sheet begin, and those headings.

    Sure ones (a framework knows their title) count wherever they stand; unsure ones only where nothing but headings
    stands between them and the sheet.
    """
    near = [heading for heading in outline if after <= heading.place < start]
    begin = next((heading.place for heading in near if heading.sure), start)
    begin = min(begin, _unbroken(lines, near, start, after))
    block = [heading for heading in near if heading.place >= begin]
    emptied = {heading.place for heading in block if _says_none(lines, heading.place, start)}
    return begin, tuple(heading for heading in block if heading.place not in emptied)


def _unbroken(lines: Sequence[PreparedLine], near: Sequence[OutlineHeading], start: int, after: int) -> int:
    """The first of the headings that stand right before the sheet with at most one other line between them."""
    by_place = {heading.place: heading for heading in near}
    begin, strangers = start, 0
    for place in range(start - 1, max(after, start - 24) - 1, -1):
        if not lines[place].text:
            continue
        heading = by_place.get(place)
        if heading is not None and _may_head(heading, lines[place].text):
            begin, strangers = place, 0
            continue
        strangers += 1
        if strangers > 1 or len(lines[place].text) > 160 or split_marker(lines[place].text)[0]:
            break
    return begin


def _may_head(heading: OutlineHeading, text: str) -> bool:
    if heading.sure:
        return True
    return (
        heading.depth > 1 and heading.code[0] in "12345" and text[0].isdigit() and not text.split(" ")[0].endswith(")")
    )


def _says_none(lines: Sequence[PreparedLine], place: int, start: int) -> bool:
    """ "ไม่มีโครงการ" under an objective: it heads nothing."""
    below = next((line.text for line in lines[place + 1 : start] if line.text), "")
    return bool(_NO_INITIATIVE.match(below)) and len(below) < 60


def _ended(draft: Draft, end: int, lines: Sequence[PreparedLine]) -> Draft:
    """The draft cut off where the next outline headings begin, or where an annex or a signature block does."""
    end = max(end, draft.spans[-1].place + 1 if draft.spans else draft.start + 1)
    last = draft.spans[-1].place + 1 if draft.spans else draft.start + 1
    stop = next((at for at in range(last, min(end, len(lines))) if lines[at].text and _STOP.match(lines[at].text)), end)
    end = min(end, stop)
    spans = tuple(Span(span.heading, span.place, min(span.end, max(end, span.place))) for span in draft.spans)
    return Draft(draft.start, end, draft.label, draft.label_code, spans, draft.outline, draft.title)
