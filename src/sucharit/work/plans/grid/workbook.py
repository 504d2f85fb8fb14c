"""The table as XLSX, out and in again. The first column names initiatives, the first cell the state it is from."""

import io
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.history.seen import Seen
from sucharit.base.screens.grids import CellChange
from sucharit.core.reading.opening import open_document
from sucharit.core.reading.opening.limits import MIB, Limits
from sucharit.core.reading.values import UnreadableDocument
from sucharit.core.thai import arabic_digits, clean
from sucharit.work.plans.grid.cells import TITLE, UNIT, Columns
from sucharit.work.plans.grid.layout import Band, blocks, home_of
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import snapshot

MOST_BYTES = 8 * MIB
MOST_ROWS = 1_000
FONT = "TH Sarabun New"
_STATE = re.compile(r"ตารางห้าปี:(\d{1,12}):(\d{1,18}-\d{1,18})")
_NUMBER_FORMAT = '#,##0.##;-#,##0.##;"-"'
_BEFORE_YEARS = 5  # columns: key, place, code, title, unit


class Unusable(ValueError):  # noqa: N818 - it is the file that is at fault
    """A file from which no table can be taken; the message is one Thai sentence."""


@dataclass(frozen=True)
class NewRow:
    """A row without a key: an initiative to be added."""

    line: int
    title: str
    code: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """What an uploaded workbook says: cells of initiatives by number, rows to be added, lines of nothing known."""

    seen: Seen
    cells: tuple[CellChange, ...]
    new: tuple[NewRow, ...]
    strangers: tuple[int, ...]


def written(plan: Plan, sheets: Sequence[Initiative], columns: Columns, seen: Seen) -> bytes:
    """The workbook. Texts are strings whatever they begin with; sums are formulas that already carry their value."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(_("ตารางห้าปี"))
    looks = _looks(book)
    _head(page, plan, looks, seen)
    line = 3
    for block in blocks(sheets, plan.span, plan.framework_version):
        for entry in (block.band, *block.lines):
            if isinstance(entry, Band):
                _band(page, line, entry, looks)
            else:
                _row(page, line, entry, plan, columns, looks)
            line += 1
    book.close()
    return file.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    plain = {"font_name": FONT, "font_size": 14, "valign": "top", "text_wrap": True, "border": 1}
    grey = {**plain, "bg_color": "#EEF1F4", "bold": True}
    return {
        "title": book.add_format({"font_name": FONT, "font_size": 16, "bold": True}),
        "note": book.add_format({"font_name": FONT, "font_size": 14}),
        "head": book.add_format({**grey, "align": "center"}),
        "band": book.add_format(grey),
        "band_number": book.add_format({**grey, "num_format": _NUMBER_FORMAT}),
        "text": book.add_format(plain),
        "key": book.add_format({**plain, "font_color": "#8A9099", "font_size": 8}),
        "number": book.add_format({**plain, "num_format": '#,##0.##;-#,##0.##;"0"'}),
    }


def _head(page: Any, plan: Plan, looks: Mapping[str, Any], seen: Seen) -> None:
    # In Thai whatever the screen speaks: the file comes back, perhaps from a colleague, and is known by these words.
    names = ["รหัส (ห้ามแก้)", "ลำดับ", "ข้อ", "โครงการ/กิจกรรม/มาตรการ", "หน่วยงาน", *map(str, plan.span), "รวม"]
    page.write_string(0, 0, f"ตารางห้าปี:{plan.pk}:{seen}", looks["key"])
    page.write_string(0, 3, plan.title, looks["title"])
    page.write_string(
        1, 3, _("แก้ชื่อ หน่วยงาน และจำนวนเงินได้ ช่องว่างคือไม่ระบุ 0 คือไม่ใช้งบประมาณ แถวใหม่เว้นรหัสไว้"), looks["note"]
    )
    for column, name in enumerate(names):
        page.write_string(2, column, name, looks["head"])
    page.set_column(0, 0, 5)
    page.set_column(1, 2, 7)
    page.set_column(3, 3, 70)
    page.set_column(4, 4, 12)
    page.set_column(_BEFORE_YEARS, _BEFORE_YEARS + len(plan.span), 14)
    page.freeze_panes(3, 4)
    page.set_landscape()
    page.repeat_rows(2)
    page.fit_to_pages(1, 0)


def _band(page: Any, line: int, band: Band, looks: Mapping[str, Any]) -> None:
    for column in range(_BEFORE_YEARS):
        page.write_blank(line, column, None, looks["band"])
    page.write_string(line, 3, band.name, looks["band"])
    for column, baht in enumerate((*band.sums, band.sum), _BEFORE_YEARS):
        page.write_number(line, column, float(baht), looks["band_number"])


def _row(page: Any, line: int, row: Initiative, plan: Plan, columns: Columns, looks: Mapping[str, Any]) -> None:
    sheet = snapshot(row)
    page.write_string(line, 0, str(row.key), looks["key"])
    page.write_number(line, 1, row.seq, looks["text"])
    page.write_string(line, 2, home_of(row), looks["text"])
    page.write_string(line, 3, row.title, looks["text"])
    page.write_string(line, 4, columns.unit_name(row.responsible_unit_id), looks["text"])
    amounts = [sheet["amounts"].get(str(year)) for year in plan.span]
    for column, amount in enumerate(amounts, _BEFORE_YEARS):
        if amount is None:
            page.write_blank(line, column, None, looks["number"])
        else:
            page.write_number(line, column, float(amount), looks["number"])
    from xlsxwriter.utility import xl_range

    last = _BEFORE_YEARS + len(plan.span)
    total = sum((Decimal(amount) for amount in amounts if amount is not None), Decimal(0))
    page.write_formula(
        line, last, f"=SUM({xl_range(line, _BEFORE_YEARS, line, last - 1)})", looks["number"], float(total)
    )


def read(data: bytes, name: str, plan: Plan, keys: Mapping[uuid.UUID, int]) -> Table:
    """The table of an uploaded workbook; `keys` are the plan's initiatives by key. Raises Unusable."""
    if len(data) > MOST_BYTES:
        raise Unusable(
            _("ไฟล์ใหญ่เกิน %(most)s MB โปรดตรวจสอบว่าเป็นไฟล์ตารางที่ดาวน์โหลดจากหน้านี้") % {"most": MOST_BYTES // MIB}
        )
    try:
        opened = open_document(data, name, Limits(file_bytes=MOST_BYTES, lines=5_000, cells=60_000, columns=60))
    except UnreadableDocument as error:
        raise Unusable(error.thai) from error
    if opened.format != "xlsx":
        raise Unusable(_("ไฟล์นี้ไม่ใช่ Excel (.xlsx) โปรดใช้ไฟล์ตารางที่ดาวน์โหลดจากหน้านี้"))
    lines = [line.cells or (line.text,) for line in opened.lines]
    return _table(lines, plan, keys)


def _table(lines: Sequence[Sequence[str]], plan: Plan, keys: Mapping[uuid.UUID, int]) -> Table:
    state = next((found for line in lines[:5] if line and (found := _STATE.search(arabic_digits(line[0])))), None)
    head, places = _header(lines, plan)
    seen = Seen.of(state[2]) if state and int(state[1]) == plan.pk else None
    cells, new, strangers = list[CellChange](), list[NewRow](), list[int]()
    body = lines[head + 1 :]
    if len(body) > MOST_ROWS * 2:
        raise Unusable(_("ตารางมี %(rows)s แถว รับได้ไม่เกิน %(most)s แถว") % {"rows": len(body), "most": MOST_ROWS * 2})
    for number, line in enumerate(body, head + 2):
        told = {key: line[place].strip() if place < len(line) else "" for key, place in places.items()}
        key = _key(told.pop("key"))
        code = told.pop("code")
        if key is None:
            new += [NewRow(number, told[TITLE], code, told)] if told[TITLE] and _is_objective(code) else []
        elif key in keys:
            cells += [CellChange(str(keys[key]), column, text) for column, text in told.items()]
        else:
            strangers.append(number)
    # A table of another plan (an older revision) knows nothing of this one's state: every difference is a change.
    return Table(seen or Seen(plan.edition, 0), tuple(cells), tuple(new[:MOST_ROWS]), tuple(strangers))


def _header(lines: Sequence[Sequence[str]], plan: Plan) -> tuple[int, dict[str, int]]:
    """The line of the header and the place of each column. Raises Unusable where it is not our table."""
    for number, line in enumerate(lines[:12]):
        names = [arabic_digits(clean(cell)).strip() for cell in line]
        places = dict(_places(names, plan.span))
        if {"key", TITLE, UNIT, "code"} <= set(places) and set(map(str, plan.span)) <= set(places):
            return number, places
    raise Unusable(
        _("ไม่พบหัวตารางของแผนนี้ (รหัส ข้อ ชื่อโครงการ หน่วยงาน และปี %(first)s-%(last)s) โปรดดาวน์โหลดตารางจากหน้านี้แล้วแก้ในไฟล์นั้น")
        % {"first": plan.first_year, "last": plan.last_year}
    )


def _places(names: Sequence[str], years: Iterable[int]) -> Iterator[tuple[str, int]]:
    begins = (("รหัส", "key"), ("ข้อ", "code"), ("โครงการ", TITLE), ("หน่วยงาน", UNIT))
    for place, name in enumerate(names):
        yield from ((key, place) for start, key in begins if name.startswith(start))
        yield from ((str(year), place) for year in years if name in (str(year), f"ปี {year}"))


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        return uuid.UUID(int=0)  # something stands there, but no initiative of anyone


def _is_objective(code: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d?(\.[1-9]\d?){2}", arabic_digits(code)))
