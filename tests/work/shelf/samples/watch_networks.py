"""Networks for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2025, 12, 1)


def fields(_office: Any, n: int) -> dict[str, Any]:
    return {
        "formed_on": DAY, "name": f"เครือข่ายโปร่งใส {n}", "kind": "citizens", "sector": "citizens",
        "purpose": "ติดตามโครงการในหมู่บ้าน",
    }  # fmt: skip


def network(office: Any, n: int = 1) -> Any:
    """The n-th network, once."""
    from sucharit.work.participation.models import Network
    from sucharit.work.participation.registers import NETWORKS
    from sucharit.work.shelf.actions import add

    told = fields(office, n) | {"unit": office.units["clerk"]}
    here = Network.objects.filter(organization=office.organization, name=told["name"]).first()
    return here or add(NETWORKS, by=office.officer("planner"), fields=told)


CHANGED = {"purpose": "ติดตามงบประมาณและโครงการ"}
