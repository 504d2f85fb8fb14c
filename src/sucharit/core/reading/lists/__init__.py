"""Lists over many lines, nested, as sheets print them: counted by what they mean, not by what a scanner left of them.

Markers come in every form and change form on the way; items wrap, share a line, lose or misread their number; nested
items stand under them. See inventory E3 of the first plan for the shapes.
"""

from collections.abc import Sequence

from sucharit.core.reading.lists.nesting import nested
from sucharit.core.reading.lists.pieces import pieces_of
from sucharit.core.reading.lists.values import Item, ListLine, between_wrapped, join_wrapped

__all__ = ["Item", "ListLine", "between_wrapped", "join_wrapped", "read_list"]


def read_list(lines: Sequence[ListLine], starters: tuple[str, ...] = (), *, wraps: bool = True) -> tuple[Item, ...]:
    """The top-level items of a section, nested ones under them.

    `starters` are words that usually begin an item here ("เพื่อ"), for lists that lost their markers. `wraps` is False
    for formats whose lines are whole paragraphs (DOCX, XLSX). Linear time.
    """
    return nested(pieces_of(lines, starters, wraps=wraps))
