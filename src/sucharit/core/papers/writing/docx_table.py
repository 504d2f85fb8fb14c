"""A table of a DOCX: fixed widths, a header that repeats, rows that stay whole."""

from typing import NamedTuple

from sucharit.core.papers.paper import Cell, Digits, Row, Table, placed
from sucharit.core.papers.shapes import is_small
from sucharit.core.papers.writing.amounts import cell_text
from sucharit.core.papers.writing.docx_xml import aligned, paragraph, run, twips

SHADES = {1: "DCEFDC", 2: "FDF3C4", 3: "FBDCB8", 4: "F6C4C0", 5: "5B7AA6"}
_LONG_ROW = 900  # characters in a cell; such a row may break over pages
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="7A7F87"/>' for edge in _EDGES)
_MARGINS = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'


def table_xml(table: Table, width: float, digits: Digits) -> str:
    """`width` in cm, shared out among the columns."""
    whole = sum(column.width for column in table.columns) or 1
    widths = [twips(width * column.width / whole) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    header = _rows(table.header, table, widths, digits, header=True)
    rows = _rows(table.rows, table, widths, digits, header=False)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_LINES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>'
    )


def _rows(rows: tuple[Row, ...], table: Table, widths: list[int], digits: Digits, *, header: bool) -> str:
    """Every row with a cell for every column: cells merged away stand as continuations."""
    cells: dict[tuple[int, int], str] = {}
    style = "TableFine" if table.size == "fine" else "TableText" if table.size == "small" else "Normal"
    whole = is_small(table)
    long_rows: set[int] = set()
    for at, column, cell in placed(rows):
        words = cell_text(cell, table, digits)
        if len(words) > _LONG_ROW:
            long_rows.add(at)
        align = cell.align or ("center" if header else table.columns[min(column, len(widths) - 1)].align)
        span = sum(widths[column : column + cell.columns])
        keep = "<w:keepNext/>" if header or (whole and at + cell.rows < len(rows)) else ""
        shape = _Shape(style, keep + aligned(align), header or cell.bold)
        cells[at, column] = _cell(cell, words, span, shape)
        for below in range(1, cell.rows):
            cells[at + below, column] = _continued(cell, span)
    return "".join(_row(cells, at, len(widths), whole=at not in long_rows, header=header) for at in range(len(rows)))


def _row(cells: dict[tuple[int, int], str], at: int, columns: int, *, whole: bool, header: bool) -> str:
    properties = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * header
    content = "".join(cells.get((at, column), "") for column in range(columns))
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


class _Shape(NamedTuple):
    """How the paragraphs of a cell look: style, further properties, weight."""

    style: str
    properties: str
    bold: bool


def _cell(cell: Cell, words: str, width: int, shape: _Shape) -> str:
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADES[cell.shade]}"/>' if cell.shade in SHADES else ""
    lines = words.split("\n")
    content = "".join(paragraph(run(line, bold=shape.bold), shape.style, shape.properties) for line in lines)
    return f"<w:tc><w:tcPr>{_width(cell, width)}{merge}{shade}</w:tcPr>{content}</w:tc>"


def _continued(cell: Cell, width: int) -> str:
    return f"<w:tc><w:tcPr>{_width(cell, width)}<w:vMerge/></w:tcPr>{paragraph('', 'TableText')}</w:tc>"


def _width(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    return f'<w:tcW w:w="{width}" w:type="dxa"/>{span}'
