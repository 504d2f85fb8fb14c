"""รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน of one fiscal year."""

from collections.abc import Iterator
from decimal import Decimal

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of, place_of
from sucharit.core.papers.outline import numbered
from sucharit.core.papers.paper import (
    Block,
    Cell,
    Column,
    Heading,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    text,
)
from sucharit.core.plan import IntegrityArea, IntegrityReport, Organization

TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def integrity_report(report: IntegrityReport, organization: Organization | None = None) -> Paper:
    """The yearly report: introduction, the ten areas with their six components, scores, summary."""
    year = f"ประจำปีงบประมาณ พ.ศ. {report.fiscal_year}" if report.fiscal_year else ""
    return Paper(
        kind="integrity-report",
        title=f"{TITLE} {year}".strip(),
        blocks=tuple(_blocks(report, organization, year)),
        metadata=metadata_for(organization, TITLE),
    )


def _blocks(report: IntegrityReport, organization: Organization | None, year: str) -> Iterator[Block]:
    yield Heading(text=TITLE, tab="รายงาน")
    seat = f"{name_of(organization)} {place_of(organization)}".strip()
    for line in filter(None, (year, seat)):
        yield text(line, bold=True, align="center")
    yield from _paragraphs(report.introduction)
    yield from _scores(report)
    for area in report.areas:
        yield from _area(area)
    if report.summary:
        yield Paragraph(runs=(Run("บทสรุป: ", bold=True), Run(report.summary)))


def _paragraphs(words: str | None) -> Iterator[Block]:
    for line in (words or "").split("\n"):
        if line.strip():
            yield text(line, first_line=True)


def _area(area: IntegrityArea) -> Iterator[Block]:
    score = "" if area.score is None else f" (ผลคะแนนประเมิน {points(area.score)} คะแนน)"
    yield Heading(text=f"ด้านที่ {area.number}: {area.title}{score}", level=2)
    yield from _component("(1) มาตรการ โครงการ หรือกิจกรรม:", area.measure)
    if area.steps:
        yield text("(2) ขั้นตอนหรือวิธีการปฏิบัติ:", bold=True, keep_with_next=True)
        yield NumberedList(items=numbered(area.steps, "{}."))
    yield from _component("(3) ช่วงระยะเวลาในการดำเนินการ:", area.period)
    yield from _component("(4) ผู้รับผิดชอบ:", area.responsible)
    yield from _component("(5) ผลการดำเนินการ (Output):", area.output)
    yield from _component("(6) ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ (Outcome/Result):", area.outcome)


def _component(label: str, words: str | None) -> Iterator[Block]:
    if words:
        first, *rest = words.split("\n")
        yield Paragraph(runs=(Run(f"{label} ", bold=True), Run(first)))
        yield from (text(line) for line in rest if line.strip())


def points(score: Decimal) -> str:
    """A score as the assessment prints it, with two places."""
    return f"{score:.2f}" if score.is_finite() and abs(score) < 10**6 else str(score)


def _scores(report: IntegrityReport) -> Iterator[Block]:
    """The scores at a glance, before the areas that explain them."""
    if report.overall_score is not None:
        yield text(f"ผลการประเมินในภาพรวมได้คะแนน {points(report.overall_score)} คะแนน", first_line=True)
    scored = [area for area in report.areas if area.score is not None]
    if not scored:
        return
    rows: tuple[Row, ...] = tuple(
        (Cell(content=str(area.number)), Cell(content=area.title), Cell(content=points(area.score)))
        for area in scored
        if area.score is not None
    )
    yield text("สรุปผลคะแนนประเมินคุณธรรมและความโปร่งใส (ITA)", bold=True, keep_with_next=True)
    header = (Cell(content="ด้านที่"), Cell(content="ตัวชี้วัด"), Cell(content="คะแนน"))
    columns = (Column(width=1.5, align="center"), Column(width=8), Column(width=2.5, align="center"))
    yield Table(columns=columns, header=(header,), rows=rows)
