"""Gatherings for the tests of every register."""

import datetime
from decimal import Decimal
from typing import Any

DAY = datetime.date(2026, 1, 12)


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "title": f"อบรมคุณธรรมและจริยธรรม รุ่นที่ {n}", "kind": "training", "held_on": DAY + datetime.timedelta(days=n),
        "hours": "09.00-16.00 น.", "place": "ห้องประชุม อบต.", "audience": "บุคลากรทุกคน", "planned_people": 40 + n,
        "agenda": "ประมวลจริยธรรม", "budget": Decimal(20_000 + n),
    }  # fmt: skip


CHANGED = {"place": "ศาลาประชาคม"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What took place is public; what is only planned is not."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.gatherings.actions.attending import check_in_by_hand, close_door

    by = office.officer("planner")
    rows = filled(register, office)
    for row in rows[:2]:
        close_door(check_in_by_hand(row, by=by, names="นายมานะ อดทน"), by=by)
    return rows[:2]
