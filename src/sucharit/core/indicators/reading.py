"""A result sentence read as a measure."""

import re
from decimal import Decimal
from itertools import zip_longest

import msgspec

from sucharit.core.indicators.instruments import instruments_of, subject_of, what_is_said_of_the_instrument
from sucharit.core.indicators.numbers import TIME_UNITS, Number, numbers, spelled
from sucharit.core.indicators.shares import denominator_of
from sucharit.core.indicators.values import Comparison, Direction, Measure, MeasureKind, Quantity
from sucharit.core.thai import arabic_digits, clean

_LONGEST = 20_000  # characters; the rest of a longer text is no sentence

_CHANGES = {
    Comparison.DECREASE: "ลดลง|ลดน้อยลง|น้อยลง"
    "|ลด(?:จำนวน|ขั้นตอน|ระยะเวลา|เวลา)[^0-9]{0,40}?ลง(?=[0-9(]|ร้อยละ|ไม่น้อย|อย่างน้อย|$)",
    Comparison.INCREASE: "เพิ่มขึ้น|เพิ่มมากขึ้น|เพิ่มสูงขึ้น|สูงขึ้น|มากขึ้น",
}
_CHANGE = re.compile("|".join(f"(?P<{change.value}>{words})" for change, words in _CHANGES.items()))
# What may stand between the verb and its number: "ลดลง (เทียบกับปี 2565) ร้อยละ 10", "ลดลงจากปีที่ผ่านมา คิดเป็นร้อยละ 5".
_BETWEEN = re.compile(
    r"\(?(?:เมื่อ)?(?:(?:เปรียบ)?เทียบ(?:กับ|จาก)?|คำนวณจาก|จาก|กว่า)?(?:ใน)?(?:ฐาน|ข้อมูล)?(?:ปีงบประมาณ|ปี|ช่วงเวลา)?(?:พ\.ศ\.?)?(?:\d{4})?"
    r"(?:ที่ผ่านมา|ก่อนหน้า|ก่อน|ที่แล้ว|เดียวกัน)?\)?(?:คิดเป็น|เป็นจำนวน|เป็น)?"
)
# Better quality is no quantity: "มีประสิทธิภาพมากขึ้น".
_QUALITY = re.compile("(?:ประสิทธิภาพ|ประสิทธิผล|คุณภาพ|ดี|ชัดเจน|รวดเร็ว|โปร่งใส|เข้มแข็ง)$")
_LESS_COMPLAINTS = re.compile("ลด(?:จำนวน|ปริมาณ)?(?:เรื่อง|ข้อ|การ|ปัญหา|คดี)(?:ราว)?(?:ร้อง|ทุจริต|การทุจริต)")
_NONE_AT_ALL = re.compile(
    "(?:ไม่(?:มี|พบ|ปรากฏ|เกิด)|ปลอดจาก|ปราศจาก).{0,20}?(?P<what>เรื่องร้องเรียน|ข้อร้องเรียน|ร้องเรียน|ร้องทุกข์|ชี้มูล|ข้อทักท้วง|คดี)"
)
_NOT = ("ไม่", "ปลอดจาก", "ปราศจาก")
_ZERO = re.compile("(?:ร้องเรียน|ทุจริต|คดี).{0,40}?เป็นศูนย์(?![ก-ฮเ-ไ])")
_SHARE = re.compile("ร้อยละ(?:ของ|ความ|การ|ที่|ผู้|จำนวน[ก-ฮเ-ไ])")
_EVERY = re.compile("(?:ทุก|เป็นประจำทุก|ราย)(ปีงบประมาณ|ปี|เดือน|ไตรมาส|สัปดาห์|วัน)(?!ที่)")
_LEVEL = re.compile(
    "(?P<least>ไม่ต่ำกว่า|ไม่น้อยกว่า|อย่างน้อย|ตั้งแต่)?ระดับ(?:ความพึงพอใจ|คุณภาพ)?"
    "(?P<word>มากที่สุด|มาก|ปานกลาง|น้อยที่สุด|น้อย|ดีเยี่ยม|ดีมาก|ดี|พอใช้|สูงมาก|สูงสุด|สูง|ต่ำ|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|AA|[A-F](?![A-Za-z]))"
    "(?P<up>ขึ้นไป)?"
)
_THERE_IS = re.compile(
    "มี(?!ความ|จิต|ทัศน|เจตคติ|คุณธรรม|ค่านิยม|ประสิทธิ|ส่วนร่วม|วินัย|คุณภาพ|ขวัญ|พฤติกรรม|บทบาท|โอกาส|ส่วน|สิทธิ)"
    "|จัดให้มี|ได้มี|จัดทำ|จัดตั้ง|แต่งตั้ง|ออกคำสั่ง|ออกประกาศ|ออกระเบียบ"
)
_OWN_ORGANIZATION = re.compile(
    "(?:องค์การบริหารส่วน|องค์กรปกครองส่วน|เทศบาล|อบต|อบจ|อปท|หน่วยงาน|เมืองพัทยา).{0,80}?มี(?:การ|ประกาศ|แผน|มาตรการ|ระบบ|คู่มือ|ศูนย์|คำสั่ง|นโยบาย)"
)
_MARK = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|[-•*])*")
_BASELINE_YEAR = re.compile(
    r"(?:เทียบกับ|เทียบจาก|คำนวณจาก|จาก|กว่า|ฐาน|กับ)(?:ข้อมูล|ฐาน|ใน|ของ){0,3}(?:ปีงบประมาณ|ปีฐาน|ปี)?(?:พ\.ศ\.?)?(2[45]\d\d)"
)
_PREVIOUS_YEAR = re.compile("ปี(?:งบประมาณ)?(?:ที่ผ่านมา|ที่แล้ว|ก่อน)")
_DIGIT_GAP = re.compile(r"\d\s+\d")
_DIRECTIONS = {
    Comparison.AT_LEAST: Direction.UP,
    Comparison.MORE_THAN: Direction.UP,
    Comparison.INCREASE: Direction.UP,
    Comparison.AT_MOST: Direction.DOWN,
    Comparison.LESS_THAN: Direction.DOWN,
    Comparison.DECREASE: Direction.DOWN,
}


def read_measure(sentence: str) -> Measure:
    """One result sentence (ผลผลิต, ผลลัพธ์, ตัวชี้วัด) as a measure; never raises.

    Of several numbers the one with a comparison word is the threshold, then a percentage, then one with a unit; the
    others are kept. A sentence without any is read by its words (มี..., ลดลง, ในระดับมาก, ทุกเดือน), else it is TEXT.
    Sources of the forms: results in plans of 2566 and 2566-2570 (inventories 000 A14, 003a a9, 003b a.3).
    """
    printed = arabic_digits(clean(sentence[:_LONGEST]))
    text = _squeezed(printed)
    found = list(numbers(text)) or list(spelled(text))
    best = max(found, key=lambda number: number.weight, default=None)
    others = [number for number in found if number is not best and not (number.full or number.every)]
    threshold = best if best is not None and best.weight else None
    if threshold is not None:
        if threshold.unit is None and _SHARE.search(text, 0, threshold.start):  # "ร้อยละของ... ไม่น้อยกว่า 95"
            threshold = threshold._replace(percent=True)
        measure = _by_number(sentence, text, threshold, found)
    else:
        measure = _by_words(sentence, text, found)
    return _completed(measure, printed, text, others, threshold)


def _squeezed(printed: str) -> str:
    """Without spaces, but for one between numbers that nothing else keeps apart."""
    parts = printed.split()
    if _DIGIT_GAP.search(printed) is None:
        return "".join(parts)
    return "".join(
        f"{part} " if part[-1].isdecimal() and following[:1].isdecimal() else part
        for part, following in zip_longest(parts, parts[1:], fillvalue="")
    )


def _by_number(sentence: str, text: str, number: Number, found: list[Number]) -> Measure:
    change = _change_before(text, number)
    kind = MeasureKind.CHANGE if change else _kind(text, number, found)
    return Measure(
        sentence=sentence,
        kind=kind,
        comparison=change or _comparison(number),
        threshold=number.value,
        unit="ร้อยละ" if number.percent else "คะแนน" if kind is MeasureKind.SCORE else _unit(kind, number),
        period=_period(text, number, found) if kind is MeasureKind.FREQUENCY else number.period,
        full_mark=next((other.value for other in found if other.full), None) if kind is MeasureKind.SCORE else None,
    )


def _change_before(text: str, number: Number) -> Comparison | None:
    """The verb of change that the number belongs to: "ลดลงจากปี 2565 ร้อยละ 10"."""
    if number.comparison is Comparison.AT_MOST:  # "ลดลงเหลือไม่เกิน 3 เรื่อง" states the end, not the change
        return None
    if "ลง" not in text and "ขึ้น" not in text:
        return None
    for verb in _CHANGE.finditer(text, max(0, number.start - 80), number.start):
        between = _BETWEEN.match(text, verb.end())
        if between is not None and between.end() >= number.start:
            return Comparison(verb.lastgroup)
    return None


def _kind(text: str, number: Number, found: list[Number]) -> MeasureKind:
    if number.percent:
        return MeasureKind.PERCENTAGE
    if number.unit == "คะแนน" or number.score:
        return MeasureKind.SCORE
    if number.level or number.unit == "ระดับ":
        return MeasureKind.LEVEL
    if number.unit in TIME_UNITS and number.comparison in (Comparison.AT_MOST, Comparison.LESS_THAN):
        return MeasureKind.TIME_LIMIT
    return _kind_of_count(text, number, found)


def _kind_of_count(text: str, number: Number, found: list[Number]) -> MeasureKind:
    if number.unit in ("บาท", "ล้านบาท"):
        return MeasureKind.AMOUNT
    if number.period or (number.unit == "ครั้ง" and (_EVERY.search(text) or any(other.every for other in found))):
        return MeasureKind.FREQUENCY
    if number.unit is None and ("คะแนน" in text or "ค่าเฉลี่ย" in text or "ITA" in text):
        return MeasureKind.SCORE
    return MeasureKind.COUNT


def _comparison(number: Number) -> Comparison:
    if number.comparison is None and number.value == 0:  # "เรื่องร้องเรียนจำนวน 0 เรื่อง"
        return Comparison.AT_MOST
    return number.comparison or Comparison.EXACTLY


def _unit(kind: MeasureKind, number: Number) -> str | None:
    return "ระดับ" if kind is MeasureKind.LEVEL else number.unit


def _period(text: str, number: Number, found: list[Number]) -> str | None:
    if number.period:
        return number.period
    every = next((other for other in found if other.every), None)
    if every is not None:
        return f"{every.value} {every.unit or ''}".strip()
    word = _EVERY.search(text)
    return word[1] if word else None


def _by_words(sentence: str, text: str, found: list[Number]) -> Measure:
    """The ways to read a sentence without a threshold in digits, the surest first."""
    return (
        _none_at_all(sentence, text)
        or _change(sentence, text)
        or _every(sentence, text, found)
        or _level(sentence, text)
        or _existence(sentence, text)
        or Measure(sentence=sentence)
    )


def _none_at_all(sentence: str, text: str) -> Measure | None:
    none = _NONE_AT_ALL.search(text) if any(map(text.__contains__, _NOT)) else None
    if none is None and not ("เป็นศูนย์" in text and _ZERO.search(text)):
        return None
    unit = "คดี" if none is not None and none["what"] == "คดี" else "เรื่อง"
    return Measure(
        sentence=sentence, kind=MeasureKind.COUNT, comparison=Comparison.AT_MOST, threshold=Decimal(0), unit=unit
    )


def _change(sentence: str, text: str) -> Measure | None:
    for verb in _CHANGE.finditer(text) if "ลง" in text or "ขึ้น" in text else ():
        if not _QUALITY.search(text, max(0, verb.start() - 12), verb.start()):
            return Measure(sentence=sentence, kind=MeasureKind.CHANGE, comparison=Comparison(verb.lastgroup))
    if "ลด" in text and _LESS_COMPLAINTS.search(text):
        return Measure(sentence=sentence, kind=MeasureKind.CHANGE, comparison=Comparison.DECREASE)
    return None


def _every(sentence: str, text: str, found: list[Number]) -> Measure | None:
    every = next((number for number in found if number.every), None)
    word = _EVERY.search(text) if "ทุก" in text or "ราย" in text else None
    if every is None and word is None:
        return None
    period = f"{every.value} {every.unit or ''}".strip() if every is not None else word and word[1]
    return Measure(
        sentence=sentence,
        kind=MeasureKind.FREQUENCY,
        comparison=Comparison.AT_LEAST,
        threshold=Decimal(1),
        unit="ครั้ง",
        period=period,
    )


def _level(sentence: str, text: str) -> Measure | None:
    level = _LEVEL.search(text) if "ระดับ" in text else None
    if level is None:
        return None
    comparison = Comparison.AT_LEAST if level["up"] or level["least"] else Comparison.EXACTLY
    return Measure(sentence=sentence, kind=MeasureKind.LEVEL, comparison=comparison)


def _existence(sentence: str, text: str) -> Measure | None:
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    if _THERE_IS.match(text, start) or _OWN_ORGANIZATION.match(text, start):
        return Measure(sentence=sentence, kind=MeasureKind.EXISTENCE, comparison=Comparison.EXISTS)
    return None


def _completed(measure: Measure, printed: str, text: str, others: list[Number], threshold: Number | None) -> Measure:
    """With everything that does not depend on the way of reading."""
    level = _LEVEL.search(text) if "ระดับ" in text else None
    year = _BASELINE_YEAR.search(text) if measure.kind is MeasureKind.CHANGE else None
    subject = subject_of(text)
    return msgspec.structs.replace(
        measure,
        level=level["word"] if level else None,
        denominator=_denominator(measure, printed, text, threshold),
        baseline_year=int(year[1]) if year else None,
        against_previous_year=measure.kind is MeasureKind.CHANGE and _is_against_the_year_before(measure, text),
        direction=_DIRECTIONS.get(measure.comparison) if measure.comparison else None,
        subject=subject,
        instruments=instruments_of(text, measure, subject),
        instrument_text=what_is_said_of_the_instrument(printed),
        others=tuple(Quantity(value=other.value, unit="ร้อยละ" if other.percent else other.unit) for other in others),
    )


def _denominator(measure: Measure, printed: str, text: str, threshold: Number | None) -> str | None:
    if threshold is None or measure.kind is not MeasureKind.PERCENTAGE:
        return None
    return denominator_of(printed, text, threshold)


def _is_against_the_year_before(measure: Measure, text: str) -> bool:
    """ "ลดลงจากปีที่ผ่านมา", and "ลดลงปีละร้อยละ 5"."""
    return _PREVIOUS_YEAR.search(text) is not None or measure.period in ("ปี", "ปีงบประมาณ")
