"""A budget table that lost its cells: rows as running text with the amounts of the years at their end."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sucharit.core.reading.prepared import PreparedLine

_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_HEADER = re.compile(r"โครงการ|กิจกรรม|มาตรการ")
_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{3,9}|[-–]|ไม่ใช้\s?งบ\s?ประมาณ)"
_FEWEST_YEARS = 3
_MOST_YEARS = 6
_LONGEST = 600


def with_cells(lines: Sequence[PreparedLine]) -> Sequence[PreparedLine]:
    """The lines, with cells where one has as many amounts as the header above has years; unchanged without header.

    Only for documents in which no row of a real table was found.
    """
    years = next((found for line in lines if (found := _years(line))), None)
    return lines if years is None else list(_celled(lines, len(years)))


def _years(line: PreparedLine) -> list[str] | None:
    if line.cells or len(line.text) > _LONGEST or not _HEADER.search(line.text):
        return None
    years = _YEAR.findall(line.text)
    in_order = _FEWEST_YEARS <= len(years) <= _MOST_YEARS and len(set(years)) == len(years)
    return years if in_order else None


def _celled(lines: Sequence[PreparedLine], count: int) -> Iterator[PreparedLine]:
    row = re.compile(rf"(.*?\S)\s+({_AMOUNT}(?:\s+{_AMOUNT}){{{count - 1}}})(?:\s+(\D.{{0,120}}))?")
    amount = re.compile(_AMOUNT)
    for line in lines:
        if years := _years(line):
            yield replace(line, cells=("โครงการ/กิจกรรม/มาตรการ", *years, "งบประมาณ (บาท)"))
            continue
        found = row.fullmatch(line.text) if not line.cells and len(line.text) <= _LONGEST else None
        if found is None:
            yield line
        else:
            yield replace(line, cells=(found[1], *amount.findall(found[2]), found[3] or ""))
