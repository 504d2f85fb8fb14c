"""On which page every heading of the contents stands, as the PDF prints it."""

import json
from functools import lru_cache
from typing import Any, NamedTuple

from sucharit.core.papers.paper import Contents, Digits, Heading, Paper
from sucharit.core.papers.writing.printable import has_words


class PageNumber(NamedTuple):
    """A line of the contents: the heading, its level (1 or 2) and its page as printed ("ก", "๑๒")."""

    title: str
    level: int
    label: str


@lru_cache(maxsize=4)
def page_numbers(paper: Paper, digits: Digits) -> tuple[PageNumber, ...]:
    """The lines of the paper's contents; nothing for a paper without contents."""
    if not any(isinstance(block, Contents) for block in paper.blocks):
        return ()
    headings = [
        block for block in paper.blocks if isinstance(block, Heading) and block.in_contents and has_words(block.text)
    ]
    labels = _labels(paper, digits)
    return tuple(
        PageNumber(heading.text, heading.level, label) for heading, label in zip(headings, labels, strict=True)
    )


def _labels(paper: Paper, digits: Digits) -> list[str]:
    import typst

    from sucharit.core.papers.writing.pdf import folder_of, fonts

    files: Any = folder_of(paper, digits)
    found = typst.query(files, "<pages>", field="value", one=True, font_paths=fonts())
    return list(json.loads(found))
