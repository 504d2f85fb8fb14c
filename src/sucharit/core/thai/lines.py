"""Pieces of text between which a printed line may break."""

import re

from sucharit.core.thai.lexicon import COMPOUNDS
from sucharit.core.thai.words import words

_OPENING, _CLOSING = frozenset("([{“‘«<"), frozenset(")]}”’»>,.;:!?%/ฯๆ")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_LEANING = _DASHES | {"ๆ"}
_QUOTES = frozenset("\"'")
_PREFIXES = frozenset(["การ", "ความ", "ผู้", "นัก"])
_LEADS_NUMBER = re.compile(r"(?s:.*)(?:พ\.ศ\.|ร้อยละ|ที่|ข้อ|จำนวน)")
_UNITS = frozenset(["บาท", "คน", "ปี", "ครั้ง", "วัน", "เดือน", "ข้อ", "แห่ง", "โครงการ"])


def line_pieces(text: str, *, narrow: bool = False) -> list[str]:
    """The pieces of `text` between which a printed line may break: joined they are the text again.

    As `words`, but nothing that a reader would wince at: no line begins with closing punctuation, "ๆ" or a dash, none
    ends with an opening bracket or a bare "การ"; "พ.ศ. ๒๕๖๖" and "๒๐,๐๐๐ บาท" stay whole. Other runs of white space are
    pieces of their own. `narrow` is for table columns: long compounds open at their seams, and only what must is held
    together.
    """
    tokens = words(text)
    if narrow:
        tokens = [part for token in tokens for part in COMPOUNDS.get(token, (token,))]
    held = _held_by_signs(tokens)
    if not narrow:
        held |= _held_by_phrases(tokens)
    starts = [place for place in range(len(tokens)) if place - 1 not in held]
    ends = [*starts[1:], len(tokens)]
    return ["".join(tokens[start:end]) for start, end in zip(starts, ends, strict=False)]


def _held_by_signs(tokens: list[str]) -> set[int]:
    """Gaps (named by the token before them) that punctuation closes."""
    held: set[int] = set()
    quote_open = False
    for place, token in enumerate(tokens):
        after_space = place > 0 and tokens[place - 1].isspace()
        quote_opens = token in _QUOTES and (after_space or not quote_open)
        opens = token in _OPENING or quote_opens
        closes = token[0] in _CLOSING or token in _DASHES or (token in _QUOTES and not quote_opens)
        quote_open = quote_opens or (quote_open and token not in _QUOTES)
        if closes and place and not after_space:
            held.add(place - 1)
        if after_space and place > 1 and token in _LEANING:
            held |= {place - 2, place - 1}
        if token in _DASHES and place == 0 and tokens[1:2] == [" "]:
            held |= {0, 1}
        if opens and place + 1 < len(tokens) and not tokens[place + 1].isspace():
            held.add(place)
    return held


def _held_by_phrases(tokens: list[str]) -> set[int]:
    held: set[int] = set()
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if (token in _PREFIXES and "ก" <= following[0] <= "ไ") or (token[-1] == "." and not following.isspace()):
            held.add(place)
        if following == " " and place + 2 < len(tokens) and _one_phrase(token, tokens[place + 2]):
            held |= {place, place + 1}
    return held


def _one_phrase(left: str, right: str) -> bool:
    if right[0].isdigit():
        return bool(_LEADS_NUMBER.fullmatch(left))
    return left[0].isdigit() and right in _UNITS
