"""Whose percent it is."""

import re

from sucharit.core.indicators.numbers import Number

_LONGEST = 120  # characters of a phrase that still names a group

_OF = re.compile("(?:ของ|จาก)(?:จำนวน)?(?!คะแนน|ปี)")
# A verb ends the group, unless it is part of a noun: ผู้ตอบ, ที่ได้รับ, ส่วนได้เสีย.
_IN_A_NOUN = "(?<!ผู้)(?<!ที่)(?<!ส่วน)"
_ENDS = re.compile(f"{_IN_A_NOUN}(?:มี|ได้|สามารถ|ผ่าน|ปฏิบัติ|พึงพอใจ|เข้าใจ|นำ|เป็น|ลดลง|เพิ่มขึ้น|ตอบ|ทราบ|เห็น)|[(;,]|$")
_VERBS = re.compile(
    f"{_IN_A_NOUN}(?:มี|ได้|เกิด|สามารถ|ผ่าน|ปฏิบัติ|พึงพอใจ|เข้าใจ|นำ|ทราบ|ตระหนัก|รับรู้|เห็น|เป็น|ดำเนินการ|ไม่)"
    r"|[(;]|ร้อยละ|อย่างน้อย|\d"
)
_GROUP = re.compile(
    "ผู้|บุคลากร|ประชาชน|พนักงาน|ข้าราชการ|เจ้าหน้าที่|คณะ|สมาชิก|นักเรียน|เด็ก|เยาวชน|กลุ่มเป้าหมาย|ลูกจ้าง|ชุมชน|ครัวเรือน|"
    "หน่วยงาน|ส่วนราชการ|กิจกรรม|โครงการ|งบประมาณ|เรื่องร้องเรียน|ข้อร้องเรียน|รายการ|ภาค|เครือข่าย|กำนัน"
)
_MARK = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|[-•*])*")
_BOUNDS = re.compile("โดย|และ|ซึ่ง|ทั้งนี้")


def denominator_of(printed: str, text: str, number: Number) -> str | None:
    """The group that the percentage is of, as printed; `text` is `printed` without spaces, `number` stands in `text`.

    What follows the number with ของ ("ร้อยละ 80 ของผู้เข้าอบรม"); else the group right before it ("ผู้เข้าอบรมร้อยละ 80");
    else the group with which the sentence begins ("บุคลากรมีความรู้ ... ร้อยละ 80").
    """
    span = _after(text, number.end) or _right_before(text, number.start) or _at_the_beginning(text, number.start)
    if span is None:
        return None
    start, end = (place - text.count(" ", 0, place) for place in span)
    return _as_printed(printed, start, end)


def _after(text: str, start: int) -> tuple[int, int] | None:
    of = _OF.match(text, start)
    if of is None:
        return None
    end = _ENDS.search(text, of.end() + 2, of.end() + _LONGEST)
    return (of.end(), end.start()) if end and end.start() > of.end() else None


def _right_before(text: str, end: int) -> tuple[int, int] | None:
    """The longest group that reaches up to the number after a joining word: "โดยกิจกรรมการควบคุมร้อยละ 80"."""
    for bound in _BOUNDS.finditer(text, max(0, end - _LONGEST), end):
        group = _GROUP.match(text, bound.end(), end)
        if group is not None and not _VERBS.search(text, group.end(), end):
            return bound.end(), end
    return None


def _at_the_beginning(text: str, end: int) -> tuple[int, int] | None:
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    if start >= end or not _GROUP.match(text, start, end):
        return None
    verb = _VERBS.search(text, start + 3, min(end, start + _LONGEST))
    stop = verb.start() if verb else end
    return (start, stop) if stop - start <= _LONGEST else None


def _as_printed(printed: str, start: int, end: int) -> str:
    """The characters from `start` to `end`, not counting spaces, with the spaces of the print (runs of them as one)."""
    words, place = [], 0
    for word in printed.split():
        words.append(word[max(0, start - place) : max(0, end - place)])
        place += len(word)
    return " ".join(filter(None, words))
