"""Lists over many lines, nested, as sheets print them: counted by what they mean, not by what a scanner left of them.

Markers come in every form and change form on the way; items wrap, share a line, lose or misread their number; nested
items stand under them. See inventory E3 of the first plan for the shapes.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.reading.markers import BARE, BULLET, NUMBERED, OUTLINE, Marker, split_inline, split_marker

MOST_LEVELS = 6
_FULL_LINE = 78  # characters: a line of A4 in 16 point; shorter lines ended of their own accord
_LOOK_AHEAD = 40

_LEADS_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|อาทิ|เช่น|ดังนี้คือ|คือ|ต่อไปนี้|ใน \d+ ประเด็น)\s*[:：]?\s*$|[:：]\s*$")
_CUT = re.compile(r"(?:และ|หรือ|ของ|ใน|ที่|ต่อ|กับ|แก่|เพื่อ|ให้|การ|ความ|โดย|ตาม|จาก|เป็น|ซึ่ง|อัน|ด้วย|ถึง|/|,|\()$")
_GOES_ON = re.compile(
    r"(?:และ|หรือ|ของ|ที่|ซึ่ง|โดย|ฯลฯ|เป็นต้น|ต่อไป|ทั้งนี้|อย่าง|ได้อย่าง|\)|/|,|ๆ|\("
    r"|จำนวน\s?(?:\d|ไม่|อย่าง)|ไม่(?:น้อย|ต่ำ|เกิน)กว่า|ร้อยละ\s?\d|[\d,]+\s?(?:คน|ครั้ง|ฉบับ|ช่องทาง|แห่ง|ชุด))"
)


class ListLine(Struct, frozen=True):
    """A line of a section: its number, clean text, whether a blank line stands before it, and the wrapping hint."""

    number: int
    text: str
    gap: bool = False
    continues: bool = False


class Item(Struct, frozen=True):
    """One item with the items under it. `number` is as printed; None for bullets and where no marker is printed."""

    text: str
    line: int
    marker: Marker | None = None
    items: tuple["Item", ...] = ()
    unmarked: bool = False  # counted as an item although its marker is missing

    @property
    def number(self) -> int | None:
        return self.marker.last if self.marker and self.marker.numbers else None

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Its text, then that of the items under it with their markers, each on a line."""
        yield self.text if depth == 0 or self.marker is None else f"{_tidy_marker(self.marker)} {self.text}"
        for item in self.items:
            yield from item.lines(depth + 1)

    def whole_text(self) -> str:
        return "\n".join(self.lines())


def read_list(lines: Sequence[ListLine], starters: tuple[str, ...] = (), *, wraps: bool = True) -> tuple[Item, ...]:
    """The top-level items of a section, nested ones under them.

    `starters` are words that usually begin an item here ("เพื่อ"), for lists that lost their markers. `wraps` is False
    for formats whose lines are whole paragraphs (DOCX, XLSX). Linear time.
    """
    pieces = _Pieces(lines, starters, wraps).all()
    return _Builder(pieces).build()


def join_wrapped(left: str, right: str) -> str:
    """Two parts of a broken line as one. Thai has no space between words, so none is added between Thai letters."""
    if not left or not right:
        return left or right
    return f"{left}{right}" if _is_thai(left[-1]) and _is_thai(right[0]) else f"{left} {right}"


def _is_thai(char: str) -> bool:
    return "ก" <= char <= "๎"


def _tidy_marker(marker: Marker) -> str:
    return "-" if marker.kind == BULLET else marker.printed.lstrip("-–—• ")


class _Piece(Struct):
    """A marked or unmarked stretch of text; `fresh` says that an unmarked one begins an item of its own."""

    marker: Marker | None
    text: str
    line: int
    gap: bool = False
    fresh: bool = False


class _Pieces:
    """From lines to pieces: markers split off, several items on one line parted, wrapped lines joined."""

    def __init__(self, lines: Sequence[ListLine], starters: tuple[str, ...], wraps: bool) -> None:
        self.lines = [line for line in lines if line.text]
        self.marked = [split_marker(line.text) for line in self.lines]
        self.starters, self.wraps = starters, wraps
        self.has_markers = any(marker and marker.kind != BARE for marker, _ in self.marked)
        self.full_line = _full_line([len(line.text) for line in self.lines])
        self.pieces: list[_Piece] = []
        self.last_line = ""

    def all(self) -> list[_Piece]:
        for place, line in enumerate(self.lines):
            marker, text = self.marked[place]
            if marker and marker.kind == BARE and not self._bare_counts(marker):
                marker, text = None, line.text
            if marker:
                self._add_marked(place, line, marker, text)
            else:
                self._add_unmarked(line)
            self.last_line = line.text
        self._mend_lost_markers()
        return self.pieces

    def _bare_counts(self, marker: Marker) -> bool:
        """ "2 จัดทำ..." is an item where 2 is the next number of the list."""
        numbered = [piece.marker for piece in self.pieces[-_LOOK_AHEAD:] if piece.marker and piece.marker.depth == 1]
        numbers = [one.last for one in numbered if one.numbers]
        return marker.last == (numbers[-1] + 1 if numbers else 1)

    def _add_marked(self, place: int, line: ListLine, marker: Marker, text: str) -> None:
        following = self.marked[place + 1][0] if place + 1 < len(self.marked) else None
        for part_marker, part in split_inline(marker, text, following):
            self.pieces.append(_Piece(part_marker, part, line.number, line.gap))

    def _add_unmarked(self, line: ListLine) -> None:
        previous = self.pieces[-1] if self.pieces else None
        if previous is None:
            self.pieces.append(_Piece(None, line.text, line.number, line.gap, fresh=True))
        elif not previous.text:
            previous.text = line.text  # the marker stood alone on its line
        elif self._begins_item(line, previous):
            self.pieces.append(_Piece(None, line.text, line.number, line.gap, fresh=True))
        elif line.gap and not self._looks_cut(line.text):
            self.pieces.append(_Piece(None, line.text, line.number, line.gap))
        else:
            previous.text = join_wrapped(previous.text, line.text)

    def _begins_item(self, line: ListLine, previous: _Piece) -> bool:
        if line.continues or _GOES_ON.match(line.text) or _CUT.search(self.last_line):
            return False
        starts = bool(self.starters) and line.text.startswith(self.starters)
        ended = len(self.last_line) < self.full_line or not self.wraps or self.last_line.endswith(")")
        if self.has_markers:
            return starts and ended and previous.marker is not None and previous.marker.kind != BULLET
        return (starts and (ended or line.gap)) or (ended and (line.gap or not self.wraps))

    def _looks_cut(self, after: str) -> bool:
        """The line before a blank line broke off: it fills the page, or ends where no sentence ends."""
        length = len(self.last_line)
        return bool(_CUT.search(self.last_line)) or (self.full_line <= length <= 130 and len(after) < _FULL_LINE)

    def _mend_lost_markers(self) -> None:
        """Between "2)" and "4)" an unmarked paragraph is item 3."""
        previous: Marker | None = None
        for place, piece in enumerate(self.pieces):
            marker = piece.marker
            if marker is None or marker.kind != NUMBERED:
                continue
            lost = marker.last - previous.last - 1 if previous and previous.form == marker.form else 0
            if 0 < lost <= 3:
                self._promote(place, lost)
            previous = marker

    def _promote(self, place: int, lost: int) -> None:
        candidates: list[_Piece] = []
        while place > 0 and (piece := self.pieces[place - 1]).marker is None:
            candidates.insert(0, piece)
            place -= 1
        long_enough = [piece for piece in candidates if len(piece.text) >= 15 and not _GOES_ON.match(piece.text)]
        for piece in long_enough[:lost]:
            piece.fresh = True


def _full_line(lengths: Sequence[int]) -> int:
    """How long a line must be to have broken at the margin; narrow forms (cells, columns) break earlier."""
    widest = max(lengths, default=0)
    at_margin = sum(length >= 0.86 * widest for length in lengths)
    if 30 <= widest < _FULL_LINE and at_margin >= 3:
        return int(0.86 * widest)
    return _FULL_LINE


class _Node:
    def __init__(self, text: str, line: int, marker: Marker | None, *, unmarked: bool = False) -> None:
        self.text, self.line, self.marker, self.unmarked = text, line, marker, unmarked
        self.children: list[_Node] = []

    def frozen(self) -> Item:
        return Item(self.text, self.line, self.marker, tuple(child.frozen() for child in self.children), self.unmarked)


class _Level:
    """One open level: how its markers look, the number of its last item, and where its items go."""

    def __init__(self, marker: Marker | None, siblings: list[_Node]) -> None:
        self.marker, self.siblings = marker, siblings

    @property
    def last(self) -> int:
        return self.marker.last if self.marker else 0

    def is_like(self, marker: Marker) -> bool:
        mine = self.marker
        if mine is None or mine.kind != marker.kind:
            return False
        return mine.depth == marker.depth if marker.kind == OUTLINE else mine.form == marker.form

    def takes_next(self, marker: Marker) -> bool:
        """A slip of form: "2." after "1)". Only the next number can be one."""
        mine = self.marker
        if mine is None or not mine.numbers or marker.depth != mine.depth or {mine.form, marker.form} & {"letter"}:
            return False
        return marker.last == mine.last + 1 and marker.last > 1 and OUTLINE not in (mine.kind, marker.kind)


class _Builder:
    """From pieces to a tree, with the open levels on a stack."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.roots: list[_Node] = []
        self.levels: list[_Level] = []
        self.restarts = _restarts(pieces)

    def build(self) -> tuple[Item, ...]:
        for place, piece in enumerate(self.pieces):
            if piece.marker is None:
                self._add_unmarked(place, piece)
            else:
                self._add_marked(place, piece, piece.marker)
        return tuple(node.frozen() for node in self.roots if node.text or node.children)

    def _add_unmarked(self, place: int, piece: _Piece) -> None:
        following = next((one.marker for one in self.pieces[place + 1 : place + 2]), None)
        if piece.fresh and not (self.roots == [] and _is_lead_in(piece, following)):
            self._open(0, None if not self.levels else self.levels[0].marker, piece, unmarked=True)
        elif self.roots:
            node = self._deepest()
            node.text = f"{node.text}\n{piece.text}" if piece.gap else join_wrapped(node.text, piece.text)

    def _deepest(self) -> _Node:
        node = self.roots[-1]
        while node.children:
            node = node.children[-1]
        return node

    def _add_marked(self, place: int, piece: _Piece, marker: Marker) -> None:
        restart = self.restarts.get(place)
        if restart is None:
            self._open(self._level_for(marker), marker, piece)
        elif restart:
            self._open(min(len(self.levels), MOST_LEVELS - 1), marker, piece)
        else:
            self._open(self._level_going_on(marker), marker, piece)

    def _level_going_on(self, marker: Marker) -> int:
        """The outermost level of this form that waits for this number."""
        for depth, level in enumerate(self.levels):
            if level.is_like(marker) and level.last + 1 == marker.last:
                return depth
        return self._level_for(marker)

    def _level_for(self, marker: Marker) -> int:
        """The level this marker belongs to; len(levels) opens a new one under the last item."""
        levels = self.levels
        for depth in range(len(levels) - 1, -1, -1):
            if levels[depth].is_like(marker) and not self._goes_deeper(depth, marker):
                return depth
        for depth in range(len(levels) - 1, -1, -1):
            if levels[depth].takes_next(marker):
                return depth
        if not levels:
            return 0
        if marker.kind == OUTLINE:
            return self._outline_level(marker)
        return min(len(levels), MOST_LEVELS - 1) if self._may_nest(marker) else 0

    def _goes_deeper(self, depth: int, marker: Marker) -> bool:
        """A bullet level above an open numbered one is not its sibling: "1) - (1) -" has two bullet levels."""
        if marker.kind != BULLET or depth == len(self.levels) - 1:
            return False
        below = self.levels[depth + 1].marker
        return below is not None and below.kind != BULLET and depth == 0

    def _outline_level(self, marker: Marker) -> int:
        """ "2.1" stands under "2", and "6.1" beside "6.2" at the top where the section's own number goes before."""
        for depth, level in enumerate(self.levels):
            mine = level.marker
            if mine is None or mine.kind == BULLET:
                continue
            if mine.kind == OUTLINE and mine.depth >= marker.depth:
                return depth
        return min(len(self.levels), MOST_LEVELS - 1)

    def _may_nest(self, marker: Marker) -> bool:
        top = self.levels[0].marker
        if top is None:
            return marker.kind == BULLET and bool(self.roots) and bool(_LEADS_IN.search(self.roots[-1].text))
        return True

    def _open(self, depth: int, marker: Marker | None, piece: _Piece, *, unmarked: bool = False) -> None:
        node = _Node(piece.text, piece.line, None if unmarked else marker, unmarked=unmarked)
        if depth < len(self.levels):
            del self.levels[depth + 1 :]
            level = self.levels[depth]
            level.marker = _advanced(level.marker) if unmarked else marker
        else:
            siblings = self._deepest_open() if self.levels else self.roots
            level = _Level(marker, siblings)
            self.levels.append(level)
        level.siblings.append(node)

    def _deepest_open(self) -> list[_Node]:
        siblings = self.levels[-1].siblings
        return siblings[-1].children if siblings else siblings


def _advanced(marker: Marker | None) -> Marker | None:
    """The marker that an unmarked item would have had."""
    if marker is None or not marker.numbers:
        return marker
    return Marker(marker.kind, marker.form, (*marker.numbers[:-1], marker.last + 1), marker.printed)


def _is_lead_in(piece: _Piece, following: Marker | None) -> bool:
    """ "มีขั้นตอนดังนี้" before "1)" introduces the list and is no item of it."""
    if following is None:
        return False
    if following.kind == BULLET:
        return False
    if following.last != 1 and following.kind != OUTLINE:
        return False
    short = len(piece.text) < 60 and not piece.text.startswith(("เพื่อ", "มี", "จำนวน", "ร้อยละ"))
    return short or bool(_LEADS_IN.search(piece.text))


def _restarts(pieces: Sequence[_Piece]) -> dict[int, bool]:
    """Places where a list begins again at 1 in its own form inside an item (True), and where the outer list goes on.

    "1) 2) 1) 2) 3) 4)" is four items with two under the second. Where the outer list never goes on, the second list
    stands beside the first, unless the item before it says "as follows".
    """
    numbered = [(place, one.marker) for place, one in enumerate(pieces) if one.marker and one.marker.kind == NUMBERED]
    found: dict[int, bool] = {}
    index = 1
    while index < len(numbered):
        place, marker = numbered[index]
        before = numbered[index - 1][1]
        if marker.last == 1 and before.form == marker.form and before.last >= 1:
            ahead = _return_to(numbered[index : index + _LOOK_AHEAD], before.last + 1)
            if ahead:
                found[place], found[numbered[index + ahead][0]] = True, False
                index += ahead
            elif _LEADS_IN.search(pieces[place - 1].text):
                found[place] = True
        index += 1
    return found


def _return_to(numbered: Sequence[tuple[int, Marker]], wanted: int) -> int:
    """How many places after the restart the outer list goes on with `wanted`; 0 where it does not.

    A number that appears twice is the outer one the second time: "1) 2) [1) 2) 3)] 3)".
    """
    form = numbered[0][1].form
    run, first = 0, 0
    for ahead, (_, marker) in enumerate(numbered):
        if marker.form != form:
            continue
        if marker.last == run + 1:
            run += 1
            if marker.last == wanted:
                first = ahead
            continue
        return ahead if marker.last == wanted else first
    return first
