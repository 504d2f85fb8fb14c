"""Loans for the tests of every register."""

import datetime
from typing import Any

from sucharit.work.conduct.models import Asset
from sucharit.work.conduct.registers import ASSETS
from sucharit.work.shelf.actions import add

DAY = datetime.date(2026, 2, 2)  # a Monday


def fields(office: Any, n: int) -> dict[str, Any]:
    return {
        "asset": asset(office, n), "borrower": f"ผู้ใหญ่บ้านหมู่ที่ {n}", "borrower_kind": "community",
        "contact": f"08100000{n:02}", "use": "public", "purpose": "งานประเพณีของหมู่บ้าน", "place": f"วัดหมู่ที่ {n}",
        "asked_on": DAY, "from_on": DAY, "due_on": DAY + datetime.timedelta(days=2),
    }  # fmt: skip


def asset(office: Any, n: int) -> Asset:
    """Each loan has a thing of its own."""
    number = f"416-67-{n:04}"
    here = Asset.objects.filter(organization=office.organization, asset_number=number).first()
    told = {"asset_number": number, "name": f"เต็นท์ {n}", "kind": "event", "registered_on": datetime.date(2025, 12, 1)}
    return here or add(ASSETS, by=office.officer("planner"), fields=told | {"unit": office.units["clerk"]})


CHANGED = {"purpose": "งานประเพณีบุญบั้งไฟ"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What only was asked for is not public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.conduct.actions.assets import approve_loan, hand_over

    by, mayor = office.officer("planner"), office.officer("mayor")
    rows = [approve_loan(row, by=mayor) for row in filled(register, office)]
    return [hand_over(row, by=by, handed_on=by.today, handed_condition="good") for row in rows]
