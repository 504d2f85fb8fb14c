"""Where a line may break in print: text as pieces that stay whole and fit their column."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from sucharit.core.papers.writing.printable import breadth
from sucharit.core.thai import clusters, line_pieces
from sucharit.core.thai.lexicon import COMPOUNDS, lexicon

WIDEST = 20.0  # em; nothing broader fits a line of a page
SPACE = 0.22  # em, as the template sets it
_LONGEST_COMPOUND = 80  # characters
_NUMBER = r"[0-9๐-๙][0-9๐-๙,.:]{0,20}"
_ALONE = r"(?<![0-9๐-๙,.:])"  # not in the middle of a number, so that a long one is looked at once
# Beyond what line_pieces holds together: years, numbers of papers, sums with their unit, short foreign phrases, names.
_TOGETHER = re.compile(
    rf"(?:พ\.ศ\. ?|{_ALONE}){_NUMBER}(?: ?[-–/] ?{_NUMBER}){{1,6}}"
    rf"|{_ALONE}{_NUMBER} (?:คะแนน|ช่องทาง|ฉบับ|เรื่อง|ชุด|ราย|ส่วน|ขั้น|ระดับ|หน่วยงาน)"
    r"|(?<![A-Za-z])[A-Za-z]{1,20}(?: [A-Za-z]{1,20}){1,3}(?![A-Za-z])"
    r"|ผลประโยชน์"
    r"|(?:นาย(?!ก)|นางสาว|นาง)[ก-๎]{2,20}(?= )"
)


@lru_cache(maxsize=8192)
def pieces(text: str, widest: float = WIDEST, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The text cut where a line may end, a space with the piece before it. No piece is broader than `widest` em.

    `names` are never cut where they fit the line.
    """
    found = line_pieces(text)
    cuts = {0, *accumulate(map(len, found))}
    for kept in _TOGETHER.finditer(text):
        cuts.difference_update(range(kept.start() + 1, kept.end()))
    for name in names:
        for at in _places(text, name):
            cuts.difference_update(range(at + 1, at + len(name)))
    whole = (text[start:end] for start, end in pairwise(sorted(cuts)))
    return tuple(_with_spaces((short for piece in whole for short in _shortened(piece, widest)), widest))


def _with_spaces(found: Iterable[str], widest: float) -> Iterator[str]:
    """Each space with the piece before it, where both fit the line."""
    held = ""
    for piece in found:
        if piece == " " and held and breadth(held) + SPACE <= widest:
            held += " "
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _shortened(piece: str, widest: float) -> Iterator[str]:
    if piece.isspace():
        yield " "
    elif len(piece) * 0.3 <= widest or breadth(piece) <= widest:
        yield piece
    elif " " in piece:
        yield from _at_spaces(piece, widest)
    else:
        yield from _words_inside(piece, widest) or _full_lines(piece, widest)


def _at_spaces(piece: str, widest: float) -> Iterator[str]:
    for part in re.split("( )", piece):
        if part:
            yield from _shortened(part, widest)


def _full_lines(piece: str, widest: float) -> Iterator[str]:
    """A word that no dictionary can part, cut wherever a line is full."""
    line, filled = "", 0.0
    for cluster in clusters(piece):
        for letters in (cluster,) if breadth(cluster) <= widest else cluster:
            room = breadth(letters)
            if line and filled + room > widest:
                yield line
                line, filled = "", 0.0
            line, filled = line + letters, filled + room
    yield line


@lru_cache(maxsize=512)
def _words_inside(piece: str, widest: float) -> tuple[str, ...]:
    """A compound at its seams: those we know, else the fewest words of the dictionary; nothing where none fit."""
    seams = COMPOUNDS.get(piece)
    if seams and all(breadth(word) <= widest for word in seams):
        return seams
    return _fewest_words(piece, widest) if len(piece) <= _LONGEST_COMPOUND else ()


def _fewest_words(piece: str, widest: float) -> tuple[str, ...]:
    """Of as many words the longer first ones win: "องค์การ|บริหาร", not "องค์|การบริหาร"."""
    best: list[tuple[str, ...] | None] = [None] * len(piece) + [()]
    for start in reversed(range(len(piece))):
        for word in reversed(_beginnings(piece, start)):
            after = best[start + len(word)]
            if after is None or word == piece or breadth(word) > widest:
                continue
            if best[start] is None or len(after) + 1 < len(best[start] or ()):
                best[start] = (word, *after)
    return best[0] or ()


def _beginnings(piece: str, start: int) -> list[str]:
    """Words that begin here, shortest first; a mark or digit that stands between words is one too."""
    first = piece[start]
    between = not first.isalpha() and not "\u0e31" <= first <= "\u0e4e"
    return [first] if between else [word for word in lexicon().prefixes(piece, start) if len(word) > 2]
