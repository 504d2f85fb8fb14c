"""The header of an annual table: which column says what, over one to three rows and repeated on every page."""

import re
from collections.abc import Sequence

from sucharit.core.reading.grids import Column, columns_of, has_letters, role_of, squeeze
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.thai import SHORT_MONTHS, parse_amount

_MONTH_KEYS = tuple(re.escape(name).replace(r"\.", r"\.?") for name in SHORT_MONTHS)
_FULL_MONTHS = ("มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา")
# months by which a table names its quarters: "ต.ค.-ธ.ค. 66", "ตุลาคม - ธันวาคม"
_ANY_FORM = {n: f"{_MONTH_KEYS[n - 1]}|{_FULL_MONTHS[n - 1]}" for n in range(1, 13)}
_FIRST = {n: _ANY_FORM[(8 + 3 * n - 1) % 12 or 12] for n in (1, 2, 3, 4)}
_LAST = {n: _ANY_FORM[(10 + 3 * n - 1) % 12 or 12] for n in (1, 2, 3, 4)}

VOCABULARY = {
    "seq": re.compile(r"^(?:ที่|ลำดับ(?:ที่)?|ข้อ|เลขที่|[Nn]o\.?)$"),
    **{
        f"quarter{n}": re.compile(
            rf"^(?:ไตรมาส|ไตรมาศ|ไตรมาสที่|ไตรมาสท|[Qq]|งวดที่)\.?{n}(?!\d)|^(?:{_FIRST[n]})\S{{0,8}}(?:-|–|—|ถึง)(?:{_LAST[n]})"
        )
        for n in (1, 2, 3, 4)
    },
    **{f"month{n}": re.compile(rf"^(?:{_MONTH_KEYS[n - 1]}(?=\d|$)|{_FULL_MONTHS[n - 1]})") for n in range(1, 13)},
    "responsible": re.compile(r"รับผิดชอบ|^หน่วยงาน(?:ดำเนินการ)?$|เจ้าภาพ"),
    "period": re.compile(r"ระยะเวลา|ช่วงเวลา|กำหนดเวลา|ไตรมาส|^ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?\d{0,4}$|แผนการดำเนิน"),
    "budget": re.compile(r"งบประมาณ|จำนวนเงิน|วงเงิน|^บาท$"),
    "mission": re.compile(r"ภารกิจ"),
    "dimension": re.compile(r"มิติ"),
    "unit": re.compile(r"^หน่วย(?:นับ|วัด)?$"),
    "quantity": re.compile(r"ปริมาณ|^จำนวน(?:เป้าหมาย)?$|^ค่าเป้าหมาย$"),
    "target": re.compile(r"เป้าหมาย"),
    "indicators": re.compile(r"ตัวชี้วัด|ตัวชีวัด|ตัวบ่งชี้|KPI|ผลผลิต"),
    "outcomes": re.compile(r"ผลลัพธ์|ผลที่คาดว่า|ผลสัมฤทธิ์"),
    "objectives": re.compile(r"วัตถุประสงค์"),
    "steps": re.compile(r"วิธีดำเนิน|ขั้นตอน|วิธีการ"),
    "place": re.compile(r"สถานที่|พื้นที่"),
    "note": re.compile(r"หมายเหตุ"),
    "title": re.compile(r"โครงการ|กิจกรรม|มาตรการ|แผนงาน"),
}
GROUPS = frozenset({"period", "target"})
_MARK_ROLES = re.compile(r"^(?:quarter[1-4]|month\d{1,2})$")
_NUMBER = re.compile(r"^\(?\d[\d,.]*\)?[.)]?$")
_BARE_QUARTER = re.compile(r"^\(?(?:ที่)?([1-4])\)?$")
_PLAIN_HEADINGS = {
    "ผู้รับผิดชอบ": "responsible",
    "หน่วยงานรับผิดชอบ": "responsible",
    "หน่วยงานที่รับผิดชอบ": "responsible",
    "โครงการ/กิจกรรม/มาตรการ": "title",
    "โครงการ/กิจกรรม": "title",
    "แผนงาน/โครงการ/กิจกรรม": "title",
    "งบประมาณ": "budget",
    "งบประมาณ(บาท)": "budget",
    "ตัวชี้วัด": "indicators",
    "ผลผลิต": "indicators",
    "ผลลัพธ์": "outcomes",
    "หน่วยนับ": "unit",
    "ปริมาณงาน": "quantity",
    "เป้าหมาย": "target",
    "วัตถุประสงค์": "objectives",
}
LONGEST_HEADING = 45
SHORTEST_DAMAGED = 5
LONGEST_MARK = 14
_NOTHING = ("-", "–", "—")
_NUMERIC = frozenset({"seq", "quantity", "dimension", "budget"})
_MARK = re.compile(r"^[^ก-ฮ0-9A-WYZa-wyz]{1,12}$|^[xXPü]$")


def is_mark_role(role: str) -> bool:
    return _MARK_ROLES.match(role) is not None


def is_header_row(line: PreparedLine) -> bool:
    """A row whose cells are nearly all known headings; data rows hold numbers or long texts."""
    filled = [cell for cell in line.cells if cell]
    if len(filled) < 3 or _NUMBER.match(filled[0]) or len(line.text) > 700:
        return False
    roles = [role_of(cell, VOCABULARY) for cell in filled]
    known = {role for role in roles if role}
    return "title" in known and len(known) >= 3 and sum(role is not None for role in roles) * 4 >= len(filled) * 3


def is_subheader_row(line: PreparedLine) -> bool:
    """A second or third header row: quarters, months, unit and amount, and nothing that begins a record."""
    filled = [cell for cell in line.cells if cell]
    if len(filled) < 2 or any(len(cell) > 45 for cell in filled):
        return False
    named = [
        role_of(cell, VOCABULARY) or ("quarter" if _BARE_QUARTER.match(squeeze(cell)) else None) for cell in filled
    ]
    return all(named)


def read_columns(header: Sequence[PreparedLine]) -> tuple[Column, ...]:
    """The columns by role. Plain digits 1-4 under a heading of quarters are quarters."""
    columns = {column.place: column for column in columns_of(header, VOCABULARY, GROUPS)}
    _add_damaged(columns, header)
    if any("ไตรมาส" in squeeze(cell) for line in header for cell in line.cells):
        for line in header[1:]:
            for place, cell in enumerate(line.cells):
                if digit := _BARE_QUARTER.match(squeeze(cell)):
                    columns[place] = Column(place, f"quarter{digit[1]}", cell)
    marks = any(is_mark_role(column.role) for column in columns.values())
    return tuple(columns[place] for place in sorted(columns) if not (marks and columns[place].role == "period"))


def _add_damaged(columns: dict[int, Column], header: Sequence[PreparedLine]) -> None:
    """Headings with a wrong letter or two ("หน่วยงานรับฝิดชอบ"), each for a role that no column has yet."""
    for line in header:
        for place, cell in enumerate(line.cells):
            role = None if place in columns or len(cell) > LONGEST_HEADING else _near_role(squeeze(cell))
            if role is not None and all(column.role != role for column in columns.values()):
                columns[place] = Column(place, role, cell)


def _near_role(squeezed: str) -> str | None:
    if len(squeezed) < SHORTEST_DAMAGED:
        return None
    from rapidfuzz.distance import Levenshtein  # clean documents never need it
    from rapidfuzz.process import extractOne

    allowed = 1 if len(squeezed) < 9 else 2
    found = extractOne(squeezed, tuple(_PLAIN_HEADINGS), scorer=Levenshtein.distance, score_cutoff=allowed)
    return _PLAIN_HEADINGS[found[0]] if found else None


def misfit(role: str, cell: str) -> float:
    """How badly a cell fits its column: 0 well, 2 and more wrong."""
    if is_mark_role(role):
        return 0.0 if not cell or is_mark(cell) else 4.0
    if not cell or cell in _NOTHING:
        return 0.4 if role in ("title", "responsible") else 0.2
    if role in _NUMERIC:
        fits = any(letter.isdigit() for letter in cell) if role != "budget" else parse_amount(cell) is not None
        return 0.0 if fits and len(cell) < 60 else 1.0 if len(cell) < 25 else 3.0
    if is_mark(cell) and not has_letters(cell):
        return 3.0
    return 0.0 if has_letters(cell) else 1.0


def is_mark(cell: str) -> bool:
    """A tick, cross, dot, arrow or rule, or an amount that stands in a quarter: anything short without Thai words."""
    return len(cell) <= LONGEST_MARK and (bool(_MARK.match(cell)) or parse_amount(cell) is not None)
