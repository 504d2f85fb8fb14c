"""Draws the other papers as text: annual table with quarters, memo with integrity report, order, ten-section sheet."""

from msgspec.structs import replace

from sucharit.core.plan import Initiative, IntegrityArea, IntegrityReport, Memo, Order, Organization, Plan
from sucharit.core.reading.values import DocumentKind
from tests.samples.ocr import draw_order
from tests.samples.printed import Printed, Sample
from tests.samples.sheets import Pen
from tests.samples.styles import ARABIC, Style

DIMENSIONS = (
    "การสร้างวัฒนธรรมสุจริต",
    "การบริหารราชการด้วยความโปร่งใส",
    "การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
    "การยกระดับกลไกการตรวจสอบ",
)
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]


def thai_date(iso: str) -> str:
    """ "2024-01-15" as 15 มกราคม 2567."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day} {MONTHS[month - 1]} {year + 543}"


# the annual table


def draw_annual(
    plan: Plan, style: Style = ARABIC, seed: int = 1, name: str = "annual", rows_a_page: int = 4, tick: str = "/"
) -> Sample:
    """An annual plan: the two-line header again on every page, a mark in each quarter, totals at the end."""
    pen = Pen(style, seed)
    assert plan.organization and plan.span
    owner, year = plan.organization, plan.span.first
    area = f"อำเภอ{owner.district} จังหวัด{owner.province}"
    for text in (plan.title, owner.name, area):
        pen.paragraph(text, "cover")
    pen.paragraph(
        f"{plan.title.replace('ประจำปี ', '')} ของ{owner.name} อำเภอ{owner.district} จังหวัด{owner.province}", "caption"
    )
    for place, one in enumerate(plan.initiatives):
        if place % rows_a_page == 0:
            if place:
                pen.blank()
            _annual_header(pen)
        _annual_row(pen, one, tick)
    _annual_total(pen, plan, year)
    pen.blank()
    pen.paragraph(f"** ข้อมูล ณ วันที่ {thai_date(plan.as_of or '')}", "as_of")
    pen.paragraph(f"ชื่อ - สกุล ผู้ออกรายงาน {plan.reporter}", "reporter")
    pen.paragraph("คำอธิบาย", "legend")
    for number, title in enumerate(DIMENSIONS, 1):
        pen.paragraph(f"มิติ {number} {title}", "legend")
    return Sample(name=name, lines=tuple(pen.lines), plan=plan, kind=DocumentKind.ANNUAL_PLAN)


def _annual_header(pen: Pen) -> None:
    first = ["ที่", "แผนงาน/โครงการ/ กิจกรรม", "เป้าหมายที่ ดำเนินงาน", "", "งบประมาณ", "มิติ", "ตัวชี้วัด", "ผลลัพธ์"]
    pen.row([*first, "ระยะเวลาดำเนินการ", "", "", "", "หน่วยงาน รับผิดชอบ"], "annual.header")
    quarters = [f"ไตรมาส {n}" for n in range(1, 5)]
    pen.row(["", "", "หน่วยนับ", "ปริมาณงาน", "", "", "", "", *quarters, ""], "annual.header")


def _annual_row(pen: Pen, one: Initiative, tick: str) -> None:
    marks = [tick if quarter in one.quarters else "" for quarter in range(1, 5)]
    text = one.budget.text if one.budget else ""
    pen.row(
        [f"{one.seq}.", one.title, one.unit or "", f"{one.quantity:,}", text, one.dimension or "",
         _listed(one.indicators), _listed(one.outcomes), *marks, one.responsible or ""],
        "annual.row", initiative=one.seq,
    )  # fmt: skip


def _listed(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else " ".join(f"{n}) {text}" for n, text in enumerate(items, 1))


def _annual_total(pen: Pen, plan: Plan, year: int) -> None:
    total = plan.stated_totals[0]
    counts = [str(sum(quarter in one.quarters for one in plan.initiatives)) for quarter in range(1, 5)]
    money = f"{total.budgets[year]:,.0f}" if total.budgets[year] else "-"
    pen.row([f"รวมทั้งสิ้น {total.count} โครงการ", "", "", "", money, "", "", "", *counts, ""], "annual.total")


# memo and integrity report


def draw_report(
    memo: Memo, report: IntegrityReport, owner: Organization, style: Style, seed: int = 1, name: str = ""
) -> Sample:
    """The memo, then the report of ten areas with six components each."""
    pen = Pen(style, seed)
    pen.blank(3)
    _memo(pen, memo, owner)
    _report(pen, report, owner)
    plan = Plan(title=memo.subject or "", organization=owner)
    return Sample(
        name=name or f"report-{style.name}", lines=tuple(pen.lines), plan=plan, kind=DocumentKind.INTEGRITY_REPORT,
        report=report, memo=memo,
    )  # fmt: skip


def _memo(pen: Pen, memo: Memo, owner: Organization) -> None:
    pen.paragraph("บันทึกข้อความ", "memo.title")
    pen.paragraph(f"ส่วนราชการ {memo.unit} อำเภอ{owner.district} จังหวัด{owner.province}", "memo.unit")
    pen.paragraph(f"ที่ {memo.number}", "memo.number")
    pen.paragraph(f"วันที่ {memo.date_text}", "memo.date")
    pen.paragraph(f"เรื่อง {memo.subject}", "memo.subject")
    pen.paragraph(f"เรียน {memo.to}", "memo.to")
    for number, section in enumerate(memo.sections, 1):
        pen.paragraph(f"{number}. {section.heading}", "memo.heading")
        pen.paragraph(section.text, "memo.text")
    pen.paragraph("จึงเรียนมาเพื่อโปรดพิจารณา", "memo.text")
    pen.paragraph("ลงชื่อ..........ผู้รายงาน", "memo.sign")
    pen.write(f"({memo.reporter})", "memo.sign")
    pen.paragraph(memo.reporter_position or "", "memo.sign")
    for place, opinion in enumerate(memo.opinions):
        last = place == len(memo.opinions) - 1
        pen.paragraph(f"คำสั่ง / การพิจารณาของ{opinion.position}" if last else f"ความเห็นของ{opinion.position}", "opinion")
        pen.paragraph(opinion.text or "", "opinion.text")
        pen.paragraph("( ) อื่น ๆ", "opinion.other")
        pen.paragraph("(ลงชื่อ).....", "opinion.sign")
        pen.paragraph(f"({opinion.name})", "opinion.sign")
        pen.paragraph(opinion.position, "opinion.sign")


def _report(pen: Pen, report: IntegrityReport, owner: Organization) -> None:
    _report_head(pen, report, owner)
    for area in report.areas:
        _area(pen, area)


def _report_head(pen: Pen, report: IntegrityReport, owner: Organization) -> None:
    pen.blank()
    pen.paragraph("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "report.title")
    pen.paragraph(f"ประจำปีงบประมาณ พ.ศ. {report.fiscal_year}", "report.title")
    pen.paragraph(f"{owner.name} อำเภอ{owner.district} จังหวัด{owner.province}", "report.title")
    pen.paragraph(
        f"{owner.name} ได้รับผลการประเมินในภาพรวม {report.overall_score} คะแนน และสรุปผลการดำเนินการรายด้านได้ ดังนี้",
        "report.text",
    )


TABLE_HEADS = (
    "ที่", "ด้าน", "คะแนน", "มาตรการ โครงการ หรือกิจกรรม", "ขั้นตอนหรือวิธีการปฏิบัติ", "ช่วงระยะเวลาในการดำเนินการ", "ผู้รับผิดชอบ",
    "ผลการดำเนินการ (Output)", "ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result)",
)  # fmt: skip


def draw_report_table(report: IntegrityReport, owner: Organization, style: Style, name: str = "report-table") -> Sample:
    """The report without a memo, its ten areas as rows of a table."""
    pen = Pen(style, 1)
    _report_head(pen, report, owner)
    pen.row(list(TABLE_HEADS), "area.header")
    for area in report.areas:
        steps = " ".join(f"{n}. {step}" for n, step in enumerate(area.steps, 1))
        parts = [area.measure, steps, area.period, area.responsible, area.output, area.outcome]
        pen.row([str(area.number), area.title, str(area.score), *(part or "" for part in parts)], "area.row")
    pen.blank()
    plan = Plan(title="", organization=owner)
    return Sample(name=name, lines=tuple(pen.lines), plan=plan, kind=DocumentKind.INTEGRITY_REPORT, report=report)


def _area(pen: Pen, area: IntegrityArea) -> None:
    pen.paragraph(f"ด้านที่ {area.number}: {area.title} (ผลคะแนนประเมิน {area.score} คะแนน)", "area")
    pen.paragraph(f'(1) มาตรการ โครงการ หรือกิจกรรม: "{area.measure}"', "area.measure")
    numbered = [f"{n}. {step}" for n, step in enumerate(area.steps, 1)]
    if pen.chance(0.3):
        pen.paragraph("(2) ขั้นตอนหรือวิธีการปฏิบัติ: " + " ".join(numbered), "area.steps")
    else:
        bullet = "• " if pen.chance(0.15) else ""
        pen.paragraph(f"{bullet}(2) ขั้นตอนหรือวิธีการปฏิบัติ:", "area.steps")
        for text in numbered:
            pen.write(text, "area.step")
        pen.blank()
    pen.paragraph(f"(3) ช่วงระยะเวลาในการดำเนินการ: {area.period}", "area.period")
    pen.paragraph(f"(4) ผู้รับผิดชอบ: {area.responsible}", "area.responsible")
    pen.paragraph(f"(5) ผลการดำเนินการ (Output): {area.output}", "area.output")
    pen.paragraph(f"(6) ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ (Outcome/Result): {area.outcome}", "area.outcome")


# order and old sheet


def draw_lone_order(order: Order, owner: Organization, style: Style, seed: int = 1, name: str = "order") -> Sample:
    """An order that is a document of its own."""
    pen = Pen(style, seed)
    draw_order(pen, order, owner.name)
    plan = Plan(title=order.subject or "", organization=replace(owner, district=None, province=None), orders=(order,))
    return Sample(name=name, lines=tuple(pen.lines), plan=plan, kind=DocumentKind.ORDER)


def draw_old_sheet(plan: Plan, style: Style, seed: int = 1, name: str = "old-sheet") -> Sample:
    """One sheet with the ten sections of 2561-2564; items carry the number of their section."""
    pen, one = Pen(style, seed), plan.initiatives[0]
    pen.write("รายละเอียดโครงการ/กิจกรรม/มาตรการ")
    pen.paragraph("ลำดับที่ 2.1.2", "sheet.number", initiative=1)
    pen.write(f"1. ชื่อโครงการ/กิจกรรม/มาตรการ {one.title}", "sheet.title", initiative=1)
    _old_section(pen, "2. หลักการและเหตุผล / ที่มาของโครงการ", "rationale", (one.rationale or "").split("\n"))
    _old_section(pen, "3. วัตถุประสงค์", "objectives", [f"3.{n} {text}" for n, text in enumerate(one.objectives, 1)])
    _old_section(pen, "4. เป้าหมาย/ผลผลิต", "targets", [f"4.{n} {text}" for n, text in enumerate(one.targets, 1)])
    _old_section(pen, "5. พื้นที่ดำเนินการ", "place", [one.place or ""])
    _old_section(pen, "6. วิธีดำเนินการ", "steps", [f"6.{n} {step.text}" for n, step in enumerate(one.steps, 1)])
    _old_section(pen, "7. ระยะเวลาดำเนินการ", "period", [one.period.text if one.period else ""])
    _old_section(pen, "8. งบประมาณดำเนินการ", "budget", [one.budget.text if one.budget else ""])
    _old_section(pen, "9. ผู้รับผิดชอบ", "responsible", [one.responsible or ""])
    pen.write("10. ตัวชี้วัด/ผลลัพธ์", "section", initiative=1, field="results")
    pen.write("\t10.1 ผลผลิต", "section", initiative=1, field="outputs")
    for number, text in enumerate(one.outputs, 1):
        pen.write(f"-{text}", "item", initiative=1, field="outputs", item=number)
    pen.write("10.2 ผลลัพธ์", "section", initiative=1, field="outcomes")
    for number, text in enumerate(one.outcomes, 1):
        pen.write(f"-{text}", "item", initiative=1, field="outcomes", item=number)
    if plan.organization:
        owner = replace(plan.organization, district=None, province=None)
        plan = replace(plan, organization=owner)
    return Sample(name=name, lines=tuple(pen.lines), plan=plan, kind=DocumentKind.INITIATIVE_SHEET)


def _old_section(pen: Pen, heading: str, field: str, texts: list[str]) -> None:
    pen.write(heading, "section", initiative=1, field=field)
    for number, text in enumerate(texts, 1):
        lead = "\t" if number == 1 else ""
        pen.lines.append(Printed(pen.digits(lead + text), "item", 1, field, number))
    pen.blank()
