"""Villages for the tests of every register."""

import datetime
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "name": f"หมู่ที่ {n} บ้านทดลอง {n}", "kind": "village", "population": 400 + n, "households": 100 + n,
        "counted_on": datetime.date(2025, 12, 31), "source": "ระบบสถิติทางการทะเบียน",
    }  # fmt: skip


CHANGED = {"population": 512}
