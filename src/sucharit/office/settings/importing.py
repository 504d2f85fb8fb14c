"""Many people at once: rows pasted from a spreadsheet, or a CSV or TSV file, checked before anything is made.

Columns, with or without a heading: sign-in name, full name, e-mail, role, abbreviation of the unit, position.
"""

import csv
import io
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Unit
from sucharit.base.organizations.names import check_name, regular, sign_in_looks_like
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import USERNAME, Position, User
from sucharit.base.people.queries import positions_for
from sucharit.base.people.roles import OF_A_UNIT, Role
from sucharit.office.settings.actions import add_person
from sucharit.office.settings.queries import units_for

MOST_ROWS = 300
MOST_CHARACTERS = 200_000
HEADINGS = ("ชื่อผู้ใช้", "username")


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
    role: Role | None = None
    unit: Unit | None = None
    position: Position | None = None
    faults: list[str] = field(default_factory=list)


def read_rows(text: str, officer: Officer) -> list[Row]:
    """Every row with its faults. ValidationError where there are none, or too many."""
    if len(text) > MOST_CHARACTERS:
        raise ValidationError(_("ข้อมูลยาวเกินไป โปรดแบ่งนำเข้าครั้งละไม่เกิน %(most)s แถว") % {"most": MOST_ROWS})
    lines = [cells for cells in _cells(text) if any(cell.strip() for cell in cells)]
    if lines and lines[0][0].strip().lower() in HEADINGS:
        lines = lines[1:]
    if not lines:
        raise ValidationError(_("ยังไม่มีข้อมูล โปรดวางแถวจาก Excel หรือเลือกไฟล์"))
    if len(lines) > MOST_ROWS:
        raise ValidationError(_("มีเกิน %(most)s แถว โปรดแบ่งนำเข้าหลายครั้ง") % {"most": MOST_ROWS})
    rows = [_row(number, cells) for number, cells in enumerate(lines, 1)]
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


def _cells(text: str) -> list[list[str]]:
    """Tabs where there are any (a paste from Excel), commas otherwise."""
    delimiter = "\t" if "\t" in text else ","
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter))
    except csv.Error as error:
        raise ValidationError(_("อ่านตารางไม่ได้ โปรดคัดลอกจาก Excel แล้ววางใหม่")) from error


def _row(number: int, cells: list[str]) -> Row:
    padded = [regular(cell.lstrip("'")) for cell in cells[:6]] + [""] * 6
    username, full_name, email, role, unit, position = padded[:6]
    return Row(number, username.lower(), full_name, email.lower(), role, unit, position)


def _understood(rows: list[Row], officer: Officer) -> None:
    units = {
        key: unit for unit in units_for(officer).filter(active=True) for key in (unit.abbreviation, unit.name) if key
    }
    positions = {position.title: position for position in positions_for(officer).filter(active=True)}
    roles = {key: role for role in Role for key in (str(role.label), str(role.value))}
    taken = set(User.objects.filter(username__in=[row.username for row in rows]).values_list("username", flat=True))
    mails = set(User.objects.filter(email__in=[row.email for row in rows if row.email]).values_list("email", flat=True))
    for row in rows:
        row.role, row.unit, row.position = (
            roles.get(row.role_text),
            units.get(row.unit_text),
            positions.get(row.position_text),
        )
        row.faults += _faults(row)
        if row.username in taken:
            row.faults.append(_("ชื่อผู้ใช้นี้มีแล้ว"))
        if row.email in mails:
            row.faults.append(_("อีเมลนี้มีแล้ว"))


def _faults(row: Row) -> list[str]:
    faults = [*_said_by(USERNAME, row.username), *_said_by(check_name, row.full_name)]
    if not row.full_name:
        faults.append(_("ไม่มีชื่อ-นามสกุล"))
    if len(row.full_name) > 160:
        faults.append(_("ชื่อยาวเกิน 160 อักขระ"))
    if row.email:
        faults += _said_by(validate_email, row.email)
    if row.role is None:
        faults.append(_("ไม่รู้จักบทบาท “%(role)s”") % {"role": row.role_text[:40]})
    if row.unit_text and row.unit is None:
        faults.append(_("ไม่มีหน่วยงาน “%(unit)s”") % {"unit": row.unit_text[:40]})
    if row.role in OF_A_UNIT and not row.unit_text:
        faults.append(_("บทบาทนี้ต้องระบุหน่วยงาน"))
    if row.position_text and row.position is None:
        faults.append(_("ไม่มีตำแหน่ง “%(position)s”") % {"position": row.position_text[:40]})
    return faults


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
        for key in {f"u{sign_in_looks_like(row.username)}", f"e{row.email}" if row.email else ""} - {""}:
            if key in seen:
                row.faults.append(_("ซ้ำหรือคล้ายกับแถวที่ %(number)s") % {"number": seen[key].number})
            seen.setdefault(key, row)
