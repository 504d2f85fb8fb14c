"""Proposals for the tests of every register."""

from typing import Any

from tests.work.shelf.samples import forums


def fields(office: Any, n: int) -> dict[str, Any]:
    from sucharit.work.participation.models import Forum

    here = Forum.objects.filter(organization=office.organization, state="held").first() or _forum(office)
    return {
        "raised_on": here.held_on, "forum": here, "title": f"ปรับปรุงถนนสายที่ {n}", "kind": "roads", "priority": n,
        "votes": 40, "estimate": 450_000 + n, "reach": 200,
    }  # fmt: skip


def _forum(office: Any) -> Any:
    from sucharit.work.participation.registers import FORUMS
    from sucharit.work.shelf.actions import add

    told = forums.fields(office, 1) | {"unit": office.units["clerk"]}
    return forums.held(add(FORUMS, by=office.officer("planner"), fields=told), office)


CHANGED = {"title": "ปรับปรุงถนนลูกรังเป็นคอนกรีต"}
