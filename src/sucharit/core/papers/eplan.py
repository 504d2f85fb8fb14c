"""What is typed into E-PlanNACC, item by item: the plan's columns, and both rounds of the year beside them."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import Cell, Column, Heading, Notice, Paper, Row, Table, text
from sucharit.core.plan import Organization

ROUNDS = (6, 12)
MARK = "/"


class RoundLine(Struct, frozen=True, kw_only=True):
    """What an item reports in one round. `paid` counts from 1 October; "" of status is none of the system's own."""

    months: int
    paid: Decimal | None = None
    status: str = ""
    reason: str = ""
    remark: str = ""


class EPlanLine(Struct, frozen=True, kw_only=True):
    """An item of the year in the columns of the system. `in_ordinance` None is not known yet."""

    number: int
    title: str
    kind: str = ""
    dimension: str = ""
    unit: str = ""
    quantity: int | None = None
    amount: Decimal | None = None
    in_ordinance: bool | None = None
    ordinance_amount: Decimal | None = None
    indicators: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    quarters: tuple[int, ...] = ()
    responsible: str = ""
    rounds: tuple[RoundLine, ...] = ()

    @property
    def ordinance_words(self) -> str:
        """ "อยู่", "ไม่อยู่", or "ไม่ทราบ" where nobody said."""
        return {True: "อยู่", False: "ไม่อยู่", None: "ไม่ทราบ"}[self.in_ordinance]

    @property
    def money_words(self) -> str | Decimal | None:
        return "ไม่ใช้งบประมาณ" if self.amount == 0 else self.amount


_PLAN = (
    ("ที่", 0.9), ("แผนงาน/โครงการ/กิจกรรม", 4.6), ("ประเภท", 1.6), ("หน่วยนับ", 1.4), ("ปริมาณงาน", 1.4), ("มิติ", 0.9),
    ("ตัวชี้วัด", 4.4), ("ผลลัพธ์", 4.0), ("ไตรมาส 1", 1.0), ("ไตรมาส 2", 1.0), ("ไตรมาส 3", 1.0), ("ไตรมาส 4", 1.0),
    ("หน่วยงานรับผิดชอบ", 3.0), ("งบประมาณตามแผน (บาท)", 2.2), ("อยู่ในข้อบัญญัติ/เทศบัญญัติ", 1.8),
    ("งบประมาณตามข้อบัญญัติ/เทศบัญญัติ (บาท)", 2.4),
)  # fmt: skip
_ROUND = (("เบิกจ่าย (บาท)", 2.2), ("สถานะ", 2.4), ("เหตุผล", 2.4), ("หมายเหตุ", 3.6))


def eplan_table(
    lines: Sequence[EPlanLine], *, fiscal_year: int, organization: Organization | None = None, date: str | None = None
) -> Paper:
    """One row an item: what the plan says, then what round 6 and round 12 report."""
    title = f"ข้อมูลสำหรับรายงาน E-PlanNACC ปีงบประมาณ พ.ศ. {fiscal_year}"
    return Paper(
        kind="eplan",
        title=title,
        blocks=(
            Heading(text=title, tab="E-PlanNACC"),
            text(name_of(organization), bold=True, align="center"),
            _table(lines) if lines else Notice(text="ปีงบประมาณนี้ไม่มีโครงการ/กิจกรรม/มาตรการ"),
        ),
        metadata=metadata_for(organization, title, date),
        digits="arabic",
        landscape=True,
    )


def _table(lines: Sequence[EPlanLine]) -> Table:
    top: Row = (
        *(Cell(content=name, rows=2) for name, _width in _PLAN),
        *(Cell(content=f"รอบ {months} เดือน", columns=len(_ROUND)) for months in ROUNDS),
    )
    under: Row = tuple(Cell(content=name) for _months in ROUNDS for name, _width in _ROUND)
    widths = [width for _name, width in _PLAN] + [width for _months in ROUNDS for _name, width in _ROUND]
    return Table(
        columns=tuple(Column(width=width) for width in widths),
        header=(top, under),
        rows=(*(_row(one) for one in lines), _total(lines)),
        zero="0",
        size="fine",
    )


def _row(line: EPlanLine) -> Row:
    plan = (
        Cell(content=str(line.number), align="center"), Cell(content=line.title), Cell(content=line.kind or None),
        Cell(content=line.unit or None), Cell(content=None if line.quantity is None else str(line.quantity)),
        Cell(content=line.dimension or None), Cell(content="\n".join(line.indicators) or None),
        Cell(content="\n".join(line.outcomes) or None),
        *(Cell(content=MARK if number in line.quarters else None, align="center") for number in (1, 2, 3, 4)),
        Cell(content=line.responsible or None), Cell(content=line.money_words), Cell(content=line.ordinance_words),
        Cell(content=line.ordinance_amount),
    )  # fmt: skip
    told = {one.months: one for one in line.rounds}
    return (*plan, *(cell for months in ROUNDS for cell in _round(told.get(months))))


def _round(one: RoundLine | None) -> Row:
    if one is None:
        return (Cell(), Cell(), Cell(), Cell())
    return (
        Cell(content=one.paid), Cell(content=one.status or None), Cell(content=one.reason or None),
        Cell(content=one.remark or None),
    )  # fmt: skip


def _total(lines: Sequence[EPlanLine]) -> Row:
    body = tuple(range(len(lines)))
    zero = Decimal(0)
    amount = sum((one.amount or zero for one in lines), zero)
    ordinance = sum((one.ordinance_amount or zero for one in lines), zero)
    quarters = (str(sum(number in one.quarters for one in lines)) for number in (1, 2, 3, 4))
    rounds: list[Cell] = []
    for months in ROUNDS:
        paid = [told.paid for one in lines for told in one.rounds if told.months == months and told.paid is not None]
        sums = Cell(content=sum(paid, zero), bold=True, sums=body) if paid else Cell()
        rounds += [sums, Cell(), Cell(), Cell()]
    return (
        Cell(content="รวม", columns=8, bold=True, align="center"),
        *(Cell(content=count, bold=True, align="center") for count in quarters),
        Cell(), Cell(content=amount, bold=True), Cell(), Cell(content=ordinance, bold=True, sums=body), *rounds,
    )  # fmt: skip


CSV_COLUMNS = (
    "fiscal_year", "round_months", "number", "title", "kind", "dimension", "unit", "quantity", "quarters",
    "responsible", "budget_plan", "in_ordinance", "budget_ordinance", "paid", "status", "reason", "remark",
    "indicators", "outcomes",
)  # fmt: skip


def eplan_records(lines: Sequence[EPlanLine], fiscal_year: int) -> list[tuple[str | int | Decimal | None, ...]]:
    """One record for each item and round, in the order of CSV_COLUMNS: for other programs."""
    return [
        (
            fiscal_year, told.months, one.number, one.title, one.kind, one.dimension, one.unit, one.quantity,
            " ".join(map(str, one.quarters)), one.responsible, one.amount, one.ordinance_words, one.ordinance_amount,
            told.paid, told.status, told.reason, told.remark, "; ".join(one.indicators), "; ".join(one.outcomes),
        )
        for one in lines
        for told in one.rounds
    ]  # fmt: skip
