"""Codes of ethics for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 12)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "title": f"ประมวลจริยธรรมพนักงานส่วนตำบล {n}", "kind": "code", "for_whom": "everyone", "version": str(n),
        "made_on": DAY, "summary": "ซื่อสัตย์ สุจริต รับผิดชอบ", "channels": "เว็บไซต์\nป้ายประกาศ",
    }  # fmt: skip


CHANGED = {"summary": "ซื่อสัตย์ สุจริต รับผิดชอบ และโปร่งใส"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """A draft is not public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.conduct.actions.papers import publish_paper

    by = office.officer("planner")
    return [
        publish_paper(row, by=by, in_force_on=DAY, channels="เว็บไซต์\nป้ายประกาศ") for row in filled(register, office)
    ]
