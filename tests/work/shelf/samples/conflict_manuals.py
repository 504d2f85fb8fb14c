"""Manuals against conflicts of interest for the tests of every register."""

from typing import Any

from tests.work.shelf.samples.ethics_codes import DAY, to_publish

__all__ = ["CHANGED", "fields", "to_publish"]


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {"title": f"คู่มือป้องกันผลประโยชน์ทับซ้อน เล่ม {n}", "kind": "manual", "version": str(n), "made_on": DAY}


CHANGED = {"summary": "เพิ่มตัวอย่าง"}
