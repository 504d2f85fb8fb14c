"""Which quarters a row marks: ticks, crosses, dots, arrows over several cells, months, or words."""

import re
from collections.abc import Mapping

from sucharit.core.thai import MONTHS, SHORT_MONTHS

_FIRST_QUARTER_MONTH = 10
_NOTHING = re.compile(r"^(?:[-–—0.]|ไม่มี|ไม่ดำเนินการ)?$")
_LEFT = "←◄◀⇐⟵<⬅↔⟷⇔"
_RIGHT = "→►▶⇒⟶>➔➜➡↔⟷⇔"
_SHAFT = re.compile(r"^[-–—─━_=]{2,}$")
_QUARTER_WORDS = re.compile(r"ไตรมาส(?:ที่)?\s*((?:[1-4]\s*(?:[-–,]|ถึง|และ|ที่|ไตรมาส)*\s*)+)")
_RANGE = re.compile(r"([1-4])\s*(?:[-–]|ถึง)\s*(?:ไตรมาส(?:ที่)?\s*)?([1-4])")
_WHOLE_YEAR = re.compile(r"ตลอด(?:ทั้ง)?ปี|ทั้งปี|ทุกไตรมาส|ทุกเดือน|ตลอดระยะเวลา")
_MONTHS = tuple(re.escape(name[:-1]).replace(r"\.", r"\.\s?") + r"\.?" for name in SHORT_MONTHS)
_MONTH = re.compile("|".join(f"(?P<m{n}>{MONTHS[n - 1]}|{_MONTHS[n - 1]})" for n in range(1, 13)))


def quarter_of_month(month: int) -> int:
    """The quarter 1-4 of the fiscal year in which a calendar month 1-12 lies."""
    return (month - _FIRST_QUARTER_MONTH) % 12 // 3 + 1


def marked_quarters(cells: Mapping[int, str]) -> tuple[int, ...]:
    """Quarters by their cells: a mark stands for its own; an arrow from one cell to a later one for all between."""
    marked = {quarter for quarter, cell in cells.items() if _is_marked(cell)}
    places = sorted(cells)
    for nth, quarter in enumerate(places):
        if _points(cells[quarter], _LEFT) and not _points(cells[quarter], _RIGHT):
            end = next((other for other in places[nth + 1 :] if _points(cells[other], _RIGHT)), None)
            if end is not None:
                marked |= {other for other in places if quarter <= other <= end}
    return tuple(sorted(marked))


def marked_months(cells: Mapping[int, str]) -> tuple[int, ...]:
    """Quarters of the marked months; months are ordered as the fiscal year runs, from October."""
    by_place = {(month - _FIRST_QUARTER_MONTH) % 12: cell for month, cell in cells.items()}
    return tuple(sorted({place // 3 + 1 for place in marked_quarters(by_place)}))


def _is_marked(cell: str) -> bool:
    squeezed = "".join(cell.split())
    return not _NOTHING.match(squeezed) and not _SHAFT.match(squeezed)


def _points(cell: str, arrows: str) -> bool:
    return any(arrow in cell for arrow in arrows)


def quarters_in_words(text: str) -> tuple[int, ...]:
    """Quarters that a period states in words: "ไตรมาสที่ 1 - 2", "ต.ค. 65 - มี.ค. 66", "ตลอดปี". Empty for none."""
    found: set[int] = set()
    for stretch in _QUARTER_WORDS.finditer(text):
        found |= {int(digit) for digit in re.findall("[1-4]", stretch[1])}
        for first, last in _RANGE.findall(stretch[1]):
            found |= set(range(int(first), int(last) + 1))
    if found:
        return tuple(sorted(found))
    months = [quarter_of_month(_month(match)) for match in _MONTH.finditer(text)]
    if len(months) == 2 and re.search(r"[-–—]|ถึง", text):
        first, last = months
        return tuple(range(first, last + 1)) if first <= last else ()
    if months:
        return tuple(sorted(set(months)))
    return (1, 2, 3, 4) if _WHOLE_YEAR.search(text) else ()


def _month(match: re.Match[str]) -> int:
    return next(number for number in range(1, 13) if match[f"m{number}"])
