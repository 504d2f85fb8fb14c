"""Honours for the tests of every register."""

from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {"title": f"คนดีศรีดอนสุขใจ รุ่นที่ {n}", "kind": "community", "places": n, "fiscal_year": 2569}


CHANGED = {"title": "คนดีศรีตำบล"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """Whose criteria are told is public; a draft is not."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.honours.actions.rounds import add_criterion, publish_criteria

    by = office.officer("planner")
    rows = filled(register, office)
    for row in rows[:2]:
        publish_criteria(add_criterion(row, by=by, text="ทำประโยชน์", points=100), by=by)
    return rows[:2]
