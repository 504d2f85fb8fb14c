"""HTML as OCR engines print it into text: whole tables, often on one line, and paragraphs inside cells.

Only what stands in such text is understood; anything else between angle brackets stays as printed.
"""

import html
import re
from bisect import bisect_left

from sucharit.core.reading.values import Line

TAG = re.compile(
    r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption|p|br|div|li|ul|ol|b|i|u|strong|em|span|sup|sub)\b([^<>]*)>", re.I
)
TABLE_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^<>]*>", re.I)
BREAK = re.compile(r"</?(?:p|br|div|[ou]l)\b[^<>]*>|</li\b[^<>]*>", re.I)
MARKED_ITEM = re.compile(r"<li\b[^<>]*>(?=\s{0,9}(?:[-–•*]|\(?[0-9๐-๙]{1,2}\s?[.)]))", re.I)
LIST_ITEM = re.compile(r"<li\b[^<>]*>", re.I)
SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,5})", re.I)
#: "ไม่ใช้งบประมาณ" or a dash over five years is said of each of them; an amount may be their sum.
NOTHING = re.compile(r"[-–—]|ไม่\s?(?:ได้)?\s?(?:ใช้|มี)\s?งบ\s?ประมาณ")


def paragraphs(text: str) -> str:
    """The text of one cell or line with "\\n" where HTML parts its paragraphs, each without blanks around it."""
    if "<" not in text:
        return text.strip()
    parts = (part.strip() for part in BREAK.sub("\n", _bulleted(text)).split("\n"))
    return "\n".join(part for part in parts if part)


def _bulleted(text: str) -> str:
    """`<li>` as a bullet on a new line, unless the item prints its own marker."""
    return LIST_ITEM.sub("\n- ", MARKED_ITEM.sub("\n", text)) if "<li" in text or "<LI" in text else text


def loose_paragraphs(lines: list[Line]) -> list[Line]:
    """A printed line that holds several HTML paragraphs becomes several lines of the same number."""
    result: list[Line] = []
    for line in lines:
        if "<" in line.text and not line.cells and (BREAK.search(line.text) or LIST_ITEM.search(line.text)):
            result += [Line(line.number, part, line.page) for part in paragraphs(line.text).split("\n")]
        else:
            result.append(line)
    return result


def html_tables(lines: list[Line], columns: int) -> list[Line]:
    """Every `<tr>` becomes a row numbered by the line it begins on; text around tables stays as lines."""
    marked = [index for index, line in enumerate(lines) if "<" in line.text and TABLE_TAG.search(line.text)]
    if not marked:
        return lines
    reader, tagged = _TableReader(columns), set(marked)
    for index, line in enumerate(lines):
        if reader.is_open and not line.text.strip() and _is_cut_off(lines, marked, index):
            reader.close()
        if reader.is_open or index in tagged:
            reader.take(line)
        else:
            reader.lines.append(line)
    reader.close()
    return reader.lines


def _is_cut_off(lines: list[Line], marked: list[int], blank: int) -> bool:
    """A table that stops short: after this blank line no tag goes on with it, only a new table or nothing."""
    after = bisect_left(marked, blank)
    if after == len(marked):
        return True
    found = TABLE_TAG.search(lines[marked[after]].text)
    return found is not None and not found[1] and found[2].lower() == "table"


class _TableReader:
    """Tags in, lines out; forgiving as a browser: a missing end tag ends with the next beginning."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.lines: list[Line] = []
        self.depth = 0
        self.cell: list[str] | None = None
        self.row: list[str] | None = None
        self.begun = Line(1, "")
        self.reserved: dict[int, int] = {}  # column to the rows that a cell above still covers
        self.span = (1, 1)

    @property
    def is_open(self) -> bool:
        return self.depth > 0 or self.row is not None

    def take(self, line: Line) -> None:
        position = 0
        for tag in TAG.finditer(line.text):
            self._text(line.text[position : tag.start()], line)
            self._tag(tag, line)
            position = tag.end()
        self._text(line.text[position:], line)
        if self.cell is not None:
            self.cell.append("\n")

    def close(self) -> None:
        self._end_row()
        self.depth, self.reserved = 0, {}

    def _text(self, text: str, line: Line) -> None:
        if self.cell is not None:
            self.cell.append(html.unescape(text))
        elif text.strip():
            self._end_row()
            self.lines.append(Line(line.number, text.strip(), line.page))

    def _tag(self, tag: re.Match[str], line: Line) -> None:
        ends, name = bool(tag[1]), tag[2].lower()
        if name == "table":
            self._table(ends)
        elif name in ("tr", "td", "th"):
            self._structure(ends, name, tag[3], line)
        elif self.cell is not None and name in ("p", "br", "div", "li"):
            self.cell.append("\n- " if name == "li" and not ends else "\n")

    def _table(self, ends: bool) -> None:
        if not ends:
            if self.cell is None:  # a table that was never closed ends where the next begins
                self.close()
            self.depth += 1
        elif self.depth > 1:
            self.depth -= 1
        else:
            self.close()

    def _structure(self, ends: bool, name: str, attributes: str, line: Line) -> None:
        if self.depth > 1:  # a table inside a cell is flattened into the cell's text
            if self.cell is not None:
                self.cell.append("\n" if name == "tr" else " ")
            return
        self._end_cell()
        if name == "tr" or self.row is None:
            self._end_row()
            if not ends:
                self.row, self.begun = [], line
        if name != "tr" and not ends:
            spans = {kind.lower(): int(count) for kind, count in SPAN.findall(attributes)}
            self.cell, self.span = [], (spans.get("col", 1), spans.get("row", 1))

    def _end_cell(self) -> None:
        if self.cell is None or self.row is None:
            self.cell = None
            return
        text = _cell_text(self.cell)
        self.cell = None
        self._skip_reserved()
        repeated = text if NOTHING.fullmatch(text) else ""
        across, down = max(1, self.span[0]), self.span[1]
        for step in range(min(across, self.columns - len(self.row))):
            if down > 1:
                self.reserved[len(self.row)] = down - 1
            self.row.append(repeated if step else text)

    def _skip_reserved(self) -> None:
        while self.row is not None and self.reserved.get(len(self.row)):
            self.reserved[len(self.row)] -= 1
            self.row.append("")

    def _end_row(self) -> None:
        self._end_cell()
        if self.row is None:
            return
        self._skip_reserved()
        cells, begun = tuple(self.row), self.begun
        self.row = None
        if len(cells) > 1:
            self.lines.append(Line(begun.number, "\t".join(cells), begun.page, cells))
        elif cells and cells[0]:
            self.lines += [Line(begun.number, part, begun.page) for part in cells[0].split("\n")]


def _cell_text(parts: list[str]) -> str:
    pieces = (piece.strip() for piece in "".join(parts).replace("\t", " ").split("\n"))
    return "\n".join(piece for piece in pieces if piece)
