"""Fiscal years and spans of them as texts state them: ranges, lists and single years."""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sucharit.core.fiscal.span import FiscalSpan
from sucharit.core.fiscal.year import FIRST_YEAR, LAST_YEAR
from sucharit.core.thai import BUDDHIST_ERA, arabic_digits, clean, find_dates, thai_digits

_LONGEST = 20_000
_DASH = "[-\u2010-\u2015\u2212~/]"
_ERA = r"(?:พ\s?\.?\s?ศ\s?\.?|พุทธศักราช|ค\s?\.?\s?ศ\s?\.?)"
_COMMON_BEFORE = re.compile(r"(?:ค\s?\.?\s?ศ\s?\.?|คริสต์ศักราช)\s*$")
_YEAR_BEFORE = re.compile(rf"(?:ปีงบประมาณ|ปี|{_ERA})\s*(?:{_ERA}\s*)?$")
_LOOK_BACK = 30

# Found from the first figure on; what stands before it is looked at afterwards, so no search begins at every letter.
_YEARS = re.compile(
    rf"(?P<first>[0-9]{{4}})(?![0-9])"
    rf"(?: *(?:{_DASH}|จนถึง|ถึง) *(?:ปีงบประมาณ|ปี)? *(?:{_ERA} *)?(?P<last>[0-9]{{4}}|[0-9]{{2}})(?![0-9,]|\.[0-9]))?"
)
_SHORT_YEARS = re.compile(rf"(?P<first>[0-9]{{2}}) *{_DASH} *(?P<last>[0-9]{{2}})(?![0-9])")
_NOT_A_YEAR = re.compile(r"\s*(?:บาท|คน|,[0-9]|\.[0-9]|\.-)")
_BETWEEN = re.compile(r"[\s,，]*(?:และ|กับ|หรือ)?[\s,]*(?:(?:ปีงบประมาณ|ปี)\s*)?(?:พ\s?\.?\s?ศ\s?\.?)?\s*")
_UNTIL = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|จนถึง|ถึง)\s*(?:วัน)?(?:ที่)?\s*(?:เดือน)?\s*")


class FoundSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Years stated in a text at [start, end): the `span`, or the `fault` (a Thai sentence) that spoils it.

    `dated`: the years come from printed dates or months, not from years that stand by themselves.
    """

    start: int
    end: int
    span: FiscalSpan | None = None
    fault: str | None = None
    dated: bool = False


def parse_span(text: str) -> FiscalSpan | None:
    """The span of fiscal years that `text` states, or None where it states none or several that differ.

    Ranges ("พ.ศ. ๒๕๖๖ - ๒๕๗๐", "๒๕๖๖-๗๐"), lists ("๒๕๖๖, ๒๕๖๗ และ ๒๕๖๘") and single years (a span of one). Where months
    are printed, the years are calendar years: "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘" is fiscal year 2568 alone.
    """
    try:
        return read_span(text)
    except ValueError:
        return None


def read_span(text: str) -> FiscalSpan:
    """As `parse_span`, but ValueError with a Thai sentence that says what is wrong."""
    found = find_spans(clean(text[:_LONGEST]))
    fault = next((one.fault for one in found if one.fault), None)
    if fault:
        raise ValueError(fault)
    spans = list(dict.fromkeys(one.span for one in found if one.span))
    if not spans:
        raise ValueError(f"ไม่พบปีงบประมาณใน “{text[:60].strip()}”: โปรดระบุปีพุทธศักราชสี่หลัก เช่น พ.ศ. 2566 - 2570")
    widest = max(spans, key=len)
    if all(span.first in widest and span.last in widest for span in spans):
        return widest
    stated = ", ".join(str(span.first) if len(span) == 1 else f"{span.first}-{span.last}" for span in spans[:10])
    raise ValueError(f"ข้อความระบุปีงบประมาณหลายช่วงที่ไม่ต่อเนื่องกัน ({stated}): โปรดระบุช่วงเดียว")


def find_spans(text: str) -> tuple[FoundSpan, ...]:
    """Every year, list and range of years in a cleaned text, in order.

    Years of the Common Era count only where the text says ค.ศ. or prints a date; two figures only after ปี or พ.ศ.
    and as a range ("ปีงบประมาณ ๖๖-๗๐").
    """
    arabic = arabic_digits(text)
    found = _dated(arabic)
    found += [one for match in _YEARS.finditer(arabic) if (one := _stated(match))]
    found += [one for match in _SHORT_YEARS.finditer(arabic) if (one := _stated_short(match))]
    return tuple(_joined_lists(_apart(found), arabic))


def format_span(span: FiscalSpan, digits: str = "thai") -> str:
    """ "พ.ศ. ๒๕๖๖ - ๒๕๗๐", or "พ.ศ. ๒๕๖๖" for one year."""
    text = f"พ.ศ. {span.first}" if len(span) == 1 else f"พ.ศ. {span.first} - {span.last}"
    return thai_digits(text) if digits == "thai" else text


def _dated(arabic: str) -> list[FoundSpan]:
    """Spans from printed dates: two dates joined by a dash or ถึง, or one date alone."""
    found: list[FoundSpan] = []
    for one in find_dates(arabic):
        if not one.date or not one.date.month:
            continue
        year = one.date.year + (one.date.month >= 10)
        before = found[-1] if found else None
        if before and before.span and _UNTIL.fullmatch(arabic, before.end, one.start):
            found[-1] = _span(before.start, one.end, before.span.first, year)
        else:
            found.append(_span(one.start, one.end, year, year))
    return [replace(one, dated=True) for one in found]


def _stated(match: re.Match[str]) -> FoundSpan | None:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if before[-1:].isdigit() or (before[-1:] == "," and before[-2:-1].isdigit()):
        return None
    if _NOT_A_YEAR.match(match.string, match.end()):
        return None
    common = bool(_COMMON_BEFORE.search(before))
    first = last = _buddhist(int(match["first"]), common=common)
    if first is not None and match["last"]:
        stated = int(match["last"])
        last = first - first % 100 + stated if stated < 100 else _buddhist(stated, common=common)
    return None if first is None or last is None else _span(match.start(), match.end(), first, last)


def _stated_short(match: re.Match[str]) -> FoundSpan | None:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if not _YEAR_BEFORE.search(before):
        return None
    return _span(match.start(), match.end(), 2500 + int(match["first"]), 2500 + int(match["last"]))


def _buddhist(year: int, *, common: bool) -> int | None:
    if common and 1900 <= year <= 2150:
        return year + BUDDHIST_ERA
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _span(start: int, end: int, first: int, last: int) -> FoundSpan:
    if last < first:
        return FoundSpan(start=start, end=end, fault=f"ปีสิ้นสุด {last} มาก่อนปีเริ่มต้น {first}: โปรดตรวจสอบช่วงปี")
    return FoundSpan(start=start, end=end, span=FiscalSpan(first, last))


def _apart(found: list[FoundSpan]) -> Iterator[FoundSpan]:
    """In order; of two that overlap the one that begins first, of two that begin together the longer."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _joined_lists(found: Iterator[FoundSpan], arabic: str) -> list[FoundSpan]:
    """Years that follow each other with only commas and "และ" between them are one span."""
    joined: list[FoundSpan] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and _continues(before, one, arabic) and before.span and one.span:
            joined[-1] = _span(before.start, one.end, before.span.first, one.span.last)
        else:
            joined.append(one)
    return joined


def _continues(before: FoundSpan, one: FoundSpan, arabic: str) -> bool:
    if not before.span or not one.span or one.span.first != before.span.last + 1:
        return False
    return bool(_BETWEEN.fullmatch(arabic, before.end, one.start))
