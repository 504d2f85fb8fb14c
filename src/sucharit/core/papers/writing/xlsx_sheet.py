"""One worksheet: running text across its width, tables cell by cell."""

from decimal import Decimal
from math import ceil
from typing import Any

from sucharit.core.papers.paper import (
    Bars,
    Block,
    Cell,
    Contents,
    Cover,
    Digits,
    Emblem,
    Heading,
    HeatMap,
    Item,
    KeyValue,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Section,
    Signature,
    Table,
    placed,
)
from sucharit.core.papers.shapes import bar_list, heat_table, key_value_paragraphs
from sucharit.core.papers.writing.amounts import cell_text
from sucharit.core.papers.writing.printable import printable
from sucharit.core.papers.writing.xlsx_looks import Looks

LONGEST_TEXT = 32_767  # characters that a cell of Excel holds
_CHARACTERS_PER_CM = 5.2
_PAGE = 84.0  # characters across an upright page
_NARROWEST = 110  # characters across a worksheet without a wide table
_LINE = 20.0  # points
_HIGHEST = 409.0
_HEADINGS = {1: 20, 2: 18}
_MOST_FROZEN = 12  # rows; a header further down is not frozen, it would hide the worksheet


class Worksheet:
    def __init__(self, sheet: Any, looks: Looks, blocks: list[Block], digits: Digits, *, landscape: bool) -> None:
        self.sheet, self.looks, self.digits = sheet, looks, digits
        self.blocks = [_drawn(block) for block in blocks]
        tables = [block for block in self.blocks if isinstance(block, Table)]
        self.widths = _widths(tables)
        self.main = max(tables, key=lambda table: len(table.rows), default=None)
        self.row = 0
        self._set_page(landscape=landscape)

    def write(self) -> None:
        for block in self.blocks:
            self._block(block)

    def _set_page(self, *, landscape: bool) -> None:
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, width)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P")
        self.sheet.hide_gridlines(2)
        if landscape:
            self.sheet.set_landscape()

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                align = "center" if block.centered or block.level in (1, 5) else "start"
                self._text(block.text, size=_HEADINGS.get(block.level, 16), bold=True, align=align)
            case Paragraph():
                bold = all(run.bold for run in block.runs)
                self._text(block.text, bold=bold, align=block.align)
            case NumberedList():
                for item in block.items:
                    self._item(item, 0)
            case Table():
                self._table(block)
            case KeyValue():
                for paragraph in key_value_paragraphs(block):
                    self._text(paragraph.text)
            case _:
                self._plain(block)

    def _plain(self, block: Block) -> None:
        match block:
            case Cover():
                for line in (*block.title, block.years, block.organization, block.place):
                    self._text(line, size=20, bold=True, align="center")
            case Signature():
                for line in (block.rule, f"({block.name})" if block.name else "", *block.position):
                    self._text(line, align="center")
            case Notice():
                self._text(block.text, bold=True)
            case PageBreak():
                self.row += 1
            case Contents() | Emblem() | Section() | Heading() | Paragraph() | NumberedList() | Table():
                pass  # a workbook has tabs for contents; the rest is written above
            case _:
                pass

    def _item(self, item: Item, depth: int) -> None:
        marker = f"{item.marker} " if item.marker else ""
        self._text(marker + item.text, indent=depth + 1)
        for inner in item.items:
            self._item(inner, depth + 1)

    def _text(self, words: str, *, size: int = 14, bold: bool = False, align: str = "start", indent: int = 0) -> None:
        """A line of text across all columns; a longer one than a cell holds goes on in the next row."""
        look = self.looks.text(size=size, bold=bold, align=align, indent=indent)
        shown = printable(words, self.digits)
        for start in range(0, len(shown), LONGEST_TEXT):
            part = shown[start : start + LONGEST_TEXT]
            if len(self.widths) > 1:
                self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", look)
            self.sheet.write_string(self.row, 0, part, look)
            self.sheet.set_row(self.row, _height(part, sum(self.widths) * 14 / size - 2 * indent, size))
            self.row += 1

    def _table(self, table: Table) -> None:
        self.row += 1
        first = self.row
        self._rows(table, table.header, first, header=True)
        body = first + len(table.header)
        if table is self.main and table.header:
            if self._ends_with(table):
                self.sheet.repeat_rows(first, body - 1)
            if body <= _MOST_FROZEN:
                self.sheet.freeze_panes(body, 0)
        rest = self._rows(table, table.rows, body, header=False)
        self.row = body + len(table.rows)
        for words in rest:
            self._text(words)
        self.row += 1

    def _ends_with(self, table: Table) -> bool:
        """Is the table the last thing but for signatures and remarks? A header stands on every page of a worksheet or
        on none: above the text of later pages it would be another table's."""
        after = self.blocks[[block is table for block in self.blocks].index(True) + 1 :]
        return not any(isinstance(block, Heading | Table | NumberedList) for block in after)

    def _rows(self, table: Table, rows: tuple[tuple[Cell, ...], ...], first: int, *, header: bool) -> list[str]:
        """Writes the cells; the ends of texts that no cell can hold are given back."""
        heights: dict[int, float] = {}
        rest: list[str] = []
        for at, column, cell in placed(rows):
            words = cell_text(cell, table, self.digits)
            rest += [words[LONGEST_TEXT:]] if len(words) > LONGEST_TEXT else []
            self._cell(table, cell, first + at, column, first, words[:LONGEST_TEXT], header=header)
            width = sum(self.widths[column : column + cell.columns])
            if cell.rows == 1:
                heights[at] = max(heights.get(at, _LINE), _height(words, width, 14))
        for at, height in heights.items():
            self.sheet.set_row(first + at, height)
        return rest

    def _cell(self, table: Table, cell: Cell, row: int, column: int, body: int, words: str, *, header: bool) -> None:
        amount = _exact(cell.content)
        if amount is not None:
            satang = amount != int(amount)
            look = self.looks.number(bold=cell.bold, zero=table.zero, satang=satang)
            self._merge(row, column, cell, look)
            if cell.sums:
                self.sheet.write_formula(row, column, _sum(cell.sums, body, column), look, amount)
            else:
                self.sheet.write_number(row, column, amount, look)
            return
        align = cell.align or ("center" if header else table.columns[min(column, len(table.columns) - 1)].align)
        look = self.looks.cell(bold=cell.bold or header, align=align, shade=cell.shade, header=header)
        self._merge(row, column, cell, look)
        if words:
            self.sheet.write_string(row, column, words, look)
        else:
            self.sheet.write_blank(row, column, None, look)

    def _merge(self, row: int, column: int, cell: Cell, look: Any) -> None:
        if cell.rows > 1 or cell.columns > 1:
            self.sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", look)


def _drawn(block: Block) -> Block:
    if isinstance(block, HeatMap):
        return heat_table(block)
    return bar_list(block) if isinstance(block, Bars) else block


def _widths(tables: list[Table]) -> list[float]:
    """Column widths in characters: wide enough for every table, and all together for running text."""
    widths: list[float] = []
    for table in tables:
        for at, column in enumerate(table.columns):
            if at == len(widths):
                widths.append(0)
            widths[at] = max(widths[at], column.width * _CHARACTERS_PER_CM)
    if not widths:
        return [_PAGE / 4] * 4
    missing = _NARROWEST - sum(widths)
    if missing > 0:
        widest = widths.index(max(widths))
        widths[widest] += missing
    return widths


def _height(words: str, width: float, size: int) -> float:
    lines = sum(max(1, ceil(_breadth(line) / max(width, 1))) for line in words.split("\n"))
    return min(_HIGHEST, lines * _LINE * size / 14)


def _breadth(line: str) -> float:
    """Characters that take room: Thai vowels and marks above and below take none. The letters of TH Sarabun New are
    narrower than what a column counts in (0.72 of it); the rest is for words that do not break where a line ends."""
    return sum(1 for character in line if character not in "ัิีึืฺุู็่้๊๋์ํ๎") * 0.9


def _exact(content: object) -> float | None:
    """Baht as a number of a spreadsheet, where one can hold it exactly."""
    if not isinstance(content, Decimal) or not content.is_finite():
        return None
    number = float(content)
    return number if Decimal(repr(number)) == content else None


def _sum(rows: tuple[int, ...], body: int, column: int) -> str:
    """ "=SUM(D5:D9,D12:D14)" over body rows."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    cells = (
        f"{xl_rowcol_to_cell(body + first, column)}:{xl_rowcol_to_cell(body + last, column)}" for first, last in runs
    )
    return f"=SUM({','.join(cells)})"
