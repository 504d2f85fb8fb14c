"""A Paper as XLSX: a worksheet for every part, real numbers, sums as formulas that already carry their value.

Every text is written as a string: what begins with = + - @ stays text, and no address becomes a link.
"""

import io
from typing import Any

from sucharit.core.papers.paper import Block, Cover, Digits, Heading, Paper, sections
from sucharit.core.papers.writing.about import about
from sucharit.core.papers.writing.printable import printable
from sucharit.core.papers.writing.xlsx_looks import Looks
from sucharit.core.papers.writing.xlsx_sheet import Worksheet

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
FIRST_TAB = "เอกสาร"


def write_xlsx(paper: Paper, *, digits: Digits | None = None) -> bytes:
    """The paper as XLSX bytes: headings of level 1 begin a worksheet."""
    import xlsxwriter

    digits = digits or paper.digits
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    _set_properties(book, paper, digits)
    looks = Looks(book, digits)
    names: set[str] = set()
    for title, landscape, blocks in _parts(paper):
        name = _name(printable(title, digits), names)
        Worksheet(book.add_worksheet(name), looks, blocks, digits, landscape=landscape).write()
    book.close()
    return written.getvalue()


def _parts(paper: Paper) -> list[tuple[str, bool, list[Block]]]:
    """Title, orientation and blocks of every worksheet; one worksheet at least."""
    parts: list[tuple[str, bool, list[Block]]] = [(_first_tab(paper), False, [])]
    for setup, blocks in sections(paper):
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                parts.append((block.tab or block.text, setup.landscape, []))
            parts[-1][2].append(block)
    return [part for part in parts if part[2]] or parts


def _first_tab(paper: Paper) -> str:
    return "ปก" if any(isinstance(block, Cover) for block in paper.blocks) else FIRST_TAB


def _name(title: str, taken: set[str]) -> str:
    """A name that Excel allows and no other worksheet has."""
    plain = " ".join(title.translate(_NOT_IN_NAMES).split())[:_LONGEST_NAME].strip() or "แผ่นงาน"
    name, number = plain, 2
    while name.lower() in taken or name.lower() == "history":
        tail = f" ({number})"
        name, number = plain[: _LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name.lower())
    return name


def _set_properties(book: Any, paper: Paper, digits: Digits) -> None:
    said = about(paper, digits)
    book.set_properties(
        {
            "title": said.title,
            "author": said.author,
            "subject": said.subject,
            "keywords": ", ".join(said.keywords),
            "created": said.instant,
        }
    )
