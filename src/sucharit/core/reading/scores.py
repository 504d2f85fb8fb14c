"""Scores of the ITA as reports print them: 0 to 100 with up to two places."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

_SCORE = re.compile(r"(?<![\d.,/])(?P<whole>[\doO]{1,3})(?:\s?[.,]\s?(?P<part>[\doO]{1,2}))?(?![\d/])")
_UNIT = re.compile(r"\s*(?:คะแนน|%|เปอร์เซ็นต์|[)）]|$)")
_FULL_MARKS = re.compile(r"(?:เต็ม|จาก|เกณฑ์|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|เป้าหมาย|ข้อ|ปี|พ\.ศ\.|ที่|O|o)\s?[:：]?\s*$")
_OVERALL = re.compile(
    r"(?:ภาพรวม|คะแนนรวม|คะแนนเฉลี่ย(?:รวม)?|รวมทุกตัวชี้วัด|รวมทั้งสิ้น|ผลการประเมิน\s?(?:คุณธรรม|ITA|\(ITA)|ด้วยคะแนน|ได้คะแนน|ผลคะแนน|ค่าคะแนน)"
)
_TARGET_AFTER = re.compile(r"\s*คะแนน\s?(?:ขึ้นไป|เป็นต้นไป)")


class Score(Struct, frozen=True):
    """A score with its print; `mended` where letters stood for digits, value None where it cannot be a score."""

    value: Decimal | None
    printed: str
    mended: bool = False


def find_score(text: str) -> Score | None:
    """The score that a heading or a short line states, or None. "คะแนนเต็ม 100" is no score."""
    if "คะแนน" not in text and "%" not in text and "ร้อยละ" not in text and "(" not in text:
        return None
    return next(_scores_in(text), None)


def find_overall_score(texts: Iterable[str]) -> Score | None:
    """The overall score: the first that stands behind "ภาพรวม", "ผลการประเมิน ITA", "ด้วยคะแนน" and the like."""
    for text in texts:
        for opening in _OVERALL.finditer(text):
            stretch = text[opening.start() : opening.end() + 160]
            decimal = [score for score in _scores_in(stretch) if "." in score.printed or "," in score.printed]
            if found := next(iter(decimal or _scores_in(stretch)), None):
                return found
    return None


def _scores_in(text: str) -> Iterator[Score]:
    return (score for match in _SCORE.finditer(text) if (score := _score(text, match)) is not None)


def _score(text: str, match: re.Match[str]) -> Score | None:
    before = text[max(0, match.start() - 24) : match.start()]
    if not re.search(r"\d", match[0]) or _FULL_MARKS.search(before) or _TARGET_AFTER.match(text, match.end()):
        return None
    has_unit = _UNIT.match(text, match.end()) is not None
    if not has_unit and (match["part"] is None or "คะแนน" not in text):
        return None
    return read_score(match)


def read_score(match: re.Match[str]) -> Score:
    digits = ".".join(part for part in (match["whole"], match["part"]) if part)
    regular = digits.replace("o", "0").replace("O", "0")
    value = Decimal(regular)
    return Score(value if value <= 100 else None, match[0].strip(), mended=regular != digits)
