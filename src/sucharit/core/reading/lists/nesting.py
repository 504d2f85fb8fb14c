"""From pieces to a tree: which item stands under which, by the forms and numbers of their markers."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from sucharit.core.reading.lists.values import Item, Piece, join_wrapped
from sucharit.core.reading.markers import BULLET, NUMBERED, OUTLINE, Marker

MOST_LEVELS = 6
_LOOK_AHEAD = 40
_MOST_INDENTS = 3
_LEAST_STEP = 2

_LEADS_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|อาทิ|เช่น|ดังนี้คือ|คือ|ต่อไปนี้|ใน \d+ ประเด็น)\s*[:：]?\s*$|[:：]\s*$")


def nested(pieces: Sequence[Piece]) -> tuple[Item, ...]:
    """The top-level items, nested ones under them, at most six levels deep."""
    return _Builder(pieces).build()


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

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.roots: list[_Node] = []
        self.levels: list[_Level] = []
        self.restarts = _restarts(pieces)
        self.indented = _by_indent(pieces)

    def build(self) -> tuple[Item, ...]:
        for place, piece in enumerate(self.pieces):
            if piece.marker is None:
                self._add_unmarked(place, piece)
            else:
                self._add_marked(place, piece, piece.marker)
        return tuple(node.frozen() for node in self.roots if node.text or node.children)

    def _add_unmarked(self, place: int, piece: Piece) -> None:
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

    def _add_marked(self, place: int, piece: Piece, marker: Marker) -> None:
        restart = self.restarts.get(place)
        if self.indented:
            self._open(min(self.indented[place], len(self.levels)), marker, piece)
        elif restart is None:
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

    def _open(self, depth: int, marker: Marker | None, piece: Piece, *, unmarked: bool = False) -> None:
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


def _is_lead_in(piece: Piece, following: Marker | None) -> bool:
    """ "มีขั้นตอนดังนี้" before "1)" introduces the list and is no item of it."""
    if following is None:
        return False
    if following.kind == BULLET:
        return False
    if following.last != 1 and following.kind != OUTLINE:
        return False
    short = len(piece.text) < 60 and not piece.text.startswith(("เพื่อ", "มี", "จำนวน", "ร้อยละ"))
    return short or bool(_LEADS_IN.search(piece.text))


def _by_indent(pieces: Sequence[Piece]) -> tuple[int, ...]:
    """The level of each item of a list that has bullets alone, where their indents are steps; else nothing.

    Scanners indent at random, so the outermost indent must stand first and come back, few others may appear, and no
    item may be indented alone.
    """
    bullets = [one for one in pieces if one.marker and one.marker.kind == BULLET]
    indents = sorted({one.indent for one in bullets})
    if len(bullets) < len(pieces) or not 1 < len(indents) <= _MOST_INDENTS:
        return ()
    if any(inner - outer < _LEAST_STEP for outer, inner in pairwise(indents)):
        return ()
    first, *others = [one.indent for one in bullets]
    if first != indents[0] or first not in others:
        return ()
    deeper = [len(tuple(run)) for inner, run in groupby(one.indent > first for one in bullets) if inner]
    return tuple(indents.index(one.indent) for one in bullets) if min(deeper) > 1 else ()


def _restarts(pieces: Sequence[Piece]) -> dict[int, bool]:
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
