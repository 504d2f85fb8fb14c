"""Thai dates, Buddhist and Common Era, as papers print them and as scanners damage them."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import replace

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
    "year.common-era" (converted), "era.contradicts" (พ.ศ. before a C.E. year or the reverse), "year.from-range" (the
    year stands only at the end of the range).
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


_ENGLISH = re.findall("[a-z]+", "january february march april may june july august september october november december")
_NAMES = {name: number for number, name in enumerate(MONTHS, 1)}
_NAMES |= {name.replace(".", ""): number for number, name in enumerate(SHORT_MONTHS, 1)}
_NAMES |= {name: number for number, name in enumerate(_ENGLISH, 1)}
_NAMES |= {name[:3]: number for number, name in enumerate(_ENGLISH, 1)} | {"sept": 9}

_SHORT = r"(?:มี|เม|มิ|[กตธพมส]) ?\.? ?[คพย] ?\.?"
_WORD = "|".join((*MONTHS, rf"(?<![ก-์]){_SHORT}", r"(?<![A-Za-z])[A-Za-z]{3,9}\.?"))
_ERA = r"(?:ปี *)?(?P<era>พ ?\.? ?ศ ?\.?|พุทธศักราช|ค ?\.? ?ศ ?\.?|คริสต์ศักราช|[BC]\.?E\.?|A\.?D\.?)?"
_DAY = r"(?<![0-9/.,])(?P<day>[0-9]{1,2})"

# A tab or a line's end parts cells: "๕" before it is a row's number, not a day. So only spaces may stand within a date.
# Every written date is found from its year, looking left: years are rare, so a whole plan takes milliseconds.
_YEAR = re.compile(r"(?:2 ?5 ?[0-9] ?[0-9]|[0-9]{4}|[0-9]{2})(?![0-9])")
_LAST_LETTER = re.compile(r"[ก-์A-Za-z.…_][ ,]*$")
_BEFORE_YEAR = 80  # characters; a day, a month, an era and the blanks of a form
_MONTH = re.compile(rf"(?:{_DAY} *,? *)?(?:เดือน *)?(?P<month>{_WORD}) *,? *{_ERA} *$")
_NOISY = re.compile(rf"(?:{_DAY} *(?:เดือน)?|เดือน) *(?P<month>[ก-์][ก-์ .]{{2,20}}?) *{_ERA} *$")
_BLANK = re.compile(r"เดือน[ .…_]*(?P<era>พ ?\.? ?ศ ?\.?|พุทธศักราช) *$")
_FROM = re.compile(rf"(?:{_DAY} *)?(?:(?:เดือน *)?(?P<month>{_WORD}) *)?(?:[-\u2010-\u2015\u2212]|ถึง) *(?:วัน)?(?:ที่)? *$")

# Dates in figures; a year of two figures only between slashes, for "1.1.2" and "1-2-3" are other things.
_FIGURES = re.compile(
    r"(?P<day>[0-9]{1,2})(?:/(?P<m1>[0-9]{1,2})/(?P<y1>[0-9]{4}|[0-9]{2})|(?P<mark>[.-])(?P<m2>[0-9]{1,2})(?P=mark)(?P<y2>[0-9]{4}))"
    r"(?![0-9/])"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])")
_TWO_FIGURES = re.compile("[0-9] ?[0-9]")
_INSIDE_NUMBERS = frozenset("/.,-")
_LONGEST = 20_000


def parse_date(text: str) -> ThaiDate | None:
    """The first date in `text`, or None where there is none or it is impossible (`find_dates` says why).

    "กันยายน พ.ศ. ๒๕๖๕" without a day gives a ThaiDate whose `day` and `date` are None.
    """
    return next((found.date for found in find_dates(clean(text[:_LONGEST]))), None)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date in a cleaned text, in order, impossible ones with their fault.

    Of a range with one year ("๑ - ๓ มิถุนายน ๒๕๖๖", "๑ ตุลาคม - ๓๑ ธันวาคม ๒๕๖๖") both ends are given, the first with
    the note "year.from-range".
    """
    arabic = arabic_digits(text)
    if not _TWO_FIGURES.search(arabic):
        return ()
    found = [one for pattern in (_ISO, _FIGURES) for match in pattern.finditer(arabic) if (one := _in_figures(match))]
    found += [one for match in _YEAR.finditer(arabic) for one in _written(arabic, match)]
    return tuple(_as_printed(one, text) for one in _apart(found))


def _apart(found: list[FoundDate]) -> Iterator[FoundDate]:
    """In order; of two that overlap the one that begins first, of two that begin together the longer."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _as_printed(one: FoundDate, text: str) -> FoundDate:
    if one.date is None:
        return one
    return replace(one, date=replace(one.date, printed=text[one.start : one.end]))


def _in_figures(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    before = match.string[match.start() - 1 : match.start()]
    month, digits = parts.get("month") or parts["m1"] or parts["m2"], parts.get("year") or parts["y1"] or parts["y2"]
    year, notes = _year(digits, None)
    if before.isdigit() or before in _INSIDE_NUMBERS or year is None:
        return None
    return _dated(match.start(), match.end(), (int(parts["day"]), int(month), year), notes)


def _written(arabic: str, year_match: re.Match[str]) -> tuple[FoundDate, ...]:
    """The dates that end in this year: none, one, or the two ends of a range."""
    start = max(0, year_match.start() - _BEFORE_YEAR)
    before = arabic[start : year_match.start()]
    if not _LAST_LETTER.search(before):
        return ()
    match = _MONTH.search(before) or _NOISY.search(before) or _BLANK.search(before)
    if not match:
        return ()
    parts = match.groupdict()
    month, noisy = _month(parts.get("month"))
    day = int(parts["day"]) if parts.get("day") else None
    year, notes = _year(year_match[0], parts["era"])
    if year is None or (month is None and parts.get("month")) or (len(year_match[0]) == 2 and not _sure(parts, year)):
        return ()
    notes = (*(("month.noisy",) if noisy else ()), *notes)
    one = _dated(start + match.start(), year_match.end(), (day, month, year), notes)
    earlier = _range_start(start, before[: match.start()], one)
    return (earlier, one) if earlier else (one,)


def _sure(parts: dict[str, str | None], year: int) -> bool:
    """Two figures are a year after a day and a month, or after a short month in this lifetime ("มี.ค. 66")."""
    return bool(parts.get("day")) or ("." in (parts.get("month") or "") and 2540 <= year <= 2599)


def _range_start(start: int, before: str, end: FoundDate) -> FoundDate | None:
    """ "๑ -" before "๓ มิถุนายน ๒๕๖๖", "๑ ตุลาคม -" before "๓๑ ธันวาคม ๒๕๖๖"."""
    match = _FROM.search(before)
    if not match or not end.date or end.date.month is None:
        return None
    month = _month(match["month"])[0] if match["month"] else end.date.month
    day = int(match["day"]) if match["day"] else None
    if month is None or (day is None and not match["month"]):
        return None
    if (month, day or 0) > (end.date.month, end.date.day or 31):
        return None
    last = start + match.start() + len(match[0].rstrip(" -\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
    notes = (*end.date.notes, "year.from-range")
    return _dated(start + match.start(), last, (day, month, end.date.year), notes)


def _dated(start: int, end: int, parts: tuple[int | None, int | None, int], notes: tuple[str, ...]) -> FoundDate:
    day, month, year = parts
    fault = _fault(day, month, year)
    date = None if fault else ThaiDate(year=year, month=month, day=day, notes=notes)
    return FoundDate(start=start, end=end, date=date, fault=fault)


def _month(word: str | None) -> tuple[int | None, bool]:
    """The number of a month and whether its name was damaged."""
    if word is None:
        return None, False
    key = re.sub(r"[\s.]", "", word).lower()
    if key in _NAMES:
        return _NAMES[key], False
    return (None, False) if key.isascii() else (_nearest_month(key), True)


@lru_cache(maxsize=1024)
def _nearest_month(key: str) -> int | None:
    """The one month name within two changes of a damaged one (one in a short name); None where several are as near."""
    alike = [name for name in MONTHS if abs(len(name) - len(key)) <= 2 and len(set(name) - set(key)) <= 2]
    if len(key) < 5 or not alike:
        return None
    (best, name), *others = sorted((_distance(key, name), name) for name in alike)
    return _NAMES[name] if best <= (1 if len(name) <= 6 else 2) and all(best < other for other, _ in others) else None


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
    common = (era or " ")[0] in "คCA"
    if year < 100:
        return (2000 + BUDDHIST_ERA if common else 2500) + year, ("year.two-digit",)
    if 2400 <= year <= 2700:
        return year, ("era.contradicts",) if common else ()
    if 1900 <= year <= 2150:
        contradicts = bool(era) and not common
        return year + BUDDHIST_ERA, ("era.contradicts",) if contradicts else ("year.common-era",)
    return None, ()


def _fault(day: int | None, month: int | None, year: int) -> str | None:
    if month is None:
        return None
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
