"""A day in March of fiscal year 2569, with the route by which this room's things go up."""

import datetime
from typing import Any

import pytest

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.office.demonstration.people import Cast

TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def lined(office: Cast) -> Cast:
    """Clerk, then mayor."""
    steps = [(StepVerb.ENDORSE, office.positions["clerk"]), (StepVerb.APPROVE, office.positions["mayor"])]
    for kind in ("inspection.controlreport", "inspection.auditplan"):
        set_route(office.organization, by=None, subject_kind=kind, name="เสนอ", steps=steps)
    return office
