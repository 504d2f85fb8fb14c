"""Orders of delegation for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 1, 12)


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "order_no": f"{40 + n}/2569", "ordered_on": DAY + datetime.timedelta(days=n), "kind": "delegate",
        "subject": f"มอบอำนาจการลาและการเดินทาง ฉบับที่ {n}", "giver": office.positions["mayor"],
        "receiver": office.positions["clerk"], "law": "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537",
        "from_on": DAY + datetime.timedelta(days=n),
    }  # fmt: skip


CHANGED = {"subject": "มอบอำนาจการลา"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What is signed is public; a draft is not."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.delegations.actions.orders import add_power, sign

    rows = filled(register, office)
    for row in rows[:2]:
        add_power(row, by=office.officer("planner"), act="approve", text="ลาพักผ่อน", law="ระเบียบการลา")
        sign(row, by=office.officer("mayor"))
    return rows[:2]
