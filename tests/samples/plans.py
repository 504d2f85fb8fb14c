"""The plans of the invented organizations as values, built from the catalogue."""

from collections import Counter
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
    NodeLevel,
    Order,
    Period,
    Plan,
    StatedTotal,
    Step,
    Target,
    TargetGroup,
)
from sucharit.reference import framework
from sucharit.reference.catalogue import VERSION, Entry, catalogue, names_of
from tests.cast import DON_SUK_CHAI, SI_BUA_THONG, Office
from tests.samples import risks

TITLE = "แผนปฏิบัติการป้องกันการทุจริตเพื่อยกระดับคุณธรรมและความโปร่งใส"
SPAN = FiscalSpan(2566, 2570)
SMALL = (
    "ethics-code", "law-training", "position-conflicts", "ethics-training", "citizen-interests", "sufficiency-economy",
    "citizen-honours", "school-democracy", "youth-camp", "information-centre", "budget-disclosure",
    "personnel-disclosure", "integrity-declaration", "ita-improvement", "no-gift", "make-plan", "governance-agreements",
    "citizen-manual", "assignment-orders", "community-forum", "performance-evaluation", "complaints", "community-watch",
    "watch-network", "all-sectors", "audit-plan", "internal-control", "risk-management", "council-capacity",
    "council-oversight", "corruption-handling", "safe-channel",
)  # fmt: skip


def initiative(entry: Entry, office: Office, seq: int) -> Initiative:
    """A catalogue entry as adopted by an office."""
    own = entry.filled(names_of(office.name, office.kind), office.staff_count)
    group = own.target_group
    count = group.count if isinstance(group.count, int) else None
    counted = f"{group.text} จำนวน {count:,} {group.unit}" if count is not None else group.text
    code = own.objective_codes[0]
    return Initiative(
        seq=seq,
        stated_seq=seq,
        kind=InitiativeKind(own.kind),
        title=own.title,
        dimension=code[:1],
        mission=code[:3],
        objective_codes=own.objective_codes,
        rationale="\n".join(own.rationale),
        objectives=own.objectives,
        target_group=TargetGroup(text=counted, count=count, unit=group.unit if count is not None else None),
        steps=tuple(
            Step(text=step)
            if isinstance(step, str)
            else Step(text=step.text, steps=tuple(Step(text=s) for s in step.steps))
            for step in own.steps
        ),
        period=Period(text=f"ปีงบประมาณ พ.ศ. {SPAN.first} - {SPAN.last}", start=SPAN.first, end=SPAN.last),
        budget=BudgetLine(text=f"{own.budget:,} บาท" if own.budget else "ไม่ใช้งบประมาณ", per_year=Decimal(own.budget)),
        responsible=office.units[own.unit],
        outputs=own.outputs,
        outcomes=own.outcomes,
    )


def budget_row(one: Initiative, note: str | None) -> BudgetRow:
    assert one.budget is not None
    return BudgetRow(
        seq=one.seq,
        dimension=one.dimension,
        mission=one.mission,
        objective=one.objective_codes[0],
        title=one.title,
        budgets=dict.fromkeys(SPAN, one.budget.per_year),
        note=note,
    )


def totals(rows: tuple[BudgetRow, ...]) -> tuple[StatedTotal, ...]:
    """One for each dimension and one for the whole table."""

    def total(scope: str, chosen: list[BudgetRow]) -> StatedTotal:
        sums = {year: sum((row.budgets[year] or Decimal(0) for row in chosen), Decimal(0)) for year in SPAN}
        return StatedTotal(scope=scope, count=len(chosen), budgets=sums)

    dimensions = sorted({row.dimension or "" for row in rows})
    return (*(total(d, [row for row in rows if row.dimension == d]) for d in dimensions), total("total", list(rows)))


def nodes(initiatives: tuple[Initiative, ...]) -> tuple[FrameworkNode, ...]:
    """The framework with the number of initiatives at each node; a sheet for three objectives counts at the first."""
    counts: Counter[str] = Counter()
    for one in initiatives:
        objective = one.objective_codes[0]
        counts.update((objective, objective[:3], objective[:1]))
    return tuple(
        FrameworkNode(code=n.code, level=NodeLevel(n.level), title=n.title, stated_count=counts[n.code] or None)
        for n in framework(VERSION).nodes
    )


def targets() -> tuple[Target, ...]:
    return (
        Target(
            name="จำนวนเรื่องร้องเรียนการทุจริตลดลง (คำนวณจากปี 2565 ซึ่งมี 10 เรื่อง)",
            unit="ร้อยละ",
            by_year={year: Decimal(10 * i) for i, year in enumerate(SPAN, 1)},
            baseline_year=2565,
        ),
        Target(
            name="คะแนน ITA",
            unit="คะแนน",
            by_year={year: Decimal(85 + 2 * i) for i, year in enumerate(SPAN, 1)},
        ),
    )


def order(office: Office, number: str) -> Order:
    return Order(
        number=number,
        subject=f"แต่งตั้งคณะทำงานยกร่าง{TITLE} (พ.ศ. {SPAN.first} - {SPAN.last})",
        date="2022-03-15",
        date_text="สั่ง ณ วันที่ 15 มีนาคม พ.ศ. 2565",
        members=office.members,
        duties=(
            "ศึกษากรอบการจัดทำแผนและแนวทางของสำนักงาน ป.ป.ช.",
            "ประเมินความเสี่ยงการทุจริตของทุกส่วนราชการ",
            "ยกร่างแผนและรับฟังความคิดเห็นของผู้เกี่ยวข้อง",
            "กำกับติดตามให้มีการดำเนินการตามแผน",
            "สรุปและรายงานผลต่อผู้บริหารทุกหกเดือน",
        ),
        signatory=office.chief[0],
        signatory_position=office.chief[1],
    )


def announcement(office: Office) -> Announcement:
    return Announcement(
        subject=f"ประกาศใช้{TITLE} (พ.ศ. {SPAN.first} - {SPAN.last})",
        date="2022-09-20",
        date_text="ประกาศ ณ วันที่ 20 กันยายน พ.ศ. 2565",
        signatory=office.chief[0],
        signatory_position=office.chief[1],
    )


OBJECTIVES = (
    "เพื่อแสดงความมุ่งมั่นของผู้บริหาร{organization}ในการต่อต้านการทุจริต",
    "เพื่อสร้างวัฒนธรรมสุจริตและจริยธรรมในการปฏิบัติหน้าที่ของบุคลากร",
    "เพื่อให้การบริหารงานเปิดเผยและตรวจสอบได้ทุกขั้นตอน",
    "เพื่อเปิดโอกาสให้ประชาชนร่วมคิด ร่วมทำ และร่วมตรวจสอบ",
    "เพื่อเสริมความเข้มแข็งของระบบตรวจสอบและควบคุมภายใน",
)
BENEFITS = (
    "ประชาชนรับรู้ความมุ่งมั่นของผู้บริหาร{organization}",
    "บุคลากรปฏิบัติงานด้วยความสุจริตและยึดประโยชน์ส่วนรวม",
    "การให้บริการโปร่งใส รวดเร็ว และเป็นธรรม",
    "ประชาชนมีส่วนร่วมตรวจสอบการทำงานอย่างต่อเนื่อง",
    "ความเสี่ยงการทุจริตได้รับการควบคุมอย่างเป็นระบบ",
)


def plan(
    office: Office, keys: tuple[str, ...] | None = None, order_number: str = "118/2565", risk_count: int = 7
) -> Plan:
    """The five-year plan of an office from chosen catalogue entries (all of them where none are named)."""
    entries = [one for one in catalogue() if keys is None or one.key in keys]
    adopted = tuple(initiative(one, office, seq) for seq, one in enumerate(entries, 1))
    rows = tuple(budget_row(one, office.abbreviations[entry.unit]) for one, entry in zip(adopted, entries, strict=True))
    return Plan(
        title=TITLE,
        organization=office.organization,
        span=SPAN,
        framework_version=VERSION,
        signatory=office.chief[0],
        announced_on="2022-09-20",
        objectives=tuple(text.replace("{organization}", office.name) for text in OBJECTIVES),
        benefits=tuple(text.replace("{organization}", office.name) for text in BENEFITS),
        framework=nodes(adopted),
        goals=(
            Goal(text=f"เรื่องร้องเรียนการทุจริตของ{office.name}ลดลงร้อยละ 50 ในปี พ.ศ. 2570 เมื่อเทียบกับปี พ.ศ. 2565"),
            Goal(text=f"{office.name}มีผลคะแนน ITA ไม่ต่ำกว่า 95 คะแนน ในปี พ.ศ. 2570"),
        ),
        targets=targets(),
        risk_criteria=risks.CRITERIA,
        risks=risks.register(risk_count),
        budget_rows=rows,
        stated_totals=totals(rows),
        initiatives=adopted,
        orders=(order(office, order_number),),
        announcements=(announcement(office),),
    )


def sao_plan() -> Plan:
    """องค์การบริหารส่วนตำบลดอนสุขใจ: 32 initiatives that cover all 32 objectives (one serves three)."""
    return plan(DON_SUK_CHAI, SMALL, "118/2565", 7)


def town_plan() -> Plan:
    """เทศบาลเมืองศรีบัวทอง: every initiative of the catalogue."""
    return plan(SI_BUA_THONG, None, "402/2565", 8)


OFFICES = {office.name: office for office in (DON_SUK_CHAI, SI_BUA_THONG)}
