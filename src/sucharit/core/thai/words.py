"""Thai words, for breaking lines in print. The one place that knows PyThaiNLP, and only when first asked."""

import re
from functools import cache

# Compounds that a line break must not open, and where newmm errs ("โครง|การอบรม").
_COMPOUNDS = ("โครงการ", "มาตรการ", "กิจกรรม", "งบประมาณ", "ปีงบประมาณ", "ประมวลจริยธรรม", "องค์การบริหารส่วนตำบล")
_MARKS = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"


@cache
def _newmm() -> "object":
    from pythainlp.tokenize import word_tokenize

    return word_tokenize


@cache
def _compounds() -> re.Pattern[str]:
    longest_first = sorted(_COMPOUNDS, key=len, reverse=True)
    return re.compile(f"(?<![เ-ไ])({'|'.join(longest_first)})(?![{_MARKS}])")


def words(text: str) -> list[str]:
    """The words of `text` in order, spaces and punctuation included: joined they are the text again."""
    tokenize = _newmm()
    found: list[str] = []
    for place, part in enumerate(_compounds().split(text)):
        if place % 2:
            found.append(part)
        elif part:
            found.extend(tokenize(part, engine="newmm", keep_whitespace=True))  # type: ignore[operator]
    return found
