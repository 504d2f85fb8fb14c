"""The same people counted differently."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sucharit.core.checking.case import Case
from sucharit.core.checking.promises import line_of
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.thai import arabic_digits, fold

SAME_GROUP = "กลุ่มเป้าหมายเดียวกันต้องมีจำนวนเดียวกัน จึงจะคำนวณร้อยละของผลผลิตและผลลัพธ์ได้"
_COUNT = re.compile(r"(\d{1,6})\s{0,3}(?:คน|ราย|ท่าน)")
# All three make up "everybody who works here"; without one of them it may be a part.
_EXECUTIVES = re.compile("ผู้บริหาร")
_COUNCIL = re.compile("สมาชิกสภา")
_STAFF = re.compile("พนักงาน|บุคลากร|เจ้าหน้าที่|ข้าราชการ|ลูกจ้าง")
_OUTSIDERS = re.compile(
    "ด้าน|ผู้ปฏิบัติ|ที่ปฏิบัติ|รับผิดชอบ|เฉพาะ|หัวหน้า|ใหม่|ประชาชน|ผู้นำ|เยาวชน|นักเรียน|เครือข่าย|ชุมชน|กลุ่ม|โรงเรียน|ผู้สูงอายุ|อสม|กำนัน|ผู้ใหญ่บ้าน|คณะกรรมการ|ตัวแทน|ผู้แทน|บางส่วน|ที่เกี่ยวข้อง"
)


class Group(NamedTuple):
    seq: int
    size: int
    line: int | None


@rule(
    "headcount.conflict", Severity.WARNING,
    thai="กลุ่มเป้าหมายเดียวกันมีจำนวนไม่เท่ากัน",
    english="One group has several sizes",
    source=SAME_GROUP,
    silent="เว้นแต่กลุ่มที่ระบุทั้งผู้บริหาร สมาชิกสภา และพนักงาน โดยไม่มีบุคคลภายนอก (หมายถึงทุกคนของหน่วยงาน)",
)  # fmt: skip
def headcount_conflict(case: Case) -> Iterator[Remark]:
    groups = list(_everybody(case))
    sizes = sorted({group.size for group in groups})
    if len(sizes) < 2:
        return
    usual = max(sizes, key=lambda size: (sum(group.size == size for group in groups), -size))
    told = "; ".join(
        f"{size} คน (ลำดับที่ {', '.join(str(group.seq) for group in groups if group.size == size)})" for size in sizes[:5]
    )
    yield Remark(
        message=f"กลุ่มผู้บริหาร สมาชิกสภา และพนักงานทั้งหมดมีจำนวนไม่เท่ากัน: {told} โปรดตรวจจำนวนบุคลากรและใช้ตัวเลขเดียวกัน",
        initiatives=tuple(group.seq for group in groups),
        lines=tuple(group.line for group in groups if group.line), field="target_group",
        stated=next(size for size in sizes if size != usual), computed=usual,
    )  # fmt: skip


def _everybody(case: Case) -> Iterator[Group]:
    for one in case.plan.initiatives:
        group = one.target_group
        parts = group.text[:3000].split("\n") if group else []
        for part in parts:
            counts = _COUNT.findall(arabic_digits(part))
            folded = fold(part)
            count = (
                int(counts[0])
                if len(counts) == 1
                else group.count
                if group and len(parts) == 1 and not counts
                else None
            )
            if count and _is_everybody(folded):
                yield Group(one.seq, count, line_of(one, part, "target_group", case.text))


def _is_everybody(folded: str) -> bool:
    if _OUTSIDERS.search(folded):
        return False
    return all(pattern.search(folded) for pattern in (_EXECUTIVES, _COUNCIL, _STAFF))


RULES = (headcount_conflict,)
