"""The five-year budget table (part 2 of a plan book), whatever its cells went through.

Rows are read by finding the title cell and the amounts behind it, not by counting columns: scanners shift cells, drop
merged ones and cut the table at every page. Columns before the title (dimension, mission, objective) carry down.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.plan import BudgetRow, Source, StatedTotal
from sucharit.core.reading.outline import code_of, codes_in, dimension_of, match_heading, node_by_title
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.repair import mend_years
from sucharit.core.reading.tables import Table, amount_of, is_sum_label, stated_count, year_of

_LONGEST_TITLE = 600
_KIND = re.compile(r"[“\"'\s]*(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)")
_LEADING_CODE = re.compile(r"\(?\s?(\d\s?\.\s?\d{1,2}(?:\s?\.\s?\d{1,2})?)\s?\)?(?!\d)[\s.:)]*")
_LEADING_NUMBER = re.compile(r"\(?(\d{1,3})\s?[.)](?!\d)\s*")
_ANY_CODE = re.compile(r"(?<![\d.,])(\d\s?\.\s?\d(?:\s?\.\s?\d{1,2})?)(?![\d,])")
_NUMBERED_DIMENSION = re.compile(r"(\d)\s?[.)]\s?(?!\d)(\D{4,})", re.S)
_NO_BUDGET = re.compile(r"ไม่\s?ใช้\s?งบ\s?ประมาณ")
_SCOPE = re.compile(r"(?:มิติ|มติ|มิตี)\s?(?:ที่)?\s?(\d)")
_ALL = re.compile(r"ทั้งสิ้น|ทั้งหมด|ทุก\s?มิติ|ทั้ง\s?\d\s?มิติ|ยอดรวม|รวมยอด")
_HEAD_WORDS = re.compile(r"โครงการ|กิจกรรม|มาตรการ|แผนงาน")
_HEAD_OTHER = re.compile(r"มิติ|ภารกิจ|หมายเหตุ|ลำดับ|ที่$|หน่วยงาน|ผู้รับผิดชอบ|งบประมาณ|จำนวนเงิน|กรอบ|วัตถุประสงค์|แหล่ง")


class Layout(Struct, frozen=True):
    """What the header says: the fiscal years in order, and how far behind the title their columns begin."""

    years: tuple[int, ...]
    title_column: int | None = None
    first_year_column: int | None = None

    @property
    def offset(self) -> int:
        if self.title_column is None or self.first_year_column is None:
            return 1
        return max(1, self.first_year_column - self.title_column)


class BudgetTable(Struct, frozen=True):
    """The rows and totals, the years of the header, misread years (line, printed, proposed), and the places taken."""

    rows: tuple[BudgetRow, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    years: tuple[int, ...] = ()
    misread_years: tuple[tuple[int, int, int], ...] = ()
    taken: frozenset[int] = frozenset()


def read_budget_table(tables: Sequence[Table]) -> BudgetTable:
    """The budget table that runs through `tables`; empty where there is none."""
    reader = _Reader()
    for table in tables:
        reader.read(table)
    return reader.result()


class _Reader:
    def __init__(self) -> None:
        self.layout: Layout | None = None
        self.carried = _Carried()
        self.waiting: list[str] = []
        self.rows: list[BudgetRow] = []
        self.totals: list[StatedTotal] = []
        self.misread: list[tuple[int, int, int]] = []
        self.taken: set[int] = set()
        self.closed = False

    def result(self) -> BudgetTable:
        self._place_waiting(below=False)
        years = self.layout.years if self.layout and self.rows else ()
        return BudgetTable(
            tuple(self.rows),
            tuple(self.totals),
            years,
            tuple(self.misread),
            frozenset(self.taken) if self.rows else frozenset(),
        )

    def read(self, table: Table) -> None:
        headers = _header_rows(table.rows)
        layout = self._layout(table.rows, headers)
        if layout is None or (layout is self.layout and not self._goes_on(table.rows, layout)):
            return
        self.layout = layout
        for index, (place, row) in enumerate(zip(table.places, table.rows, strict=True)):
            if index in headers or self._read_row(row):
                self.taken.add(place)

    def _layout(self, rows: Sequence[PreparedLine], headers: frozenset[int]) -> Layout | None:
        """The layout of this table; a header without years, or no header at all, goes on with that of the last."""
        head = [rows[index] for index in sorted(headers)]
        years = next((found for row in head if len(found := _years(row)) > 1), ())
        titled = any(_title_column(row) is not None for row in head)
        spent = any("งบประมาณ" in row.text or "บาท" in row.text for row in head)
        if not years:
            return self.layout
        if not titled and not (spent and self.layout):
            return self.layout if self.layout and len(years) == len(self.layout.years) else None
        if not titled or not (spent or _has_amounts(rows)):
            return self.layout
        again = self.layout is not None and len(self.layout.years) == len(years)
        return Layout(self.layout.years if self.layout and again else self._mended(head, years), *_columns(head))

    def _mended(self, head: Sequence[PreparedLine], years: tuple[int, ...]) -> tuple[int, ...]:
        mended = mend_years(years)
        line = next(row.number for row in head if len(_years(row)) > 1)
        self.misread += [(line, printed, true) for printed, true in zip(years, mended, strict=True) if printed != true]
        return mended

    def _goes_on(self, rows: Sequence[PreparedLine], layout: Layout) -> bool:
        """A table without years of its own goes on with the last where its rows carry about as many amounts."""
        if self.closed:
            return False
        wanted = max(1, len(layout.years) - 1)
        return any(_amounts_in(row) >= wanted for row in rows)

    def _read_row(self, row: PreparedLine) -> bool:
        assert self.layout is not None  # noqa: S101
        cells = row.cells[:60]
        if not any(cells):
            return True
        if self._read_total(row, cells):
            return True
        parts = _parts(cells, self.layout)
        if parts is None:
            return self._read_bare_codes(cells) or self._read_continuation(row, cells)
        own = _brings_code(cells[: parts.title + 1])
        self._place_waiting(below=not own)
        self.carried.take(cells[: parts.title])
        self.rows.append(self._row(row, parts))
        return True

    def _row(self, row: PreparedLine, parts: "_Parts") -> BudgetRow:
        assert self.layout is not None  # noqa: S101
        title = _Title(row.cells[parts.title])
        if title.code:
            self.carried.take_code(title.code)
        seq = title.seq if title.seq is not None else _seq_before(row.cells[: parts.title])
        return BudgetRow(
            seq=seq,
            dimension=self.carried.dimension,
            mission=self.carried.mission,
            objective=self.carried.objective,
            title=title.text,
            title_printed=title.printed if title.printed != title.text else None,
            budgets=dict(zip(self.layout.years, parts.amounts, strict=True)),
            note=parts.note,
            source=Source(page=row.page, line=row.number, line_end=row.number),
        )

    def _read_total(self, row: PreparedLine, cells: Sequence[str]) -> bool:
        place = next((i for i, cell in enumerate(cells) if cell), 0)
        label = next((i for i, cell in enumerate(cells[: place + 4]) if is_sum_label(cell)), None)
        if label is None:
            return False
        assert self.layout is not None  # noqa: S101
        self._place_waiting(below=False)
        before = max((i for i, cell in enumerate(cells) if cell and stated_count(cell) is not None), default=label)
        amounts, _ = _amounts(cells, max(label, before) + 1, self.layout, exact=False)
        text = " ".join(cell for cell in cells if cell)
        scope = self._scope(" ".join(cells[label : before + 1]))
        self.totals.append(
            StatedTotal(
                scope=scope,
                count=stated_count(text),
                budgets=dict(zip(self.layout.years, amounts, strict=True))
                if any(a is not None for a in amounts)
                else {},
                source=Source(page=row.page, line=row.number, line_end=row.number),
            )
        )
        self.closed = scope == "total"
        return True

    def _scope(self, label: str) -> str:
        if scope := _SCOPE.search(label):
            return scope[1]
        if _ALL.search(label):
            return "total"
        if code := _ANY_CODE.search(label):
            return code[1].replace(" ", "")
        here = self.carried.dimension or "total"
        return "total" if any(total.scope == here for total in self.totals) else here

    def _read_bare_codes(self, cells: Sequence[str]) -> bool:
        """A row that holds only codes: the next row tells whether they name the objective above or below."""
        filled = [cell for cell in cells if cell]
        codes = [code for cell in filled for code in codes_in(cell)]
        if not codes or len(codes) < len(filled):
            return False
        self.waiting.extend(codes)
        return True

    def _place_waiting(self, *, below: bool) -> None:
        """Codes that stood alone name the row above if it has no objective yet, and the rows below that bring none."""
        for code in self.waiting:
            above = self.rows[-1] if self.rows else None
            of_above = bool(above and above.mission and code.startswith(above.mission + "."))
            if above and of_above and above.objective is None:
                self.rows[-1] = replace(above, objective=code)
            if below or not of_above:
                self.carried.take_code(code)
        self.waiting.clear()

    def _read_continuation(self, row: PreparedLine, cells: Sequence[str]) -> bool:
        """Words without amounts go on with the title above (a row cut at the end of a page), or head what follows."""
        filled = [(i, cell) for i, cell in enumerate(cells) if cell]
        if len(filled) == 1 and self.carried.take_heading(filled[0][1]):
            return True
        texts = [cell for _, cell in filled if amount_of(cell) is None]
        if not self.rows or len(texts) != 1 or len(filled) != 1 or len(texts[0]) > 200:
            return False
        above = self.rows[-1]
        if row.number - (above.source.line_end or 0) > 12 or len(above.title) > _LONGEST_TITLE:
            return False
        printed = f"{above.title_printed or above.title} {texts[0]}"
        end = replace(above.source, line_end=row.number)
        self.rows[-1] = replace(above, title=_Title(printed).text, title_printed=printed, source=end)
        return True


class _Carried:
    """Dimension, mission and objective as they stand, carried down over merged cells."""

    def __init__(self) -> None:
        self.dimension: str | None = None
        self.mission: str | None = None
        self.objective: str | None = None

    def take(self, cells: Sequence[str]) -> None:
        for column, cell in enumerate(cells):
            if not cell:
                continue
            if codes := codes_in(cell):
                for code in codes:
                    self.take_code(code)
            elif not self.take_heading(cell) and column == 0:
                self._take_dimension_title(cell)

    def take_code(self, code: str) -> None:
        parts = code.split(".")
        self._set_dimension(parts[0])
        mission = ".".join(parts[:2])
        if mission != self.mission or len(parts) == 2:
            self.mission, self.objective = mission, None
        if len(parts) == 3:
            self.objective = code

    def take_heading(self, cell: str) -> bool:
        """A dimension or a mission with its title; every code in the cell counts, in order."""
        text = cell.replace("\n", " ")
        if dimension := dimension_of(text):
            self._set_dimension(match_heading(*dimension).code)
            return True
        if codes := _ANY_CODE.findall(text) if _ANY_CODE.match(text.lstrip("( ")) else []:
            first = code_of(text)
            true = match_heading(*first).code if first else codes[0]
            for code in (true, *codes[1:]):
                self.take_code(code.replace(" ", ""))
            return True
        if numbered := _NUMBERED_DIMENSION.match(text):
            match = match_heading(numbered[1], numbered[2])
            self._set_dimension(match.code)
            return True
        return False

    def _take_dimension_title(self, cell: str) -> None:
        if match := node_by_title(cell, 1):
            self._set_dimension(match.code)
        elif match := node_by_title(cell, 2):
            self.take_code(match.code)

    def _set_dimension(self, dimension: str) -> None:
        if dimension != self.dimension:
            self.dimension, self.mission, self.objective = dimension, None, None


class _Title:
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


class _Parts(Struct, frozen=True):
    """Where the title stands in a row, the amounts by year, and the note behind them."""

    title: int
    amounts: tuple[Decimal | None, ...]
    note: str | None


def _parts(cells: Sequence[str], layout: Layout) -> _Parts | None:
    title = _title_place(cells, layout)
    if title is None:
        return None
    amounts, end = _amounts(cells, title + layout.offset, layout, exact=True)
    behind = [_NO_BUDGET.sub("ไม่ใช้งบประมาณ", " ".join(cell.split())) for cell in cells[end:] if cell.strip("-– ")]
    return _Parts(title, amounts, " ".join(dict.fromkeys(behind)) or None)


def _title_place(cells: Sequence[str], layout: Layout) -> int | None:
    """The cell of the title: the last words before the amounts; without amounts, one that says its kind or number."""
    first_amount = _first_amount(cells, layout)
    words = [i for i, cell in enumerate(cells) if cell and amount_of(cell) is None and not codes_in(cell)]
    if first_amount is not None:
        before = [i for i in words if i < first_amount]
        if layout.offset > 1 and layout.title_column in before:
            return layout.title_column
        return before[-1] if before else None
    looks = [i for i in words if _KIND.match(_Title(cells[i]).text) and not _NUMBERED_DIMENSION.match(cells[i])]
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
        if seen_words and sum(amount_of(one) is not None for one in window if one) >= min(2, len(layout.years)):
            return place
    return None


def _amounts(
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


def _brings_code(cells: Sequence[str]) -> bool:
    return any(_LEADING_CODE.match(cell) or codes_in(cell) for cell in cells if cell)


def _seq_before(cells: Sequence[str]) -> int | None:
    """The number of the row where it has a cell of its own."""
    for cell in reversed(cells):
        bare = cell.strip().rstrip(".)")
        if bare.isdigit() and len(bare) <= 3:
            return int(bare)
    return None


def _header_rows(rows: Sequence[PreparedLine]) -> frozenset[int]:
    return frozenset(index for index, row in enumerate(rows) if _is_header(row))


def _is_header(row: PreparedLine) -> bool:
    if len(_years(row)) > 1:
        return True
    filled = [cell for cell in row.cells if cell]
    if not filled or any(len(cell) > 60 for cell in filled):
        return False
    heads = sum(bool(_HEAD_OTHER.search(cell) or _HEAD_WORDS.search(cell) or year_of(cell)) for cell in filled)
    return heads == len(filled) and _amounts_in(row) == 0 and not is_sum_label(filled[0])


def _years(row: PreparedLine) -> tuple[int, ...]:
    return tuple(year for cell in row.cells if (year := year_of(cell)) is not None)


def _columns(head: Sequence[PreparedLine]) -> tuple[int | None, int | None]:
    """Column of the titles and of the first year, taken from one header row if one row has both."""
    for row in head:
        title, year = _title_column(row), _first_year_column(row)
        if title is not None and year is not None:
            return title, year
    titles = [column for row in head if (column := _title_column(row)) is not None]
    years = [column for row in head if (column := _first_year_column(row)) is not None]
    return next(iter(titles), None), next(iter(years), None)


def _title_column(row: PreparedLine) -> int | None:
    return next((i for i, cell in enumerate(row.cells) if _HEAD_WORDS.search(cell) and len(cell) < 60), None)


def _first_year_column(row: PreparedLine) -> int | None:
    return next((i for i, cell in enumerate(row.cells) if year_of(cell) is not None), None)


def _amounts_in(row: PreparedLine) -> int:
    return sum(amount_of(cell) is not None for cell in row.cells if cell)


def _has_amounts(rows: Sequence[PreparedLine]) -> bool:
    return any(_amounts_in(row) > 1 and len(_years(row)) < 2 for row in rows)


def sums(rows: Sequence[BudgetRow]) -> Mapping[int, Decimal]:
    """What the rows add up to, by year; a cell that states nothing adds nothing."""
    total: dict[int, Decimal] = {}
    for row in rows:
        for year, amount in row.budgets.items():
            total[year] = total.get(year, Decimal(0)) + (amount or Decimal(0))
    return total


def by_dimension(rows: Sequence[BudgetRow]) -> Iterator[tuple[str, list[BudgetRow]]]:
    grouped: dict[str, list[BudgetRow]] = {}
    for row in rows:
        if row.dimension:
            grouped.setdefault(row.dimension, []).append(row)
    yield from grouped.items()
