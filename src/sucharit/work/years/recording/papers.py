"""A list of recorded rows as a file: a spreadsheet, CSV for other programs, a page to print."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.signers import chief_on
from sucharit.base.screens.digits import chosen
from sucharit.core.papers import Paper, lists, write_docx, write_pdf, write_xlsx
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Notice, Row, Signature, Table, text

Value = str | int | Decimal | None
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class Listed:
    """A list: its title, names and widths of the columns, its rows, and a last line of sums (None: none)."""

    kind: str
    title: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Value]]
    sums: Sequence[Value] | None = None
    subtitle: str = ""
    empty: str = ""


def list_file(listed: Listed, form: str, officer: Officer) -> HttpResponse:
    """The list as pdf, docx, xlsx or csv; 404 for another form."""
    if form not in CONTENT_TYPES:
        raise Http404
    if form == "csv":
        data = as_csv(listed).encode()
    else:
        data = _written(
            as_paper(listed if form == "xlsx" else for_paper(listed), officer, printed=form != "xlsx"), form
        )
    return attached(data, form, f"{listed.kind}-{officer.organization.code}")


def paper_file(paper: Paper, form: str, name: str, forms: Sequence[str] = ("pdf", "docx")) -> HttpResponse:
    """A paper in one of its forms; 404 for another."""
    if form not in forms:
        raise Http404
    return attached(_written(paper, form), form, name)


def sheet_file(
    officer: Officer, kind: str, title: str, blocks: Sequence[Block], form: str, name: str, *, landscape: bool = False
) -> HttpResponse:
    """A paper that begins with its title and the name of the office, in one of its forms; 404 for another."""
    head = (Heading(text=title, centered=True, large=True), text(officer.organization.name, align="center"))
    paper = Paper(
        kind=kind, title=title, blocks=(*head, *blocks), landscape=landscape,
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, name)


def signed_by_chief(organization: Organization, day: datetime.date, rule: str) -> Signature:
    """The place where the chief executive signs, with the name of who holds the post on that day."""
    chief = chief_on(organization, day)
    return Signature(name=chief.name or None, position=(chief.position,), rule=rule)


def _written(paper: Paper, form: str) -> bytes:
    if form == "xlsx":
        return write_xlsx(paper, digits=chosen())
    return write_pdf(paper) if form == "pdf" else write_docx(paper)


def attached(data: bytes, form: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=CONTENT_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def for_paper(listed: Listed) -> Listed:
    """Without the columns in which nothing is written: the others have their room."""
    places = [place for place in range(len(listed.columns)) if any(row[place] not in ("", None) for row in listed.rows)]
    if not listed.rows or len(places) == len(listed.columns):
        return listed
    return replace(
        listed, columns=[listed.columns[place] for place in places],
        rows=[[row[place] for place in places] for row in listed.rows],
        sums=[listed.sums[place] for place in places] if listed.sums else None,
    )  # fmt: skip


def as_paper(listed: Listed, officer: Officer, *, printed: bool = False) -> Paper:
    """Landscape, the header on every page, `printed` small; in figures that can be calculated with."""
    heading = Heading(text=listed.title, tab=listed.title[:25])
    under = [text(listed.subtitle)] if listed.subtitle else []
    table = table_of(listed, "fine" if printed else "small")
    return Paper(
        kind=listed.kind, title=listed.title, landscape=True,
        blocks=(heading, *under, table if listed.rows else Notice(text=listed.empty or _("ไม่มีรายการ"))),
        metadata=metadata_for(officer.organization.as_value(), listed.title, officer.today.isoformat()),
    )  # fmt: skip


def table_of(listed: Listed, size: Literal["fine", "small"] = "small") -> Table:
    lines = [*listed.rows, *([listed.sums] if listed.sums else [])]
    rows = tuple(_row(line, bold=line is listed.sums) for line in lines)
    return Table(
        columns=tuple(Column(width=width) for _name, width in listed.columns),
        header=(tuple(Cell(content=name) for name, _width in listed.columns),), rows=rows, zero="0", size=size,
    )  # fmt: skip


def _row(line: Sequence[Value], *, bold: bool) -> Row:
    return tuple(_cell(value, bold) for value in line)


def _cell(value: Value, bold: bool) -> Cell:
    if isinstance(value, int):
        return Cell(content=str(value), bold=bold, align="end")
    align: Literal["end"] | None = "end" if isinstance(value, Decimal) else None
    return Cell(content=value if value not in ("", None) else None, bold=bold, align=align)


def as_csv(listed: Listed) -> str:
    """UTF-8 with a mark, and no cell that a spreadsheet would take for a formula."""
    names = [name for name, _width in listed.columns]
    return lists.csv_text([names, *([harmless(value) for value in row] for row in listed.rows)])


def harmless(value: Value) -> str:
    """As it stands in a cell of CSV; a number of baht is never a formula."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return lists.harmless("" if value is None else str(value).replace("\0", ""))
