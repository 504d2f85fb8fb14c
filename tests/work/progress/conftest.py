"""A running year on a day in February, and who works in it."""

import io
from collections.abc import Callable, Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing
from tests.work.obligations.running import NOW, february, running_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.years.actions import edit_year_initiative
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
    """The officer on the day of the tests."""
    return lambda username: office.officer(username, NOW)


@pytest.fixture
def street(office: Cast, running: YearPlan) -> YearInitiative:
    """An initiative of the works unit with 10,000 baht; the reporter records for it."""
    row = running.initiatives.order_by("seq").first()
    assert row is not None
    fields = {"owner": office.users["reporter"], "ordinance_amount": 10_000}
    row = edit_year_initiative(row, by=office.officer("planner", NOW), fields=fields)
    YearInitiative.objects.filter(pk=row.pk).update(unit=office.units["works"])
    row.refresh_from_db()
    return row


@pytest.fixture
def photo() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(written, "JPEG")
    return SimpleUploadedFile("งาน.jpg", written.getvalue(), content_type="image/jpeg")
