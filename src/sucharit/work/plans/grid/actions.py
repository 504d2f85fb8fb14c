"""Saving many cells of the table at once: one transaction, one entry of the record, one version of each sheet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer
from sucharit.base.screens.grids import CellChange
from sucharit.work.plans.actions.finding import make_findable
from sucharit.work.plans.actions.locking import opened, touch
from sucharit.work.plans.grid.cells import Columns, Fault
from sucharit.work.plans.grid.queries import Seen, bases_of, columns_of, is_number_of_row, named_in
from sucharit.work.plans.models import BudgetAmount, Initiative, Plan
from sucharit.work.plans.sheet import Sheet, changed, merged, snapshot

SAVED = declare("plans.grid_saved", gettext_lazy("แก้ตารางห้าปีของ {label}: {cells} ช่อง ใน {initiatives} โครงการ"))
FIRST = "plans.initiative_added"  # the verb under which a sheet's first version is kept


@dataclass(frozen=True)
class Conflict:
    """A cell that someone else saved since this officer saw it: both values as they are shown."""

    row: str
    column: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Saved:
    """What became of a batch. Where there are conflicts nothing was saved. `undo` puts back what was before."""

    plan: Plan
    cells: tuple[CellChange, ...] = ()
    faults: tuple[Fault, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    undo: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One cell of a batch, read: the value to be set, and what stood there when the officer saw it and stands now."""

    row: Initiative
    column: str
    text: str
    value: Any
    base: Any
    now: Any

    @property
    def touched(self) -> bool:
        """The officer changed it: a form without script sends every cell."""
        return bool(self.value != self.base)

    @property
    def conflicting(self) -> bool:
        return self.touched and self.now not in (self.base, self.value)

    @property
    def news(self) -> bool:
        return self.touched and bool(self.value != self.now)


@dataclass(frozen=True)
class Look:
    """A batch beside the plan as it stands: what each cell would do."""

    rows: Mapping[int, Initiative]
    columns: Columns
    sheets: Mapping[int, Sheet]
    readings: tuple[Reading, ...]
    faults: tuple[Fault, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(
            Conflict(str(one.row.pk), one.column, one.text, self.shown(one)) for one in self.readings if one.conflicting
        )

    @property
    def news(self) -> list[Reading]:
        return [one for one in self.readings if one.news]

    def shown(self, one: Reading, sheet: Sheet | None = None) -> str:
        """The cell as it stands, or as it stands on another sheet."""
        return self.columns.shown(sheet or self.sheets[one.row.pk], one.column)


def look(plan: Plan, *, by: Officer, seen: Seen, cells: Iterable[CellChange]) -> Look:
    """Reads a batch and changes nothing."""
    cells = list(cells)
    rows = {row.pk: row for row in named_in(plan, cells)}
    sheets = {pk: snapshot(row) for pk, row in rows.items()}
    columns = columns_of(plan, by)
    told = list({(cell.row, cell.column): cell for cell in cells}.values())
    readings, faults = _read(told, rows, columns, sheets, bases_of(plan, seen, rows.values()))
    return Look(rows, columns, sheets, tuple(readings), tuple(faults))


@transaction.atomic
def save_grid(plan: Plan, *, by: Officer, seen: Seen, cells: Iterable[CellChange]) -> Saved:
    """Saves what was changed and can be read; the rest comes back as faults beside their cells.

    `seen` is what the officer's page was made from: a cell that someone saved since is a conflict, and then nothing is
    saved. NotAllowed where the plan may not be changed.
    """
    plan = opened(plan, by)
    found = look(plan, by=by, seen=seen, cells=cells)
    if found.conflicts:
        return Saved(plan, faults=found.faults, conflicts=found.conflicts)
    after, faults = _merged(found)
    written = [one for one in found.news if one.row.pk in after]
    if written:
        _write(plan, found, after, by)
        facts = {"cells": len(written), "initiatives": len(after), "columns": sorted({one.column for one in written})}
        record(SAVED, by=by, subject=plan, label=plan.title, facts=facts)
    shown = (_as_change(one, found, after.get(one.row.pk)) for one in found.readings if one.touched)
    undo = (_as_change(one, found, None) for one in written)
    return Saved(plan, tuple(shown), (*found.faults, *faults), undo=tuple(undo))


def _row_of(cell: CellChange, rows: Mapping[int, Initiative]) -> Initiative | None:
    return rows.get(int(cell.row)) if is_number_of_row(cell.row) else None


def _read(
    cells: Sequence[CellChange],
    rows: Mapping[int, Initiative],
    columns: Columns,
    sheets: Mapping[int, Sheet],
    bases: Mapping[int, Sheet],
) -> tuple[list[Reading], list[Fault]]:
    readings, faults = [], []
    for cell in cells:
        row = _row_of(cell, rows)
        try:
            if row is None:
                raise ValidationError(_("โครงการนี้ไม่อยู่ในแผนแล้ว อาจมีผู้นำออกไป โปรดโหลดหน้านี้ใหม่"))  # noqa: TRY301
            value = columns.read(cell.column, cell.value)
        except ValidationError as fault:
            faults.append(Fault(cell.row, cell.column, cell.value, " ".join(fault.messages)))
            continue
        now = sheets[row.pk]
        told = columns.value(bases.get(row.pk, now), cell.column), columns.value(now, cell.column)
        readings.append(Reading(row, cell.column, cell.value, value, *told))
    return readings, faults


def _merged(found: Look) -> tuple[dict[int, Sheet], list[Fault]]:
    """The sheets that change, as they shall be; a sheet that cannot be so keeps all its cells as faults."""
    by_row: dict[int, list[Reading]] = defaultdict(list)
    for one in found.news:
        by_row[one.row.pk].append(one)
    after: dict[int, Sheet] = {}
    faults: list[Fault] = []
    for pk, readings in by_row.items():
        try:
            sheet = merged(found.sheets[pk], _fields(readings, found.columns))
        except ValidationError as fault:
            faults += [Fault(str(pk), one.column, one.text, " ".join(fault.messages)) for one in readings]
            continue
        if changed(found.sheets[pk], sheet):
            after[pk] = sheet
    return after, faults


def _fields(readings: Sequence[Reading], columns: Columns) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for one in readings:
        name, value = columns.field(one.column, one.value)
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
    _keep_versions(rows, before, after, by)
    touch(plan)
    renamed = [(row, after[row.pk]) for row in rows if before[row.pk]["title"] != row.title]
    if renamed:
        make_findable(plan, renamed)


def _keep_versions(
    rows: Sequence[Initiative], before: Mapping[int, Sheet], after: Mapping[int, Sheet], by: Officer
) -> None:
    """As history.keep_version for each, all at once; a sheet's first version is what stood before."""
    subjects = [subject_key(row) for row in rows]
    told = Version.objects.filter(subject__in=subjects).order_by("number").values_list("subject", "number")
    last = dict(told)
    made = []
    for row, subject in zip(rows, subjects, strict=True):
        number = last.get(subject, 0)
        if not number:
            number = 1
            made.append(_version(by, subject, number, FIRST, before[row.pk]))
        made.append(_version(by, subject, number + 1, SAVED, after[row.pk]))
    Version.objects.bulk_create(made)


def _version(by: Officer, subject: str, number: int, verb: str, sheet: Sheet) -> Version:
    return Version(organization=by.organization, subject=subject, number=number, by=by.user, verb=verb, snapshot=sheet)


def _as_change(one: Reading, found: Look, sheet: Sheet | None) -> CellChange:
    return CellChange(str(one.row.pk), one.column, found.shown(one, sheet))
