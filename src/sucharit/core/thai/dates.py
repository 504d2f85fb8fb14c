"""Thai dates, Buddhist and Common Era, as papers print them and as scanners damage them."""

import datetime
import re

import msgspec

from sucharit.core.thai.digits import arabic_digits, thai_digits
from sucharit.core.thai.folding import clean

BUDDHIST_ERA = 543
"""Years between the eras since 1941: B.E. = C.E. + 543."""

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")


class ThaiDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date as printed: `year` of the Buddhist Era; `day` (and `month`) None where the paper leaves them blank.

    `notes` say what had to be understood: "month.noisy" (name damaged, nearest name taken), "year.two-digit",
    "year.common-era" (converted), "era.contradicts" (พ.ศ. before a C.E. year or the reverse).
    """

    year: int
    month: int | None = None
    day: int | None = None
    printed: str = ""
    notes: tuple[str, ...] = ()

    @property
    def date(self) -> datetime.date | None:
        """The day in the Common Era, or None where the paper does not say the day."""
        if self.day is None or self.month is None:
            return None
        return datetime.date(self.year - BUDDHIST_ERA, self.month, self.day)

    @property
    def iso(self) -> str | None:
        """ "2022-09-30", or None where the paper does not say the day."""
        date = self.date
        return date.isoformat() if date else None


class FoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date in a text at [start, end): its `date`, or the `fault` (a Thai sentence) that makes it impossible."""

    start: int
    end: int
    date: ThaiDate | None = None
    fault: str | None = None


_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_KEYS = {name: number for number, name in enumerate(MONTHS, 1)}
_KEYS |= {name.replace(".", ""): number for number, name in enumerate(SHORT_MONTHS, 1)}
_SHORT = r"(?:[มกพ]\s?\.?\s?ค|[กพ]\s?\.?\s?พ|มี\s?\.?\s?ค|เม\s?\.?\s?ย|มิ\s?\.?\s?ย|[กพ]\s?\.?\s?ย|[สตธ]\s?\.?\s?ค)\s?\."
_WORD = "|".join((*MONTHS, _SHORT, r"[A-Za-z]{3,9}\.?"))
_ERA = r"(?:ปี\s*)?(?P<era>พ\s?\.?\s?ศ\s?\.?|พุทธศักราช|ค\s?\.?\s?ศ\s?\.?|คริสต์ศักราช|[BC]\.?E\.?|A\.?D\.?)?"
_YEAR = r"(?P<year>2 ?5 ?[0-9] ?[0-9]|[0-9]{4}|[0-9]{2})(?![0-9])"
_DAY = r"(?<![0-9/.,])(?P<day>[0-9]{1,2})(?![0-9])"

_FULL = re.compile(rf"{_DAY}\s*,?\s*(?:เดือน)?\s*(?P<month>{_WORD})\s*,?\s*{_ERA}\s*{_YEAR}", re.IGNORECASE)
_NOISY = re.compile(rf"{_DAY}\s*(?:เดือน)?\s*(?P<month>[ก-์][ก-์ .]{{2,18}}?)\s*{_ERA}\s*{_YEAR}")
_PARTIAL = re.compile(
    rf"(?P<month>{_WORD})\s*,?\s*{_ERA}\s*(?P<year>2 ?5 ?[0-9] ?[0-9]|[0-9]{{4}})(?![0-9])", re.IGNORECASE
)
_NUMBERS = re.compile(rf"{_DAY}(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])")
_ISO = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9])")
_LONGEST = 20_000


def parse_date(text: str) -> ThaiDate | None:
    """The first date in `text`, or None where there is none or it is impossible (`find_dates` says why).

    "กันยายน พ.ศ. ๒๕๖๕" without a day gives a ThaiDate whose `day` and `date` are None.
    """
    return next((found.date for found in find_dates(clean(text[:_LONGEST]))), None)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date in a cleaned text, in order, impossible ones with their fault."""
    arabic = arabic_digits(text)
    found: list[FoundDate] = []
    for pattern in (_ISO, _NUMBERS, _FULL, _NOISY, _PARTIAL):
        for match in pattern.finditer(arabic):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            read = _read(match, text[match.start() : match.end()])
            if read:
                found.append(read)
    return tuple(sorted(found, key=lambda one: one.start))


def _read(match: re.Match[str], printed: str) -> FoundDate | None:
    parts = match.groupdict()
    month, noisy = _month(parts["month"])
    if month is None:
        return None
    year, notes = _year(parts["year"], parts.get("era"))
    if year is None:
        return None
    if noisy:
        notes = ("month.noisy", *notes)
    day = int(parts["day"]) if parts.get("day") else None
    fault = _fault(day, month, year)
    date = None if fault else ThaiDate(year=year, month=month, day=day, printed=printed, notes=notes)
    return FoundDate(start=match.start(), end=match.end(), date=date, fault=fault)


def _month(word: str) -> tuple[int | None, bool]:
    key = re.sub(r"[\s.]", "", word)
    if key.isdigit():
        return int(key), False
    if key in _KEYS:
        return _KEYS[key], False
    if key.isascii():
        return next((n for n, name in enumerate(_ENGLISH, 1) if key.lower().startswith(name)), None), False
    return _nearest_month(key), True


def _nearest_month(key: str) -> int | None:
    """The one month name within two changes of a damaged one; None where none or several are as near."""
    if len(key) < 5:
        return None
    distances = sorted((_distance(key, name), number) for number, name in enumerate(MONTHS, 1))
    (best, number), (second, _) = distances[:2]
    return number if best <= 2 and best < second else None


def _distance(left: str, right: str) -> int:
    """Levenshtein's distance of two short words."""
    row = list(range(len(right) + 1))
    for place, a in enumerate(left, 1):
        previous, row[0] = row[0], place
        for column, b in enumerate(right, 1):
            previous, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, previous + (a != b))
    return row[-1]


def _year(digits: str, era: str | None) -> tuple[int | None, tuple[str, ...]]:
    year = int(digits.replace(" ", ""))
    common = bool(era) and era[0] in "คคcCaA"
    if year < 100:
        return (
            (2000 + year + BUDDHIST_ERA, ("year.two-digit", "year.common-era"))
            if common
            else (2500 + year, ("year.two-digit",))
        )
    if 2400 <= year <= 2700:
        return year, ("era.contradicts",) if common else ()
    if 1900 <= year <= 2150:
        contradicts = bool(era) and not common
        return year + BUDDHIST_ERA, ("era.contradicts",) if contradicts else ("year.common-era",)
    return None, ()


def _fault(day: int | None, month: int, year: int) -> str | None:
    if not 1 <= month <= 12:
        return f"เดือนที่ {month} ไม่มี: เดือนต้องอยู่ระหว่าง 1 ถึง 12"
    if day is None:
        return None
    last = days_in_month(month, year)
    if 1 <= day <= last:
        return None
    return f"วันที่ {day} {MONTHS[month - 1]} พ.ศ. {year} ไม่มีในปฏิทิน: เดือน{MONTHS[month - 1]} พ.ศ. {year} มี {last} วัน"


def days_in_month(month: int, year: int) -> int:
    """Days of a month 1-12 of a Buddhist Era year."""
    if month == 2:
        common = year - BUDDHIST_ERA
        return 29 if common % 4 == 0 and (common % 100 != 0 or common % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def format_date(date: datetime.date | ThaiDate, style: str = "full", digits: str = "thai") -> str:
    """A date in Thai: full "๒๑ มีนาคม พ.ศ. ๒๕๖๖", short "๒๑ มี.ค. ๒๕๖๖"; `digits` "thai" or "arabic".

    A `datetime.date` is of the Common Era; a ThaiDate without a day or month is printed without it.
    """
    if isinstance(date, datetime.date):
        date = ThaiDate(year=date.year + BUDDHIST_ERA, month=date.month, day=date.day)
    names, era = (MONTHS, "พ.ศ. ") if style == "full" else (SHORT_MONTHS, "")
    parts = (str(date.day or ""), names[date.month - 1] if date.month else "", f"{era}{date.year}")
    text = " ".join(part for part in parts if part)
    return thai_digits(text) if digits == "thai" else text
