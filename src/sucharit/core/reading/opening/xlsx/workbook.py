"""workbook.xml: the worksheets in the order of their tabs, and which day the calendar counts from."""

from typing import NamedTuple

from sucharit.core.reading.opening.package import Package
from sucharit.core.reading.opening.xlsx.names import RELATION, words

KNOWN = words("sheet", "workbookPr")


class SheetEntry(NamedTuple):
    name: str
    relation: str
    hidden: bool


class Workbook(NamedTuple):
    sheets: list[SheetEntry]
    from_1904: bool


def read_workbook(package: Package, part: str) -> Workbook:
    sheets: list[SheetEntry] = []
    from_1904 = False

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        local = KNOWN.get(name)
        if local == "sheet":
            relation = next((attributes[key] for key in RELATION if key in attributes), "")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(SheetEntry(attributes.get("name", ""), relation, hidden))
        elif local == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")

    package.walk(part, begin)
    return Workbook(sheets, from_1904)
