"""Reports of internal control for the tests of every register: each of a unit."""

from typing import Any

UNITS = ("clerk", "finance", "works", "education", "health", "welfare", "audit")


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "of_unit": office.units[UNITS[(n - 1) % len(UNITS)]], "committee_order": f"คำสั่ง ที่ {n}/2569",
        "environment": "โครงสร้างและหน้าที่ชัดเจน", "risk_assessment": "ประเมินทุกภารกิจ",
        "control_activities": "แบ่งแยกหน้าที่", "information": "ใช้ระบบบัญชีคอมพิวเตอร์", "monitoring": "ติดตามทุกไตรมาส",
        "conclusion": f"การควบคุมเพียงพอ ข้อสรุปที่ {n}", "opinion": "enough", "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"conclusion": "การควบคุมเพียงพอเป็นส่วนใหญ่"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """A unit's report that its head has answered for stays in the house; the office's own is published."""
    import datetime

    from tests.work.shelf.everyone import fields_of

    from sucharit.work.inspection.actions import control
    from sucharit.work.inspection.models import ControlReport
    from sucharit.work.shelf.actions import add

    row = add(register, by=office.officer("planner"), fields=fields_of(register, office, 1) | {"of_unit": None})
    day = datetime.date(2026, 3, 2)
    someone, other = office.users["head"], office.users["auditor"]
    ControlReport.objects.filter(pk=row.pk).update(
        state="certified", certified_on=day, prepared_by=someone, prepared_on=day, reviewed_by=other, reviewed_on=day,
        review="agreed",
    )  # fmt: skip
    return [control.publish(row, by=office.officer("planner"), published_on=day, channels="เว็บไซต์\nป้ายประกาศ")]
