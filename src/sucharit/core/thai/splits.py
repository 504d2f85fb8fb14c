"""Words that a scanner pulled apart: "ก ิ จ ก ร ร ม", "ตระ ห นั ก"."""

import re

from sucharit.core.thai.folding import clean

_TONE = "\u0e48-\u0e4b"
_THAI_ONLY = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
# A fragment is no word: a bare consonant (not ณ, which is one), a syllable with a short vowel and no end, or whatever
# ends open: in a leading vowel, in mai han-akat or sara uee, in a consonant that carries only a tone.
_BARE = re.compile("[ก-ฌญ-ฒด-ฮ]")
_SHORT_SYLLABLE = re.compile(f"[ก-ฮ][\u0e34\u0e36\u0e38][{_TONE}]?")
_OPEN = re.compile(f"(?:[เ-ไ]|[\u0e31\u0e37][{_TONE}]?|(?:^|[^เ-ไก-ฮ])[ก-ฮ][{_TONE}])$")
_SYLLABLE = re.compile("[เ-ไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?")
_BROKEN_WORD = re.compile("f(?:w?f)+")  # over the kinds of pieces, see `_kind`
_SUSPECT = re.compile(f"[เ-ไ\u0e31\u0e37{_TONE}] [ก-ฮเ-ไ]|(?<![^ \\t\\n])[ก-ฮ] [ก-ฮเ-ไ]")
_SHORT_WORDS = frozenset(
    re.findall(
        r"\S+",
        "และ ของ ใน ที่ การ ความ ให้ มี เป็น จะ ได้ แก่ กับ โดย ตาม ว่า ไม่ ต่อ จาก หรือ ทุก ด้าน ผู้ งาน คน ปี นี้ ซึ่ง อื่น รวม แห่ง "
        "ด้วย แต่ คือ ถึง ไป มา แล้ว ก็ ข้อ นาย นาง วัน เพื่อ กอง ฝ่าย ส่วน เรื่อง หมวด แบบ กลุ่ม",
    )
)


def join_split_words(text: str) -> str:
    """`clean`, with the pieces of words that were pulled apart by single spaces put together again.

    Only where neighbours cannot be words: single consonants, short syllables without an end, pieces that end open
    ("นั", "เ"). Whole words stay apart, and so do "ณ" and letters that count ("ก ข ค"). Tabs and lines part cells and
    are never crossed. Linear time.
    """
    text = clean(text)
    if not _SUSPECT.search(text):
        return text
    return clean("\n".join("\t".join(map(_join, line.split("\t"))) for line in text.split("\n")))


def _join(cell: str) -> str:
    pieces = cell.split(" ")
    kinds = "".join(map(_kind, pieces))
    joined = [True] + [
        kinds[i] != "-" and kinds[i - 1] == "f" and _is_open(pieces[i - 1]) for i in range(1, len(pieces))
    ]
    for run in _BROKEN_WORD.finditer(kinds):
        first, end = run.span()
        if _is_damage(run[0]) and not _letters_that_count(pieces[first:end], run[0]):
            joined[first + 1 : end] = [True] * (end - first - 1)
            joined[first] |= (
                first > 0 and kinds[first - 1] != "-" and _begins_the_word(pieces[first - 1], pieces[first])
            )
    return "".join(piece if join else " " + piece for piece, join in zip(pieces, joined, strict=True))


def _kind(piece: str) -> str:
    """ "f": a fragment, no word; "w": one syllable, a word or part of one; "t": other Thai; "-": anything else."""
    if not _THAI_ONLY.fullmatch(piece):
        return "-"
    if _BARE.fullmatch(piece) or _SHORT_SYLLABLE.fullmatch(piece) or _is_open(piece):
        return "f"
    return "w" if _SYLLABLE.fullmatch(piece) else "t"


def _is_open(piece: str) -> bool:
    return bool(_OPEN.search(piece, max(0, len(piece) - 4)))


def _is_damage(run: str) -> bool:
    return "ff" in run or run.count("f") > 2


def _begins_the_word(piece: str, first: str) -> bool:
    """ "ตระ" before "ห นั ก": a short piece before a bare consonant, unless it is a word itself."""
    return len(piece) <= 4 and piece not in _SHORT_WORDS and bool(_BARE.fullmatch(first))


def _letters_that_count(pieces: list[str], run: str) -> bool:
    letters = [piece for piece, kind in zip(pieces, run, strict=True) if kind == "f"]
    return letters[0] == "ก" and all(map(_BARE.fullmatch, letters)) and letters == sorted(set(letters))
