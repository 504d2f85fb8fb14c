"""Which lines of running text go on the paragraph of the line above, told by where lines begin and end.

A line goes on when its first word would not have fitted on the line above, and it neither begins an item nor a
paragraph, is neither centred nor set in another font. It is a hint: a reader may know better from the words.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sucharit.core.reading.opening.pdf.layout import PrintedLine
from sucharit.core.reading.opening.pdf.wrapping import begins_item

INDENT = 3.0  # points that nobody means
FIRST_LINE = 12.0  # points that are meant
HANGING = 72.0  # how far the text of an item may stand from its number
SPACING = 2.4  # distance of base lines within a paragraph, in font sizes at most
LONGEST_WORD = 0.25  # of the column; a Thai "word" up to the next blank may be a whole sentence
ASIDE = 0.35  # of the column; what begins beyond is a signature, not a paragraph
LEADER = re.compile(r"(?:\. ?){4}|…{2}|_{4}")  # of contents and of forms to be filled in


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
    flags = [False] * len(lines)
    for index, (above, below) in enumerate(pairwise(lines), 1):
        flags[index] = _is_near(above, below) and _goes_on(above, below, margins, begun=not flags[index - 1])
    return flags


def _is_near(above: PrintedLine, below: PrintedLine) -> bool:
    """Two lines of one column, one font and usual spacing."""
    if above.cells or below.cells or above.fonts[1] != below.fonts[0]:
        return False
    near = 0 < above.y - below.y <= SPACING * max(above.size, below.size)
    return near and abs(above.size - below.size) <= 0.5


def _goes_on(above: PrintedLine, below: PrintedLine, margins: Margins, *, begun: bool) -> bool:
    """`begun` says that the line above is the first of its paragraph, and may be indented as such."""
    if begins_item(below.text) or LEADER.search(above.text) or _is_centred(below, margins):
        return False
    breadth = margins.right - margins.left
    if above.start > margins.left + ASIDE * breadth:
        return False
    item = begins_item(above.text)
    indented = begun and not item and above.start > margins.left + FIRST_LINE
    if indented and below.start > margins.left + INDENT:
        return False
    room, longest = margins.right - above.end, LONGEST_WORD * breadth
    bracketed = below.text.startswith("(")  # what stands in brackets is often kept together with its blanks
    word = longest if bracketed else min(below.word_end - below.start, longest)
    return room < word and below.start <= above.start + (HANGING if item else INDENT)


def _is_centred(line: PrintedLine, margins: Margins) -> bool:
    before, after = line.start - margins.left, margins.right - line.end
    return before > FIRST_LINE and abs(before - after) < 6
