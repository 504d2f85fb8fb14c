"""Number formats: which numbers are days, hours or percentages, and how each is written as text."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

from sucharit.core.reading.opening.package import Package
from sucharit.core.reading.opening.xlsx.names import index, words

KNOWN = words("numFmt", "cellXfs", "xf")
# ISO 29500 18.8.30: built-in formats, the Thai ones (71-81) among them.
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)})
BUILT_IN_PERCENTS = frozenset({9, 10, 67, 68})
UNSPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')  # literal text, colours, locales, padding
DATE_LETTERS = re.compile("[ymdhsb]", re.I)
LAST_DAY = 2_958_466  # 31 December 9999


class Formats:
    """How the number in a cell of a given style is printed."""

    def __init__(self, from_1904: bool) -> None:
        self.first_day = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no zone
        self.codes: dict[int, str] = {}
        self.styles: list[int] = []

    def printed(self, number: str, style: int | None) -> str:
        """Plain decimals without ".0"; days as 2023-03-21, with the hour where they have one; percentages as such."""
        try:
            amount = float(number)
        except ValueError:
            return number
        if not -1e300 < amount < 1e300:  # infinite and what is no number as well
            return number
        code = self.styles[style] if style is not None and style < len(self.styles) else 0
        if code and self._is_date(code) and 0 <= amount < LAST_DAY:
            return self._moment(amount)
        exact = Decimal(f"{amount:.15g}")  # as many digits as Excel itself shows
        if code and self._is_percent(code):
            return _plain(exact * 100) + "%"
        return _plain(exact)

    def _is_date(self, code: int) -> bool:
        text = self.codes.get(code)
        return code in BUILT_IN_DATES if text is None else bool(DATE_LETTERS.search(_spoken(text)))

    def _is_percent(self, code: int) -> bool:
        text = self.codes.get(code)
        return code in BUILT_IN_PERCENTS if text is None else "%" in _spoken(text)

    def _moment(self, amount: float) -> str:
        moment = self.first_day + timedelta(seconds=round(amount * 86_400))
        if amount < 1:
            return moment.strftime("%H:%M")
        return moment.strftime("%Y-%m-%d %H:%M" if moment.hour or moment.minute else "%Y-%m-%d")


def _spoken(code: str) -> str:
    return UNSPOKEN.sub("", code.partition(";")[0]).replace("General", "")


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def read_formats(package: Package, part: str, from_1904: bool) -> Formats:
    formats = Formats(from_1904)
    in_cells = False

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal in_cells
        local = KNOWN.get(name)
        if local == "numFmt":
            formats.codes[index(attributes, "numFmtId") or 0] = attributes.get("formatCode", "")[:500]
        elif local == "cellXfs":
            in_cells = True
        elif local == "xf" and in_cells:
            formats.styles.append(index(attributes, "numFmtId") or 0)

    def end(name: str) -> None:
        nonlocal in_cells
        if KNOWN.get(name) == "cellXfs":
            in_cells = False

    package.walk(part, begin, end, limit=package.limits.description_bytes)
    return formats
