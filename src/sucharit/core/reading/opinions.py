"""The chain of opinions under a memo: heading, words, tick boxes, signature; the last is the decision."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sucharit.core.plan import Opinion
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.issued import source_of
from sucharit.core.reading.people import Signature
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt

_HEADING = re.compile(
    r"^(?:\(?\d{1,2}[.)]\s*|[-•]\s*)?(?:ความ(?:คิด)?เห็น|ข้อคิดเห็น|คำสั่ง|ข้อสั่งการ|การสั่งการ|คำวินิจฉัย|(?:ผล)?การพิจารณา(?:สั่งการ)?)"
    r"(?:\s?(?:/|และ|หรือ)\s?(?:คำสั่ง|ข้อสั่งการ|การพิจารณา(?:สั่งการ)?|การสั่งการ|ข้อพิจารณา|ความเห็น|คำวินิจฉัย))*\s?(?:ของ)?\s?[:：]?\s*"
    r"(?P<who>(?:นายก|รองนายก|ปลัด|รองปลัด|รอง\s|หัวหน้า|ผู้อำนวยการ|ผอ|ผู้บังคับบัญชา|ผู้บริหาร|ผู้มีอำนาจ|ผู้อนุมัติ|นิติกร|เจ้าหน้าที่|หน่วย|งาน|กอง|สำนัก|ฝ่าย|นัก)"
    r"[^\n]*)$"
)
_OFFICE_WORD = re.compile(r"(?:รอง)?(?:นายก|ปลัด)|หัวหน้า|ผู้อำนวยการ|นิติกร")
_BESIDE = re.compile(r"\s{2,}|\t|[:：]|[.…]{3,}|\s[-–]\s")
_CITED = re.compile(r"ที่\s?\d{1,5}\s?/|เรื่อง\s")  # "คำสั่งนายก ... ที่ 5/2566 เรื่อง ..." is cited, not given
_TICKED = "/✓✔√xX×•*"
_BOX = re.compile(
    rf"\(\s*(?P<round>[{re.escape(_TICKED)}]?)\s*\)|\[\s*(?P<square>[{re.escape(_TICKED)}]?)\s*\]|(?P<open>[☐□▢○❑❏◯⬜])|(?P<shut>[☑☒■✓✔✅⊠])"
)
_OTHER = re.compile(r"^(?:ความเห็น)?อื่น\s?ๆ?(?:\s?(?:ระบุ|คือ|โปรดระบุ))?[\s.…_:()-]*$")
_SIGNING = re.compile(r"^\W{0,4}(?:ลงชื่อ|ลงนาม)")
_LINE_FILLER = re.compile(r"[.…_]{3,}")


def is_opinion_heading(text: str) -> bool:
    """ "ความเห็นของปลัด ...", "คำสั่ง / การพิจารณาของนายก ...": a heading that names whose opinion follows."""
    return bool(text) and len(text) < 220 and _HEADING.match(text) is not None and not _CITED.search(text)


def signs_under(heading: str, signature: Signature) -> bool:
    """Whether a signature is that of the officer whom a heading names. A numbered heading is a section of the memo."""
    match = _HEADING.match(heading)
    who = _OFFICE_WORD.match(match["who"]) if match else None
    return who is not None and not heading[:1].isdigit() and who[0] in (signature.position or "")


def read_opinions(
    lines: Sequence[PreparedLine], start: int, signatures: Sequence[Signature]
) -> tuple[tuple[Opinion, ...], list[Doubt]]:
    """One opinion for each signature, and for a heading that nobody signed under."""
    opinions: list[Opinion] = []
    doubts: list[Doubt] = []
    at = start
    for signature in signatures:
        headings = [place for place in range(at, signature.first) if is_opinion_heading(lines[place].text)]
        for place, following in pairwise(headings):
            opinions.append(_opinion(lines, place, following, None, doubts))
        first = headings[-1] if headings else at
        opinions.append(_opinion(lines, first, signature.first, signature, doubts))
        at = signature.last + 1
    return tuple(opinions), doubts


def _opinion(
    lines: Sequence[PreparedLine], start: int, end: int, signature: Signature | None, doubts: list[Doubt]
) -> Opinion:
    heading = _HEADING.match(lines[start].text) if start < end else None
    who, beside = _split_heading(heading["who"]) if heading else ("", "")
    texts = [beside] if beside else []
    boxes = False
    for line in lines[start + (heading is not None) : end]:
        said, has_box = _said(line.text)
        boxes = boxes or has_box
        if said:
            texts.append(said)
    last = signature.last if signature else max(start, end - 1)
    first = next((at for at in range(start, end) if lines[at].text), start)
    opinion = Opinion(
        position=(signature.position if signature else None) or who,
        name=signature.name if signature else None,
        text="\n".join(texts) or None,
        source=source_of(lines, first, last),
    )
    doubts += _doubts(opinion, boxes, signed=signature is not None)
    return opinion


def _split_heading(who: str) -> tuple[str, str]:
    """Whose opinion, and what is written beside on the same line."""
    parts = [part.strip() for part in _BESIDE.split(who) if part and part.strip(" .()")]
    if not parts:
        return "", ""
    said, _ = _said(" ".join(parts[1:]))
    return parts[0], said


def _said(text: str) -> tuple[str, bool]:
    """What a line says, and whether it holds tick boxes: of boxes only the ticked count, "อื่น ๆ" is none."""
    if not text or is_page_mark(text) or _SIGNING.match(text):
        return "", False
    boxes = list(_BOX.finditer(text))
    if not boxes or text[: boxes[0].start()].strip(" -•"):
        plain = " ".join(_LINE_FILLER.sub(" ", text).split())
        return ("" if _OTHER.match(plain) else plain.strip(" -•")), False
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    chosen = [
        " ".join(_LINE_FILLER.sub(" ", text[box.end() : end]).split())
        for box, end in zip(boxes, ends, strict=True)
        if box["round"] or box["square"] or box["shut"]
    ]
    return " ".join(chosen), True


def _doubts(opinion: Opinion, boxes: bool, *, signed: bool) -> list[Doubt]:
    whose = opinion.position or opinion.name or "ผู้ให้ความเห็น"
    found: list[Doubt] = []
    if opinion.text is None:
        why = "ช่องเลือกไม่มีเครื่องหมาย" if boxes else "ไม่พบข้อความ"
        message = f"ความเห็นของ {whose} อ่านไม่ได้: {why} โปรดตรวจสอบกับต้นฉบับ"
        found.append(Doubt(code="opinion.empty", message=message, field="memo", source=opinion.source))
    if not signed:
        message = f"ไม่พบชื่อผู้ลงนามใต้ความเห็นของ {whose} โปรดตรวจสอบกับต้นฉบับ"
        found.append(Doubt(code="opinion.unsigned", message=message, field="memo", source=opinion.source))
    return found
