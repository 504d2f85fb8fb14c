"""Assessments of value for the tests that every register passes."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import add
from sucharit.work.value import actions

CHANGED = {"title": "ปรับปรุงถนนสายใหม่", "people": 900}


def fields(_office: Cast, n: int) -> dict[str, Any]:
    """The n-th, all different."""
    return {
        "title": f"โครงการที่ {n}", "kind": "project", "people": 100 * n, "budget": Decimal(50_000 * n),
        "fiscal_year": 2569,
    }  # fmt: skip


def to_publish(register: Any, office: Cast) -> list[Any]:
    """One that was assessed before and after."""
    by = office.officer("planner")
    row = add(register, by=by, fields=fields(office, 90) | {"unit": office.units["works"]})
    row = actions.assess_before(row, by=by, assessed_on=datetime.date(2026, 1, 5), expected="ลดเวลาเดินทาง")
    return [
        actions.assess_after(
            row,
            by=by,
            concluded_on=datetime.date(2026, 2, 5),
            spent=Decimal(40_000),
            result="ลดลงครึ่งหนึ่ง",
            verdict="worth",
        )
    ]
