"""Thai dictionary order as a string key, for `sorted(key=sort_key)` or a stored column compared byte by byte."""

import re

from sucharit.core.thai.digits import arabic_digits
from sucharit.core.thai.folding import clean

# The Royal Institute's order: consonants first, so a vowel written before its consonant moves behind it; tones and
# other signs count only between words that are otherwise equal.
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SIGNS = re.compile("[\u0e47-\u0e4e]")
_SPACE = re.compile(r"\s+")
_SILENT = re.compile("[^\\w \u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|_|ๆ|ฯ")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_NUMBER = re.compile("[0-9]+")
_STEP = "\x01"


def sort_key(text: str) -> str:
    """A key such that keys in plain string order put `text` in Thai dictionary order.

    Spaces first, numbers by value (Thai and Arabic digits alike; "1.9" before "1.10"), Latin letters, Thai letters.
    Punctuation is silent. Words that differ only in tones or signs follow each other; the last word is the spelling.
    """
    regular = arabic_digits(clean(text))
    spoken = _SILENT.sub("", _THOUSANDS.sub("", regular).replace(".", _STEP).replace(_STEP, " "))
    spoken = _SPACE.sub(" ", spoken).strip().lower()
    base = _LEADING_VOWEL.sub(r"\2\1", _SIGNS.sub("", spoken))
    signs = _LEADING_VOWEL.sub(r"\2\1", spoken)
    return _STEP.join((_NUMBER.sub(_by_value, base), signs, regular))


def _by_value(match: re.Match[str]) -> str:
    """A number led by its length, so that 9 comes before 10; lengths of nine and more spell themselves out."""
    digits = match[0].lstrip("0") or "0"
    return f"{len(digits)}{digits}" if len(digits) < 9 else f"9{len(digits):08d}{digits}"
