"""The list of a plan's own disclosure measure: five topics, 28 items, or 29 where two of them are counted apart.

Short names of what plans of 2566-2570 promise to publish; the office edits them to what its own plan says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

MONTHLY, HALF, YEARLY = "monthly", "half", "yearly"


@dataclass(frozen=True)
class OwnItem:
    """`number` is "2.3": the third item of the second topic."""

    number: str
    group: str
    title: str
    frequency: str = YEARLY


_TOGETHER = "การปฏิสัมพันธ์ข้อมูลและเครือข่ายสังคมออนไลน์"
_APART = ("การปฏิสัมพันธ์ข้อมูล", "เครือข่ายสังคมออนไลน์")
_TOPICS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("ข้อมูลพื้นฐาน", (
        ("โครงสร้างส่วนราชการ", YEARLY), ("ผู้บริหารของหน่วยงาน", YEARLY), ("อำนาจหน้าที่", YEARLY),
        ("แผนยุทธศาสตร์หรือแผนพัฒนา", YEARLY), ("ช่องทางติดต่อ", YEARLY), ("กฎหมายที่ใช้ในงาน", YEARLY),
        ("ข่าวประชาสัมพันธ์", MONTHLY), (_TOGETHER, MONTHLY),
    )),
    ("การบริหารงาน", (
        ("แผนดำเนินงานของปี", YEARLY), ("รายงานกำกับการดำเนินงาน รอบ 6 เดือน", HALF), ("รายงานกำกับการดำเนินงานทั้งปี", YEARLY),
        ("คู่มือการปฏิบัติงานของเจ้าหน้าที่", YEARLY), ("คู่มือการให้บริการประชาชน", YEARLY), ("สถิติการให้บริการ", MONTHLY),
        ("ผลสำรวจความพึงพอใจ", YEARLY), ("บริการออนไลน์ (E-Service)", YEARLY),
    )),
    ("การบริหารเงินงบประมาณ", (
        ("แผนใช้จ่ายงบประมาณของปี", YEARLY), ("รายงานกำกับการใช้จ่าย รอบ 6 เดือน", HALF), ("รายงานกำกับการใช้จ่ายทั้งปี", YEARLY),
        ("แผนจัดซื้อจัดจ้าง", YEARLY), ("ประกาศจัดซื้อจัดจ้าง", MONTHLY), ("ผลจัดซื้อจัดจ้างรายเดือน", MONTHLY),
    )),
    ("การบริหารและพัฒนาบุคลากร", (
        ("นโยบายบุคลากร", YEARLY), ("ผลตามนโยบายบุคลากร", YEARLY), ("หลักเกณฑ์บุคลากร", YEARLY),
        ("รายงานผลด้านบุคลากร", YEARLY),
    )),
    ("การส่งเสริมความโปร่งใส", (
        ("การจัดการเรื่องร้องเรียนการทุจริต", YEARLY), ("การมีส่วนร่วมของประชาชน", YEARLY),
    )),
)  # fmt: skip


def own_items(*, apart: bool = False) -> Iterator[OwnItem]:
    """The 28 items; 29 with `apart`, as some plans print them."""
    for topic, (group, named) in enumerate(_TOPICS, 1):
        titles = list(named)
        if apart:
            titles = [one for pair in named for one in (_split(pair) if pair[0] == _TOGETHER else (pair,))]
        for place, (title, frequency) in enumerate(titles, 1):
            yield OwnItem(f"{topic}.{place}", group, title, frequency)


def _split(pair: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((title, pair[1]) for title in _APART)
