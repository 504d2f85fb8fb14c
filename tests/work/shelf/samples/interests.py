"""Declared interests for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 14)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "person": f"นายทดสอบ คนที่{n}", "position": "นายช่างโยธา", "declared_on": DAY, "kind": "family",
        "counterpart": f"หจก.ญาติของช่าง {n}", "detail": "น้องชายเป็นหุ้นส่วนผู้จัดการ",
    }  # fmt: skip


CHANGED = {"position": "นายช่างโยธาชำนาญงาน"}
