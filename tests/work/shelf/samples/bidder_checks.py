"""Checks of bidders for the tests of every register."""

import datetime
from decimal import Decimal
from typing import Any

DAY = datetime.date(2026, 1, 14)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "subject": f"ก่อสร้างถนนคอนกรีต สาย {n}", "reference": f"6901{n:04}", "method": "e_bidding",
        "budget": Decimal(480_000 + n), "checked_on": DAY,
    }  # fmt: skip


CHANGED = {"reference": "69019999"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """A check that goes on is not public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.conduct.actions.interests import cancel_check

    by = office.officer("planner")
    return [cancel_check(row, by=by, reason="ไม่มีผู้ยื่น") for row in filled(register, office)]
