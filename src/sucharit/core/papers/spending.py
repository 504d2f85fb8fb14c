"""รายงานผลการเบิกจ่ายประจำเดือน: what a unit spent in a month, against the year's budget, initiative by initiative."""

from decimal import Decimal

from msgspec import Struct

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import Cell, Column, Heading, Notice, Paper, Row, Signature, Size, Table, text
from sucharit.core.plan import Organization


class SpendingLine(Struct, frozen=True, kw_only=True):
    """An initiative; `budget` None is not stated. `remark` carries "เกินงบ" with its reason."""

    number: int
    title: str
    budget: Decimal | None
    before: Decimal
    month: Decimal
    remark: str = ""

    @property
    def so_far(self) -> Decimal:
        return self.before + self.month

    @property
    def left(self) -> Decimal | None:
        return None if self.budget is None else self.budget - self.so_far


class Payment(Struct, frozen=True, kw_only=True):
    """A payment of the month: the day in words, the initiative, the document, baht (negative: a reversal), the note."""

    day: str
    title: str
    document: str
    amount: Decimal
    note: str = ""


#: lines that fit on a sheet in the larger letters, with the signature
MOST_LARGE = 8
_COLUMNS = (
    ("ที่", 1.2), ("โครงการ/กิจกรรม/มาตรการ", 8.0), ("งบประมาณ (บาท)", 3.0), ("จ่ายถึงเดือนก่อน", 3.0), ("จ่ายเดือนนี้", 3.0),
    ("จ่ายสะสม", 3.0), ("คงเหลือ", 3.0), ("ร้อยละ", 1.8), ("หมายเหตุ", 3.4),
)  # fmt: skip
_MONEY = {name for name, _width in _COLUMNS[2:8]} | {"จำนวนเงิน (บาท)"}
_PAYMENTS = (
    ("วันที่จ่าย", 2.6),
    ("โครงการ/กิจกรรม/มาตรการ", 8.0),
    ("เอกสาร", 4.0),
    ("จำนวนเงิน (บาท)", 3.2),
    ("หมายเหตุ", 6.0),
)


def monthly_spending(
    *,
    unit: str,
    month: str,
    fiscal_year: int,
    lines: tuple[SpendingLine, ...],
    payments: tuple[Payment, ...] = (),
    reporter: str = "",
    organization: Organization | None = None,
    date: str | None = None,
) -> Paper:
    """The report of one unit and month; `month` is in words ("มกราคม 2569")."""
    title = f"รายงานผลการเบิกจ่ายงบประมาณ ประจำเดือน{month}"
    size: Size = "fine" if len(lines) + len(payments) > MOST_LARGE else "small"
    under = f"ปีงบประมาณ พ.ศ. {fiscal_year} {unit} {name_of(organization)}".strip()
    return Paper(
        kind="monthly-spending",
        title=title,
        blocks=(
            Heading(text=title, tab="รายงานการเบิกจ่าย", centered=True),
            text(under, align="center"),
            _table(_COLUMNS, _lines(lines), size) if lines else Notice(text="ไม่มีโครงการของหน่วยงานนี้ในปีงบประมาณ"),
            Heading(text="รายการจ่ายในเดือน", level=2, tab="รายการจ่าย"),
            _table(_PAYMENTS, _paid(payments), size) if payments else text("ไม่มีการจ่ายในเดือนนี้"),
            Signature(name=reporter or None, position=("ผู้รายงาน",), rule="(ลงชื่อ)"),
        ),
        metadata=metadata_for(organization, title, date),
        landscape=True,
    )


def _table(columns: tuple[tuple[str, float], ...], rows: tuple[Row, ...], size: Size) -> Table:
    return Table(
        columns=tuple(Column(width=width, align="end" if name in _MONEY else "start") for name, width in columns),
        header=(tuple(Cell(content=name, align="center") for name, _width in columns),),
        rows=rows,
        zero="0",
        size=size,
    )


def _lines(lines: tuple[SpendingLine, ...]) -> tuple[Row, ...]:
    return (*(_line(line) for line in lines), _sum(lines))


def _line(line: SpendingLine) -> Row:
    share = Cell(content=_share(line.so_far, line.budget), align="end")
    amounts = [Cell(content=one) for one in (line.budget, line.before, line.month, line.so_far, line.left)]
    return (
        Cell(content=str(line.number), align="center"), Cell(content=line.title), *amounts, share,
        Cell(content=line.remark or None),
    )  # fmt: skip


def _sum(lines: tuple[SpendingLine, ...]) -> Row:
    zero, body = Decimal(0), tuple(range(len(lines)))
    budget = sum((line.budget or zero for line in lines), zero)
    before, month = sum((line.before for line in lines), zero), sum((line.month for line in lines), zero)
    left = sum((line.left or zero for line in lines), zero)
    amounts = [Cell(content=one, bold=True, sums=body) for one in (budget, before, month, before + month, left)]
    share = Cell(content=_share(before + month, budget), bold=True, align="end")
    return (Cell(content="รวม", columns=2, bold=True, align="center"), *amounts, share, Cell())


def _share(spent: Decimal, budget: Decimal | None) -> str | None:
    return f"{spent * 100 / budget:.1f}" if budget else None


def _paid(payments: tuple[Payment, ...]) -> tuple[Row, ...]:
    return tuple(
        (
            Cell(content=one.day), Cell(content=one.title), Cell(content=one.document), Cell(content=one.amount),
            Cell(content=one.note or None),
        )
        for one in payments
    )  # fmt: skip
