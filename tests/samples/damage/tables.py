"""Damage to tables: headers lost or split, columns shifted, tags in cells. What must be read stays the same."""

import random
from dataclasses import replace

from tests.samples.damage.kit import damage, inserted, pick, with_line, with_text, without
from tests.samples.printed import Printed, Sample


def _headers(sample: Sample) -> list[int]:
    """Places where the header of the budget table begins, but for the first."""
    places = sample.places(part="budget.header")
    return [place for place in places if place - 1 not in places][1:]


def _height(sample: Sample, place: int) -> int:
    return 2 if sample.lines[place + 1].part == "budget.header" else 1


@damage("header-dropped", harmless=True)
def header_dropped(sample: Sample, chance: random.Random) -> Sample | None:
    """A page of the budget table without a header."""
    place = pick(chance, _headers(sample))
    return None if place is None else without(sample, range(place, place + _height(sample, place)))


@damage("header-split", harmless=True)
def header_split(sample: Sample, chance: random.Random) -> Sample | None:
    """The years alone in a table of their own, then a header without years."""
    place = pick(chance, [i for i in _headers(sample) if _height(sample, i) == 2])
    if place is None:
        return None
    first, second = sample.lines[place].cells, sample.lines[place + 1].cells
    years = first[3:-1]
    merged = [a if a and not a.startswith("ปี") else b for a, b in zip(first, second, strict=True)]
    header = Printed(text="\t".join(merged), part="budget.header")
    top = Printed(text="\t".join(years), part="budget.header")
    rule = Printed(text="\t".join(["---------"] * len(years)), part="rule")
    return with_line(without(sample, [place + 1]), place, top, rule, Printed(), header)


@damage("shifted-columns", harmless=True)
def shifted_columns(sample: Sample, chance: random.Random) -> Sample | None:
    """The mission stands in the column of the dimension."""
    places = [i for i in sample.places(part="budget.row") if not sample.lines[i].cells[0] and sample.lines[i].cells[1]]
    for place in places:
        cells = sample.lines[place].cells
        if chance.random() < 0.7:
            sample = with_text(sample, place, "\t".join([cells[1], "", *cells[2:]]))
    return sample if places else None


@damage("extra-column", harmless=True)
def extra_column(sample: Sample, chance: random.Random) -> Sample | None:
    """An empty cell too many before the title, in some rows."""
    places = sample.places(part="budget.row")
    for place in chance.sample(places, min(3, len(places))):
        cells = sample.lines[place].cells
        sample = with_text(sample, place, "\t".join([*cells[:2], "", *cells[2:]]))
    return sample


@damage("trailing-cells", harmless=True)
def trailing_cells(sample: Sample, chance: random.Random) -> Sample | None:
    """An empty cell too many at the end of every row from some page of a table on."""
    rows = [i for i, line in enumerate(sample.lines) if line.part.startswith(("annual.", "budget."))]
    headers = [i for i in rows if sample.lines[i].part.endswith(".header")]
    place = pick(chance, headers)
    if place is None:
        return None
    for row in (i for i in rows if i >= place):
        sample = with_text(sample, row, sample.lines[row].text + "\t")
    return sample


@damage("html-cells", harmless=True)
def html_cells(sample: Sample, chance: random.Random) -> Sample | None:
    """<p> around the title of rows of the budget table."""
    places = sample.places(part="budget.row")
    for place in chance.sample(places, len(places) // 3):
        cells = sample.lines[place].cells
        sample = with_text(sample, place, "\t".join([*cells[:2], f"<p>{cells[2]}</p>", *cells[3:]]))
    return sample


@damage("table-cut", harmless=True)
def table_cut(sample: Sample, chance: random.Random) -> Sample | None:
    """A page ends in the middle of a dimension: blank line, header again, rows go on."""
    places = [i for i in sample.places(part="budget.row") if not sample.lines[i].cells[0]]
    place, header = pick(chance, places), _headers(sample)
    if place is None or not header:
        return None
    again = sample.lines[header[0] : header[0] + _height(sample, header[0])]
    return inserted(sample, place, Printed(), *(replace(line) for line in again))


@damage("orphan-code-rows", harmless=True)
def orphan_code_rows(sample: Sample, chance: random.Random) -> Sample | None:
    """Mission and objective on rows of their own: the row with the code only, all other cells empty."""
    codes = {i: sample.lines[i].cells[1] for i in sample.places(part="budget.row")}
    place = pick(chance, [i for i, cell in codes.items() if " " in cell and len(cell) < 12])
    if place is None:
        return None
    line = sample.lines[place]
    mission, objective = line.cells[1].split(" ", 1)
    width = len(line.cells)
    lone = Printed(text="\t".join(["", objective, *[""] * (width - 2)]), part="budget.orphan")
    row = line.with_cells([line.cells[0], mission, *line.cells[2:]])
    return with_line(sample, place, row, lone)
