"""A Paper as plain data for the Typst template: short keys, text cut into pieces that do not break."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sucharit.core.papers.organizations import proper_names
from sucharit.core.papers.paper import (
    Bars,
    Block,
    Cell,
    Column,
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
    Paper,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
    placed,
    sections,
)
from sucharit.core.papers.shapes import bar_table, heat_table, is_small, key_value_paragraphs
from sucharit.core.papers.writing.about import about
from sucharit.core.papers.writing.amounts import cell_text
from sucharit.core.papers.writing.line_breaks import WIDEST, pieces
from sucharit.core.papers.writing.printable import drawable, has_words, printable
from sucharit.core.papers.writing.refusals import checked_picture

_TEXT_WIDTH = {False: 16.0, True: 25.7}  # cm between the margins, upright and landscape
_POINTS = {"fine": 12, "small": 14, "body": 16, "large": 18, "title": 26}
_PADDING = 0.3  # cm inside a cell, left and right together
_CM_PER_POINT = 2.54 / 72
_LONG_CELL = 900  # characters; a longer cell may break over pages
_TOGETHER = 3  # rows under one label; a longer group may break over pages


@dataclass
class PaperData:
    """`paper` is ready for JSON; `bookmarks` has one text (or None) for every heading."""

    paper: dict[str, Any]
    bookmarks: list[str | None] = field(default_factory=list)


def paper_data(paper: Paper, digits: Digits, *, justify: bool = False) -> PaperData:
    return _Setting(paper, digits, justify=justify).data


class _Setting:
    """One paper on its way to Typst: remembers heading levels, images and bookmarks as it goes."""

    def __init__(self, paper: Paper, digits: Digits, *, justify: bool) -> None:
        self.digits = digits
        self.landscape = False
        self.level = 0
        said = about(paper, digits)
        self.names = proper_names(said.author)
        self.data = PaperData(
            {
                "title": drawable(said.title),
                "author": drawable(said.author),
                "subject": drawable(said.subject),
                "keywords": [drawable(word) for word in said.keywords],
                "date": [said.day.year, said.day.month, said.day.day],
                "lang": paper.language,
                "digits": digits,
                "justify": justify,
            }
        )
        self.data.paper["sections"] = [self._section(setup, blocks) for setup, blocks in sections(paper)]

    def _section(self, setup: Section, blocks: tuple[Block, ...]) -> dict[str, Any]:
        self.landscape = setup.landscape
        return {
            "landscape": setup.landscape,
            "numbers": setup.numbers,
            "restart": setup.restart,
            "blocks": [data for block in blocks for data in self._block(block)],
        }

    def _block(self, block: Block) -> Iterator[dict[str, Any]]:
        match block:
            case Heading():
                if has_words(block.text):
                    yield self._heading(block)
            case Paragraph():
                yield self._paragraph(block)
            case NumberedList():
                yield {"k": "list", "items": [self._item(item) for item in block.items]}
            case Table():
                yield self._table(block)
            case HeatMap():
                yield self._table(heat_table(block))
            case Bars():
                yield self._table(bar_table(block))
            case KeyValue():
                yield from (self._paragraph(paragraph) for paragraph in key_value_paragraphs(block))
            case Cover() | Contents() | PageBreak() | Signature() | Emblem() | Notice():
                yield self._simple(block)

    def _simple(self, block: Cover | Contents | PageBreak | Signature | Emblem | Notice) -> dict[str, Any]:
        match block:
            case Cover():
                lines = {"years": block.years, "organization": block.organization, "place": block.place}
                return {"k": "cover", "title": [self._words(line) for line in block.title]} | {
                    key: self._words(line) for key, line in lines.items()
                }
            case Contents():
                return {"k": "contents", "title": self._words(block.title)}
            case PageBreak():
                return {"k": "break"}
            case Signature():
                lines_ = [block.rule, f"({block.name})" if block.name else "", *block.position]
                return {"k": "sign", "lines": [self._words(line) for line in lines_ if line]}
            case Emblem():
                return self._emblem(block)
            case Notice():
                return {"k": "notice", "w": self._words(block.text)}

    def _heading(self, heading: Heading) -> dict[str, Any]:
        """A tagged outline may not skip a level: a sheet right under its part is one level below it."""
        self.level = min(heading.level, self.level + 1)
        if heading.level < 6:
            self.data.bookmarks.append(printable(heading.bookmark, self.digits) if heading.bookmark else None)
        return {
            "k": "h",
            "level": heading.level,
            "tag": self.level,
            "w": self._words(heading.text.replace("\n", " ")),
            "contents": heading.in_contents,
            "centered": heading.centered,
            "large": heading.large,
            "break": heading.new_page,
        }

    def _paragraph(self, paragraph: Paragraph) -> dict[str, Any]:
        return {
            "k": "p",
            "runs": [{"w": self._words(run.text, keep_ends=True), "b": run.bold} for run in paragraph.runs],
            "align": paragraph.align,
            "first": paragraph.first_line,
            "indent": paragraph.indent,
            "size": paragraph.size,
            "sticky": paragraph.keep_with_next,
        }

    def _item(self, item: Item) -> dict[str, Any]:
        paragraphs = [self._words(line) for line in item.text.split("\n")]
        return {
            "m": drawable(printable(item.marker, self.digits)),
            "w": paragraphs,
            "items": [self._item(inner) for inner in item.items],
        }

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "k": "table",
            "widths": [column.width for column in table.columns],
            "aligns": [column.align for column in table.columns],
            "size": table.size,
            "whole": is_small(table),
            "header": self._rows(table.header, table, header=True),
            "rows": self._rows(table.rows, table),
        }

    def _rows(self, rows: tuple[Row, ...], table: Table, *, header: bool = False) -> list[dict[str, Any]]:
        """All cells in reading order; Typst finds the places again by the spans."""
        widths = _centimetres(table.columns, _TEXT_WIDTH[self.landscape])
        return [
            self._cell(cell, table, sum(widths[column : column + cell.columns]), header=header)
            for _, column, cell in placed(rows)
        ]

    def _cell(self, cell: Cell, table: Table, width: float, *, header: bool = False) -> dict[str, Any]:
        words = drawable(cell_text(cell, table, self.digits))
        bold = 1.06 if cell.bold or header else 1.0
        widest = min(WIDEST, (width - _PADDING) / (_POINTS[table.size] * _CM_PER_POINT * bold))
        data: dict[str, Any] = {
            "w": [list(pieces(line, widest, self.names)) for line in words.split("\n")] if words else []
        }
        spans = {"r": cell.rows - 1, "c": cell.columns - 1}
        optional = spans | {"b": cell.bold or header, "s": cell.shade, "a": cell.align}
        data |= {key: value for key, value in optional.items() if value}
        if len(words) > _LONG_CELL or cell.rows > _TOGETHER:
            data["long"] = True
        return data

    def _emblem(self, emblem: Emblem) -> dict[str, Any]:
        data = {"k": "emblem", "height": emblem.height, "align": emblem.align, "alt": emblem.alternative}
        if emblem.image:
            data["image"] = list(checked_picture(emblem.image))
        return data

    def _words(self, text: str, *, keep_ends: bool = False) -> list[str]:
        words = list(pieces(drawable(printable(text, self.digits).replace("\n", " ")), WIDEST, self.names))
        if keep_ends and words:
            words = [" "] * text[:1].isspace() + words + [" "] * text[-1:].isspace()
        return words


def _centimetres(columns: tuple[Column, ...], width: float) -> list[float]:
    whole = sum(column.width for column in columns) or 1
    return [width * column.width / whole for column in columns]
