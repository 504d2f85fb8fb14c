"""A Paper as DOCX: an editable copy for Word, with headings as styles, true contents and official fonts."""

import io
import struct
from typing import Any

from sucharit.core.papers.paper import Digits, Emblem, Paper, sections
from sucharit.core.papers.writing.about import about
from sucharit.core.papers.writing.docx_body import Body, SectionParts
from sucharit.core.papers.writing.docx_styles import set_styles
from sucharit.core.papers.writing.docx_xml import NAMESPACES, aligned, field, run
from sucharit.core.papers.writing.docx_xml import paragraph as paragraph_xml
from sucharit.core.papers.writing.pages import page_numbers
from sucharit.core.papers.writing.refusals import bad_picture, checked_picture


def write_docx(paper: Paper, *, digits: Digits | None = None) -> bytes:
    """The paper as DOCX bytes. Its contents show the pages of the PDF until Word or LibreOffice counts its own."""
    from docx import Document

    digits = digits or paper.digits
    document = Document()
    set_styles(document, paper.language)
    _set_properties(document, paper, digits)
    pages = page_numbers(paper, digits)
    if pages:
        _count_when_opened(document)
    body = Body(digits, pages, _section_parts(document), _pictures(document, paper))
    for setup, blocks in sections(paper):
        body.begin(setup)
        for block in blocks:
            body.add(block)
    _replace_body(document, body.finish())
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_properties(document: Any, paper: Paper, digits: Digits) -> None:
    said, properties = about(paper, digits), document.core_properties
    properties.title, properties.author, properties.subject = said.title, said.author, said.subject
    properties.keywords = ", ".join(said.keywords)
    properties.language = "th-TH" if paper.language == "th" else paper.language
    properties.comments = ""
    properties.last_modified_by = said.author
    properties.created = properties.modified = said.instant


def _count_when_opened(document: Any) -> None:
    """Word asks, then counts every page reference. (w:dirty on them asks too, and was seen to make every page "1".)"""
    from docx.oxml import OxmlElement

    asked = OxmlElement("w:updateFields")
    asked.set(_w("val"), "true")
    document.settings.element.find(_w("compat")).addprevious(asked)  # the schema wants it before w:compat


def _section_parts(document: Any) -> SectionParts:
    """Two page heads that all sections share: one with the page number, one empty."""
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    _page_number(section.header.paragraphs[0])
    references = {
        reference.get(_w("type")): reference.get(_r("id"))
        for reference in section._sectPr.findall(_w("headerReference"))
    }
    return SectionParts(numbered=references["default"], plain=references["first"])


def _page_number(paragraph: Any) -> None:
    from docx.oxml import parse_xml

    begin, end = field("PAGE")
    xml = paragraph_xml(f"{begin}{run('1')}{end}", "Header", aligned("center"))
    paragraph._p.getparent().replace(paragraph._p, parse_xml(xml.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _pictures(document: Any, paper: Paper) -> dict[bytes, str]:
    """Every emblem image as a part of the file, by its bytes: the XML of its drawing."""
    from docx.image.exceptions import UnrecognizedImageError
    from docx.shared import Cm

    drawn: dict[bytes, str] = {}
    for block in paper.blocks:
        if isinstance(block, Emblem) and block.image and block.image not in drawn:
            try:
                picture = document.add_picture(io.BytesIO(checked_picture(block.image)), height=Cm(block.height))
            except (UnrecognizedImageError, ValueError, struct.error) as error:
                raise bad_picture(str(error)) from error
            drawn[block.image] = f"<w:r>{_xml(picture._inline.getparent())}</w:r>"
    return drawn


def _xml(element: Any) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode"))


def _replace_body(document: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    old = document.element.body
    old.getparent().replace(old, parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _r(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/officeDocument/2006/relationships}}{name}"
