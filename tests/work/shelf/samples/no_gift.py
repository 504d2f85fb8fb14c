"""No Gift pledges for the tests of every register."""

from typing import Any

from tests.work.shelf.samples.ethics_codes import DAY, to_publish

__all__ = ["CHANGED", "fields", "to_publish"]


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "title": f"ประกาศงดรับของขวัญ ครั้งที่ {n}", "occasion": "other", "declared_by": "นายกองค์การบริหารส่วนตำบล",
        "version": str(n), "made_on": DAY, "instead": "บัตรอวยพรอิเล็กทรอนิกส์",
    }  # fmt: skip


CHANGED = {"instead": "บัตรอวยพร"}
