"""Lists as they leave the house: a table of words, a paper of one such table, and CSV that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable, Sequence

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Cell, Column, Heading, Paper, Size, Table
from sucharit.core.plan import Organization

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"  # Excel reads UTF-8 only where this stands first


def word_table(
    heads: Iterable[tuple[str, float]], lines: Iterable[Sequence[str]], *, size: Size = "small", zero: str = "-",
    strong: bool = False,
) -> Table:  # fmt: skip
    """A line for each row, empty cells left empty. `heads`: name and relative width of each column; `strong`: names
    bold and centred, as on a paper that is signed."""
    told = tuple(heads)
    names = (Cell(content=name, bold=True, align="center") if strong else Cell(content=name) for name, _width in told)
    return Table(
        columns=tuple(Column(width=width) for _name, width in told), header=(tuple(names),), size=size, zero=zero,
        rows=tuple(tuple(Cell(content=cell or None) for cell in line) for line in lines),
    )  # fmt: skip


def list_paper(
    kind: str, title: str, table: Table, *, tab: str, organization: Organization | None, date: str
) -> Paper:  # fmt: skip
    """A list alone: landscape, one worksheet called `tab`, figures as other programs read them. `date` is ISO."""
    return Paper(
        kind=kind, title=title, blocks=(Heading(text=title, tab=tab), table), digits="arabic", landscape=True,
        metadata=metadata_for(organization, title, date),
    )  # fmt: skip


def harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_FORMULA) else cell


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """CSV (RFC 4180) for Excel and for machines: with a mark. The cells are the caller's to make harmless."""
    written = io.StringIO()
    written.write(_MARK)
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
