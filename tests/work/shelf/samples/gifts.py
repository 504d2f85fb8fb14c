"""Gifts for the tests of every register."""

import datetime
from decimal import Decimal
from typing import Any

DAY = datetime.date(2026, 1, 12)


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "received_on": DAY + datetime.timedelta(days=n), "receiver": "นายปกรณ์ วงศ์สุข", "position": "นายช่างโยธา",
        "giver": f"บริษัทรับเหมา {n} จำกัด", "giver_kind": "business", "occasion": "ปีใหม่", "kind": "thing",
        "item": f"กระเช้าของขวัญ {n}", "value": Decimal(3_500 + n),
    }  # fmt: skip


CHANGED = {"item": "กระเช้าผลไม้"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was reported is public; what was only noted is not."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.conduct.actions.gifts import report_gift

    by = office.officer("planner")
    return [report_gift(row, by=by, reported_on=row.received_on) for row in filled(register, office)]
