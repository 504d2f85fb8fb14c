"""Fiscal years and spans of them as texts state them: ranges, lists and single years."""

import re

import msgspec

from sucharit.core.fiscal.span import FiscalSpan
from sucharit.core.fiscal.year import FIRST_YEAR, LAST_YEAR
from sucharit.core.thai import BUDDHIST_ERA, arabic_digits, clean, find_dates, thai_digits

_LONGEST = 20_000
_PREFIX = r"(?:ประจำ)?(?:ปีงบประมาณ|ปี)?\s*(?P<{0}>พ\s?\.?\s?ศ\s?\.?|พุทธศักราช|ค\s?\.?\s?ศ\s?\.?)?\s*"
_YEAR = r"(?<![0-9])(?P<{0}>[0-9]{{4}})(?![0-9])"
_RANGE = re.compile(
    _PREFIX.format("era")
    + _YEAR.format("first")
    + r"\s*(?:[-\u2010-\u2015\u2212~/]|จนถึง|ถึง)\s*"
    + _PREFIX.format("era2")
    + r"(?P<last>[0-9]{4}|[0-9]{2})(?![0-9,])"
)
_SHORT_RANGE = re.compile(
    r"(?:ปีงบประมาณ|ปี|พ\s?\.?\s?ศ\s?\.?)\s*(?:พ\s?\.?\s?ศ\s?\.?\s*)?(?P<first>[0-9]{2})\s*[-\u2010-\u2015\u2212]\s*(?P<last>[0-9]{2})(?![0-9])"
)
_SINGLE = re.compile(_PREFIX.format("era") + _YEAR.format("first"))
_BETWEEN = re.compile(r"[\s,，、]*(?:และ|กับ|หรือ)?[\s,]*")


class FoundSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Years stated in a text at [start, end): the `span`, or the `fault` (a Thai sentence) that spoils it."""

    start: int
    end: int
    span: FiscalSpan | None = None
    fault: str | None = None


def parse_span(text: str) -> FiscalSpan | None:
    """The span of fiscal years that `text` states, or None where it states none or several that differ.

    Ranges ("พ.ศ. ๒๕๖๖ - ๒๕๗๐", "๒๕๖๖-๗๐"), lists ("๒๕๖๖, ๒๕๖๗ และ ๒๕๖๘") and single years (a span of one). Where months are
    printed, the years are calendar years: "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘" is fiscal year 2568 alone.
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
    several = [span for span in spans if len(span) > 1]
    if not spans:
        raise ValueError(f"ไม่พบปีงบประมาณใน “{text[:60].strip()}”: โปรดระบุปีพุทธศักราชสี่หลัก เช่น พ.ศ. 2566 - 2570")
    if len(several) == 1 and all(span.first in several[0] and span.last in several[0] for span in spans):
        return several[0]
    if len(spans) == 1:
        return spans[0]
    stated = ", ".join(str(span.first) if len(span) == 1 else f"{span.first}-{span.last}" for span in spans)
    raise ValueError(f"ข้อความระบุปีงบประมาณหลายช่วงที่ไม่ต่อเนื่องกัน ({stated}): โปรดระบุช่วงเดียว")


def find_spans(text: str) -> tuple[FoundSpan, ...]:
    """Every year, list and range of years in a cleaned text, in order. Years of the Common Era count only where the
    text says ค.ศ. or prints a date."""
    arabic = arabic_digits(text)
    found = _dated(arabic)
    for pattern in (_RANGE, _SHORT_RANGE, _SINGLE):
        for match in pattern.finditer(arabic):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            one = _range(match)
            if one:
                found.append(one)
    found.sort(key=lambda one: one.start)
    return tuple(_joined_lists(found, arabic))


def format_span(span: FiscalSpan, digits: str = "thai") -> str:
    """ "พ.ศ. ๒๕๖๖ - ๒๕๗๐", or "พ.ศ. ๒๕๖๖" for one year."""
    text = f"พ.ศ. {span.first}" if len(span) == 1 else f"พ.ศ. {span.first} - {span.last}"
    return thai_digits(text) if digits == "thai" else text


def _dated(arabic: str) -> list[FoundSpan]:
    """Spans from printed dates: two dates joined by a dash or ถึง, or one date alone."""
    dates = [one for one in find_dates(arabic) if one.date and one.date.month]
    found: list[FoundSpan] = []
    for one in dates:
        year = _fiscal_year(one.date.year, one.date.month or 1) if one.date else 0
        joined = found and re.fullmatch(
            r"\s*(?:[-\u2010-\u2015\u2212]|จนถึง|ถึง)\s*(?:วันที่|เดือน)?\s*", arabic[found[-1].end : one.start]
        )
        if joined and (before := found[-1].span):
            found[-1] = _span(found[-1].start, one.end, before.first, year)
        else:
            found.append(_span(one.start, one.end, year, year))
    return found


def _fiscal_year(year: int, month: int) -> int:
    return year + (month >= 10)


def _range(match: re.Match[str]) -> FoundSpan | None:
    groups = match.groupdict()
    common = (groups.get("era") or " ")[0] == "ค"
    first = _buddhist(int(groups["first"]), common=common)
    last = first
    if first is not None and groups.get("last"):
        stated = int(groups["last"])
        last = first - first % 100 + stated if stated < 100 else _buddhist(stated, common=common)
    if first is None or last is None:
        return None
    return _span(match.start(), match.end(), first, last)


def _buddhist(year: int, *, common: bool) -> int | None:
    if common and 1900 <= year <= 2150:
        return year + BUDDHIST_ERA
    if year < 100:
        return 2500 + year
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _span(start: int, end: int, first: int, last: int) -> FoundSpan:
    if last < first:
        return FoundSpan(start=start, end=end, fault=f"ปีสิ้นสุด {last} มาก่อนปีเริ่มต้น {first}: โปรดตรวจสอบช่วงปี")
    return FoundSpan(start=start, end=end, span=FiscalSpan(first, last))


def _joined_lists(found: list[FoundSpan], arabic: str) -> list[FoundSpan]:
    """Years that follow each other with only commas and "และ" between them are one span."""
    joined: list[FoundSpan] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.span
            and one.span
            and one.span.first == before.span.last + 1
            and _BETWEEN.fullmatch(arabic[before.end : one.start])
        ):
            joined[-1] = _span(before.start, one.end, before.span.first, one.span.last)
        else:
            joined.append(one)
    return joined
