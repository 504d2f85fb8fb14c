"""A Paper as PDF: PDF/A-3a and PDF/UA-1 by Typst, with bookmarks, true page numbers and attached data.

The paper goes in as JSON beside a fixed template; no text of it is ever read as markup. Same paper, same bytes.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sucharit.core.papers.fonts import FOLDER
from sucharit.core.papers.paper import Attachment, Digits, Paper
from sucharit.core.papers.writing.about import about
from sucharit.core.papers.writing.finishing import finished
from sucharit.core.papers.writing.refusals import bad_picture
from sucharit.core.papers.writing.typst_data import PaperData, paper_data

_TEMPLATE = Path(__file__).with_name("paper.typ")


def write_pdf(
    paper: Paper, *, digits: Digits | None = None, attachments: Sequence[Attachment] = (), justify: bool = False
) -> bytes:
    """The paper as PDF bytes. `attachments` travel inside beside the paper's own; `justify` sets both edges flush."""
    import typst

    data = paper_data(paper, digits or paper.digits, justify=justify)
    files: Any = _folder(data, (*paper.attachments, *attachments))
    try:
        pdf = typst.compile(
            files, font_paths=fonts(), pdf_standards=["a-3a", "ua-1"], timestamp=about(paper, "arabic").instant
        )
    except typst.TypstError as error:
        raise bad_picture(str(error)) from error
    return finished(pdf, data.bookmarks)


def folder_of(paper: Paper, digits: Digits) -> dict[str, bytes]:
    """What Typst needs to set the paper: a folder in memory (its type stubs do not know of such)."""
    return _folder(paper_data(paper, digits))


def _folder(data: PaperData, attachments: Sequence[Attachment] = ()) -> dict[str, bytes]:
    attached = [_carried(attachment) for attachment in attachments]
    paper = data.paper | {"attachments": attached}
    return {"main.typ": _TEMPLATE.read_bytes(), "paper.json": msgspec.json.encode(paper)}


def _carried(attachment: Attachment) -> dict[str, Any]:
    """An attachment as JSON: text as it is, anything else as a list of bytes (a folder in memory holds only text)."""
    carried = {"name": _file_name(attachment.name), "mime": attachment.mime_type, "says": attachment.description}
    try:
        return carried | {"data": attachment.data.decode()}
    except UnicodeDecodeError:
        return carried | {"data": list(attachment.data)}


def _file_name(name: str) -> str:
    """A plain file name: whoever saves the attachment must not be led into another folder."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", name).strip(". -")
    return plain[:100] or "attachment"


@cache
def fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER)])
