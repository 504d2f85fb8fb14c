"""Committee members as orders print them: numbered lines or table rows, whole, split or glued."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.reading.grids import squeeze
from sucharit.core.reading.people import NAME, OFFICE, split_person
from sucharit.core.reading.prepared import PreparedLine

_ROLE_WORDS = (
    r"(?:(?:รอง)?ประธาน(?!สภา|ชุมชน|กลุ่ม|กรรมการบริหาร)(?:อนุ)?(?:คณะ)?(?:กรรมการ|ทำงาน)?[ก-๙]{0,24}ฯ?"
    r"|(?:อนุ|คณะ)?กรรมการ(?:ทำงาน|อำนวยการ|ฯ)?(?:\s?(?:/|และ)\s?(?:ผู้ช่วย|รอง)?\s?เลขา(?:นุการ)?[ก-๙]{0,20})?"
    r"|คณะทำงาน(?:\s?(?:/|และ)\s?(?:ผู้ช่วย|รอง)?\s?เลขา(?:นุการ)?[ก-๙]{0,20})?"
    r"|(?:ผู้ช่วย|รอง)?\s?เลขา(?:นุการ)?(?!นายก|สภา|สำนัก)(?:คณะ|กรรมการ|ฯ)?[ก-๙]{0,20}"
    r"|ที่ปรึกษา(?!นายก)[ก-๙]{0,24}|(?:รอง)?หัวหน้าคณะ[ก-๙]{2,24}|ผู้(?:ประสานงาน|ร่วมทำงาน|ทำงาน)|ฝ่ายเลขานุการ[ก-๙]{0,16}"
    r"|ผู้รับผิดชอบ(?:หลัก|รอง|ข้อมูล)?|ผู้กำกับดูแล|ผู้ตรวจสอบข้อมูล|ผู้ปฏิบัติงาน|(?:กรรมการ|คณะทำงาน)\s?(?:และ|/))"
)
_ROLE = re.compile(rf"^{_ROLE_WORDS}$")
_ROLE_AT_END = re.compile(rf"\s+({_ROLE_WORDS})$")
_NUMBER = re.compile(r"^\(?(?P<number>\d{1,3}(?:\.\d{1,3})*)\s?(?:\.\)|[.)])?(?:\s+|(?=[ก-ฮเ-ไ])|$)")
_GAPS = re.compile(r"\s{2,}|\t|\s*\.{3,}\s*|\s*…+\s*")
_HEADER = re.compile(r"^(?:ที่|ลำดับ(?:ที่)?|ชื่อ|รายชื่อ|ตำแหน่ง|หน้าที่|คณะ|สังกัด|หมายเหตุ)")


class MemberLine(Struct, frozen=True):
    """What one line says of a member; every part may be missing where the print broke the line."""

    number: int | None
    name: str
    position: str | None
    role: str | None


def is_member_header(line: PreparedLine) -> bool:
    """The header of a table of members: "ลำดับ | ชื่อ - สกุล | ตำแหน่ง | หน้าที่"."""
    filled = [squeeze(cell) for cell in line.cells if cell]
    return len(filled) >= 2 and all(_HEADER.match(cell) and len(cell) < 40 for cell in filled)


def read_member_line(line: PreparedLine, *, open_list: bool) -> MemberLine | None:
    """The member on a line, or None. `open_list`: a list of members has begun, so a mere position may be a member."""
    parts = _parts(line)
    number, parts = _take_number(parts)
    if not parts or len(parts) > 8:
        return None
    role, parts = _take_role(parts)
    name, position = _take_person(parts)
    if name and (number is not None or role or position):
        return MemberLine(number, name, position, role)
    if not open_list or not position or not (role or (number is not None and OFFICE.match(position))):
        return None
    if len(position) > 110 or not (OFFICE.match(position) or role):
        return None
    return MemberLine(number, "", position, role)


def read_member_rest(line: PreparedLine) -> tuple[str | None, str | None]:
    """Position and role on a line that goes on with the member above; (None, None) where it does not."""
    parts = _parts(line)
    if not parts or sum(map(len, parts)) > 110 or _NUMBER.match(parts[0]):
        return None, None
    role, rest = _take_role(parts)
    text = " ".join(rest)
    if text and not (line.cells or OFFICE.match(text) or role):
        return None, None
    return text or None, role


def _parts(line: PreparedLine) -> list[str]:
    cells: Sequence[str] = line.cells or _GAPS.split(line.text)
    return [" ".join(cell.split()) for cell in cells if cell.strip(" .-–")]


def _take_number(parts: list[str]) -> tuple[int | None, list[str]]:
    """The number as printed; of an outline number ("1.12") the last part, which counts the members."""
    if not parts or not (match := _NUMBER.match(parts[0])):
        return None, parts
    rest = parts[0][match.end() :].strip()
    return int(match["number"].split(".")[-1]), ([rest] if rest else []) + parts[1:]


def _take_role(parts: list[str]) -> tuple[str | None, list[str]]:
    for place in range(len(parts) - 1, max(-1, len(parts) - 3), -1):
        if _ROLE.match(parts[place]) and (place or len(parts) == 1):
            return squeeze(parts[place]), parts[:place] + parts[place + 1 :]
    if parts and (match := _ROLE_AT_END.search(parts[-1])):
        return squeeze(match[1]), [*parts[:-1], parts[-1][: match.start()]]
    return None, parts


def _take_person(parts: list[str]) -> tuple[str, str | None]:
    if not parts:
        return "", None
    if NAME.match(parts[0]) is None:
        return "", " ".join(parts)
    # A name split over two cells: title and given name, then the surname.
    if len(parts) > 1 and " " not in parts[0] and not OFFICE.match(parts[1]) and " " not in parts[1]:
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    name, position = split_person(parts[0])
    rest = " ".join(part for part in parts[1:] if part)
    return name, " ".join(part for part in (position, rest) if part) or None
