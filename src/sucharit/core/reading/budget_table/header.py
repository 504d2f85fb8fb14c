"""The header of the budget table: its years in order, and how far behind the title they stand."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.tables import amount_of, is_sum_label, year_of

_HEAD_WORDS = re.compile(r"โครง\s?การ|กิจกรรม|มาตรการ|แผนงาน")
_HEAD_OTHER = re.compile(
    r"มิติ|ภารกิจ|หมายเหตุ|ลำดับ|ที่$|หน่วยงาน|ผู้รับผิดชอบ|งบประมาณ|จำนวนเงิน|กรอบ|วัตถุประสงค์|แหล่ง|เป้าหมาย|ผลที่คาด|ผลผลิต|ผลลัพธ์|ตัวชี้วัด|สถานที่|ระยะเวลา"
    r"|รวม(?:\s?\d\s?ปี|เงิน|ทั้งสิ้น|งบประมาณ)?$"
)
_ONE_YEAR = re.compile(r"\D{0,12}(2[45]\d\d)\D{0,24}")
NO_BUDGET = re.compile(r"\W{0,3}ไม่\s?(?:ได้\s?)?(?:ใช้|มี)\s?งบ\s?ประมาณ")
_LONGEST_HEAD = 60
_FEWEST_MERGED = 3
_LONGEST_ALONE = 24  # "งบประมาณ (บาท)" over all years


class Layout(Struct, frozen=True):
    """What the header says: the fiscal years in order, and how far behind the title their columns begin."""

    years: tuple[int, ...]
    title_column: int | None = None
    first_year_column: int | None = None
    dimension_column: int | None = None

    @property
    def offset(self) -> int:
        if self.title_column is None or self.first_year_column is None:
            return 1
        return max(1, self.first_year_column - self.title_column)


def header_rows(rows: Sequence[PreparedLine]) -> frozenset[int]:
    return frozenset(index for index, row in enumerate(rows) if _is_header(row))


def _is_header(row: PreparedLine) -> bool:
    if len(years_of(row)) > 1:
        return True
    filled = [cell for cell in row.cells if cell]
    if not filled or any(len(cell) > _LONGEST_HEAD for cell in filled):
        return False
    if len(filled) == 1 and (len(filled[0]) > _LONGEST_ALONE or _HEAD_WORDS.search(filled[0])):
        return False  # the rest of a title on the next page
    heads = sum(bool(_HEAD_OTHER.search(cell) or _HEAD_WORDS.search(cell) or year_of(cell)) for cell in filled)
    return heads == len(filled) and amounts_in(row) == 0 and not is_sum_label(filled[0])


def years_of(row: PreparedLine) -> tuple[int, ...]:
    return tuple(_years_by_place(row).values())


def _years_by_place(row: PreparedLine) -> dict[int, int]:
    """The years of a row by column. Beside two sure ones a cell with a single year counts whatever its words became."""
    sure = {place: year for place, cell in enumerate(row.cells) if (year := year_of(cell)) is not None}
    if len(sure) < 2:
        return sure
    damaged = {place: int(found[1]) for place, cell in enumerate(row.cells) if (found := _ONE_YEAR.fullmatch(cell))}
    return dict(sorted((damaged | sure).items()))


def dimension_column(head: Sequence[PreparedLine]) -> int | None:
    """The column headed "มิติ", whose cells may hold nothing but a digit."""
    cells = ((place, "".join(cell.split())) for row in head for place, cell in enumerate(row.cells))
    return next((place for place, cell in cells if cell in ("มิติ", "มิติที่")), None)


def columns_of(head: Sequence[PreparedLine]) -> tuple[int | None, int | None]:
    """Column of the titles and of the first year, taken from one header row if one row has both."""
    for row in head:
        title, year = title_column(row), _first_year_column(row)
        if title is not None and year is not None:
            return title, year
    titles = [column for row in head if (column := title_column(row)) is not None]
    years = [column for row in head if (column := _first_year_column(row)) is not None]
    return next(iter(titles), None), next(iter(years), None)


def title_column(row: PreparedLine) -> int | None:
    return next((i for i, cell in enumerate(row.cells) if _HEAD_WORDS.search(cell) and len(cell) < _LONGEST_HEAD), None)


def _first_year_column(row: PreparedLine) -> int | None:
    return next(iter(_years_by_place(row)), None)


def amounts_in(row: PreparedLine) -> int:
    return sum(amount_of(cell) is not None for cell in row.cells if cell)


def has_amounts(rows: Sequence[PreparedLine]) -> bool:
    return any((amounts_in(row) > 1 or says_none(row)) and len(years_of(row)) < 2 for row in rows)


def says_none(row: PreparedLine, years: int = _FEWEST_MERGED) -> bool:
    """A title and "ไม่ใช้งบประมาณ" said once over the cells of so many years."""
    place = next((place for place, cell in enumerate(row.cells) if NO_BUDGET.match(cell)), None)
    if place is None or len(row.cells) < place + years:
        return False
    return any(row.cells[:place]) and not any(row.cells[place + 1 : place + years])
