"""Counts, numbers, money."""

from decimal import Decimal

from sucharit.core.checking.examples.parts import Example, at, money, plan, row, sheet
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetLine, FrameworkNode, Initiative, InitiativeKind, NodeLevel, StatedTotal
from sucharit.core.plan.totals import WHOLE

RULES_COURSE, HONOUR, HEARING = "โครงการอบรมระเบียบงานพัสดุ", "กิจกรรมยกย่องคนดีประจำตำบล", "โครงการเวทีรับฟังประชาชน"
TWO = (sheet(1, RULES_COURSE, "1.1.1"), sheet(2, HONOUR, "1.2.3"))
THREE = (*TWO, sheet(3, HEARING, "3.1.1"))


def _total(scope: str, count: int | None = None, amount: int | None = None) -> StatedTotal:
    return StatedTotal(scope=scope, count=count, budgets={} if amount is None else {2566: Decimal(amount)})


def _node(code: str, count: int) -> FrameworkNode:
    return FrameworkNode(code=code, level=NodeLevel.MISSION, title=f"ภารกิจ {code}", stated_count=count)


_ROWS = (row(1, RULES_COURSE, 20_000), row(2, HONOUR, 5_000, "1.2.3"))
_FREE_ROWS = (row(1, RULES_COURSE), row(2, HONOUR, 0, "1.2.3"))
_LIST = ("5. วิธีดำเนินการ", "1) เสนอโครงการ", "2) แต่งตั้งคณะทำงาน", "3) ดำเนินการ", "1) จัดประชุม", "2) ลงพื้นที่", "4) รายงานผล")
_BROKEN_LIST = ("5. วิธีดำเนินการ", "1) เสนอโครงการ", "2) แต่งตั้งคณะทำงาน", "2) ดำเนินการ", "3) รายงานผล")


def _listed(lines: tuple[str, ...]) -> Example:
    told = "รายการย่อยเริ่มนับ 1 ใหม่ภายในข้อ 3 แล้วข้อ 4 ต่อจากข้อ 3" if lines is _LIST else "มีข้อ 2 สองข้อในวิธีดำเนินการ"
    return Example(told, plan(sheet(1, RULES_COURSE, source=at(1, len(lines), steps=(1, len(lines))))), lines)


EXAMPLES = {
    "count.plan": (
        Example("ระบุ 2 โครงการ และมี 2 โครงการ", plan(*TWO, stated_totals=(_total(WHOLE, 2),))),
        Example("ระบุ 5 โครงการ แต่มี 2 โครงการ", plan(*TWO, stated_totals=(_total(WHOLE, 5),))),
    ),
    "count.dimension": (
        Example(
            "ตารางมี 1 แถวในมิติที่ 1 ตรงกับที่ระบุ แม้แผ่นรายละเอียดมี 2 (มีกฎอื่นทักแล้ว)",
            plan(*TWO, budget_rows=(row(1, RULES_COURSE),), stated_totals=(_total("1", 1),)),
        ),
        Example("มิติที่ 1 ระบุ 4 โครงการ แต่มี 2", plan(*TWO, stated_totals=(_total("1", 4),))),
    ),
    "count.sum": (
        Example(
            "มิติที่ 1 และ 3 ระบุ 2 + 1 รวม 3",
            plan(*THREE, stated_totals=(_total("1", 2), _total("3", 1), _total(WHOLE, 3))),
        ),
        Example(
            "ภารกิจ 1.1 และ 1.2 ระบุ 1 + 3 แต่มิติที่ 1 ระบุ 2",
            plan(*TWO, framework=(_node("1.1", 1), _node("1.2", 3)), stated_totals=(_total("1", 2),)),
        ),
    ),
    "count.quarter": (
        Example(
            "ไตรมาส 1 มี 1 โครงการ ตรงกับแถวรวม",
            plan(
                Initiative(seq=1, title=HONOUR, kind=InitiativeKind.ACTIVITY, quarters=(1,)),
                span=FiscalSpan(2566, 2566),
                stated_totals=(StatedTotal(scope=WHOLE, by_quarter={1: 1}),),
            ),
        ),
        Example(
            "แถวรวมระบุไตรมาส 1 มี 3 โครงการ แต่ทำเครื่องหมายไว้ 1",
            plan(
                Initiative(seq=1, title=HONOUR, kind=InitiativeKind.ACTIVITY, quarters=(1,)),
                span=FiscalSpan(2566, 2566),
                stated_totals=(StatedTotal(scope=WHOLE, by_quarter={1: 3}),),
            ),
        ),
    ),
    "number.sheet": (
        Example(
            "เลขลำดับเริ่ม 1 ใหม่ในมิติที่ 3",
            plan(
                *TWO, sheet(3, HEARING, "3.1.1", stated_seq=1), sheet(4, "มาตรการตอบข้อร้องเรียน", "3.2.2", stated_seq=2)
            ),
        ),
        Example("แผ่นที่ 2 พิมพ์เลขลำดับ 6", plan(TWO[0], sheet(2, HONOUR, stated_seq=6), sheet(3, HEARING))),
    ),
    "number.row": (
        Example("ตารางเรียงเลข 1, 2", plan(budget_rows=_ROWS)),
        Example("ตารางเรียงเลข 1, 2, 2", plan(budget_rows=(*_ROWS, row(2, HEARING)))),
    ),
    "number.list": (_listed(_LIST), _listed(_BROKEN_LIST)),
    "money.table-sheet": (
        Example(
            "ใช้เงินเพียงปี 2567 จำนวน 20,000 บาท แผ่นรายละเอียดระบุ 20,000 บาท",
            plan(
                sheet(1, RULES_COURSE, budget=money(20_000)),
                budget_rows=(row(1, RULES_COURSE, {2566: 0, 2567: 20_000}),),
            ),
        ),
        Example(
            "ตารางระบุปีละ 20,000 บาท แผ่นรายละเอียดระบุไม่ใช้งบประมาณ",
            plan(sheet(1, RULES_COURSE, budget=money(0)), budget_rows=(row(1, RULES_COURSE, 20_000),)),
        ),
    ),
    "money.row-missing": (
        Example("แผนไม่มีตารางงบประมาณเลย", plan(*TWO)),
        Example("ตารางมีเพียงโครงการแรก", plan(*TWO, budget_rows=(row(1, RULES_COURSE),))),
    ),
    "sheet.missing": (
        Example("ทุกแถวมีแผ่นรายละเอียด", plan(*TWO, budget_rows=_FREE_ROWS)),
        Example("ตารางมี 3 แถว มีแผ่นรายละเอียด 2", plan(*TWO, budget_rows=(*_FREE_ROWS, row(3, HEARING, 0, "3.1.1")))),
    ),
    "money.sum": (
        Example("รวม 25,000 จาก 20,000 และ 5,000", plan(budget_rows=_ROWS, stated_totals=(_total("1", 2, 25_000),))),
        Example(
            "ระบุยอดรวม 30,000 จาก 20,000 และ 5,000", plan(budget_rows=_ROWS, stated_totals=(_total("1", 2, 30_000),))
        ),
    ),
    "money.words": (
        Example(
            "12,500 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน)",
            plan(
                sheet(
                    1,
                    RULES_COURSE,
                    budget=BudgetLine(text="12,500 บาท (หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน)", per_year=Decimal(12500)),
                )
            ),
        ),
        Example(
            "12,500 บาท (สองหมื่นห้าร้อยบาทถ้วน)",
            plan(
                sheet(
                    1, RULES_COURSE, budget=BudgetLine(text="12,500 บาท (สองหมื่นห้าร้อยบาทถ้วน)", per_year=Decimal(12500))
                )
            ),
        ),
    ),
    "money.blank": (
        Example("ระบุว่าไม่ใช้งบประมาณ", plan(sheet(1, RULES_COURSE, budget=money(0)))),
        Example("หัวข้องบประมาณมีเพียงจุดไข่ปลา", plan(sheet(1, RULES_COURSE, budget=BudgetLine(text=".............. บาท")))),
    ),
}
