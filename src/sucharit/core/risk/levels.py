"""Level words in their order."""

import re
from enum import IntEnum

from sucharit.core.thai import fold


class Level(IntEnum):
    """A level of risk; levels compare by severity. Most plans use the upper four."""

    VERY_LOW = 1
    LOW = 2
    MEDIUM = 3
    HIGH = 4
    VERY_HIGH = 5

    @property
    def thai(self) -> str:
        """The usual word: ต่ำมาก, ต่ำ, ปานกลาง, สูง, สูงมาก."""
        return _WORDS[self][0]


# The first word is the one we print; the others are read. น้อย..มากที่สุด is the five-step wording of the same order.
_WORDS = {
    Level.VERY_LOW: ("ต่ำมาก", "น้อยมาก", "น้อยที่สุด", "ต่ำที่สุด", "very low"),
    Level.LOW: ("ต่ำ", "น้อย", "low", "L"),
    Level.MEDIUM: ("ปานกลาง", "กลาง", "medium", "moderate", "M"),
    Level.HIGH: ("สูง", "มาก", "high", "H"),
    Level.VERY_HIGH: ("สูงมาก", "มากที่สุด", "สูงที่สุด", "very high", "extreme", "E"),
}
_LEVEL_OF = {fold(word): level for level, words in _WORDS.items() for word in words}
_AROUND = re.compile(r"^(?:มี|เป็น|ระดับ|ความ|เสี่ยง|ใน|risk|level)+|[0-9]+$")


def read_level(text: str) -> Level | None:
    """The level that a cell or a phrase such as "ความเสี่ยงระดับสูง (16)" names, None for any other word."""
    if len(text) > 60:
        return None
    folded = fold(text)
    return _LEVEL_OF.get(folded) or _LEVEL_OF.get(_AROUND.sub("", folded))
