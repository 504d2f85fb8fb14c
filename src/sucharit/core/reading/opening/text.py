"""A text file as lines: numbered as `sed -n` numbers them, with pages where form feeds part them, tables as cells."""

import re

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.markup import html_tables, loose_paragraphs
from sucharit.core.reading.opening.tables import pipe_tables, tab_rows
from sucharit.core.reading.values import Line

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+\S")


def lines_of(text: str, limits: Limits) -> tuple[list[Line], int | None]:
    """The lines and, where the text holds form feeds, the number of pages. Raises Refused beyond the limits."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= limits.lines:
        raise refusals.too_large("จำนวนบรรทัด", "lines", f"{limits.lines:,}")
    printed = text.split("\n")
    if not printed[-1]:
        printed.pop()
    lines, pages = _paged(printed) if "\f" in text else ([Line(n, line) for n, line in enumerate(printed, 1)], None)
    lines = _with_tables(lines, text, limits.columns)
    if sum(len(line.cells) for line in lines) > limits.cells:
        raise refusals.too_large("จำนวนช่องตาราง", "table cells", f"{limits.cells:,}")
    return lines, pages


def _paged(printed: list[str]) -> tuple[list[Line], int]:
    """A form feed begins a page and is dropped; one inside a line parts it into lines of the same number."""
    lines, page = [], 1
    for number, line in enumerate(printed, 1):
        first, *after = line.split("\f")
        if first or not after:
            lines.append(Line(number, first, page))
        for part in after:
            page += 1
            if part or part is after[-1]:
                lines.append(Line(number, part, page))
    return lines, page


def _with_tables(lines: list[Line], text: str, columns: int) -> list[Line]:
    if "<" in text:
        lines = html_tables(lines, columns)
    if "|" in text:
        lines = pipe_tables(lines, columns)
    if "\t" in text:
        lines = tab_rows(lines, columns)
    if "<" in text:
        lines = loose_paragraphs(lines)
    if "#" in text:
        lines = [_with_heading(line) if "#" in line.text[:4] else line for line in lines]
    return lines


def _with_heading(line: Line) -> Line:
    found = HEADING.match(line.text)
    return Line(line.number, line.text, line.page, line.cells, len(found[1])) if found else line
