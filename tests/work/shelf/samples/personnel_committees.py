"""Committees of personnel work for the tests of every register."""

from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "title": f"คณะทำงานสร้างความโปร่งใสในการบริหารงานบุคคล ชุดที่ {n}", "side": "working", "duties": "กำหนดมาตรการ",
        "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"duties": "กำหนดมาตรการและรายงานผล"}


def appointed(office: Any, row: Any) -> Any:
    """With three members, by the mayor's order."""
    from sucharit.work.personnel.actions.committees import appoint_committee, seat_member

    by = office.officer("planner")
    for role, who in (("chair", "clerk"), ("member", "head"), ("member", "finance"), ("secretary", "planner")):
        row = seat_member(row, by=by, role=role, user=office.users[who])
    return appoint_committee(row, by=office.officer("mayor"), order_no=f"{row.number}/2569", ordered_on=by.today)


def to_publish(register: Any, office: Any) -> list[Any]:
    """Who is appointed is public."""
    from tests.work.shelf.everyone import filled

    return [appointed(office, row) for row in filled(register, office, 1)]
