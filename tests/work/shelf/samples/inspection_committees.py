"""Inspection committees for the tests of every register: of small purchases, each with one inspector."""

import datetime
from typing import Any

DAY = datetime.date(2026, 2, 2)
INSPECTORS = ("head", "finance", "deputy", "auditor", "reporter", "planner")


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry; its purchase is made with it."""
    from tests.work.shelf.samples import purchases

    from sucharit.work.procurement.models import Purchase
    from sucharit.work.procurement.registers import PURCHASES
    from sucharit.work.shelf.actions import add

    title = f"งานตรวจรับที่ {n}"
    told = {**purchases.fields(office, n), "title": title, "vendor": f"ร้านที่ {n}", "unit": office.units["clerk"]}
    row = Purchase.objects.filter(title=title, organization=office.organization).first()
    row = row or add(PURCHASES, by=office.officer("planner"), fields=told)
    return {
        "purchase": row, "on": DAY + datetime.timedelta(days=n), "order_number": f"{n}/2569",
        "chair": office.users[INSPECTORS[n % len(INSPECTORS)]],
    }  # fmt: skip


CHANGED = {"order_number": "99/2569"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was appointed is public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.procurement.actions.committees import appoint

    return [appoint(row, by=office.officer("clerk")) for row in filled(register, office, 1, who="planner")]
