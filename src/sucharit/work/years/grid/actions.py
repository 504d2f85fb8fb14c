"""Saving many cells of the year's table at once: one transaction, one entry of the record, one version of each row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_versions
from sucharit.base.history.seen import Seen, as_seen
from sucharit.base.people.gate import Officer, require
from sucharit.base.people.roles import Can
from sucharit.base.screens.cells import Look, Reading, Saved, Sheets, look_at, rows_named, save
from sucharit.base.screens.grids import CellChange
from sucharit.work.years.actions.editing import tell_new_owner
from sucharit.work.years.actions.finding import make_findable
from sucharit.work.years.actions.locking import check_running, check_writable, locked_year, touch
from sucharit.work.years.grid.cells import Columns
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import people_for
from sucharit.work.years.rows import Row, changed, merged, snapshot, written

SAVED = declare("years.grid_saved", gettext_lazy("แก้ตารางปีงบประมาณ พ.ศ. {label}: {cells} ช่อง ใน {initiatives} โครงการ"))


def columns_of(year: YearPlan, officer: Officer) -> Columns:
    """Units in use and people at work; those who stand in the table already, too."""
    there = list(year.initiatives.exclude(owner=None).values_list("owner", flat=True))
    units = list(officer.organization.units.order_by("place", "pk"))
    return Columns(units, people_for(officer, also=there), running=year.running)


def seen_of(year: YearPlan) -> Seen:
    """What a page made now is made from."""
    edition = YearPlan.objects.values_list("edition", flat=True).get(pk=year.pk)
    rows = year.initiatives.values_list("pk", flat=True)
    return Seen.now(edition, [subject_key(YearInitiative(pk=pk)) for pk in rows])


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
    found = _look(year, by, seen, list(cells))

    def merge(row: Row, values: Mapping[str, Any]) -> Row | None:
        after = merged(row, found.columns.written(row, values))
        return after if changed(row, after) else None

    def write(after: Sheets, cells: list[Reading]) -> None:
        _write(year, found, after, by)
        facts = {"cells": len(cells), "initiatives": len(after)}
        record(SAVED, by=by, subject=year, label=str(year.fiscal_year), facts=facts)

    return save(found, merge, write)


def _look(
    year: YearPlan, by: Officer, seen: Seen, cells: Sequence[CellChange]
) -> Look[YearInitiative, Columns]:  # fmt: skip
    named = year.initiatives.select_for_update().filter(pk__in=rows_named(cells)).order_by("seq")
    rows = {row.pk: row for row in named}
    return look_at(
        cells, rows, columns_of(year, by), now={pk: snapshot(row) for pk, row in rows.items()},
        seen=_bases(year, seen, rows.values()), gone=_("โครงการนี้ไม่อยู่ในปีนี้แล้ว โปรดโหลดหน้านี้ใหม่"),
    )  # fmt: skip


def _bases(year: YearPlan, seen: Seen, rows: Iterable[YearInitiative]) -> Sheets:
    """Those of the rows that changed since, as they were when the page was made."""
    if seen.edition == year.edition:
        return {}
    keys = {subject_key(one): one.pk for one in rows}
    return {keys[subject]: told for subject, told in as_seen(seen, keys).items()}


def _write(year: YearPlan, found: Look[YearInitiative, Columns], after: Sheets, by: Officer) -> None:
    """Rows and versions in a fixed number of statements; who becomes an owner of a running year is told."""
    saved = []
    for pk, told in after.items():
        row = written(found.rows[pk], told)
        row.edition += 1
        saved.append(row)
    names = [
        "quarter_1", "quarter_2", "quarter_3", "quarter_4", "quantity", "quantity_unit", "ordinance_amount",
        "in_ordinance", "unit", "owner", "responsible", "edition",
    ]  # fmt: skip
    YearInitiative.objects.bulk_update(saved, names, batch_size=200)
    keep_versions(saved, after, by=by, verb=SAVED)
    touch(year)
    make_findable(year, saved)
    for row in saved:
        row.year_plan = year
        if year.running:
            tell_new_owner(row, found.sheets[row.pk], by)
