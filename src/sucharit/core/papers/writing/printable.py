"""Text made fit for a page: no control characters, the wanted digits, nothing that a font or file format chokes on."""

import re
import unicodedata
from functools import lru_cache

from sucharit.core.papers.paper import Digits
from sucharit.core.thai import arabic_digits, thai_digits

MISSING_GLYPH = "□"
# Beyond Sarabun, these are drawn with Typst's own DejaVu Sans Mono (tried one by one).
SYMBOLS = "☐☑☒✓✔✗✘→←↑↓■□▪▫●○◆◇★☆▲▼≈∞√"
# Direction overrides and isolates can make a page read otherwise than its text: they never reach one.
_INVISIBLE = re.compile(
    "[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_FOREIGN_WORD = re.compile(r"[^\s\u0e00-\u0e7f]*[A-Za-z][^\s\u0e00-\u0e7f]*")
_LATIN = re.compile("[A-Za-z]")
_BLANKS = re.compile(r"[^\S\n]+")


def printable(text: str, digits: Digits) -> str:
    """Clean text in the wanted digits. Newlines stay; digits inside Latin words (addresses, codes) stay Arabic."""
    return _in_digits(clean(text), digits)


def clean(text: str) -> str:
    """Text without control characters, direction marks and broken surrogates; blanks folded."""
    if not text.isprintable():
        text = _CONTROL.sub(" ", _INVISIBLE.sub("", text.replace("\r\n", "\n")))
        text = text.encode("utf-8", "replace").decode()
    return _BLANKS.sub(" ", text).strip()


def has_words(text: str) -> bool:
    """Is there anything to see? Outlines refuse a heading that is blank."""
    return bool(clean(text))


def _in_digits(text: str, digits: Digits) -> str:
    if digits == "arabic":
        return arabic_digits(text)
    turned = thai_digits(text)
    # most texts have no digit, many no letter beside them
    if turned == text or not _LATIN.search(text):
        return turned
    kept = iter(_FOREIGN_WORD.findall(text))
    return "".join(thai_digits(part) + next(kept, "") for part in _FOREIGN_WORD.split(text))


@lru_cache(maxsize=1)
def _advances() -> dict[str, float]:
    """How far every character moves the pen, in em; marks above and below do not."""
    from fontTools.ttLib import TTFont

    from sucharit.core.papers.fonts import made

    with TTFont(made("Regular"), lazy=True) as face:
        em, widths = face["head"].unitsPerEm, face["hmtx"]
        return {chr(code): widths[name][0] / em for code, name in face.getBestCmap().items()}


def breadth(text: str) -> float:
    """How broad the text is on one line, in em of the regular weight."""
    advances = _advances()
    return sum(advances.get(character, 0.5) for character in text)


@lru_cache(maxsize=1)
def drawn_characters() -> frozenset[str]:
    """Every character that has a glyph in print."""
    return frozenset(_advances()) | frozenset(SYMBOLS + "\n ")


def drawable(text: str) -> str:
    """The text with every character that no font here can draw replaced: by its plain form, else by an empty box."""
    drawn = drawn_characters()
    if drawn.issuperset(text):
        return text
    return "".join(_drawn(character, drawn) for character in text)


def _drawn(character: str, drawn: frozenset[str]) -> str:
    if character in drawn:
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain and drawn.issuperset(plain) else MISSING_GLYPH
