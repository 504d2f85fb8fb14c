"""Plans made up by chance, whole and with gaps: each seed gives the same plan again."""

from decimal import Decimal
from random import Random

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
    Step,
    Target,
    TargetGroup,
)
from sucharit.reference import framework

SPAN = FiscalSpan(2566, 2570)
ORGANIZATION = Organization(
    name="เทศบาลเมืองธารน้ำใส",
    type=OrganizationType.TOWN,
    district="สวนดอกไม้",
    province="สกลนคร",
)
DEEDS = (
    "ส่งเสริมการเปิดเผยราคากลางงานก่อสร้าง", "พัฒนาระบบจองคิวรับบริการ", "ตรวจนับครุภัณฑ์ประจำไตรมาส",
    "รณรงค์ไม่รับของกำนัล", "จัดเวทีชุมชนฟังแผนงาน", "อบรมเจ้าหน้าที่พัสดุรุ่นใหม่", "เผยแพร่บันทึกการประชุมสภา",
    "เยี่ยมบ้านผู้รับเบี้ยยังชีพ", "จัดทำทะเบียนคุมรถยนต์ส่วนกลาง", "สอนน้องรู้เท่าทันการโกง",
    "ประกวดคลิปสั้นคนดีศรีชุมชน", "ปรับปรุงคู่มือขออนุญาตก่อสร้าง",
)  # fmt: skip
AIMS = (
    "เพื่อให้ประชาชนตรวจสอบการใช้จ่ายเงินได้ด้วยตนเอง", "เพื่อลดเวลารอคอยของผู้มาติดต่อราชการ",
    "เพื่อให้เจ้าหน้าที่รู้ขั้นตอนและข้อห้ามตามระเบียบ", "เพื่อสร้างเครือข่ายเฝ้าระวังในชุมชน",
    "เพื่อให้เด็กและเยาวชนเห็นคุณค่าของความซื่อสัตย์",
)  # fmt: skip
DOINGS = (
    "ประชุมผู้เกี่ยวข้องเพื่อวางกรอบการทำงาน", "มอบหมายผู้รับผิดชอบเป็นลายลักษณ์อักษร", "จัดซื้อวัสดุที่จำเป็นตามระเบียบพัสดุ",
    "ประชาสัมพันธ์ทางเสียงตามสายและเว็บไซต์", "ลงพื้นที่เก็บข้อมูลจากประชาชน", "สรุปผลเสนอผู้บริหาร",
    "นำข้อเสนอแนะไปปรับปรุงในปีถัดไป",
)  # fmt: skip
RESULTS = (
    "จัดกิจกรรมไม่น้อยกว่า 2 ครั้งต่อปี", "ผู้เข้าร่วมมีความรู้เพิ่มขึ้น ไม่น้อยกว่าร้อยละ 80", "มีช่องทางเผยแพร่อย่างน้อย 3 ช่องทาง",
    "เรื่องร้องเรียนด้านการให้บริการลดลง ร้อยละ 10", "ประชาชนพึงพอใจไม่ต่ำกว่าร้อยละ 85 (สำรวจโดยใช้แบบประเมินความพึงพอใจ)",
)  # fmt: skip
REASONS = (
    "ที่ผ่านมาประชาชนสะท้อนว่าการติดต่อราชการใช้เวลานานและไม่ทราบขั้นตอนที่ชัดเจน ทำให้เกิดความเข้าใจผิดและเปิดช่องให้มีการเรียกรับประโยชน์",
    "เทศบาลเห็นว่าการเปิดเผยข้อมูลอย่างสม่ำเสมอจะช่วยให้ทุกฝ่ายตรวจสอบกันได้ จึงเห็นควรดำเนินการเรื่องนี้อย่างต่อเนื่องทุกปีงบประมาณ",
    "ดังนั้น เพื่อให้การทำงานเป็นระบบและลดความเสี่ยง จึงกำหนดแนวทางที่เจ้าหน้าที่ทุกคนปฏิบัติได้จริง",
)
UNITS = ("กองคลัง", "กองช่าง", "สำนักปลัดเทศบาล", "กองการศึกษา", "หน่วยตรวจสอบภายใน")
CODES = (
    "1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1", "2.1.2", "3", "3.2", "3.2.1", "3.2.2", "3.2.3",
    "4", "4.1", "4.1.3",
)  # fmt: skip
OBJECTIVES = tuple(code for code in CODES if code.count(".") == 2)
_KINDS = tuple(InitiativeKind)


def plan(seed: int, count: int = 12, gaps: float = 0.0) -> Plan:
    """A plan of `count` initiatives; each part of it is missing with the probability `gaps`."""
    chance = Random(seed)

    def there() -> bool:
        return chance.random() >= gaps

    codes = sorted(chance.choice(OBJECTIVES) for _ in range(count))
    initiatives = tuple(_initiative(chance, seq, (code,), there) for seq, code in enumerate(codes, start=1))
    if any(code == "3.2.1" for code in codes):
        initiatives = (*initiatives, _initiative(chance, count + 1, ("3.2.1", "3.2.2", "3.2.3"), there))
    announcements = (_announcement(),) if there() else ()
    return Plan(
        title="แผนปฏิบัติการป้องกันการทุจริตเพื่อยกระดับคุณธรรมและความโปร่งใส",
        organization=ORGANIZATION,
        span=SPAN,
        framework_version="2566-2570",
        objectives=_some(chance, AIMS) if there() else (),
        benefits=_some(chance, AIMS) if there() else (),
        framework=tuple(_node(code) for code in CODES),
        goals=tuple(Goal(text=text) for text in _some(chance, RESULTS)) if there() else (),
        targets=_targets() if there() else (),
        risk_criteria=_criteria() if there() else None,
        risks=tuple(_risk(chance, seq, there) for seq in range(1, 6)) if there() else (),
        budget_rows=tuple(_row(one, there) for one in initiatives if there()),
        initiatives=initiatives,
        orders=(_order(chance),) if there() else (),
        announcements=announcements,
        signatory=announcements[0].signatory if announcements else None,
        announced_on=announcements[0].date if announcements else None,
    )


def _node(code: str) -> FrameworkNode:
    node = framework("2566-2570").node(code)
    assert node is not None
    return FrameworkNode(code=code, level=NodeLevel(node.level), title=node.title)


def _some(chance: Random, texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(chance.sample(texts, chance.randint(1, len(texts))))


def _steps(chance: Random, depth: int = 0) -> tuple[Step, ...]:
    return tuple(
        Step(text=text, steps=_steps(chance, depth + 1) if depth < 2 and chance.random() < 0.25 else ())
        for text in chance.sample(DOINGS, chance.randint(2, 5))
    )


def _initiative(chance: Random, seq: int, codes: tuple[str, ...], there) -> Initiative:
    kind = chance.choice(_KINDS)
    baht = chance.choice((0, 0, 5000, 20_000, 125_500))
    size = chance.choice((None, 15, 40, 1200))
    return Initiative(
        seq=seq,
        kind=kind,
        title=f"{kind.value}{chance.choice(DEEDS)} รุ่นที่ {seq}",
        dimension=codes[0][:1],
        mission=codes[0][:3],
        objective_codes=codes,
        rationale="\n".join(chance.sample(REASONS, chance.randint(1, 3))) if there() else None,
        objectives=_some(chance, AIMS) if there() else (),
        target_group=_group(size) if there() else None,
        steps=_steps(chance) if there() else (),
        period=Period(text="ปีงบประมาณ พ.ศ. 2566 - 2570", start=2566, end=2570) if there() else None,
        budget=BudgetLine(text=f"{baht:,} บาท" if baht else "ไม่ใช้งบประมาณ", per_year=Decimal(baht))
        if there()
        else None,
        responsible=chance.choice(UNITS) if there() else None,
        outputs=_results(chance, seq) if there() else (),
        outcomes=_results(chance, seq) if there() else (),
    )


def _results(chance: Random, seq: int) -> tuple[str, ...]:
    """No two sheets promise the same in the same words: plans should not either."""
    return tuple(f"งานที่ {seq} {text}" for text in _some(chance, RESULTS))


def _group(size: int | None) -> TargetGroup:
    if size is None:
        return TargetGroup(text="ประชาชนทั่วไปในเขตเทศบาล")
    return TargetGroup(text=f"บุคลากรของเทศบาล จำนวน {size:,} คน", count=size, unit="คน")


def _row(one: Initiative, there) -> BudgetRow:
    baht = one.budget.per_year if one.budget else Decimal(0)
    return BudgetRow(
        dimension=one.dimension,
        mission=one.mission,
        objective=one.objective_codes[0],
        title=one.title,
        budgets=dict.fromkeys(SPAN, baht),
        note="กค." if there() else None,
    )


def _targets() -> tuple[Target, ...]:
    return (
        Target(
            name="เรื่องร้องเรียนลดลง (คำนวณจากปี 2565)",
            unit="ร้อยละ",
            by_year={year: Decimal(10 * at) for at, year in enumerate(SPAN, 1)},
            baseline_year=2565,
        ),
        Target(name="คะแนน ITA", unit="คะแนน", by_year={year: Decimal(86 + 2 * at) for at, year in enumerate(SPAN)}),
    )


def _criteria() -> RiskCriteria:
    likelihood = ("ไม่เกิน 1 ครั้งต่อปี", "ไม่เกิน 2 ครั้งต่อปี", "ไม่เกิน 4 ครั้งต่อปี", "ไม่เกิน 6 ครั้งต่อปี", "มากกว่า 6 ครั้งต่อปี")
    impact = ("แทบไม่กระทบ", "มีผู้ร้องเรียน", "หน่วยตรวจสอบเข้ามาตรวจ", "สื่อลงข่าวต่อเนื่อง", "มีผู้ถูกลงโทษทางวินัย")
    rows = ("ต่ำ ต่ำ ปานกลาง สูง สูง", "ต่ำ ต่ำ ปานกลาง สูง สูงมาก", "ต่ำ ปานกลาง สูง สูง สูงมาก")
    rows += ("ปานกลาง สูง สูง สูงมาก สูงมาก", "สูง สูง สูงมาก สูงมาก สูงมาก")
    return RiskCriteria(
        likelihood=_scale(likelihood),
        impact_financial=_scale(tuple(f"เสียหายไม่เกิน {10_000 * at:,} บาท" for at in range(1, 6))),
        impact_other=_scale(impact),
        matrix={score: tuple(row.split()) for score, row in enumerate(rows, start=1)},
    )


def _scale(meanings: tuple[str, ...]) -> tuple[ScaleStep, ...]:
    return tuple(ScaleStep(score=score, meaning=meanings[score - 1]) for score in range(5, 0, -1))


def _risk(chance: Random, seq: int, there) -> PlanRisk:
    likelihood, impact = chance.randint(1, 5), chance.randint(1, 5)
    return PlanRisk(
        seq=seq,
        process=f"การ{chance.choice(('ตรวจรับงานจ้าง', 'เบิกจ่ายน้ำมันรถ', 'ออกใบอนุญาต', 'จัดเก็บค่าธรรมเนียม'))} กลุ่มที่ {seq}",
        issues=("ผู้ตรวจรับละเลยการตรวจ", "เอกสารไม่ครบถ้วน")[: chance.randint(1, 2)],
        likelihood=likelihood,
        impact=impact,
        score=likelihood * impact,
        level=chance.choice(("ต่ำ", "ปานกลาง", "สูง", "สูงมาก")),
        controls=("หมุนเวียนผู้ปฏิบัติหน้าที่ทุกหกเดือน", "สุ่มตรวจเอกสารทุกไตรมาส")[: chance.randint(1, 2)],
    )


def _order(chance: Random) -> Order:
    names = ("นางแสงดาว ใจงาม", "นายวันชัย ตั้งมั่น", "นางสาวพลอย รุ่งเรือง", "นายเอก สุจริตกุล")
    roles = ("ประธานกรรมการ", "กรรมการ", "กรรมการ", "กรรมการและเลขานุการ")
    positions = ("นายกเทศมนตรีเมืองธารน้ำใส", "ปลัดเทศบาล", "ผู้อำนวยการกองคลัง", "นิติกร")
    return Order(
        number=f"{chance.randint(1, 900)}/2565",
        subject="แต่งตั้งคณะกรรมการจัดทำแผนปฏิบัติการป้องกันการทุจริต",
        date="2022-04-05",
        members=tuple(
            Member(stated_number=at, name=name, position=position, role=role)
            for at, (name, position, role) in enumerate(zip(names, positions, roles, strict=True), start=1)
        ),
        duties=DOINGS[:3],
        signatory="นางแสงดาว ใจงาม",
        signatory_position="นายกเทศมนตรีเมืองธารน้ำใส",
    )


def _announcement() -> Announcement:
    return Announcement(
        subject="ใช้แผนปฏิบัติการป้องกันการทุจริตเพื่อยกระดับคุณธรรมและความโปร่งใส (พ.ศ. 2566 - 2570)",
        date="2022-09-12",
        signatory="นางแสงดาว ใจงาม",
        signatory_position="นายกเทศมนตรีเมืองธารน้ำใส",
    )
