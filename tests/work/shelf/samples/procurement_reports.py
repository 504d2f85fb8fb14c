"""Reports of procurement for the tests of every register."""

from typing import Any

MONTHS = (10, 11, 12, 1, 2, 3)


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each of another month."""
    return {"kind": "month", "month": MONTHS[n % 6], "fiscal_year": 2569, "problems": f"ปัญหาที่ {n}", "advice": "ไม่มี"}


CHANGED = {"problems": "ผู้ขายในพื้นที่มีน้อย"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What the executive has seen is public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.procurement.actions.reports import see, send

    row = send(filled(register, office, 1)[0], by=office.officer("planner"))
    return [see(row, by=office.officer("clerk"))]
