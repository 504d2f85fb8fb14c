"""What a cell of the table says: read from what was typed, and written as it is shown."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Unit
from sucharit.base.screens.grids import cell_text
from sucharit.core.thai import arabic_digits, clean, fold, parse_amount
from sucharit.work.plans.sheet import MOST_AMOUNT, TEXTS, Sheet, fit_text, plain

TITLE, UNIT = "title", "unit"


class Columns:
    """The columns of one plan's table: title, unit, and each fiscal year of its span."""

    def __init__(self, years: Iterable[int], units: Sequence[Unit]) -> None:
        self.years = {str(year): year for year in years}
        self.units = list(units)
        self._by_id = {unit.pk: unit for unit in self.units}
        self._by_name = {
            _plainly(name): unit for unit in reversed(self.units) for name in (unit.name, unit.abbreviation) if name
        }

    def read(self, column: str, text: str) -> Any:
        """The value as a sheet keeps it: text, number of a unit, baht as text, or None. ValidationError says why."""
        if column == TITLE:
            return fit_text(text, TEXTS["title"], one_line=True, required=True)
        if column == UNIT:
            return self._unit(text)
        if column in self.years:
            return amount_of(text)
        raise ValidationError(_("ตารางนี้ไม่มีคอลัมน์นี้ โปรดโหลดหน้านี้ใหม่"))

    def value(self, sheet: Sheet, column: str) -> Any:
        """What the sheet says in that column, in the same shape."""
        if column == TITLE:
            return sheet["title"]
        if column == UNIT:
            return sheet["responsible_unit"]
        return sheet["amounts"].get(column)

    def shown(self, sheet: Sheet, column: str) -> str:
        """As it stands in the cell."""
        value = self.value(sheet, column)
        if column == UNIT:
            return self.unit_name(value)
        if column in self.years:
            return cell_text(None if value is None else Decimal(value))
        return str(value)

    def unit_name(self, unit: int | None) -> str:
        """The abbreviation, as the printed table has it; the name where there is none."""
        found = self._by_id.get(unit) if unit is not None else None
        return (found.abbreviation or found.name) if found else ""

    def field(self, column: str, value: Any) -> tuple[str, Any]:
        """As `sheet.merged` takes it."""
        if column == TITLE:
            return "title", value
        if column == UNIT:
            return "responsible_unit", value
        return "amounts", {self.years[column]: value}

    def _unit(self, text: str) -> int | None:
        name = _plainly(text)
        if not name:
            return None
        found = self._by_name.get(name)
        if found is None:
            known = ", ".join(unit.abbreviation or unit.name for unit in self.units[:6])
            raise ValidationError(
                _("ไม่พบหน่วยงาน “%(name)s” โปรดพิมพ์ชื่อหรืออักษรย่อตามที่ตั้งไว้ เช่น %(known)s")
                % {"name": text.strip()[:60], "known": known or "-"}
            )
        return int(found.pk)


def amount_of(text: str) -> str | None:
    """Baht as a sheet keeps them; "" is not stated (None), "-" and "ไม่ใช้งบประมาณ" are zero."""
    told = clean(text).strip()
    if not told:
        return None
    if told[0] in "-−–(" and any(letter.isdigit() for letter in arabic_digits(told)):
        raise ValidationError(_("จำนวนเงินต้องไม่ติดลบ"))
    amount = parse_amount(told)
    if amount is None:
        raise ValidationError(_("อ่านจำนวนเงินไม่ได้ โปรดพิมพ์ตัวเลข เช่น 25,000 หรือ 0 เมื่อไม่ใช้งบประมาณ"))
    if amount > MOST_AMOUNT:
        raise ValidationError(_("จำนวนเงินเกิน 999,999,999,999 บาท โปรดตรวจสอบจำนวนหลัก"))
    if amount != round(amount, 2):
        raise ValidationError(_("จำนวนเงินมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง (สตางค์)"))
    return plain(amount)


def _plainly(name: str) -> str:
    return fold(name).replace(".", "").replace(" ", "")
