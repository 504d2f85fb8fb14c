"""How often, and within how many days, as the sentences of plans say it: "ทุกเดือน", "รอบ 6 และ 12 เดือน", "ภายใน 15 วัน".

What is not said is not guessed: "ปีละ 3 ครั้ง" names no days on which it is due, and "รอบ 6 เดือน" alone may be one report
or two; the first is nothing here, the second is found as unsure.
"""

import re

from msgspec import Struct

from sucharit.core.fiscal.days import MOST_DAYS, Cadence
from sucharit.core.thai import arabic_digits, clean

_LONGEST = 20_000
_ONE, _TWO, _FOUR = r"(?:1|หนึ่ง)", r"(?:2|สอง)", r"(?:4|สี่)"
_TIMES = r" ?(?:ครั้ง|หน|รุ่น|ฉบับ)"
_OFTEN = r"(?:ทุก|ราย|เป็นราย|ประจำทุก)"
_AND = r" ?(?:,|และ(?:รอบ)?|กับ|/) ?(?:รอบ)? ?"
_NO_MORE = r"(?![0-9])"

#: name of the cadence, words that say it surely; the longest match at a place wins over shorter ones that it covers
_SURE: tuple[tuple[Cadence, str], ...] = (
    (Cadence.ROUNDS_WITH_NINE, rf"(?:รอบ|ทุก)? ?6 ?(?:เดือน)?{_AND}9 ?(?:เดือน)?{_AND}12 ?เดือน"),
    (Cadence.ROUNDS, rf"(?:รอบ|ทุก)? ?6 ?(?:เดือน)?{_AND}12 ?เดือน"),
    (Cadence.WEEKLY, rf"{_OFTEN} ?(?:1 ?)?สัปดาห์|สัปดาห์ละ ?{_ONE}?{_TIMES}|ทุกวัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์)"),
    (Cadence.MONTHLY, rf"{_OFTEN} ?(?:สิ้น ?)?(?:1 ?)?เดือน|เดือนละ ?{_ONE}?{_TIMES}|ปีละ ?12{_TIMES}"),
    (Cadence.QUARTERLY, rf"{_OFTEN} ?(?:สิ้น ?)?ไตรมาส(?! ?ที่)|ไตรมาสละ ?{_ONE}?{_TIMES}|{_OFTEN} ?3 ?เดือน"),
    (Cadence.QUARTERLY, rf"ปีละ ?{_FOUR}{_TIMES}|รอบ ?3 ?เดือน"),
    (Cadence.HALF_YEARLY, rf"{_OFTEN} ?6 ?เดือน|{_OFTEN} ?ครึ่งปี|ปีละ ?{_TWO}{_TIMES}|{_TWO}{_TIMES}ต่อปี"),
    (
        Cadence.YEARLY,
        rf"{_OFTEN} ?(?:สิ้น ?)?ปี(?:งบประมาณ)?(?! ?(?:พ\.|ที่|[0-9]))|ปีละ ?{_ONE}{_TIMES}|{_ONE}{_TIMES}ต่อปี"
        rf"|{_OFTEN} ?12 ?เดือน",
    ),
)  # fmt: skip
#: words that may mean it: an officer decides
_UNSURE: tuple[tuple[Cadence, str], ...] = (
    (Cadence.ROUNDS, rf"รอบ ?6 ?เดือน(?!{_AND}(?:9|12))"),
    (Cadence.YEARLY, r"รายงาน[^\n]{0,60}?ประจำปี(?:งบประมาณ)?(?! ?รอบ)"),
)
_NAMES = tuple(
    (cadence, True, re.compile(f"(?<![0-9]){words}{_NO_MORE}" if words[0] != "(" else words + _NO_MORE))
    for cadence, words in _SURE
) + tuple((cadence, False, re.compile(words + _NO_MORE)) for cadence, words in _UNSURE)

_TERM = re.compile(
    r"(?:ภายใน|ไม่เกิน|ไม่ช้ากว่า)(?:ระยะเวลา|กำหนด|เวลา|กำหนดเวลา)? ?"
    r"(?P<days>[0-9]{1,4}|เจ็ด|สิบห้า|สามสิบ|หกสิบ|เก้าสิบ) ?วัน(?P<working>ทำการ)?"
)
_SPELLED = {"เจ็ด": 7, "สิบห้า": 15, "สามสิบ": 30, "หกสิบ": 60, "เก้าสิบ": 90}


class StatedCadence(Struct, frozen=True):
    """A cadence that a text states in these `words`; not `sure` where the words may mean something else."""

    cadence: Cadence
    words: str
    sure: bool = True


class StatedTerm(Struct, frozen=True):
    """A term of days after some event. `working` is True where the text says วันทำการ, None where it does not say."""

    days: int
    words: str
    working: bool | None = None


def read_cadence(text: str) -> Cadence | None:
    """The one cadence that the text states surely; None where it states none, several, or something unclear."""
    stated = {one.cadence for one in find_cadences(text) if one.sure}
    return stated.pop() if len(stated) == 1 else None


def find_cadences(text: str) -> tuple[StatedCadence, ...]:
    """Every cadence that the text states, each once, in order; unsure ones only where no sure one stands beside."""
    plain = _plain(text)
    found = sorted(_matches(plain), key=lambda one: (one[0], -one[1]))
    kept: dict[Cadence, StatedCadence] = {}
    end = -1
    for start, stop, stated in found:
        if start >= end:
            kept.setdefault(stated.cadence, stated)
            end = stop
    sure = tuple(one for one in kept.values() if one.sure)
    return sure or tuple(kept.values())


def find_terms(text: str) -> tuple[StatedTerm, ...]:
    """Every term of days that the text states ("ภายใน 15 วัน"), each once, in order."""
    told: dict[tuple[int, bool | None], StatedTerm] = {}
    for match in _TERM.finditer(_plain(text)):
        days = _SPELLED.get(match["days"]) or int(match["days"])
        working = True if match["working"] else None
        if 0 < days <= MOST_DAYS:
            told.setdefault((days, working), StatedTerm(days, match[0], working))
    return tuple(told.values())


def _plain(text: str) -> str:
    return " ".join(arabic_digits(clean(text[:_LONGEST])).split())


def _matches(plain: str) -> list[tuple[int, int, StatedCadence]]:
    return [
        (match.start(), match.end(), StatedCadence(cadence, match[0].strip(), sure))
        for cadence, sure, pattern in _NAMES
        for match in pattern.finditer(plain)
    ]
