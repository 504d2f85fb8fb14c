"""The row of an initiative in a year as one plain mapping: what history keeps, edits compare, and amendments show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.organizations.models import Organization
from sucharit.base.people.models import User
from sucharit.base.screens.words import budget
from sucharit.work.plans.queries.changes import FieldChange
from sucharit.work.plans.sheet import MOST_AMOUNT, fit_text, fitted, plain
from sucharit.work.years.models import YearInitiative

Row = dict[str, Any]

TEXTS = {"quantity_unit": 80, "responsible": 400, "indicators": 20_000, "outcomes": 20_000}
"""Texts and how many characters each may have."""
ONE_LINE = {"quantity_unit", "responsible"}
MONEY = ("amount", "ordinance_amount")
MOST_QUANTITY = 100_000_000
CONTENT = ("quarters", "quantity", "quantity_unit", "amount", "indicators", "outcomes", "unit", "responsible")
"""What is approved: while the year runs it changes by amendment only."""
FREE = ("ordinance_amount", "in_ordinance", "owner")
"""What becomes known or is assigned while the year runs."""
FIELDS = (*CONTENT, *FREE)
OUTCOME = ("status", "reason", "reason_text", "result")
"""What set_status writes."""
NAMES = {
    "title": gettext_lazy("ชื่อ"),
    "quarters": gettext_lazy("ไตรมาสที่ดำเนินการ"),
    "quantity": gettext_lazy("ปริมาณงาน"),
    "quantity_unit": gettext_lazy("หน่วยนับ"),
    "amount": gettext_lazy("งบประมาณตามแผน"),
    "ordinance_amount": gettext_lazy("งบประมาณตามข้อบัญญัติ"),
    "in_ordinance": gettext_lazy("อยู่ในข้อบัญญัติ"),
    "indicators": gettext_lazy("ตัวชี้วัด"),
    "outcomes": gettext_lazy("ผลลัพธ์"),
    "unit": gettext_lazy("หน่วยงานเจ้าของ"),
    "owner": gettext_lazy("ผู้รับผิดชอบ"),
    "responsible": gettext_lazy("หน่วยงานรับผิดชอบ (ตามที่พิมพ์)"),
    "status": gettext_lazy("สถานะ"),
    "reason": gettext_lazy("เหตุผล"),
    "reason_text": gettext_lazy("คำอธิบายเหตุผล"),
    "result": gettext_lazy("ผลการดำเนินงาน"),
}
"""What an officer calls each field."""


class Stale(Exception):  # noqa: N818 - nothing broke: someone saved first
    """The row was changed after this officer opened it: `mine` was to be saved, `theirs` stands, `base` both began
    from (None where it is not known)."""

    def __init__(self, row: YearInitiative, mine: Row, theirs: Row, base: Row | None) -> None:
        super().__init__(f"year initiative {row.pk} is at edition {row.edition}")
        self.row, self.mine, self.theirs, self.base = row, mine, theirs, base

    @property
    def fields(self) -> list[str]:
        return [name for name in FIELDS if self.mine.get(name) != self.theirs.get(name)]


def snapshot(row: YearInitiative) -> Row:
    """The row as it stands; JSON can hold it."""
    told: Row = {name: getattr(row, name) for name in (*TEXTS, *OUTCOME, "quantity", "in_ordinance")}
    told |= {name: None if getattr(row, name) is None else plain(getattr(row, name)) for name in MONEY}
    return told | {"quarters": list(row.quarters), "unit": row.unit_id, "owner": row.owner_id}


def written(row: YearInitiative, told: Mapping[str, Any]) -> YearInitiative:
    """Sets the columns of the row to a snapshot; not saved."""
    for name in (*TEXTS, *OUTCOME, "quantity", "in_ordinance"):
        setattr(row, name, told[name])
    for name in MONEY:
        setattr(row, name, None if told[name] is None else Decimal(told[name]))
    row.quarters, row.unit_id, row.owner_id = told["quarters"], told["unit"], told["owner"]
    return row


def merged(before: Row, fields: Mapping[str, Any]) -> Row:
    """The row with these fields in place, each made fit. ValidationError names those that are not."""
    told, faults = fitted(before, fields, _fit)
    if faults:
        raise ValidationError(faults)
    return told


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Names of the fields that differ, in the order of the sheet."""
    return [name for name in (*FIELDS, *OUTCOME) if before.get(name) != after.get(name)]


def lines_of(text: str) -> tuple[str, ...]:
    """Items of `indicators` or `outcomes`; a nested line stands in its item after a line break (core.plan)."""
    items: list[str] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if line.startswith("\t") and items:
            items[-1] += f"\n{line.strip()}"
        else:
            items.append(line.strip())
    return tuple(items)


def text_of(items: Iterable[str]) -> str:
    """The other way round."""
    return "\n".join("\n\t".join(line.strip() for line in item.splitlines() if line.strip()) for item in items)


def _fit(name: str, value: Any) -> Any:
    if name in TEXTS:
        return _fit_text(name, value)
    if name in MONEY:
        return _fit_money(value)
    if name == "quarters":
        return _fit_quarters(value)
    if name == "quantity":
        return _fit_quantity(value)
    if name == "in_ordinance":
        return None if value is None else bool(value)
    if name in ("unit", "owner"):
        return getattr(value, "pk", value)
    raise KeyError(name)


def _fit_text(name: str, value: Any) -> str:
    """Texts of one line; lists of lines keep their leading tabs."""
    if name in ONE_LINE:
        return fit_text(value, TEXTS[name], one_line=True)
    lines = str(value or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = "\n".join(line[: len(line) - len(line.lstrip("\t"))][:1] + fit_text(line, TEXTS[name]) for line in lines)
    fit_text(whole, TEXTS[name])
    return text_of(lines_of(whole))


def _fit_money(value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        baht = Decimal(str(value))
    except InvalidOperation:
        raise ValidationError(_("อ่านจำนวนเงินนี้ไม่ได้")) from None
    if not baht.is_finite() or not 0 <= baht <= MOST_AMOUNT:
        raise ValidationError(_("จำนวนเงินต้องอยู่ระหว่าง 0 ถึง 999,999,999,999 บาท"))
    if baht != round(baht, 2):
        raise ValidationError(_("จำนวนเงินมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง (สตางค์)"))
    return plain(baht)


def _fit_quarters(value: Iterable[Any]) -> list[int]:
    numbers = sorted({int(number) for number in value})
    if any(number not in (1, 2, 3, 4) for number in numbers):
        raise ValidationError(_("ไตรมาสมี 1 ถึง 4 เท่านั้น"))
    return numbers


def _fit_quantity(value: Any) -> int | None:
    if value in (None, ""):
        return None
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise ValidationError(_("ปริมาณงานต้องเป็นจำนวนเต็ม เช่น 36")) from None
    if not 0 <= number <= MOST_QUANTITY:
        raise ValidationError(_("ปริมาณงานต้องอยู่ระหว่าง 0 ถึง 100,000,000"))
    return number


@dataclass
class Speaker:
    """Says what a field of a row is in words; knows the names of units and people of one organization."""

    organization: Organization
    _units: dict[int, str] | None = field(default=None, init=False)
    _people: dict[int, str] = field(default_factory=dict, init=False)

    def words(self, name: str, value: Any) -> str:
        """As a person reads it; "" for nothing."""
        if name == "quarters":
            return ", ".join(_("ไตรมาส %(n)s") % {"n": number} for number in value or ())
        if name in MONEY:
            return "" if value is None else budget(Decimal(value))
        if name == "in_ordinance":
            return {True: _("อยู่ในข้อบัญญัติ"), False: _("ไม่อยู่ในข้อบัญญัติ")}.get(value, "")
        if name in ("unit", "owner"):
            return self._name(name, value)
        if name in ("status", "reason"):
            choices = YearInitiative.Status if name == "status" else YearInitiative.Reason
            return str(dict(choices.choices).get(value, ""))
        return "" if value is None else str(value)

    def fields(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
        """Every field that differs."""
        names = [name for name in changed(before, after) if name in after or name in before]
        return [
            FieldChange(
                name, str(NAMES[name]), self.words(name, before.get(name)), self.words(name, after.get(name))
            )
            for name in names
        ]  # fmt: skip

    def _name(self, name: str, pk: int | None) -> str:
        if pk is None:
            return ""
        if name == "unit":
            if self._units is None:
                self._units = dict(self.organization.units.values_list("pk", "name"))
            return self._units.get(pk, "")
        if pk not in self._people:
            self._people |= dict(User.objects.filter(pk=pk).values_list("pk", "full_name"))
        return self._people.get(pk, "")
