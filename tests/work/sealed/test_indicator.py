"""What the page of indicators is told: zero where there is nothing, never a small number, and what officers entered."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from tests.work.sealed.conftest import Room

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.work.indicators.sources import kind_of
from sucharit.work.sealed.actions.arranging import set_open
from sucharit.work.sealed.figures import CorruptionCases
from sucharit.work.sealed.models import SealedReport

pytestmark = pytest.mark.django_db


def told(room: Room) -> Any:
    """A binding without an entered value, in the year of the last month that is over."""
    last = clock.today().replace(day=1) - datetime.timedelta(days=1)
    year = SimpleNamespace(organization_id=room.office.organization.pk, year=FiscalYear.of(last))
    binding = SimpleNamespace(pk=1, source="corruption_cases")
    return CorruptionCases().observe_all([binding], year)[1]  # type: ignore[list-item, arg-type]


def test_nothing_is_zero_and_a_few_are_not_told(room: Room):
    assert told(room).value == 0
    room.filed()
    assert told(room).value == 0, "this month is in no figure"
    SealedReport.objects.update(received_on=clock.today().replace(day=1) - datetime.timedelta(days=2))
    assert told(room).value is None
    assert "1-4" in told(room).why_not


def test_a_closed_door_says_nothing(room: Room):
    set_open(by=room.office.officer("clerk"), is_open=False)
    assert told(room).value is None
    assert "บันทึก" in told(room).why_not


def test_officers_may_still_enter_it():
    assert kind_of("corruption_cases").entered
    assert isinstance(kind_of("corruption_cases").source, CorruptionCases)
