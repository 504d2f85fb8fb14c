"""Papers of internal audit: the plan of a year with the long-term plan behind it, and the report of one audit."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import (
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

_AUDITS = (
    ("ที่", 1.0), ("เรื่อง", 5.4), ("หน่วยรับตรวจ", 3.4), ("ด้าน", 3.0), ("ไตรมาส", 1.5), ("คนวัน", 1.4), ("ผู้ตรวจสอบ", 3.0),
)  # fmt: skip
_LONG = (("ที่", 1.0), ("เรื่อง", 5.6), ("หน่วยรับตรวจ", 3.4), ("คะแนน", 1.5), ("ระดับ", 1.8))
_SIGN = f"(ลงชื่อ){'.' * 36}"


class PlannedAudit(Struct, frozen=True, kw_only=True):
    """An audit of the year's plan, in words."""

    what: str
    unit: str = ""
    about: str = ""
    quarter: int = 1
    days: int = 0
    auditor: str = ""


class LongTermLine(Struct, frozen=True, kw_only=True):
    """What may be audited, its risk, and the years in which its turn comes."""

    what: str
    unit: str = ""
    score: str = ""
    level: str = ""
    years: tuple[int, ...] = ()


class AuditPlanPaper(Struct, frozen=True, kw_only=True):
    """What the plan says. `years` are those of the long-term plan."""

    title: str
    fiscal_year: int
    years: tuple[int, ...]
    responsible: str = ""
    independence: str = ""
    scope: str = ""
    audits: tuple[PlannedAudit, ...] = ()
    lines: tuple[LongTermLine, ...] = ()
    approved_by: str = ""
    approved_as: str = ""


class FoundLine(Struct, frozen=True, kw_only=True):
    """A finding: its elements (name, words), and what became of it."""

    title: str
    elements: tuple[tuple[str, str], ...]
    answer: str = ""
    standing: str = ""


def audit_plan(value: AuditPlanPaper, organization: Organization | None = None, date: str | None = None) -> Paper:
    """แผนการตรวจสอบประจำปี, and แผนการตรวจสอบระยะยาว after it."""
    title = f"{value.title} ประจำปีงบประมาณ พ.ศ. {value.fiscal_year}"
    return Paper(
        kind="audit-plan", title=title, blocks=tuple(_plan(value, title, organization)),
        metadata=metadata_for(organization, title, date),
    )  # fmt: skip


def _plan(value: AuditPlanPaper, title: str, organization: Organization | None) -> Iterator[Block]:
    yield Heading(text=title, tab="แผนประจำปี", centered=True)
    yield text(name_of(organization), align="center")
    for heading, words in (
        ("1. วัตถุประสงค์และขอบเขต", value.scope), ("2. ความเป็นอิสระของผู้ตรวจสอบภายใน", value.independence),
        ("3. ผู้รับผิดชอบ", value.responsible),
    ):  # fmt: skip
        yield Heading(text=heading, level=2)
        for line in words.splitlines() or ["-"]:
            yield text(line, first_line=True)
    yield Heading(text="4. เรื่องที่ตรวจในปีนี้", level=2)
    rows = [
        (str(n), one.what, one.unit, one.about, str(one.quarter), str(one.days), one.auditor)
        for n, one in enumerate(value.audits, 1)
    ]
    yield _table(_AUDITS, rows) if rows else Notice(text="ยังไม่มีเรื่องในแผน")
    first, last = value.years[0], value.years[-1]
    yield Heading(text=f"5. แผนการตรวจสอบระยะยาว พ.ศ. {first} ถึง {last}", level=2, tab="แผนระยะยาว")
    wide = (*_LONG, *((str(year), 1.5) for year in value.years))
    long = [
        (str(n), one.what, one.unit, one.score, one.level, *_turns(one, value.years))
        for n, one in enumerate(value.lines, 1)
    ]
    yield _table(wide, long) if long else Notice(text="ยังไม่มีเรื่องที่ให้คะแนนความเสี่ยงแล้ว")
    yield Signature(name=value.responsible or None, position=("ผู้จัดทำแผน",), rule=_SIGN)
    yield Signature(name=value.approved_by or None, position=(value.approved_as or "ผู้อนุมัติ",), rule=_SIGN)


def _turns(line: LongTermLine, years: Sequence[int]) -> Iterator[str]:
    return ("ตรวจ" if year in line.years else "" for year in years)


def audit_report(
    what: str, facts: Sequence[tuple[str, str]], summary: str, found: Sequence[FoundLine], *, fiscal_year: int,
    auditor: str = "", organization: Organization | None = None, date: str | None = None,
) -> Paper:  # fmt: skip
    """รายงานผลการตรวจสอบ of one audit: facts, summary, each finding with its five elements and the unit's answer."""
    title = f"รายงานผลการตรวจสอบภายใน เรื่อง {what}"
    blocks: list[Block] = [
        Heading(text=title, centered=True, tab="รายงาน"),
        text(f"{name_of(organization)} ปีงบประมาณ พ.ศ. {fiscal_year}", align="center"), KeyValue(pairs=tuple(facts)),
        Heading(text="สรุปผลการตรวจสอบ", level=2), text(summary or "ยังไม่ได้รายงานผล", first_line=True),
        Heading(text="ข้อตรวจพบ", level=2),
    ]  # fmt: skip
    if not found:
        blocks.append(Notice(text="ไม่มีข้อตรวจพบ"))
    for place, one in enumerate(found, 1):
        rows = [*one.elements, ("คำชี้แจงของหน่วยรับตรวจ", one.answer or "ยังไม่ได้ชี้แจง"), ("สถานะ", one.standing)]
        blocks += [Heading(text=f"{place}. {one.title}", level=3), _table((("ส่วน", 3.6), ("ข้อความ", 13.0)), rows)]
    blocks.append(Signature(name=auditor or None, position=("ผู้ตรวจสอบภายใน",), rule=_SIGN))
    return Paper(
        kind="audit-report", title=title, blocks=tuple(blocks), metadata=metadata_for(organization, title, date)
    )


def _table(heads: Sequence[tuple[str, float]], lines: Sequence[Sequence[str]]) -> Table:
    rows: tuple[Row, ...] = tuple(tuple(Cell(content=one or None) for one in line) for line in lines)
    return Table(
        columns=tuple(Column(width=width) for _name, width in heads),
        header=(tuple(Cell(content=name) for name, _width in heads),), rows=rows,
    )  # fmt: skip
