"""Findings for the tests of every register."""

import datetime
from typing import Any


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others; all of one audit."""
    from tests.work.shelf.samples import audits

    from sucharit.work.inspection.models import Audit
    from sucharit.work.inspection.registers import AUDITS
    from sucharit.work.shelf.actions import add

    found = Audit.objects.filter(organization=office.organization).first()
    return {
        "audit": found or add(AUDITS, by=office.officer("planner"), fields=audits.fields(office, 1)),
        "title": f"นำฝากเงินล่าช้า ครั้งที่ {n}", "condition": "นำฝากวันถัดไป 4 ครั้ง", "criteria": "ระเบียบการรับเงินฯ",
        "cause": "ธนาคารปิดก่อนกลับจากหน่วยเคลื่อนที่", "effect": "เงินเสี่ยงสูญหาย", "advice": "รับชำระด้วยคิวอาร์โค้ด",
        "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"advice": "รับชำระด้วยคิวอาร์โค้ดทุกจุด"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was sent, of an audit that was published."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.inspection.models import Audit, Finding

    rows = filled(register, office)
    day = datetime.date(2026, 3, 2)
    Finding.objects.filter(pk__in=[one.pk for one in rows]).update(state="sent", sent_on=day)
    Audit.objects.update(state="published", began_on=day, reported_on=day, published_on=day)
    return rows
