"""Interests by position for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 14)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "position": "นักวิชาการพัสดุ", "duty": f"กำหนดรายละเอียดพัสดุ {n}", "situation": "กำหนดให้ตรงกับร้านของญาติ",
        "level": "high", "measure": "ให้คณะกรรมการกำหนดร่วมกันและเผยแพร่ร่าง", "reviewed_on": DAY,
    }  # fmt: skip


CHANGED = {"measure": "ให้คณะกรรมการกำหนดร่วมกัน เผยแพร่ร่าง และรับฟังความเห็น"}
