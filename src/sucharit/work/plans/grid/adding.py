"""A table from Excel put into the plan: changed cells and new rows, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from sucharit.base.people.gate import Officer
from sucharit.base.screens.cells import Fault, Saved
from sucharit.core.thai import arabic_digits
from sucharit.work.plans.actions import add_initiatives, opened
from sucharit.work.plans.grid.actions import save_grid
from sucharit.work.plans.grid.cells import TITLE, UNIT, Columns
from sucharit.work.plans.grid.queries import columns_of
from sucharit.work.plans.grid.workbook import NewRow, Table
from sucharit.work.plans.models import Plan


@dataclass(frozen=True)
class Applied:
    """What became of a table: the saved cells, and how many initiatives were added."""

    saved: Saved
    added: int


@transaction.atomic
def apply_table(plan: Plan, *, by: Officer, table: Table) -> Applied:
    """Saves the cells as save_grid does; where nothing conflicts, adds the new rows too."""
    plan = opened(plan, by)
    saved = save_grid(plan, by=by, seen=table.seen, cells=table.cells)
    if saved.conflicts:
        return Applied(saved, 0)
    sheets, _faults = read_new(table.new, columns_of(plan, by))
    add_initiatives(plan, by=by, sheets=sheets) if sheets else None
    return Applied(saved, len(sheets))


def read_new(rows: Sequence[NewRow], columns: Columns) -> tuple[list[dict[str, Any]], list[Fault]]:
    """The new rows as sheets to be added, and why others cannot be."""
    sheets, faults = [], []
    for row in rows:
        try:
            sheets.append(_sheet(row, columns))
        except ValidationError as fault:
            faults.append(Fault(f"+{row.line}", TITLE, row.title, " ".join(fault.messages)))
    return sheets, faults


def _sheet(row: NewRow, columns: Columns) -> dict[str, Any]:
    amounts = {columns.years[year]: columns.read(year, row.cells.get(year, "")) for year in columns.years}
    return {
        "title": columns.read(TITLE, row.title),
        "objective_codes": [arabic_digits(row.code)],
        "responsible_unit": columns.read(UNIT, row.cells.get(UNIT, "")),
        "amounts": amounts,
    }
