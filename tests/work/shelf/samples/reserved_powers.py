"""Reserved powers for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 12)


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "checked_on": DAY + datetime.timedelta(days=n), "title": f"การอนุมัติเรื่องที่ {n}", "rule": "reserved",
        "words": f"อนุมัติ, เรื่องที่ {n}", "law": "ระเบียบกระทรวงมหาดไทย", "section": f"ข้อ {n}",
    }  # fmt: skip


CHANGED = {"section": "ข้อ 99"}
