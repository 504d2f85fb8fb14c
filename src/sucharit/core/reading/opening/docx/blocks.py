"""What the body of a Word file is made of while it is walked: paragraphs, cells and rows not yet closed."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

# Breaks travel inside a paragraph's text as control characters, which XML itself cannot hold.
LINE_BREAK = "\n"
PAGE_BREAK = "\x0c"
RENDERED_BREAK = "\x0b"  # where Word, when it last saved, began a new page
CHARACTERS_OF_LINE, LINES_OF_PAGE = 95, 42  # A4 in the official 16 points


class Block(NamedTuple):
    """A line to be: a paragraph's text, or a table row's cells."""

    text: str
    cells: tuple[str, ...]
    page: int
    heading_level: int | None


def fits_its_pages(blocks: Iterable[Block]) -> bool:
    """Whether pages parted only by breaks that were asked for can be the pages of the print: none is overfull."""
    lines: Counter[int] = Counter()
    for block in blocks:
        longest = max(map(len, block.cells), default=0) * len(block.cells) or len(block.text)
        lines[block.page] += 1 + longest // CHARACTERS_OF_LINE
    return max(lines.values(), default=0) <= LINES_OF_PAGE


class Paragraph:
    """A paragraph not yet closed. `boxed` is the text of text boxes anchored in it, which follows it."""

    __slots__ = ("boxed", "deleted", "heading", "hidden", "level", "list_id", "parts", "pictured", "section", "style")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxed: list[Block] = []
        self.style: str | None = None
        self.list_id: str | None = None
        self.level: int | None = None
        self.heading: int | None = None
        self.section: str | None = None  # this paragraph ends a section; the next begins on a new page or not
        self.deleted = False  # its end is deleted: the next paragraph goes on with it
        self.pictured = False
        self.hidden = False  # the run being read is hidden


class Cell:
    """A cell not yet closed: its blocks, its breadth, and whether it only continues the cell above."""

    __slots__ = ("blocks", "breadth", "continues")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.breadth = 1
        self.continues = False


class Row:
    """A row not yet closed; `nested` are the rows of tables inside its cells, which follow it."""

    __slots__ = ("after", "cells", "deleted", "page")

    def __init__(self, page: int) -> None:
        self.cells: list[tuple[str, list[Block]]] = []
        self.after = 0
        self.deleted = False
        self.page = page

    def add(self, cell: Cell, limit: int) -> int:
        """Take a closed cell; how many columns it filled."""
        blocks = [] if cell.continues else cell.blocks
        text = "\n".join(block.text for block in blocks if block.text.strip() and not block.cells)
        return self.pad(1, text.replace("\t", " "), blocks, limit) + self.pad(cell.breadth - 1, "", [], limit)

    def pad(self, count: int, text: str, blocks: list[Block], limit: int) -> int:
        count = max(0, min(count, limit - len(self.cells)))
        self.cells += [(text, blocks)] * count
        return count

    def blocks(self) -> list[Block]:
        """The row, then rows nested in it; a row of one cell is no table but a frame around what it holds."""
        if self.deleted:
            return []
        if len(self.cells) == 1:
            return self.cells[0][1]
        nested = [block for _, blocks in self.cells for block in blocks if block.cells]
        texts = tuple(text for text, _ in self.cells)
        return [Block("\t".join(texts), texts, self.page, None), *nested] if texts else []
