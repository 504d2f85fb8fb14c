"""One cell > a value: an amount, a day, a name with a price, a contract with its day."""

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from msgspec import Struct

from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import BUDDHIST_ERA, arabic_digits, clean, find_amounts, find_dates, parse_amount

MOST = Decimal("99999999999.99")
_PLAIN = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: [0-9]{2}:[0-9]{2})?")
_DASHES = frozenset("-–—_. ")
_MARKER = re.compile(r"^\s*(?:[0-9]{1,2}\s*[.)]|[-•*])\s*")
_PRICE = re.compile(
    r"(?:ราคา(?:ที่(?:เสนอ|ตกลง))?|เป็นเงิน|จำนวน|เสนอ)?\s*[:=]?\s*([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{3,}(?:\.[0-9]{1,2})?)\s*(?:บาท|\.-)?\s*$"
)
_LEADS = re.compile(r"^(?:สัญญา|ใบสั่ง)?(?:ซื้อ|จ้าง|ซื้อจ้าง)?\s*(?:เลขที่|ที่)?\s*")
_DATED = re.compile(r"(?:ลงวันที่|ลว\.?|วันที่|ลง)\s*$")
_LONGEST = 2_000


class Priced(Struct, frozen=True):
    """A name and the price beside it (None: none stands there)."""

    name: str
    price: Decimal | None = None


class Dated(Struct, frozen=True):
    """A day, and how it had to be understood: "" plainly, "era" Common Era, "short" a year of two figures."""

    day: datetime.date | None
    how: str = ""


@lru_cache(maxsize=8192)
def amount_of(text: str) -> Decimal | None:
    """Baht with satang; None where the cell does not say one clear amount. A lone dash is nothing said."""
    plain = arabic_digits(text).strip()
    if not plain or _DASHES.issuperset(plain):
        return None
    if _PLAIN.fullmatch(plain):
        return _rounded(plain.replace(",", ""))
    return parse_amount(text)


def says_something(text: str) -> bool:
    plain = text.strip()
    return bool(plain) and not _DASHES.issuperset(plain)


@lru_cache(maxsize=8192)
def day_of(text: str, fiscal_year: int) -> Dated | None:
    """A day of either era. A year of two figures is of the era that brings it near the fiscal year. None: no day."""
    found = _ISO.fullmatch(arabic_digits(text).strip())
    if found:
        return _from_sheet(int(found[1]), int(found[2]), int(found[3]))
    dates = find_dates(clean(text[:_LONGEST]))
    for one in dates:
        if one.date is None or one.date.date is None:
            continue
        day = one.date.date
        if "year.two-digit" in one.date.notes:
            return Dated(_nearest(day, fiscal_year), "short")
        return Dated(day, "era" if "year.common-era" in one.date.notes else "")
    return None


def names_with_prices(text: str) -> tuple[Priced, ...]:
    """ "1. ร้าน ก 4,500 บาท\\n2. ร้าน ข 4,800 บาท" > two; a price on a line of its own belongs to the name above it."""
    told: list[Priced] = []
    for line in clean(text[:_LONGEST]).split("\n"):
        bare = _MARKER.sub("", line).strip(" -–\t")
        if not bare:
            continue
        name, price = _priced(bare)
        if not name and told and told[-1].price is None:
            told[-1] = Priced(told[-1].name, price)
        elif name:
            told.append(Priced(name[:200], price))
    return tuple(told)


def contract_of(text: str, fiscal_year: int) -> tuple[str, Dated | None]:
    """ "12/2569\\nลว. 15 ม.ค. 2569" > the number and the day."""
    told = clean(text[:_LONGEST])
    arabic = arabic_digits(told)
    dates = [one for one in find_dates(arabic) if one.date and one.date.date]
    if not dates:
        return _number(arabic), None
    one = dates[-1]
    number = arabic[: one.start] if one.start else arabic[one.end :]
    return _number(number), day_of(arabic[one.start : one.end], fiscal_year)


def _number(text: str) -> str:
    line = " ".join(text.split())
    return _DATED.sub("", _LEADS.sub("", line)).strip(" ,-–()")[:80]


def _priced(line: str) -> tuple[str, Decimal | None]:
    arabic = arabic_digits(line)
    found = _PRICE.search(arabic)
    if found:
        return line[: found.start()].strip(" ,:-–=/("), _rounded(found[1].replace(",", ""))
    amounts = find_amounts(line)
    if amounts:
        last = amounts[-1]
        return (line[: last.start] + line[last.end :]).strip(" ,:-–=/()"), last.baht
    return line, None


def _rounded(text: str) -> Decimal | None:
    """Satang; what a spreadsheet computed to more places is rounded."""
    try:
        return Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None


def _from_sheet(year: int, month: int, day: int) -> Dated | None:
    """A day that a spreadsheet holds as a number: of the Common Era, or of the Buddhist where someone typed that
    year."""
    how = ""
    if year > 2400:
        year, how = year - BUDDHIST_ERA, "era"
    try:
        return Dated(datetime.date(year, month, day), how)
    except ValueError:
        return None


def _nearest(day: datetime.date, fiscal_year: int) -> datetime.date:
    """15/1/69 and 15/1/26 are both 15 January 2026 for the fiscal year 2569."""
    middle = FiscalYear(fiscal_year).first_day
    years = (day.year, day.year + BUDDHIST_ERA - 500)
    return min((_with_year(day, year) for year in years), key=lambda one: abs((one - middle).days))


def _with_year(day: datetime.date, year: int) -> datetime.date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
