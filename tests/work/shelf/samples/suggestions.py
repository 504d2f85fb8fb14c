"""Suggestions for the tests that every register passes."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 5)
CHANGED = {"words": "ควรเปิดช่วงพักเที่ยง"}


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th, all different."""
    day = DAY + datetime.timedelta(days=n)
    return {"given_on": day, "kind": "idea", "channel": "box", "words": f"ข้อเสนอแนะที่ {n}"}
