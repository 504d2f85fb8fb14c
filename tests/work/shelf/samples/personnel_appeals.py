"""Appeals for the tests of every register: each of another person, in one round whose result is told."""

import datetime
from typing import Any

from tests.work.personnel.living import announced

from sucharit.work.personnel.models import PersonnelCase


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    cases = PersonnelCase.objects.filter(organization=office.organization).order_by("pk")
    if not cases.exists():
        announced(office, *(f"นายผู้อุทธรณ์ คนที่{place}" for place in ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก"]))
    return {
        "case": cases.all()[n - 1],
        "filed_on": datetime.date(2026, 3, 2),
        "ground": f"ผลงานข้อที่ {n} ไม่ได้รับการพิจารณา",
    }


CHANGED = {"ground": "ผลงานสองข้อไม่ได้รับการพิจารณา"}
