"""A text file as lines: numbered as `sed -n` numbers them, with pages where form feeds part them, tables as cells."""

import re

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import Limits
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
    return _with_tables(lines, text), pages


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


def _with_tables(lines: list[Line], text: str) -> list[Line]:
    if "\t" in text:
        lines = tab_rows(lines)
    if "#" in text:
        lines = [_with_heading(line) if "#" in line.text[:4] else line for line in lines]
    return lines


def _with_heading(line: Line) -> Line:
    found = HEADING.match(line.text)
    return Line(line.number, line.text, line.page, line.cells, len(found[1])) if found else line


def tab_rows(lines: list[Line]) -> list[Line]:
    """Neighbouring lines with tabs are a table if one of them fills two cells; a tab that only indents is none."""
    result: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if "\t" in line.text and not line.cells:
            run.append(line)
            continue
        if run:
            result += _tab_run(run)
            run = []
        result.append(line)
    return result + _tab_run(run)


def _tab_run(run: list[Line]) -> list[Line]:
    rows = [tuple(cell.strip() for cell in line.text.split("\t")) for line in run]
    if not any(sum(map(bool, row)) > 1 for row in rows):
        return run
    return [
        Line(line.number, line.text, line.page, row) if any(row) else line for line, row in zip(run, rows, strict=True)
    ]
