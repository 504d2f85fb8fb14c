"""The matrix of levels: looked up, never computed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from sucharit.core.risk.levels import Level, read_level
from sucharit.core.thai import arabic_digits

_MOST_STEPS = 10  # larger tables are no risk matrix, and every check stays small


class Cell(NamedTuple):
    """A place in the matrix: likelihood and impact scores, from 1."""

    likelihood: int
    impact: int


class Rating(Struct, frozen=True):
    """Likelihood and impact of one risk, each from 1."""

    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        """L x I: printed in many registers, and no substitute for the level."""
        return self.likelihood * self.impact

    @property
    def cell(self) -> Cell:
        return Cell(self.likelihood, self.impact)


class Matrix(Struct, frozen=True):
    """Level words by likelihood score, for impact 1, 2, ... in each row: the same shape as `RiskCriteria.matrix`."""

    rows: Mapping[int, tuple[str, ...]]

    @classmethod
    def from_print(cls, printed: Sequence[Sequence[str]]) -> "Matrix | None":
        """The matrix as printed: the first cell of each row is the likelihood. None where a label is no score."""
        labels = [arabic_digits(row[0]).strip() if row else "" for row in printed]
        if not labels or len(labels) > _MOST_STEPS or not all(label.isdecimal() and len(label) < 3 for label in labels):
            return None
        if len(set(labels)) < len(labels):
            return None
        return cls({int(label): tuple(row[1:]) for label, row in zip(labels, printed, strict=True)})

    @property
    def likelihoods(self) -> tuple[int, ...]:
        """Scores of the rows from 1 up."""
        return tuple(sorted(self.rows))

    @property
    def impacts(self) -> tuple[int, ...]:
        """Scores of the columns from 1 up."""
        return tuple(range(1, max(map(len, self.rows.values()), default=0) + 1))

    @property
    def cells(self) -> Iterator[Cell]:
        """Every place, filled or not."""
        return (Cell(likelihood, impact) for likelihood in self.likelihoods for impact in self.impacts)

    def word(self, cell: tuple[int, int]) -> str:
        """What stands in a cell, "" for none."""
        likelihood, impact = cell
        row = self.rows.get(likelihood, ())
        return row[impact - 1] if 0 < impact <= len(row) else ""

    def level(self, rating: Rating | tuple[int, int]) -> Level | None:
        """The level for a rating; None outside the matrix, for an empty cell and for an unknown word."""
        cell = rating.cell if isinstance(rating, Rating) else rating
        return read_level(self.word(cell))


class Turn(NamedTuple):
    """How a matrix must be turned to stand upright."""

    upside_down: bool = False
    left_right: bool = False

    def of(self, matrix: Matrix) -> Matrix:
        """The matrix after this turn."""
        if self.upside_down:
            matrix = upside_down(matrix)
        return mirrored(matrix) if self.left_right else matrix


def turned(matrix: Matrix) -> Matrix:
    """The matrix right side up: upside down, left to right or both where only that makes levels rise with the scores.

    The matrix itself where it already rises, where no turn is clearly better, or where it is not of a regular shape.
    """
    return turn_needed(matrix).of(matrix)


def turn_needed(matrix: Matrix) -> Turn:
    """The turn that sets the matrix upright; no turn unless it cures more than half of the falls."""
    if len({len(row) for row in matrix.rows.values()}) != 1:
        return Turn()
    turns = (Turn(), Turn(upside_down=True), Turn(left_right=True), Turn(upside_down=True, left_right=True))
    counted = {turn: falls(turn.of(matrix)) for turn in turns}
    best = min(turns, key=counted.__getitem__)
    return best if counted[best] * 2 < counted[Turn()] else Turn()


def falls(matrix: Matrix) -> int:
    """How many neighbouring cells fall in level where a score rises: 0 for a sound matrix."""
    return sum(1 for _ in falling_pairs(matrix))


def falling_pairs(matrix: Matrix) -> Iterator[tuple[Cell, Cell]]:
    """Neighbours of which the second has the higher score and the lower level."""
    levels = {cell: level for cell in matrix.cells if (level := matrix.level(cell)) is not None}
    for cell, level in levels.items():
        for neighbour in (Cell(cell.likelihood + 1, cell.impact), Cell(cell.likelihood, cell.impact + 1)):
            if levels.get(neighbour, level) < level:
                yield cell, neighbour


def upside_down(matrix: Matrix) -> Matrix:
    """The same rows under the likelihood scores in reverse."""
    scores = matrix.likelihoods
    return Matrix({score: matrix.rows[other] for score, other in zip(scores, reversed(scores), strict=True)})


def mirrored(matrix: Matrix) -> Matrix:
    """Each row from right to left."""
    return Matrix({score: tuple(reversed(row)) for score, row in matrix.rows.items()})
