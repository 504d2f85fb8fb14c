"""The 5 x 5 map of likelihood and impact as a table: a screen reader and a black-and-white printer read it too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class HeatCell:
    """A square: `shade` 1 (lowest) to 4, the level's name, how many risks stand in it and where they are listed."""

    shade: int
    level: str
    count: int = 0
    url: str = ""


@dataclass(frozen=True)
class HeatMap:
    """Rows of likelihood, highest first, over columns of impact, lowest first."""

    title: str
    likelihoods: Sequence[tuple[int, str]]
    impacts: Sequence[tuple[int, str]]
    cells: Mapping[tuple[int, int], HeatCell]

    @property
    def rows(self) -> list[tuple[int, str, list[HeatCell]]]:
        return [
            (score, name, [self.cells[score, impact] for impact, _ in self.impacts])
            for score, name in sorted(self.likelihoods, reverse=True)
        ]

    @property
    def key(self) -> list[tuple[int, str]]:
        """Shades with their names, highest first."""
        return sorted({(cell.shade, cell.level) for cell in self.cells.values()}, reverse=True)
