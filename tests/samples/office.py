"""A DOCX as an office makes it by hand: automatic Thai numbers, merged cells, direct formatting, no styles.

It is drawn from the tagged lines of a sample, by other means than the product's own writer, so that reading it proves
something. Lists whose printed numbers are right are numbered by Word; text is cut into runs where a hand would pause.
"""

import datetime
import io
import random
import re
import zipfile
from itertools import groupby, pairwise
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from sucharit.core.thai import arabic_digits
from tests.samples.printed import Printed, Sample

MARKER = re.compile(r"^(?:- )?\(?([๐-๙0-9]+)[).] ?")
TABLES = ("budget", "risk", "matrix", "scale", "target", "counts", "annual", "contents", "order.member")
_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/>'
    '<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
)
_LEVELS = _LEVEL.format(level=0, text="%1)") + _LEVEL.format(level=1, text="%1.%2)")


def docx(sample: Sample, seed: int = 1) -> bytes:
    """The sample as DOCX bytes; the same sample and seed give the same bytes."""
    return _settled(_Hand(sample, seed).write())


def xlsx(sample: Sample) -> bytes:
    """The rows of a sample as a spreadsheet made by hand: the title merged over the table, numbers typed as numbers."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2024, 1, 15)})  # noqa: DTZ001 - a fixed, meaningless date
    sheet = book.add_worksheet("แผน")
    lines = [line for line in sample.lines if line.text]
    width = max(len(line.cells) for line in lines)
    for row, line in enumerate(lines):
        cells = line.cells
        if len(cells) == 1 and line.part in ("cover", "caption"):
            sheet.merge_range(row, 0, row, width - 1, cells[0])
            continue
        for column, text in enumerate(cells):
            number = arabic_digits(text).replace(",", "")
            if line.part.endswith(("row", "total")) and number.isdigit():
                sheet.write_number(row, column, int(number))
            elif text:
                sheet.write_string(row, column, text)
    book.close()
    return out.getvalue()


class _Hand:
    def __init__(self, sample: Sample, seed: int) -> None:
        self.sample, self.random = sample, random.Random(seed)
        self.document: Any = Document()
        self.numbers = 0
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        footer = section.footer.paragraphs[0]
        footer.text = "หน้า "
        _field(footer, "PAGE")

    def write(self) -> bytes:
        lines = [line for line in self.sample.lines if line.part != "blank"]
        for (kind, _), group in groupby(lines, key=self._block):
            chunk = list(group)
            if kind == "table":
                self._table(chunk)
            elif kind == "list":
                self._list(chunk)
            else:
                for line in chunk:
                    self._paragraph(line.text, bold=kind == "heading")
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _block(self, line: Printed) -> tuple[str, object]:
        if "\t" in line.text and line.part.startswith(TABLES):
            return "table", line.part.split(".")[0] + (line.text if line.part == "scale.header" else "")
        if line.part == "item":
            return "list", (line.initiative, line.field)
        return ("heading" if line.part in ("heading", "section", "part", "sheet.title") else "text"), None

    # paragraphs

    def _paragraph(self, text: str, bold: bool = False) -> Any:
        paragraph = self.document.add_paragraph()
        for piece in self._pieces(text.replace("**", "")):
            run = paragraph.add_run(piece)
            run.bold = bold or None
            run.font.size = Pt(16)
            run.font.name = "TH SarabunPSK"
        return paragraph

    def _pieces(self, text: str) -> list[str]:
        """Word keeps one sentence as several runs; nobody sees it."""
        cuts = sorted(self.random.sample(range(len(text)), min(2, len(text)))) if len(text) > 25 else []
        edges = [0, *cuts, len(text)]
        return [text[a:b] for a, b in pairwise(edges)]

    # lists

    def _list(self, lines: list[Printed]) -> None:
        found = {id(line): MARKER.match(line.text) for line in lines}
        top = [line for line in lines if line.depth == 0]
        right = all((m := found[id(x)]) and int(arabic_digits(m[1])) == x.item for x in top)
        number = self._new_list() if right else None
        for line in lines:
            if number is None:
                self._paragraph(line.text)
                continue
            bare = re.sub(r"^(?:- )?[(]?[๐-๙0-9.]*[).]? ?", "", line.text)
            _numbered(self._paragraph(bare), number, line.depth)

    def _new_list(self) -> int:
        """A numbering of its own, starting at ๑."""
        self.numbers += 1
        numbering = self.document.part.numbering_part.element
        kind = 900 + self.numbers
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">{_LEVELS}</w:abstractNum>')
        first = numbering.find(qn("w:num"))
        first.addprevious(abstract) if first is not None else numbering.append(abstract)
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), str(kind))
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), str(kind))
        num.append(reference)
        numbering.append(num)
        return kind

    # tables

    def _table(self, lines: list[Printed]) -> None:
        rows = [line.cells for line in lines]
        width = max(len(row) for row in rows)
        table = self.document.add_table(rows=len(rows), cols=width)
        for r, cells in enumerate(rows):
            for c, text in enumerate(cells):
                self._cell(table.cell(r, c), text)
        if lines[0].part.startswith("budget"):
            self._merge_down(table, lines, 0)
            self._merge_down(table, lines, 1)
            self._header(table, lines)

    def _cell(self, cell: Any, text: str) -> None:
        parts = re.findall(r"<p>(.*?)</p>", text) or [text]
        for place, part in enumerate(parts):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            run = paragraph.add_run(part)
            run.font.size = Pt(12)

    def _merge_down(self, table: Any, lines: list[Printed], column: int) -> None:
        """The dimension and the mission span the rows that leave their cell empty."""
        start = None
        for r, line in enumerate(lines):
            if line.part != "budget.row" or line.cells[column] or (column and line.cells[0]):
                start = r if line.part == "budget.row" and line.cells[column] else None
            elif start is not None:
                table.cell(start, column).merge(table.cell(r, column))

    def _header(self, table: Any, lines: list[Printed]) -> None:
        for r, line in enumerate(lines):
            if line.part == "budget.header":
                mark = OxmlElement("w:tblHeader")
                table.rows[r]._tr.get_or_add_trPr().append(mark)


def _numbered(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _settled(content: bytes) -> bytes:
    """The package again with one fixed time for all parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
