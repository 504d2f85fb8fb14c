"""A running year on a day in February, for the folders of tests that live in one: made once for a file."""

from collections.abc import Callable, Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing
from tests.work.obligations.running import NOW, february, running_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.years.models import YearPlan


@pytest.fixture(autouse=True)
def a_day_in_february() -> Iterator[None]:
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
    """The officer on the day of the tests."""
    return lambda username: office.officer(username, NOW)
