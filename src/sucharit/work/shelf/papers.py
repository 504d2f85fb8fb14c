"""The register book, the template of its spreadsheet, and its open data."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.papers import Paper, write_xlsx
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Cell, Heading, Table, text
from sucharit.core.papers.paper import Column as Column_
from sucharit.work.shelf.declaring import Column, Personal, Register, Seen
from sucharit.work.shelf.queries import sees_sensitive
from sucharit.work.shelf.statistics import statistics
from sucharit.work.shelf.values import HIDDEN, cell
from sucharit.work.years.recording.papers import Listed, Value, as_csv, as_paper, harmless

MOST_PRINTED = 20_000


def book_of(register: Register, rows: Iterable[Any], officer: Officer, about: str) -> Listed:
    """The rows as the register's book: number first, the declared columns, state, sums last."""
    columns = register.printed
    heads = [(_("เลขที่"), 1.6), *((register.label_of(one), one.width) for one in columns)]
    states = register.has_states and not any(one.field == "state" for one in columns)
    heads += [(_("สถานะ"), 2.4)] if states else []
    lines: list[list[Value]] = []
    for row in rows:
        line: list[Value] = [str(row), *_cells(register, row, columns, officer)]
        lines.append([*line, row.get_state_display()] if states else line)
    return Listed(
        register.key, str(register.name), heads, lines, _sums(columns, lines, states), about, _("ยังไม่มีรายการ")
    )


def sheet_of(register: Register, row: Any, lines: Sequence[tuple[str, str]], officer: Officer) -> Paper:
    """One entry on a sheet to be signed: what the page says of it, and a line for who keeps it and who decides."""
    title = f"{register.entry_word} {_('เลขที่')} {row}"
    table = Table(
        columns=(Column_(width=3.0), Column_(width=7.0)),
        header=((Cell(content=_("รายการ")), Cell(content=_("รายละเอียด"))),),
        rows=tuple((Cell(content=label, bold=True), Cell(content=words or "-")) for label, words in lines),
    )  # fmt: skip
    signs = [
        _("ลงชื่อ ............................................ ผู้บันทึก"),
        _("ลงชื่อ ............................................ ผู้มีอำนาจ"),
    ]
    return Paper(
        kind=f"{register.key}-entry", title=title,
        blocks=(
            Heading(text=title, centered=True, large=True), text(officer.organization.name, align="center"), table,
            *(text(one, align="end") for one in signs),
        ),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _cells(register: Register, row: Any, columns: Sequence[Column], officer: Officer) -> list[Value]:
    """Private matters only for whom they are to read."""
    private = [one.personal == Personal.SENSITIVE for one in columns]
    hides = any(private) and not sees_sensitive(register, officer, row)
    return [
        str(HIDDEN) if hidden and hides else cell(register, row, one)
        for one, hidden in zip(columns, private, strict=True)
    ]


def _sums(columns: Sequence[Column], lines: list[list[Value]], states: bool) -> list[Value] | None:
    if not any(one.total for one in columns) or not lines:
        return None
    sums: list[Value] = [_("รวม")]
    for place, one in enumerate(columns, 1):
        numbers = [Decimal(line[place]) for line in lines if isinstance(line[place], int | Decimal)]  # type: ignore[arg-type]
        sums.append(sum(numbers, Decimal(0)) if one.total else None)
    return [*sums, None] if states else sums


def statistics_of(register: Register, organization: Organization, fiscal_year: int) -> Listed:
    """The statistics of a year as a paper."""
    lines: list[list[Value]] = []
    for block in statistics(register, organization, fiscal_year):
        lines += [[block.label, label, value] for label, value in block.lines]
    heads = ((_("สถิติ"), 4.0), (_("รายการ"), 6.0), (_("จำนวน"), 2.5))
    return Listed(
        f"{register.key}-statistics", f"{_('สถิติ')} {register.name}", heads, lines, None, year_words(fiscal_year)
    )


def template_of(register: Register, officer: Officer, form: str) -> bytes:
    """An empty spreadsheet with the headings that the import knows."""
    heads = [(register.label_of(one), one.width) for one in register.imported]
    listed = Listed(register.key, str(register.name), heads, [["" for _head in heads]])
    if form == "csv":
        return ("﻿" + ",".join(harmless(str(name)) for name, _width in heads) + "\r\n").encode()
    return write_xlsx(as_paper(listed, officer))


def open_rows(register: Register, rows: Iterable[Any]) -> list[list[Value]]:
    """What the public sees of each row: its number and its open columns, redacted by their rule."""
    return [[str(row), *(open_cell(register, row, one) for one in register.open_columns)] for row in rows]


def open_cell(register: Register, row: Any, column: Column) -> Value:
    if column.seen == Seen.REDACTED:
        return column.redact(row) if column.redact is not None else _("(ปกปิด)")
    return cell(register, row, column)


def open_heads(register: Register) -> list[str]:
    return [_("เลขที่"), *(register.label_of(one) for one in register.open_columns)]


def open_csv(register: Register, rows: Iterable[Any]) -> str:
    heads = [(name, 1.0) for name in open_heads(register)]
    return as_csv(Listed(register.key, str(register.name), heads, open_rows(register, rows)))


def open_json(register: Register, rows: Iterable[Any], organization: Organization, year: int | None) -> dict[str, Any]:
    """Headings by their field names, so that programs of other years read the same."""
    names = ["number", *(one.field for one in register.open_columns)]
    told = [
        {name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in zip(names, line, strict=True)}
        for line in open_rows(register, rows)
    ]
    return {
        "organization": organization.name, "register": register.key, "title": str(register.name), "fiscal_year": year,
        "labels": dict(zip(names, open_heads(register), strict=True)), "rows": told,
    }  # fmt: skip
