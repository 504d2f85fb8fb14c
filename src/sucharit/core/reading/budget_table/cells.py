"""One row of the budget table taken apart: the title, the amounts of the years, and the note behind them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from sucharit.core.reading.budget_table.carried import NUMBERED_DIMENSION
from sucharit.core.reading.budget_table.header import Layout
from sucharit.core.reading.outline import codes_in
from sucharit.core.reading.tables import amount_of

_KIND = re.compile(r"[“\"'\s]*(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)")
_LEADING_CODE = re.compile(r"\(?\s?(\d\s?\.\s?\d{1,2}(?:\s?\.\s?\d{1,2})?)\s?\)?(?!\d)[\s.:)]*")
_LEADING_NUMBER = re.compile(r"\(?(\d{1,3})\s?[.)](?!\d)\s*")
_ABOUT_MONEY = re.compile(r"(?=.{0,20}งบ)(?:ใช้|เบิก|ตั้ง|ขอ|ร่วม|ตาม|จาก|งบ).{0,60}")
_NO_BUDGET = re.compile(r"ไม่\s?ใช้\s?งบ\s?ประมาณ")


class Title:
    """A title cell taken apart: "(๑.๑.๓) ๓. โครงการ..." has a code, a number in the row, and the title itself."""

    def __init__(self, cell: str) -> None:
        self.code: str | None = None
        self.seq: int | None = None
        text = " ".join(cell.split())
        for _ in range(3):
            if self.code is None and (code := _LEADING_CODE.match(text)):
                self.code, text = code[1].replace(" ", ""), text[code.end() :]
            elif self.seq is None and (number := _LEADING_NUMBER.match(text)):
                self.seq, text = int(number[1]), text[number.end() :]
            else:
                break
        self.printed = text.strip()
        self.text = self.printed


class Parts(Struct, frozen=True):
    """Where the title stands in a row, the amounts by year, and the note behind them."""

    title: int
    amounts: tuple[Decimal | None, ...]
    note: str | None


def parts_of(cells: Sequence[str], layout: Layout) -> Parts | None:
    title = _title_place(cells, layout)
    if title is None:
        return None
    amounts, end = amounts_from(cells, title + layout.offset, layout, exact=True)
    return Parts(title, amounts, _note(cells[end:]))


def _note(cells: Sequence[str]) -> str | None:
    """The words behind the years, each once; a further amount is a sum over the years and no note."""
    words = []
    for cell in cells:
        text = _NO_BUDGET.sub("ไม่ใช้งบประมาณ", " ".join(cell.split()))
        if text.strip("-– ") and not (text[0].isdigit() and amount_of(cell) is not None):
            words.append(text)
    return " ".join(dict.fromkeys(words)) or None


def _title_place(cells: Sequence[str], layout: Layout) -> int | None:
    """The cell of the title: the last words before the amounts; without amounts, one that says its kind or number."""
    first_amount = _first_amount(cells, layout)
    words = [i for i, cell in enumerate(cells) if cell and amount_of(cell) is None and not codes_in(cell)]
    if first_amount is not None:
        before = [i for i in words if i < first_amount]
        if layout.offset > 1 and layout.title_column in before:
            return layout.title_column
        if len(before) > 1 and _ABOUT_MONEY.fullmatch(cells[before[-1]]):
            before.pop()  # "ใช้งบร่วมกับลำดับที่ ๒" stands where the first amount belongs
        return before[-1] if before else None
    looks = [i for i in words if _KIND.match(Title(cells[i]).text) and not NUMBERED_DIMENSION.match(cells[i])]
    numbered = [i for i in words if _LEADING_NUMBER.match(cells[i]) and i == layout.title_column]
    return next(iter(looks or numbered), None)


def _first_amount(cells: Sequence[str], layout: Layout) -> int | None:
    """Where the amounts begin: the first amount cell behind words that at least half of the years' cells support."""
    seen_words = False
    for place, cell in enumerate(cells):
        if not cell:
            continue
        if amount_of(cell) is None or codes_in(cell):
            seen_words = seen_words or not codes_in(cell)
            continue
        window = cells[place : place + len(layout.years)]
        if seen_words and (_said_once(window) or _stated(window) >= min(2, len(layout.years))):
            return place
    return None


def _stated(window: Sequence[str]) -> int:
    return sum(amount_of(one) is not None for one in window if one)


def _said_once(window: Sequence[str]) -> bool:
    """ "ไม่ใช้งบประมาณ" in the cell of the first year and nothing behind it: the cells were merged."""
    return bool(_NO_BUDGET.search(window[0])) and not any(window[1:])


def amounts_from(
    cells: Sequence[str], start: int, layout: Layout, *, exact: bool
) -> tuple[tuple[Decimal | None, ...], int]:
    """The amounts of the years and the place behind them: the window near `start` that holds most amounts."""
    wanted = len(layout.years)
    best, best_count = start, -1
    for shift in (0, 1, -1, 2, 3) if exact else (0, 1, 2, 3, -1):
        at = start + shift
        if at < 0:
            continue
        count = sum(amount_of(cell) is not None for cell in cells[at : at + wanted])
        if count > best_count:
            best, best_count = at, count
    if best_count < wanted and (spread := _spread_amounts(cells, start, wanted)):
        return spread
    window = [amount_of(cell) for cell in cells[best : best + wanted]]
    if window and _said_once(cells[best : best + wanted]):
        window = [window[0]] * wanted
    window += [None] * (wanted - len(window))
    return tuple(window), best + wanted


def _spread_amounts(cells: Sequence[str], start: int, wanted: int) -> tuple[tuple[Decimal | None, ...], int] | None:
    """As many amounts as years with empty cells among them and no words: a column too many was read."""
    found: list[Decimal | None] = []
    for place in range(start, len(cells)):
        amount = amount_of(cells[place])
        if amount is None and cells[place]:
            return None
        if amount is not None:
            found.append(amount)
        if len(found) == wanted:
            return tuple(found), place + 1
    return None


def brings_code(cells: Sequence[str]) -> bool:
    return any(_LEADING_CODE.match(cell) or codes_in(cell) for cell in cells if cell)


def seq_before(cells: Sequence[str]) -> int | None:
    """The number of the row where it has a cell of its own."""
    for cell in reversed(cells):
        bare = cell.strip().rstrip(".)")
        if bare.isdigit() and len(bare) <= 3:
            return int(bare)
    return None
