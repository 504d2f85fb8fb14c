"""The table as a page draws it: the grid component's cells under the headings of the framework."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.history.seen import Seen
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.cells import Marks
from sucharit.base.screens.grids import DrawnRow, Grid, GridColumn, GridRow
from sucharit.work.plans.grid.cells import TITLE, UNIT, Columns
from sucharit.work.plans.grid.layout import Band, Block, blocks, sums_of
from sucharit.work.plans.grid.queries import columns_of, seen_of
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import snapshot
from sucharit.work.plans.values import initiatives_of

ROW_LIMIT = 1_000


@dataclass(frozen=True)
class Line:
    """A heading with its sums, or an initiative with its cells, under the codes whose sums it counts in."""

    band: Band | None = None
    sums: tuple[tuple[int, Decimal], ...] = ()
    row: DrawnRow | None = None
    seq: int = 0
    scopes: str = ""


@dataclass(frozen=True)
class TablePage:
    """Everything that the template needs."""

    grid: Grid
    lines: tuple[Line, ...]
    total: tuple[tuple[int, Decimal], ...]
    whole: Decimal
    units: tuple[str, ...]
    count: int
    seen: Seen


def table_page(plan: Plan, officer: Officer, marks: Marks | None = None, seen: Seen | None = None) -> TablePage:
    """The table as it stands; `marks` are cells that were typed but not saved, with the reason. `seen` where the page
    goes on from an older state than the present one."""
    state = seen or seen_of(plan)
    sheets = initiatives_of(plan)
    columns = columns_of(plan, officer)
    grid = _grid(plan, officer, sheets, columns, state, marks or {})
    drawn = {row.id: row for row in grid.rows}
    found = blocks(sheets, plan.span, plan.framework_version)
    total = sums_of(sheets, plan.span)
    units = tuple(unit.abbreviation or unit.name for unit in columns.units if unit.active)
    return TablePage(
        grid, tuple(_lines(found, drawn, plan.span)), tuple(zip(plan.span, total, strict=True)),
        sum(total, Decimal(0)), units, len(sheets), state,
    )  # fmt: skip


def may_edit(plan: Plan, officer: Officer) -> bool:
    return plan.open_to_change and officer.may(Can.EDIT_PLANS)


def _grid(
    plan: Plan, officer: Officer, sheets: Sequence[Initiative], columns: Columns, seen: Seen, marks: Marks
) -> Grid:
    code = officer.organization.code
    return Grid(
        caption=_("ตารางห้าปีของ %(plan)s") % {"plan": plan.title},
        row_heading=_("ลำดับ"),
        columns=[
            GridColumn(TITLE, _("โครงการ/กิจกรรม/มาตรการ")),
            GridColumn(UNIT, _("หน่วยงาน")),
            *(GridColumn(str(year), str(year), "money") for year in plan.span),
        ],
        lines=[_grid_row(one, columns, code, marks) for one in sheets],
        save_url=reverse("plan_grid_save", args=[code, plan.pk]),
        version=str(seen),
        editable=may_edit(plan, officer),
        row_limit=min(ROW_LIMIT, max(len(sheets), 1)),
    )


def _grid_row(one: Initiative, columns: Columns, code: str, marks: Marks) -> GridRow:
    sheet, row = snapshot(one), str(one.pk)
    names = (TITLE, UNIT, *columns.years)
    values: dict[str, Any] = {
        name: marks[row, name][0] if (row, name) in marks else columns.shown(sheet, name) for name in names
    }
    errors = {name: marks[row, name][1] for name in names if (row, name) in marks}
    return GridRow(row, f"{one.seq}. {one.title}", values, reverse("initiative_at", args=[code, one.pk]), errors)


def _lines(found: Sequence[Block], drawn: Mapping[str, DrawnRow], years: Iterable[int]) -> Iterable[Line]:
    scopes: list[str] = []
    for block in found:
        for entry in (block.band, *block.lines):
            if isinstance(entry, Band):
                scopes = [*scopes[: entry.level - 1], entry.code]
                yield Line(band=entry, sums=tuple(zip(years, entry.sums, strict=True)))
            else:
                yield Line(row=drawn[str(entry.pk)], seq=entry.seq, scopes=" ".join(scopes))
