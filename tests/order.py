"""Which file runs when: long ones first, so that no worker is left alone with one at the end; a file stays whole, so
that what it builds is built once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

#: files and folders that take long by themselves (processes, a browser, fifty registers), the longest first
LONG = ("test_on_postgres.py", "journeys", "config", "test_every_register.py")

#: what stands on the whole demonstration goes to one worker: it is built once, and what is walked for one file of
#: tests/hostile is not walked again for the next
DEMONSTRATED = (
    "tests/hostile/",
    "tests/house/test_addresses.py",
    "tests/office/dashboard/test_dashboard.py",
    "tests/office/finding/test_reindexing.py",
    "tests/office/province/test_province.py",
    "tests/work/plans/test_drafts_stay_inside.py",
    "tests/work/plans/test_grid_in_english.py",
    "tests/work/plans/test_pages_of_others.py",
)


def in_order(items: list[pytest.Item], together: Callable[[Path], bool]) -> None:
    """The longest, then the files that stand on something built once in a process (`together`), then the others."""
    items.sort(key=lambda item: _place(item.path, together))


def _place(path: Path, together: Callable[[Path], bool]) -> int:
    for place, name in enumerate(LONG):
        if name in path.parts:
            return place
    return len(LONG) + (not together(path))


def scheduler(config: pytest.Config, log: Any) -> Any:
    """Files go to workers whole and in our order, for `-n` as for `--dist loadfile`; xdist would begin with the files
    of most tests, and the longest would be alone at the end."""
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "the demonstration" if nodeid.startswith(DEMONSTRATED) else nodeid.split("::", 1)[0]

    if config.getoption("dist") not in ("load", "loadfile"):
        return None
    config.option.loadscopereorder = False
    return Scheduling(config, log)
