"""Invented pages as the readers receive them: running text, rows of cells, wrapped PDF lines."""

from collections.abc import Sequence
from pathlib import Path

from sucharit.core.reading.prepared import PreparedLine, prepare
from sucharit.core.reading.values import Line


def page(text: str) -> tuple[PreparedLine, ...]:
    """A page of text, as OCR gives it: tabs part the cells of a row."""
    return prepare(Line(number, line) for number, line in enumerate(text.split("\n"), 1))


def rows(*lines: str | Sequence[str]) -> tuple[PreparedLine, ...]:
    """Rows of cells, as a spreadsheet or a Word table gives them; a string is a line of running text."""
    return prepare(
        Line(number, line) if isinstance(line, str) else Line(number, "\t".join(line), cells=tuple(line))
        for number, line in enumerate(lines, 1)
    )


def wrapped(*lines: str) -> tuple[PreparedLine, ...]:
    """Lines of a PDF page; one that begins with "+" goes on with the paragraph above."""
    return prepare(
        Line(number, line.removeprefix("+"), page=1, continues=line.startswith("+"))
        for number, line in enumerate(lines, 1)
    )


def seed(shared: Path, name: str) -> tuple[PreparedLine, ...]:
    """A real document of ../shared."""
    return page((shared / "seeds" / f"{name}.txt").read_text("utf-8"))
