"""Which lines of running text go on the paragraph of the line above, told by where lines begin and end.

A line goes on when its first word would not have fitted on the line above, and it neither begins an item nor is
indented, nor set in another size. It is a hint: a reader may know better from the words.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sucharit.core.reading.opening.pdf.layout import PrintedLine
from sucharit.core.reading.opening.pdf.wrapping import begins_item

INDENT = 3.0  # points that nobody means
HANGING = 72.0  # how far the text of an item may stand from its number
SPACING = 2.4  # distance of base lines within a paragraph, in font sizes at most
LONGEST_WORD = 0.25  # of the column; a Thai "word" up to the next blank may be a whole sentence
LEADER = "...."  # of a table of contents


class Margins(NamedTuple):
    left: float
    right: float


def margins_of(lines: Iterable[PrintedLine]) -> Margins:
    """Where running text begins and ends on pages of one size: nearly the outermost, so that no stray line decides."""
    places = [(line.start, line.end) for line in lines if not line.cells]
    starts, ends = sorted(start for start, _ in places), sorted(end for _, end in places)
    if not places:
        return Margins(0.0, 0.0)
    return Margins(starts[len(starts) // 50], ends[-1 - len(ends) // 50])


def continuations(lines: Sequence[PrintedLine], margins: Margins) -> list[bool]:
    """For every line of a page whether it goes on the line above."""
    return [False, *(_goes_on(above, below, margins) for above, below in pairwise(lines))][: len(lines)]


def _goes_on(above: PrintedLine, below: PrintedLine, margins: Margins) -> bool:
    if above.cells or below.cells or begins_item(below.text) or LEADER in above.text:
        return False
    near = 0 < above.y - below.y <= SPACING * max(above.size, below.size)
    if not near or abs(above.size - below.size) > 0.5:
        return False
    room = margins.right - above.end
    word = min(below.word_end - below.start, LONGEST_WORD * (margins.right - margins.left))
    indent = HANGING if begins_item(above.text) else INDENT
    return room < word and below.start <= above.start + indent
