"""The body of a DOCX, block by block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from sucharit.core.papers.paper import (
    Bars,
    Block,
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
    Paragraph,
    Section,
    Signature,
    Table,
)
from sucharit.core.papers.shapes import bar_table, heat_table, key_value_paragraphs
from sucharit.core.papers.writing.docx_table import table_xml
from sucharit.core.papers.writing.docx_xml import (
    aligned,
    bookmarked,
    indented,
    paragraph,
    run,
    twips,
)
from sucharit.core.papers.writing.docx_xml import (
    field as word_field,
)
from sucharit.core.papers.writing.pages import PageNumber
from sucharit.core.papers.writing.printable import has_words, printable

_SIZES = {"fine": 24, "small": 28, "large": 36, "title": 52}  # half points
_TEXT_WIDTH = {False: 16.0, True: 25.7}


class SectionParts(NamedTuple):
    """Relationship ids of the page heads: with the page number, and without."""

    numbered: str
    plain: str


@dataclass
class Body:
    digits: Digits
    pages: tuple[PageNumber, ...]  # of the headings that stand in the contents, in order
    parts: SectionParts
    pictures: Mapping[bytes, str]
    xml: list[str] = field(default_factory=list)
    setup: Section | None = None
    listed: int = 0  # headings of the contents so far
    first: bool = True

    def begin(self, setup: Section) -> None:
        """A new section: the one before is closed by a paragraph that carries its setup."""
        if self.setup is not None:
            self.xml.append(paragraph("", "TableEnd", self._section_xml(self.setup)))
            self.first = False
        self.setup = setup

    def finish(self) -> str:
        return "".join(self.xml) + self._section_xml(self.setup or Section())

    def add(self, block: Block) -> None:
        self.xml.append(self._block(block))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case NumberedList():
                return "".join(self._item(item, 0) for item in block.items)
            case Table():
                return self._table(block)
            case HeatMap():
                return self._table(heat_table(block))
            case Bars():
                return self._table(bar_table(block))
            case KeyValue():
                return "".join(self._paragraph(one) for one in key_value_paragraphs(block))
            case Cover() | Contents() | PageBreak() | Signature() | Emblem() | Notice():
                return self._simple(block)
            case Section():
                return ""  # `begin` has taken it
            case _:
                assert_never(block)

    def _simple(self, block: Cover | Contents | PageBreak | Signature | Emblem | Notice) -> str:
        match block:
            case Cover():
                return self._cover(block)
            case Contents():
                return self._contents(block)
            case PageBreak():
                return paragraph('<w:r><w:br w:type="page"/></w:r>', "TableEnd")
            case Signature():
                return self._signature(block)
            case Emblem():
                return self._emblem(block)
            case Notice():
                sides = ("top", "left", "bottom", "right")
                lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="7A7F87"/>' for side in sides)
                return paragraph(run(self._text(block.text)), "", f"<w:pBdr>{lines}</w:pBdr>")
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> str:
        if not has_words(heading.text):
            return ""
        content = run(self._text(heading.text))
        content = _sized(content, _SIZES["title"]) if heading.large else content
        if heading.in_contents:
            self.listed += 1
            content = bookmarked(content, f"_Toc{self.listed}", self.listed)
        before = "<w:pageBreakBefore/>" if heading.new_page else ""
        return paragraph(
            content, f"Heading{heading.level}", before + aligned("center" if heading.centered else "start")
        )

    def _paragraph(self, block: Paragraph) -> str:
        size = _SIZES.get(block.size)
        runs = "".join(run(self._run_text(one.text), bold=one.bold) for one in block.runs)
        if size:
            runs = _sized(runs, size)
        keep = "<w:keepNext/>" if block.keep_with_next else ""
        first = 2.5 if block.first_line else 0
        return paragraph(runs, "", keep + indented(left=1.25 * block.indent, first=first) + aligned(block.align))

    def _item(self, item: Item, depth: int) -> str:
        marker = f"{self._text(item.marker)} " if item.marker else ""
        first = run(marker + self._text(item.text))
        shape = '<w:spacing w:after="60"/>' + indented(first=1.25 * (depth + 1))
        return paragraph(first, "", shape) + "".join(self._item(inner, depth + 1) for inner in item.items)

    def _table(self, table: Table) -> str:
        landscape = self.setup.landscape if self.setup else False
        return table_xml(table, _TEXT_WIDTH[landscape], self.digits) + paragraph("", "TableEnd")

    def _cover(self, cover: Cover) -> str:
        above = f'<w:spacing w:before="{twips(4.5)}"/>'
        lines = [*cover.title, *((cover.years,) if cover.years else ())]
        xml = [
            paragraph(run(self._text(line)), "CoverTitle", above if at == 0 else "") for at, line in enumerate(lines)
        ]
        low = f'<w:spacing w:before="{twips(9)}"/>'
        seat = [line for line in (cover.organization, cover.place) if line]
        xml += [paragraph(run(self._text(line)), "CoverLine", low if at == 0 else "") for at, line in enumerate(seat)]
        return "".join(xml)

    def _contents(self, contents: Contents) -> str:
        title = paragraph(run(self._text(contents.title)), "PartTitle")
        return title + "".join(self._entry(at, page) for at, page in enumerate(self.pages, start=1))

    def _entry(self, at: int, page: PageNumber) -> str:
        """Not inside a TOC field: of such LibreOffice keeps only the text, a reference by itself it counts anew."""
        edge = twips(_TEXT_WIDTH[bool(self.setup and self.setup.landscape)])
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
        line = run(self._text(page.title)) + "<w:r><w:tab/></w:r>" + _page_of(at, page)
        entry = f'<w:hyperlink w:anchor="_Toc{at}" w:history="1">{line}</w:hyperlink>'
        return paragraph(entry, f"TOC{page.level}", tabs + (indented(left=0.8) if page.level == 2 else ""))

    def _signature(self, block: Signature) -> str:
        lines = [block.rule, f"({block.name})" if block.name else "", *block.position]
        shown = [self._text(line) for line in lines if line]
        shape = indented(left=6.4) + aligned("center")
        return "".join(
            paragraph(
                run(line), "", f'<w:keepNext/><w:keepLines/><w:spacing w:before="{900 if at == 0 else 0}"/>{shape}'
            )
            for at, line in enumerate(shown)
        )

    def _emblem(self, block: Emblem) -> str:
        picture = self.pictures.get(block.image or b"")
        if picture:
            return paragraph(picture, "", aligned(block.align))
        return paragraph("", "TableEnd", f'<w:spacing w:after="{twips(block.height)}"/>')

    def _section_xml(self, setup: Section) -> str:
        wide, high = (29.7, 21.0) if setup.landscape else (21.0, 29.7)
        turned = ' w:orient="landscape"' if setup.landscape else ""
        left, right = (2.0, 2.0) if setup.landscape else (3.0, 2.0)
        head = self.parts.plain if setup.numbers == "none" else self.parts.numbered
        kinds = {"letters": "thaiLetters", "numbers": "thaiNumbers" if self.digits == "thai" else "decimal"}
        start = ' w:start="1"' if setup.restart else ""
        numbers = f'<w:pgNumType w:fmt="{kinds.get(setup.numbers, "decimal")}"{start}/>'
        quiet = f'<w:headerReference w:type="first" r:id="{self.parts.plain}"/>' if self.first else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/>{quiet}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{turned}/>'
            f'<w:pgMar w:top="{twips(2.5)}" w:right="{twips(right)}" w:bottom="{twips(2)}" w:left="{twips(left)}" '
            f'w:header="{twips(1.25)}" w:footer="{twips(1)}" w:gutter="0"/>{numbers}<w:cols w:space="708"/>'
            f"{'<w:titlePg/>' if self.first else ''}</w:sectPr>"
        )

    def _text(self, words: str) -> str:
        return printable(words, self.digits)

    def _run_text(self, words: str) -> str:
        """Blanks at the ends of a run part it from its neighbours."""
        shown = printable(words, self.digits)
        return " " * words[:1].isspace() + shown + " " * words[-1:].isspace() if shown else ""


def _page_of(at: int, page: PageNumber) -> str:
    """A live reference that holds the page of the PDF until it is counted. LibreOffice would count letters in digits:
    a letter that no layout can change stays text."""
    if page.settled:
        return run(page.label)
    begin, end = word_field(f"PAGEREF _Toc{at} \\h")
    return begin + run(page.label) + end


def _sized(runs: str, half_points: int) -> str:
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    plain = runs.replace("<w:r><w:t", f"<w:r><w:rPr>{size}</w:rPr><w:t")
    return plain.replace("<w:bCs/></w:rPr>", f"<w:bCs/>{size}</w:rPr>")
