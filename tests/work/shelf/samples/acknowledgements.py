"""Acknowledgements for the tests of every register."""

import datetime
from typing import Any

from sucharit.work.conduct.models import NoGiftPledge
from sucharit.work.conduct.registers import PLEDGES
from sucharit.work.shelf.actions import add

DAY = datetime.date(2026, 1, 14)


def fields(office: Any, n: int) -> dict[str, Any]:
    return {"person": f"นายทดสอบ คนที่{n}", "position": "คนงาน", "asked_on": DAY, "pledge": pledge(office)}


def pledge(office: Any) -> NoGiftPledge:
    """The one that all of them acknowledge."""
    here = NoGiftPledge.objects.filter(organization=office.organization).first()
    return here or add(
        PLEDGES, by=office.officer("planner"),
        fields={
            "title": "ประกาศงดรับของขวัญ", "declared_by": "นายก", "version": "1", "made_on": DAY,
            "unit": office.units["clerk"],
        },
    )  # fmt: skip


CHANGED = {"position": "พนักงานจ้างทั่วไป"}
