"""Many people at once: rows pasted from a spreadsheet, or an XLSX, CSV or TSV file, checked before anything is made.

Columns, with or without a heading: sign-in name, full name, e-mail, role, abbreviation of the unit, position.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.organizations.models import Unit
from sucharit.base.organizations.names import check_name, regular, sign_in_looks_like
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import USERNAME, Position, User
from sucharit.base.people.queries import positions_for
from sucharit.base.people.roles import OF_A_UNIT, Role
from sucharit.base.screens.words import said
from sucharit.core.reading.opening import Limits, open_table
from sucharit.core.reading.opening.limits import MIB
from sucharit.core.reading.opening.xlsx.table import Table, column_letters
from sucharit.core.reading.values import UnreadableDocument
from sucharit.core.thai import arabic_digits
from sucharit.office.settings.actions import add_person
from sucharit.office.settings.queries import units_for

MOST_ROWS = 300
MOST_LOOKED_AT = 2_000  # rows of a sheet, before it is said how many people are too many
MOST_CHARACTERS = 200_000
LIMITS = Limits(file_bytes=5 * MIB, part_bytes=48 * MIB, package_bytes=96 * MIB, columns=200)
HEADINGS = ("ชื่อผู้ใช้", "username")
HEADING_WITHIN = 10  # lines; a title may stand above it
COLUMNS = (
    gettext_lazy("ชื่อผู้ใช้"), gettext_lazy("ชื่อ-นามสกุล"), gettext_lazy("อีเมล"),
    gettext_lazy("บทบาท"), gettext_lazy("หน่วยงาน"), gettext_lazy("ตำแหน่ง"),
)  # fmt: skip

Line = tuple[int, list[str]]  # number of the row, cells


@dataclass(frozen=True)
class Given:
    """What was pasted or sent, as rows, and the same as text that can be put right; what a person should know of it."""

    lines: list[Line]
    text: str
    remarks: list[str] = field(default_factory=list)
    first_column: int | None = None  # of the table in its sheet: then faults name their cell


@dataclass(frozen=True)
class Fault:
    """What is wrong in one column (0 to 5); `cell` is its name in the spreadsheet, "" in pasted text."""

    column: int
    text: str
    cell: str = ""

    @property
    def said(self) -> str:
        where = COLUMNS[self.column] if not self.cell else _("ช่อง %(cell)s") % {"cell": self.cell}
        return f"{where}: {self.text}"


@dataclass
class Row:
    """One line: what was typed, what was understood, and what is wrong with it."""

    number: int
    username: str
    full_name: str
    email: str
    role_text: str
    unit_text: str
    position_text: str
    first_column: int | None = None
    role: Role | None = None
    unit: Unit | None = None
    position: Position | None = None
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, column: int, *texts: str) -> None:
        cell = "" if self.first_column is None else f"{column_letters(self.first_column + column)}{self.number}"
        self.faults += [Fault(column, text, cell) for text in texts]


def given_text(text: str) -> Given:
    """Rows pasted or of a text file: tabs where there are any, commas otherwise."""
    if len(text) > MOST_CHARACTERS:
        raise ValidationError(_("ข้อมูลยาวเกินไป โปรดแบ่งนำเข้าครั้งละไม่เกิน %(most)s แถว") % {"most": MOST_ROWS})
    delimiter = "\t" if "\t" in text else ","
    try:
        found = list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter))
    except csv.Error as error:
        raise ValidationError(_("อ่านตารางไม่ได้ โปรดคัดลอกจาก Excel แล้ววางใหม่")) from error
    filled = [cells for cells in found if any(cell.strip() for cell in cells)]
    head = next((place + 1 for place, cells in enumerate(filled[:HEADING_WITHIN]) if _is_heading(cells[0])), 0)
    return Given(list(enumerate(filled[head:], 1)), text)


def given_file(file: "UploadedFile[Any]") -> Given:
    """Told by what is in the file, not by its name."""
    content, name = file.read(LIMITS.file_bytes + 1), file.name or ""
    try:
        table = open_table(content, name, LIMITS, most_rows=MOST_LOOKED_AT)
    except UnreadableDocument as error:
        raise ValidationError(said(error)) from error
    return given_text(_decoded(content)) if table is None else _given_table(table)


def read_rows(given: Given, officer: Officer) -> list[Row]:
    """Every row with its faults. ValidationError where there are none, or too many."""
    if not given.lines:
        raise ValidationError(_("ยังไม่มีข้อมูล โปรดวางแถวจาก Excel หรือเลือกไฟล์"))
    if len(given.lines) > MOST_ROWS:
        raise ValidationError(_("มีเกิน %(most)s แถว โปรดแบ่งนำเข้าหลายครั้ง") % {"most": MOST_ROWS})
    rows = [_row(number, cells, given.first_column) for number, cells in given.lines]
    _understood(rows, officer)
    _doubles(rows)
    return rows


@transaction.atomic
def add_people(rows: list[Row], *, by: Officer) -> list[User]:
    """All or none."""
    made = []
    for row in rows:
        if row.faults or row.role is None:
            raise ValidationError(_("แถวที่ %(number)s ยังมีข้อผิดพลาด") % {"number": row.number})
        made.append(
            add_person(
                by=by, username=row.username, full_name=row.full_name, email=row.email, role=row.role, unit=row.unit,
                since=by.today, position=row.position,
            )
        )  # fmt: skip
    return made


def _given_table(table: Table) -> Given:
    """The six columns from the heading on; rows that a filter hides are left out, and said."""
    head, first = _heading(table)
    if merged := [name for _top, bottom, name in table.merged if bottom > head]:
        raise ValidationError(
            _("มีเซลล์ที่ผสานกัน (%(cells)s) จึงไม่รู้ว่าค่าเป็นของแถวใด โปรดยกเลิกการผสานแล้วบันทึกใหม่") % {"cells": _few(merged)}
        )
    hidden = set(table.hidden_rows)
    rows = [(row, cells) for row, cells in table.rows if row > head and row not in hidden]
    lines = [(row, [cells.get(column, "") for column in range(first, first + 6)]) for row, cells in rows]
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(
        [" ".join(cell.split()) for cell in cells] for _row, cells in lines
    )
    further = sorted({column for _row, cells in rows for column in cells if not first <= column < first + 6})
    return Given(lines, written.getvalue(), _remarks(table, head, further), first)


def _heading(table: Table) -> tuple[int, int]:
    """The number of the heading's row (0 where there is none), and the first column of the table."""
    for row, cells in table.rows[:HEADING_WITHIN]:
        if found := [column for column, text in cells.items() if _is_heading(text)]:
            return row, min(found)
    return 0, min((min(cells) for _row, cells in table.rows), default=1)


def _remarks(table: Table, head: int, further: list[int]) -> list[str]:
    hidden = [str(row) for row in table.hidden_rows if row > head]
    told = (
        (table.formulas, _("ช่องที่เป็นสูตร (%(which)s) อ่านตามผลลัพธ์ที่บันทึกไว้ในไฟล์ โปรดตรวจว่าถูกต้อง")),
        (table.uncomputed, _("ช่องที่เป็นสูตรแต่ไม่มีผลลัพธ์ (%(which)s) ถือว่าว่าง โปรดเปิดด้วย Excel แล้วบันทึกใหม่ หรือพิมพ์ค่าแทนสูตร")),
        (hidden, _("แถวที่ซ่อนอยู่ (%(which)s) ไม่ได้อ่าน หากต้องการนำเข้า โปรดยกเลิกการซ่อนหรือตัวกรองแล้วบันทึกใหม่")),
        (table.hidden_columns, _("คอลัมน์ที่ซ่อนอยู่ (%(which)s) อ่านด้วย โปรดตรวจว่าข้อมูลถูกต้อง")),
        ([column_letters(column) for column in further], _("คอลัมน์นอกเหนือจากหกคอลัมน์ (%(which)s) ไม่ได้อ่าน")),
        (table.other_sheets, _("อ่านเฉพาะแผ่นงานแรกที่มีข้อมูล ไม่ได้อ่าน: %(which)s")),
        (table.hidden_sheets, _("แผ่นงานที่ซ่อนอยู่ไม่ได้อ่าน: %(which)s")),
    )
    return [text % {"which": _few(which)} for which, text in told if which]


def _few(names: Sequence[str], most: int = 6) -> str:
    shown = ", ".join(name[:40] for name in names[:most])
    if len(names) <= most:
        return shown
    return _("%(some)s และอีก %(rest)s แห่ง") % {"some": shown, "rest": len(names) - most}


def _is_heading(text: str) -> bool:
    return text.strip().lower() in HEADINGS


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, else the Thai code page of Windows."""
    for encoding in ("utf-8-sig", "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("อ่านไฟล์นี้ไม่ได้ โปรดบันทึกเป็น Excel (.xlsx) หรือ CSV UTF-8"))


def _row(number: int, cells: list[str], first_column: int | None) -> Row:
    padded = [regular(cell.lstrip("'")) for cell in cells[:6]] + [""] * 6
    username, full_name, email, role, unit, position = padded[:6]
    username, email = arabic_digits(username).lower(), arabic_digits(email).lower()
    return Row(number, username, full_name, email, role, unit, position, first_column)


def _understood(rows: list[Row], officer: Officer) -> None:
    units = {
        arabic_digits(key): unit
        for unit in units_for(officer).filter(active=True)
        for key in (unit.abbreviation, unit.name)
        if key
    }
    positions = {arabic_digits(one.title): one for one in positions_for(officer).filter(active=True)}
    roles = {key: role for role in Role for key in (str(role.label), str(role.value))}
    taken = set(User.objects.filter(username__in=[row.username for row in rows]).values_list("username", flat=True))
    mails = set(User.objects.filter(email__in=[row.email for row in rows if row.email]).values_list("email", flat=True))
    for row in rows:
        row.role, row.unit = roles.get(row.role_text), units.get(arabic_digits(row.unit_text))
        row.position = positions.get(arabic_digits(row.position_text))
        _judged(row)
        if row.username in taken:
            row.wrong(0, _("ชื่อผู้ใช้นี้มีแล้ว"))
        if row.email in mails:
            row.wrong(2, _("อีเมลนี้มีแล้ว"))


def _judged(row: Row) -> None:
    row.wrong(0, *_said_by(USERNAME, row.username))
    row.wrong(1, *_said_by(check_name, row.full_name))
    if not row.full_name:
        row.wrong(1, _("ไม่มีชื่อ-นามสกุล"))
    if len(row.full_name) > 160:
        row.wrong(1, _("ชื่อยาวเกิน 160 อักขระ"))
    if row.email:
        row.wrong(2, *_said_by(validate_email, row.email))
    if row.role is None:
        row.wrong(3, _("ไม่รู้จักบทบาท “%(role)s”") % {"role": row.role_text[:40]})
    if row.unit_text and row.unit is None:
        row.wrong(4, _("ไม่มีหน่วยงาน “%(unit)s”") % {"unit": row.unit_text[:40]})
    if row.role in OF_A_UNIT and not row.unit_text:
        row.wrong(4, _("บทบาทนี้ต้องระบุหน่วยงาน"))
    if row.position_text and row.position is None:
        row.wrong(5, _("ไม่มีตำแหน่ง “%(position)s”") % {"position": row.position_text[:40]})


def _said_by(check: object, value: str) -> list[str]:
    try:
        check(value)  # type: ignore[operator]
    except ValidationError as error:
        return list(error.messages)
    return []


def _doubles(rows: list[Row]) -> None:
    """Twice in the same list, or so alike that one would be taken for the other."""
    seen: dict[str, Row] = {}
    for row in rows:
        for column, key in ((0, f"u{sign_in_looks_like(row.username)}"), (2, f"e{row.email}")):
            if key in seen and key != "e":
                row.wrong(column, _("ซ้ำหรือคล้ายกับแถวที่ %(number)s") % {"number": seen[key].number})
            seen.setdefault(key, row)
