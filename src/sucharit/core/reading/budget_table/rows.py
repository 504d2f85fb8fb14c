"""Rows and totals of the budget table, in the order of the print."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.plan import BudgetRow, Source, StatedTotal
from sucharit.core.reading.budget_table.carried import ANY_CODE, Carried
from sucharit.core.reading.budget_table.cells import Parts, Title, amounts_from, brings_code, parts_of, seq_before
from sucharit.core.reading.budget_table.header import (
    Layout,
    amounts_in,
    columns_of,
    dimension_column,
    has_amounts,
    header_rows,
    says_none,
    title_column,
    years_of,
)
from sucharit.core.reading.outline import codes_in
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.repair import mend_years
from sucharit.core.reading.tables import MOST_CELLS, Table, amount_of, is_sum_label, stated_count

_LONGEST_TITLE = 600
_LONGEST_REST = 200
_FARTHEST_REST = 12  # lines: the rest of a title stands on the next page at most
_SCOPE = re.compile(r"(?:มิติ|มติ|มิตี)\s?(?:ที่)?\s?(\d)")
_ALL = re.compile(r"ทั้งสิ้น|ทั้งหมด|ทุก\s?มิติ|ทั้ง\s?\d\s?มิติ|ยอดรวม|รวมยอด")


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
        self.carried = Carried()
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
        headers = header_rows(table.rows)
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
        years = next((found for row in head if len(found := years_of(row)) > 1), ())
        titled = any(title_column(row) is not None for row in head)
        spent = any("งบประมาณ" in row.text or "บาท" in row.text for row in head)
        if not years:
            return self.layout
        if not titled and not (spent and self.layout):
            return self.layout if self.layout and len(years) == len(self.layout.years) else None
        if not titled or not (spent or has_amounts(rows)):
            return self.layout
        again = self.layout is not None and len(self.layout.years) == len(years)
        return Layout(
            self.layout.years if self.layout and again else self._mended(head, years),
            *columns_of(head),
            dimension_column(head),
        )

    def _mended(self, head: Sequence[PreparedLine], years: tuple[int, ...]) -> tuple[int, ...]:
        mended = mend_years(years)
        line = next(row.number for row in head if len(years_of(row)) > 1)
        self.misread += [(line, printed, true) for printed, true in zip(years, mended, strict=True) if printed != true]
        return mended

    def _goes_on(self, rows: Sequence[PreparedLine], layout: Layout) -> bool:
        """A table without years of its own goes on with the last where its rows carry about as many amounts."""
        if self.closed:
            return False
        wanted = max(1, len(layout.years) - 1)
        return any(amounts_in(row) >= wanted or says_none(row, wanted) for row in rows)

    def _read_row(self, row: PreparedLine) -> bool:
        assert self.layout is not None  # noqa: S101
        cells = row.cells[:MOST_CELLS]
        if not any(cells):
            return True
        if self._read_total(row, cells):
            return True
        parts = None if _is_heading(cells) else parts_of(cells, self.layout)
        if parts is None:
            return self._read_bare_codes(cells) or self._read_continuation(row, cells)
        own = brings_code(cells[: parts.title + 1])
        self._place_waiting(below=not own)
        self.carried.take(cells[: parts.title], self.layout.dimension_column)
        self.rows.append(self._row(row, parts))
        return True

    def _row(self, row: PreparedLine, parts: Parts) -> BudgetRow:
        assert self.layout is not None  # noqa: S101
        title = Title(row.cells[parts.title])
        if title.code:
            self.carried.take_code(title.code)
        seq = title.seq if title.seq is not None else seq_before(row.cells[: parts.title])
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
        amounts, _ = amounts_from(cells, max(label, before) + 1, self.layout, exact=False)
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
        if code := ANY_CODE.search(label):
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
        if not self.rows or len(texts) != 1 or len(filled) != 1 or len(texts[0]) > _LONGEST_REST:
            return False
        above = self.rows[-1]
        if row.number - (above.source.line_end or 0) > _FARTHEST_REST or len(above.title) > _LONGEST_TITLE:
            return False
        printed = f"{above.title_printed or above.title} {texts[0]}"
        end = replace(above.source, line_end=row.number)
        self.rows[-1] = replace(above, title=Title(printed).text, title_printed=printed, source=end)
        return True


def _is_heading(cells: Sequence[str]) -> bool:
    """A lone code with its title over the rows of a mission; with a number of its own it is a row."""
    filled = [cell for cell in cells if cell]
    title = Title(filled[0]) if len(filled) == 1 else None
    return title is not None and title.code is not None and title.seq is None
