"""One plan in which every field says something: for tests that walk all fields. Everything in it is invented."""

from decimal import Decimal

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    Announcement,
    BudgetLine,
    BudgetRow,
    FrameworkNode,
    Goal,
    Initiative,
    InitiativeKind,
    Member,
    NodeLevel,
    Order,
    Organization,
    OrganizationType,
    Period,
    Plan,
    PlanRisk,
    RiskCriteria,
    ScaleStep,
    StatedTotal,
    Step,
    Target,
    TargetGroup,
)


def _initiative(seq: int, title: str, code: str) -> Initiative:
    return Initiative(
        seq=seq, stated_seq=seq, kind=InitiativeKind.PROJECT, title=title, title_printed=title + " ฯ",
        dimension=code[0], mission=code[:3], objective_codes=(code,), rationale="เหตุผลของโครงการ",
        objectives=("เพื่อให้รู้ระเบียบ", "เพื่อให้ใช้ระเบียบเป็น"),
        target_group=TargetGroup(text="พนักงาน 12 คน", count=12, unit="คน"), targets=("คู่มือ 1 เล่ม",), place="ห้องประชุม",
        steps=(Step(text="เตรียมงาน", steps=(Step(text="เชิญวิทยากร"),)), Step(text="จัดอบรม")),
        period=Period(text="ปีงบประมาณ 2566 - 2570", start=2566, end=2570),
        budget=BudgetLine(text="12,000 บาท", per_year=Decimal(12000)), responsible="สำนักปลัด",
        outputs=("จัดอบรม 1 ครั้ง", "มีคู่มือ"), outcomes=("ทำงานถูกระเบียบ",), results_unsorted=("ผลอื่น",),
        quarters=(1, 3), quantity=12, unit="คน", indicators=("ร้อยละ 80",),
    )  # fmt: skip


WHOLE_PLAN = Plan(
    title="แผนปฏิบัติการป้องกันการทุจริต",
    organization=Organization(
        name="องค์การบริหารส่วนตำบลดอนสุขใจ", type=OrganizationType.SUBDISTRICT_ADMINISTRATION, subdistrict="ดอนสุขใจ",
        district="ทุ่งสว่าง", province="อุทัยธานี",
    ),
    span=FiscalSpan(2566, 2570), framework_version="2566-2570", as_of="2023-03-21", reporter="ผู้รายงาน",
    signatory="นายบุญเลิศ ธรรมรักษา", announced_on="2022-09-20", objectives=("เพื่อสุจริต",), benefits=("ประชาชนเชื่อมั่น",),
    framework=(
        FrameworkNode(code="1", level=NodeLevel.DIMENSION, title="วัฒนธรรมสุจริต", stated_count=2),
        FrameworkNode(code="1.1", level=NodeLevel.MISSION, title="บุคลากร", stated_count=2),
    ),
    goals=(Goal(text="คะแนนดีขึ้น"),),
    targets=(
        Target(name="คะแนน", unit="คะแนน", by_year={2566: Decimal(85), 2570: Decimal("92.5")}, baseline_year=2565),
    ),
    risk_criteria=RiskCriteria(
        likelihood=(ScaleStep(score=1, meaning="น้อย"),), impact_financial=(ScaleStep(score=1, meaning="ไม่เกินหมื่น"),),
        impact_other=(ScaleStep(score=1, meaning="แทบไม่มี"),), matrix={1: ("ต่ำ", "สูง"), 2: ("สูง", "สูงมาก")},
        matrix_as_printed=(("1", "ต่ำ", "สูง"), ("2", "สูง", "สูงมาก")),
    ),
    risks=(
        PlanRisk(
            seq=1, process="จัดซื้อ", issues=("เลือกผู้ขาย",), likelihood=2, impact=1, score=2, level="สูง",
            controls=("ตรวจสอบ", "เปิดเผย"),
        ),
    ),
    budget_rows=(
        BudgetRow(
            seq=1, dimension="1", mission="1.1", objective="1.1.1", title="โครงการหนึ่ง", title_printed="โครงการ หนึ่ง",
            budgets={2566: Decimal(12000), 2567: Decimal(0)}, note="สำนักปลัด",
        ),
        BudgetRow(seq=2, dimension="1", mission="1.1", objective="1.1.2", title="โครงการสอง", title_printed="ส",
                  budgets={2566: Decimal(500)}, note="กองคลัง"),
    ),
    stated_totals=(StatedTotal(scope="total", count=9, budgets={2566: Decimal(99)}, by_quarter={1: 7}),),
    initiatives=(_initiative(1, "โครงการหนึ่ง", "1.1.1"), _initiative(2, "โครงการสอง", "1.1.2")),
    orders=(
        Order(
            number="12/2565", subject="แต่งตั้งคณะทำงาน", date="2022-05-10", date_text="10 พฤษภาคม 2565",
            members=(Member(stated_number=1, name="นายหนึ่ง", position="ปลัด", role="ประธาน"),
                     Member(stated_number=2, name="นางสอง", position="นิติกร", role="เลขานุการ")),
            duties=("จัดทำแผน",), signatory="นายบุญเลิศ", signatory_position="นายก",
        ),
    ),
    announcements=(
        Announcement(number="1", subject="ใช้แผน", date="2022-09-20", date_text="20 กันยายน 2565", signatory="นายบุญเลิศ",
                     signatory_position="นายก"),
    ),
)  # fmt: skip
