"""Ruling lines become grids of cells: lines that touch belong together, and cells without a wall between are merged.

Coordinates are points, y upwards, of a page turned upright.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

TOUCH = 3.0  # points between lines that are meant to meet
SAME = 1.8  # points between two strokes of one double line
SLIVER = 6.0  # narrower columns and lower rows are gaps between strokes, not cells
MOST_LINES = 1_500  # of one direction on one page, after joining; more is a drawing
MOST_CELLS = 20_000


class Ruling(NamedTuple):
    """A straight line: its fixed coordinate (y if level, x if upright) and where it begins and ends."""

    at: float
    start: float
    end: float


class Grid:
    """A ruled table. Cells are (row, column), from the top left; a merged cell is named by its first."""

    def __init__(self, xs: list[float], ys: list[float], anchors: list[list[tuple[int, int]]]) -> None:
        self.xs, self.ys, self.anchors = xs, ys, anchors  # xs ascend, ys descend from the top

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[0] - self.ys[-1])

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell that holds a point, or None outside the table."""
        column = bisect_right(self.xs, x + 0.5) - 1
        row = bisect_right([-edge for edge in self.ys], -y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.anchors[row][column]
        return None


def joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Strokes of one line made one: neighbours in line with each other, and both strokes of a double line."""
    result: list[Ruling] = []
    cluster: list[Ruling] = []
    for ruling in sorted(rulings):
        if cluster and ruling.at - cluster[0].at > SAME:
            result += _joined_in_line(cluster)
            cluster = []
        cluster.append(ruling)
    return result + _joined_in_line(cluster)


def _joined_in_line(cluster: list[Ruling]) -> list[Ruling]:
    if not cluster:
        return []
    at = sum(ruling.at for ruling in cluster) / len(cluster)
    result: list[Ruling] = []
    for ruling in sorted(cluster, key=lambda ruling: ruling.start):
        if result and ruling.start <= result[-1].end + TOUCH:
            result[-1] = Ruling(at, result[-1].start, max(result[-1].end, ruling.end))
        else:
            result.append(Ruling(at, ruling.start, ruling.end))
    return result


def find_grids(level: Iterable[Ruling], upright: Iterable[Ruling]) -> list[Grid]:
    """The tables of a page, smallest first, so that the first that holds a point is the innermost."""
    level, upright = joined(level), joined(upright)
    if len(level) > MOST_LINES or len(upright) > MOST_LINES:
        return []
    grids = (_grid(*group) for group in _touching(level, upright))
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.area)


def _touching(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines in groups that hang together."""
    leader = list(range(len(level) + len(upright)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    positions = [ruling.at for ruling in upright]  # in ascending order
    for index, row in enumerate(level):
        first = bisect_right(positions, row.start - TOUCH)
        last = bisect_right(positions, row.end + TOUCH)
        for other in range(first, last):
            if upright[other].start - TOUCH <= row.at <= upright[other].end + TOUCH:
                leader[find(len(level) + other)] = find(index)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index in range(len(leader)):
        rows, columns = groups.setdefault(find(index), ([], []))
        if index < len(level):
            rows.append(level[index])
        else:
            columns.append(upright[index - len(level)])
    return list(groups.values())


def _grid(level: list[Ruling], upright: list[Ruling]) -> Grid | None:
    if not level or not upright:
        return None
    xs = _edges(upright, level)
    ys = _edges(level, upright)[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or rows < 1 or rows * columns > MOST_CELLS:
        return None
    return Grid(xs, ys, _anchors(xs, ys, level, upright))


def _edges(across: list[Ruling], along: list[Ruling]) -> list[float]:
    """Where lines stand, ascending, without slivers; a side that is left open is where the crossing lines end."""
    positions = sorted({ruling.at for ruling in across})
    first, last = min(ruling.start for ruling in along), max(ruling.end for ruling in along)
    if first < positions[0] - SLIVER:
        positions.insert(0, first)
    if last > positions[-1] + SLIVER:
        positions.append(last)
    edges = positions[:1]
    for position in positions[1:]:
        if position - edges[-1] >= SLIVER:
            edges.append(position)
    return edges


def _anchors(
    xs: list[float], ys: list[float], level: list[Ruling], upright: list[Ruling]
) -> list[list[tuple[int, int]]]:
    """For every cell the first cell of the merged cell that it belongs to."""
    rows, columns = len(ys) - 1, len(xs) - 1
    leader = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def find(cell: tuple[int, int]) -> tuple[int, int]:
        while leader[cell] != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    def merge(one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((find(one), find(other)))
        leader[second] = first

    rising = [-edge for edge in ys]
    beside = _walls(xs, rising, upright, downwards=True)
    below = _walls(rising, xs, [Ruling(-ruling.at, ruling.start, ruling.end) for ruling in level], downwards=False)
    for row, column in leader:
        if column + 1 < columns and (column + 1, row) not in beside:
            merge((row, column), (row, column + 1))
        if row + 1 < rows and (row + 1, column) not in below:
            merge((row, column), (row + 1, column))
    return [[find((row, column)) for column in range(columns)] for row in range(rows)]


def _walls(edges: list[float], bands: list[float], rulings: list[Ruling], *, downwards: bool) -> set[tuple[int, int]]:
    """(edge, band) wherever a line on that edge covers the middle of that band."""
    walls = set()
    for ruling in rulings:
        edge = min(range(len(edges)), key=lambda index: abs(edges[index] - ruling.at))
        start, end = (-ruling.end, -ruling.start) if downwards else (ruling.start, ruling.end)
        for band in range(len(bands) - 1):
            if start <= (bands[band] + bands[band + 1]) / 2 <= end:
                walls.add((edge, band))
    return walls
