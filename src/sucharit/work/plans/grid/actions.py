"""Saving many cells of the table at once: one transaction, one entry of the record, one version of each sheet."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_versions
from sucharit.base.history.seen import Seen
from sucharit.base.people.gate import Officer
from sucharit.base.screens import cells as batches
from sucharit.base.screens.cells import Reading, Saved, Sheets, look_at
from sucharit.base.screens.grids import CellChange
from sucharit.work.plans.actions.finding import make_findable
from sucharit.work.plans.actions.locking import opened, touch
from sucharit.work.plans.grid.cells import Columns
from sucharit.work.plans.grid.queries import bases_of, columns_of, named_in
from sucharit.work.plans.models import BudgetAmount, Initiative, Plan
from sucharit.work.plans.sheet import Sheet, changed, merged, snapshot

Look = batches.Look[Initiative, Columns]

SAVED = declare("plans.grid_saved", gettext_lazy("แก้ตารางห้าปีของ {label}: {cells} ช่อง ใน {initiatives} โครงการ"))
FIRST = "plans.initiative_added"  # the verb under which a sheet's first version is kept


def look(plan: Plan, *, by: Officer, seen: Seen, cells: Iterable[CellChange]) -> Look:
    """Reads a batch and changes nothing."""
    cells = list(cells)
    rows = {row.pk: row for row in named_in(plan, cells)}
    return look_at(
        cells, rows, columns_of(plan, by), now={pk: snapshot(row) for pk, row in rows.items()},
        seen=bases_of(plan, seen, rows.values()), gone=_("โครงการนี้ไม่อยู่ในแผนแล้ว อาจมีผู้นำออกไป โปรดโหลดหน้านี้ใหม่"),
    )  # fmt: skip


@transaction.atomic
def save_grid(plan: Plan, *, by: Officer, seen: Seen, cells: Iterable[CellChange]) -> Saved:
    """Saves what was changed and can be read; the rest comes back as faults beside their cells.

    `seen` is what the officer's page was made from: a cell that someone saved since is a conflict, and then nothing is
    saved. NotAllowed where the plan may not be changed.
    """
    plan = opened(plan, by)
    found = look(plan, by=by, seen=seen, cells=cells)

    def merge(sheet: Sheet, values: Mapping[str, Any]) -> Sheet | None:
        after = merged(sheet, _fields(values, found.columns))
        return after if changed(sheet, after) else None

    def write(after: Sheets, written: list[Reading]) -> None:
        _write(plan, found, after, by)
        facts = {"cells": len(written), "initiatives": len(after), "columns": sorted({one.column for one in written})}
        record(SAVED, by=by, subject=plan, label=plan.title, facts=facts)

    return batches.save(found, merge, write)


def _fields(values: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for column, said in values.items():
        name, value = columns.field(column, said)
        fields[name] = {**fields.get(name, {}), **value} if name == "amounts" else value
    return fields


def _write(plan: Plan, found: Look, after: Mapping[int, Sheet], by: Officer) -> None:
    """Rows, amounts and versions of all changed sheets, in a fixed number of statements."""
    rows, before = [found.rows[pk] for pk in after], found.sheets
    now = timezone.now()
    for row in rows:
        sheet = after[row.pk]
        row.title, row.responsible_unit_id = sheet["title"], sheet["responsible_unit"]
        row.edition, row.changed_at = row.edition + 1, now
    names = ["title", "responsible_unit", "edition", "changed_at"]
    Initiative.objects.bulk_update(rows, names, batch_size=200)
    paid = [row for row in rows if before[row.pk]["amounts"] != after[row.pk]["amounts"]]
    BudgetAmount.objects.filter(initiative__in=[row.pk for row in paid]).delete()
    BudgetAmount.objects.bulk_create(
        BudgetAmount(initiative=row, year=int(year), amount=amount)
        for row in paid
        for year, amount in after[row.pk]["amounts"].items()
    )
    keep_versions(rows, after, by=by, verb=SAVED, before=before, first=FIRST)
    touch(plan)
    renamed = [(row, after[row.pk]) for row in rows if before[row.pk]["title"] != row.title]
    if renamed:
        make_findable(plan, renamed)
