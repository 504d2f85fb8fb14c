"""Audits for the tests of every register."""

import datetime
from typing import Any


def auditable(office: Any, n: int) -> Any:
    """Of the universe's own sample."""
    from tests.work.shelf.samples import audit_universe

    from sucharit.work.inspection.models import Auditable
    from sucharit.work.inspection.registers import UNIVERSE
    from sucharit.work.shelf.actions import add

    told = audit_universe.fields(office, n)
    found = Auditable.objects.filter(organization=office.organization, name=told["name"]).first()
    return found or add(UNIVERSE, by=office.officer("planner"), fields=told)


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each of a thing of its own."""
    return {
        "auditable": auditable(office, n), "about": "money", "quarter": 2, "days": 10 + n,
        "auditor": "นักวิชาการตรวจสอบภายใน", "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"days": 20}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was published is public."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.inspection.models import Audit

    rows = filled(register, office)
    day = datetime.date(2026, 3, 2)
    Audit.objects.filter(pk__in=[one.pk for one in rows]).update(
        state="published", began_on=day, reported_on=day, published_on=day, summary="เก็บเงินครบถ้วน"
    )
    return rows
