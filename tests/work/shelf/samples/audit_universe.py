"""What may be audited, for the tests of every register."""

from typing import Any


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "name": f"การจัดเก็บรายได้ จุดที่ {n}", "audited_unit": office.units["finance"], "why": "เงินสดจำนวนมาก",
        "last_audited": 2560 + n, "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"why": "เงินสดจำนวนมากและหน่วยเคลื่อนที่"}
