"""A running year on a day in February; the second initiative promised three channels."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from tests.work.obligations.running import running_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.publications.actions import ensure_channels
from sucharit.work.publications.models import Channel
from sucharit.work.years.models import YearInitiative, YearPlan

NOW = datetime.date(2026, 2, 16)


@pytest.fixture(autouse=True)
def _a_day_in_february(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second quarter of fiscal year 2569."""
    monkeypatch.setattr(timezone, "localdate", lambda *_a, **_k: NOW)


@pytest.fixture
def running(office: Cast) -> YearPlan:
    return running_year(office)


@pytest.fixture
def at(office: Cast) -> Callable[[str], Officer]:
    return lambda username: office.officer(username, NOW)


@pytest.fixture
def channels(office: Cast, at: Callable[[str], Officer]) -> list[Channel]:
    ensure_channels(office.organization, by=at("planner"))
    return list(Channel.objects.filter(organization=office.organization))


@pytest.fixture
def promised(running: YearPlan) -> YearInitiative:
    """Of the finance unit: "เผยแพร่ผ่านช่องทางไม่น้อยกว่า 3 ช่องทาง"."""
    return running.initiatives.select_related("year_plan").get(seq=2)
