"""Lines of the procurement plan for the tests of every register."""

from decimal import Decimal
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "title": f"จ้างก่อสร้างถนน คสล. สายที่ {n}", "method": "open", "budget": Decimal(900_000 + n), "month": 1 + n % 9,
        "plan_number": f"P6901{n:03}", "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"budget": Decimal(850_000)}
