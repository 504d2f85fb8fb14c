"""A row of cells as an entry that could be made, or the faults that keep it from being one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.core.thai import arabic_digits, fold
from sucharit.work.shelf.actions.locking import set_year
from sucharit.work.shelf.declaring import Column, Register
from sucharit.work.shelf.importing.reading import Given
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.models.entry import MECHANISM
from sucharit.work.shelf.values import empty_of, offered, question
from sucharit.work.years.recording.answers import said


@dataclass(frozen=True)
class Fault:
    """What is wrong, and in which cell ("C12"; "12" where no one cell is at fault)."""

    cell: str
    text: str


@dataclass
class Line:
    """A row of the file: the entry that it would be, its faults, and whether it is in the register (or the file)
    already."""

    number: int
    cells: dict[str, str]
    entry: Any = None
    faults: list[Fault] = field(default_factory=list)
    doubled: str = ""

    @property
    def good(self) -> bool:
        return not self.faults and not self.doubled


class Looker:
    """Reads the rows of one file for one register; what many rows need is asked once."""

    def __init__(self, register: Register, officer: Officer, fiscal_year: int, unit: Unit | None) -> None:
        self.register, self.officer, self.year, self.unit = register, officer, fiscal_year, unit
        self.questions: dict[str, forms.Field] = {}
        self.names: dict[str, dict[str, Any]] = {}
        for column in register.imported:
            wanted: Any = register.field_of(column)
            if wanted.is_relation:
                self.names[column.field] = _by_name(wanted, officer)
            elif wanted.choices:
                told = {key: value for value, label in wanted.flatchoices for key in (fold(str(label)), str(value))}
                self.names[column.field] = told
            else:
                self.questions[column.field] = question(register, column, officer.organization)
        self.known = self._known()

    def lines(self, given: Given) -> Iterator[Line]:
        """Each row in turn."""
        for number, cells in given.rows:
            line = Line(number, cells)
            self._look(line, given)
            yield line

    def _look(self, line: Line, given: Given) -> None:
        row = self.register.model(
            organization=self.officer.organization, fiscal_year=self.year, unit=self.unit, recorded_by=self.officer.user
        )
        line.faults += [Fault(given.cell("", line.number), text) for text in given.faults.get(line.number, ())]
        line.doubled = given.doubles.get(line.number, "")
        if line.faults:
            return
        for column in self.register.imported:
            try:
                setattr(row, column.field, self._value(column, line.cells.get(column.field, "")))
            except ValidationError as fault:
                line.faults += [Fault(given.cell(column.field, line.number), text) for text in fault.messages]
        if not line.faults:
            self._judge(row, line, given)
        if not line.faults:
            line.entry = row
            self._doubled(row, line)

    def _value(self, column: Column, text: str) -> Any:
        wanted: Any = self.register.field_of(column)
        text = text.strip()
        if column.field in self.names:
            if not text and (wanted.blank or wanted.has_default()):
                return wanted.get_default()
            found = self.names[column.field].get(fold(arabic_digits(text)), self.names[column.field].get(text))
            if found is None:
                label = self.register.label_of(column)
                raise ValidationError(_("ไม่รู้จัก “%(text)s” ใน%(label)s") % {"text": text[:60], "label": label})
            return found
        if not text and wanted.has_default() and not wanted.blank:
            return wanted.get_default()
        return empty_of(wanted, self.questions[column.field].clean(text))

    def _judge(self, row: Entry, line: Line, given: Given) -> None:
        """The model's own rules and the register's, without a query for each row: constraints of the database ask one,
        so `clean` of the model says in words what they demand."""
        pointers = {one.name for one in row._meta.concrete_fields if one.is_relation}
        try:
            set_year(row, self.register, self.officer)
            row.clean_fields(exclude=(MECHANISM - {"fiscal_year"}) | pointers)
            row.clean()
            if self.register.check is not None:
                self.register.check(row, self.officer)
        except ValidationError as fault:
            if hasattr(fault, "error_dict"):
                for name, texts in fault.message_dict.items():
                    line.faults += [Fault(given.cell(name, line.number), text) for text in texts]
            else:
                line.faults += [Fault(given.cell("", line.number), text) for text in fault.messages]
        except NotAllowed as refused:
            line.faults.append(Fault(given.cell("", line.number), said(refused)))

    def _known(self) -> set[tuple[str, ...]]:
        """What stands in the register, by the fields that make two entries the same."""
        if not self.register.same_by:
            return set()
        rows = self.register.rows(self.officer.organization).values_list(*self.register.same_by)
        return {_key(values) for values in rows.iterator(chunk_size=2_000)}

    def _doubled(self, row: Entry, line: Line) -> None:
        if not self.register.same_by:
            return
        names = [row._meta.get_field(name) for name in self.register.same_by]
        key = _key(tuple(getattr(row, one.attname) for one in names))  # type: ignore[union-attr]
        if key in self.known:
            line.doubled = line.doubled or _("ซ้ำกับรายการที่มีอยู่แล้วหรือแถวก่อนหน้า")
        self.known.add(key)


def _key(values: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(map(_plain, values))


def _plain(value: Any) -> str:
    """9000 and 9000.00 are the same, as are two spellings of a word."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return fold(value) if isinstance(value, str) else str(value)


def _by_name(wanted: "models.ForeignKey[Any, Any]", officer: Officer) -> dict[str, Any]:
    """Name, abbreviation or number > the row of this organization that bears it."""
    told: dict[str, Any] = {}
    for row in offered(wanted, officer.organization).distinct()[:20_000]:
        names = [str(row)]
        if isinstance(row, Entry):
            names += row.known_by
        if isinstance(row, Unit):
            names += [row.abbreviation, row.name]
        if isinstance(row, User):
            names += [row.full_name, row.full_name.removeprefix("นางสาว").removeprefix("นาย").removeprefix("นาง")]
        told |= {fold(arabic_digits(name.strip())): row for name in names if name}
    return told
