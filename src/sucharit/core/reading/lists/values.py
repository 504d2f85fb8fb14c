"""What goes into the reading of a list and what comes out."""

from collections.abc import Iterator

from msgspec import Struct

from sucharit.core.reading.markers import BULLET, Marker


class ListLine(Struct, frozen=True):
    """A line of a section: number, clean text, whether a blank line stands before it, the wrapping hint, its indent."""

    number: int
    text: str
    gap: bool = False
    continues: bool = False
    indent: int = 0


class Piece(Struct, frozen=True):
    """A stretch of a list with its marker; without one, `fresh` says that it begins an item all the same."""

    marker: Marker | None
    text: str
    line: int
    gap: bool = False
    fresh: bool = False
    indent: int = 0


class Item(Struct, frozen=True):
    """One item with the items under it. `number` is as printed; None for bullets and where no marker is printed."""

    text: str
    line: int
    marker: Marker | None = None
    items: tuple["Item", ...] = ()
    unmarked: bool = False  # counted as an item although its marker is missing

    @property
    def number(self) -> int | None:
        return self.marker.last if self.marker and self.marker.numbers else None

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Its text, then that of the items under it with their markers, each on a line."""
        yield self.text if depth == 0 or self.marker is None else f"{_tidy(self.marker)} {self.text}"
        for item in self.items:
            yield from item.lines(depth + 1)

    def whole_text(self) -> str:
        return "\n".join(self.lines())


def join_wrapped(left: str, right: str) -> str:
    """Two parts of a broken line as one."""
    return f"{left}{between_wrapped(left, right)}{right}"


def between_wrapped(left: str, right: str) -> str:
    """What belongs between two parts of a broken line: Thai words take no space, others do."""
    if not left or not right or (_is_thai(left[-1]) and _is_thai(right[0])):
        return ""
    return " "


def _is_thai(char: str) -> bool:
    return "ก" <= char <= "๎"


def _tidy(marker: Marker) -> str:
    return "-" if marker.kind == BULLET else marker.printed.lstrip("-–—• ")
