"""Papers of procurement: the monthly summary (แบบ สขร.1), the analysis of a year, and the plan against its result."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import (
    Bars,
    Block,
    Cell,
    Column,
    Heading,
    KeyValue,
    Notice,
    Paper,
    Row,
    Signature,
    Table,
    text,
)
from sucharit.core.plan import Organization

_SIGN = f"(ลงชื่อ){'.' * 36}"
_SUMMARY = (
    ("ลำดับที่", 1.1, "center"), ("งานที่จัดซื้อหรือจัดจ้าง", 5.6, "start"), ("วงเงินที่จะซื้อหรือจ้าง (บาท)", 2.3, "end"),
    ("ราคากลาง (บาท)", 2.3, "end"), ("วิธีซื้อหรือจ้าง", 2.3, "start"), ("รายชื่อผู้เสนอราคาและราคาที่เสนอ", 4.2, "start"),
    ("ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", 4.2, "start"), ("เหตุผลที่คัดเลือกโดยสรุป", 2.8, "start"),
    ("เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง", 3.0, "start"),
)  # fmt: skip


class SummaryLine(Struct, frozen=True, kw_only=True):
    """A purchase on the monthly summary. Amounts in baht; None is not stated. `bidders` and `winner` are lines."""

    title: str
    budget: Decimal | None = None
    median: Decimal | None = None
    method: str = ""
    bidders: tuple[str, ...] = ()
    winner: str = ""
    agreed: Decimal | None = None
    reason: str = ""
    contract: tuple[str, ...] = ()


class Figures(Struct, frozen=True, kw_only=True):
    """A table of figures with its bars: (what, how many, baht, share of the money in per cent)."""

    heading: str
    first: str
    lines: tuple[tuple[str, int, Decimal, Decimal], ...]


class AskedLine(Struct, frozen=True, kw_only=True):
    """A question that the figures ask, and the office's answer ("" where there is none yet)."""

    question: str
    answer: str = ""
    who: str = ""


class YearOfProcurement(Struct, frozen=True, kw_only=True):
    """The analysis of a year. `facts` are sentences (label, value); `limits` say by which values it asks."""

    fiscal_year: int
    count: int
    money: Decimal
    facts: tuple[tuple[str, str], ...]
    figures: tuple[Figures, ...]
    asked: tuple[AskedLine, ...]
    limits: tuple[str, ...]
    problems: str = ""
    advice: str = ""
    prepared_by: str = ""
    position: str = ""


class PlanResultLine(Struct, frozen=True, kw_only=True):
    """A line of the procurement plan with what came of it."""

    title: str
    method: str
    budget: Decimal
    month: str
    agreed: Decimal | None = None
    standing: str = ""
    reason: str = ""


def monthly_summary(
    lines: Sequence[SummaryLine], *, month: str, organization: Organization | None = None, date: str | None = None,
    prepared_by: str = "", position: str = "",
) -> Paper:  # fmt: skip
    """แบบ สขร.1 of a month in words ("ตุลาคม พ.ศ. 2568"); a month without purchases says so."""
    title = f"สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน {month}"
    nothing = Notice(text=f"ไม่มีการจัดซื้อจัดจ้างในรอบเดือน {month}")
    blocks: tuple[Block, ...] = (
        text("แบบ สขร.1", align="end"), Heading(text=title, tab="สขร.1", centered=True),
        text(name_of(organization), align="center"), _summary_table(lines) if lines else nothing,
        Signature(name=prepared_by or None, position=(position or "ผู้จัดทำ",), rule=_SIGN),
    )  # fmt: skip
    return Paper(
        kind="procurement-month", title=title, blocks=blocks, landscape=True,
        metadata=metadata_for(organization, title, date),
    )  # fmt: skip


def _summary_table(lines: Sequence[SummaryLine]) -> Table:
    rows: list[Row] = [_summary_row(place, line) for place, line in enumerate(lines, 1)]
    body = tuple(range(len(rows)))
    budget = sum((line.budget or Decimal(0) for line in lines), Decimal(0))
    agreed = sum((line.agreed or Decimal(0) for line in lines), Decimal(0))
    rows.append(
        (
            Cell(content=f"รวม {len(lines):,} รายการ", columns=2, bold=True, align="center"),
            Cell(content=budget, bold=True, sums=body), Cell(), Cell(), Cell(),
            Cell(content=f"รวมราคาที่ตกลง {agreed:,.2f} บาท", bold=True), Cell(), Cell(),
        )
    )  # fmt: skip
    return Table(
        columns=tuple(Column(width=width, align=align) for _name, width, align in _SUMMARY),  # type: ignore[arg-type]
        header=(tuple(Cell(content=name) for name, _width, _align in _SUMMARY),), rows=tuple(rows), size="fine",
    )  # fmt: skip


def _summary_row(place: int, line: SummaryLine) -> Row:
    price = f"{line.agreed:,.2f} บาท" if line.agreed is not None else ""
    words = (line.method, "\n".join(line.bidders), "\n".join(filter(None, (line.winner, price))), line.reason)
    return (
        Cell(content=str(place)), Cell(content=line.title), Cell(content=line.budget), Cell(content=line.median),
        *(Cell(content=one or None) for one in words), Cell(content="\n".join(line.contract) or None),
    )  # fmt: skip


def procurement_year(
    value: YearOfProcurement, *, organization: Organization | None = None, date: str | None = None
) -> Paper:
    """รายงานผลการวิเคราะห์การจัดซื้อจัดจ้างประจำปี with its charts, questions and answers, problems and advice."""
    title = f"รายงานวิเคราะห์ผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. {value.fiscal_year}"
    return Paper(
        kind="procurement-year", title=title, blocks=tuple(_year_blocks(value, title, organization)),
        metadata=metadata_for(organization, title, date),
    )  # fmt: skip


def _year_blocks(value: YearOfProcurement, title: str, organization: Organization | None) -> Iterator[Block]:
    yield Heading(text=title, tab="ภาพรวม", centered=True)
    yield text(name_of(organization), align="center")
    yield Heading(text="1. ภาพรวม", level=2)
    yield KeyValue(
        pairs=(
            ("จำนวนรายการ:", f"{value.count:,} รายการ"), ("ราคาที่ตกลงรวม:", f"{value.money:,.2f} บาท"),
            *((f"{label}:", words) for label, words in value.facts),
        )
    )  # fmt: skip
    for place, one in enumerate(value.figures, 2):
        yield Heading(text=f"{place}. {one.heading}", level=2, tab=one.heading[:25])
        yield from _figures(one)
    place = len(value.figures) + 2
    yield Heading(text=f"{place}. ข้อคำถามจากตัวเลขและคำชี้แจง", level=2, tab="คำถามและคำชี้แจง")
    yield text("ข้อคำถามต่อไปนี้มาจากตัวเลขเท่านั้น ไม่ใช่ข้อสรุปว่ามีการกระทำที่ไม่ถูกต้อง หน่วยงานเป็นผู้ตรวจสอบและชี้แจง", first_line=True)
    yield _asked(value.asked) if value.asked else Notice(text="ไม่มีข้อคำถามจากตัวเลขของปีนี้")
    yield text("ค่าที่ใช้ตั้งคำถาม: " + " · ".join(value.limits), size="small")
    for further, (heading, words) in enumerate(
        (("ปัญหาและอุปสรรค", value.problems), ("ข้อเสนอแนะ", value.advice)), place + 1
    ):
        yield Heading(text=f"{further}. {heading}", level=2)
        for line in words.splitlines() or ["-"]:
            if line.strip():
                yield text(line.strip(), first_line=True)
    yield Signature(name=value.prepared_by or None, position=(value.position or "ผู้จัดทำ",), rule=_SIGN)


def _figures(one: Figures) -> Iterator[Block]:
    if not any(count for _label, count, _money, _share in one.lines):
        yield Notice(text="ไม่มีรายการ")
        return
    yield Bars(
        label=one.first, value="บาท (ร้อยละ) รายการ",
        bars=tuple(
            (label, money, f"{money:,.0f} ({share}) {count:,} รายการ" if count else "-")
            for label, count, money, share in one.lines
        ),
    )  # fmt: skip


def _asked(asked: Sequence[AskedLine]) -> Table:
    rows = tuple(
        (
            Cell(content=str(place)), Cell(content=one.question),
            Cell(content="\n".join(filter(None, (one.answer, f"({one.who})" if one.who else ""))) or "ยังไม่ได้ชี้แจง"),
        )
        for place, one in enumerate(asked, 1)
    )  # fmt: skip
    header = tuple(Cell(content=name) for name in ("ข้อ", "คำถามจากตัวเลข", "คำชี้แจงของหน่วยงาน"))
    return Table(
        columns=(Column(width=1.0, align="center"), Column(width=8.0), Column(width=7.0)), header=(header,), rows=rows
    )


_PLAN = (
    ("ที่", 1.0, "center"), ("รายการ", 7.6, "start"), ("วิธี", 2.6, "start"), ("งบประมาณ (บาท)", 2.7, "end"),
    ("คาดว่าจะประกาศ", 2.4, "start"), ("ราคาที่ตกลง (บาท)", 2.7, "end"), ("ผล", 2.6, "start"),
    ("เหตุผลที่เปลี่ยนหรือยกเลิก", 4.0, "start"),
)  # fmt: skip


def procurement_plan(
    lines: Sequence[PlanResultLine], *, fiscal_year: int, facts: Sequence[tuple[str, str]] = (),
    organization: Organization | None = None, date: str | None = None,
) -> Paper:  # fmt: skip
    """แผนการจัดซื้อจัดจ้างเทียบกับผล: each line with where it stands."""
    title = f"แผนการจัดซื้อจัดจ้างและผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. {fiscal_year}"
    rows: list[Row] = [
        (
            Cell(content=str(place)), Cell(content=one.title), Cell(content=one.method or None),
            Cell(content=one.budget), Cell(content=one.month), Cell(content=one.agreed), Cell(content=one.standing),
            Cell(content=one.reason or None),
        )
        for place, one in enumerate(lines, 1)
    ]  # fmt: skip
    body = tuple(range(len(rows)))
    sums = [
        sum((one.budget for one in lines), Decimal(0)),
        sum((one.agreed or Decimal(0) for one in lines), Decimal(0)),
    ]
    rows.append(
        (
            Cell(content="รวม", columns=3, bold=True, align="center"), Cell(content=sums[0], bold=True, sums=body),
            Cell(), Cell(content=sums[1], bold=True, sums=body), Cell(), Cell(),
        )
    )  # fmt: skip
    table = Table(
        columns=tuple(Column(width=width, align=align) for _name, width, align in _PLAN),  # type: ignore[arg-type]
        header=(tuple(Cell(content=name) for name, _width, _align in _PLAN),), rows=tuple(rows), zero="0",
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Heading(text=title, tab="แผนและผล", centered=True), text(name_of(organization), align="center"),
        *([KeyValue(pairs=tuple((f"{label}:", words) for label, words in facts))] if facts else []),
        table if lines else Notice(text="ยังไม่มีรายการในแผน"),
    )  # fmt: skip
    return Paper(
        kind="procurement-plan", title=title, blocks=blocks, landscape=True,
        metadata=metadata_for(organization, title, date),
    )  # fmt: skip
