"""The one-year plan by quarter, in the columns of E-PlanNACC."""

from collections.abc import Iterator
from decimal import Decimal

from sucharit.core.papers.dates import long_date
from sucharit.core.papers.metadata import metadata_of
from sucharit.core.papers.organizations import name_of, place_of
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Notice, Paper, Row, Table, text
from sucharit.core.papers.risks import listed
from sucharit.core.plan import Initiative, NodeLevel, Plan
from sucharit.core.plan.totals import is_sum_of_money

QUARTERS = (1, 2, 3, 4)
MARK = "/"


def annual_plan(plan: Plan) -> Paper:
    """Every initiative on a row with its quarters; totals, date of the data, reporter, and what the dimensions mean."""
    return Paper(
        kind="annual-plan",
        title=plan.title or "แผนปฏิบัติการป้องกันการทุจริตประจำปี",
        blocks=tuple(_blocks(plan)),
        metadata=metadata_of(plan, "แผนปฏิบัติการป้องกันการทุจริตประจำปี"),
        digits="arabic",
        landscape=True,
    )


def _blocks(plan: Plan) -> Iterator[Block]:
    yield Heading(text=plan.title or "แผนปฏิบัติการป้องกันการทุจริตประจำปี", tab="รายไตรมาส")
    if plan.span and str(plan.span.first) not in plan.title:
        years = plan.span
        span = f"พ.ศ. {years.first}" if years.first == years.last else f"พ.ศ. {years.first} - {years.last}"
        yield text(f"ประจำปี {span}", bold=True, align="center")
    yield text(name_of(plan.organization), bold=True, align="center")
    if place := place_of(plan.organization):
        yield text(place, bold=True, align="center")
    yield _table(plan) if plan.initiatives else Notice(text="แผนฉบับนี้ไม่มีโครงการ/กิจกรรม/มาตรการ")
    yield from data_date(plan)
    dimensions = [node for node in plan.framework if node.level is NodeLevel.DIMENSION]
    if dimensions:
        yield text("คำอธิบาย", bold=True, keep_with_next=True)
        for node in dimensions:
            yield text(f"มิติ {node.code} {node.title}".strip(), size="small")


def data_date(plan: Plan) -> Iterator[Block]:
    """As of which day the figures hold, and who reported them."""
    if plan.as_of:
        yield text(f"ข้อมูล ณ วันที่ {long_date(plan.as_of).replace('พ.ศ. ', '')}", bold=True)
    if plan.reporter:
        yield text(f"ชื่อ - สกุล ผู้ออกรายงาน {plan.reporter}")


def _table(plan: Plan) -> Table:
    header: tuple[Row, ...] = (
        (
            Cell(content="ที่", rows=2),
            Cell(content="แผนงาน/โครงการ/กิจกรรม", rows=2),
            Cell(content="เป้าหมายที่ดำเนินงาน", columns=2),
            *(Cell(content=name, rows=2) for name in ("งบประมาณ", "มิติ", "ตัวชี้วัด", "ผลลัพธ์")),
            Cell(content="ระยะเวลาดำเนินการ", columns=4),
            Cell(content="หน่วยงานรับผิดชอบ", rows=2),
        ),
        (
            Cell(content="หน่วยนับ"),
            Cell(content="ปริมาณงาน"),
            *(Cell(content=f"ไตรมาส {quarter}") for quarter in QUARTERS),
        ),
    )
    columns = (
        Column(width=0.8, align="center"),
        Column(width=5.2),
        Column(width=1.2, align="center"),
        Column(width=1.4, align="center"),
        Column(width=2.1, align="end"),
        Column(width=0.9, align="center"),
        Column(width=6.4),
        Column(width=5.4),
        *(Column(width=1.5, align="center") for _ in QUARTERS),
        Column(width=2.4),
    )
    rows = (*(_row(one) for one in plan.initiatives), _totals(plan.initiatives))
    return Table(columns=columns, header=header, rows=rows, size="fine")


def quarter_table(plan: Plan) -> Table | None:
    """Work by quarter for the book, without money; None where the plan has none."""
    told = [one for one in plan.initiatives if one.quarters or one.quantity is not None or one.unit or one.indicators]
    if not told:
        return None
    names = ("ลำดับที่", "โครงการ/กิจกรรม/มาตรการ", "หน่วยนับ", "ปริมาณงาน", "ตัวชี้วัด")
    header = (*(Cell(content=name) for name in names), *(Cell(content=f"ไตรมาส {quarter}") for quarter in QUARTERS))
    rows = tuple(
        (
            Cell(content=str(one.seq)),
            Cell(content=one.title),
            Cell(content=one.unit),
            Cell(content=None if one.quantity is None else str(one.quantity)),
            Cell(content=listed(one.indicators, "{}) ")),
            *(Cell(content=MARK if quarter in one.quarters else None) for quarter in QUARTERS),
        )
        for one in told
    )
    columns = (
        Column(width=1.2, align="center"),
        Column(width=6.5),
        *(Column(width=1.8, align="center") for _ in range(2)),
        Column(width=6),
        *(Column(width=1.6, align="center") for _ in QUARTERS),
    )
    return Table(columns=columns, header=(header,), rows=rows)


def _row(one: Initiative) -> Row:
    return (
        Cell(content=f"{one.seq}."),
        Cell(content=one.title),
        Cell(content=one.unit),
        Cell(content=None if one.quantity is None else str(one.quantity)),
        Cell(content=one.budget.per_year if one.budget else None),
        Cell(content=one.dimension),
        Cell(content=listed(one.indicators or one.outputs, "{}) ")),
        Cell(content=listed(one.outcomes, "{}) ")),
        *(Cell(content=MARK if quarter in one.quarters else None) for quarter in QUARTERS),
        Cell(content=one.responsible),
    )


def _totals(initiatives: tuple[Initiative, ...]) -> Row:
    amounts = [one.budget.per_year if one.budget else None for one in initiatives]
    whole = sum((baht for baht in amounts if is_sum_of_money(baht)), Decimal(0))
    counts = (sum(quarter in one.quarters for one in initiatives) for quarter in QUARTERS)
    return (
        Cell(content=f"รวมทั้งสิ้น {len(initiatives)} โครงการ", columns=4, bold=True, align="center"),
        Cell(content=whole, bold=True, sums=tuple(range(len(initiatives)))),
        Cell(),
        Cell(),
        Cell(),
        *(Cell(content=str(count), bold=True) for count in counts),
        Cell(),
    )
