"""Follow-ups of control activities for the tests of every register."""

import datetime
from typing import Any


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each of an activity of its own."""
    from tests.work.shelf.samples import control_activities

    from sucharit.work.inspection.models import ControlActivity
    from sucharit.work.inspection.registers import ACTIVITIES
    from sucharit.work.shelf.actions import add

    told = control_activities.fields(office, n) | {"fiscal_year": 2568}
    found = ControlActivity.objects.filter(organization=office.organization, mission=told["mission"]).first()
    activity = found or add(ACTIVITIES, by=office.officer("planner"), fields=told)
    return {
        "activity": activity, "round": "6", "checked_on": datetime.date(2026, 2, n), "found": "doing",
        "method": f"สอบถามและดูหลักฐาน {n}", "note": "เปิดบัญชีแล้ว รอป้ายคิวอาร์โค้ด",
    }  # fmt: skip


CHANGED = {"note": "ติดตั้งป้ายแล้วหนึ่งจุด"}
