"""A batch of cells beside the table as it stands: what was read, what another saved in between, what is new.

The room gives its columns, its rows as plain sheets, and writes what comes out; here is only the comparing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.screens.grids import Batch, CellChange

Row = TypeVar("Row")
Sheet = dict[str, Any]
Sheets = Mapping[int, Sheet]
Marks = Mapping[tuple[str, str], tuple[str, str]]  # (row, column) > (text as typed, what is wrong with it)


class Columns(Protocol):
    """What the columns of a table mean."""

    def read(self, column: str, text: str) -> Any:
        """The value as a sheet keeps it; ValidationError says why not."""

    def value(self, sheet: Sheet, column: str) -> Any:
        """What the sheet says in that column, in the same shape."""

    def shown(self, sheet: Sheet, column: str) -> str:
        """As it stands in the cell."""


Kept = TypeVar("Kept", bound=Columns)


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be read; `message` is one Thai sentence that stands beside it."""

    row: str
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class Conflict:
    """A cell that someone else saved since this officer saw it: both values as they are shown."""

    row: str
    column: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Reading:
    """One cell of a batch, read: the value to be set, and what stood there when the officer saw it and stands now."""

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


@dataclass(frozen=True)
class Saved:
    """What became of a batch. Where there are conflicts nothing was saved. `undo` puts back what was before."""

    cells: tuple[CellChange, ...] = ()
    faults: tuple[Fault, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    undo: tuple[CellChange, ...] = ()

    @property
    def marks(self) -> dict[tuple[str, str], tuple[str, str]]:
        """What the page shows beside the cells that were not saved."""
        told = {(fault.row, fault.column): (fault.value, fault.message) for fault in self.faults}
        message = _("มีผู้อื่นบันทึกเป็น “%(theirs)s” แล้ว บันทึกอีกครั้งเพื่อใช้ค่าของท่าน หรือพิมพ์ค่านั้นเพื่อใช้ค่าปัจจุบัน")
        for one in self.conflicts:
            told[one.row, one.column] = (one.mine, message % {"theirs": one.theirs or "-"})
        return told

    def marks_on(self, batch: Batch) -> Marks:
        """The same for the page that sent the batch: where nothing was saved, everything typed stays typed."""
        typed = {(cell.row, cell.column): (cell.value, "") for cell in batch.cells} if self.conflicts else {}
        return typed | self.marks


@dataclass(frozen=True)
class Look(Generic[Row, Kept]):
    """A batch beside the table as it stands: what each cell would do."""

    rows: Mapping[int, Row]
    columns: Kept
    sheets: Sheets
    readings: tuple[Reading, ...]
    faults: tuple[Fault, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(
            Conflict(str(one.pk), one.column, one.text, self.shown(one)) for one in self.readings if one.conflicting
        )

    @property
    def news(self) -> list[Reading]:
        return [one for one in self.readings if one.news]

    def shown(self, one: Reading, sheet: Sheet | None = None) -> str:
        """The cell as it stands, or as it stands on another sheet."""
        return self.columns.shown(sheet or self.sheets[one.pk], one.column)

    def change(self, one: Reading, sheet: Sheet | None = None) -> CellChange:
        return CellChange(str(one.pk), one.column, self.shown(one, sheet))


def look_at(
    cells: Iterable[CellChange], rows: Mapping[int, Row], columns: Kept, *, now: Sheets, seen: Sheets, gone: str
) -> Look[Row, Kept]:
    """Reads a batch and changes nothing. `seen` are those sheets that changed since, as the officer saw them; `gone` is
    said of a row that the table no longer has. Of a cell that is named twice the last counts."""
    readings, faults = [], []
    for cell in {(cell.row, cell.column): cell for cell in cells}.values():
        pk = int(cell.row) if is_number_of_row(cell.row) and int(cell.row) in rows else None
        try:
            if pk is None:
                raise ValidationError(gone)  # noqa: TRY301
            value = columns.read(cell.column, cell.value)
        except ValidationError as fault:
            faults.append(Fault(cell.row, cell.column, cell.value, " ".join(fault.messages)))
            continue
        then, today = (columns.value(sheet, cell.column) for sheet in (seen.get(pk, now[pk]), now[pk]))
        readings.append(Reading(pk, cell.column, cell.value, value, then, today))
    return Look(rows, columns, now, tuple(readings), tuple(faults))


def save(
    found: Look[Row, Kept],
    merge: Callable[[Sheet, Mapping[str, Any]], Sheet | None],
    write: Callable[[Sheets, list[Reading]], None],
) -> Saved:
    """Writes what is new, unless something conflicts. `merge` puts the values of some columns into a sheet (None where
    that changes nothing, ValidationError where they do not fit); `write` takes the sheets that change and their cells.
    """
    if found.conflicts:
        return Saved(faults=found.faults, conflicts=found.conflicts)
    after, faults = _merged(found, merge)
    written = [one for one in found.news if one.pk in after]
    if written:
        write(after, written)
    shown = tuple(found.change(one, after.get(one.pk)) for one in found.readings if one.touched)
    return Saved(shown, (*found.faults, *faults), undo=tuple(found.change(one) for one in written))


def _merged(
    found: Look[Row, Kept], merge: Callable[[Sheet, Mapping[str, Any]], Sheet | None]
) -> tuple[dict[int, Sheet], list[Fault]]:
    """The sheets that change, as they shall be; a sheet that cannot be so keeps all its cells as faults."""
    by_row: dict[int, list[Reading]] = defaultdict(list)
    for one in found.news:
        by_row[one.pk].append(one)
    after: dict[int, Sheet] = {}
    faults: list[Fault] = []
    for pk, told in by_row.items():
        try:
            sheet = merge(found.sheets[pk], {one.column: one.value for one in told})
        except ValidationError as fault:
            faults += [Fault(str(pk), one.column, one.text, " ".join(fault.messages)) for one in told]
            continue
        if sheet is not None:
            after[pk] = sheet
    return after, faults


def rows_named(cells: Iterable[CellChange]) -> set[int]:
    """The numbers of the rows that a batch names."""
    return {int(cell.row) for cell in cells if is_number_of_row(cell.row)}


def is_number_of_row(text: str) -> bool:
    """Digits, and no more of them than a database can hold."""
    return text.isascii() and text.isdecimal() and len(text) < 18
