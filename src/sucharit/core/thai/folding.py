"""Thai text made regular: `clean` for what people read, `fold` for what machines compare.

The damage handled here is that of documents, not of authors: glyph codes of old Word fonts, decomposed sara am, marks
typed or extracted in the wrong order, zero-width and control characters. Words are never corrected.
"""

import re
import unicodedata
from functools import lru_cache

from sucharit.core.thai.digits import arabic_digits

# Marks sit on a consonant; following vowels stand after it. In Thai no mark may follow a following vowel.
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_FOLLOWING = "\u0e30\u0e32\u0e33\u0e45"
_NIKHAHIT, _SARA_AA, _SARA_AM = "\u0e4d", "\u0e32", "\u0e33"

# Shifted glyphs of Thai fonts before OpenType, as Windows and the Macintosh numbered them (HarfBuzz hb-ot-shaper-thai).
_WINDOWS = "ฐ\u0e34\u0e35\u0e36\u0e37" + "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" * 2 + "ญ\u0e31\u0e4d\u0e47"
_WINDOWS += "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
_MACINTOSH = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47" + "".join(mark * 3 for mark in "\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_MACINTOSH += "\u0e4dญ\u0e38\u0e39\u0e3aฐ"

_STRANGERS: dict[int, str | None] = {
    **dict.fromkeys([*range(0x09), 0x0E, 0x0F, *range(0x10, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD]),
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]),
    **dict.fromkeys([0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029], "\n"),
    **dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **{0xF700 + place: letter for place, letter in enumerate(_WINDOWS)},
    **{0xF884 + place: letter for place, letter in enumerate(_MACINTOSH)},
}
_STRANGER = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\uf700-\uf71a\uf884-\uf89e\ufeff]"
)

# Looks that between them see every run that `_regular` would change, and hardly any other.
_LATE_MARK = re.compile(f"[ \u0e48-\u0e4e{_FOLLOWING}][{_MARKS}]")
_LATE_VOWEL = re.compile(f"[ \u0e33][{_FOLLOWING}]")
_TWO_VOWELS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47][\u0e31\u0e34-\u0e3a\u0e47]")
_DOUBLED_FOLLOWING = re.compile(f"([{_FOLLOWING}])\\1")
_GAP = re.compile(f"(?<=[\u0e01-\u0e4e]) +(?=[{_MARKS}{_FOLLOWING}])")
_V = f"[{_MARKS}{_FOLLOWING}]"
_DISORDER = f"[\u0e48-\u0e4e{_FOLLOWING}][{_MARKS}]|[\u0e31\u0e34-\u0e3a\u0e47]{{2}}|\u0e33\u0e33|\u0e4d"
_RUN = re.compile(f"(?<!{_V}){_V}*?(?:{_DISORDER}){_V}*")
_RUN_FOLDED = re.compile(f"(?<!{_V}){_V}*?(?:{_DISORDER}|([{_FOLLOWING}])\\1){_V}*")
_NOT_COMPARED = re.compile(f"(?:[^\\w{_MARKS}]|[_ฯ])+")

_RANK = {
    "\u0e3a": 0,
    **dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47", 1),
    **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 2),
    **dict.fromkeys("\u0e4c\u0e4d\u0e4e", 3),
}


def clean(text: str) -> str:
    """The same words, digits and spaces in regular code points.

    NFC; sara am in one piece and after its tone; "เเ" as "แ"; glyph codes of old fonts as letters; marks in the order
    vowel, tone, killer, before any vowel that follows the consonant, none doubled, no space before either; control and
    zero-width characters and lone surrogates gone; every kind of space a plain one; separators of lines and pages as
    "\\n". Tabs and lines stay. Idempotent, linear time: 30-40 M characters a second on clean text, 13 M on damaged.
    """
    if _STRANGER.search(text):
        text = _STRANGER.sub(lambda match: _STRANGERS.get(ord(match[0])) or "", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _disordered(text):
        text = _ordered(text)
        if not unicodedata.is_normalized("NFC", text):  # accents of another script among Thai marks: rubbish
            text = _ordered("".join(char for char in text if _is_thai(char) or not unicodedata.combining(char)))
    if "เเ" in text:
        text = text.replace("เเ", "แ")
    return text


def fold(text: str) -> str:
    """What two spellings of the same words have in common, for comparison only; never show it.

    As `clean`, with Arabic digits and small Latin letters, without spaces, quotes, dashes, punctuation, symbols, "ฯ";
    doubled following vowels once and "ๅ" as "า". Idempotent, linear time: 8-11 M characters a second.
    """
    if text.isascii():
        return _NOT_COMPARED.sub("", text.lower())
    if _STRANGER.search(text):
        text = _STRANGER.sub(lambda match: _STRANGERS.get(ord(match[0])) or "", text)
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    text = unicodedata.normalize("NFC", _NOT_COMPARED.sub("", text)).replace("ๅ", _SARA_AA)
    if _DOUBLED_FOLLOWING.search(text) or _disordered(text):
        text = _RUN_FOLDED.sub(_folded_run, text)
    return arabic_digits(text.replace("เเ", "แ"))


def _ordered(text: str) -> str:
    return _RUN.sub(_regular_run, _GAP.sub("", text))


def _is_thai(char: str) -> bool:
    return "\u0e00" <= char <= "\u0e7f"


def _disordered(text: str) -> bool:
    return bool(_NIKHAHIT in text or _LATE_MARK.search(text) or _TWO_VOWELS.search(text) or _LATE_VOWEL.search(text))


def _regular_run(match: re.Match[str]) -> str:
    run = match[0]
    return _regular(run) if len(run) <= 8 else _regular.__wrapped__(run)


def _folded_run(match: re.Match[str]) -> str:
    return _once_each(_regular_run(match), "ะาำ")


@lru_cache(maxsize=4096)
def _regular(run: str) -> str:
    """One run of marks and following vowels in the order a careful typist gives it."""
    marks = sorted((char for char in run if char in _RANK), key=_RANK.__getitem__)
    after = "".join(char for char in run if char not in _RANK)
    if _NIKHAHIT in marks and after[:1] in (_SARA_AA, _SARA_AM):
        marks = [mark for mark in marks if mark != _NIKHAHIT]
        after = _SARA_AM + after[1:]
    return _once_each("".join(marks), "".join(_RANK)) + _once_each(after, _SARA_AM)


def _once_each(text: str, letters: str) -> str:
    kept = [char for place, char in enumerate(text) if char not in letters or text[place - 1 : place] != char]
    return "".join(kept)
