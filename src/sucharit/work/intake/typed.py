"""What officers type for an own value or a correction: checked, and brought into the JSON shape that fields keep."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.screens.nested import MOST_ITEMS, parse_items
from sucharit.base.screens.words import number
from sucharit.core.thai import arabic_digits, parse_amount, parse_date
from sucharit.work.intake.fields import DEEPEST, YEARS, codes_of

MOST_MONEY = Decimal("999999999999.99")
LONGEST = {"line": 600, "text": 100_000, "list": 200_000, "nested": 200_000, "codes": 200}
MOST_NUMBER = 2_000_000_000
KINDS = ("project", "activity", "measure")


class Unusable(ValueError):  # noqa: N818 - it is what was typed that is at fault
    """One sentence for the field, in the reader's language."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def faults_of(shape: str, typed: str) -> dict[str, str]:
    """{"own": what is wrong} for an own value, or {}."""
    if not typed:
        return {"own": _("โปรดกรอกค่าที่ต้องการใช้")}
    try:
        read(shape, typed)
    except Unusable as problem:
        return {"own": problem.said}
    return {}


def read(shape: str, typed: str) -> Any:
    """The JSON value of what was typed ("" and None for nothing). Raises Unusable."""
    text = typed.replace("\0", "")
    if shape in _READERS:
        return _READERS[shape](text.strip())
    if len(text) > LONGEST.get(shape, 600):
        raise Unusable(_("ยาวเกิน %(most)s ตัวอักษร") % {"most": number(LONGEST.get(shape, 600))})
    if shape in ("list", "nested"):
        return _lines(text, DEEPEST if shape == "nested" else 1)
    return text.strip() if shape == "text" else " ".join(text.split())


def money(text: str) -> str | None:
    """Baht with at most two places; "" is not stated."""
    if not text:
        return None
    amount = parse_amount(text)
    if amount is None:
        raise Unusable(_("อ่านจำนวนเงินไม่ได้ โปรดพิมพ์ตัวเลข เช่น 25,000 ไม่ใช้งบประมาณให้พิมพ์ 0"))
    if amount > MOST_MONEY:
        raise Unusable(_("จำนวนเงินเกิน 999,999,999,999 บาท โปรดตรวจจำนวนหลัก"))
    return str(amount)


def _number(text: str) -> int | None:
    plain = arabic_digits(text).replace(",", "").strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 10 or int(plain) > MOST_NUMBER:
        raise Unusable(_("โปรดพิมพ์จำนวนเป็นตัวเลขที่เป็นไปได้"))
    return int(plain)


def _year(text: str) -> int | None:
    year = _number(text)
    if year is not None and year not in YEARS:
        raise Unusable(_("โปรดพิมพ์ปีงบประมาณเป็น พ.ศ. เช่น 2566"))
    return year


def _codes(text: str) -> str:
    codes = codes_of(arabic_digits(text))
    if text and not codes:
        raise Unusable(_("รหัสวัตถุประสงค์ต้องเป็นแบบ 1.1.1 หลายรหัสคั่นด้วยจุลภาค"))
    return ", ".join(codes)


def _kind(text: str) -> str:
    if text and text not in KINDS:
        raise Unusable(_("โปรดเลือกประเภท"))
    return text


def _day(text: str) -> str:
    found = parse_date(text)
    if found is None or found.date is None:
        raise Unusable(_("อ่านวันที่ไม่ได้ โปรดพิมพ์ เช่น 30 กันยายน 2565"))
    return text


def _lines(text: str, deepest: int) -> str:
    items = parse_items(text, deepest)
    if len(items) > MOST_ITEMS:
        raise Unusable(_("มีได้ไม่เกิน %(most)s ข้อ") % {"most": number(MOST_ITEMS)})
    return "\n".join("\t" * item.depth + item.text for item in items)


_READERS = {"money": money, "number": _number, "year": _year, "codes": _codes, "kind": _kind, "day": _day}
