"""Invitations of observers for the tests of every register."""

import datetime
from typing import Any

from tests.work.shelf.samples.watch_networks import network

DAY = datetime.date(2026, 2, 2)


def fields(office: Any, n: int) -> dict[str, Any]:
    return {
        "invited_on": DAY, "network": network(office), "step": "procurement", "subject": f"เปิดซองงานถนนสายที่ {n}",
        "step_on": DAY + datetime.timedelta(days=7), "place": "ห้องประชุม",
    }  # fmt: skip


CHANGED = {"place": "ห้องประชุมใหญ่"}


def accepted(row: Any, office: Any) -> Any:
    from sucharit.work.participation.actions.watching import accept_invitation, add_member

    by = office.officer("planner")
    here = row.network.members.first()
    if here is None:
        add_member(row.network, by=by, name="นางสมศรี มีธรรม", part="chair", joined_on=datetime.date(2025, 12, 2))
        here = row.network.members.get()
    return accept_invitation(row, by=by, members=[here], stated_free=True)


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was seen is public; a mere invitation is not."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.participation.actions.watching import record_seen

    by = office.officer("planner")
    return [
        record_seen(
            accepted(row, office), by=by, seen_on=row.step_on, saw="เปิดซองต่อหน้าทุกคน", concern=False, summary="เรียบร้อย"
        )
        for row in filled(register, office)
    ]
