"""Rows of sheets > records. A record keeps where it stood, so that a person can look."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement.methods import read_method
from sucharit.core.procurement.reading.cells import (
    MOST,
    Dated,
    amount_of,
    contract_of,
    day_of,
    names_with_prices,
    says_something,
)
from sucharit.core.procurement.reading.columns import Columns, is_header, letters
from sucharit.core.procurement.reading.sheets import headed
from sucharit.core.procurement.reading.values import Bid, Count, Reading, Record, Remark, SheetRows
from sucharit.core.procurement.values import Method
from sucharit.core.procurement.vendors import is_company, tax_number, vendor_key
from sucharit.core.thai import BUDDHIST_ERA, arabic_digits, clean, find_dates, parse_date

TOTAL = re.compile(r"^(?:รวม|ยอดรวม|ยอดยกมา|ยอดยกไป|รวมทั้งสิ้น|total)", re.I)
FOOT = re.compile(r"ลงชื่อ|ผู้จัดทำ|ผู้รายงาน|ผู้ตรวจสอบ|หมายเหตุ\s*[:：]|^\(.*\)$")
NUMBERED = re.compile(r"^\(?[0-9]{1,2}\)?$")
_DITTO = frozenset({'"', "''", "″", "〃", '-"-', '-"', '"-', "”", "“"})
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MONEY = ("budget", "median", "agreed", "bid_price")
_WAITING = re.compile("ระหว่าง|ยังไม่|รอ")
_CANCELLED = re.compile("ยกเลิก")
_NOTHING = re.compile("^(?:ในเดือนนี้|เดือนนี้)?ไม่(?:มี|ได้)(?:รายการ|การ|ดำเนินการ)?(?:จัดซื้อ|จัดจ้าง|ซื้อ|จัดหา|รายการ)")
_EGP = re.compile("[0-9]{8,20}")
_MOST_ROWS_NAMED = 50


def read_sheets(sheets: Iterable[SheetRows], fiscal_year: int) -> Reading:
    """All sheets of a workbook. A record that stood before in the same file carries the remark "double"."""
    records: list[Record] = []
    counts: list[Count] = []
    for sheet, columns in headed(sheets, counts):
        reader = _Reader(sheet, columns, fiscal_year)
        reader.read()
        records += reader.records
        counts += reader.counts
    return Reading(records=tuple(_doubles(records)), counts=tuple(counts))


def _doubles(records: list[Record]) -> Iterator[Record]:
    seen: dict[str, Record] = {}
    for one in records:
        first = seen.setdefault(one.identity, one)
        if first is one:
            yield one
            continue
        where = f"{first.sheet} {first.row}".strip()
        yield replace(one, remarks=(*one.remarks, Remark(code="double", printed=where, fault=True)))


class _Reader:
    """One sheet on its way to records."""

    def __init__(self, sheet: SheetRows, columns: Columns, fiscal_year: int) -> None:
        self.sheet, self.columns, self.year = sheet, columns, FiscalYear(fiscal_year)
        self.records: list[Record] = []
        self.counts: list[Count] = []
        self.loose: list[int] = []
        self.nothing: list[int] = []
        self.eras: dict[str, int] = {}
        self.persons = 0
        self.month = _month_in(sheet.name, self.year)
        self.since = 0  # records before the last total
        self.days_told = bool({"contract", "contract_on"} & set(columns.fields.values()))
        self.above = _merged_above(sheet.merged)
        self.known: dict[tuple[int, int], str] = {}  # texts that a merged range hands down
        self.last: dict[str, str] = {}

    def read(self) -> None:
        for number, cells in self.sheet.rows:
            if number > self.columns.last:
                self._row(number, cells)
        self.counts += _counted("loose", self.sheet.name, self.loose)
        self.counts += _counted("nothing", self.sheet.name, self.nothing)
        self.counts += [Count(code=f"day_{how}", sheet=self.sheet.name, number=n) for how, n in self.eras.items()]
        if self.persons:
            self.counts.append(Count(code="person_number", sheet=self.sheet.name, number=self.persons))

    def _row(self, number: int, cells: Mapping[int, str]) -> None:
        told, handed = self._told(number, cells)
        first = next((text.strip() for _column, text in sorted(cells.items())), "")
        title = told.get("title", "")
        if is_header(cells, self.columns) or NUMBERED.fullmatch(arabic_digits(title)):
            return
        if TOTAL.match(clean(first[:40])) or (TOTAL.match(clean(title[:40])) and "budget" not in told):
            self._total(number, told)
        elif _NOTHING.match(letters(title)) and not amount_of(told.get("agreed", "")):
            self.nothing.append(number)
        elif self._continues(told, handed):
            self._more_bids(told)
        elif len(cells) == 1 or not title:
            self._alone(number, first, told)
        elif not FOOT.search(first):
            self.records.append(self._record(number, told, handed))

    def _told(self, number: int, cells: Mapping[int, str]) -> tuple[dict[str, str], set[str]]:
        """Field > text of a row, with what merged cells and ditto marks hand down; which fields those are."""
        told: dict[str, str] = {}
        handed: set[str] = set()
        for column, field in self.columns.fields.items():
            text = cells.get(column, "")
            if not text and (top := self.above.get((number, column))):
                text = self.known.get((top, column), "")
                handed.add(field)
            elif text and (number, column) in self.above.values_with_tops:
                self.known[number, column] = text
            if text.strip() in _DITTO:
                text = self.last.get(field, "")
                handed.add(field)
            if text.strip():
                told[field] = self.last[field] = text
        return told, handed

    def _continues(self, told: Mapping[str, str], handed: set[str]) -> bool:
        """Another bidder of the purchase above: its name is merged with it, or nothing but bids stands here."""
        if not self.records or not (told.get("bidders") or told.get("bid_price")):
            return False
        own = set(told) - handed - {"bidders", "bid_price"}
        return not own if "title" in handed or "title" not in told else False

    def _more_bids(self, told: Mapping[str, str]) -> None:
        last = self.records[-1]
        self.records[-1] = replace(last, bids=(*last.bids, *_bids(told))[:100])

    def _alone(self, number: int, first: str, told: Mapping[str, str]) -> None:
        """A heading between the rows: a month holds for what follows; a row with money but no name is a fault."""
        if month := _month_in(first, self.year):
            self.month = month
        elif told.get("agreed") and amount_of(told["agreed"]) and len(told) > 2:
            self.records.append(
                replace(
                    self._record(number, told, set()), remarks=(Remark(code="no_title", field="title", fault=True),)
                )
            )
        else:
            self.loose.append(number)

    def _total(self, number: int, told: Mapping[str, str]) -> None:
        """A sum between the rows is compared with what was read, since the last one or in all."""
        for field in ("agreed", "budget"):
            stated = amount_of(told.get(field, ""))
            if stated is None:
                continue
            since = _sum(self.records[self.since :], field)
            if stated not in (since, _sum(self.records, field)):
                self.counts.append(
                    Count(code=f"total_{field}", sheet=self.sheet.name, rows=(number,), stated=stated, counted=since)
                )
        self.since = len(self.records)

    def _record(self, number: int, told: Mapping[str, str], handed: set[str]) -> Record:
        remarks: list[Remark] = []
        money = {field: self._money(field, told, handed, remarks) for field in ("budget", "median", "agreed")}
        vendor, bids = self._vendor(told, money, remarks)
        contract, days = self._days(told, remarks)
        record = Record(
            sheet=self.sheet.name, row=number, title=line_of(told.get("title", ""), 500), vendor=vendor, bids=bids,
            method=self._method(told, remarks), reason=line_of(told.get("reason", ""), 300), contract_number=contract,
            unit=line_of(told.get("unit", ""), 160), source=line_of(told.get("source", ""), 160),
            tax_number=self._tax_number(told), egp_number=_egp(told), bidder_count=_whole(told.get("bidder_count", "")),
            cancelled=bool(_CANCELLED.search(told.get("status", ""))) or says_something(told.get("cancelled", "")),
            cancelled_because=line_of(told.get("cancelled", ""), 300),
            waiting=bool(_WAITING.search(told.get("status", ""))),
        )  # fmt: skip
        record = replace(record, **money, **days)
        return replace(record, remarks=(*remarks, *_judged(record, self.year, days_told=self.days_told)))

    def _money(self, field: str, told: Mapping[str, str], handed: set[str], remarks: list[Remark]) -> Decimal | None:
        text = told.get(field, "")
        if field in handed:
            remarks.append(Remark(code="merged_money", field=field, printed=text[:60]))
            return None
        if not says_something(text):
            return None
        found = amount_of(text)
        if found is None or not 0 <= found <= MOST:
            remarks.append(Remark(code="amount_unread", field=field, printed=text[:60], fault=field == "agreed"))
            return None
        return found

    def _vendor(
        self, told: Mapping[str, str], money: dict[str, Decimal | None], remarks: list[Remark]
    ) -> tuple[str, tuple[Bid, ...]]:
        """The seller; a price beside the name is the price agreed, where no column of its own says it."""
        bids = _bids(told)
        named = names_with_prices(told.get("vendor", ""))
        vendor = named[0] if named else None
        if vendor is None and len(bids) == 1 and told.get("title"):
            vendor = bids[0]  # type: ignore[assignment]
            remarks.append(Remark(code="vendor_from_bid", field="vendor", printed=bids[0].name))
        if vendor is None:
            return "", bids
        if money["agreed"] is None and not any(one.field == "agreed" and one.fault for one in remarks):
            money["agreed"] = vendor.price if vendor.price is not None else self._offered(vendor.name, bids, remarks)
        return line_of(vendor.name, 200), bids

    def _offered(self, name: str, bids: Sequence[Bid], remarks: list[Remark]) -> Decimal | None:
        key = vendor_key(name)
        price = next((one.price for one in bids if one.price is not None and vendor_key(one.name) == key), None)
        if price is not None:
            remarks.append(Remark(code="price_from_bid", field="agreed", printed=str(price)))
        return price

    def _method(self, told: Mapping[str, str], remarks: list[Remark]) -> Method | None:
        text = told.get("method", "")
        method = read_method(text) if says_something(text) else None
        if method is None:
            code = "method_unknown" if says_something(text) else "method_missing"
            remarks.append(Remark(code=code, field="method", printed=text[:60], fault=True))
        return method

    def _days(self, told: Mapping[str, str], remarks: list[Remark]) -> tuple[str, dict[str, datetime.date | None]]:
        number, found = contract_of(told.get("contract", ""), self.year.value)
        if told.get("contract_on"):
            found = day_of(told["contract_on"], self.year.value) or found
        days = {"contract_on": self._day(found)}
        if days["contract_on"] is None and self.month is not None:
            days["contract_on"] = self.month
            remarks.append(Remark(code="day_from_month", field="contract_on", printed=self.month.isoformat()))
        for field in ("due_on", "delivered_on", "inspected_on"):
            text = told.get(field, "")
            days[field] = self._day(day_of(text, self.year.value)) if says_something(text) else None
            if says_something(text) and days[field] is None:
                remarks.append(Remark(code="day_unread", field=field, printed=text[:60]))
        return number, days

    def _day(self, found: Dated | None) -> datetime.date | None:
        if found is None or found.day is None:
            return None
        if found.how:
            self.eras[found.how] = self.eras.get(found.how, 0) + 1
        return found.day

    def _tax_number(self, told: Mapping[str, str]) -> str:
        """A person's number is an identity card: it is not taken."""
        number = tax_number(told.get("tax_number", ""))
        if number and not is_company(number):
            self.persons += 1
            return ""
        return number


class _Merged(dict[tuple[int, int], int]):
    """(row, column) under the top of a merged range > the top's row; `values_with_tops` are the tops themselves."""

    values_with_tops: set[tuple[int, int]]


def _merged_above(merged: Sequence[tuple[int, int, str]]) -> _Merged:
    told = _Merged()
    told.values_with_tops = set()
    for top, bottom, name in merged:
        first = _CELL.match(name)
        if bottom <= top or first is None or bottom - top > 2_000:
            continue
        column = _column(first[1])
        told.values_with_tops.add((top, column))
        told.update(((row, column), top) for row in range(top + 1, bottom + 1))
    return told


def _column(letters_: str) -> int:
    number = 0
    for letter in letters_:
        number = number * 26 + ord(letter) - 64
    return number


def _judged(one: Record, year: FiscalYear, *, days_told: bool) -> Iterator[Remark]:
    """What is wrong with the record as a whole. A table that has no column for days cannot be asked for one."""
    if not one.title:
        yield Remark(code="no_title", field="title", fault=True)
    if not one.cancelled and not one.waiting:
        yield from _unfinished(one)
    signed = not one.waiting or (not days_told and one.agreed is not None)
    if one.contract_on is None and signed and not one.cancelled:
        yield Remark(code="no_day" if days_told else "no_day_column", field="contract_on", fault=days_told)
    elif one.contract_on is not None and not year.contains(one.contract_on):
        yield Remark(code="outside_year", field="contract_on", printed=one.contract_on.isoformat(), fault=True)
    if one.due_on and one.contract_on and one.due_on < one.contract_on:
        yield Remark(code="due_before", field="due_on", printed=one.due_on.isoformat(), fault=True)


def _unfinished(one: Record) -> Iterator[Remark]:
    if one.agreed is None and not any(remark.field == "agreed" and remark.fault for remark in one.remarks):
        yield Remark(code="no_price", field="agreed", fault=True)
    elif one.agreed == 0:
        yield Remark(code="zero_price", field="agreed", fault=True)
    if not one.vendor:
        yield Remark(code="no_vendor", field="vendor", fault=True)


def _bids(told: Mapping[str, str]) -> tuple[Bid, ...]:
    named = names_with_prices(told.get("bidders", ""))
    alone = amount_of(told.get("bid_price", ""))
    if len(named) == 1 and named[0].price is None and alone is not None:
        return (Bid(named[0].name, alone),)
    return tuple(Bid(one.name, one.price) for one in named[:100])


def _sum(records: Iterable[Record], field: str) -> Decimal:
    return sum((getattr(one, field) or Decimal(0) for one in records), Decimal(0))


def _counted(code: str, sheet: str, rows: list[int]) -> list[Count]:
    return [Count(code=code, sheet=sheet, rows=tuple(rows[:_MOST_ROWS_NAMED]), number=len(rows))] if rows else []


def _month_in(text: str, year: FiscalYear) -> datetime.date | None:
    """The first day of a month that a heading or a sheet's name tells ("เดือน ตุลาคม 2568", "ต.ค.68"); of the fiscal year
    where it tells no year."""
    told = clean(text[:120])
    found = parse_date(told)
    if found and found.month and found.day is None:
        return datetime.date(found.year - BUDDHIST_ERA, found.month, 1)
    if found or find_dates(told):
        return None
    plain = letters(told).removeprefix("ประจำ").removeprefix("เดือน")
    return next((first for name, first in _months_of(year) if plain == name), None)


def _months_of(year: FiscalYear) -> Iterator[tuple[str, datetime.date]]:
    from sucharit.core.thai import MONTHS, SHORT_MONTHS

    for month in range(1, 13):
        first = datetime.date(year.value - BUDDHIST_ERA - (month >= 10), month, 1)
        yield letters(MONTHS[month - 1]), first
        yield letters(SHORT_MONTHS[month - 1]), first


def line_of(text: str, most: int) -> str:
    return " ".join(clean(text[: most * 2]).split())[:most].strip(" -")


def _egp(told: Mapping[str, str]) -> str:
    found = _EGP.search(arabic_digits(told.get("egp_number", "")[:80]))
    return found[0] if found else ""


def _whole(text: str) -> int | None:
    found = re.match(r"\s*([0-9]{1,3})\s*(?:ราย)?\s*$", arabic_digits(text[:20]))
    return int(found[1]) if found else None
