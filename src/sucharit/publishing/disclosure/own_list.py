"""The list of a plan's own disclosure measure: five topics, 28 items, or 29 where two of them are counted apart.

Short names of what plans of 2566-2570 promise to publish; the office edits them to what its own plan says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

MONTHLY, HALF, YEARLY = "monthly", "half", "yearly"


@dataclass(frozen=True)
class OwnItem:
    """`number` is "2.3": the third item of the second topic. `theme` is that of the official lists: what the system
    itself publishes for it answers this item too."""

    number: str
    group: str
    title: str
    theme: str
    frequency: str = YEARLY


_TOGETHER = "การปฏิสัมพันธ์ข้อมูลและเครือข่ายสังคมออนไลน์"
_APART = ("การปฏิสัมพันธ์ข้อมูล", "เครือข่ายสังคมออนไลน์")
_TOPICS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("ข้อมูลพื้นฐาน", (
        ("โครงสร้างส่วนราชการ", "structure_powers", YEARLY), ("ผู้บริหารของหน่วยงาน", "executives", YEARLY),
        ("อำนาจหน้าที่", "structure_powers", YEARLY), ("แผนยุทธศาสตร์หรือแผนพัฒนา", "development_plan", YEARLY),
        ("ช่องทางติดต่อ", "contact_qa_social", YEARLY), ("กฎหมายที่ใช้ในงาน", "laws", YEARLY),
        ("ข่าวประชาสัมพันธ์", "news", MONTHLY), (_TOGETHER, "contact_qa_social", MONTHLY),
    )),
    ("การบริหารงาน", (
        ("แผนดำเนินงานของปี", "annual_plan_progress_budget", YEARLY),
        ("รายงานกำกับการดำเนินงาน รอบ 6 เดือน", "annual_plan_progress_budget", HALF),
        ("รายงานกำกับการดำเนินงานทั้งปี", "annual_performance_report", YEARLY),
        ("คู่มือการปฏิบัติงานของเจ้าหน้าที่", "staff_manual", YEARLY), ("คู่มือการให้บริการประชาชน", "service_manual", YEARLY),
        ("สถิติการให้บริการ", "service_statistics", MONTHLY), ("ผลสำรวจความพึงพอใจ", "service_satisfaction_report", YEARLY),
        ("บริการออนไลน์ (E-Service)", "e_service", YEARLY),
    )),
    ("การบริหารเงินงบประมาณ", (
        ("แผนใช้จ่ายงบประมาณของปี", "annual_plan_progress_budget", YEARLY),
        ("รายงานกำกับการใช้จ่าย รอบ 6 เดือน", "annual_plan_progress_budget", HALF),
        ("รายงานกำกับการใช้จ่ายทั้งปี", "annual_performance_report", YEARLY),
        ("แผนจัดซื้อจัดจ้าง", "procurement_plan_list_progress", YEARLY),
        ("ประกาศจัดซื้อจัดจ้าง", "procurement_plan_list_progress", MONTHLY),
        ("ผลจัดซื้อจัดจ้างรายเดือน", "procurement_plan_list_progress", MONTHLY),
    )),
    ("การบริหารและพัฒนาบุคลากร", (
        ("นโยบายบุคลากร", "hr_plan", YEARLY), ("ผลตามนโยบายบุคลากร", "hr_report", YEARLY),
        ("หลักเกณฑ์บุคลากร", "hr_plan", YEARLY), ("รายงานผลด้านบุคลากร", "hr_report", YEARLY),
    )),
    ("การส่งเสริมความโปร่งใส", (
        ("การจัดการเรื่องร้องเรียนการทุจริต", "complaint_procedure", YEARLY),
        ("การมีส่วนร่วมของประชาชน", "participation", YEARLY),
    )),
)  # fmt: skip


def own_items(*, apart: bool = False) -> Iterator[OwnItem]:
    """The 28 items; 29 with `apart`, as some plans print them."""
    for topic, (group, named) in enumerate(_TOPICS, 1):
        told = [
            (title, theme, frequency)
            for together, theme, frequency in named
            for title in (_APART if apart and together == _TOGETHER else (together,))
        ]
        for place, (title, theme, frequency) in enumerate(told, 1):
            yield OwnItem(f"{topic}.{place}", group, title, theme, frequency)
