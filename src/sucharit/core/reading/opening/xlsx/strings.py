"""sharedStrings.xml: the texts that cells point to, rich text joined, readings of Asian script left out."""

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.package import Package
from sucharit.core.reading.opening.xlsx.names import unescaped, words

KNOWN = words("si", "t", "rPh")


def read_strings(package: Package, part: str) -> list[str]:
    reader = _Reader(package.limits.cells)
    package.walk(part, reader.begin, reader.end, reader.text)
    return reader.strings


class _Reader:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.strings: list[str] = []
        self.parts: list[str] = []
        self.collecting = self.in_reading = False

    def begin(self, name: str, _: dict[str, str]) -> None:
        local = KNOWN.get(name)
        if local == "si":
            self.parts = []
        elif local == "rPh":
            self.in_reading = True
        elif local == "t":
            self.collecting = not self.in_reading

    def text(self, text: str) -> None:
        if self.collecting:
            self.parts.append(text)

    def end(self, name: str) -> None:
        local = KNOWN.get(name)
        if local == "t":
            self.collecting = False
        elif local == "rPh":
            self.in_reading = False
        elif local == "si":
            self.strings.append(unescaped("".join(self.parts)))
            if len(self.strings) > self.limit:
                raise refusals.too_large("จำนวนข้อความในตาราง", "texts of cells", f"{self.limit:,}")
