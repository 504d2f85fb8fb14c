"""Things that can be lent for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2025, 12, 1)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "asset_number": f"416-68-{n:04}", "name": f"เครื่องปั่นไฟ {n}", "kind": "machine", "place": "โรงเก็บพัสดุ",
        "condition": "good", "registered_on": DAY,
    }  # fmt: skip


CHANGED = {"place": "อาคารอเนกประสงค์"}
