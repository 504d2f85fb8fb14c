"""Words that a scanner pulled apart: "ก ิ จ ก ร ร ม", "ตระ ห นั ก"."""

import re

from sucharit.core.thai.folding import clean

_TONE = "\u0e48-\u0e4b"
_THAI_ONLY = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
_BARE = re.compile("[ก-ฌญ-ฒด-ฮ]")  # not ณ, which is a word
_HEADLESS = "ะาำๅ"  # vowels that follow their consonant
# No Thai word ends in a leading vowel, in mai han-akat or sara uee, or in a consonant that carries only a tone.
_OPEN = re.compile(f"(?:[เ-ไ]|[\u0e31\u0e37][{_TONE}]?|(?:^|[^เ-ไก-ฮ])[ก-ฮ][{_TONE}])$")
_SHORT_SYLLABLE = re.compile(f"[ก-ฮ][\u0e34\u0e36\u0e38][{_TONE}]?")
_SUSPECT = re.compile(f"[เ-ไ\u0e31\u0e37{_TONE}] [ก-ฮเ-ไ]| [{_HEADLESS}]|(?<![^ \\t\\n])[ก-ฮ] [ก-ฮเ-ไ]")
_SHORT_WORDS = frozenset(
    re.findall(
        r"\S+",
        "และ ของ ใน ที่ การ ความ ให้ มี เป็น จะ ได้ แก่ กับ โดย ตาม ว่า ไม่ ต่อ จาก หรือ ทุก ด้าน ผู้ งาน คน ปี นี้ ซึ่ง อื่น รวม แห่ง "
        "ด้วย แต่ คือ ถึง ไป มา แล้ว ก็ ข้อ นาย นาง วัน เพื่อ กอง ฝ่าย ส่วน เรื่อง หมวด แบบ กลุ่ม",
    )
)


def join_split_words(text: str) -> str:
    """`clean`, with the pieces of words that were pulled apart by single spaces put together again.

    Only where neighbours cannot be words: single consonants, pieces that end open ("นั", "เ"), pieces that begin with
    a following vowel. Whole words stay apart, and so do "ณ" and letters that count ("ก ข ค"). Tabs and lines part cells
    and are never crossed. Linear time.
    """
    text = clean(text)
    if not _SUSPECT.search(text):
        return text
    return clean("\n".join("\t".join(map(_join, line.split("\t"))) for line in text.split("\n")))


def _join(cell: str) -> str:
    pieces = cell.split(" ")
    joined = [True] + [False] * (len(pieces) - 1)
    for first, last in _chains(pieces):
        if _letters_that_count(pieces[first : last + 1]):
            continue
        joined[first + 1 : last + 1] = [True] * (last - first)
        if first and _begins_the_word(pieces[first - 1], pieces[first]):
            joined[first] = True
    return "".join(piece if join else " " + piece for piece, join in zip(pieces, joined, strict=True))


def _chains(pieces: list[str]) -> list[tuple[int, int]]:
    """First and last place of every run of two or more pieces that belong to one word."""
    chains: list[tuple[int, int]] = []
    first = 0
    for place in range(1, len(pieces) + 1):
        if place < len(pieces) and _one_word(pieces[place - 1], pieces[place]):
            continue
        if place - first > 1:
            chains.append((first, place - 1))
        first = place
    return chains


def _one_word(left: str, right: str) -> bool:
    if not (_THAI_ONLY.fullmatch(left) and _THAI_ONLY.fullmatch(right)):
        return False
    if _OPEN.search(left, max(0, len(left) - 4)) or right[0] in _HEADLESS:
        return True
    return _is_fragment(left) and _is_fragment(right)


def _is_fragment(piece: str) -> bool:
    return bool(
        _BARE.fullmatch(piece)
        or _SHORT_SYLLABLE.fullmatch(piece)
        or piece[0] in _HEADLESS
        or _OPEN.search(piece, max(0, len(piece) - 4))
    )


def _begins_the_word(piece: str, chain_start: str) -> bool:
    """ "ตระ" before "ห นั ก": a short piece before a bare consonant, unless it is a word itself."""
    thai = bool(_THAI_ONLY.fullmatch(piece))
    return thai and len(piece) <= 4 and piece not in _SHORT_WORDS and bool(_BARE.fullmatch(chain_start))


def _letters_that_count(pieces: list[str]) -> bool:
    return pieces[0] == "ก" and all(map(_BARE.fullmatch, pieces)) and pieces == sorted(set(pieces))
