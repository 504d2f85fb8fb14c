"""The sheets of a workbook that can be read, each with its columns."""

from collections.abc import Iterable, Iterator

from sucharit.core.procurement.reading.columns import Columns, find_columns
from sucharit.core.procurement.reading.values import Count, SheetRows


def headed(sheets: Iterable[SheetRows], counts: list[Count]) -> Iterator[tuple[SheetRows, Columns]]:
    """Those with a header that is known; one with rows and no header is told in `counts`."""
    for sheet in sheets:
        columns = find_columns(sheet.rows)
        if columns is not None:
            yield sheet, columns
        elif sheet.rows:
            counts.append(Count(code="no_header", sheet=sheet.name, number=len(sheet.rows)))
