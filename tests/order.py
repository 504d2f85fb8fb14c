"""Which file runs when: long ones first, so that no worker is left alone with one at the end; a file stays whole, so
that what it builds is built once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

#: files and folders that take long by themselves (they start processes or a browser), the longest first
LONG = ("test_on_postgres.py", "journeys", "config")


def in_order(items: list[pytest.Item], together: Callable[[Path], bool]) -> None:
    """The longest, then the files that stand on something built once in a process (`together`), then the others."""
    items.sort(key=lambda item: _place(item.path, together))


def _place(path: Path, together: Callable[[Path], bool]) -> int:
    for place, name in enumerate(LONG):
        if name in path.parts:
            return place
    return len(LONG) + (not together(path))


def scheduler(config: pytest.Config, log: Any) -> Any:
    """Whole files in our order, for `-n` as for `--dist loadfile`: xdist would begin with the files of most tests."""
    from xdist.scheduler import LoadFileScheduling

    if config.getoption("dist") not in ("load", "loadfile"):
        return None
    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)
