"""The demonstration's surveys: seven promises judged from one survey, and every kind of page has something to show."""

import time

import pytest

from sucharit.office.demonstration.surveys import surveys_of_the_office
from sucharit.work.surveys.models import Survey

pytestmark = pytest.mark.django_db


def test_the_office_has_surveys_in_every_state(office, on):
    import datetime

    on(datetime.date(2026, 11, 28))
    began = time.process_time()
    surveys_of_the_office(office)
    print(time.process_time() - began)
    states = list(Survey.objects.filter(organization=office.organization).values_list("state", flat=True))
    assert sorted(states) == ["closed", "closed", "closed", "draft", "open"]
    results = Survey.objects.filter(title__contains="6 ด้าน").order_by("round").values_list("result", flat=True)
    assert [float(one) for one in results] == [76.67, 90.0]
