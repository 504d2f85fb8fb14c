"""A running year on a day in February; the second initiative promised three channels."""

from collections.abc import Callable

import pytest
from tests.work.obligations.standing import a_day_in_february, at, running, standing_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.publications.actions import ensure_channels
from sucharit.work.publications.models import Channel
from sucharit.work.years.models import YearInitiative, YearPlan

__all__ = ["a_day_in_february", "at", "running", "standing_year"]


@pytest.fixture
def channels(office: Cast, at: Callable[[str], Officer]) -> list[Channel]:
    ensure_channels(office.organization, by=at("planner"))
    return list(Channel.objects.filter(organization=office.organization))


@pytest.fixture
def promised(running: YearPlan) -> YearInitiative:
    """Of the finance unit: "เผยแพร่ผ่านช่องทางไม่น้อยกว่า 3 ช่องทาง"."""
    return running.initiatives.select_related("year_plan").get(seq=2)
