"""ทะเบียนคุมเลขเอกสาร: every number of one kind and year, with what it went to or why it is empty."""

from msgspec import Struct

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import Cell, Column, Heading, Notice, Paper, Row, Table
from sucharit.core.plan import Organization


class RegisterLine(Struct, frozen=True, kw_only=True):
    """One line: "1/2569" or a run of numbers ("1-14/2569"), the day in words, the subject or the reason, who, state."""

    number: str
    day: str = ""
    subject: str = ""
    signatory: str = ""
    state: str = ""


def number_register(title: str, lines: tuple[RegisterLine, ...], organization: Organization | None = None) -> Paper:
    """The register as a paper to print or to calculate with."""
    heading = Heading(text=f"{title}\n{name_of(organization)}", tab="ทะเบียน")
    return Paper(
        kind="number-register",
        title=title,
        blocks=(heading, _table(lines) if lines else Notice(text="ยังไม่มีเลขในทะเบียนนี้")),
        metadata=metadata_for(organization, title),
        landscape=True,
    )


def _table(lines: tuple[RegisterLine, ...]) -> Table:
    header = tuple(Cell(content=name) for name in ("เลขที่", "วันที่", "เรื่อง", "ผู้ลงนาม", "สถานะ"))
    rows: tuple[Row, ...] = tuple(
        tuple(Cell(content=words or None) for words in (one.number, one.day, one.subject, one.signatory, one.state))
        for one in lines
    )
    columns = (
        Column(width=2.6),
        Column(width=3.6),
        Column(width=10),
        Column(width=5),
        Column(width=4),
    )
    return Table(columns=columns, header=(header,), rows=rows)
