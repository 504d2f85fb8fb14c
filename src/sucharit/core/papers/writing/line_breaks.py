"""Where a Thai line may break: text as pieces that stay whole, so that no reader winces at the end of a line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sucharit.core.thai import clusters, words

LONGEST_PIECE = 40  # clusters; nothing longer fits a line of the narrowest page
_OPENING = frozenset("([{“‘«฿")
_CLOSING = frozenset(")]}”’»,.;:!?%ๆฯ/-–…")
_NUMBER = r"[0-9๐-๙][0-9๐-๙,./:]*"
# What a reader takes in at one glance stays on one line: a number with the word that it belongs to.
_TOGETHER = re.compile(
    rf"(?:(?:พ\.ศ\.|มาตรา|ข้อ|ข้อที่|ร้อยละ|จำนวน|ลำดับที่|มิติที่|ส่วนที่|ครั้งที่|ไตรมาส|ปี) ?)?{_NUMBER}"
    rf"(?:(?: ?[-–] ?{_NUMBER})| (?:คน|ครั้ง|คะแนน|วัน|เดือน|ปี|ช่องทาง|ฉบับ|เรื่อง|ชุด|แห่ง|บาท|ราย|ข้อ)(?![ก-๎]))?[.)]?-?"
)


@lru_cache(maxsize=8192)
def pieces(text: str, widest: int = LONGEST_PIECE) -> tuple[str, ...]:
    """The text cut where a line may end; " " stands for a space. No piece has more than `widest` clusters."""
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
    return _mended(words(text))


def _mended(found: list[str]) -> list[str]:
    """The dictionary's "โครง|การอบรม" and "มาตร|การป้องกัน" cut where they are meant: before the last word."""
    mended: list[str] = []
    for word in found:
        if mended and mended[-1] in ("โครง", "มาตร", "กิจ") and word.startswith(("การ", "กรรม")):
            cut = 3 if word.startswith("การ") else 4
            mended[-1] += word[:cut]
            word = word[cut:]
        if word:
            mended.append(word)
    return mended


def _glued(found: list[str]) -> Iterator[str]:
    """Opening marks hold on to what follows, closing marks, ๆ and quotes to what stands before."""
    held = ""
    for word in found:
        if not held:
            held = word
        elif _holds(held, word):
            held += word
        else:
            yield held
            held = word
    if held:
        yield held


def _holds(before: str, after: str) -> bool:
    if after.isspace():
        return before.isspace() or before[-1] in _OPENING
    if before.isspace():
        return False
    return before[-1] in _OPENING or after[0] in _CLOSING or (after[0] == '"' and after.strip('"') == "")


def _shortened(piece: str, widest: int) -> Iterator[str]:
    if piece.isspace():
        yield " "
    elif len(piece) <= widest or len(found := clusters(piece)) <= widest:
        yield piece
    else:
        yield from _cut(piece, found, widest)


def _cut(piece: str, found: list[str], widest: int) -> Iterator[str]:
    """A long word at the words inside it; one that has none wherever the line is full."""
    inner = _words_inside(piece) if len(piece) < 200 else ()
    if inner and max(len(clusters(word)) for word in inner) <= widest:
        yield from inner
        return
    for start in range(0, len(found), widest):
        yield "".join(found[start : start + widest])


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    return frozenset(word for word in thai_words() if len(word) > 2)


def _words_inside(piece: str) -> tuple[str, ...]:
    """The fewest dictionary words that make up a compound, or nothing where it is none."""
    known = _dictionary()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(piece)
    for end in range(1, len(piece) + 1):
        for start in range(max(0, end - 30), end):
            before, word = best[start], piece[start:end]
            if before is None or word == piece or (word not in known and not word.isascii()):
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or ()):
                best[end] = (*before, word)
    return best[-1] or ()
