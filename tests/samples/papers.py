"""The other papers of the invented organizations: annual plan, yearly integrity report with memo, order, old sheet."""

from decimal import Decimal

from msgspec.structs import replace

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    BudgetLine,
    Initiative,
    InitiativeKind,
    IntegrityArea,
    IntegrityReport,
    Member,
    Memo,
    MemoSection,
    Opinion,
    Order,
    Period,
    Plan,
    StatedTotal,
    Step,
)
from sucharit.reference.catalogue import entry
from tests.cast import BAN_KLANG_NA, DON_SUK_CHAI, REPORTER, SI_BUA_THONG, Office
from tests.samples import plans

#: key of the catalogue; persons; quarters; baht
ANNUAL: tuple[tuple[str, int, tuple[int, ...], int], ...] = (
    ("ethics-code", 36, (1, 2), 0),
    ("law-training", 36, (2,), 15000),
    ("ethics-training", 36, (2, 3), 20000),
    ("citizen-honours", 12, (4,), 0),
    ("youth-camp", 40, (3,), 25000),
    ("information-centre", 3, (1, 2, 3, 4), 0),
    ("integrity-declaration", 36, (1,), 0),
    ("no-gift", 36, (1, 2), 0),
    ("procurement-conflicts", 5, (2, 3), 0),
    ("satisfaction-survey", 200, (3, 4), 0),
    ("citizen-manual", 100, (2,), 0),
    ("assignment-orders", 8, (1,), 0),
    ("community-forum", 90, (2, 3), 18500),
    ("complaints", 100, (1, 2, 3, 4), 0),
    ("internal-control", 14, (1, 4), 0),
    ("safe-channel", 100, (1, 2), 0),
)


def annual_plan() -> Plan:
    """เทศบาลตำบลบ้านกลางนา, fiscal year 2567: sixteen rows with their quarters."""
    year = 2567
    rows = tuple(_annual_row(seq, *row) for seq, row in enumerate(ANNUAL, 1))
    spent = sum((row.budget.per_year or Decimal(0) for row in rows if row.budget), Decimal(0))
    return Plan(
        title=f"แผนปฏิบัติการป้องกันการทุจริต ประจำปี พ.ศ. {year}",
        organization=BAN_KLANG_NA.organization,
        span=FiscalSpan(year, year),
        as_of="2024-01-15",
        reporter=REPORTER,
        initiatives=rows,
        stated_totals=(StatedTotal(scope="total", count=len(rows), budgets={year: spent}),),
    )


def _annual_row(seq: int, key: str, persons: int, quarters: tuple[int, ...], baht: int) -> Initiative:
    whole = plans.initiative(entry(key), BAN_KLANG_NA, seq)
    return Initiative(
        seq=seq,
        stated_seq=seq,
        kind=whole.kind,
        title=whole.title,
        dimension=whole.dimension,
        budget=BudgetLine(text=f"{baht:,}" if baht else "-", per_year=Decimal(baht)),
        responsible=whole.responsible,
        indicators=whole.outputs,
        outcomes=whole.outcomes,
        quarters=quarters,
        quantity=persons,
        unit="คน",
    )


# the yearly integrity report

#: title; score; measure; steps; period; responsible; output; outcome
AREAS: tuple[tuple[str, str, str, tuple[str, ...], str, str, str, str], ...] = (
    (
        "การปฏิบัติหน้าที่", "98.40", "มาตรการกำหนดเวลามาตรฐานของงานบริการ",
        ("สำรวจเวลาที่ใช้จริงของงานบริการทุกงาน", "ประกาศเวลามาตรฐาน ณ จุดบริการ", "ติดตามงานที่เกินเวลาในที่ประชุมประจำเดือน"),
        "ตุลาคม 2567 - กันยายน 2568", "สำนักปลัดและทุกกอง",
        "มีประกาศเวลามาตรฐานครบ 24 งานบริการ", "ผู้รับบริการได้รับบริการตามเวลาที่ประกาศและไม่มีเรื่องร้องเรียนความล่าช้า",
    ),
    (
        "การใช้งบประมาณ", "97.15", "โครงการเปิดบัญชีงบประมาณให้ประชาชนตรวจสอบ",
        ("จัดทำสรุปงบประมาณฉบับประชาชน", "เผยแพร่ผลการเบิกจ่ายทุกเดือน"),
        "ตลอดปีงบประมาณ พ.ศ. 2568", "กองคลัง",
        "เผยแพร่ผลการเบิกจ่าย 12 ครั้ง ผ่าน 3 ช่องทาง", "ประชาชนซักถามเรื่องงบประมาณในเวทีประชาคมได้ตรงประเด็น",
    ),
    (
        "การใช้อำนาจ", "96.80", "มาตรการบริหารงานบุคคลด้วยระบบคุณธรรม",
        ("ประกาศหลักเกณฑ์การประเมินก่อนเริ่มรอบ", "ตั้งคณะกรรมการกลั่นกรองผลการประเมิน", "แจ้งผลเป็นรายบุคคล"),
        "รอบการประเมินเดือนเมษายนและตุลาคม", "งานบริหารงานบุคคล",
        "มีการกลั่นกรองผลการประเมินครบ 2 รอบ", "บุคลากรเชื่อมั่นในความเป็นธรรมของการเลื่อนเงินเดือน",
    ),
    (
        "การใช้ทรัพย์สินของราชการ", "95.25", "มาตรการควบคุมการใช้รถยนต์ส่วนกลางและการยืมพัสดุ",
        ("จัดทำทะเบียนยืมคืนพัสดุ", "บันทึกการใช้รถทุกครั้ง", "สุ่มตรวจทุกไตรมาส"),
        "ตุลาคม 2567 - กันยายน 2568", "กองคลังและสำนักปลัด",
        "ทะเบียนยืมคืนเป็นปัจจุบันทุกรายการ", "ไม่พบการนำทรัพย์สินของราชการไปใช้ส่วนตัว",
    ),
    (
        "การแก้ไขปัญหาการทุจริต", "97.90", "มาตรการรับแจ้งเบาะแสและคุ้มครองผู้แจ้ง",
        ("เปิดช่องทางแจ้งเบาะแสแยกจากเรื่องร้องเรียนทั่วไป", "จำกัดผู้เข้าถึงข้อมูลไม่เกิน 2 คน"),
        "ตลอดปีงบประมาณ พ.ศ. 2568", "งานนิติการ สำนักปลัด",
        "มีช่องทางออนไลน์ 1 ช่องทางและคู่มือ 1 เล่ม", "บุคลากรกล้าแจ้งเบาะแสโดยไม่เกรงผลกระทบ",
    ),
    (
        "คุณภาพการดำเนินงาน", "98.05", "โครงการบริการเสมอภาคไม่เลือกปฏิบัติ",
        ("ใช้บัตรคิวทุกจุดบริการ", "จัดช่องบริการพิเศษสำหรับผู้สูงอายุ"),
        "มกราคม - กันยายน 2568", "ทุกส่วนราชการ",
        "มีจุดบริการที่ใช้บัตรคิว 3 จุด", "ผู้มาติดต่อได้รับบริการตามลำดับและเป็นธรรม",
    ),
    (
        "ประสิทธิภาพการสื่อสาร", "96.35", "โครงการสื่อสารเชิงรุกถึงทุกหมู่บ้าน",
        ("สรุปข่าวรายสัปดาห์ให้อ่านง่าย", "เผยแพร่ทางเว็บไซต์ สื่อสังคมออนไลน์ และหอกระจายข่าว"),
        "ตลอดปีงบประมาณ พ.ศ. 2568", "งานประชาสัมพันธ์ สำนักปลัด",
        "เผยแพร่ข่าวไม่น้อยกว่าสัปดาห์ละ 2 เรื่อง", "ประชาชนเข้าถึงข่าวสารได้ทันเหตุการณ์",
    ),
    (
        "การปรับปรุงระบบการทำงาน", "94.75", "มาตรการนำข้อเสนอแนะของประชาชนมาปรับปรุงงาน",
        ("รวบรวมข้อเสนอแนะทุกช่องทาง", "มอบหมายผู้รับผิดชอบรายเรื่อง", "แจ้งผลการปรับปรุงต่อสาธารณะ"),
        "ตุลาคม 2567 - กันยายน 2568", "งานนโยบายและแผน",
        "ข้อเสนอแนะได้รับการปรับปรุง 18 เรื่อง", "ประชาชนเห็นการเปลี่ยนแปลงจากข้อเสนอของตน",
    ),
    (
        "การเปิดเผยข้อมูล", "100.00", "มาตรการกำกับติดตามการเปิดเผยข้อมูลบนเว็บไซต์",
        ("มอบหมายเจ้าของข้อมูลทุกรายการ", "ตรวจสอบลิงก์ทุกเดือน"),
        "ตุลาคม 2567 - มีนาคม 2568", "คณะทำงานเปิดเผยข้อมูล",
        "เปิดเผยข้อมูลครบทุกรายการ", "ผู้สนใจค้นหาข้อมูลได้ครบถ้วนและเป็นปัจจุบัน",
    ),
    (
        "การป้องกันการทุจริต", "99.50", "มาตรการไม่รับของขวัญและการประเมินความเสี่ยงการทุจริต",
        ("ประกาศนโยบายไม่รับของขวัญ", "ประเมินความเสี่ยงทุกส่วนราชการ", "รายงานผลรอบหกเดือนและรอบปี"),
        "ตุลาคม 2567 - กันยายน 2568", "สำนักปลัด",
        "มีรายงานการประเมินความเสี่ยง 1 ฉบับ", "เจ้าหน้าที่ปฏิบัติตามนโยบายไม่รับของขวัญทุกคน",
    ),
)  # fmt: skip


def integrity_report() -> IntegrityReport:
    """Ten areas with their six components; the overall score is the mean of the ten."""
    areas = tuple(
        IntegrityArea(
            number=number, title=title, score=Decimal(score), measure=measure, steps=steps, period=period,
            responsible=responsible, output=output, outcome=outcome,
        )
        for number, (title, score, measure, steps, period, responsible, output, outcome) in enumerate(AREAS, 1)
    )  # fmt: skip
    overall = sum((area.score or Decimal(0) for area in areas), Decimal(0)) / len(areas)
    return IntegrityReport(fiscal_year=2568, areas=areas, overall_score=overall.quantize(Decimal("0.01")))


def memo(office: Office = DON_SUK_CHAI) -> Memo:
    """The memo that submits the report, with the opinions on its way up and the decision."""
    return Memo(
        unit=f"สำนักปลัด {office.name}",
        number="อน 71201/85",
        date="2026-02-16",
        date_text="16 กุมภาพันธ์ 2569",
        to=office.chief[1],
        subject="รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568",
        sections=(
            MemoSection(
                heading="เรื่องเดิม",
                text="ผู้บริหารได้เห็นชอบมาตรการส่งเสริมคุณธรรมและความโปร่งใสไว้ 10 ด้าน และให้รายงานผลเมื่อสิ้นปีงบประมาณ",
            ),
            MemoSection(
                heading="ข้อเท็จจริง",
                text="ทุกส่วนราชการดำเนินการครบทั้ง 10 ด้านแล้ว รายละเอียดปรากฏตามรายงานที่แนบมาพร้อมนี้",
            ),
            MemoSection(
                heading="ข้อเสนอเพื่อพิจารณา",
                text="เห็นควรรับทราบรายงานและอนุญาตให้เผยแพร่บนเว็บไซต์ของหน่วยงาน",
            ),
        ),
        reporter="นางสุภาพร เรืองศรี",
        reporter_position="หัวหน้าสำนักปลัด",
        opinions=(
            Opinion(
                position="รองปลัดองค์การบริหารส่วนตำบล",
                name="นายวีระชัย ทองอยู่",
                text="ตรวจสอบแล้วครบถ้วน เห็นควรเสนอผู้บังคับบัญชาตามลำดับ",
            ),
            Opinion(position=office.clerk[1], name=office.clerk[0], text="เห็นชอบตามที่เสนอ"),
            Opinion(position=office.chief[1], name=office.chief[0], text="ทราบ ให้เผยแพร่ได้"),
        ),
    )


def lone_order(office: Office = SI_BUA_THONG) -> Order:
    """An order that stands alone, of another working group."""
    members = (
        Member(stated_number=1, name=office.clerk[0], position="ปลัดเทศบาล", role="ประธานคณะทำงาน"),
        *(
            replace(member, stated_number=number, role="คณะทำงาน")
            for number, member in enumerate(office.members[4:13], 2)
        ),
        replace(office.members[13], stated_number=11, role="คณะทำงานและเลขานุการ"),
        replace(office.members[14], stated_number=12, role="คณะทำงานและผู้ช่วยเลขานุการ"),
    )
    return Order(
        number="77/2567",
        subject="แต่งตั้งคณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567",
        date="2024-01-08",
        date_text="สั่ง ณ วันที่ 8 มกราคม พ.ศ. 2567",
        members=members,
        duties=(
            "รวบรวมข้อมูลและหลักฐานตามแบบตรวจการเปิดเผยข้อมูล",
            "มอบหมายเจ้าของข้อมูลและติดตามความครบถ้วน",
            "วิเคราะห์ผลการประเมินและเสนอแนวทางปรับปรุง",
        ),
        signatory=office.chief[0],
        signatory_position=office.chief[1],
    )


def old_sheet(office: Office = BAN_KLANG_NA) -> Plan:
    """One sheet in the ten-section form of 2561-2564, with targets, place and a period of four years."""
    one = Initiative(
        seq=1,
        kind=InitiativeKind.MEASURE,
        title=f"มาตรการเปิดเผยรายงานการเงินต่อประชาชนของ{office.name}",
        rationale=(
            "รายงานการเงินเป็นข้อมูลที่ประชาชนมีสิทธิรับรู้ แต่ที่ผ่านมาอยู่ในรูปแบบที่เข้าใจยากและปิดประกาศเฉพาะที่สำนักงาน "
            "ทำให้ประชาชนส่วนใหญ่ไม่ทราบว่าภาษีของตนถูกใช้ไปอย่างไร\n"
            f"{office.name}จึงกำหนดมาตรการเผยแพร่รายงานการเงินฉบับย่อทุกไตรมาส เพื่อให้ประชาชนติดตามตรวจสอบได้สะดวก"
        ),
        objectives=("เพื่อให้ประชาชนรับรู้ฐานะการเงินของเทศบาลอย่างสม่ำเสมอ", "เพื่อป้องกันการใช้จ่ายเงินโดยมิชอบ"),
        targets=("รายงานการเงินฉบับย่อ ปีละ 4 ฉบับ", "เผยแพร่อย่างน้อย 3 ช่องทาง"),
        place=f"เขต{office.name}",
        steps=(
            Step(text="แต่งตั้งผู้รับผิดชอบจัดทำรายงานฉบับย่อ"),
            Step(text="รวบรวมข้อมูลรับจ่ายจากกองคลัง"),
            Step(text="จัดทำรายงานให้อ่านเข้าใจง่าย"),
            Step(text="เสนอผู้บริหารเห็นชอบก่อนเผยแพร่"),
            Step(text="เผยแพร่ทางเว็บไซต์และเสียงตามสาย"),
            Step(text="รายงานผลการดำเนินการ"),
        ),
        period=Period(text="4 ปี (ปีงบประมาณ 2561 - 2564)", start=2561, end=2564),
        budget=BudgetLine(text="ไม่ใช้งบประมาณ", per_year=Decimal(0)),
        responsible="กองคลัง",
        outputs=("มีรายงานการเงินฉบับย่อ จำนวน 4 ฉบับต่อปี", "มีช่องทางเผยแพร่ จำนวน 3 ช่องทาง"),
        outcomes=("ประชาชนรับรู้ข้อมูลการเงินเพิ่มขึ้น",),
    )
    return Plan(
        title=one.title,
        organization=office.organization,
        span=FiscalSpan(2561, 2564),
        framework_version="2561-2564",
        initiatives=(replace(one, target_group=None),),
    )


__all__ = ["annual_plan", "integrity_report", "lone_order", "memo", "old_sheet"]
