"""The content of a section: its lines without the heading, as paragraphs or as a list."""

from collections.abc import Sequence

from msgspec.structs import replace

from sucharit.core.reading.lists import Item, ListLine, between_wrapped, read_list
from sucharit.core.reading.markers import split_marker
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import recognise
from sucharit.core.reading.sheets.finding import Draft, Span

STARTERS: dict[str, tuple[str, ...]] = {
    "objectives": ("เพื่อ",),
    "steps": (
        "จัด", "ประชุม", "แต่งตั้ง", "กำหนด", "ดำเนินการ", "ประชาสัมพันธ์", "เผยแพร่", "ติดตาม", "ประเมิน", "รายงาน", "สรุป",
        "ประสาน", "เสนอ", "ขออนุมัติ", "มอบ", "คัดเลือก", "ปฏิบัติ", "สำรวจ", "วิเคราะห์", "ชี้แจง", "ตรวจสอบ", "เชิญ", "ศึกษา",
        "ทบทวน", "รวบรวม", "สร้าง", "พัฒนา", "ปรับปรุง", "ส่งเสริม", "เขียน", "แจ้ง", "ประกาศ", "คณะทำงาน", "คณะกรรมการ",
        "ผู้บริหาร",
    ),
    "outputs": (
        "มี", "จำนวน", "ร้อยละ", "ประชาชน", "บุคลากร", "ผู้", "เกิด", "ได้", "ระดับ", "เจ้าหน้าที่", "พนักงาน", "เด็ก",
        "หน่วยงาน", "จัด", "เผยแพร่", "องค์การ", "เทศบาล", "รายงาน", "ดำเนินการ", "สรุป",
    ),
    "outcomes": (
        "ประชาชน", "บุคลากร", "ผู้", "เกิด", "ข้อร้องเรียน", "เรื่องร้องเรียน", "จำนวน", "ร้อยละ", "การทุจริต", "คดี", "ไม่มี",
        "มี", "ระดับ", "ลด", "เพิ่ม", "องค์การ", "เทศบาล", "หน่วยงาน", "เจ้าหน้าที่", "ภาคประชาชน", "คณะ", "พนักงาน",
    ),
    "targets": ("มี", "จำนวน", "ร้อยละ", "จัดทำ", "ประกาศ", "แผน"),
}  # fmt: skip
STARTERS["results"] = STARTERS["indicators"] = (*STARTERS["outputs"], "เชิงปริมาณ", "เชิงคุณภาพ", "ด้าน")
"""Words that usually begin an item of a section; they decide only where markers were lost."""


_INNER = frozenset({"outputs", "outcomes"})  # their headings may stand further in than those of the sections


def content(lines: Sequence[PreparedLine], span: Span) -> tuple[ListLine, ...]:
    """What stands under a heading, the words behind it on its own line first. Blank lines become `gap`."""
    found: list[ListLine] = []
    rest = span.heading.rest
    if rest and not (span.heading.section == "results" and recognise(rest)):
        found.append(ListLine(lines[span.place].number, rest))
    return (*found, *between(lines, span.place + 1, span.end))


def between(lines: Sequence[PreparedLine], start: int, end: int) -> tuple[ListLine, ...]:
    """The printed lines between two places."""
    found: list[ListLine] = []
    gap = False
    for line in lines[start:end]:
        if not line.text:
            gap = True
            continue
        found.append(ListLine(line.number, line.text, gap, line.continues, line.indent))
        gap = False
    return tuple(found)


def items(lines: Sequence[PreparedLine], draft: Draft, section: str, *, wraps: bool) -> tuple[Item, ...]:
    """The list under a heading; empty without heading. Indents count only where the scanner kept them."""
    span = draft.span(section)
    if span is None:
        return ()
    found = content(lines, span)
    if len({lines[one.place].indent for one in draft.spans if one.heading.section not in _INNER}) > 1:
        found = tuple(replace(line, indent=0) for line in found)
    return read_list(found, STARTERS.get(section, ()), wraps=wraps)


def paragraphs(found: Sequence[ListLine]) -> str:
    """Running text: a line that goes on the one above is joined to it, paragraphs stand on lines of their own."""
    parts: list[str] = []
    for line in found:
        if parts:
            goes_on = not line.gap and (line.continues or 60 <= len(parts[-1]) <= 130)
            parts.append(between_wrapped(parts[-1], line.text) if goes_on else "\n")
        parts.append(line.text)
    return "".join(parts)


def unmarked(found: Sequence[ListLine]) -> list[str]:
    """The lines of a short section without their list markers."""
    return [text for line in found if (text := split_marker(line.text)[1].strip())]


def last_line(lines: Sequence[PreparedLine], draft: Draft, span: Span) -> int:
    """Number of the last printed line of a section."""
    for place in range(min(span.end, draft.end) - 1, span.place, -1):
        if lines[place].text:
            return lines[place].number
    return lines[span.place].number
