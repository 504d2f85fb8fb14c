"""Sessions of the council for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 2, 10)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "held_on": DAY + datetime.timedelta(days=n), "title": f"สมัยสามัญ สมัยที่ 1 ครั้งที่ {n}", "kind": "ordinary",
        "place": "ห้องประชุมสภา", "agenda": "1 เรื่องแจ้งให้ทราบ\n2 รับรองรายงานการประชุม", "seats": 20 + n,
    }  # fmt: skip


CHANGED = {"place": "หอประชุมอำเภอ"}


def announced(row: Any, office: Any) -> Any:
    from sucharit.work.participation.actions.council import announce_session

    day = row.held_on - datetime.timedelta(days=7)
    return announce_session(row, by=office.officer("planner"), announced_on=day, channels="เว็บไซต์")


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was only planned is not public."""
    from tests.work.shelf.everyone import filled

    return [announced(row, office) for row in filled(register, office)]
