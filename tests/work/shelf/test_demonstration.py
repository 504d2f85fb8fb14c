"""The demonstration has a believable year in every register."""

from typing import Any

import pytest
from tests.work.shelf.everyone import ALL

from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.shelf import a_year_of_registers

pytestmark = pytest.mark.django_db


def test_every_register_is_in_use_on_the_second_day_of_a_year(office: Cast, settings: Any):
    """Of a later day: tests/work/retention/test_a_year_forgotten.py, on the same year."""
    settings.TODAY = "2025-10-02"
    a_year_of_registers(office)
    empty = {one.key for one in ALL if not one.rows(office.organization).exists()}
    assert empty == {"control-follow-ups", "audit-findings"}, "what a young year cannot have yet"
