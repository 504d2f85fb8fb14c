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
BLANKS = frozenset("\r\n ")
WORD = re.compile(r"[^\r\n ]+")
LINE = re.compile(r"[^\r\n ][^\r\n]*")

Cell = tuple[int, int, int]  # grid, row, column


class Writing:
    """A stretch of one printed line: its base line, its first and last character, and its first word's end."""

    __slots__ = ("disordered", "first", "last", "parts", "start", "word_end", "y")

    def __init__(self, index: int, x: float, y: float) -> None:
        self.first = self.last = index  # pdfium's index
        self.start = x
        self.disordered = False
        self.word_end: float | None = None
        self.y = y
        self.parts: list[str] = []

    def blank(self, x: float) -> None:
        self.parts.append(" ")
        if self.word_end is None:
            self.word_end = x

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
    size: float = 0.0
    fonts: tuple[bytes, bytes] = (b"", b"")  # of its first and its last character


def printed_lines(characters: Characters, grids: list[Grid]) -> list[PrintedLine]:
    """Lines and rows in reading order."""
    body, cells = _ruled(characters, grids) if grids else (_unruled(characters), {})
    blocks = [(-line.y, [line]) for line in _lines(body, characters)]
    for index, grid in enumerate(grids):
        filled = {cell[1:]: list(_lines(writings, characters)) for cell, writings in cells.items() if cell[0] == index}
        if len(filled) == 1:  # a frame around running text is no table
            blocks += [(-line.y, [line]) for line in next(iter(filled.values()))]
        elif filled:
            blocks.append((-grid.top, list(_rows(grid, filled))))
    return [line for _, lines in sorted(blocks, key=lambda block: block[0]) for line in lines]


def _unruled(characters: Characters) -> list[Writing]:
    """Writing of a page without tables: pdfium's own lines, of which only the ends need places."""
    return [_stretch(characters, *found.span()) for found in LINE.finditer(characters.text)]


def _stretch(characters: Characters, first: int, end: int) -> Writing:
    """Characters that follow each other on one line; out of order when a word stands left of the one before."""
    writing = Writing(first, *characters.place(first))
    writing.last = end - 1
    start, x = first, writing.start
    for word in WORD.finditer(characters.text, first, end):
        left = characters.place(word.start())[0]
        writing.disordered = writing.disordered or left < x
        x = left
    for blank in sorted(characters.blanks_after.intersection(range(first, end))):
        writing.parts += [characters.text[start : blank + 1], " "]
        start = blank + 1
    writing.parts.append(characters.text[start:end])
    text = "".join(writing.parts)
    writing.parts = [text.replace("\0", "")]
    blank = text.find(" ")
    if blank > 0:
        writing.word_end = characters.right(first + blank - 1)
    return writing


def _ruled(characters: Characters, grids: list[Grid]) -> tuple[list[Writing], dict[Cell, list[Writing]]]:
    """Writing outside tables, and writing by cell, in the order of the page's content."""
    body: list[Writing] = []
    cells: dict[Cell, list[Writing]] = {}
    current: Writing | None = None
    owner: Cell | None = None
    before = 0.0
    for index, sign in enumerate(characters.signs):
        if sign == " " and current is not None:
            current.blank(characters.right(current.last))
            continue
        if not sign or sign in BLANKS:
            current = current if not sign or sign == " " else None
            continue
        x, y = characters.place(index)
        cell = _owner(grids, x, y)
        if current is None or cell != owner or abs(y - current.y) > SHIFTED:
            current, owner, before = Writing(index, x, y), cell, x
            (body if cell is None else cells.setdefault(cell, [])).append(current)
        current.parts.append(sign)
        current.last = index
        current.disordered = current.disordered or x < before - SHIFTED
        before = x
        if index in characters.blanks_after:
            current.blank(characters.right(index))
    return body, cells


def _owner(grids: list[Grid], x: float, y: float) -> Cell | None:
    """The cell of the innermost table that holds the point."""
    for index, grid in enumerate(grids):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return index, *cell
    return None


def _lines(writings: Iterable[Writing], characters: Characters) -> Iterator[PrintedLine]:
    """Stretches on one base line are one line, from left to right."""
    group: list[Writing] = []
    for writing in sorted(writings, key=lambda writing: -writing.y):
        if group and group[0].y - writing.y > SAME_LINE:
            yield from _line(group, characters)
            group = []
        group.append(writing)
    yield from _line(group, characters)


def _line(group: list[Writing], characters: Characters) -> Iterator[PrintedLine]:
    if any(writing.disordered for writing in group):  # a sign of another font, drawn after the rest of its line
        group = [word for writing in group for word in _words(writing, characters)]
    parts = sorted((writing for writing in group if writing.text), key=lambda writing: writing.start)
    if not parts:
        return
    first, last = parts[0], parts[-1]
    text = first.text
    for before, after in pairwise(parts):
        text += (" " if characters.is_blank_between(before.last, after.first) else "") + after.text
    end = characters.right(last.last)
    word_end = characters.right(first.last) if first.word_end is None else first.word_end
    fonts = characters.font(first.first), characters.font(last.last)
    yield PrintedLine(text, (), first.y, first.start, end, word_end, characters.size(first.first), fonts)


def _words(writing: Writing, characters: Characters) -> Iterator[Writing]:
    for found in WORD.finditer(characters.text, writing.first, writing.last + 1):
        word = Writing(found.start(), characters.place(found.start())[0], writing.y)
        word.last = found.end() - 1
        word.parts = [found[0].replace("\0", "")]
        yield word


def _rows(grid: Grid, filled: dict[tuple[int, int], list[PrintedLine]]) -> Iterator[PrintedLine]:
    texts = {cell: _cell_text(grid, cell, lines) for cell, lines in filled.items()}
    for row, anchors in enumerate(grid.anchors):
        cells = tuple(texts.get(anchor, "") if anchor == (row, column) else "" for column, anchor in enumerate(anchors))
        yield PrintedLine("\t".join(cells), cells, grid.ys[row])


def _cell_text(grid: Grid, cell: tuple[int, int], lines: list[PrintedLine]) -> str:
    row, column = cell
    last = max(index for index, anchor in enumerate(grid.anchors[row]) if anchor == cell)
    return join_wrapped(((line.text, line.end) for line in lines), grid.xs[column], grid.xs[last + 1])
