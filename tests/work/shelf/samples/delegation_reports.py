"""Monthly reports of delegates for the tests of every register."""

import datetime
from typing import Any


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others: months of one order."""
    from tests.work.shelf.samples.delegations import fields as order

    from sucharit.work.delegations.models import Delegation
    from sucharit.work.delegations.registers import DELEGATIONS
    from sucharit.work.shelf.actions import add

    found = Delegation.objects.filter(organization=office.organization).first()
    told = order(office, 1) | {"unit": office.units["clerk"]}
    row = found or add(DELEGATIONS, by=office.officer("planner"), fields=told)
    return {"delegation": row, "of_month": datetime.date(2025 if n < 4 else 2026, 9 + n if n < 4 else n - 3, 1)}


CHANGED = {"of_month": datetime.date(2026, 9, 1)}
