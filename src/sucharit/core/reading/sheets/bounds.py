"""What stands between two sheets: outline headings before the next one, annexes and signature blocks after the last."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sucharit.core.reading.markers import split_marker
from sucharit.core.reading.outline import OutlineHeading
from sucharit.core.reading.prepared import PreparedLine

_STOP = re.compile(
    r"(?:ภาคผนวก|ส่วนที่\s?\d|บทที่\s?\d|บันทึกข้อความ$|สำเนา(?:คู่ฉบับ|ถูกต้อง)|คำสั่ง(?:องค์การ|เทศบาล|เมือง|จังหวัด)"
    r"|ประกาศ(?:องค์การ|เทศบาล|เมือง)\S{2,40}$|\(?ลงชื่อ\)?\s*[.…_ ]|ลงนาม\s*[.…_]"
    r"|ผู้(?:เสนอ|เขียน|เห็นชอบ|อนุมัติ|ตรวจสอบ)(?:โครงการ)?\s*(?:[.…:(]|$)|เอกสารแนบ|แบบฟอร์ม\S{0,20}$)"
)
_NO_INITIATIVE = re.compile(r"^[-–(\s]*(?:ยัง)?ไม่มี(?:โครงการ|กิจกรรม|มาตรการ|การดำเนิน)?")
_FARTHEST = 60  # lines: outline headings farther above a sheet head nothing of it
_NEAR = 24


def outline_before(
    lines: Sequence[PreparedLine], outline: Sequence[OutlineHeading], after: int, start: int
) -> tuple[int, tuple[OutlineHeading, ...]]:
    """Where the outline headings before a sheet begin, and those headings.

    Sure ones (a framework knows their title) count wherever they stand behind the sections of the sheet before; unsure
    ones only where nothing but headings stands between them and the sheet.
    """
    first = bisect_left(outline, max(after, start - _FARTHEST), key=_place)
    near = outline[first : bisect_left(outline, start, key=_place)]
    begin = next((heading.place for heading in near if heading.sure), start)
    begin = min(begin, _unbroken(lines, near, start, after))
    block = [heading for heading in near if heading.place >= begin]
    return begin, tuple(heading for heading in block if not _says_none(lines, heading.place, start))


def end_of_sheet(lines: Sequence[PreparedLine], last: int, end: int) -> int:
    """Where a sheet ends: at `end`, or before where an annex or a signature block stands behind its last heading."""
    return next((at for at in range(last, end) if lines[at].text and _STOP.match(lines[at].text)), max(last, end))


def _place(heading: OutlineHeading) -> int:
    return heading.place


def _unbroken(lines: Sequence[PreparedLine], near: Sequence[OutlineHeading], start: int, after: int) -> int:
    """The first of the headings that stand right before the sheet with at most one other line between them."""
    by_place = {heading.place: heading for heading in near}
    begin, strangers = start, 0
    for place in range(start - 1, max(after, start - _NEAR) - 1, -1):
        text = lines[place].text
        if not text:
            continue
        heading = by_place.get(place)
        if heading is not None and _may_head(heading, text):
            begin, strangers = place, 0
            continue
        strangers += 1
        if strangers > 1 or len(text) > 160 or split_marker(text)[0]:
            break
    return begin


def _may_head(heading: OutlineHeading, text: str) -> bool:
    if heading.sure:
        return True
    number = text.split(" ")[0]
    return heading.depth > 1 and heading.code[0] in "12345" and text[0].isdigit() and not number.endswith(")")


def _says_none(lines: Sequence[PreparedLine], place: int, start: int) -> bool:
    """Whether "ไม่มีโครงการ" stands under an objective: then it heads nothing."""
    below = next((line.text for line in lines[place + 1 : min(start, place + 4)] if line.text), "")
    return len(below) < 60 and bool(_NO_INITIATIVE.match(below))
