"""Other clothes for the same text: what OCR engines and converters make of tables, headings and pictures."""

import random
from dataclasses import replace
from itertools import groupby

from tests.samples.damage.kit import damage, inserted
from tests.samples.printed import Printed, Sample

LISTS = ("order.member",)  # printed with tabs, but not a table


def _is_row(line: Printed) -> bool:
    return "\t" in line.text and line.part not in ("heading", *LISTS)


def _tables(sample: Sample) -> list[tuple[bool, list[Printed]]]:
    return [(row, list(lines)) for row, lines in groupby(sample.lines, key=_is_row)]


@damage("markdown-tables", clothes=True)
def markdown_tables(sample: Sample, chance: random.Random) -> Sample:
    """Pipes between cells, and a rule of dashes below the first row."""
    lines: list[Printed] = []
    for is_table, block in _tables(sample):
        if not is_table:
            lines += block
            continue
        rows = [replace(line, text="| " + " | ".join(line.cells) + " |") for line in block]
        rule = Printed("|" + "---|" * len(block[0].cells), "rule")
        lines += [rows[0], rule, *rows[1:]]
    return replace(sample, lines=tuple(lines))


@damage("html-tables", clothes=True)
def html_tables(sample: Sample, chance: random.Random) -> Sample:
    """<table> with a row on a line; cells merged downwards are rowspan, wide cells of a header colspan."""
    lines: list[Printed] = []
    for is_table, block in _tables(sample):
        if is_table:
            rows = [replace(line, text=text) for line, text in zip(block, _rows(block), strict=True)]
            lines += [Printed("<table>", "rule"), *rows, Printed("</table>", "rule")]
        else:
            lines += block
    return replace(sample, lines=tuple(lines))


def _rows(block: list[Printed]) -> list[str]:
    """The rows of one table as HTML, each a line."""
    width = max(len(line.cells) for line in block)
    grid = [[*line.cells, *[""] * (width - len(line.cells))] for line in block]
    covered: set[tuple[int, int]] = set()
    texts = []
    for r, line in enumerate(block):
        cells = []
        for c, text in enumerate(grid[r]):
            if (r, c) in covered:
                continue
            down, wide = _span(block, grid, r, c)
            covered |= {(r + y, c + x) for y in range(down) for x in range(wide)}
            tag = "th" if line.part.endswith("header") else "td"
            spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
            cells.append(f"<{tag}{spans}>{text}</{tag}>")
        texts.append(f"<tr>{''.join(cells)}</tr>")
    return texts


def _span(block: list[Printed], grid: list[list[str]], r: int, c: int) -> tuple[int, int]:
    """How many rows and columns a cell covers: mission and dimension downwards, titles of a header both ways."""
    part, down, wide = block[r].part, 1, 1
    if not grid[r][c]:
        return 1, 1
    if part == "budget.row" and c < 2:
        while r + down < len(grid) and block[r + down].part == part and not any(grid[r + down][: c + 1]):
            down += 1
    if part.endswith("header") and r + 1 < len(grid) and block[r + 1].part == part:
        while c + wide < len(grid[r]) and not grid[r][c + wide] and grid[r + 1][c + wide]:
            wide += 1
        if wide == 1 and not grid[r + 1][c]:
            down = 2
    return down, wide


@damage("markdown-headings", clothes=True)
def markdown_headings(sample: Sample, chance: random.Random) -> Sample:
    """Headings as #, ## and **bold**."""
    marks = {
        "part": "# {0}",
        "chapter": "## {0}",
        "heading": "### {0}",
        "section": "**{0}**",
        "sheet.number": "#### {0}",
    }

    def dressed(line: Printed) -> Printed:
        form = marks.get(line.part)
        plain = form is not None and "*" not in line.text and "\t" not in line.text
        return replace(line, text=form.format(line.text)) if form and plain else line

    return replace(sample, lines=tuple(dressed(line) for line in sample.lines))


@damage("bold-titles", clothes=True)
def bold_titles(sample: Sample, chance: random.Random) -> Sample:
    """**๑. ชื่อโครงการ :** with the words bold and the title plain."""

    def dressed(line: Printed) -> Printed:
        lead, colon, title = line.text.partition(" : ")
        bold = line.part == "sheet.title" and colon and chance.random() < 0.7
        return replace(line, text=f"**{lead} :** {title}") if bold else line

    return replace(sample, lines=tuple(dressed(line) for line in sample.lines))


@damage("page-marks", clothes=True)
def page_marks(sample: Sample, chance: random.Random) -> Sample:
    """What vision models write between pages: <page_number>, ---, pictures."""
    texts = [i for i, line in enumerate(sample.lines) if line.part in ("value", "item", "section")]
    places = [i + 1 for i in texts if sample.lines[i + 1 : i + 2] == (Printed(),)]
    for page, place in enumerate(sorted(chance.sample(places, min(10, len(places))))[::-1]):
        mark = chance.choice(
            (f"<page_number>{page + 9}</page_number>", "---", "![ตราสัญลักษณ์](image.png)", "<figure></figure>")
        )
        sample = inserted(sample, place, Printed(), Printed(mark, "furniture"), Printed())
    return sample


@damage("bullets", clothes=True)
def bullets(sample: Sample, chance: random.Random) -> Sample:
    """• and ❖ for the dash of a list."""
    sign = chance.choice("•❖➢▪")

    def dressed(line: Printed) -> Printed:
        dash = line.part == "item" and line.text.startswith("- ")
        return replace(line, text=f"{sign} {line.text[2:]}") if dash else line

    return replace(sample, lines=tuple(dressed(line) for line in sample.lines))


@damage("windows-lines", clothes=True)
def windows_lines(sample: Sample, chance: random.Random) -> Sample:
    """Carriage returns at the ends of all lines."""
    return replace(sample, lines=tuple(replace(line, text=line.text + "\r") for line in sample.lines))
