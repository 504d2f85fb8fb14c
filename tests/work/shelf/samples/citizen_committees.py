"""Committees for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2025, 12, 1)
SEATS = (
    ("นางแก้ว ใจดี", "citizen"), ("นายคำ มีสุข", "citizen"), ("นายสภา หนึ่ง", "council"), ("นายสภา สอง", "council"),
    ("นายรู้ งาน", "expert"), ("นางรู้ ลึก", "expert"), ("นายปลัด ดี", "secretary"), ("นางช่วย หนึ่ง", "assistant"),
    ("นางช่วย สอง", "assistant"),
)  # fmt: skip


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "formed_on": DAY, "name": f"คณะกรรมการติดตามและประเมินผล ชุดที่ {n}", "kind": "follow",
        "chosen_how": "ประชาคมหมู่บ้านเลือกกันเอง",
    }  # fmt: skip


CHANGED = {"chosen_how": "ประชุมประชาคมแล้วลงคะแนน"}


def appointed(row: Any, office: Any) -> Any:
    from sucharit.work.participation.actions.committees import appoint_committee, seat

    for name, side in SEATS:
        row = seat(row, by=office.officer("planner"), name=name, side=side)
    return appoint_committee(
        row, by=office.officer("mayor"), order_number="12/2569", appointed_on=datetime.date(2025, 12, 20),
        ends_on=datetime.date(2029, 12, 19),
    )  # fmt: skip


def committee(office: Any, n: int) -> Any:
    """The n-th that was appointed, once."""
    from sucharit.work.participation.models import Committee
    from sucharit.work.participation.registers import COMMITTEES
    from sucharit.work.shelf.actions import add

    told = fields(office, n) | {"unit": office.units["clerk"]}
    here = Committee.objects.filter(organization=office.organization, name=told["name"]).first()
    return here or appointed(add(COMMITTEES, by=office.officer("planner"), fields=told), office)


def to_publish(register: Any, office: Any) -> list[Any]:
    """What is only being formed is not public."""
    from tests.work.shelf.everyone import filled

    return [appointed(row, office) for row in filled(register, office)]
