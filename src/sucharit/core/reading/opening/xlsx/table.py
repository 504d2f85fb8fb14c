"""One worksheet as a table whose cells keep their names (B7), with what a reader of rows must know about: formulas,
merged cells, hidden rows and columns, other sheets. For lists that people fill in; a plan is read by `lines_of`."""

from collections.abc import Iterator

from msgspec import Struct

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.package import Package
from sucharit.core.reading.opening.xlsx.formats import Formats, read_formats
from sucharit.core.reading.opening.xlsx.names import index, words
from sucharit.core.reading.opening.xlsx.strings import read_strings
from sucharit.core.reading.opening.xlsx.workbook import read_workbook
from sucharit.core.reading.opening.xlsx.worksheet import REFERENCE, Sheet, Tally, column_number

EXTRA = words("f", "col", "mergeCell", "row")
_TRUE = ("1", "true")
_MOST_NOTICED = 10_000  # of one kind; nobody reads that many


class Table(Struct, frozen=True, kw_only=True):
    """`rows`: number of the row in the sheet, and column (1 is A) to text. Cells of `formulas` hold what the program
    last computed; `uncomputed` are formulas without a result. `merged` are ranges as (first row, last row, name)."""

    sheet: str
    rows: tuple[tuple[int, dict[int, str]], ...]
    formulas: tuple[str, ...] = ()
    uncomputed: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, str], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()


def table_of(package: Package, part: str, most_rows: int) -> Table:
    """The first visible worksheet that holds anything. Raises Refused where it has more than `most_rows` rows."""
    first = next(tables_of(package, part, most_rows), None)
    if first is not None:
        return first
    workbook = read_workbook(package, part)
    return Table(sheet="", rows=(), hidden_sheets=tuple(entry.name for entry in workbook.sheets if entry.hidden))


def tables_of(package: Package, part: str, most_rows: int) -> Iterator[Table]:
    """Every visible worksheet that holds anything, in their order; none may have more than `most_rows` rows."""
    related = package.related(part)
    parts = dict(related.values())
    workbook = read_workbook(package, part)
    strings = read_strings(package, parts.get("sharedStrings", "xl/sharedStrings.xml"))
    formats = read_formats(package, parts.get("styles", "xl/styles.xml"), workbook.from_1904)
    tally = Tally(package.limits)
    visible = [entry for entry in workbook.sheets if not entry.hidden]
    hidden = tuple(entry.name for entry in workbook.sheets if entry.hidden)
    for entry in visible:
        kind, target = related.get(entry.relation, ("", ""))
        sheet = _Noticing(strings, formats, tally, most_rows)
        if kind == "worksheet":
            package.walk(target, sheet.begin, sheet.end, sheet.text)
        if sheet.rows:
            others = tuple(other.name for other in visible if other is not entry)
            yield sheet.table(entry.name, others, hidden)


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class _Noticing(Sheet):
    """A worksheet that also notices what does not show in the text of its cells."""

    def __init__(self, strings: list[str], formats: Formats, tally: Tally, most_rows: int) -> None:
        super().__init__(strings, formats, tally)
        self.most_rows, self.limits = most_rows, tally.limits
        self.is_formula = False
        self.formulas, self.uncomputed = list[str](), list[str]()
        self.merged, self.hidden_rows, self.hidden_columns = list[tuple[int, int, str]](), list[int](), list[str]()

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        super().begin(name, attributes)
        local = EXTRA.get(name)
        if local == "f":
            self.is_formula = True
        elif local == "row" and attributes.get("hidden") in _TRUE:
            self.hidden_rows += [self.row] if len(self.hidden_rows) < _MOST_NOTICED else []
        elif local == "col" and attributes.get("hidden") in _TRUE:
            self.hidden_columns += _columns(attributes, self.limits)
        elif local == "mergeCell":
            self.merged += list(_range(attributes.get("ref", ""))) if len(self.merged) < _MOST_NOTICED else []

    def end(self, name: str) -> None:
        super().end(name)
        if len(self.rows) > self.most_rows:
            raise refusals.too_many_rows(self.most_rows)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        super()._begin_cell(attributes)
        self.is_formula = False

    def _end_cell(self) -> None:
        super()._end_cell()
        if self.is_formula:
            told = self.formulas if self.column in self.cells else self.uncomputed
            told += [f"{column_letters(self.column)}{self.row}"] if len(told) < _MOST_NOTICED else []

    def table(self, name: str, others: tuple[str, ...], hidden: tuple[str, ...]) -> Table:
        filled = {row for row, _cells in self.rows}
        return Table(
            sheet=name, rows=tuple(self.rows), formulas=tuple(self.formulas), uncomputed=tuple(self.uncomputed),
            merged=tuple(self.merged), hidden_rows=tuple(row for row in self.hidden_rows if row in filled),
            hidden_columns=tuple(self.hidden_columns), other_sheets=others, hidden_sheets=hidden,
        )  # fmt: skip


def _columns(attributes: dict[str, str], limits: Limits) -> list[str]:
    first, last = index(attributes, "min") or 1, index(attributes, "max") or 1
    return [column_letters(column) for column in range(first, min(last, limits.columns) + 1)]


def _range(reference: str) -> Iterator[tuple[int, int, str]]:
    first, _, last = reference.partition(":")
    begin, end = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last)
    if begin and end and column_number(begin[1]) <= column_number(end[1]):
        yield int(begin[2]), int(end[2]), reference
