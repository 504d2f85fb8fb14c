"""Dimension, mission and objective of a row, carried down over merged cells."""

import re
from collections.abc import Sequence

from sucharit.core.reading.outline import code_of, codes_in, dimension_of, match_heading, node_by_title

ANY_CODE = re.compile(r"(?<![\d.,])(\d\s?\.\s?\d(?:\s?\.\s?\d{1,2})?)(?![\d,])")
NUMBERED_DIMENSION = re.compile(r"(\d)\s?[.)]\s?(?!\d)(\D{4,})", re.S)
_DIMENSIONS = ("1", "2", "3", "4")


class Carried:
    """Dimension, mission and objective as they stand, carried down over merged cells."""

    def __init__(self) -> None:
        self.dimension: str | None = None
        self.mission: str | None = None
        self.objective: str | None = None

    def take(self, cells: Sequence[str], dimensions: int | None = None) -> None:
        """The cells before a title; in the column of `dimensions` a digit alone is one."""
        for column, cell in enumerate(cells):
            if not cell:
                continue
            if column == dimensions and cell in _DIMENSIONS:
                self._set_dimension(cell)
            elif codes := codes_in(cell):
                for code in codes:
                    self.take_code(code)
            elif not self.take_heading(cell) and column == 0:
                self._take_dimension_title(cell)

    def take_code(self, code: str) -> None:
        parts = code.split(".")
        self._set_dimension(parts[0])
        mission = ".".join(parts[:2])
        if mission != self.mission or len(parts) == 2:
            self.mission, self.objective = mission, None
        if len(parts) == 3:
            self.objective = code

    def take_heading(self, cell: str) -> bool:
        """A dimension or a mission with its title; every code in the cell counts, in order."""
        text = cell.replace("\n", " ")
        if dimension := dimension_of(text):
            self._set_dimension(match_heading(*dimension).code)
            return True
        if codes := ANY_CODE.findall(text) if ANY_CODE.match(text.lstrip("( ")) else []:
            first = code_of(text)
            true = match_heading(*first).code if first else codes[0]
            for code in (true, *codes[1:]):
                self.take_code(code.replace(" ", ""))
            return True
        if numbered := NUMBERED_DIMENSION.match(text):
            match = match_heading(numbered[1], numbered[2])
            self._set_dimension(match.code)
            return True
        return False

    def _take_dimension_title(self, cell: str) -> None:
        if match := node_by_title(cell, 1):
            self._set_dimension(match.code)
        elif match := node_by_title(cell, 2):
            self.take_code(match.code)

    def _set_dimension(self, dimension: str) -> None:
        if dimension != self.dimension:
            self.dimension, self.mission, self.objective = dimension, None, None
