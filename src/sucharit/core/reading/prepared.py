"""Lines made ready for reading: repaired for comparison and search, with the raw print kept beside.

Every reader of this room takes `Sequence[PreparedLine]`. One line of the document gives one prepared line, except where
several headings were glued on one line with bold marks: then each gives its own, with the same number.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from sucharit.core.reading.sections import recognise
from sucharit.core.reading.values import Line
from sucharit.core.thai import arabic_digits, clean, fold


class PreparedLine(Struct, frozen=True, dict=True):
    """A line ready to read.

    `text` is clean: Arabic digits, no markdown or HTML marks, stripped; the cells of a table row are joined by tabs.
    `cells` is empty for running text; paragraphs inside one cell are parted by "\\n". `raw` is the print, untouched.
    `indent` counts leading blanks. `level` (DOCX style or markdown "#") and `continues` (the page wrapped the line
    above) are hints from the format, never proof.
    """

    number: int
    raw: str
    text: str
    page: int | None = None
    cells: tuple[str, ...] = ()
    indent: int = 0
    level: int | None = None
    continues: bool = False

    @cached_property
    def folded(self) -> str:
        """For comparison only: no spaces, quotes or punctuation."""
        return fold(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.text

    @property
    def is_row(self) -> bool:
        return bool(self.cells)


# Marks that PDF and DOCX converters leave behind. All bounded, so that no text can make them slow.
_NOISE = re.compile(r"\[bookmark:[^\]\n]{0,80}\]|</?(?:b|i|u|span|strong|em|sup|sub|font|div)(?: [^<>]{0,200})?>", re.I)
_PARAGRAPH = re.compile(r"\s*</p>\s*<p[^<>]{0,100}>\s*|\s*<br ?/?>\s*|</?p(?: [^<>]{0,100})?>", re.I)
_HASHES = re.compile(r"^\s{0,8}(?:[-*•]\s+)?(#{1,6})\s+")
_RULE = re.compile(r"^[\s|:=_\-\t]{3,}$")
# A bold run opens a new heading where an outline number, a sheet number or the words of a section heading follow.
_GLUED = re.compile(
    r"\*{2,8}(?=\s{0,4}(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}\s|[0-9]{1,2}[.)]\s{0,2}[ก-ฮเ-ไ]"
    r"|ลำดับที่|มิติที่|ภารกิจ(?:ตามมิติ)?ที่|(?:โครงการ|กิจกรรม|มาตรการ)(?:ลำดับ)?ที่\s?[0-9]|ชื่อ(?:โครงการ|กิจกรรม|มาตรการ)|หลักการและเหตุผล|วัตถุประสงค์|กลุ่มเป้าหมาย|วิธี(?:การ)?ดำเนิน"
    r"|ระยะเวลา(?:การ)?ดำเนิน|งบประมาณ(?:ที่|ใน|ดำเนิน)|ผู้รับผิดชอบ|ผลผลิต|ผลลัพธ์))"
)
_STARS = re.compile(r"\*{2,}")
# No print has gaps this wide; readers that look for blanks before a word would go through longer ones again and again.
_GAP = re.compile(r"(\s{200})\s+")


def prepare(lines: Iterable[Line]) -> tuple[PreparedLine, ...]:
    """Prepare every line, in order, blank lines included. Never raises on any text."""
    return tuple(prepared for line in lines for prepared in _prepare_line(line))


def _prepare_line(line: Line) -> Iterator[PreparedLine]:
    cells = line.cells or (_tabbed_cells(line.text) if "\t" in line.text else ())
    if len(cells) > 1 and not _glues_headings(line.text):
        yield _row(line, cells)
        return
    if "|" in line.text and (piped := _piped_cells(line.text)):
        yield _row(line, piped)
        return
    text = _regular(line.text)
    if "**" not in text or text.startswith("/"):  # behind a slash stands the catchword of the next page
        yield _running(line, text)
        return
    for glued in _GLUED.split(text):
        for piece in _with_damaged_heading(glued):
            if _STARS.sub("", piece).strip():
                yield _running(line, piece)


def _glues_headings(text: str) -> bool:
    """A tab only parts a code from its title where a whole heading follows in bold: no row of a table."""
    if "**" not in text or text.count("\t") > 2:
        return False
    printed = arabic_digits(text)
    return any(not printed[glue.start() - 1].isspace() for glue in _GLUED.finditer(printed) if glue.start())


def _with_damaged_heading(text: str) -> tuple[str, ...]:
    """A bold run at the end of a line that is a heading but for a wrong letter ("**ผลผสิต**") stands on its own."""
    before, _, last = text.rstrip("* ").rpartition("**")
    return (before, last) if _STARS.sub("", before).strip() and recognise(last.strip()) else (text,)


def _row(line: Line, cells: Iterable[str]) -> PreparedLine:
    clean_cells = tuple(_without_marks(_regular(cell)) if cell else cell for cell in cells)
    if all(not cell or _RULE.match(cell) for cell in clean_cells):
        clean_cells = ("",) * len(clean_cells)  # the dashes under a markdown header say nothing
    return PreparedLine(
        number=line.number,
        raw=line.text,
        text="\t".join(clean_cells).strip(),
        page=line.page,
        cells=clean_cells,
        level=line.heading_level,
        continues=line.continues,
    )


def _regular(text: str) -> str:
    return arabic_digits(_GAP.sub(r"\1", clean(text)))


def _running(line: Line, text: str) -> PreparedLine:
    level = line.heading_level
    indent = len(text.expandtabs(4)) - len(text.lstrip().expandtabs(4)) if text[:1].isspace() else 0
    if "#" in text and (hashes := _HASHES.match(text)):
        level = level or len(hashes[1])
        text = text[hashes.end() :]
    return PreparedLine(
        number=line.number,
        raw=line.text,
        text=_without_marks(text).replace("\n", " "),
        page=line.page,
        indent=indent,
        level=level,
        continues=line.continues,
    )


def _without_marks(text: str) -> str:
    if "<" in text or "[" in text:
        text = _NOISE.sub("", _PARAGRAPH.sub("\n", text))
    if "**" in text:
        text = _STARS.sub("", text)
    return text.strip()


def _tabbed_cells(text: str) -> tuple[str, ...]:
    """The cells between tabs, or nothing where tabs only indent."""
    cells = tuple(text.split("\t"))
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    return cells if len(filled) > 1 or (filled and filled[-1] + 1 < len(cells)) else ()


def _piped_cells(text: str) -> tuple[str, ...]:
    """The cells of a markdown table row, or nothing where the bars are not a table's."""
    stripped = text.strip()
    if not (stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2):
        return ()
    cells = tuple(cell.strip() for cell in stripped[1:-1].split("|"))
    return cells if len(cells) > 1 else ()
