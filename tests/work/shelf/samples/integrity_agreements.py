"""Integrity agreements for the tests of every register."""

from typing import Any


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "tier": "third", "superior": office.users["head"], "person": f"นายพนักงาน คนที่ {n}", "position": "คนงานทั่วไป",
        "promises": "ปฏิบัติหน้าที่ด้วยความเป็นธรรม", "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"position": "พนักงานขับรถยนต์"}


def to_carry(register: Any, office: Any) -> list[Any]:
    """Everyone signs anew in the next year."""
    from tests.work.shelf.everyone import filled

    return filled(register, office)
