"""Evaluations of plans for the tests of every register."""

import datetime
from typing import Any

from tests.work.shelf.samples.citizen_committees import committee


def fields(office: Any, n: int) -> dict[str, Any]:
    return {
        "evaluated_on": datetime.date(2026, 2, 10), "half": "1", "committee": committee(office, n), "planned": 40,
        "done": 10 + n, "result": "โครงการถนนล่าช้า ควรเร่งจัดซื้อจัดจ้าง",
    }  # fmt: skip


CHANGED = {"done": 21}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What nobody above has seen is not public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.participation.actions.committees import forward

    by = office.officer("planner")
    return [forward(row, by=by, on=by.today) for row in filled(register, office)]
