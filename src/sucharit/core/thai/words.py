"""Thai words: where one ends and the next begins.

The words are those of PyThaiNLP's newmm, which is imported when first asked, never with this package.

nlpo3 1.4.0 (Rust) was measured for its place, on 109,159 characters of a real plan line by line (median of seven):
21 ms and 0.07 s to load; here 115 ms the first time, 3 ms when the phrases are remembered, 0.13 s to the first word;
PyThaiNLP as it comes 127 ms and 0.40 s. It would save 0.15 s once per process, for one more compiled dependency that
still needs PyThaiNLP's word list and whose breaks differ in 0.6 % of the words. It did not earn its place.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from sucharit.core.thai.lexicon import COMPOUNDS, lexicon

_LONGEST_RUN = 400  # newmm's time grows with the square of an unbroken run; real ones are a third of this

_ABBREVIATION = r"(?<![ก-๎])[ก-ฮเ-ไ][ก-ฮ\u0e34\u0e35]{0,3}\.(?:[ก-ฮ]{1,3}[\u0e34\u0e35]?\.)*"
_TOKEN = re.compile(
    rf"{_ABBREVIATION}|[\u0e01-\u0e3a\u0e40-\u0e4e]+|[0-9๐-๙]+(?:[.,:][0-9๐-๙]+)*(?:\.-)?"
    r"|https?://[^\s<>\u0e00-\u0e7f]{1,200}|[A-Za-z][A-Za-z0-9@&._-]*|\s+|(?s:.)"
)

# newmm reads "โครงการอบรม" as "โครง|การอบรม": the fewest words are not the right ones after these. Each is half a word,
# or the whole one ("ปฏิบัติการ") is what plans mean.
_TORN = frozenset(re.findall(r"\S+", "โครง มาตร ราช ข้าราช องค์ ปฏิบัติ ดำเนิน กระบวน กรรม คณะกรรม อนุกรรม บริ สวัสดิ วิทยา"))
_NOT_A_BEGINNING = re.compile("[ะ-ฺๅ็-๎]")
_BARE = re.compile("[ก-ฌญ-ฒด-ธน-ฮ]")
_LEADING_VOWELS = "เแโใไ"


def words(text: str) -> list[str]:
    """The words of `text` in order, spaces and punctuation included: joined they are the text again.

    Abbreviations ("พ.ศ.", "มี.ค."), numbers with their separators and Latin words are one word each, and so are the
    compounds of this domain that nobody wants to see opened ("ตัวชี้วัด", "ประมวลจริยธรรม").
    """
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if len(token) > 1 and "\u0e01" <= token[0] <= "\u0e4e" and token[-1] != ".":
            found.extend(_thai_words(token))
        else:
            found.append(token)
    return found


@lru_cache(maxsize=16_384)
def _thai_words(run: str) -> tuple[str, ...]:
    """The words of an unbroken run of Thai letters. Remembered, because plans repeat themselves."""
    if len(run) > _LONGEST_RUN:
        return tuple(word for part in _short_runs(run) for word in _thai_words(part))
    return tuple(_joined_compounds(_mended(_able_to_stand(_newmm()(run)))))


@cache
def _newmm() -> Callable[[str], list[str]]:
    from pythainlp.tokenize.newmm import segment

    dictionary: Any = lexicon()  # has the one method of pythainlp's Trie that newmm calls
    return lambda run: segment(run, dictionary)


def _short_runs(run: str) -> Iterator[str]:
    start = 0
    while len(run) - start > _LONGEST_RUN:
        cut = start + _LONGEST_RUN
        while cut > start + _LONGEST_RUN // 2 and (_NOT_A_BEGINNING.match(run, cut) or run[cut - 1] in _LEADING_VOWELS):
            cut -= 1
        yield run[start:cut]
        start = cut
    yield run[start:]


def _able_to_stand(tokens: Iterable[str]) -> Iterator[str]:
    """Misspelled words leave newmm with pieces that cannot stand alone: a bare consonant, a mark without its letter."""
    last = ""
    for token in tokens:
        if last and (_NOT_A_BEGINNING.match(token) or last[-1] in _LEADING_VOWELS or _BARE.fullmatch(token)):
            last += token
            continue
        if last:
            yield last
        last = token
    if last:
        yield last


def _mended(tokens: Iterable[str]) -> Iterator[str]:
    """ "โครง", "การอบรม" as "โครงการ", "อบรม"; both as one word where what is left over is no word."""
    half = ""
    for token in tokens:
        if half and token.startswith("การ"):
            yield from _whole(half, token)
            half = ""
            continue
        if half:
            yield half
        half = token if token in _TORN else ""
        if not half:
            yield token
    if half:
        yield half


def _whole(half: str, token: str) -> tuple[str, ...]:
    rest = token[3:]
    if not rest or rest not in lexicon().prefixes(rest):
        return (half + token,)
    return half + "การ", rest


def _joined_compounds(tokens: Iterable[str]) -> Iterator[str]:
    """Neighbours that together are a compound, longest compound first."""
    known, row = _compounds_by_words(), list(tokens)
    place = 0
    while place < len(row):
        tails = known.get(row[place], ())
        size = next((len(tail) for tail in tails if tuple(row[place + 1 : place + 1 + len(tail)]) == tail), 0)
        yield "".join(row[place : place + 1 + size])
        place += 1 + size


@cache
def _compounds_by_words() -> dict[str, list[tuple[str, ...]]]:
    """For the first word of each compound, as newmm cuts it, the words that follow; longest first."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for compound in COMPOUNDS:
        first, *rest = _mended(_newmm()(compound))
        if rest:
            known.setdefault(first, []).append(tuple(rest))
    for tails in known.values():
        tails.sort(key=len, reverse=True)
    return known
