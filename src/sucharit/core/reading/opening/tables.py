"""Tables as plain text prints them: cells between tabs, and the pipe tables of Markdown that OCR engines write."""

import re
from collections.abc import Callable, Iterable, Iterator

from sucharit.core.reading.opening.markup import paragraphs
from sucharit.core.reading.values import Line

UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
RULE = frozenset("|-: \t")


def row_line(line: Line, cells: tuple[str, ...]) -> Line:
    """The line as a table row; a row of one cell is a line of text."""
    return Line(line.number, "\t".join(cells), line.page, cells if len(cells) > 1 else ())


def tab_rows(lines: list[Line], columns: int) -> list[Line]:
    """Neighbouring lines with tabs are a table if one of them fills two cells; a tab that only indents is none."""
    return _by_runs(lines, lambda line: 0 < line.text.count("\t") < columns and not line.cells, _tab_run)


def _tab_run(run: list[Line]) -> Iterable[Line]:
    rows = [tuple(paragraphs(cell) for cell in line.text.split("\t")) for line in run]
    if not any(sum(map(bool, row)) > 1 for row in rows):
        return run
    return (row_line(line, row) if any(row) else line for line, row in zip(run, rows, strict=True))


def pipe_tables(lines: list[Line], columns: int) -> list[Line]:
    """Markdown rows become rows; the rule of dashes under the header is dropped."""
    return _by_runs(lines, lambda line: 0 < line.text.count("|") < columns and not line.cells, _pipe_run)


def _pipe_run(run: list[Line]) -> Iterable[Line]:
    ruled = any(map(_is_rule, run))
    fenced = [line.text.lstrip().startswith("|") for line in run]
    if not ruled and sum(fenced) < 2:
        return run
    return (
        _pipe_row(line) if ruled or fence else line
        for line, fence in zip(run, fenced, strict=True)
        if not _is_rule(line)
    )


def _is_rule(line: Line) -> bool:
    return "-" in line.text and RULE.issuperset(line.text)


def _pipe_row(line: Line) -> Line:
    text = line.text.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return row_line(line, tuple(paragraphs(cell.replace("\\|", "|")) for cell in UNESCAPED_PIPE.split(text)))


def _by_runs(
    lines: list[Line], belongs: Callable[[Line], bool], rows: Callable[[list[Line]], Iterable[Line]]
) -> list[Line]:
    """Every unbroken run of lines that may be table rows is judged as a whole."""
    return list(_judged(lines, belongs, rows))


def _judged(
    lines: list[Line], belongs: Callable[[Line], bool], rows: Callable[[list[Line]], Iterable[Line]]
) -> Iterator[Line]:
    run: list[Line] = []
    for line in lines:
        if belongs(line):
            run.append(line)
            continue
        if run:
            yield from rows(run)
            run = []
        yield line
    yield from rows(run)
