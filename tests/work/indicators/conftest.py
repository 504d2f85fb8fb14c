"""A running year, and its promises."""

import pytest
from tests.work.obligations.standing import a_day_in_february, at, running, standing_year

from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.actions import bind_year
from sucharit.work.years.models import YearPlan

__all__ = ["a_day_in_february", "at", "running", "standing_year"]


@pytest.fixture
def bound(office: Cast, running: YearPlan) -> YearPlan:
    """2569 with its promises bound."""
    bind_year(running, by=office.officer("planner"))
    return running
