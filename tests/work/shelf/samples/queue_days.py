"""Queue days (from paper cards) for the tests that every register passes."""

import datetime
from typing import Any

from sucharit.office.demonstration.people import Cast
from sucharit.work.queue.actions import arranging
from sucharit.work.queue.models import Point

DAY = datetime.date(2026, 1, 5)
CHANGED = {"issued": 190, "mean_wait": 7}


def fields(office: Cast, n: int) -> dict[str, Any]:
    """The n-th day of one point, all different."""
    found = Point.objects.filter(organization=office.organization, name="จุดบริการกองคลัง").first()
    point = found or arranging.make_point(
        by=office.officer("planner"), fields={"name": "จุดบริการกองคลัง", "unit": office.units["finance"]}
    )
    return {
        "date": DAY + datetime.timedelta(days=n), "point": point, "issued": 100 + n, "served": 90 + n, "skipped": 5,
        "gone": 1, "urgent": 4, "mean_wait": 9, "longest_wait": 25, "waited": 90, "within": 80,
    }  # fmt: skip
