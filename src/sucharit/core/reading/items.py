"""Items inside one text: a table cell, or a paragraph that carries "1. ... 2. ... 3. ..." on a single line.

Lists that run over many lines, with nesting, are read by `lists`. Here the whole list stands in one string.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

# "1.", "1)", "(1)", "1.)": after a blank or at the start, and never before another digit ("1.1", "1.5 ล้าน").
_MARKER = re.compile(r"(?<!\S)(?:\(\s?(\d{1,2})\s?\)|(\d{1,2})(?:\.\s?\)|[.)]))(?!\d)[ \t]*(?=\S)")
_BULLET = re.compile(r"^[-–—•●▪■◆❖➢✓*o]\s+(?=\S)|^[•●▪■◆❖➢](?=\S)")
_INLINE_BULLET = re.compile(r"(?<=\s)[-–•]\s+(?=[^\d\s])")
_OPENS_A_LIST = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|อาทิ|เช่น|คือ|มีดังนี้)\s?:?\s*$|:\s*$")


class Items(Struct, frozen=True):
    """Top-level items without their markers, the numbers as printed, and what stands before the first item."""

    texts: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    lead: str = ""

    @property
    def out_of_sequence(self) -> tuple[int, int] | None:
        """(printed, expected) of the first number that does not follow the one before it."""
        for place, number in enumerate(self.numbers, 1):
            if number != place:
                return number, place
        return None


def split_items(text: str | Iterable[str]) -> Items:
    """The items of one cell or paragraph; text without any marker is one item.

    A number inside a line opens an item only where it is the next in the sequence: "ข้อ 5. ..." in running text is
    none. At the start of a paragraph any number does. Bullets under a numbered item stay inside it, on new lines.
    """
    paragraphs = [line for line in (text.split("\n") if isinstance(text, str) else text) if line and line.strip()]
    builder = _Builder(_is_numbered(paragraphs))
    for paragraph in paragraphs:
        builder.add(paragraph.strip())
    return builder.items()


class _Builder:
    def __init__(self, numbered: bool) -> None:
        self.numbered = numbered
        self.lead: list[str] = []
        self.texts: list[list[str]] = []
        self.numbers: list[int] = []

    def add(self, paragraph: str) -> None:
        if not self.numbered:
            self._add_bulleted(paragraph)
            return
        place = 0
        for marker in _MARKER.finditer(paragraph):
            number = int(marker[1] or marker[2])
            if not (marker.start() == 0 or number == self._next()):
                continue
            self._continue(paragraph[place : marker.start()])
            self.texts.append([])
            self.numbers.append(number)
            place = marker.end()
        self._continue(paragraph[place:])

    def _next(self) -> int:
        return self.numbers[-1] + 1 if self.numbers else 1

    def _add_bulleted(self, paragraph: str) -> None:
        bullet = _BULLET.match(paragraph)
        if bullet or not self.texts:
            self.texts.append([])
        self._continue(paragraph[bullet.end() :] if bullet else paragraph)

    def _continue(self, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if not self.texts:
            self.lead.append(text)
        elif self.texts[-1] and _BULLET.match(text):
            self.texts[-1].append("\n" + text)
        else:
            self.texts[-1].append((" " if self.texts[-1] else "") + text)

    def items(self) -> Items:
        texts = tuple(nested_on_lines("".join(parts)) for parts in self.texts if parts)
        return Items(texts, tuple(self.numbers), " ".join(self.lead))


def _is_numbered(paragraphs: list[str]) -> bool:
    """A list is numbered where a paragraph starts with a number, or "1" and "2" stand inside one in that order."""
    for paragraph in paragraphs:
        wanted = 1
        for marker in _MARKER.finditer(paragraph):
            if marker.start() == 0:
                return True
            wanted += int(marker[1] or marker[2]) == wanted
            if wanted == 3:
                return True
    return False


def nested_on_lines(text: str) -> str:
    """Bullets that follow "ดังนี้ -" on one line, each on a line of its own under their parent."""
    text = _tidy(text)
    first = _INLINE_BULLET.search(text)
    if first is None or not _OPENS_A_LIST.search(text[: first.start()]):
        return text
    head, rest = text[: first.start()].rstrip(), text[first.end() :]
    return head + "".join("\n- " + part.strip() for part in _INLINE_BULLET.split(rest) if part.strip())


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))
