"""Spreadsheets of purchases as offices have them > rows that the shelf's import takes.

All sheets of a workbook are read, merged cells and several things in one cell are understood by
core.procurement.reading; here its records become the texts of columns, and its remarks the words beside them.
"""

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.screens.words import english
from sucharit.core.procurement.reading import Reading, Record, SheetRows, read_plan_sheets, read_sheets
from sucharit.core.reading.opening import open_tables
from sucharit.core.reading.opening.encoding import decode
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.opening.xlsx.table import Table
from sucharit.core.reading.values import UnreadableDocument
from sucharit.core.thai import BUDDHIST_ERA, MONTHS
from sucharit.work.procurement.models import Method
from sucharit.work.procurement.words import count_words, remark_words
from sucharit.work.shelf.importing import MOST_ROWS, Given
from sucharit.work.shelf.importing.reading import LIMITS

MOST_REMARKS = 40


@dataclass(frozen=True)
class Purchases(Given):
    """Rows of all sheets one after the other; `where` says for each running number its sheet and its row there."""

    where: dict[int, str] = field(default_factory=dict)

    def cell(self, name: str, number: int) -> str:  # noqa: ARG002
        """Where a fault is: a row has several columns that make one value, so the row is named."""
        return self.where.get(number, str(number))


def read_purchases(content: bytes, name: str, fiscal_year: int) -> Given:
    """ValidationError says in words what is wrong with the file as a whole; what is wrong in a row stands beside it."""
    sheets = _sheets(content, name)
    reading = read_sheets(_told_rows(sheets), fiscal_year)
    if not reading.records:
        raise ValidationError(
            _("ไม่พบแถวข้อมูลการจัดซื้อจัดจ้าง หัวตารางต้องมี งานที่จัดซื้อหรือจัดจ้าง วิธีซื้อหรือจ้าง และผู้ได้รับการคัดเลือกหรือราคาที่ตกลง")
        )
    return _given(reading, fiscal_year, [*_remarks(sheets), *map(count_words, reading.counts)])


def read_plan(content: bytes, name: str, fiscal_year: int) -> Given:
    """The plan of a year, as the office or e-GP writes it; as `read_purchases` otherwise."""
    sheets = _sheets(content, name)
    reading = read_plan_sheets(_told_rows(sheets), fiscal_year)
    if not reading.lines:
        raise ValidationError(
            _("ไม่พบแถวข้อมูลของแผนการจัดซื้อจัดจ้าง หัวตารางต้องมี รายการหรือชื่อโครงการ งบประมาณ และเดือนที่คาดว่าจะประกาศ")
        )
    told = Purchases([], {}, [*_remarks(sheets), *map(count_words, reading.counts)][:MOST_REMARKS])
    for number, line in enumerate(reading.lines, 1):
        cells = {
            "title": line.title, "method": str(Method(line.method.value).label) if line.method else "",
            "budget": _number(line.budget), "month": MONTHS[line.month - 1] if line.month else "",
            "plan_number": line.plan_number,
        }  # fmt: skip
        told.rows.append((number, {name: text for name, text in cells.items() if text}))
        told.where[number] = f"{line.sheet}: {line.row}" if line.sheet else str(line.row)
        if faults := [remark_words(one, fiscal_year) for one in line.remarks if one.fault]:
            told.faults[number] = faults
    return told


def _told_rows(sheets: "Sequence[_Sheet]") -> list[SheetRows]:
    """ValidationError where there are more rows than are taken at once."""
    total = sum(len(sheet.rows) for sheet in sheets)
    if total > MOST_ROWS:
        raise ValidationError(_too_many(total))
    return [SheetRows(name=one.name, rows=one.rows, merged=one.merged) for one in sheets]


@dataclass(frozen=True)
class _Sheet:
    """A sheet with what a person should know of it."""

    name: str
    rows: Sequence[tuple[int, dict[int, str]]]
    merged: Sequence[tuple[int, int, str]] = ()
    formulas: Sequence[str] = ()
    uncomputed: Sequence[str] = ()
    hidden: Sequence[int] = ()


def _sheets(content: bytes, name: str) -> list[_Sheet]:
    try:
        tables = open_tables(content, name, LIMITS, most_rows=MOST_ROWS)
        if tables is None:
            return [_Sheet("", _text_rows(decode(content)[0]))]
    except UnreadableDocument as error:
        raise ValidationError(error.english if english() else error.thai) from error
    except Refused as refused:
        raise ValidationError(refused.english if english() else refused.thai) from refused
    alone = len(tables) == 1
    return [_sheet(table, "" if alone else table.sheet) for table in tables]


def _sheet(table: Table, name: str) -> _Sheet:
    """Rows that a filter hides are read by nobody, so not here."""
    hidden = set(table.hidden_rows)
    rows = [row for row in table.rows if row[0] not in hidden]
    return _Sheet(name, rows, table.merged, table.formulas, table.uncomputed, table.hidden_rows)


def _text_rows(text: str) -> list[tuple[int, dict[int, str]]]:
    """CSV with commas, semicolons or tabs, whichever the first lines have most of."""
    head = text[:4_000]
    delimiter = max("\t;,", key=head.count)
    rows: list[tuple[int, dict[int, str]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            told = {place: cell.strip() for place, cell in enumerate(cells[:200], 1) if cell.strip()}
            rows += [(number, told)] if told else []
            if len(rows) > MOST_ROWS:
                raise ValidationError(_too_many(None))
    except csv.Error as error:
        raise ValidationError(_("อ่านตารางไม่ได้ โปรดบันทึกเป็น Excel (.xlsx) แล้วส่งใหม่")) from error
    return rows


def _too_many(total: int | None) -> str:
    told = {"most": f"{MOST_ROWS:,}", "n": f"{total:,}" if total else ""}
    if total:
        return _("ไฟล์นี้มี %(n)s แถว นำเข้าได้ครั้งละไม่เกิน %(most)s แถว โปรดแบ่งไฟล์ เช่น ปีละไฟล์หรือไตรมาสละไฟล์") % told
    return _("ไฟล์นี้มีเกิน %(most)s แถว โปรดแบ่งไฟล์ เช่น ปีละไฟล์หรือไตรมาสละไฟล์") % told


def _given(reading: Reading, fiscal_year: int, remarks: list[str]) -> Purchases:
    rows: list[tuple[int, dict[str, str]]] = []
    faults: dict[int, list[str]] = {}
    doubles: dict[int, str] = {}
    where: dict[int, str] = {}
    noted: dict[str, int] = {}
    for number, record in enumerate(reading.records, 1):
        rows.append((number, _texts(record)))
        where[number] = f"{record.sheet}: {record.row}" if record.sheet else str(record.row)
        for remark in record.remarks:
            words = remark_words(remark, fiscal_year)
            if remark.code == "double":
                doubles[number] = words
            elif remark.fault:
                faults.setdefault(number, []).append(words)
            else:
                noted[words] = noted.get(words, 0) + 1
    told = [_("%(words)s (%(n)s แถว)") % {"words": words, "n": f"{n:,}"} for words, n in noted.items()]
    return Purchases(rows, {}, [*remarks, *told][:MOST_REMARKS], faults=faults, doubles=doubles, where=where)


def _texts(one: Record) -> dict[str, str]:
    """Field > text, as the columns of the register read it: days in figures, amounts with a point."""
    offers = "\n".join(f"{bid.name} {bid.price:,.2f} บาท" if bid.price is not None else bid.name for bid in one.bids)
    bidders = one.bidder_count or len(one.bids) or None
    method = str(Method(one.method.value).label) if one.method else ""
    told = {
        "title": one.title, "method": method, "offers": offers[:4_000],
        "bidders": str(bidders) if bidders else "", "vendor": one.vendor, "vendor_number": one.tax_number,
        "reason": one.reason, "contract_number": one.contract_number, "egp_number": one.egp_number,
        "source": one.source,
        "cancelled_because": (one.cancelled_because or _("ยกเลิกตามไฟล์ที่นำเข้า")) if one.cancelled else "",
    }  # fmt: skip
    told |= {name: _number(getattr(one, name)) for name in ("budget", "median", "agreed")}
    told |= {name: _day(getattr(one, name)) for name in ("contract_on", "due_on", "delivered_on")}
    told["inspected_on"] = _day(one.inspected_on)
    if one.inspected_on and not one.delivered_on:  # the summary of an office has one day for both
        told["delivered_on"] = told["inspected_on"]
    return {name: text for name, text in told.items() if text}


def _number(value: object) -> str:
    return "" if value is None else str(value)


def _day(value: datetime.date | None) -> str:
    """As people write it: a row that does not come in is shown so."""
    return f"{value.day}/{value.month}/{value.year + BUDDHIST_ERA}" if value else ""


def _remarks(sheets: Sequence[_Sheet]) -> list[str]:
    told = []
    for sheet in sheets:
        where = _("แผ่นงาน “%(sheet)s”: ") % {"sheet": sheet.name} if sheet.name else ""
        if sheet.formulas:
            told.append(where + _("ช่องที่เป็นสูตร %(n)s ช่อง อ่านตามผลลัพธ์ที่บันทึกไว้ในไฟล์") % {"n": len(sheet.formulas)})
        if sheet.uncomputed:
            told.append(
                where
                + _("ช่องที่เป็นสูตรแต่ไม่มีผลลัพธ์ (%(which)s) ถือว่าว่าง โปรดเปิดด้วย Excel แล้วบันทึกใหม่")
                % {"which": ", ".join(sheet.uncomputed[:6])}
            )
        if sheet.hidden:
            told.append(where + _("แถวที่ซ่อนอยู่ %(n)s แถว ไม่ได้อ่าน") % {"n": len(sheet.hidden)})
    return told
