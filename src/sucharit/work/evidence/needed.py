"""Which pieces are shown elsewhere than where they are used. A later room says so when it is ready: a piece
whose last use ends is not destroyed under a page that shows it."""

from collections.abc import Callable, Collection

Shown = Callable[[Collection[int]], set[int]]
_SHOWN: list[Shown] = []


def declare_shown(which: Shown) -> None:
    """`which` takes numbers of pieces and gives those that its room still shows."""
    _SHOWN.append(which)


def shown_elsewhere(numbers: Collection[int]) -> set[int]:
    return set().union(*(which(numbers) for which in _SHOWN)) if numbers else set()
