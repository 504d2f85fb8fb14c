"""Requests for information for the tests that every register passes."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 5)
CHANGED = {"subject": "สัญญาจ้างก่อสร้างถนน"}


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th, all different."""
    return {
        "received_on": DAY + datetime.timedelta(days=n), "subject": f"เอกสารเรื่องที่ {n}", "section": "11",
        "channel": "person", "requester": f"ผู้ขอรายที่ {n}", "contact": "08 1000 0000",
    }  # fmt: skip
