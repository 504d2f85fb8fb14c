"""Which column of a sheet is what: the header, in one row or two, by the words that offices write."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sucharit.core.thai import clean

Row = tuple[int, Mapping[int, str]]

_WITHIN = 25  # rows; titles and the office's name stand above the header
_LEAST = 3  # columns that a header must name, the thing bought among them
_NOT_LETTERS = re.compile(r"[^a-z0-9\u0e00-\u0e7f]+")

#: field > beginnings of its names (letters only); the longest that fits counts. "" after a name: it stands alone.
NAMES: dict[str, tuple[str, ...]] = {
    "seq": ("ลำดับ", "ลำดับที่", "ที่=", "no=", "ลําดับ"),
    "title": (
        "งานที่จัดซื้อ",
        "งานจัดซื้อ",
        "งานที่ซื้อ",
        "งานซื้อ",
        "ชื่อรายการของงาน",
        "ชื่อรายการ",
        "รายการ=",
        "รายการจัดซื้อ",
        "รายการที่จัดซื้อ",
        "ชื่อโครงการ",
        "โครงการ=",
        "รายละเอียดงาน",
        "รายการพัสดุ",
        "รายการที่จะจัดซื้อ",
        "รายการที่จะซื้อ",
        "งานโครงการ",
        "ชื่องาน",
    ),
    "budget": (
        "วงเงินที่จะซื้อ",
        "วงเงินที่จะจ้าง",
        "วงเงินงบประมาณ",
        "วงเงิน=",
        "งบประมาณ=",
        "วงเงินที่จัดซื้อ",
        "งบประมาณที่ได้รับ",
        "วงเงินบาท=",
        "งบประมาณโครงการ",
        "งบประมาณบาท=",
    ),
    "median": ("ราคากลาง",),
    "method": ("วิธีซื้อ", "วิธีการซื้อ", "วิธีการจัดซื้อ", "วิธีจัดซื้อ", "วิธีจัดหา", "วิธีการจัดหา", "วิธี="),
    "bidders": ("รายชื่อผู้เสนอราคา", "ผู้เสนอราคา", "รายชื่อผู้ยื่น", "ผู้ยื่นเสนอราคา"),
    "bid_price": ("ราคาที่เสนอ", "ราคาเสนอ"),
    "bidder_count": ("จำนวนผู้เสนอราคา", "จำนวนผู้ยื่น"),
    "vendor": (
        "ผู้ได้รับการคัดเลือก",
        "ผู้ที่ได้รับการคัดเลือก",
        "รายชื่อผู้ประกอบการ",
        "รายชื่อผู้ได้รับ",
        "ผู้ขาย",
        "ผู้รับจ้าง",
        "คู่สัญญา",
        "ผู้ชนะ",
        "ชื่อผู้ประกอบการ",
        "ผู้ประกอบการ",
        "ชื่อผู้ขาย",
        "ชื่อผู้รับจ้าง",
        "ชื่อคู่สัญญา",
        "ชื่อผู้ชนะ",
        "รายชื่อผู้ชนะ",
    ),
    "agreed": (
        "ราคาที่ตกลง",
        "ราคาตกลง",
        "จำนวนเงินตามสัญญา",
        "มูลค่าสัญญา",
        "วงเงินสัญญา",
        "วงเงินตามสัญญา",
        "ราคาที่จัดซื้อ",
        "จำนวนเงินรวมที่จัดซื้อ",
        "ราคาที่ซื้อ",
        "จำนวนเงิน=",
        "จำนวนเงินบาท=",
        "มูลค่าตามสัญญา",
        "ราคาตามสัญญา",
    ),
    "cancelled": ("เหตุผลที่ยกเลิก",),
    "reason": ("เหตุผลที่คัดเลือก", "เหตุผลที่ได้รับ", "เหตุผล"),
    "contract": ("เลขที่และวันที่", "เลขที่สัญญา", "สัญญาเลขที่", "เลขที่ใบสั่ง", "เลขที่ของสัญญา", "เลขที่วันที่"),
    "contract_on": ("วันที่ลงนาม", "วันที่ทำสัญญา", "วันที่สัญญา", "วันที่ของสัญญา", "ลงวันที่", "วันทำสัญญา", "วันลงนาม", "วันที่="),
    "due_on": ("วันครบกำหนด", "ครบกำหนด", "กำหนดส่งมอบ", "วันสิ้นสุดสัญญา", "สิ้นสุดสัญญา", "วันที่ครบกำหนด"),
    "delivered_on": ("วันส่งมอบ", "วันที่ส่งมอบ", "ส่งมอบงาน", "วันที่ส่งของ"),
    "inspected_on": ("วันตรวจรับ", "วันที่ตรวจรับ", "ตรวจรับ"),
    "tax_number": ("เลขประจำตัวผู้เสียภาษี", "เลขผู้เสียภาษี", "เลขประจำตัวประชาชน", "เลขทะเบียนนิติบุคคล"),
    "egp_number": ("เลขที่โครงการ", "รหัสโครงการ", "เลขคุมสัญญา", "เลขที่โครงการในระบบ"),
    "plan_number": ("รหัสแผน", "เลขที่แผน"),
    "expected": ("คาดว่าจะประกาศ", "เดือนที่คาดว่า", "ช่วงเวลาที่คาดว่า", "เดือนปีที่คาดว่า", "เดือนที่จะประกาศ"),
    "unit": ("หน่วยงานเจ้าของ", "กอง=", "สำนักกอง", "ส่วนราชการ", "หน่วยงานที่ขอ", "หน่วยงานผู้เบิก"),
    "source": ("แหล่งที่มา", "แหล่งเงิน", "แหล่งงบประมาณ", "ประเภทเงิน"),
    "status": ("สถานการณ์", "สถานะ"),
    "note": ("หมายเหตุ",),
}
#: A header that names both, and what the second is: it stands in the same cell, or in the next column, where that has
#: no name of its own (the header is drawn over both).
_TWO_IN_ONE = {
    "vendor": (re.compile("ราคาที่ตกลง|ราคาที่ซื้อ"), "agreed"),
    "bidders": (re.compile("ราคาที่เสนอ"), "bid_price"),
    "contract": (re.compile("วันที่"), "contract_on"),
}


class Columns(Struct, frozen=True, kw_only=True):
    """`fields`: number of a column > field; `last` is the number of the header's last row."""

    fields: dict[int, str]
    last: int

    def column_of(self, field: str) -> int | None:
        return next((column for column, name in self.fields.items() if name == field), None)


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """The header among the first rows; None where nothing looks like one."""
    best: Columns | None = None
    for place, (number, cells) in enumerate(rows[:_WITHIN]):
        fields = _named(cells)
        last = number
        if place + 1 < len(rows) and rows[place + 1][0] == number + 1:
            under = rows[place + 1][1]
            further = _named(under)
            if further and not set(further) - set(under) and _only_names(under):
                fields, last = _together(fields, further), number + 1
        fields = _halved(fields, [row for at, row in rows[place : place + 2] if at <= last])
        good = len(fields) >= _LEAST and "title" in fields.values()
        if good and (best is None or len(fields) > len(best.fields)):
            best = Columns(fields=fields, last=last)
    return best


def is_header(cells: Mapping[int, str], columns: Columns) -> bool:
    """The header again, as on every printed page."""
    title = columns.column_of("title")
    if title is None or field_of(cells.get(title, "")) != "title":
        return False
    named = _named(cells)
    return len(named) >= _LEAST and all(columns.fields.get(column) == field for column, field in named.items())


def letters(text: str) -> str:
    return _NOT_LETTERS.sub("", clean(text[:300]).lower())


def field_of(text: str) -> str | None:
    """The field that a header's words name."""
    told = letters(text)
    if not told:
        return None
    fitting = [
        (len(name), field) for name, field in _BY_LETTER.get(told[0], ())
        if (told == name[:-1] if name.endswith("=") else told.startswith(name))
    ]  # fmt: skip
    return max(fitting)[1] if fitting else None


def _by_letter() -> dict[str, list[tuple[str, str]]]:
    told: dict[str, list[tuple[str, str]]] = {}
    for field, names in NAMES.items():
        for name in names:
            told.setdefault(name[0], []).append((name, field))
    return told


_BY_LETTER = _by_letter()


def _named(cells: Mapping[int, str]) -> dict[int, str]:
    """Each field once, the first column counts."""
    told: dict[int, str] = {}
    for column, text in sorted(cells.items()):
        field = field_of(text)
        if field and field not in told.values():
            told[column] = field
    return told


def _together(upper: dict[int, str], under: dict[int, str]) -> dict[int, str]:
    """Two rows of one header: the lower one is the more exact."""
    told = dict(upper)
    for column, field in under.items():
        if field not in told.values():
            told[column] = field
    return told


def _halved(fields: dict[int, str], header: Sequence[Mapping[int, str]]) -> dict[int, str]:
    """The second half of a header that is drawn over two columns."""
    told = dict(fields)
    for column, field in fields.items():
        pattern, second = _TWO_IN_ONE.get(field, (None, ""))
        words = [row.get(column, "") for row in header]
        free = column + 1 not in fields and all(row.get(column + 1, "") in ("", row.get(column)) for row in header)
        if pattern and free and second not in told.values() and pattern.search(clean(" ".join(words))):
            told[column + 1] = second
    return told


def _only_names(cells: Mapping[int, str]) -> bool:
    return all(field_of(text) for text in cells.values())
