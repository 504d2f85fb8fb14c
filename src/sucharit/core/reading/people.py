"""Names, positions and signature blocks, as orders, announcements and memos carry them."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.prepared import PreparedLine

# "นาย" opens a name, but "นายกเทศมนตรี" and "นายช่างโยธา" are positions.
_TITLE = (
    r"(?:นาย(?!ก(?:$|[\s.\"']|เทศ|องค์|อบ|รัฐ|เมือง|สมาคม|เหล่า|สภา|ฯ)|ช่าง(?:$|\s|โยธา|สำรวจ|ไฟฟ้า|เครื่อง|เขียน|ชำนาญ|ปฏิบัติ|อาวุโส)"
    r"|อำเภอ|ทะเบียน|แพทย์|ตรวจ|ท่า)|นางสาว|นาง|น\.\s?ส\.|เด็ก(?:ชาย|หญิง)"
    r"|ว่าที่\s?(?:ร้อย|พัน|เรือ|ร\.|พ\.|เรืออากาศ)|(?:พล|พัน|ร้อย|จ่าสิบ|สิบ|จ่า|ดาบ)(?:ตำรวจ|โท|ตรี|เอก|จ่า)(?:โท|ตรี|เอก|อากาศ)?"
    r"|(?:พล|พ|ร|จ|ส|ด)\.(?:\s?(?:ต|ท|อ|ส|จ)\.){1,3}|ดร\.|ผศ\.|รศ\.|ศ\.\s?ดร\.|ม\.\s?(?:ล|ร\s?\.\s?ว)\.|หม่อม(?:หลวง|ราชวงศ์)"
    r"|พระครู|พระมหา|พระอธิการ|นพ\.|พญ\.|ทพ\.|ทพญ\.|สพ\.\s?ญ\.|นายแพทย์|แพทย์หญิง|สัตวแพทย์หญิง)"
)
NAME = re.compile(rf"{_TITLE}\s?(?=[ก-ฮเ-ไ.ว])")

_OFFICE = (
    r"(?:นายก(?:$|[\s.\"']|เทศ|องค์|อบ|เมือง|ฯ)|รองนายก|ปลัด|รองปลัด|รอง\s?ปลัด|ผู้อำนวยการ|ผอ\.|รองผู้อำนวยการ|หัวหน้า|นัก(?=[ก-ฮ])"
    r"|เจ้าพนักงาน|เจ้าหน้าที่|จพง\.|จนท\.|นิติกร|วิศวกร|สถาปนิก|สมาชิก(?=สภา|\s?อบต|\s?ส)|ส\.อบต|ประธานสภา|รองประธานสภา|เลขานุการ(?=นายก|สภา|สำนัก)"
    r"|ที่ปรึกษานายก|ร\.?\s?ก\.|รก\.|รักษา(?:ราชการ|การ)|ปฏิบัติ(?:หน้าที่|ราชการ)|ผู้ช่วย(?=นัก|เจ้า|นาย|ผู้|หัว|ครู|เลขานุการนายก)|ครู(?=$|\s|ชำนาญ|ผู้|ผดด|ประจำ)"
    r"|กำนัน|ผู้ใหญ่บ้าน|ผู้แทน|ตัวแทน|พนักงาน|ข้าราชการ|ลูกจ้าง|นายช่าง|ช่าง(?=โยธา|ไฟ|สำรวจ|เขียน)|คนงาน|บรรณารักษ์|พยาบาล|แพทย์|ตำแหน่ง|ศึกษานิเทศก์"
    r"|ผู้ทรงคุณวุฒิ|ประชาคม|ประธานชุมชน|ประธานกลุ่ม|ผู้จัดการ|ท้องถิ่นอำเภอ|นายอำเภอ|ผู้ว่าราชการ|รองผู้ว่า|ผู้บริหารสถานศึกษา|ส่วนราชการ)"
)
OFFICE = re.compile(_OFFICE)
_OFFICE_WORD = re.compile(rf"\s+(?=\(?{_OFFICE})")

_SIGNED = re.compile(r"^\W{0,4}(?:ลงชื่อ|ลงนาม)")
_BRACKETED = re.compile(r"\(\s*([^()]{4,80}?)\s*\)?\s*$")
_FILLER = re.compile(r"(?:[.…_]\s?){3,}|[-–]{2,}|\s{2,}")
_ACTING = re.compile(r"ปฏิบัติ(?:หน้าที่|ราชการ)|รักษา(?:ราชการ|การ)|ร\.?\s?ก\.")
_ACTING_END = re.compile(r"(?:แทน|หน้าที่|รักษาการ(?:ในตำแหน่ง)?)$")


class Signature(Struct, frozen=True):
    """A signature block: the name, the position in one text, and the places of its first and last line."""

    name: str
    position: str | None
    first: int
    last: int
    said: str | None = None  # what the signer signs as: "ผู้รายงาน", "ผู้เสนอ"


def split_person(text: str) -> tuple[str, str | None]:
    """Name and position out of one text: "นางก ข หัวหน้าสำนักปลัด" gives both. No name at all gives ("", position)."""
    text = " ".join(text.split())
    opening = NAME.match(text)
    if opening is None:
        return "", text or None
    given_name_end = text.find(" ", opening.end())
    if given_name_end < 0:
        return text, None
    office = _OFFICE_WORD.search(text, given_name_end)
    if office is None or (office.start() == given_name_end and " " not in text[office.end() :] and len(text) < 30):
        return text, None  # two words are a name, whatever the surname looks like
    return text[: office.start()], _stripped(text[office.end() :]) or None


def find_signatures(lines: Sequence[PreparedLine], start: int, end: int) -> list[Signature]:
    """Every signature block between two places, in order. A name is signed where it stands alone on its line."""
    found: list[Signature] = []
    at = start
    while at < end:
        name = signed_name(lone_text(lines[at]))
        if name is None:
            at += 1
            continue
        position, last = _position_below(lines, at, end)
        _, beside = split_person(name)
        said = _said_above(lines, at, start)
        found.append(Signature(split_person(name)[0], position or beside, at, last, said))
        at = last + 1
    return found


def lone_text(line: PreparedLine) -> str:
    """The text of a line; of a table row only where a single cell is filled (signatures are often laid out so)."""
    if not line.cells:
        return line.text
    filled = [cell for cell in line.cells if cell]
    return filled[0] if len(filled) == 1 else ""


def signed_name(text: str) -> str | None:
    """The name where a line holds a signature's name and nothing else: "(นายก ข)" or "นายก ข"."""
    if not 4 < len(text) < 140:
        return None
    if bracketed := _BRACKETED.search(text):
        before = _FILLER.sub("", text[: bracketed.start()])
        inner = _FILLER.sub(" ", bracketed[1]).strip()
        if NAME.match(inner) and (not before or _SIGNED.match(before)):
            return inner
        return None
    plain = _FILLER.sub(" ", _SIGNED.sub("", text)).strip(" .")
    if NAME.match(plain) and 2 <= len(plain.split()) <= 5 and len(plain) < 70:
        name, rest = split_person(plain)
        return name if rest is None or OFFICE.match(rest) else None
    return None


def _position_below(lines: Sequence[PreparedLine], at: int, end: int) -> tuple[str | None, int]:
    """The position under a name: one line, or two where the second says for whom the signer acts."""
    parts: list[str] = []
    last = at
    for place in range(at + 1, min(end, at + 8)):
        text = _stripped(lone_text(lines[place]))
        if not text or is_page_mark(text):
            continue
        if len(text) > 120 or not OFFICE.match(text) or signed_name(text):
            break
        if parts and not (_ACTING_END.search(parts[-1]) or _ACTING.match(text)):
            break
        parts.append(text)
        last = place
    return " ".join(parts) or None, last


def _said_above(lines: Sequence[PreparedLine], at: int, start: int) -> str | None:
    for place in range(at, max(start, at - 4) - 1, -1):
        text = lines[place].text
        if _SIGNED.match(text):
            said = re.search(r"(ผู้[ก-๙]{2,20}(?:\s?/\s?ผู้[ก-๙]{2,20})?)\s*$", text)
            return said[1] if said else None
    return None


def _stripped(text: str) -> str:
    return " ".join(_FILLER.sub(" ", text).split()).strip(" .()") if ".." in text or "…" in text else text.strip(" ()")
