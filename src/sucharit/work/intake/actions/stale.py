"""What is raised where somebody else was faster."""

from typing import Any


class Stale(Exception):  # noqa: N818 - nothing broke: two people met
    """The row was changed by another since the page was opened; `current` is how it stands now. Nothing was written."""

    def __init__(self, current: Any) -> None:
        super().__init__("changed by another since the page was opened")
        self.current = current
