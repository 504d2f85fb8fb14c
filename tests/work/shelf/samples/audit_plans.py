"""Audit plans for the tests of every register."""

import datetime
from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "title": f"แผนการตรวจสอบภายใน ฉบับที่ {n}", "years": 3, "responsible": "นักวิชาการตรวจสอบภายใน",
        "independence": "ขึ้นตรงต่อปลัด ไม่ปฏิบัติงานอื่น", "scope": "ตรวจความถูกต้องของข้อมูลและการปฏิบัติตามระเบียบ",
        "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"scope": "ตรวจการเงิน พัสดุ และการปฏิบัติตามระเบียบ"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was approved is public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.inspection.models import AuditPlan

    rows = filled(register, office)
    AuditPlan.objects.filter(pk__in=[one.pk for one in rows]).update(
        state="approved", approved_on=datetime.date(2026, 3, 2), approved_by=office.users["mayor"]
    )
    return rows
