"""Visitors for the tests that every register passes."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 5)
CHANGED = {"people": 7, "topic": "ราคากลาง"}


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th, all different."""
    return {
        "visited_on": DAY + datetime.timedelta(days=n), "people": n, "purpose": "read", "channel": "person",
        "topic": f"เรื่องที่ {n}",
    }  # fmt: skip
