"""The demonstration has a believable year in every register."""

from typing import Any

import pytest
from tests.work.shelf.everyone import ALL, TODAY

from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.shelf import a_year_of_registers

pytestmark = pytest.mark.django_db


#: What a young year cannot have yet: the follow-up of internal control comes with its sixth month.
NOT_YET = {
    TODAY: {"control-follow-ups"},
    "2025-10-02": {"control-follow-ups", "audit-findings"},
}


@pytest.mark.parametrize("day", [TODAY, "2025-10-02"])
def test_every_register_is_in_use_on_any_day(office: Cast, settings: Any, day: str):
    settings.TODAY = day
    a_year_of_registers(office)
    empty = {one.key for one in ALL if not one.rows(office.organization).exists()}
    assert empty == NOT_YET[day]
