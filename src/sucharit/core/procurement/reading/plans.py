"""The procurement plan of a year as an office or e-GP writes it > its lines: what, how much, in which month."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement.methods import read_method
from sucharit.core.procurement.reading.cells import amount_of, says_something
from sucharit.core.procurement.reading.columns import Columns, is_header, letters
from sucharit.core.procurement.reading.rows import FOOT, NUMBERED, TOTAL, line_of
from sucharit.core.procurement.reading.sheets import headed
from sucharit.core.procurement.reading.values import Count, Remark, SheetRows
from sucharit.core.procurement.values import Method
from sucharit.core.thai import BUDDHIST_ERA, MONTHS, SHORT_MONTHS, arabic_digits, clean, parse_date

_MONTH_YEAR = re.compile(r"^(\d{1,2})\s*[/\-.]\s*(\d{2}|\d{4})$")
_NAMES = {letters(name): place for names in (MONTHS, SHORT_MONTHS) for place, name in enumerate(names, 1)}


class PlannedLine(Struct, frozen=True, kw_only=True):
    """A line of the plan as its row says it; `method` None where the table does not say one (e-GP's has no column)."""

    sheet: str
    row: int
    title: str
    budget: Decimal | None = None
    month: int | None = None
    method: Method | None = None
    plan_number: str = ""
    remarks: tuple[Remark, ...] = ()


class PlanReading(Struct, frozen=True, kw_only=True):
    lines: tuple[PlannedLine, ...]
    counts: tuple[Count, ...]


def read_plan_sheets(sheets: Iterable[SheetRows], fiscal_year: int) -> PlanReading:
    """All sheets of a workbook."""
    lines: list[PlannedLine] = []
    counts: list[Count] = []
    for sheet, columns in headed(sheets, counts):
        here = list(_lines(sheet, columns, FiscalYear(fiscal_year)))
        counts += _totals(sheet, columns, here)
        lines += here
    return PlanReading(lines=tuple(lines), counts=tuple(counts))


def _rows(sheet: SheetRows, columns: Columns) -> Iterator[tuple[int, dict[str, str], bool]]:
    """Row, its fields, and whether it is a sum; headings and signatures are left out."""
    for number, cells in sheet.rows:
        if number <= columns.last or is_header(cells, columns):
            continue
        told = {field: text for column, field in columns.fields.items() if (text := cells.get(column, "").strip())}
        first = next((text.strip() for _column, text in sorted(cells.items())), "")
        total = bool(TOTAL.match(clean(first[:40])) or TOTAL.match(clean(told.get("title", "")[:40])))
        if total or not (FOOT.search(first) or NUMBERED.fullmatch(arabic_digits(told.get("title", "")))):
            yield number, told, total


def _lines(sheet: SheetRows, columns: Columns, year: FiscalYear) -> Iterator[PlannedLine]:
    for number, told, total in _rows(sheet, columns):
        if total or not (told.get("budget") or (told.get("title") and told.get("expected"))):
            continue
        remarks: list[Remark] = []
        yield PlannedLine(
            sheet=sheet.name, row=number, title=_title(told, remarks), budget=_budget(told, remarks),
            month=_month(told, year, remarks), method=_method(told, remarks),
            plan_number=line_of(told.get("plan_number", ""), 30), remarks=tuple(remarks),
        )  # fmt: skip


def _title(told: Mapping[str, str], remarks: list[Remark]) -> str:
    title = line_of(told.get("title", ""), 500)
    if not title:
        remarks.append(Remark(code="no_title", field="title", fault=True))
    return title


def _budget(told: Mapping[str, str], remarks: list[Remark]) -> Decimal | None:
    text = told.get("budget", "")
    found = amount_of(text) if says_something(text) else None
    if found is None:
        code = "amount_unread" if says_something(text) else "no_budget"
        remarks.append(Remark(code=code, field="budget", printed=text[:60], fault=True))
    return found


def _method(told: Mapping[str, str], remarks: list[Remark]) -> Method | None:
    text = told.get("method", "")
    found = read_method(text) if says_something(text) else None
    if found is None and says_something(text):
        remarks.append(Remark(code="method_unknown", field="method", printed=text[:60], fault=True))
    return found


def _month(told: Mapping[str, str], year: FiscalYear, remarks: list[Remark]) -> int | None:
    """ "11/2569", "พ.ย. 2569", "พฤศจิกายน", a day: the month, in that fiscal year."""
    text = told.get("expected", "")
    month, of = month_of(text)
    if month is None:
        code = "month_unread" if says_something(text) else "no_month"
        remarks.append(Remark(code=code, field="month", printed=text[:60], fault=True))
    elif of is not None and of + (month >= 10) != year.value:
        remarks.append(Remark(code="month_outside", field="month", printed=text[:60], fault=True))
    return month


def month_of(text: str) -> tuple[int | None, int | None]:
    """The calendar month (1 to 12) and its Buddhist year, None where it does not say."""
    told = arabic_digits(clean(text[:60])).strip()
    if told.isdecimal() and len(told) <= 2 and 1 <= int(told) <= 12:
        return int(told), None
    if (found := _MONTH_YEAR.match(told)) and 1 <= int(found[1]) <= 12:
        return int(found[1]), _buddhist(int(found[2]))
    if (name := letters(told).removeprefix("เดือน")) in _NAMES:
        return _NAMES[name], None
    dated = parse_date(told)
    return (dated.month, dated.year) if dated and dated.month else (None, None)


def _buddhist(year: int) -> int:
    if year < 100:
        return 2500 + year
    return year if year > 2400 else year + BUDDHIST_ERA


def _totals(sheet: SheetRows, columns: Columns, lines: list[PlannedLine]) -> list[Count]:
    """A sum of the whole table that differs from its lines."""
    counted = sum((one.budget or Decimal(0) for one in lines), Decimal(0))
    stated = [(number, amount_of(told.get("budget", ""))) for number, told, total in _rows(sheet, columns) if total]
    whole = [(number, amount) for number, amount in stated if amount is not None][-1:]
    return [
        Count(code="total_budget", sheet=sheet.name, rows=(number,), stated=amount, counted=counted)
        for number, amount in whole if amount != counted
    ]  # fmt: skip
