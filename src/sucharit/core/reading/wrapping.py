"""Spaces that a narrow cell left inside words: "ความพึง พอใจ".

A space in Thai may also part two phrases, so one is taken out only on evidence: the same letters stand together,
without it, elsewhere in the document.
"""

import re
from collections.abc import Iterable

from sucharit.core.thai import join_split_words

_SPREAD = re.compile(r"(?<![^ ])(?:[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]{0,3} ){3,}[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]{0,3}(?![^ ])")
_GAP = re.compile(r"(?<=[ก-ฮะ-ฺเ-๎]) (?=[ก-ฮเ-ไ])")

REACH = 4  # letters on each side that must be found together
LONGEST_EVIDENCE = 200_000


class Unwrapper:
    """Closes gaps inside words by the evidence of one document. Long documents give their first part as evidence.

    Four and more single letters in a row, each with its marks, are one word spread out; that needs no evidence.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._evidence = "\n".join(texts)[:LONGEST_EVIDENCE]
        self._known: dict[str, bool] = {}

    def __call__(self, text: str) -> str:
        text = _SPREAD.sub(lambda spread: spread[0].replace(" ", ""), join_split_words(text))
        return _GAP.sub(self._closed, text) if " " in text else text

    def _closed(self, gap: re.Match[str]) -> str:
        text, at = gap.string, gap.start()
        left, right = text[max(0, at - REACH) : at], text[at + 1 : at + 1 + REACH]
        if " " in left or " " in right or len(left) < REACH or len(right) < 3:
            return " "
        together = left + right
        if together not in self._known:
            self._known[together] = together in self._evidence
        return "" if self._known[together] else " "
