"""A running year on a day in February, and who works in it."""

import datetime
import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from tests.work.obligations.running import running_year

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.years.actions import edit_year_initiative
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
