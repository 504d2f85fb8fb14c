"""What officers copy out of a spreadsheet and paste into a page."""

import csv
import io

from sucharit.core.thai import clean


def pasted_rows(text: str) -> list[list[str]]:
    """Rows of cells, without empty rows. A spreadsheet quotes a cell with line breaks; a stray quote must not swallow
    the rest, so that is read line by line."""
    told = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(told), delimiter="\t", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in told.split("\n")]
    return [row for row in rows if any(cell.strip() for cell in row)]
