"""List numbers that Word computes and never stores: "๑.", "(ก)", "1.2", "•", as they are printed."""

import re

from sucharit.core.reading.opening.docx.labels import bullet, formatted
from sucharit.core.reading.opening.docx.names import is_on, number, value, words
from sucharit.core.reading.opening.package import Package

KNOWN = words(
    "abstractNum", "num", "abstractNumId", "lvl", "lvlOverride", "startOverride", "start", "numFmt", "lvlText", "suff",
    "lvlRestart", "isLgl", "pStyle", "numStyleLink", "styleLink",
)  # fmt: skip
PLACE = re.compile(r"%([1-9])")
LEVELS = 9
LONGEST = 60  # characters of a printed number; more is no number


class Level:
    """One level of a list: first number, its letters or digits, and the text around them ("%1.%2")."""

    __slots__ = ("format", "legal", "pattern", "restart", "start", "style", "suffix")

    def __init__(self) -> None:
        self.start = 0
        self.format = "decimal"
        self.pattern = ""
        self.suffix = "tab"
        self.restart: int | None = None  # begins anew after this level (from 1); 0 never; None after any higher one
        self.legal = False  # every number in Arabic digits
        self.style: str | None = None


class Definition:
    """An abstract list: its levels, and the style by which it lends or borrows them."""

    __slots__ = ("borrows", "lends", "levels")

    def __init__(self) -> None:
        self.levels: dict[int, Level] = {}
        self.lends: str | None = None
        self.borrows: str | None = None


class ListUse:
    """A list in the document: which definition it follows and where it begins anew."""

    __slots__ = ("definition", "levels", "starts")

    def __init__(self) -> None:
        self.definition = ""
        self.starts: dict[int, int] = {}
        self.levels: dict[int, Level] = {}


class Numbering:
    """Definitions and uses, and the counters as the document is walked from top to bottom."""

    def __init__(self) -> None:
        self.definitions: dict[str, Definition] = {}
        self.uses: dict[str, ListUse] = {}
        self.counters: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()

    def settle(self) -> None:
        """Definitions that only point to a list style get the levels of the definition that lends them."""
        lenders = {definition.lends: definition for definition in self.definitions.values() if definition.lends}
        for definition in self.definitions.values():
            if definition.borrows in lenders and not definition.levels:
                definition.levels = lenders[definition.borrows].levels

    def level_of_style(self, list_id: str, style_id: str | None) -> int | None:
        """The level that a paragraph style stands for in a list."""
        use = self.uses.get(list_id)
        definition = self.definitions.get(use.definition) if use else None
        if definition is None or style_id is None:
            return None
        return next((index for index, level in definition.levels.items() if level.style == style_id), None)

    def label(self, list_id: str, index: int) -> str:
        """The printed number of the next paragraph of this list at this level, with the blank that follows it."""
        use = self.uses.get(list_id)
        definition = self.definitions.get(use.definition) if use else None
        if use is None or definition is None or not 0 <= index < LEVELS:
            return ""
        levels = definition.levels | use.levels
        level = levels.get(index)
        if level is None:
            return ""
        self._count(list_id, use, levels, index)
        text = self._text(use, levels, index)[:LONGEST]
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _count(self, list_id: str, use: ListUse, levels: dict[int, Level], index: int) -> None:
        counters = self.counters.setdefault(use.definition, [None] * LEVELS)
        if index in use.starts and (list_id, index) not in self.begun:
            self.begun.add((list_id, index))
            counters[index] = None
        for higher in range(index):
            if counters[higher] is None:
                counters[higher] = _start(use, levels, higher)
        current = counters[index]
        counters[index] = _start(use, levels, index) if current is None else current + 1
        for deeper in range(index + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or index < restart:
                counters[deeper] = None

    def _text(self, use: ListUse, levels: dict[int, Level], index: int) -> str:
        level, counters = levels[index], self.counters[use.definition]
        if level.format == "bullet":
            return bullet(level.pattern)

        def printed(place: re.Match[str]) -> str:
            position = int(place[1]) - 1
            form = levels[position].format if position in levels else "decimal"
            return formatted(counters[position] or 0, "decimal" if level.legal else form)

        return PLACE.sub(printed, level.pattern)


def _start(use: ListUse, levels: dict[int, Level], index: int) -> int:
    return use.starts.get(index, levels[index].start if index in levels else 1)


def read_numbering(package: Package, part: str) -> Numbering:
    reader = _Reader()
    package.walk(part, reader.begin, limit=package.limits.description_bytes)
    reader.numbering.settle()
    return reader.numbering


class _Reader:
    """Elements of numbering.xml in their order; each says something about the definition, use or level last begun."""

    def __init__(self) -> None:
        self.numbering = Numbering()
        self.definition = Definition()
        self.use = ListUse()
        self.level = Level()
        self.levels = self.definition.levels
        self.override = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        local = KNOWN.get(name)
        if local is None:
            return
        if local in ("abstractNum", "num", "lvl", "lvlOverride"):
            self._open(local, attributes)
        elif local in ("abstractNumId", "startOverride", "styleLink", "numStyleLink"):
            self._relate(local, attributes)
        else:
            _describe(self.level, local, attributes)

    def _open(self, local: str, attributes: dict[str, str]) -> None:
        if local == "abstractNum":
            self.definition = Definition()
            self.levels = self.definition.levels
            self.numbering.definitions[value(attributes, "abstractNumId") or ""] = self.definition
        elif local == "num":
            self.use = ListUse()
            self.levels = self.use.levels
            self.numbering.uses[value(attributes, "numId") or ""] = self.use
        elif local == "lvl":
            self.level = self.levels[number(attributes, "ilvl") or 0] = Level()
        else:
            self.override = number(attributes, "ilvl") or 0

    def _relate(self, local: str, attributes: dict[str, str]) -> None:
        if local == "abstractNumId":
            self.use.definition = value(attributes) or ""
        elif local == "startOverride":
            self.use.starts[self.override] = number(attributes) or 0
        elif local == "styleLink":
            self.definition.lends = value(attributes)
        else:
            self.definition.borrows = value(attributes)


def _describe(level: Level, local: str, attributes: dict[str, str]) -> None:
    if local == "start":
        level.start = number(attributes) or 0
    elif local == "numFmt":
        level.format = value(attributes) or "decimal"
    elif local == "lvlText":
        level.pattern = (value(attributes) or "")[:LONGEST]
    elif local == "suff":
        level.suffix = value(attributes) or "tab"
    elif local == "lvlRestart":
        level.restart = number(attributes)
    elif local == "isLgl":
        level.legal = is_on(attributes)
    elif local == "pStyle":
        level.style = value(attributes)
