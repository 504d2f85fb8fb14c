"""A running year on a day in February; the second initiative promised three channels."""

from collections.abc import Callable, Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing
from tests.work.obligations.running import NOW, february, running_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.publications.actions import ensure_channels
from sucharit.work.publications.models import Channel
from sucharit.work.years.models import YearInitiative, YearPlan


@pytest.fixture(autouse=True)
def _a_day_in_february() -> Iterator[None]:
    """The second quarter of fiscal year 2569."""
    with february():
        yield


@pytest.fixture(scope="module")
def standing_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for a file."""
    with february(), standing(django_db_blocker) as office:
        yield running_year(office).pk


@pytest.fixture
def running(standing_year: int, office: Cast) -> YearPlan:
    return YearPlan.objects.get(pk=standing_year)


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
