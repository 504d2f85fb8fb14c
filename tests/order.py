"""Which file runs when: long ones first, so that no worker is left alone with one at the end; a file stays whole, so
that what it builds is built once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

#: files and folders that take long by themselves (processes, a browser, fifty registers), the longest first
LONG = ("test_on_postgres.py", "journeys", "config", "test_every_register.py")

#: folders that go to one worker: what is walked for one of their files is not walked again for the next
WHOLE = ("tests/hostile/",)


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
            return next((folder for folder in WHOLE if nodeid.startswith(folder)), nodeid.split("::", 1)[0])

    if config.getoption("dist") not in ("load", "loadfile"):
        return None
    config.option.loadscopereorder = False
    return Scheduling(config, log)
