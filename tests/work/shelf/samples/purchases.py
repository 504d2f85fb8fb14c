"""Purchases for the tests of every register."""

import datetime
from decimal import Decimal
from typing import Any

DAY = datetime.date(2026, 1, 12)


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others. A person trades, so that the public page has something to hide."""
    return {
        "title": f"ซื้อวัสดุงานบ้านงานครัวครั้งที่ {n}", "kind": "buy", "method": "specific", "budget": Decimal(9_000 + n),
        "median": Decimal(9_000), "agreed": Decimal(8_500 + n), "offers": f"นายสมชาย ใจดีพันธุ์ {8_500 + n:,}.00 บาท",
        "bidders": 1,
        "vendor": "นายสมชาย ใจดีพันธุ์", "vendor_number": "0105563008656", "reason": "ราคาต่ำสุด",
        "contract_number": f"{n}/2569",
        "contract_on": DAY + datetime.timedelta(days=n), "due_on": DAY + datetime.timedelta(days=20),
        "egp_number": f"6901700{n:04}", "source": "เงินรายได้",
    }  # fmt: skip


CHANGED = {"title": "ซื้อวัสดุงานบ้านงานครัว แก้ชื่อ"}
