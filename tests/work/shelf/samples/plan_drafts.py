"""Drafts of plans for the tests of every register."""

import datetime
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "made_on": datetime.date(2026, 1, 10) + datetime.timedelta(days=n), "title": f"ร่างแผนพัฒนาท้องถิ่น ฉบับที่ {n}",
        "kind": "plan", "summary": "ถนน น้ำ และการศึกษา",
    }  # fmt: skip


CHANGED = {"summary": "ถนน น้ำ การศึกษา และสุขภาพ"}


def opened(row: Any, office: Any) -> Any:
    from sucharit.work.participation.actions.planning import open_draft

    by = office.officer("planner")
    return open_draft(row, by=by, open_on=by.today, until_on=by.today + datetime.timedelta(days=15))


def to_publish(register: Any, office: Any) -> list[Any]:
    """What is not open yet is not public."""
    from tests.work.shelf.everyone import filled

    return [opened(row, office) for row in filled(register, office)]
