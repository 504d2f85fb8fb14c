"""Meetings of committees of personnel work for the tests of every register."""

import datetime
from typing import Any

from tests.work.shelf.samples.personnel_committees import fields as of_committee

from sucharit.work.personnel.models import PersonnelCommittee
from sucharit.work.personnel.registers import COMMITTEES
from sucharit.work.shelf.actions import add


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others; all of one committee."""
    found = PersonnelCommittee.objects.filter(organization=office.organization).first()
    if found is None:
        found = add(COMMITTEES, by=office.officer("planner"), fields=of_committee(office, 1))
    return {
        "committee": found, "held_on": datetime.date(2026, 2, n), "place": "ห้องประชุม", "agenda": "พิจารณามาตรการ",
    }  # fmt: skip


CHANGED = {"place": "ห้องประชุมชั้น 2"}
