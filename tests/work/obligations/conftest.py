"""A running year, and its calendar."""

import pytest
from tests.work.obligations.standing import a_day_in_february, at, running, standing_year

from sucharit.office.demonstration.people import Cast
from sucharit.work.obligations.actions import generate
from sucharit.work.years.models import YearPlan

__all__ = ["a_day_in_february", "at", "running", "standing_year"]


@pytest.fixture
def filled(office: Cast, running: YearPlan) -> YearPlan:
    """2569 with its calendar."""
    generate(running, by=office.officer("planner"))
    return running
