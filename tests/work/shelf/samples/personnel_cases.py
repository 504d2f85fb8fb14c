"""Cases of persons for the tests of every register."""

import datetime
from typing import Any

from sucharit.work.personnel.models import PersonnelRound
from sucharit.work.personnel.registers import ROUNDS
from sucharit.work.shelf.actions import add


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others; all of one round."""
    found = PersonnelRound.objects.filter(organization=office.organization).first()
    if found is None:
        found = add(ROUNDS, by=office.officer("planner"), fields={
            "title": "เลื่อนระดับ ครั้งที่ 1", "kind": "promote", "opens_on": datetime.date(2026, 3, 10),
            "effective_on": datetime.date(2026, 5, 1), "fiscal_year": 2569,
        })  # fmt: skip
    return {
        "round": found, "person": f"นายมานะ อดทนยิ่ง{'ๆ' * n}", "position": "พนักงานขับรถยนต์",
        "superior": office.users["head"], "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"position": "พนักงานขับรถยนต์ (ผู้มีทักษะ)"}
