"""From lines to pieces of a list: markers split off, items that share a line parted, wrapped lines joined.

Items that lost their marker are found where the numbers beside them prove it.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.reading.lists.values import ListLine, Piece, between_wrapped
from sucharit.core.reading.markers import BARE, NUMBERED, OUTLINE, Marker, split_inline, split_marker

_FULL_LINE = 78  # characters: a line of A4 in 16 point; shorter lines ended of their own accord
_SHORT_LINE = 0.7  # of a full line: too short for a line that only broke at the margin
_LOOK_AHEAD = 40
_SHORTEST_ITEM = 15

_CUT = re.compile(r"(?:และ|หรือ|ของ|ใน|ที่|ต่อ|กับ|แก่|เพื่อ|ให้|การ|ความ|โดย|ตาม|จาก|เป็น|ซึ่ง|อัน|ด้วย|ถึง|/|,|\()$")
_MEASURED = re.compile(r"\d\s?(?:%|[ก-๎]{2,10})?$")
_GOES_ON = re.compile(
    r"(?:และ|หรือ|ของ|ที่|ซึ่ง|โดย|ฯลฯ|เป็นต้น|ต่อไป|ทั้งนี้|อย่าง|ได้อย่าง|\)|/|,|ๆ|\("
    r"|จำนวน\s?(?:\d|ไม่|อย่าง)|ไม่(?:น้อย|ต่ำ|เกิน)กว่า|ร้อยละ\s?\d|[\d,]+\s?(?:คน|ครั้ง|ฉบับ|ช่องทาง|แห่ง|ชุด))"
)


class _Segment(Struct, frozen=True):
    """One printed line of an item, behind its marker."""

    text: str
    line: int
    gap: bool = False
    continues: bool = False
    indent: int = 0


class _Gathered(Struct, frozen=True):
    """A marker (None before the first) with all lines up to the next marker."""

    marker: Marker | None
    segments: tuple[_Segment, ...]
    fresh: bool = False


def pieces_of(lines: Sequence[ListLine], starters: tuple[str, ...], *, wraps: bool) -> list[Piece]:
    """The pieces of the list that these lines print, in order."""
    lines = [line for line in lines if line.text]
    page = _Page(lines, starters, wraps=wraps)
    gathered = _gather(lines)
    if not any(one.marker for one in gathered):
        return [page.piece(one) for one in page.unmarked(gathered[0].segments if gathered else ())]
    settled = page.settled(list(_parted(gathered, page)))
    return [page.piece(one) for one in settled]


def _gather(lines: Sequence[ListLine]) -> list[_Gathered]:
    gathered: list[_Gathered] = []
    numbers: list[int] = []
    open_segments: list[_Segment] = []
    open_marker: Marker | None = None
    for line in lines:
        marker, text = split_marker(line.text)
        if marker and marker.kind == BARE and not _bare_counts(marker, numbers):
            marker, text = None, line.text
        segment = _Segment(text, line.number, line.gap, line.continues, line.indent)
        if marker is None:
            open_segments.append(segment)
            continue
        if open_segments or open_marker:
            gathered.append(_Gathered(open_marker, tuple(open_segments)))
        open_marker, open_segments = marker, [segment]
        if marker.numbers and marker.kind != OUTLINE:
            numbers.append(marker.last)
    if open_segments or open_marker:
        gathered.append(_Gathered(open_marker, tuple(open_segments)))
    return gathered


def _bare_counts(marker: Marker, numbers: Sequence[int]) -> bool:
    """Whether "2 จัดทำ..." is an item: where 2 is the next number of the list."""
    return marker.last == (numbers[-1] + 1 if numbers else 1)


def _parted(gathered: Sequence[_Gathered], page: "_Page") -> Iterator[_Gathered]:
    """Items that share a line, each on its own."""
    for place, one in enumerate(gathered):
        if one.marker is None:
            yield one
            continue
        following = gathered[place + 1].marker if place + 1 < len(gathered) else None
        parts = list(split_inline(one.marker, page.joined(one.segments), following))
        if len(parts) == 1:
            yield one
            continue
        first = one.segments[0]
        for marker, text in parts:
            yield _Gathered(marker, (_Segment(text, first.line, first.gap),))


class _Page:
    """How this list is printed: how long its lines are, whether they wrap, and how its items usually begin."""

    def __init__(self, lines: Sequence[ListLine], starters: tuple[str, ...], *, wraps: bool) -> None:
        self.starters, self.wraps = starters, wraps
        self.full_line = _full_line([len(line.text) for line in lines])

    def piece(self, one: _Gathered) -> Piece:
        first = one.segments[0]
        return Piece(one.marker, self.joined(one.segments), first.line, first.gap, one.fresh, first.indent)

    def joined(self, segments: Sequence[_Segment]) -> str:
        """The lines of one item as a text; a new paragraph stands on a line of its own."""
        parts: list[str] = []
        before = ""
        for segment in segments:
            if parts:
                apart = segment.gap and not segment.continues and not self._looks_cut(before, segment.text)
                parts.append("\n" if apart else between_wrapped(parts[-1], segment.text))
            parts.append(segment.text)
            before = segment.text
        return "".join(parts).strip("\n")

    def settled(self, gathered: list[_Gathered]) -> list[_Gathered]:
        """Lines that lost their marker as items of their own: between "2)" and "4)", before "2)", behind the last."""
        settled: list[_Gathered] = []
        previous: Marker | None = None
        for one in gathered:
            marker = one.marker
            if marker and marker.kind == NUMBERED:
                lost = marker.last - (previous.last if previous else 0) - 1
                if 0 < lost <= 3 and settled and (previous is None or previous.form == marker.form):
                    settled[-1:] = self._with_lost(settled[-1], lost)
                previous = marker
            settled.append(one)
        if settled and settled[-1].marker:
            settled[-1:] = self._with_lost(settled[-1], 3, at_end=True)
        if settled and settled[0].marker is None:
            settled[0] = _Gathered(None, settled[0].segments, fresh=True)
        return settled

    def _with_lost(self, one: _Gathered, lost: int, *, at_end: bool = False) -> list[_Gathered]:
        """An item cut where up to `lost` of its lines begin items; at the end of a list only plain cases count."""
        cuts: list[int] = []
        for place in range(1, len(one.segments)):
            before, segment = one.segments[place - 1], one.segments[place]
            begins = self._plainly_begins(before, segment) if at_end else self._may_begin(segment)
            if begins and len(cuts) < lost:
                cuts.append(place)
        if not cuts:
            return [one]
        ends = [*cuts[1:], len(one.segments)]
        found = [_Gathered(one.marker, one.segments[: cuts[0]], one.fresh)]
        found += [_Gathered(None, one.segments[cut:end], fresh=True) for cut, end in zip(cuts, ends, strict=True)]
        return found

    def _may_begin(self, segment: _Segment) -> bool:
        return len(segment.text) >= _SHORTEST_ITEM and not segment.continues and not _GOES_ON.match(segment.text)

    def _plainly_begins(self, before: _Segment, segment: _Segment) -> bool:
        """A line that begins as items do, behind one that ended before the margin."""
        if not self._may_begin(segment) or _breaks_off(before.text):
            return False
        if not self.starters or not segment.text.startswith(self.starters):
            return False
        if not self.wraps:
            return True
        return len(before.text) < self.full_line * (1 if segment.gap else _SHORT_LINE)

    def unmarked(self, segments: Sequence[_Segment]) -> list[_Gathered]:
        """A list without any marker: an item begins where the line before ended of its own accord."""
        found: list[list[_Segment]] = []
        for segment in segments:
            if found and not self._begins_unmarked(found[-1][-1], segment):
                found[-1].append(segment)
            else:
                found.append([segment])
        return [_Gathered(None, tuple(one), fresh=True) for one in found]

    def _begins_unmarked(self, before: _Segment, segment: _Segment) -> bool:
        if segment.continues or _GOES_ON.match(segment.text):
            return False
        if not self.wraps:
            return True
        if _breaks_off(before.text):
            return False
        starts = bool(self.starters) and segment.text.startswith(self.starters)
        ended = len(before.text) < self.full_line or before.text.endswith(")")
        if _MEASURED.search(before.text) and len(before.text) < self.full_line * _SHORT_LINE:
            return self._may_begin(segment)
        return (starts and (ended or segment.gap)) or (ended and segment.gap)

    def _looks_cut(self, before: str, after: str) -> bool:
        """The line before a blank line broke off: it fills the page, or ends where no sentence ends."""
        fills = self.full_line <= len(before) <= 130 and len(after) < _FULL_LINE
        return fills or _breaks_off(before)


def _breaks_off(text: str) -> bool:
    """A line that ends where no sentence ends: with a joining word, or inside brackets."""
    return bool(_CUT.search(text)) or text.count("(") > text.count(")")


def _full_line(lengths: Sequence[int]) -> int:
    """How long a line must be to have broken at the margin; narrow forms (cells, columns) break earlier."""
    widest = max(lengths, default=0)
    at_margin = sum(length >= 0.86 * widest for length in lengths)
    return int(0.86 * widest) if 30 <= widest < _FULL_LINE and at_margin >= 3 else _FULL_LINE
