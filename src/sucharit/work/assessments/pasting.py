"""Marks copied from a spreadsheet or the announced result, as text with tabs; what cannot be read is told by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed
from sucharit.base.screens.pasting import pasted_rows
from sucharit.core.thai import arabic_digits, fold
from sucharit.reference.ita import Ita
from sucharit.work.assessments.actions.scores import fit_mark, keys_of
from sucharit.work.assessments.models import TOTAL

LONGEST_PASTE = 20_000
MOST_ROWS = 60
_TOTALS = ("คะแนนรวม", "รวม", "คะแนนเฉลี่ย", "ita", "total", "ผลรวม", "ภาพรวม", "คะแนนภาพรวม")


@dataclass(frozen=True)
class PastedRow:
    """A row as it will be recorded (`key`), or why it cannot be (`problem`)."""

    number: int
    text: str
    key: str
    name: str
    value: Decimal | None
    target: Decimal | None
    problem: str = ""


def read_marks(text: str, rule: Ita) -> list[PastedRow]:
    """The rows of a paste: number or name, mark, and where there is a third column, target. A first row of titles is
    skipped. NotAllowed where it is too long."""
    if len(text) > LONGEST_PASTE:
        raise NotAllowed(_("ข้อความที่วางยาวเกินไป"), "too long a paste")
    lines = pasted_rows(text)
    if len(lines) > MOST_ROWS:
        raise NotAllowed(_("วางได้ไม่เกิน %(most)s แถว") % {"most": MOST_ROWS}, "too many rows")
    told: list[PastedRow] = []
    for number, line in enumerate(lines, 1):
        if number == 1 and not any(_number(cell) for cell in line[1:]):
            continue  # titles
        told.append(_row(number, line, rule, {row.key for row in told if row.key}))
    return told


def _row(number: int, line: Sequence[str], rule: Ita, before: set[str]) -> PastedRow:
    """The key stands in the first cells; what follows the last cell with a word are numbers."""
    cells = [cell.strip() for cell in line]
    key, used = _key(cells, rule)
    rest = [cell for cell in cells[used:] if cell]
    named = " ".join(cell for cell in cells[:used] if cell)[:120]
    shown = " | ".join(cell for cell in cells if cell)[:160]
    if not key:
        return PastedRow(number, shown, "", named, None, None, _("ไม่พบตัวชี้วัดที่ตรงกับ “%(name)s”") % {"name": shown[:60]})
    if key in before:
        return PastedRow(number, shown, "", named, None, None, _("ตัวชี้วัดนี้มีในแถวก่อนหน้าแล้ว"))
    try:
        value, target = (_mark(rest[place]) if place < len(rest) else None for place in (0, 1))
    except NotAllowed as refused:
        return PastedRow(number, shown, "", named, None, None, refused.said)
    if value is None:
        return PastedRow(number, shown, "", named, None, None, _("แถวนี้ไม่มีคะแนน"))
    return PastedRow(number, shown, key, named_key(key, rule), value, target)


def _key(cells: Sequence[str], rule: Ita) -> tuple[str, int]:
    """The key and how many cells it took: "1", "1. การปฏิบัติหน้าที่", "การปฏิบัติหน้าที่", "IIT", "คะแนนรวม"."""
    first = arabic_digits(cells[0]).strip()
    digits = first.removeprefix("ตัวชี้วัดที่").strip()
    head = digits.split(".")[0].split(" ")[0].rstrip(")")
    key = head if head in {str(one.number) for one in rule.indicators} else ""
    if key:
        named = len(cells) > 2 and bool(cells[1]) and _number(cells[1]) is None
        return key, 2 if named else 1
    return next(_by_name(cells[0], rule), ""), 1


def _by_name(cell: str, rule: Ita) -> Iterator[str]:
    told = fold(cell)
    for one in rule.indicators:
        if fold(one.title) in told or (told and told in fold(one.title) and len(told) > 6):
            yield str(one.number)
    for instrument in rule.instruments:
        if instrument.id.lower() in cell.lower():
            yield instrument.id
    if any(fold(word) == told for word in _TOTALS) or "คะแนนรวม" in cell:
        yield TOTAL


def named_key(key: str, rule: Ita) -> str:
    """What a key is called on screen."""
    if key == TOTAL:
        return _("คะแนนรวม")
    return next((f"{one.number}. {one.title}" for one in rule.indicators if str(one.number) == key), key)


def _number(cell: str) -> Decimal | None:
    try:
        found = Decimal(arabic_digits(cell).replace(",", "").replace("คะแนน", "").replace("%", "").strip()[:20])
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _mark(cell: str) -> Decimal | None:
    if cell in ("-", "–"):
        return None
    found = _number(cell)
    if found is None:
        raise NotAllowed(_("อ่านคะแนน “%(cell)s” ไม่ได้") % {"cell": cell[:40]}, "not a number")
    return fit_mark(found)


def known_keys(rule: Ita) -> list[tuple[str, str]]:
    """Keys with their names, in the order of the form."""
    return [(key, named_key(key, rule)) for key in keys_of(rule)]
