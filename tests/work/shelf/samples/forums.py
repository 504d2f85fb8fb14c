"""Forums for the tests of every register."""

import datetime
from typing import Any

DAY = datetime.date(2026, 2, 10)


def fields(office: Any, n: int) -> dict[str, Any]:
    return {
        "held_on": DAY + datetime.timedelta(days=n), "level": "village", "area": area(office, n),
        "topic": f"ทบทวนแผนพัฒนาท้องถิ่น ครั้งที่ {n}", "place": "ศาลากลางบ้าน", "method": "hands", "quota": 30 + n,
    }  # fmt: skip


def area(office: Any, n: int) -> Any:
    """The n-th village, once."""
    from tests.work.shelf.samples.areas import fields as of_area

    from sucharit.work.participation.models import Area
    from sucharit.work.participation.registers import AREAS
    from sucharit.work.shelf.actions import add

    told = of_area(office, n)
    here = Area.objects.filter(organization=office.organization, name=told["name"]).first()
    return here or add(AREAS, by=office.officer("planner"), fields=told | {"unit": office.units["clerk"]})


CHANGED = {"topic": "เพิ่มเติมแผนพัฒนาท้องถิ่น"}


def announced(row: Any, office: Any) -> Any:
    from sucharit.work.participation.actions.forums import announce_forum

    day = row.held_on - datetime.timedelta(days=9)
    return announce_forum(row, by=office.officer("planner"), announced_on=day, channels="เสียงตามสาย")


def held(row: Any, office: Any, came: int = 60, people: int = 400) -> Any:
    from sucharit.work.participation.actions.forums import hold_forum

    return hold_forum(
        announced(row, office), by=office.officer("planner"), attended=came, population=people,
        population_on=datetime.date(2025, 12, 31), summary="ถนนชำรุด น้ำไม่พอ",
    )  # fmt: skip


def to_publish(register: Any, office: Any) -> list[Any]:
    """What was only planned is not public."""
    from tests.work.shelf.everyone import filled

    return [announced(row, office) for row in filled(register, office)]
