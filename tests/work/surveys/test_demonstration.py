"""The demonstration's surveys: a trend over two years, and something in every state to look at."""

import datetime

import pytest

from sucharit.office.demonstration.surveys import surveys_of_the_office
from sucharit.work.surveys.models import Survey

pytestmark = pytest.mark.django_db


def test_the_office_has_surveys_in_every_state(office, on):
    on(datetime.date(2026, 11, 28))
    surveys_of_the_office(office)
    states = list(Survey.objects.filter(organization=office.organization).values_list("state", flat=True))
    assert sorted(states) == ["closed", "closed", "closed", "draft", "open"]
    results = Survey.objects.filter(title__contains="6 ด้าน").order_by("round").values_list("result", flat=True)
    assert [float(one) for one in results] == [76.67, 90.0]


def test_on_the_first_day_of_the_office_there_is_one_round(office, on):
    on(datetime.date(2025, 10, 2))
    surveys_of_the_office(office)
    assert Survey.objects.filter(title__contains="6 ด้าน").count() == 1
