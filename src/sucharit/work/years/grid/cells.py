"""What a cell of the year's table says: read from what was typed, and written as it is shown."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.models import User
from sucharit.base.screens.grids import cell_text
from sucharit.core.thai import arabic_digits, clean, fold
from sucharit.work.plans.grid.cells import amount_of
from sucharit.work.plans.sheet import fit_text
from sucharit.work.years.rows import FREE, MOST_QUANTITY, TEXTS, Row

MARK = "/"
QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
COLUMNS = (
    "quantity_unit", "quantity", "ordinance_amount", "in_ordinance", *QUARTERS, "unit", "owner", "responsible",
)  # fmt: skip
"""The columns that can be written, in the order of the printed table."""
_MARKED = frozenset({"/", "\\", "✓", "✔", "x", "X", "√", "*", "1", "ü", "ใช่"})
_UNMARKED = frozenset({"", "-", "–", "0", "ไม่"})
_INSIDE = frozenset({"yes", "/", "อยู่", "อยู่ในข้อบัญญัติ", "มี", "ใช่", "1"})
_OUTSIDE = frozenset({"no", "ไม่อยู่", "ไม่อยู่ในข้อบัญญัติ", "ไม่มี", "ไม่", "0"})


class Columns:
    """The columns of one year's table, with the units and people that may stand in it; fewer are open once it runs."""

    def __init__(self, units: Sequence[Unit], people: Sequence[User], *, running: bool) -> None:
        self.units, self.people, self.running = list(units), list(people), running
        self._units = {unit.pk: unit for unit in self.units}
        self._people = {user.pk: user for user in self.people}
        self._unit_names = {
            _plainly(name): unit.pk for unit in reversed(self.units) for name in (unit.name, unit.abbreviation) if name
        }
        self._names = {_plainly(user.full_name): user.pk for user in reversed(self.people)}

    def read(self, column: str, text: str) -> Any:
        """The value as a row keeps it; ValidationError says why not."""
        if column in COLUMNS and not editable(column, running=self.running):
            raise ValidationError(_("แผนประจำปีอนุมัติแล้ว ช่องนี้แก้ได้โดยการแก้ไขแผนพร้อมเหตุผล"))
        return self._read(column, text)

    def _read(self, column: str, text: str) -> Any:
        if column in QUARTERS:
            return _mark(text)
        if column == "quantity":
            return _whole(text)
        if column == "ordinance_amount":
            return amount_of(text)
        if column == "in_ordinance":
            return _inside(text)
        if column in ("unit", "owner"):
            return self._named(column, text)
        if column in ("quantity_unit", "responsible"):
            return fit_text(text, TEXTS[column], one_line=True)
        raise ValidationError(_("ตารางนี้ไม่มีคอลัมน์นี้ โปรดโหลดหน้านี้ใหม่"))

    def value(self, row: Mapping[str, Any], column: str) -> Any:
        """What the row says in that column, in the same shape."""
        if column in QUARTERS:
            return int(column[-1]) in row["quarters"]
        return row[column]

    def shown(self, row: Mapping[str, Any], column: str) -> str:
        """As it stands in the cell."""
        value = self.value(row, column)
        if column in QUARTERS:
            return MARK if value else ""
        if column == "ordinance_amount":
            return cell_text(None if value is None else Decimal(value))
        if column == "in_ordinance":
            return {True: "yes", False: "no"}.get(value, "")
        if column == "quantity":
            return "" if value is None else f"{value:,}"
        if column == "unit":
            unit = self._units.get(value)
            return (unit.abbreviation or unit.name) if unit else ""
        if column == "owner":
            user = self._people.get(value)
            return user.full_name if user else ""
        return str(value or "")

    def written(self, row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
        """These columns as fields for rows.merged."""
        fields = {name: value for name, value in values.items() if name not in QUARTERS}
        marks = {int(name[-1]): value for name, value in values.items() if name in QUARTERS}
        if marks:
            fields["quarters"] = sorted(({*row["quarters"]} | {n for n, v in marks.items() if v}) - {
                n for n, v in marks.items() if not v
            })  # fmt: skip
        return fields

    def _named(self, column: str, text: str) -> int | None:
        name = _plainly(text)
        if not name:
            return None
        found = (self._unit_names if column == "unit" else self._names).get(name)
        if found is not None:
            return found
        if column == "unit":
            known = ", ".join(unit.abbreviation or unit.name for unit in self.units[:6])
            said = _("ไม่พบหน่วยงาน “%(name)s” โปรดพิมพ์ชื่อหรืออักษรย่อตามที่ตั้งไว้ เช่น %(known)s")
            raise ValidationError(said % {"name": text.strip()[:60], "known": known or "-"})
        raise ValidationError(
            _("ไม่พบ “%(name)s” ในผู้ใช้ของหน่วยงาน โปรดพิมพ์ชื่อและนามสกุลตามที่เลือกได้ในช่อง") % {"name": text.strip()[:60]}
        )


def editable(column: str, *, running: bool) -> bool:
    """May this column be written in this state of the year?"""
    return not running or column in FREE


def _mark(text: str) -> bool:
    told = clean(text).strip()
    if told in _MARKED:
        return True
    if told in _UNMARKED:
        return False
    raise ValidationError(_("ช่องไตรมาสใส่ “/” เมื่อดำเนินการ หรือเว้นว่าง"))


def _whole(text: str) -> int | None:
    told = arabic_digits(clean(text)).replace(",", "").strip()
    if told in ("", "-"):
        return None
    if not told.isdecimal():
        raise ValidationError(_("ปริมาณงานต้องเป็นจำนวนเต็ม เช่น 36"))
    if int(told[:20]) > MOST_QUANTITY:
        raise ValidationError(_("ปริมาณงานต้องอยู่ระหว่าง 0 ถึง 100,000,000"))
    return int(told)


def _inside(text: str) -> bool | None:
    told = clean(text).strip()
    if told in ("", "-"):
        return None
    if told in _INSIDE:
        return True
    if told in _OUTSIDE:
        return False
    raise ValidationError(_("โปรดเลือก อยู่ในข้อบัญญัติ หรือ ไม่อยู่ในข้อบัญญัติ"))


def _plainly(name: str) -> str:
    return fold(name).replace(".", "").replace(" ", "")
