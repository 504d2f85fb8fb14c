"""Tables as grids: runs of rows, headers of one or several rows, and the column that each cell belongs to.

OCR, Word and spreadsheets shift cells: a page may carry one empty column more than its own header says. A cell is
placed by its header first; where what stands there cannot be right, by the cheapest order-keeping alignment.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.prepared import PreparedLine

MOST_CELLS = 80  # wider rows are no form of this kind; the alignment stays small

_THAI_OR_LATIN = re.compile(r"[ก-ฮA-Za-z]")


class Column(Struct, frozen=True):
    """One column of a header: its place among the cells, the role it plays, and the words printed over it."""

    place: int
    role: str
    words: str = ""


class Grid(Struct, frozen=True):
    """A header and the rows under it, up to the next header or the end of the run."""

    columns: tuple[Column, ...]
    header: tuple[PreparedLine, ...]
    rows: tuple[PreparedLine, ...]

    def has(self, *roles: str) -> bool:
        return any(column.role in roles for column in self.columns)


Misfit = Callable[[str, str], float]
"""How badly a cell fits a role: 0 for a good fit."""


def runs(lines: Sequence[PreparedLine]) -> Iterator[tuple[PreparedLine, ...]]:
    """Runs of table rows. A run goes on over blank lines, page numbers and catchwords, and ends at other text."""
    run: list[PreparedLine] = []
    for line in lines:
        if line.cells:
            if len(line.cells) <= MOST_CELLS and line.text:
                run.append(line)
        elif run and line.text and not is_page_mark(line.text):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def as_row(line: PreparedLine) -> PreparedLine:
    """A line as a row of a table where it stands inside one: a lone cell behind two tabs or more looks like indented
    text, and is a row only to who knows that a table goes on."""
    if line.cells or not line.raw.startswith("\t\t"):
        return line
    before = len(line.raw) - len(line.raw.lstrip("\t"))
    return replace(line, cells=("",) * min(before, MOST_CELLS - 1) + (line.text,))


def squeeze(text: str) -> str:
    """Without any space: header words are broken over lines and spread out by OCR."""
    return "".join(text.split())


def role_of(cell: str, vocabulary: Mapping[str, re.Pattern[str]]) -> str | None:
    """The first role whose words stand in a header cell; long texts are no header."""
    squeezed = squeeze(cell)
    if not squeezed or len(squeezed) > 90:
        return None
    return next((role for role, words in vocabulary.items() if words.search(squeezed)), None)


def columns_of(
    header: Sequence[PreparedLine], vocabulary: Mapping[str, re.Pattern[str]], group_roles: frozenset[str] = frozenset()
) -> tuple[Column, ...]:
    """The columns of a header of one or more rows: the lowest recognised cell of a column names it.

    `group_roles` are headings that span others ("ระยะเวลาดำเนินการ" over four quarters): they give way to any role
    below them or beside them in their empty neighbours.
    """
    found: dict[int, Column] = {}
    for line in header:
        for place, cell in enumerate(line.cells):
            role = role_of(cell, vocabulary)
            if role is not None and not (place in found and role in group_roles):
                found[place] = Column(place, role, cell)
    return tuple(found[place] for place in sorted(found))


def placed(cells: Sequence[str], columns: Sequence[Column], misfit: Misfit) -> tuple[dict[int, str], bool]:
    """Cells by column place, and whether they had to be moved from where the header stands."""
    straight = {column.place: cells[column.place] if column.place < len(cells) else "" for column in columns}
    lost = [cell for place, cell in enumerate(cells) if cell and place not in straight]
    if not lost and not any(misfit(column.role, straight[column.place]) >= 2 for column in columns):
        return straight, False
    aligned = _align(cells, columns, misfit)
    moved = any(aligned[place] != text for place, text in straight.items())
    return (aligned, True) if moved else (straight, False)


def _align(cells: Sequence[str], columns: Sequence[Column], misfit: Misfit) -> dict[int, str]:
    """Cheapest alignment in order: cells may be left out (dear where they say something), columns may stay empty."""
    width, height = len(columns), len(cells)
    cost = [[0.0] * (height + 1) for _ in range(width + 1)]
    step = [[""] * (height + 1) for _ in range(width + 1)]
    for i in range(width + 1):
        for j in range(height + 1):
            if i or j:
                cost[i][j], step[i][j] = _cheapest(cells, columns, misfit, cost, i, j)
    result = {column.place: "" for column in columns}
    i, j = width, height
    while i or j:
        if step[i][j] == "both":
            result[columns[i - 1].place] = cells[j - 1]
            i, j = i - 1, j - 1
        elif step[i][j] == "cell":
            j -= 1
        else:
            i -= 1
    return result


def _cheapest(
    cells: Sequence[str], columns: Sequence[Column], misfit: Misfit, cost: list[list[float]], i: int, j: int
) -> tuple[float, str]:
    options: list[tuple[float, str]] = []
    if i and j:
        column, cell = columns[i - 1], cells[j - 1]
        distance = 0.1 * abs(column.place - (j - 1))
        options.append((cost[i - 1][j - 1] + misfit(column.role, cell) + distance, "both"))
    if j:
        options.append((cost[i][j - 1] + (6.0 if cells[j - 1] else 0.0), "cell"))
    if i:
        options.append((cost[i - 1][j] + 0.5, "column"))
    return min(options)


def has_letters(text: str) -> bool:
    return bool(_THAI_OR_LATIN.search(text))
