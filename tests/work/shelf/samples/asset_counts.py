"""Yearly counts for the tests of every register."""

import datetime
from typing import Any

from tests.work.shelf.samples.loans import asset

DAY = datetime.date(2026, 2, 2)


def fields(office: Any, n: int) -> dict[str, Any]:
    return {
        "asset": asset(office, n),
        "counted_on": DAY,
        "found": True,
        "condition": "good",
        "counter": "นางสาวพัสดุ ดีงาม",
    }


CHANGED = {"note": "ล้างทำความสะอาดแล้ว"}
