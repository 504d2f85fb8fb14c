"""On which page every heading of the contents stands, as the PDF prints it."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sucharit.core.papers.paper import Contents, Digits, Heading, Paper, sections
from sucharit.core.papers.writing.printable import has_words


class PageNumber(NamedTuple):
    """A line of the contents: the heading, its level (1 or 2) and its page as printed ("ก", "๑๒").

    `settled` pages are the same in every layout: the heading opens lettered pages that count from "ก".
    """

    title: str
    level: int
    label: str
    settled: bool = False


@lru_cache(maxsize=4)
def page_numbers(paper: Paper, digits: Digits) -> tuple[PageNumber, ...]:
    """The lines of the paper's contents; nothing for a paper without contents."""
    if not any(isinstance(block, Contents) for block in paper.blocks):
        return ()
    listed = list(_listed(paper))
    labels = _labels(paper, digits)
    return tuple(
        PageNumber(heading.text, heading.level, label, settled)
        for (heading, settled), label in zip(listed, labels, strict=True)
    )


def _listed(paper: Paper) -> Iterator[tuple[Heading, bool]]:
    """Every heading of the contents, and whether it opens lettered pages."""
    for setup, blocks in sections(paper):
        for at, block in enumerate(blocks):
            if isinstance(block, Heading) and block.in_contents and has_words(block.text):
                yield block, at == 0 and setup.restart and setup.numbers == "letters"


def _labels(paper: Paper, digits: Digits) -> list[str]:
    import typst

    from sucharit.core.papers.writing.pdf import folder_of, fonts

    files: Any = folder_of(paper, digits)
    found = typst.query(files, "<pages>", field="value", one=True, font_paths=fonts())
    return list(json.loads(found))
