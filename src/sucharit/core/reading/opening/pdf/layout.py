"""Characters with places become lines of writing and rows of tables, from the top of the page to its bottom."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sucharit.core.reading.opening.pdf.characters import Characters
from sucharit.core.reading.opening.pdf.grids import Grid
from sucharit.core.reading.opening.pdf.wrapping import join_wrapped

SAME_LINE = 3.0  # points between base lines of one printed line
SHIFTED = 5.0  # more than a raised or lowered sign
LINE_ENDS = frozenset("\r\n")
LINE = re.compile(r"[^\r\n ][^\r\n]*")

Cell = tuple[int, int, int]  # grid, row, column


class Writing:
    """A stretch of one printed line: its base line, where it begins and ends, and its first word's end."""

    __slots__ = ("end", "first", "parts", "start", "word_end", "y")

    def __init__(self, index: int, x: float, y: float) -> None:
        self.first = index  # pdfium's index of the first character
        self.start = self.end = x
        self.word_end: float | None = None
        self.y = y
        self.parts: list[str] = []

    def take_end(self, x: float) -> None:
        self.end = max(self.end, x)

    def blank(self, x: float) -> "Writing":
        self.parts.append(" ")
        if self.word_end is None:
            self.word_end = x
        return self

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()


class PrintedLine(NamedTuple):
    """A line of the page, or a row of a table (`cells`), with its place for deciding what goes on from what."""

    text: str
    cells: tuple[str, ...]
    y: float
    start: float = 0.0
    end: float = 0.0
    word_end: float = 0.0
    first: int = 0
    size: float = 0.0


def printed_lines(characters: Characters, grids: list[Grid]) -> list[PrintedLine]:
    """Lines and rows in reading order."""
    body, cells = _ruled(characters, grids) if grids else (_unruled(characters), {})
    blocks = [(-line.y, [line]) for line in _lines(body)]
    for index, grid in enumerate(grids):
        filled = {cell[1:]: writings for cell, writings in cells.items() if cell[0] == index}
        if len(filled) == 1:  # a frame around running text is no table
            blocks += [(-line.y, [line]) for line in _lines(next(iter(filled.values())))]
        elif filled:
            blocks.append((-grid.top, list(_rows(grid, filled))))
    return [line for _, lines in sorted(blocks, key=lambda block: block[0]) for line in lines]


def _unruled(characters: Characters) -> list[Writing]:
    """Writing of a page without tables: pdfium's own lines, of which only the ends need places."""
    text = "".join(sign or "\0" for sign in characters.signs)
    return [_stretch(characters, found) for found in LINE.finditer(text)]


def _stretch(characters: Characters, found: re.Match[str]) -> Writing:
    first, last = found.start(), found.end()
    writing = Writing(first, *characters.place(first))
    writing.parts.append(found[0].replace("\0", ""))
    writing.take_end(characters.place(min(last, len(characters.signs) - 1))[0])
    blank = found[0].find(" ")
    if blank > 0:
        writing.word_end = characters.place(first + blank)[0]
    return writing


def _ruled(characters: Characters, grids: list[Grid]) -> tuple[list[Writing], dict[Cell, list[Writing]]]:
    """Writing outside tables, and writing by cell, in the order of the page's content."""
    body: list[Writing] = []
    cells: dict[Cell, list[Writing]] = {}
    current: Writing | None = None
    owner: Cell | None = None
    for index, sign in enumerate(characters.signs):
        if not sign:
            continue
        x, y = characters.place(index)
        if sign in LINE_ENDS or sign == " ":  # pdfium's own blanks stand where the writing before them ends
            if current is not None:
                current.take_end(x)
                current = current.blank(x) if sign == " " else None
            continue
        cell = _owner(grids, x, y)
        if current is None or cell != owner or abs(y - current.y) > SHIFTED:
            current, owner = Writing(index, x, y), cell
            (body if cell is None else cells.setdefault(cell, [])).append(current)
        current.parts.append(sign)
        current.take_end(x)
    return body, cells


def _owner(grids: list[Grid], x: float, y: float) -> Cell | None:
    """The cell of the innermost table that holds the point."""
    for index, grid in enumerate(grids):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return index, *cell
    return None


def _lines(writings: Iterable[Writing]) -> Iterator[PrintedLine]:
    """Stretches on one base line are one line, from left to right."""
    group: list[Writing] = []
    for writing in sorted(writings, key=lambda writing: -writing.y):
        if group and group[0].y - writing.y > SAME_LINE:
            yield from _line(group)
            group = []
        group.append(writing)
    yield from _line(group)


def _line(group: list[Writing]) -> Iterator[PrintedLine]:
    parts = sorted((writing for writing in group if writing.text), key=lambda writing: writing.start)
    if not parts:
        return
    first, end = parts[0], max(writing.end for writing in parts)
    text = first.text
    for before, after in pairwise(parts):
        text += ("" if after.start - before.end < 1 else " ") + after.text
    word_end = first.end if first.word_end is None else first.word_end
    yield PrintedLine(text, (), first.y, first.start, end, word_end, first.first)


def _rows(grid: Grid, filled: dict[tuple[int, int], list[Writing]]) -> Iterator[PrintedLine]:
    texts = {cell: _cell_text(grid, cell, writings) for cell, writings in filled.items()}
    for row, anchors in enumerate(grid.anchors):
        cells = tuple(texts.get(anchor, "") if anchor == (row, column) else "" for column, anchor in enumerate(anchors))
        yield PrintedLine("\t".join(cells), cells, grid.ys[row])


def _cell_text(grid: Grid, cell: tuple[int, int], writings: list[Writing]) -> str:
    row, column = cell
    last = max(index for index, anchor in enumerate(grid.anchors[row]) if anchor == cell)
    left, right = grid.xs[column], grid.xs[last + 1]
    return join_wrapped(((line.text, line.end) for line in _lines(writings)), left, right)
