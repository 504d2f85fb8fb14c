"""Checks of service points for the tests that every register passes."""

import datetime
from typing import Any

from sucharit.office.demonstration.people import Cast
from sucharit.work.service.models.points import ITEMS

CHANGED = {"point": "เคาน์เตอร์กองช่าง"}


def fields(office: Cast, n: int) -> dict[str, Any]:
    """The n-th point, each with a camera that does not work."""
    return {
        **dict.fromkeys(ITEMS, "there"), "camera": "broken", "checked_on": datetime.date(2026, 1, 12 + n),
        "point": f"จุดบริการที่ {n}", "todo": f"ซ่อมกล้องตัวที่ {n}", "due_on": datetime.date(2026, 4, 30),
        "unit": office.units["clerk"],
    }  # fmt: skip
