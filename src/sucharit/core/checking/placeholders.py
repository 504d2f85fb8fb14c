"""Template text that was left in."""

import re
from collections.abc import Iterator
from functools import cache

from sucharit.core.checking.case import Case, short
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.running import Passage
from sucharit.core.checking.values import Severity
from sucharit.reference.words import words

TEMPLATE = "ข้อความแนะนำในแบบฟอร์มของคู่มือการจัดทำแผนฯ ต้องแทนด้วยข้อมูลของหน่วยงานก่อนประกาศใช้"
_PROSE = frozenset({"rationale", "objectives", "steps"})  # "ระบุ..." is an ordinary verb there
_LONGEST_VALUE = 120  # a value left as a template phrase is short; a longer text uses the verb
_LEAD = re.compile(r"^[\s\-–•*.:…_]*(?:\(?\d{1,2}[.)]\s*)?[\s.…_]*")
_AFTER_A_MEASURE = re.compile(r"(?:จำนวน|ปีละ|ร้อยละ|ไม่น้อยกว่า|อย่างน้อย)\s{0,3}\(?ระบุ")
_IN_BRACKETS = re.compile(r"[(\[<]\s{0,3}(?:โปรด|กรุณา|ให้)?ระบุ(?![ไวต]|ให้|ตาม)")  # "(ระบุไว้ใน..." refers, it does not ask
_EXAMPLE = re.compile(
    r"^\W{0,10}(?:\(?ตัวอย่าง\)?\s{0,3}(?:โครงการ|กิจกรรม|มาตรการ|แผน|ประกาศ|คำสั่ง|แบบ|ตาราง|บันทึก)|ตาราง[^\n]{0,40}ตัวอย่าง(?:โครงการ|กิจกรรม|มาตรการ|แผน))"
)
_CASE = re.compile(r"\(\s{0,3}กรณี[^()\n]{3,120}\)")
_LEADERS = re.compile(r"(?:\.{3,}|…+|_{3,})\s*\d{0,4}\s*$")  # of a table of contents
_SIGNATURE = re.compile(r"ลงชื่อ|ลายมือชื่อ|\(\s*(?:\.{3,}|…+|_{3,})\s*\)\s*$")
_MOST = 60
_END = 80  # characters of a text in which leaders and a page number end; dots fill whole lines of hostile ones
_SIGNS = ("...", "…", "___", "xxx", "XXX", "Xxx", "00/", "<")  # cheap to look for before the patterns


@cache
def _phrases() -> tuple[str, ...]:
    """Those that ask for a value ("ระบุชื่อ"), longest first."""
    return tuple(
        sorted((phrase for phrase in words("placeholders")["phrases"] if "(" not in phrase), key=len, reverse=True)
    )


@cache
def _patterns() -> re.Pattern[str]:
    """Dots, crosses and empty dates where something should have been written, as one pattern."""
    flagless = [pattern.removeprefix("(?i)") for pattern in words("placeholders")["patterns"]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in flagless), re.IGNORECASE)


@rule(
    "placeholder", Severity.ERROR,
    thai="มีข้อความแนะนำของแบบฟอร์มหลงเหลืออยู่",
    english="Template text was left in",
    source=TEMPLATE,
    silent="เมื่อ “ระบุ” เป็นคำกริยาในเนื้อความ ในจุดไข่ปลาของสารบัญและช่องลงนาม และนอกแผ่นรายละเอียดสำหรับจุดไข่ปลา",
)  # fmt: skip
def placeholder(case: Case) -> Iterator[Remark]:
    told = 0
    for passage in case.text.passages:
        left = _left_in(passage)
        if left and told < _MOST:
            told += 1
            yield Remark(
                message=f"พบข้อความของแบบฟอร์มที่ยังไม่ได้แก้: “{short(left)}” โปรดแทนด้วยข้อมูลของหน่วยงาน",
                initiatives=(passage.initiative,) if passage.initiative is not None else (),
                lines=(passage.line,) if passage.line else (), field=passage.field, stated=left[:200],
            )  # fmt: skip


def _left_in(passage: Passage) -> str | None:
    """The template text in a passage, as printed."""
    text = passage.text
    if "ระบุ" in text or "ชื่อ" in text or "กรอก" in text:
        asked = _asked_for(passage)
        if asked:
            return asked
    if "ตัวอย่าง" in text and len(text) <= _LONGEST_VALUE and (found := _EXAMPLE.search(text)):
        return text if len(text) < 80 else found[0].strip()
    if "กรณี" in text and "(" in text and (both := _alternatives(text)):
        return both
    return _unfilled(passage)


def _asked_for(passage: Passage) -> str | None:
    for pattern in (_AFTER_A_MEASURE, _IN_BRACKETS):
        if found := pattern.search(passage.text):
            return passage.text[found.start() : found.start() + 60].strip()
    if passage.initiative is None or passage.field in _PROSE or len(passage.text) > _LONGEST_VALUE:
        return None
    begins = _LEAD.sub("", passage.text)
    return begins.strip() if begins.startswith(_phrases()) else None


def _alternatives(text: str) -> str | None:
    """ "... (กรณียังไม่...) / ... (กรณี...แล้ว)": both alternatives of a form were kept."""
    cases = _CASE.findall(text)
    if len(cases) < 2 or not any("ไม่" in one for one in cases) or all("ไม่" in one for one in cases):
        return None
    return " / ".join(cases[:2])


def _unfilled(passage: Passage) -> str | None:
    """Dots and crosses inside a sheet; elsewhere they are leaders, signatures and rules."""
    if passage.initiative is None or not any(sign in passage.text for sign in _SIGNS):
        return None
    if not (found := _patterns().search(passage.text)):
        return None
    if _SIGNATURE.search(passage.text) or _is_leader(passage.text[-_END:]):
        return None
    return passage.text[max(0, found.start() - 30) : found.end() + 30].strip()


def _is_leader(end: str) -> bool:
    return bool(_LEADERS.search(end)) and end.rstrip()[-1:].isdecimal()


RULES = (placeholder,)
