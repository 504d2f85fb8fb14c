"""The file as rows of cells under the headings that the register knows."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.screens.words import english
from sucharit.core.reading.opening import Limits, open_table
from sucharit.core.reading.opening.encoding import decode
from sucharit.core.reading.opening.limits import MIB
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.opening.xlsx.table import Table, column_letters
from sucharit.core.reading.values import UnreadableDocument
from sucharit.core.thai import arabic_digits, fold
from sucharit.work.shelf.declaring import Column, Register

MOST_ROWS = 50_000
MOST_BYTES = 24 * MIB
MOST_COLUMNS = 200
HEADING_WITHIN = 15  # rows; a title may stand above it
LIMITS = Limits(
    file_bytes=MOST_BYTES, text_bytes=MOST_BYTES, part_bytes=160 * MIB, package_bytes=256 * MIB, cells=3_000_000,
    columns=MOST_COLUMNS,
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """Rows of the file: number of the row in its sheet, and field > text. `places`: field > letters of its column.
    `faults` and `doubles`: what a reader of the room's own found wrong in a row, or there already."""

    rows: list[tuple[int, dict[str, str]]]
    places: dict[str, str]
    remarks: list[str] = field(default_factory=list)
    faults: dict[int, list[str]] = field(default_factory=dict)
    doubles: dict[int, str] = field(default_factory=dict)

    def cell(self, name: str, number: int) -> str:
        """Where a field of a row stands, as a person finds it ("C12")."""
        return f"{self.places.get(name, '')}{number}"


def read_file(content: bytes, name: str, register: Register) -> Given:
    """ValidationError says in words what is wrong with the file as a whole."""
    try:
        table = open_table(content, name, LIMITS, most_rows=MOST_ROWS + HEADING_WITHIN)
        table = table or _table_of_text(decode(content)[0])
    except UnreadableDocument as error:
        raise ValidationError(_too_long(error.english if english() else error.thai)) from error
    except Refused as refused:
        raise ValidationError(refused.english if english() else refused.thai) from refused
    return _given(table, register)


def _too_long(said: str) -> str:
    return said + " " + _("นำเข้าได้ครั้งละไม่เกิน %(most)s แถว โปรดแบ่งไฟล์เป็นหลายชุด") % {"most": f"{MOST_ROWS:,}"}


def _table_of_text(text: str) -> Table:
    """CSV with commas, semicolons or tabs, whichever the first line has most of."""
    first = text[:5_000].splitlines()[0] if text.strip() else ""
    delimiter = max("\t;,", key=first.count)
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            told = {place: cell.strip() for place, cell in enumerate(cells[:MOST_COLUMNS], 1) if cell.strip()}
            rows += [(number, told)] if told else []
            if len(rows) > MOST_ROWS + HEADING_WITHIN:
                raise ValidationError(_too_long(_("ไฟล์ยาวเกินไป")))
    except csv.Error as error:
        raise ValidationError(_("อ่านตารางไม่ได้ โปรดบันทึกเป็น Excel (.xlsx) แล้วส่งใหม่")) from error
    return Table(sheet="", rows=tuple(rows))


def _given(table: Table, register: Register) -> Given:
    head, columns = _heading(table, register)
    if merged := [name for top, bottom, name in table.merged if bottom > head and top > head]:
        raise ValidationError(
            _("มีเซลล์ที่ผสานกัน (%(cells)s) จึงไม่รู้ว่าค่าเป็นของแถวใด โปรดยกเลิกการผสานแล้วบันทึกใหม่") % {"cells": _few(merged)}
        )
    hidden = set(table.hidden_rows)
    rows = [
        (number, {one.field: cells[place] for place, one in columns.items() if cells.get(place, "").strip()})
        for number, cells in table.rows
        if number > head and number not in hidden
    ]
    rows = [(number, cells) for number, cells in rows if cells]
    if not rows:
        raise ValidationError(_("ไม่พบแถวข้อมูลใต้หัวตาราง"))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_too_long(_("มี %(n)s แถว") % {"n": f"{len(rows):,}"}))
    places = {one.field: column_letters(place) for place, one in columns.items()}
    return Given(rows, places, _remarks(table, head, set(columns)))


def _heading(table: Table, register: Register) -> tuple[int, dict[int, Column]]:
    """The row that names the columns, and which column of the sheet is which. ValidationError where there is none."""
    known = names_of(register)
    best: tuple[int, dict[int, Column]] = (0, {})
    for number, cells in table.rows[:HEADING_WITHIN]:
        found: dict[int, Column] = {}
        for place, text in cells.items():
            column = known.get(key_of(text))
            if column is not None and column not in found.values():
                found[place] = column
        if len(found) > len(best[1]):
            best = (number, found)
    missing = [
        register.label_of(one) for one in register.imported
        if _needed(register, one) and one not in best[1].values()
    ]  # fmt: skip
    if not best[1] or missing:
        told = ", ".join(missing or [register.label_of(one) for one in register.imported])
        raise ValidationError(_("ไม่พบหัวคอลัมน์: %(names)s โปรดใช้แบบไฟล์ของทะเบียนนี้ หรือตั้งชื่อหัวคอลัมน์ให้ตรง") % {"names": told})
    return best


def _needed(register: Register, column: Column) -> bool:
    wanted = register.field_of(column)
    return not wanted.blank and not wanted.has_default()


def names_of(register: Register) -> dict[str, Column]:
    """Every heading by which a column is known."""
    return {
        key_of(str(name)): one for one in register.imported for name in (register.label_of(one), *one.also, one.field)
    }


def key_of(text: str) -> str:
    """A heading without what changes from office to office: blanks, digits' shape, what stands in brackets."""
    plain = arabic_digits(text.partition("(")[0])
    return "".join(fold(plain).split()).strip("*: ")


def _remarks(table: Table, head: int, known: set[int]) -> list[str]:
    hidden = [str(row) for row in table.hidden_rows if row > head]
    further = sorted({place for number, cells in table.rows if number > head for place in cells} - known)
    told: tuple[tuple[Sequence[str], str], ...] = (
        (table.formulas, _("ช่องที่เป็นสูตร (%(which)s) อ่านตามผลลัพธ์ที่บันทึกไว้ในไฟล์ โปรดตรวจว่าถูกต้อง")),
        (table.uncomputed, _("ช่องที่เป็นสูตรแต่ไม่มีผลลัพธ์ (%(which)s) ถือว่าว่าง โปรดเปิดด้วย Excel แล้วบันทึกใหม่ หรือพิมพ์ค่าแทนสูตร")),
        (hidden, _("แถวที่ซ่อนอยู่ (%(which)s) ไม่ได้อ่าน หากต้องการนำเข้า โปรดยกเลิกการซ่อนหรือตัวกรองแล้วบันทึกใหม่")),
        ([column_letters(place) for place in further], _("คอลัมน์ที่ทะเบียนนี้ไม่รู้จัก (%(which)s) ไม่ได้อ่าน")),
        (table.other_sheets, _("อ่านเฉพาะแผ่นงานแรกที่มีข้อมูล ไม่ได้อ่าน: %(which)s")),
        (table.hidden_sheets, _("แผ่นงานที่ซ่อนอยู่ไม่ได้อ่าน: %(which)s")),
    )
    return [text % {"which": _few(which)} for which, text in told if which]


def _few(names: Sequence[str], most: int = 6) -> str:
    shown = ", ".join(str(name)[:40] for name in names[:most])
    if len(names) <= most:
        return shown
    return _("%(some)s และอีก %(rest)s แห่ง") % {"some": shown, "rest": len(names) - most}
