"""A running year, and its promises."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from tests.work.obligations.running import running_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.actions import bind_year
from sucharit.work.years.models import YearPlan

NOW = datetime.date(2026, 2, 16)


@pytest.fixture(autouse=True)
def _a_day_in_february(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second quarter of fiscal year 2569."""
    monkeypatch.setattr(timezone, "localdate", lambda *_a, **_k: NOW)


@pytest.fixture
def running(office: Cast) -> YearPlan:
    return running_year(office)


@pytest.fixture
def bound(office: Cast, running: YearPlan) -> YearPlan:
    """2569 with its promises bound."""
    bind_year(running, by=office.officer("planner"))
    return running


@pytest.fixture
def at(office: Cast) -> Callable[[str], Officer]:
    """The officer on the day of the tests."""
    return lambda username: office.officer(username, NOW)
