"""รายงานผลการดำเนินการตามแผน: of 6, 9 or 12 months, or of the plan's five years, as a value and as a paper."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.papers.dates import long_date
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of, place_of
from sucharit.core.papers.paper import (
    Bars,
    Block,
    Cell,
    Column,
    Heading,
    KeyValue,
    Notice,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
    text,
)
from sucharit.core.papers.paper import Item as ListItem
from sucharit.core.papers.shapes import bar_table
from sucharit.core.plan import Organization

_COLUMNS = (
    ("ที่", 1.3), ("โครงการ/กิจกรรม/มาตรการ", 6.3), ("หน่วยงาน", 3.2), ("สถานะ", 2.7), ("กิจกรรม (ครั้ง)", 2.2),
    ("งบประมาณ (บาท)", 2.9), ("จ่ายแล้ว (บาท)", 2.7), ("ตัวชี้วัดที่บรรลุ", 2.8),
)  # fmt: skip


class ReportPart(Struct, frozen=True, kw_only=True):
    """What is said of one matter ("ผลการดำเนินงาน"), sentence by sentence."""

    heading: str
    sentences: tuple[str, ...]


class ReportSection(Struct, frozen=True, kw_only=True):
    """An initiative, or the summary of all."""

    title: str
    parts: tuple[ReportPart, ...] = ()


class ReportLine(Struct, frozen=True, kw_only=True):
    """An initiative in the table. `budget` None is not stated; `judged` is how many promises could be judged."""

    number: int
    title: str
    unit: str = ""
    status: str = ""
    activities: int = 0
    budget: Decimal | None = None
    spent: Decimal = Decimal(0)
    met: int = 0
    judged: int = 0
    promised: int = 0

    @property
    def verdicts(self) -> str:
        """ "2/3": met of promised; "-" where nothing is promised."""
        return f"{self.met}/{self.promised}" if self.promised else "-"


class YearReport(Struct, frozen=True, kw_only=True):
    """The report of a round or of a plan's years. `as_of` and `first_day`, `last_day` are ISO."""

    kind: str
    title: str
    fiscal_year: int
    period: str
    as_of: str | None = None
    sections: tuple[ReportSection, ...] = ()
    lines: tuple[ReportLine, ...] = ()
    reporter: str = ""
    reporter_position: str = ""


def year_report(value: YearReport, organization: Organization | None = None) -> Paper:
    """The summary first, then the table of all, then initiative by initiative."""
    return Paper(
        kind="progress-report",
        title=value.title,
        blocks=tuple(_blocks(value, organization)),
        metadata=metadata_for(organization, value.title, value.as_of),
    )


def _blocks(value: YearReport, organization: Organization | None) -> Iterator[Block]:
    yield Heading(text=value.title, tab="รายงาน", centered=True)
    seat = f"{name_of(organization)} {place_of(organization)}".strip()
    for line in filter(None, (value.period, seat)):
        yield text(line, bold=True, align="center")
    if value.as_of:
        yield text(f"ข้อมูล ณ วันที่ {long_date(value.as_of).replace('พ.ศ. ', '')}", align="center")
    first, rest = value.sections[:1], value.sections[1:]
    for section in first:
        yield from _section(section, new=False)
    yield Heading(text="ผลการดำเนินงานและงบประมาณรายโครงการ", level=2, tab="ตาราง")
    yield _table(value.lines) if value.lines else Notice(text="ไม่มีโครงการ/กิจกรรม/มาตรการในช่วงเวลานี้")
    for section in rest:
        yield from _section(section, new=True)
    if value.reporter:
        position = (value.reporter_position,) if value.reporter_position else ()
        yield Signature(name=value.reporter, position=position, rule=f"ลงชื่อ{'.' * 40}ผู้รายงาน")


def _section(section: ReportSection, *, new: bool) -> Iterator[Block]:
    yield Heading(text=section.title, level=2 if not new else 3)
    for part in section.parts:
        if not part.sentences:
            continue
        yield text(part.heading, bold=True, keep_with_next=True)
        if len(part.sentences) > 1:
            yield NumberedList(items=tuple(ListItem(text=said, marker="-") for said in part.sentences))
        else:
            yield text(part.sentences[0], first_line=True)


def _table(lines: Sequence[ReportLine]) -> Table:
    body = tuple(range(len(lines)))
    budget = sum((one.budget or Decimal(0) for one in lines), Decimal(0))
    spent = sum((one.spent for one in lines), Decimal(0))
    verdicts = f"{sum(one.met for one in lines)}/{sum(one.promised for one in lines)}"
    total: Row = (
        Cell(content="รวม", columns=4, bold=True, align="center"),
        Cell(content=str(sum(one.activities for one in lines)), bold=True, align="center"),
        Cell(content=budget, bold=True, sums=body), Cell(content=spent, bold=True, sums=body),
        Cell(content=verdicts, bold=True, align="center"),
    )  # fmt: skip
    return Table(
        columns=tuple(Column(width=width, align="end" if "บาท" in name else "start") for name, width in _COLUMNS),
        header=(tuple(Cell(content=name, align="center") for name, _width in _COLUMNS),),
        rows=(*(_row(one) for one in lines), total),
        zero="0",
    )


def _row(line: ReportLine) -> Row:
    return (
        Cell(content=str(line.number), align="center"), Cell(content=line.title), Cell(content=line.unit or None),
        Cell(content=line.status or None), Cell(content=str(line.activities), align="center"),
        Cell(content=line.budget), Cell(content=line.spent), Cell(content=line.verdicts, align="center"),
    )  # fmt: skip


#: what fits on one page
MOST_NOTES, LONGEST_NOTE, MOST_UNITS = 6, 160, 6


def _cut(note: str) -> str:
    return note if len(note) <= LONGEST_NOTE else f"{note[:LONGEST_NOTE].rstrip()}…"


class Figure(Struct, frozen=True, kw_only=True):
    """A number of the executive's page: label, words, and a bar of 0 to 100 where it is a share."""

    label: str
    value: str


def one_page(
    *, title: str, period: str, figures: Sequence[Figure], notes: Sequence[str], charts: Sequence[Bars],
    organization: Organization | None = None, date: str | None = None,
) -> Paper:  # fmt: skip
    """The executive's page: figures, what needs a decision, and charts with their numbers beside the bars."""
    blocks: list[Block] = [
        Heading(text=title, tab="สรุป", centered=True),
        text(f"{period} {name_of(organization)}".strip(), bold=True, align="center"),
        KeyValue(pairs=tuple((one.label, one.value) for one in figures)),
    ]
    if notes:
        blocks.append(text("เรื่องที่ผู้บริหารควรทราบ", bold=True, keep_with_next=True))
        blocks += [Paragraph(runs=(Run(f"- {_cut(note)}"),), size="fine", indent=1) for note in notes[:MOST_NOTES]]
    blocks += [replace(bar_table(one), size="fine") for one in charts]
    return Paper(kind="summary", title=title, blocks=tuple(blocks), metadata=metadata_for(organization, title, date))
