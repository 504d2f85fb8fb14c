"""Runs of table rows, and what kind of thing a cell holds."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.thai import parse_amount

MOST_CELLS = 60
_YEAR = re.compile(
    r"(?:งบ\s?ประมาณ(?:\s?\(บาท\))?\s*)?(?:ปี\s?งบ\s?ประมาณ|ปี\s?งปม\.?|ปี)?\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*(2\s?[45]\s?\d\s?\d)\s*(?:\(?\s?(?:งบประมาณ)?\s?\(?บาท\)?\)?)?"
)
_SHORT_YEAR = re.compile(r"(?:ปี\s?(?:งบ\s?ประมาณ\s?)?)?(?:พ\.?\s?ศ\.?\s?)?([67]\d)\s?(?:\(?บาท\)?)?")
_CENTURY = 2500
_PAGE = re.compile(r"\d{1,3}|[ก-ฮ]|\d{1,3}\s?[-–]\s?\d{1,3}")
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?")
_AMOUNT_FIRST = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{4,9})(?:\s*\.?-)?\s*(?:บาท)?\s*(?=[(ก-ฮเ-ไ])")
_COUNT = re.compile(r"(\d{1,4})\s*(โครง\s?การ|กิจ\s?กรรม|มาตร\s?การ)")
_SUM = re.compile(
    r"(?:ยอด\s?)?รวม\s*(?:ทั้งสิ้น|ทั้งหมด|ทั้ง|งบประมาณ|เป็นเงิน|จำนวน|ทุก|มิติ|มติ|ภารกิจ|โครงการ|\d|\(|:|$)|ผลรวม|รวมยอด"
)


class Table(Struct, frozen=True):
    """A run of rows: their places among the prepared lines, and the rows."""

    places: tuple[int, ...]
    rows: tuple[PreparedLine, ...]


def tables_in(lines: Sequence[PreparedLine]) -> Iterator[Table]:
    """Runs of rows, in order; blank lines and page marks do not end a run."""
    places: list[int] = []
    for place, line in enumerate(lines):
        if line.cells:
            places.append(place)
        elif places and line.text and not is_page_mark(line.text):
            yield _table(lines, places)
            places = []
    if places:
        yield _table(lines, places)


def _table(lines: Sequence[PreparedLine], places: list[int]) -> Table:
    return Table(tuple(places), tuple(lines[place] for place in places))


def is_contents(table: Table) -> bool:
    """A table of contents: words, and behind them a page number or nothing."""
    filled = [[cell for cell in row.cells if cell] for row in table.rows]
    if len(filled) < 3 or any(len(cells) > 2 for cells in filled):
        return False
    numbered = [cells for cells in filled if len(cells) == 2 and _PAGE.fullmatch(cells[1])]
    return len(numbered) * 2 >= len(filled) or any(cells == ["หน้า"] or cells[1:] == ["หน้า"] for cells in filled[:2])


def year_of(cell: str) -> int | None:
    """The Buddhist year that a header cell holds and nothing else: "ปี ๒๕๖๖", "ปีงบประมาณ พ.ศ. 2566", "ปี ๖๖"."""
    if len(cell) > 40:
        return None
    if "2" in cell and (match := _YEAR.fullmatch(cell.replace("\n", " ").strip())):
        return int(match[1].replace(" ", ""))
    short = _SHORT_YEAR.fullmatch(cell) if cell[:1] in "ปพ" else None
    return _CENTURY + int(short[1]) if short else None


@lru_cache(maxsize=4096)
def amount_of(cell: str) -> Decimal | None:
    """The baht of an amount cell (0 for a dash or "ไม่ใช้งบประมาณ"), None where it holds no amount."""
    if not cell or len(cell) > 120:
        return None
    if _PLAIN.fullmatch(cell):
        return whole_baht(Decimal(cell.replace(",", "")))
    amount = parse_amount(cell.replace("\n", " "))
    if amount is None and (first := _AMOUNT_FIRST.match(cell)):
        return Decimal(first[1].replace(",", ""))
    return None if amount is None else whole_baht(amount)


def whole_baht(amount: Decimal) -> Decimal:
    """20000.00 as 20000, so that equal amounts also look equal; satang stay."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def is_sum_label(cell: str) -> bool:
    """ "รวม", "รวมทั้งสิ้น", "รวม มิติที่ ๑": the label of a total, and not a title that begins with this word."""
    if len(cell) >= 80 or cell[:1] not in "รยผ":
        return False
    return bool(_SUM.match(cell) or (" " in cell[:16] and _SUM.match(cell.replace(" ", ""))))


def stated_count(text: str) -> int | None:
    """The number of initiatives that a text states; "๓ โครงการ ๒ กิจกรรม" is 5, "๕ โครงการ/กิจกรรม" is 5."""
    found = _COUNT.findall(text)
    if not found:
        return None
    kinds = [kind.replace(" ", "") for _, kind in found]
    if len(set(kinds)) < len(kinds):
        return int(found[0][0])
    return sum(int(number) for number, _ in found)
