"""Personnel rounds for the tests of every register."""

import datetime
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "title": f"สรรหาพนักงานจ้าง ครั้งที่ {n}", "kind": "recruit", "group": "พนักงานจ้าง",
        "opens_on": datetime.date(2026, 3, 10), "effective_on": datetime.date(2026, 5, 1), "places": n, "pass_mark": 60,
        "apart": False, "appeal_days": 15, "answer_days": 30, "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"group": "พนักงานจ้างทั่วไป"}


def told(register: Any, office: Any, count: int = 3) -> list[Any]:
    """Rounds whose criteria are announced."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.personnel.actions.rounds import add_criterion, publish_criteria

    by, mayor = office.officer("planner"), office.officer("mayor")
    rows = [add_criterion(row, by=by, text="ความรู้", points=100) for row in filled(register, office, count)]
    return [
        publish_criteria(row, by=mayor, criteria_no=str(row), criteria_on=mayor.today, channels="เว็บไซต์")
        for row in rows
    ]


to_publish = told
