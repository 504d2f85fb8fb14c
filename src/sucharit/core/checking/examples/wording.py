"""Sections, codes, titles, owners, kinds: the table against the sheets."""

from sucharit.core.checking.examples.parts import Example, at, plan, row, sheet
from sucharit.core.plan import FrameworkNode, NodeLevel, TargetGroup

COURSE, MANUAL = "โครงการอบรมระเบียบงานพัสดุ", "มาตรการจัดทำคู่มือบริการประชาชน"
ONE = sheet(1, COURSE)
FIVE = tuple(sheet(n, f"โครงการเรื่องที่ {word}", f"1.1.{n}") for n, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า"), 1))


def _node(code: str, title: str) -> FrameworkNode:
    return FrameworkNode(code=code, level=NodeLevel.OBJECTIVE, title=title)


_LINES = ("1.1.1 สร้างจิตสำนึก", "ลำดับที่ 1", "1. ชื่อโครงการ : ก", "1.1.2 ประโยชน์ส่วนรวม", "ลำดับที่ 2", "1. ชื่อโครงการ : ข",
          "1.1.3 ค่านิยมสุจริต", "ลำดับที่ 3", "1. ชื่อโครงการ : ค")  # fmt: skip


def _headed(told: str, lines: tuple[str, ...]) -> Example:
    sheets = (
        sheet(1, "โครงการก", "1.1.1", source=at(2)),
        sheet(2, "โครงการข", "1.1.2", source=at(5)),
        sheet(3, "โครงการค", "1.1.3", source=at(8)),
    )
    return Example(told, plan(*sheets), lines)


EXAMPLES = {
    "section.missing": (
        Example(
            "ผลผลิตและผลลัพธ์เขียนรวมกันโดยไม่แยก",
            plan(sheet(1, COURSE, outputs=(), outcomes=(), results_unsorted=("มีผู้ผ่านการอบรม",))),
        ),
        Example("แผ่นรายละเอียดไม่มีวิธีดำเนินการ", plan(sheet(1, COURSE, steps=()))),
    ),
    "results.unsorted": (
        Example("แยกผลผลิตและผลลัพธ์แล้ว", plan(ONE)),
        Example(
            "ผลอยู่รวมกันใต้หัวข้อ 9", plan(sheet(1, COURSE, outputs=(), outcomes=(), results_unsorted=("มีผู้ผ่านการอบรม",)))
        ),
    ),
    "output.target-group": (
        Example(
            "ผลผลิตบอกสิ่งที่กลุ่มเป้าหมายได้",
            plan(sheet(1, COURSE, outputs=("พนักงานส่วนตำบลทุกคนผ่านการอบรม",))),
        ),
        Example(
            "ผลผลิตคือ “พนักงานส่วนตำบลทุกคน”",
            plan(
                sheet(
                    1, COURSE, target_group=TargetGroup(text="พนักงานส่วนตำบลทุกคน 12 คน"), outputs=("พนักงานส่วนตำบลทุกคน",)
                )
            ),
        ),
    ),
    "code.table-sheet": (
        Example(
            "แผ่นรายละเอียดสนองสองวัตถุประสงค์ ตารางอยู่ใต้ข้อหนึ่งในสองข้อ",
            plan(sheet(1, COURSE, objective_codes=("1.1.1", "1.1.2")), budget_rows=(row(1, COURSE, code="1.1.2"),)),
        ),
        Example("ตาราง 1.1.3 แผ่นรายละเอียด 1.1.1", plan(ONE, budget_rows=(row(1, COURSE, code="1.1.3"),))),
    ),
    "code.heading-missing": (
        _headed("ทุกโครงการมีหัวข้อวัตถุประสงค์นำหน้า", _LINES),
        _headed("ไม่มีหัวข้อ 1.1.3 นำหน้าโครงการที่ 3", (*_LINES[:6], "", *_LINES[7:])),
    ),
    "code.uncovered": (
        Example("ทุกวัตถุประสงค์ที่พิมพ์ไว้มีโครงการ", plan(*FIVE, framework=(_node("1.1.1", "สร้างจิตสำนึก"),))),
        Example("วัตถุประสงค์ 1.2.2 ไม่มีโครงการ", plan(*FIVE, framework=(_node("1.2.2", "เศรษฐกิจพอเพียง"),))),
    ),
    "title.table-sheet": (
        Example(
            "ต่างกันเพียงชื่อย่อของหน่วยงานและเครื่องหมายคำพูด",
            plan(
                sheet(1, "มาตรการ “จัดทำคู่มือบริการประชาชน” ขององค์การบริหารส่วนตำบลดอนสุขใจ"),
                budget_rows=(row(1, "มาตรการจัดทำคู่มือ บริการประชาชนของ อบต.ดอนสุขใจ"),),
            ),
        ),
        Example(
            "ตาราง “อบรมระเบียบงานพัสดุ” แผ่นรายละเอียด “อบรมระเบียบงานพัสดุและการเงิน”",
            plan(sheet(1, COURSE + "และการเงิน"), budget_rows=(row(1, COURSE),)),
        ),
    ),
    "unit.table-sheet": (
        Example("ตาราง “สป.” แผ่นรายละเอียด “สำนักปลัด”", plan(ONE, budget_rows=(row(1, COURSE, note="สป."),))),
        Example("ตาราง “กองคลัง” แผ่นรายละเอียด “สำนักปลัด”", plan(ONE, budget_rows=(row(1, COURSE, note="กองคลัง"),))),
    ),
    "kind.table-sheet": (
        Example("ตารางไม่ระบุประเภท", plan(ONE, budget_rows=(row(1, "อบรมระเบียบงานพัสดุ"),))),
        Example("ตาราง “กิจกรรม” แผ่นรายละเอียด “โครงการ”", plan(ONE, budget_rows=(row(1, "กิจกรรมอบรมระเบียบงานพัสดุ"),))),
    ),
    "kind.missing": (
        Example("ทุกชื่อขึ้นต้นด้วยประเภท", plan(ONE, sheet(2, MANUAL))),
        Example("ชื่อที่ 2 ไม่บอกประเภท", plan(ONE, sheet(2, "จัดทำคู่มือบริการประชาชน"))),
    ),
}
