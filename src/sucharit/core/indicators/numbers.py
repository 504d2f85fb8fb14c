"""Numbers of a sentence with the words around them that say what they mean.

Works on text with Arabic digits and without spaces: OCR puts spaces anywhere ("ไม่น้อย กว่า ร้อยละ ๘๐").
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from sucharit.core.indicators.values import Comparison

_MOST_NUMBERS = 50  # no sentence has more; a page of digits is not searched to its end

_UNIT_WORDS = """คะแนน ครั้ง ช่องทาง ฉบับ คน ราย ท่าน ชุด เรื่อง เล่ม มาตรการ โครงการ กิจกรรม แผนงาน ระบบ ประเด็น หมู่บ้าน ชุมชน แห่ง
เครือข่าย ภารกิจ คำขวัญ หน่วยงาน กอง สำนัก ส่วนราชการ หลักสูตร รุ่น วันทำการ วัน ชั่วโมง นาที เดือน ปี สัปดาห์ บาท ล้านบาท รายการ ข้อ ด้าน
กระบวนการ กระบวนงาน งาน บริการ เว็บไซต์ ป้าย แผ่น คู่มือ คำสั่ง ประกาศ ศูนย์ กลุ่ม คณะ ครัวเรือน องค์กร ตัวชี้วัด ขั้นตอน เวที สื่อ โรงเรียน
ตำแหน่ง ผลงาน นวัตกรรม ชิ้น ใบ เครื่อง คดี ระดับ รอบ ไตรมาส ตอน แบบ จุด ช่อง หัวข้อ แนวทาง องค์ความรู้ ข้อตกลง รูปแบบ ข้อร้องเรียน
เรื่องร้องเรียน บัญชี ทะเบียน เครือข่ายภาคประชาชน สมัย ประเภท ชนิด เบาะแส หมู่ ตำบล คู่ ทีม มิติ"""
_PERIOD = "ปีงบประมาณ|ปี|เดือน|ไตรมาส|สัปดาห์|วัน|ภาคเรียน|สมัย|รอบ"

TIME_UNITS = frozenset({"วันทำการ", "วัน", "ชั่วโมง", "นาที", "สัปดาห์", "เดือน", "ปี"})

_COMPARISONS = {
    Comparison.AT_LEAST: "ไม่น้อยกว่า ไม่ต่ำกว่า ไม่ตำกว่า อย่างน้อย อย่างต่ำ ตั้งแต่ ขั้นต่ำ ไม่น้อยไปกว่า",
    Comparison.AT_MOST: "ไม่เกินกว่า ไม่เกิน ไม่มากกว่า ไม่สูงกว่า เหลือ",
    Comparison.MORE_THAN: "มากกว่า เกินกว่า สูงกว่า เกิน",
    Comparison.LESS_THAN: "น้อยกว่า ต่ำกว่า",
    Comparison.EXACTLY: "เท่ากับ",
}
_COMPARISON_OF = {word: comparison for comparison, words in _COMPARISONS.items() for word in words.split()}
_AFTERWARDS = {
    "ขึ้นไป": Comparison.AT_LEAST,
    "เป็นอย่างน้อย": Comparison.AT_LEAST,
    "เป็นอย่างต่ำ": Comparison.AT_LEAST,
    "หรือมากกว่า": Comparison.AT_LEAST,
    "ลงมา": Comparison.AT_MOST,
    "ลงไป": Comparison.AT_MOST,
    "หรือน้อยกว่า": Comparison.AT_MOST,
}


def _either(words: Iterable[str]) -> str:
    """An alternation with the longest word first, so that no word hides another."""
    return "|".join(sorted(words, key=len, reverse=True))


_UNIT = _either(_UNIT_WORDS.split())
_NUMBER = r"[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?"
NUMBER = re.compile(rf"({_NUMBER})(?:[-–]({_NUMBER}))?")
_PERIODS = tuple(_PERIOD.split("|"))
_FILLING = "ร้อยละ จำนวน เป็น คิด รวม ทั้ง ระดับ คะแนน อย่าง อัตรา เต็ม จาก ทุก : ( ="
_WORDS_BEFORE = (*_COMPARISON_OF, *_FILLING.split(), *(f"{period}ละ" for period in _PERIODS))
# Read backwards from the number: a pattern that only ends at a place would be tried at every place before it.
# "ใน" may stand there too ("ใน 5 ประเด็น"), but not that of "ภายใน".
_BEFORE = re.compile(f"(?:{_either(re.escape(word[::-1]) for word in _WORDS_BEFORE)}|นใ(?!ยาภ))+")
_WORD_BEFORE = re.compile(
    rf"(?P<comparison>{_either(_COMPARISON_OF)})|(?P<percent>ร้อยละ)|(?P<each>(?:{_PERIOD})ละ)"
    "|(?P<counted>จำนวน)|(?P<within>ใน|ทั้ง|รวม)|(?P<level>ระดับ)|(?P<score>คะแนน)|(?P<full>เต็ม|จาก)|(?P<every>ทุก)"
)
_AFTER = re.compile(
    rf"(?P<percent>%|เปอร์เซ็นต์|เปอร์เซนต์)?(?P<unit>{_UNIT})?"
    rf"(?:(?:ต่อ|/|ใน(?:แต่ละ|รอบ|1))(?P<per>{_PERIOD}))?(?P<after>{_either(_AFTERWARDS)})?"
)
# A word of time only: "ควบคุมภายในร้อยละ 80" is internal control.
_WITHIN = re.compile("(?:ภายใน|ในเวลา)(?:ระยะเวลา|เวลา|กำหนด|ระยะ)*$")
# After these a number names a thing and counts nothing; after the bare ones only where it has no unit or comparison.
_NAMES = ("ที่", "ข้อ", "มาตรา", "หมวด", "เลข", "โทร", "โทร.", "หมู่", ".", "/")
_NAMES_BARE = ("ปี", "ปีงบประมาณ", "พ.ศ.", "พ.ศ", "ค.ศ.", "พุทธศักราช", "ส่วน", "เฟส", "ระยะ", "ว")
_NOT_NAMES = ("พื้นที่", "หน้าที่", "สถานที่", "ทุกที่")
_SMALL_NUMBERS = "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ"
_WORDS_OF_NUMBERS = {word: number for number, word in enumerate(_SMALL_NUMBERS.split(), 1)}
_SPELLED = re.compile(rf"({'|'.join(_WORDS_OF_NUMBERS)})({_UNIT})(?:(?:ต่อ|/)({_PERIOD}))?")


class Number(NamedTuple):
    """One number: `start` and `end` span it and the words that belong to it."""

    value: Decimal
    start: int
    end: int
    percent: bool = False
    unit: str | None = None
    comparison: Comparison | None = None
    counted: bool = False  # จำนวน stands before it
    level: bool = False
    score: bool = False
    full: bool = False  # a full mark (เต็ม 100, จาก 100)
    period: str | None = None
    every: bool = False  # ทุก 6 เดือน

    @property
    def weight(self) -> int:
        """How likely this number is the threshold: the comparison word decides, then the unit."""
        if (
            self.full
            or self.every
            or not (self.percent or self.unit or self.comparison or self.counted or self.score or self.level)
        ):
            return 0
        time = self.unit in TIME_UNITS and not self.percent
        known = self.percent or self.score or self.level or (self.unit is not None and not time)
        compared = 3 if time else 4  # "แก้ไขภายใน 15 วัน ร้อยละ 90" is a share, of those solved in time
        return compared * bool(self.comparison) + 2 * self.percent + 2 * known + self.counted + bool(self.period)


def numbers(text: str) -> Iterator[Number]:
    """The numbers of `text`, without years, item marks and numbers that only name a thing."""
    for match in islice(NUMBER.finditer(text), _MOST_NUMBERS):
        number = _number(text, match)
        if number is not None:
            yield number


def spelled(text: str) -> Iterator[Number]:
    """Numbers in words before a unit: "ปีละสองครั้ง"."""
    if not any(map(text.__contains__, _WORDS_OF_NUMBERS)):
        return
    for match in islice(_SPELLED.finditer(text), _MOST_NUMBERS):
        start, end = match.span()
        first, found = _words_before(text, start)
        comparison = _comparison(text, match, found, match[2])
        period = _each(found) or match[3]
        yield Number(Decimal(_WORDS_OF_NUMBERS[match[1]]), first, end, False, match[2], comparison, period=period)


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    first, found = _words_before(text, start)
    after = _AFTER.match(text, end)
    assert after is not None  # noqa: S101 - every part of the pattern may be empty
    percent, unit, per, afterwards = after.groups()
    number = Number(
        value=Decimal(match[1].replace(",", "")),
        start=first,
        end=after.end(),
        percent="percent" in found or percent is not None,
        unit=unit,
        comparison=_comparison(text, match, found, unit, afterwards),
        period=_each(found) or per,
        **_flags(found),
    )
    return None if _is_year(match, number) or _is_name(text, match, number) else number


def _words_before(text: str, start: int) -> tuple[int, dict[str, str]]:
    """Where the words that belong to the number begin, and those that say something, by kind."""
    before = _BEFORE.match(text[max(0, start - 60) : start][::-1])
    if before is None:
        return start, {}
    words = before[0][::-1]
    return start - len(words), {match.lastgroup or "": match[0] for match in _WORD_BEFORE.finditer(words)}


def _each(found: dict[str, str]) -> str | None:
    """ "ปีละ" is once a year, or as often as the number says."""
    return found["each"].removesuffix("ละ") if "each" in found else None


def _flags(found: dict[str, str]) -> dict[str, bool]:
    if not found:
        return {}
    every = "every" in found
    return {
        "counted": "counted" in found or "within" in found,
        "level": "level" in found,
        "score": "score" in found,
        "full": "full" in found and "comparison" not in found and "percent" not in found,
        "every": every,
    }


def _comparison(
    text: str, match: re.Match[str], found: dict[str, str], unit: str | None, afterwards: str | None = None
) -> Comparison | None:
    """The comparison before the number, after it, that of a range, or that of a time ("ภายใน 15 วัน")."""
    if word := found.get("comparison"):
        return _COMPARISON_OF[word]
    if afterwards:
        return _AFTERWARDS[afterwards]
    if match[2] and match.re is NUMBER and not _looks_like_a_year(match[1]):
        return Comparison.AT_LEAST  # "60-80": the lower end is what must be reached
    start = match.start()
    if unit in TIME_UNITS and _WITHIN.search(text, max(0, start - 30), start):
        return Comparison.AT_MOST
    return None


_COUNTED_IN_THOUSANDS = frozenset({"บาท", "คน", "ราย", "ครัวเรือน"})


def _is_year(match: re.Match[str], number: Number) -> bool:
    """2566 is a year unless a unit of large numbers or a comparison says otherwise; commas never stand in years."""
    if not _looks_like_a_year(match[1]):
        return False
    return number.unit not in _COUNTED_IN_THOUSANDS and not number.percent and number.comparison is None


def _looks_like_a_year(digits: str) -> bool:
    return len(digits) == 4 and "2400" <= digits <= "2699"


def _is_name(text: str, match: re.Match[str], number: Number) -> bool:
    """An item mark ("2)", "2.", "9.1" where the text begins), or a number that names ("มาตรา 9", "O26")."""
    start, end = match.span()
    if text[number.start : start] not in ("", "("):
        return False
    if text[end : end + 1] in (")", "."):
        return True
    if text.endswith(_NAMES, 0, start) and not text.endswith(_NOT_NAMES, 0, start):
        return True
    bare = not (number.unit or number.percent or number.comparison)
    if start == 0:
        return bare or "." in match[1]
    return bare and (text.endswith(_NAMES_BARE, 0, start) or text[start - 1 : start].isascii())
