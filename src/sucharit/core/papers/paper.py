"""A paper as blocks: what stands on it and in which order, never how a file format spells it.

One Paper is written as PDF, DOCX and XLSX. Generated text carries Arabic digits; the writer turns them into Thai ones.
Text is data for every writer: no block can carry markup, a formula or a field.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

Align: TypeAlias = Literal["start", "center", "end"]
Size: TypeAlias = Literal["fine", "small", "body", "large", "title"]
Digits: TypeAlias = Literal["thai", "arabic"]
PageNumbers: TypeAlias = Literal["none", "letters", "numbers"]


class Run(Struct, frozen=True):
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


class Heading(Struct, frozen=True, kw_only=True):
    """A heading: 1 part, 2 section or dimension, 3 mission, 4 objective, 5 sheet, 6 section of a sheet.

    `bookmark` is the text of the PDF's outline where it should say more than the page does. Levels 1 and 2 stand in
    the contents. `tab` is a short name for the worksheet that a part begins.
    """

    text: str
    level: int = 1
    bookmark: str | None = None
    tab: str = ""
    centered: bool = False
    large: bool = False  # the size of a title
    new_page: bool = False

    @property
    def in_contents(self) -> bool:
        return self.level <= 2


class Paragraph(Struct, frozen=True, kw_only=True):
    """Running text. `first_line` indents its first line as official letters do; `indent` moves all of it (steps)."""

    runs: tuple[Run, ...]
    align: Align = "start"
    first_line: bool = False
    indent: int = 0
    size: Size = "body"
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Item(Struct, frozen=True, kw_only=True):
    """An item of a list with its marker as printed ("1)", "-", "") and the items under it."""

    text: str
    marker: str = ""
    items: tuple["Item", ...] = ()


class NumberedList(Struct, frozen=True, kw_only=True):
    items: tuple[Item, ...]


class Column(Struct, frozen=True, kw_only=True):
    """`width` is a share of the table's width: the writers scale the sum to the page."""

    width: float
    align: Align = "start"


class Cell(Struct, frozen=True, kw_only=True):
    """A cell: text (paragraphs parted by newlines), baht as Decimal, or None for blank.

    `sums` are the body rows (from 0) whose cells in this column add up to `content`; a spreadsheet writes the sum as
    a formula. `shade` is a level of risk from 1 to 4; 5 is the filled part of a bar.
    """

    content: str | Decimal | None = None
    rows: int = 1
    columns: int = 1
    bold: bool = False
    align: Align | None = None
    sums: tuple[int, ...] = ()
    shade: int | None = None


Row: TypeAlias = tuple[Cell, ...]


class Table(Struct, frozen=True, kw_only=True):
    """A table with a header that repeats on every page. `zero` is the word for an amount of 0 baht."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    zero: str = "-"
    size: Size = "small"
    row_headings: bool = False  # the first column names the row


class Cover(Struct, frozen=True, kw_only=True):
    """The front page: title lines, years, the organization and where it is."""

    title: tuple[str, ...]
    years: str = ""
    organization: str = ""
    place: str = ""


class Contents(Struct, frozen=True, kw_only=True):
    """The table of contents with page numbers."""

    title: str = "สารบัญ"


class PageBreak(Struct, frozen=True):
    pass


class Section(Struct, frozen=True, kw_only=True):
    """From here on a new page with its own setup. `restart` begins its page numbers at 1."""

    landscape: bool = False
    numbers: PageNumbers = "numbers"
    restart: bool = False


class Signature(Struct, frozen=True, kw_only=True):
    """A place to sign: name in parentheses, then the lines of the position."""

    name: str | None = None
    position: tuple[str, ...] = ()
    rule: str = ""  # printed before the name, e.g. "(ลงชื่อ)" with dots


class HeatMap(Struct, frozen=True, kw_only=True):
    """Likelihood against impact. `rows` run from the highest likelihood down: its score, then a cell per impact.

    A cell is (level, shade 1-4 or None, numbers of the risks that stand there).
    """

    rows: tuple[tuple[int, tuple[tuple[str, int | None, tuple[int, ...]], ...]], ...]


class Bars(Struct, frozen=True, kw_only=True):
    """A bar chart, lying: each bar is (label, amount, the amount in words). The longest bar fills the room there is."""

    bars: tuple[tuple[str, Decimal, str], ...]
    label: str = ""
    value: str = ""


class KeyValue(Struct, frozen=True, kw_only=True):
    """Label and value on one line each, as at the head of a memo."""

    pairs: tuple[tuple[str, str], ...]


class Emblem(Struct, frozen=True, kw_only=True):
    """Room for the Garuda or the organization's emblem, `height` in cm; an image (PNG, JPEG) fills it, none leaves it
    blank for headed paper or a stamp."""

    height: float
    image: bytes | None = None
    align: Align = "center"
    alternative: str = "ตราสัญลักษณ์"


class Notice(Struct, frozen=True, kw_only=True):
    """A boxed remark, such as one that a part of the plan is empty."""

    text: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | NumberedList
    | Table
    | Cover
    | Contents
    | PageBreak
    | Section
    | Signature
    | HeatMap
    | Bars
    | KeyValue
    | Emblem
    | Notice
)


class Metadata(Struct, frozen=True, kw_only=True):
    """What the file says of itself. `date` is ISO, C.E.; `digest` the fingerprint of what is printed."""

    organization: str = ""
    subject: str = ""
    span: str = ""
    digest: str = ""
    date: str | None = None


class Attachment(Struct, frozen=True, kw_only=True):
    """A file carried inside a PDF, e.g. the plan as JSON."""

    name: str
    data: bytes
    mime_type: str = "application/octet-stream"
    description: str = ""


class Paper(Struct, frozen=True, kw_only=True):
    """A paper: `kind` is the name that the command line uses ("book", "order"); `language` an IETF tag."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    language: str = "th"
    metadata: Metadata = Metadata()
    digits: Digits = "thai"
    landscape: bool = False
    numbers: PageNumbers = "numbers"
    attachments: tuple[Attachment, ...] = ()


def text(words: str, *, bold: bool = False, **options: object) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(runs=(Run(words, bold),), **options)  # type: ignore[arg-type]


def sections(paper: Paper) -> Iterator[tuple[Section, tuple[Block, ...]]]:
    """The paper's blocks by section, in order; sections without blocks are left out."""
    setup = Section(landscape=paper.landscape, numbers=paper.numbers)
    blocks: list[Block] = []
    for block in paper.blocks:
        if not isinstance(block, Section):
            blocks.append(block)
            continue
        if blocks:
            yield setup, tuple(blocks)
        setup, blocks = block, []
    if blocks:
        yield setup, tuple(blocks)


def placed(rows: tuple[Row, ...]) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its true row and column, spans taken into account."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            yield at, column, cell
            taken.update((at + down, column + right) for down in range(cell.rows) for right in range(cell.columns))
            column += cell.columns
