"""Blocks that are drawn with simpler blocks, the same way in every writer."""

from sucharit.core.papers.paper import Bars, Cell, Column, HeatMap, KeyValue, Paragraph, Row, Run, Table


def heat_table(heat: HeatMap) -> Table:
    """The matrix as a table: likelihood down, impact across, each cell its level and the risks that stand there."""
    impacts = range(1, max((len(cells) for _, cells in heat.rows), default=0) + 1)
    header: tuple[Row, ...] = (
        (
            Cell(content="โอกาสเกิด (Likelihood)", rows=2),
            Cell(content="ผลกระทบ (Impact)", columns=max(1, len(impacts))),
        ),
        tuple(Cell(content=str(impact)) for impact in impacts),
    )
    rows = tuple((Cell(content=str(score), bold=True), *map(_heat_cell, cells)) for score, cells in heat.rows)
    columns = (Column(width=1.5, align="center"), *(Column(width=2, align="center") for _ in impacts))
    return Table(columns=columns, header=header, rows=rows)


def _heat_cell(cell: tuple[str, int | None, tuple[int, ...]]) -> Cell:
    level, shade, risks = cell
    numbers = f"\nความเสี่ยงที่ {', '.join(map(str, risks))}" if risks else ""
    return Cell(content=level + numbers, shade=shade, bold=bool(risks))


_STEPS = 24  # of the longest bar
_FILLED = 5


def bar_table(chart: Bars) -> Table:
    """Bars as shaded cells between label and value: nothing to draw, and nothing that only eyes can read."""
    most = max((amount for _label, amount, _words in chart.bars), default=0)
    header: tuple[Row, ...] = ()
    if chart.label or chart.value:
        header = ((Cell(content=chart.label), Cell(columns=_STEPS), Cell(content=chart.value)),)
    rows = tuple(
        (Cell(content=label), *_bar(round(amount * _STEPS / most) if most > 0 else 0), Cell(content=words, align="end"))
        for label, amount, words in chart.bars
    )
    columns = (Column(width=5.0), *(Column(width=0.3) for _step in range(_STEPS)), Column(width=5.0, align="end"))
    return Table(columns=columns, header=header, rows=rows, row_headings=True)


def bar_list(chart: Bars) -> Table:
    """The same for a spreadsheet: label and number, to be drawn there as one likes."""
    rows = tuple(tuple(Cell(content=part) for part in bar) for bar in chart.bars)
    header = ((Cell(content=chart.label), Cell(content=chart.value, columns=2)),)
    columns = (Column(width=8.0), Column(width=4.0, align="end"), Column(width=6.0))
    return Table(columns=columns, header=header, rows=rows, zero="0")


def _bar(steps: int) -> Row:
    steps = min(max(steps, 0), _STEPS)
    filled = (Cell(columns=steps, shade=_FILLED),) if steps else ()
    return (*filled, *((Cell(columns=_STEPS - steps),) if steps < _STEPS else ()))


_SMALL_ROWS, _SMALL_TEXT = 8, 1200


def is_small(table: Table) -> bool:
    """A table that has room on one page and is not to be parted."""
    texts = sum(len(cell.content) for row in table.rows for cell in row if isinstance(cell.content, str))
    return len(table.rows) <= _SMALL_ROWS and texts <= _SMALL_TEXT


def key_value_paragraphs(block: KeyValue) -> tuple[Paragraph, ...]:
    """Label in bold, value beside it."""
    return tuple(Paragraph(runs=(Run(label, bold=True), Run(f" {value}"))) for label, value in block.pairs)
