"""A running year on a day in February, and who works in it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.work.obligations.running import NOW
from tests.work.obligations.standing import a_day_in_february, at, running, standing_year

from sucharit.office.demonstration.people import Cast
from sucharit.work.years.actions import edit_year_initiative
from sucharit.work.years.models import YearInitiative, YearPlan

__all__ = ["a_day_in_february", "at", "running", "standing_year"]


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
