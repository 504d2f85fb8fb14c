"""Where a Thai line may break: text as pieces that stay whole, so that no reader winces at the end of a line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sucharit.core.papers.writing.printable import breadth
from sucharit.core.thai import clusters, words
from sucharit.core.thai.lexicon import COMPOUNDS, lexicon

WIDEST = 20.0  # em; nothing broader fits a line of a page
_LONGEST_COMPOUND = 80  # characters
_OPENING = frozenset("([{“‘«฿")
_CLOSING = frozenset(")]}”’»,.;:!?%ๆฯ/-–…")
_NUMBER = r"[0-9๐-๙][0-9๐-๙,./:]*"
# What a reader takes in at one glance stays on one line: a number with the word that it belongs to.
_TOGETHER = re.compile(
    rf"(?:(?:พ\.ศ\.|มาตรา|ข้อ|ข้อที่|ร้อยละ|จำนวน|ลำดับที่|มิติที่|ส่วนที่|ครั้งที่|ไตรมาส|ปี) ?)?{_NUMBER}"
    rf"(?:(?: ?[-–] ?{_NUMBER})| (?:คน|ครั้ง|คะแนน|วัน|เดือน|ปี|ช่องทาง|ฉบับ|เรื่อง|ชุด|แห่ง|บาท|ราย|ข้อ)(?![ก-๎]))?[.)]?-?"
)


@lru_cache(maxsize=8192)
def pieces(text: str, widest: float = WIDEST) -> tuple[str, ...]:
    """The text cut where a line may end; " " stands for a space. No piece is broader than `widest` em."""
    whole = [word for part in _parts(text) for word in part]
    return tuple(short for piece in _glued(whole) for short in _shortened(piece, widest))


def _parts(text: str) -> Iterator[list[str]]:
    at = 0
    for kept in _TOGETHER.finditer(text):
        yield _words(text[at : kept.start()])
        yield [kept[0]]
        at = kept.end()
    yield _words(text[at:])


def _words(text: str) -> list[str]:
    if not text or text == " ":
        return [text] if text else []
    return words(text)


def _glued(found: list[str]) -> list[str]:
    """Opening marks hold on to what follows, closing marks and ๆ to what stands before."""
    whole: list[str] = []
    opens = False  # the last piece is an opening mark, or a straight quote that opens
    for word in found:
        if word.startswith("ๆ") and len(whole) > 1 and whole[-1].isspace():
            whole[-2:] = [f"{whole[-2]} {word}"]
        elif whole and (opens or _closes(whole[-1], word)):
            whole[-1] += word
        else:
            whole.append(word)
        opens = word[-1] in _OPENING or (word == '"' and whole[-1] == '"')
    return whole


def _closes(before: str, after: str) -> bool:
    if after.isspace() or before.isspace():
        return after.isspace() and before.isspace()
    return after[0] in _CLOSING or after == '"'


def _shortened(piece: str, widest: float) -> Iterator[str]:
    if piece.isspace():
        yield " "
    elif len(piece) * 0.3 <= widest or breadth(piece) <= widest:
        yield piece
    else:
        yield from _words_inside(piece, widest) or _full_lines(piece, widest)


def _full_lines(piece: str, widest: float) -> Iterator[str]:
    """A word that no dictionary can part, cut wherever a line is full."""
    line, filled = "", 0.0
    for cluster in clusters(piece):
        room = breadth(cluster)
        if line and filled + room > widest:
            yield line
            line, filled = "", 0.0
        line, filled = line + cluster, filled + room
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
