"""The label that opens a sheet: "ลำดับที่ ๕", alone on its line or with codes of the framework or the title behind it."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sheets.titles import KIND_WORDS, heading_below

_LABEL = re.compile(
    r"(?:[-•]\s*)?(?:(?:ลำดับ|สำดับ|ลำตับ|ล่าดับ)\s?(?:ที่|ที|โครงการที่)?|(?:โครงการ|กิจกรรม|มาตรการ)(?:ลำดับ)?ที่"
    r"|โครงการ/กิจกรรม/มาตรการที่)\s*[:.]?\s*\(?(\d{1,3}(?:\s?\.\s?\d{1,2}){0,2})\)?[\s.:]*"
)
_OF_THE_FRAMEWORK = re.compile(
    r"[(\[\s]*(?:(?:สอดคล้อง|ตาม|ภายใต้)\S{0,8}\s?)?(?:มิติ|ภารกิจ|วัตถุประสงค์|กรอบ)|[(\[\s]*\d\.\d{1,2}\b"
)
_CODE = re.compile(r"(?<![\d.])\d\.\d{1,2}(?:\.\d{1,2})?(?![\d.])")
_LONGEST = 260
_LONGEST_ALONE = 40


class Label(Struct, frozen=True):
    """`number` as printed, or `code` where an outline code is printed with it or in its stead; `title` behind it."""

    number: int | None
    code: str | None = None
    title: str | None = None


def label_at(lines: Sequence[PreparedLine], place: int) -> Label | None:
    """The label that this line is, or None. Words behind it count only where the first sections of a sheet follow."""
    text = lines[place].text
    found = _LABEL.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    number, code = _parts(found[1].replace(" ", ""))
    rest = text[found.end() :]
    if not rest:
        return Label(number, code) if len(text) < _LONGEST_ALONE else None
    if _OF_THE_FRAMEWORK.match(rest):
        return Label(number, code or max(_CODE.findall(rest), key=len, default=None))
    if not rest.lstrip("“\"'").startswith(KIND_WORDS):
        return None
    below = heading_below(lines, place)
    if below not in ("title", "rationale"):
        return None
    return Label(number, code, rest if below == "rationale" else None)


def _parts(printed: str) -> tuple[int | None, str | None]:
    return (None, printed) if "." in printed else (int(printed), None)
