"""The walk through document.xml: elements in, blocks out; memory holds no more than the row that is being read."""

from collections.abc import Callable

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.docx.blocks import (
    LINE_BREAK,
    PAGE_BREAK,
    RENDERED_BREAK,
    Block,
    Cell,
    Paragraph,
    Row,
    fits_its_pages,
)
from sucharit.core.reading.opening.docx.labels import symbol
from sucharit.core.reading.opening.docx.names import (
    COMPATIBILITY,
    MATH,
    STRICT_MATH,
    is_on,
    number,
    value,
    words,
)
from sucharit.core.reading.opening.docx.numbering import Numbering
from sucharit.core.reading.opening.docx.styles import Styles
from sucharit.core.reading.opening.elements import names
from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.values import Line

Attributes = dict[str, str]

# Earlier states of tracked changes, tab stops, deleted and moved-away text, readings above ruby text: not in print.
PASSED_OVER = words(
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tcPrChange", "trPrChange",
    "tblPrExChange", "numberingChange", "tabs", "rt", "sdtPr",
) | names((COMPATIBILITY,), "Fallback")  # fmt: skip


class Body:
    """Give `begin`, `end` and `text` to a walk, then ask for `lines`. Raises Refused beyond the limits."""

    def __init__(self, styles: Styles, numbering: Numbering, limits: Limits) -> None:
        self.styles, self.numbering, self.limits = styles, numbering, limits
        self.blocks: list[Block] = []
        self.containers: list[list[Block]] = [self.blocks]  # the body, and cells and text boxes within it
        self.paragraphs: list[Paragraph] = []
        self.cells: list[Cell] = []
        self.rows: list[Row] = []
        self.tables = 0
        self.page, self.fresh, self.paged, self.rendered = 1, True, False, False
        self.carried = ""  # text of a paragraph whose end is deleted
        self.skipped = 0  # depth inside an element that is passed over
        self.collecting = False
        self.in_paragraph_mark = self.in_row_properties = False
        self.line_count = self.cell_count = self.embedded = 0
        self.begins = self._begins()
        self.ends = self._ends()

    def begin(self, name: str, attributes: Attributes) -> None:
        if self.skipped:
            self.skipped += 1
        elif name in PASSED_OVER:
            self.skipped = 1
        elif (handle := self.begins.get(name)) is not None:
            handle(attributes)

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif (handle := self.ends.get(name)) is not None:
            handle()

    def text(self, text: str) -> None:
        if self.collecting and self.paragraphs and not self.skipped:
            self.paragraphs[-1].parts.append(text)

    def lines(self) -> tuple[list[Line], int | None]:
        """All lines, numbered from 1, and the number of pages where breaks tell it."""
        paged = self.paged and (self.rendered or fits_its_pages(self.blocks))
        lines = [
            Line(position, block.text, block.page if paged else None, block.cells, block.heading_level)
            for position, block in enumerate(self.blocks, 1)
        ]
        return lines, self.page if paged else None

    def _begins(self) -> dict[str, Callable[[Attributes], None]]:
        handlers: dict[str, Callable[[Attributes], None]] = {
            "p": self._begin_paragraph, "pStyle": self._style, "numId": self._list, "ilvl": self._level,
            "outlineLvl": self._outline, "sectPr": self._section, "type": self._section_type,
            "pageBreakBefore": self._page_before, "r": self._run, "pPr": self._begin_properties, "vanish": self._vanish,
            "del": self._deletion, "moveFrom": self._deletion, "t": self._begin_text,
            "tab": lambda _: self._say("\t"), "ptab": lambda _: self._say("\t"), "br": self._break,
            "cr": lambda _: self._say(LINE_BREAK), "sym": self._symbol, "noBreakHyphen": lambda _: self._say("-"),
            "lastRenderedPageBreak": self._rendered_break, "tbl": self._begin_table,
            "tr": self._begin_row, "trPr": self._begin_row_properties, "gridBefore": self._grid_before,
            "gridAfter": self._grid_after, "tc": self._begin_cell, "gridSpan": self._grid_span, "vMerge": self._merge,
            "hMerge": self._merge, "txbxContent": self._begin_box, "altChunk": self._embedded, "drawing": self._picture,
            "pict": self._picture,
        }  # fmt: skip
        known = {name: handlers[local] for name, local in words(*handlers).items()}
        return known | dict.fromkeys(names((MATH, STRICT_MATH), "t"), self._begin_text)

    def _ends(self) -> dict[str, Callable[[], None]]:
        handlers: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph, "pPr": self._end_properties, "t": self._end_text, "tbl": self._end_table,
            "tr": self._end_row, "trPr": self._end_row_properties, "tc": self._end_cell, "txbxContent": self._end_box,
        }  # fmt: skip
        known = {name: handlers[local] for name, local in words(*handlers).items()}
        return known | dict.fromkeys(names((MATH, STRICT_MATH), "t"), self._end_text)

    # Text

    def _say(self, text: str) -> None:
        if self.paragraphs and not self.paragraphs[-1].hidden:
            self.paragraphs[-1].parts.append(text)

    def _run(self, _: Attributes) -> None:
        if self.paragraphs:
            self.paragraphs[-1].hidden = False

    def _vanish(self, attributes: Attributes) -> None:
        if self.paragraphs and not self.in_paragraph_mark:
            self.paragraphs[-1].hidden = is_on(attributes)

    def _begin_text(self, _: Attributes) -> None:
        self.collecting = bool(self.paragraphs) and not self.paragraphs[-1].hidden

    def _end_text(self) -> None:
        self.collecting = False

    def _symbol(self, attributes: Attributes) -> None:
        self._say(symbol(value(attributes, "char") or ""))

    def _break(self, attributes: Attributes) -> None:
        self._say(PAGE_BREAK if value(attributes, "type") == "page" else LINE_BREAK)

    def _rendered_break(self, _: Attributes) -> None:
        self.rendered = True
        self._say(RENDERED_BREAK)

    def _deletion(self, _: Attributes) -> None:
        """Deleted text is passed over; the same element inside properties says that a paragraph end or row is gone."""
        self.skipped = 1
        if self.in_row_properties and self.rows:
            self.rows[-1].deleted = True
        elif self.in_paragraph_mark and self.paragraphs:
            self.paragraphs[-1].deleted = True

    # Paragraphs

    def _begin_paragraph(self, _: Attributes) -> None:
        self.paragraphs.append(Paragraph())
        if len(self.paragraphs) > self.limits.nesting:
            raise self._too_deep()

    def _style(self, attributes: Attributes) -> None:
        if self.paragraphs:
            self.paragraphs[-1].style = value(attributes)

    def _list(self, attributes: Attributes) -> None:
        if self.paragraphs:
            self.paragraphs[-1].list_id = value(attributes)

    def _level(self, attributes: Attributes) -> None:
        if self.paragraphs:
            self.paragraphs[-1].level = number(attributes)

    def _outline(self, attributes: Attributes) -> None:
        level = number(attributes)
        if self.paragraphs and level is not None and 0 <= level < 9:
            self.paragraphs[-1].heading = level + 1

    def _page_before(self, attributes: Attributes) -> None:
        if self.paragraphs and is_on(attributes):
            self.paragraphs[-1].parts.append(RENDERED_BREAK)  # counts only where no page has just begun

    def _picture(self, _: Attributes) -> None:
        if self.paragraphs:
            self.paragraphs[-1].pictured = True

    def _section(self, _: Attributes) -> None:
        if self.paragraphs:
            self.paragraphs[-1].section = "nextPage"

    def _section_type(self, attributes: Attributes) -> None:
        if self.paragraphs and self.paragraphs[-1].section:
            self.paragraphs[-1].section = value(attributes)

    def _begin_properties(self, _: Attributes) -> None:
        """Run properties inside paragraph properties belong to the paragraph's own end mark."""
        self.in_paragraph_mark = True

    def _end_properties(self) -> None:
        self.in_paragraph_mark = False

    def _end_paragraph(self) -> None:
        if not self.paragraphs:
            return
        paragraph = self.paragraphs.pop()
        text = self.carried + "".join(paragraph.parts)
        self.carried = ""
        if paragraph.deleted and not paragraph.section:
            self.carried = text
        else:
            self._emit(self._label(paragraph), text, paragraph.heading or self.styles.heading_level(paragraph.style))
        self.fresh = self.fresh and not paragraph.pictured
        self.containers[-1] += paragraph.boxed
        if paragraph.section in ("nextPage", "oddPage", "evenPage"):
            self._turn_page()

    def _label(self, paragraph: Paragraph) -> str:
        list_id = paragraph.list_id if paragraph.list_id is not None else self.styles.list_id(paragraph.style)
        if list_id in (None, "0"):
            return ""
        level = paragraph.level
        if level is None:
            level = self.numbering.level_of_style(list_id, paragraph.style)
        if level is None:
            level = self.styles.list_level(paragraph.style)
        return self.numbering.label(list_id, level or 0)

    def _emit(self, label: str, text: str, heading: int | None) -> None:
        """A paragraph becomes one block, or several where lines or pages break inside it."""
        container = self.containers[-1]
        self._count_lines(1 + text.count(LINE_BREAK) + text.count(PAGE_BREAK))
        if RENDERED_BREAK not in text and PAGE_BREAK not in text:
            container += [Block(piece, (), self.page, heading) for piece in (label + text).split(LINE_BREAK)]
            self.fresh = self.fresh and not (label + text).strip()
            return
        before = len(container)
        for piece, mark in _pieces(text):
            if piece.strip() or (label and not mark):
                container += [Block(line, (), self.page, heading) for line in (label + piece).split(LINE_BREAK)]
                label, self.fresh = "", False
            if mark == PAGE_BREAK or (mark and not self.fresh):
                self._turn_page()
            elif mark:
                self.paged = True
        if len(container) == before:
            container.append(Block("", (), self.page, heading))

    def _count_lines(self, more: int) -> None:
        self.line_count += more
        if self.line_count > self.limits.lines:
            raise refusals.too_large("จำนวนย่อหน้า", "paragraphs", f"{self.limits.lines:,}")

    def _turn_page(self) -> None:
        """Word marks where a page began even after a break that was asked for: `fresh` keeps it from counting twice."""
        self.page += 1
        self.fresh = self.paged = True

    # Tables and boxes

    def _begin_table(self, _: Attributes) -> None:
        self.tables += 1
        if self.tables > self.limits.nesting:
            raise self._too_deep()

    def _end_table(self) -> None:
        self.tables -= 1

    def _begin_row(self, _: Attributes) -> None:
        self.rows.append(Row(self.page))

    def _begin_row_properties(self, _: Attributes) -> None:
        self.in_row_properties = True

    def _end_row_properties(self) -> None:
        self.in_row_properties = False

    def _grid_before(self, attributes: Attributes) -> None:
        if self.rows:
            self._count_cells(self.rows[-1].pad(number(attributes) or 0, "", [], self.limits.columns))

    def _grid_after(self, attributes: Attributes) -> None:
        if self.rows:
            self.rows[-1].after = number(attributes) or 0

    def _end_row(self) -> None:
        if not self.rows:
            return
        row = self.rows.pop()
        self._count_cells(row.pad(row.after, "", [], self.limits.columns))
        self.containers[-1] += row.blocks()

    def _begin_cell(self, _: Attributes) -> None:
        if not self.rows:
            return
        self.cells.append(Cell())
        self.containers.append(self.cells[-1].blocks)

    def _grid_span(self, attributes: Attributes) -> None:
        if self.cells:
            self.cells[-1].breadth = number(attributes) or 1

    def _merge(self, attributes: Attributes) -> None:
        if self.cells:
            self.cells[-1].continues = value(attributes) != "restart"

    def _end_cell(self) -> None:
        if not self.rows:
            return
        cell, row = self.cells.pop(), self.rows[-1]
        self.containers.pop()
        if not any(text for text, _ in row.cells) and cell.blocks:
            row.page = cell.blocks[0].page
        self._count_cells(row.add(cell, self.limits.columns))

    def _count_cells(self, more: int) -> None:
        self.cell_count += more
        if self.cell_count > self.limits.cells:
            raise refusals.too_large("จำนวนช่องตาราง", "table cells", f"{self.limits.cells:,}")

    def _begin_box(self, _: Attributes) -> None:
        self.containers.append([])
        if len(self.containers) > 3 * self.limits.nesting:
            raise self._too_deep()

    def _end_box(self) -> None:
        if len(self.containers) > 1:
            blocks = self.containers.pop()
            if self.paragraphs:
                self.paragraphs[-1].boxed += blocks
            else:
                self.containers[-1] += blocks

    def _embedded(self, _: Attributes) -> None:
        self.embedded += 1

    def _too_deep(self) -> refusals.Refused:
        return refusals.too_large("ตารางซ้อนตาราง", "tables within tables", f"{self.limits.nesting}")


def _pieces(text: str) -> list[tuple[str, str]]:
    """Text between page marks, each with the mark that ends it ("" for the last)."""
    pieces, start = [], 0
    for position, character in enumerate(text):
        if character in (PAGE_BREAK, RENDERED_BREAK):
            pieces.append((text[start:position], character))
            start = position + 1
    return [*pieces, (text[start:], "")]
