"""List markers: "1)", "(1)", "1.", "2.1", "- 3)", "ก.", "ข้อ 1", "-" at the beginning of a (clean) line."""

import re
from collections.abc import Iterator

from msgspec import Struct

NUMBERED, OUTLINE, BULLET, LETTER, WORD, BARE = "numbered", "outline", "bullet", "letter", "word", "bare"

_BULLETS = r"[-–—•●▪■◆❖➢➤✓✔·*]"
_MARKER = re.compile(
    rf"(?P<bullet>{_BULLETS}+\s*)?(?:"
    r"\(\s?(?P<paren>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3})\s?\)"
    r"|(?P<close>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3})\s?\.?\s?\)"
    r"|(?P<outline>\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})(?:\.(?!\d)|(?=[\s“\"'(]|[ก-ฮเ-ไ]|$))"
    r"|(?P<dot>\d{1,2})\s?\.(?!\d)"
    r"|(?:(?P<letter>[ก-ซ])(?:\.(?!\s?[ก-ฮ]\s?\.)|\))(?=\s))"
    r"|(?P<word>ข้อ(?:ที่)?|ขั้น(?:ตอน)?ที่|กิจกรรมที่)\s?(?P<nth>\d{1,2})(?:\s?[.):])?(?=\s|$)"
    r"|(?P<bare>\d{1,2})(?=\s+[ก-ฮเ-ไ])"
    r")?\s*"
)
# After a bare number these are units, not the beginning of an item: "๕ ช่องทาง".
_UNIT = re.compile(
    r"(?:(?:คน|ราย|ครั้ง|ช่องทาง|ประเด็น|ปี|เดือน|วัน|ชั่วโมง|แห่ง|ฉบับ|ชุด|เรื่อง|มาตรการ|โครงการ|กิจกรรม|ศูนย์|หมู่|คะแนน|บาท|ระดับ|ด้าน"
    r"|มิติ|รายการ|คำ|ท่าน|หน่วย|ภารกิจ|เครือข่าย|ชุมชน|เล่ม|ล้าน|แสน|หมื่น|พัน|ตุลา|มกรา|กันยา|มีนา|คำขวัญ|เท่า|ประการ)"
    r"(?=$|[\s).,/])|ตุลา|มกรา|กันยา|มีนา|ใน|ถึง|ต่อ|ขึ้นไป|และ|หรือ)"
)


class Marker(Struct, frozen=True):
    """What stands before an item: `numbers` is (2, 1) for "2.1)", () for a bullet; `form` tells ")" from "."."""

    kind: str
    form: str
    numbers: tuple[int, ...]
    printed: str

    @property
    def depth(self) -> int:
        return len(self.numbers) if self.kind == OUTLINE else 1

    @property
    def last(self) -> int:
        return self.numbers[-1] if self.numbers else 0


def split_marker(text: str) -> tuple[Marker | None, str]:
    """The marker at the beginning of a line and the text behind it; (None, text) where there is none."""
    match = _MARKER.match(text)
    if match is None or match.end() == 0:
        return None, text
    rest = text[match.end() :]
    if match["bare"] and _UNIT.match(rest):
        return (None, text) if not match["bullet"] else (Marker(BULLET, "-", (), "-"), text[match.end("bullet") :])
    marker = _marker(match)
    return (marker, rest) if marker else (None, text)


def _marker(match: re.Match[str]) -> Marker | None:
    printed = match[0].strip()
    for form in ("paren", "close", "outline"):
        if match[form]:
            numbers = tuple(int(part) for part in match[form].split("."))
            return Marker(NUMBERED if len(numbers) == 1 else OUTLINE, form, numbers, printed)
    if match["dot"]:
        return Marker(NUMBERED, "dot", (int(match["dot"]),), printed)
    if match["letter"]:
        return Marker(LETTER, "letter", (ord(match["letter"]) - ord("ก") + 1,), printed)
    if match["nth"]:
        return Marker(WORD, match["word"], (int(match["nth"]),), printed)
    if match["bare"]:
        return Marker(BARE, "bare", (int(match["bare"]),), printed)
    return Marker(BULLET, "-", (), printed) if match["bullet"] else None


_INLINE = {
    "paren": re.compile(r"(?<=\s)\(\s?(\d{1,2}(?:\.\d{1,2}){0,3})\s?\)\s*(?=\S)"),
    "close": re.compile(r"(?<=\s)(\d{1,2}(?:\.\d{1,2}){0,3})\s?\)\s*(?=\S)"),
    "outline": re.compile(r"(?<=\s)(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=\S)"),
    "dot": re.compile(r"(?<=\s)(\d{1,2})\.(?!\d)\s*(?=\S)"),
}
_INLINE_BULLET = re.compile(
    r"(?<=\S)\s+[-–•]\s?(?=(?:มี|เพื่อ|จัด|จำนวน|ร้อยละ|บุคลากร|ประชาชน|ดำเนินการ|ข้อร้องเรียน|เผยแพร่|รายงาน))"
)


def split_inline(marker: Marker, text: str, following: Marker | None) -> Iterator[tuple[Marker, str]]:
    """The items that stand on one line: "1. ... 2. ... 3. ..."

    A marker inside the line counts only where it is the next of the same form, and not where the next line itself
    begins with that number.
    """
    if marker.kind == BULLET:
        for part in _INLINE_BULLET.split(text):
            yield marker, part
        return
    pattern = _INLINE.get(marker.form)
    start = 0
    for found in pattern.finditer(text) if pattern else ():
        numbers = tuple(int(part) for part in found[1].split("."))
        wanted = (*marker.numbers[:-1], marker.last + 1)
        if numbers != wanted or (following and following.numbers == wanted and following.form == marker.form):
            continue
        yield marker, text[start : found.start()].rstrip()
        marker, start = Marker(marker.kind, marker.form, numbers, found[0].strip()), found.end()
    yield marker, text[start:]
