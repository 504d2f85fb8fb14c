"""Control activities for the tests of every register."""

import datetime
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "mission": f"การรับเงินรายได้ จุดที่ {n}", "objective": "รับเงินครบถ้วนและนำส่งทันวัน",
        "risk": f"นำส่งเงินล่าช้า {n}", "existing": "ตรวจใบเสร็จทุกสิ้นวัน", "evaluation": "ปฏิบัติบางวันไม่ครบ",
        "adequacy": "gap", "remaining": "เงินค้างมือข้ามคืน", "improvement": "เปิดรับชำระด้วยคิวอาร์โค้ด",
        "due_on": datetime.date(2026, 9, n), "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"improvement": "เปิดรับชำระด้วยคิวอาร์โค้ดและตรวจทุกสิ้นวัน"}
