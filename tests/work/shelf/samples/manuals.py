"""Manuals for the tests that every register passes."""

from typing import Any

from sucharit.office.demonstration.people import Cast
from sucharit.work.service.actions import deciding, writing
from sucharit.work.service.actions.writing import Done
from sucharit.work.service.models import Manual
from sucharit.work.shelf.actions import add

CHANGED = {"title": "ขอถังขยะเพิ่ม", "law": "ข้อบัญญัติ อบต.ดอนสุขใจ พ.ศ. 2567"}


def fields(office: Cast, n: int) -> dict[str, Any]:
    """The n-th service, all different."""
    return {
        "title": f"งานบริการที่ {n}", "kind": "citizen", "area": "life", "words": f"คำที่ {n}", "criteria": "ตามลำดับคำขอ",
        "place": "สำนักปลัด", "hours": "จันทร์ถึงศุกร์ 8.30-16.30 น.", "contact": "0 5600 0000", "law": "ระเบียบ อบต.",
        "free": True, "no_needs": True, "unit": office.units["clerk"], "fiscal_year": 2569,
    }  # fmt: skip


def to_publish(register: Any, office: Cast) -> list[Manual]:
    """One that is in force."""
    by, clerk = office.officer("planner"), office.officer("clerk")
    row = add(register, by=by, fields=fields(office, 90))
    row = writing.fill(row, by=by, steps=[Done("รับคำขอ", 5, "minute", "เจ้าพนักงานธุรการ")])
    row = deciding.propose(row, by=by)
    later = clerk.today.replace(year=clerk.today.year + 1)
    return [deciding.publish(row, by=clerk, effective_on=clerk.today, review_on=later)]
