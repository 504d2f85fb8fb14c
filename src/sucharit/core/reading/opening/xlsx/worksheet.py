"""One worksheet as a stream: only cells that hold something are kept, whatever area the sheet claims."""

import re

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import MIB, Limits
from sucharit.core.reading.opening.xlsx.formats import Formats
from sucharit.core.reading.opening.xlsx.names import index, unescaped, words
from sucharit.core.reading.values import Line

KNOWN = words("row", "c", "v", "t", "is", "rPh")
REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


class Tally:
    """What the whole workbook has used of its limits: cells with the empty ones between them, and characters."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells = self.characters = 0

    def add(self, cells: int, characters: int = 0) -> None:
        self.cells += cells
        self.characters += characters  # one shared text of megabytes may be pointed to by every cell
        if self.cells > self.limits.cells:
            raise refusals.too_large("จำนวนช่องตาราง", "table cells", f"{self.limits.cells:,}")
        if self.characters > self.limits.text_bytes:
            raise refusals.too_large("ข้อความในตาราง", "text in cells", f"{self.limits.text_bytes // MIB} MB")


class Sheet:
    """Give `begin`, `end` and `text` to a walk; `rows` then holds row number, and column and text of filled cells."""

    def __init__(self, strings: list[str], formats: Formats, tally: Tally) -> None:
        self.strings, self.formats, self.tally = strings, formats, tally
        self.rows: list[tuple[int, dict[int, str]]] = []
        self.row = self.column = 0
        self.cells: dict[int, str] = {}
        self.kind = "n"
        self.style: int | None = None
        self.value: list[str] = []
        self.collecting = self.in_reading = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        local = KNOWN.get(name)
        if local == "c":
            self._begin_cell(attributes)
        elif local == "row":
            self.row = index(attributes, "r") or self.row + 1
            self.column, self.cells = 0, {}
        elif local == "rPh":
            self.in_reading = True
        elif local in ("v", "t"):
            self.collecting = not self.in_reading

    def text(self, text: str) -> None:
        if self.collecting:
            self.value.append(text)

    def end(self, name: str) -> None:
        local = KNOWN.get(name)
        if local in ("v", "t"):
            self.collecting = False
        elif local == "c":
            self._end_cell()
        elif local == "rPh":
            self.in_reading = False
        elif local == "row" and self.cells:
            self.rows.append((self.row, self.cells))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        found = REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = column_number(found[1]) if found else self.column + 1
        self.kind, self.style = attributes.get("t", "n"), index(attributes, "s")
        self.value = []

    def _end_cell(self) -> None:
        text = self._printed("".join(self.value))
        if not text.strip():
            return
        if self.column > self.tally.limits.columns:
            raise refusals.too_large("จำนวนคอลัมน์", "columns", f"{self.tally.limits.columns:,}")
        self.tally.add(1, len(text))
        self.cells[self.column] = text

    def _printed(self, value: str) -> str:
        """Booleans are ticks of a form's controls, not print."""
        if self.kind == "s":
            place = int(value) if value.isdecimal() and len(value) < 10 else -1
            return self.strings[place] if 0 <= place < len(self.strings) else ""
        if self.kind == "b":
            return ""
        if self.kind == "n":
            return self.formats.printed(value, self.style) if value else ""
        return unescaped(value)


def column_number(letters: str) -> int:
    """A is 1."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def read_rows(sheet: Sheet, page: int, lines: list[Line]) -> None:
    """Rows become lines; empty rows between, however many, become one empty line; empty columns at the left go."""
    margin = min((min(cells) for _, cells in sheet.rows), default=1)
    before = 0
    for row, cells in sheet.rows:
        if lines and before and row > before + 1:
            lines.append(Line(len(lines) + 1, "", page))
        before = row
        breadth = max(cells)
        if breadth == margin:
            number = len(lines) + 1
            lines += [Line(number, part, page) for part in cells[margin].split("\n")]
            continue
        sheet.tally.add(breadth - margin + 1 - len(cells))  # the empty ones
        texts = tuple(cells.get(column, "").replace("\t", " ") for column in range(margin, breadth + 1))
        lines.append(Line(len(lines) + 1, "\t".join(texts), page, texts))
