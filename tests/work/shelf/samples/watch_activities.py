"""Activities of networks for the tests of every register."""

import datetime
from typing import Any

from tests.work.shelf.samples.watch_networks import network


def fields(office: Any, n: int) -> dict[str, Any]:
    return {
        "held_on": datetime.date(2026, 1, 10) + datetime.timedelta(days=n), "network": network(office),
        "kind": "lesson", "title": f"รู้ทันการทุจริต รุ่นที่ {n}", "place": "ศาลากลางบ้าน", "attended": 30 + n,
    }  # fmt: skip


CHANGED = {"title": "รู้ทันการทุจริตสำหรับเยาวชน"}
