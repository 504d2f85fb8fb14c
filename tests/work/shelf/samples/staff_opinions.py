"""Opinions of staff for the tests of every register."""

import datetime
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "heard_on": datetime.date(2026, 1, n), "forum": f"เวทีแลกเปลี่ยนความเห็น ครั้งที่ {n}", "topic": "growth",
        "text": "ขอให้แจ้งแผนอบรมล่วงหน้า",
    }  # fmt: skip


CHANGED = {"topic": "rule"}
