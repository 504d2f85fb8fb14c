"""Saving many cells of the year's table at once: one transaction, one entry of the record, one version of each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer, require
from sucharit.base.people.roles import Can
from sucharit.base.screens.grids import CellChange
from sucharit.work.plans.grid.cells import Fault
from sucharit.work.plans.grid.queries import Seen, is_number_of_row
from sucharit.work.years.actions.editing import tell_new_owner
from sucharit.work.years.actions.finding import make_findable
from sucharit.work.years.actions.locking import check_running, check_writable, locked_year, touch
from sucharit.work.years.grid.cells import COLUMNS, Columns, editable
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import people_for
from sucharit.work.years.rows import Row, changed, merged, snapshot, written

SAVED = declare("years.grid_saved", gettext_lazy("แก้ตารางปีงบประมาณ พ.ศ. {label}: {cells} ช่อง ใน {initiatives} โครงการ"))


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

    year: YearPlan
    cells: tuple[CellChange, ...] = ()
    faults: tuple[Fault, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    undo: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One cell, read: the value to be set, what stood there when the officer saw it, and what stands now."""

    pk: int
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


def columns_of(year: YearPlan, officer: Officer) -> Columns:
    """Units in use and people at work; those who stand in the table already, too."""
    there = list(year.initiatives.exclude(owner=None).values_list("owner", flat=True))
    return Columns(list(officer.organization.units.order_by("place", "pk")), people_for(officer, also=there))


def seen_of(year: YearPlan) -> Seen:
    """What a page made now is made from."""
    edition = YearPlan.objects.values_list("edition", flat=True).get(pk=year.pk)
    subjects = [subject_key(YearInitiative(pk=pk)) for pk in year.initiatives.values_list("pk", flat=True)]
    newest = Version.objects.filter(subject__in=subjects).aggregate(last=Max("pk"))["last"]
    return Seen(edition, newest or 0)


@transaction.atomic
def save_year_grid(year: YearPlan, *, by: Officer, seen: Seen, cells: Iterable[CellChange]) -> Saved:
    """Saves what was changed and can be read; the rest comes back as faults beside their cells. A cell that someone
    saved since `seen` is a conflict, and then nothing is saved. NotAllowed where the year may not be written."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    if year.running:
        check_running(year)
    else:
        check_writable(year)
    columns = columns_of(year, by)
    told = list({(cell.row, cell.column): cell for cell in cells}.values())
    rows = _named(year, told)
    now = {pk: snapshot(row) for pk, row in rows.items()}
    readings, faults = _read(year, told, rows, columns, now, _bases(year, seen, rows.values()))
    conflicts = tuple(
        Conflict(str(one.pk), one.column, one.text, columns.shown(now[one.pk], one.column))
        for one in readings
        if one.conflicting
    )
    if conflicts:
        return Saved(year, faults=tuple(faults), conflicts=conflicts)
    after, more = _merged(readings, columns, now)
    written_ones = [one for one in readings if one.news and one.pk in after]
    if written_ones:
        _write(year, rows, now, after, by)
        facts = {"cells": len(written_ones), "initiatives": len(after)}
        record(SAVED, by=by, subject=year, label=str(year.fiscal_year), facts=facts)
    shown = tuple(
        CellChange(str(one.pk), one.column, columns.shown(after.get(one.pk, now[one.pk]), one.column))
        for one in readings
        if one.touched
    )
    undo = tuple(CellChange(str(one.pk), one.column, columns.shown(now[one.pk], one.column)) for one in written_ones)
    return Saved(year, shown, (*faults, *more), undo=undo)


def _named(year: YearPlan, cells: Iterable[CellChange]) -> dict[int, YearInitiative]:
    numbers = {int(cell.row) for cell in cells if is_number_of_row(cell.row)}
    rows = year.initiatives.select_for_update().filter(pk__in=numbers).order_by("seq")
    return {row.pk: row for row in rows}


def _read(
    year: YearPlan,
    cells: Sequence[CellChange],
    rows: Mapping[int, YearInitiative],
    columns: Columns,
    now: Mapping[int, Row],
    bases: Mapping[int, Row],
) -> tuple[list[Reading], list[Fault]]:
    readings, faults = [], []
    for cell in cells:
        pk = int(cell.row) if is_number_of_row(cell.row) and int(cell.row) in rows else None
        try:
            if pk is None:
                raise ValidationError(_("โครงการนี้ไม่อยู่ในปีนี้แล้ว โปรดโหลดหน้านี้ใหม่"))  # noqa: TRY301
            if cell.column in COLUMNS and not editable(cell.column, running=year.running):
                raise ValidationError(_("แผนประจำปีอนุมัติแล้ว ช่องนี้แก้ได้โดยการแก้ไขแผนพร้อมเหตุผล"))  # noqa: TRY301
            value = columns.read(cell.column, cell.value)
        except ValidationError as fault:
            faults.append(Fault(cell.row, cell.column, cell.value, " ".join(fault.messages)))
            continue
        base = columns.value(bases.get(pk, now[pk]), cell.column)
        readings.append(Reading(pk, cell.column, cell.value, value, base, columns.value(now[pk], cell.column)))
    return readings, faults


def _merged(
    readings: Iterable[Reading], columns: Columns, now: Mapping[int, Row]
) -> tuple[dict[int, Row], list[Fault]]:
    by_row: dict[int, list[Reading]] = defaultdict(list)
    for one in readings:
        if one.news:
            by_row[one.pk].append(one)
    after: dict[int, Row] = {}
    faults: list[Fault] = []
    for pk, told in by_row.items():
        try:
            row = merged(now[pk], columns.written(now[pk], {one.column: one.value for one in told}))
        except ValidationError as fault:
            faults += [Fault(str(pk), one.column, one.text, " ".join(fault.messages)) for one in told]
            continue
        if changed(now[pk], row):
            after[pk] = row
    return after, faults


def _write(
    year: YearPlan,
    rows: Mapping[int, YearInitiative],
    before: Mapping[int, Row],
    after: Mapping[int, Row],
    by: Officer,
) -> None:
    """Rows and versions in a fixed number of statements; who becomes an owner of a running year is told."""
    saved = []
    for pk, told in after.items():
        row = written(rows[pk], told)
        row.edition += 1
        saved.append(row)
    names = [
        "quarter_1", "quarter_2", "quarter_3", "quarter_4", "quantity", "quantity_unit", "ordinance_amount",
        "in_ordinance", "unit", "owner", "responsible", "edition",
    ]  # fmt: skip
    YearInitiative.objects.bulk_update(saved, names, batch_size=200)
    subjects = {subject_key(row): row for row in saved}
    last = dict(
        Version.objects.filter(subject__in=subjects)
        .order_by("subject")
        .values("subject")
        .annotate(last=Max("number"))
        .values_list("subject", "last")
    )
    Version.objects.bulk_create(
        Version(
            organization=by.organization, subject=subject, number=last.get(subject, 0) + 1, by=by.user, verb=SAVED,
            snapshot=after[row.pk],
        )
        for subject, row in subjects.items()
    )  # fmt: skip
    touch(year)
    make_findable(year, saved)
    for row in saved:
        row.year_plan = year
        if year.running:
            tell_new_owner(row, before[row.pk], by)


def _bases(year: YearPlan, seen: Seen, rows: Iterable[YearInitiative]) -> Mapping[int, Row]:
    """Those of the rows that changed since, as they were when the page was made."""
    if seen.edition == year.edition:
        return {}
    keys = {subject_key(one): one.pk for one in rows}
    told = Version.objects.filter(subject__in=keys).order_by().values("subject")
    before = Max("pk", filter=Q(pk__lte=seen.version))
    spans = told.annotate(newest=Max("pk"), oldest=Min("pk"), before=before).filter(newest__gt=seen.version)
    wanted = [one["before"] or one["oldest"] for one in spans]
    found = Version.objects.filter(pk__in=wanted).values_list("subject", "snapshot")
    return {keys[subject]: told for subject, told in found}
