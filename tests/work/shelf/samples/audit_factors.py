"""Risk factors for the tests of every register."""

from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {"dimension": "f", "name": f"จำนวนเงินที่รับจ่าย {n}", "weight": 10 + n, "fiscal_year": 2569}


CHANGED = {"weight": 25}
