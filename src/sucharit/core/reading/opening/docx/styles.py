"""Paragraph styles: which are headings, and which number their paragraphs."""

import re

from sucharit.core.reading.opening.docx.names import number, value, words
from sucharit.core.reading.opening.package import Package

KNOWN = words("style", "name", "basedOn", "outlineLvl", "numId", "ilvl")
HEADING = re.compile(r"heading ([1-9])", re.I)
CHAIN = 20  # styles based on styles based on ...


class Style:
    """What a style says itself; None where it leaves it to the style that it is based on."""

    __slots__ = ("based_on", "heading", "level", "list_id")

    def __init__(self) -> None:
        self.based_on: str | None = None
        self.heading: int | None = None
        self.list_id: str | None = None
        self.level: int | None = None


class Styles:
    def __init__(self) -> None:
        self.by_id: dict[str, Style] = {}

    def heading_level(self, style_id: str | None) -> int | None:
        return next((style.heading for style in self._chain(style_id) if style.heading), None)

    def list_id(self, style_id: str | None) -> str | None:
        return next((style.list_id for style in self._chain(style_id) if style.list_id is not None), None)

    def list_level(self, style_id: str | None) -> int | None:
        return next((style.level for style in self._chain(style_id) if style.level is not None), None)

    def _chain(self, style_id: str | None) -> list[Style]:
        chain: list[Style] = []
        while style_id is not None and style_id in self.by_id and len(chain) < CHAIN:
            chain.append(self.by_id[style_id])
            style_id = chain[-1].based_on
        return chain


def read_styles(package: Package, part: str) -> Styles:
    styles, current = Styles(), Style()

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        local = KNOWN.get(name)
        if local == "style":
            current = styles.by_id[value(attributes, "styleId") or ""] = Style()
        elif local is not None:
            _describe(current, local, attributes)

    package.walk(part, begin, limit=package.limits.description_bytes)
    return styles


def _describe(style: Style, local: str, attributes: dict[str, str]) -> None:
    if local == "name" and (found := HEADING.fullmatch(value(attributes) or "")):
        style.heading = int(found[1])
    elif local == "outlineLvl":
        level = number(attributes)
        style.heading = style.heading or (level + 1 if level is not None and 0 <= level < 9 else None)
    elif local == "basedOn":
        style.based_on = value(attributes)
    elif local == "numId":
        style.list_id = value(attributes)
    elif local == "ilvl":
        style.level = number(attributes)
