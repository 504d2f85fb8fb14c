"""The year's table as a page draws it: rows with their cells, counts of each quarter, sums of money."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.history.seen import Seen
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.cells import Marks
from sucharit.base.screens.grids import DrawnRow, Grid, GridColumn, GridRow, cell_text
from sucharit.work.years.grid.actions import columns_of, seen_of
from sucharit.work.years.grid.cells import COLUMNS, QUARTERS, Columns, editable
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import Totals, totals_of, year_initiatives_for
from sucharit.work.years.rows import snapshot


@dataclass(frozen=True)
class TablePage:
    """Everything that the template needs; `names` offers units and people while one types."""

    grid: Grid
    rows: Sequence[tuple[YearInitiative, DrawnRow]]
    totals: Totals
    units: Sequence[str]
    people: Sequence[str]


def table_page(year: YearPlan, officer: Officer, marks: Marks | None = None) -> TablePage:
    """The table as it stands; `marks` are cells that were typed but not saved, with the reason."""
    state = seen_of(year)
    rows = list(year_initiatives_for(officer, year.fiscal_year))
    columns = columns_of(year, officer)
    grid = _grid(year, officer, rows, columns, state, marks or {})
    units = [unit.abbreviation or unit.name for unit in columns.units if unit.active]
    drawn = list(zip(rows, grid.rows, strict=True))
    return TablePage(grid, drawn, totals_of(rows), units, [user.full_name for user in columns.people])


def may_write(year: YearPlan, officer: Officer) -> bool:
    return officer.may(Can.EDIT_YEAR) and not year.closed


def _grid(
    year: YearPlan, officer: Officer, rows: Sequence[YearInitiative], columns: Columns, state: Seen, marks: Marks
) -> Grid:
    code = officer.organization.code
    return Grid(
        caption=_("ตารางปีงบประมาณ พ.ศ. %(year)s") % {"year": year.fiscal_year},
        row_heading=_("โครงการ/กิจกรรม/มาตรการ"),
        columns=_columns(year),
        lines=[_line(one, columns, code, marks) for one in rows],
        save_url=reverse("year_grid_save", args=[code, year.fiscal_year]),
        version=str(state),
        row_sums=False,
        editable=may_write(year, officer),
        row_limit=max(len(rows), 1),
    )


def _columns(year: YearPlan) -> list[GridColumn]:
    inside = (("", "-"), ("yes", _("อยู่")), ("no", _("ไม่อยู่")))
    told = [
        GridColumn("quantity_unit", _("หน่วยนับ")),
        GridColumn("quantity", _("ปริมาณงาน"), "number"),
        GridColumn("amount", _("งบประมาณ"), "money", editable=False),
        GridColumn("ordinance_amount", _("ตามข้อบัญญัติ"), "money"),
        GridColumn("in_ordinance", _("ในข้อบัญญัติ"), "choice", inside),
        *(GridColumn(name, _("ไตรมาส %(n)s") % {"n": name[-1]}) for name in QUARTERS),
        GridColumn("unit", _("หน่วยงาน")),
        GridColumn("owner", _("ผู้รับผิดชอบ")),
        GridColumn("responsible", _("หน่วยงานรับผิดชอบ (ที่พิมพ์)")),
    ]
    if not year.running:
        return told
    return [
        GridColumn(one.key, one.label, one.kind, one.choices, one.editable and editable(one.key, running=True))
        for one in told
    ]


def _line(one: YearInitiative, columns: Columns, code: str, marks: Marks) -> GridRow:
    row, pk = snapshot(one), str(one.pk)
    values: dict[str, Any] = {
        name: marks[pk, name][0] if (pk, name) in marks else columns.shown(row, name) for name in COLUMNS
    }
    values["amount"] = cell_text(None if row["amount"] is None else Decimal(row["amount"]))
    errors = {name: marks[pk, name][1] for name in COLUMNS if (pk, name) in marks}
    url = reverse("year_initiative_at", args=[code, one.pk])
    return GridRow(pk, f"{one.seq}. {one.title}", values, url, errors)
