"""Requests at the counter for the tests that every register passes."""

import datetime
from typing import Any

from tests.work.shelf.samples import manuals

from sucharit.office.demonstration.people import Cast
from sucharit.work.requests.actions import arranging
from sucharit.work.requests.models import EService
from sucharit.work.service.registers import MANUALS
from sucharit.work.surveys.actions import building
from sucharit.work.surveys.ready import form_called

DAY = datetime.date(2026, 1, 5)
CHANGED = {"received_on": datetime.date(2026, 1, 20)}


def service_of(office: Cast) -> EService:
    """An online service of สำนักปลัด, made once."""
    found = EService.objects.filter(organization=office.organization).first()
    if found is not None:
        return found
    manual = manuals.to_publish(MANUALS, office)[0]
    by = office.officer("planner")
    form = building.make_survey(by=by, form=form_called("request"))
    return arranging.make_service(by=by, series=manual.series, form=form, fields={})


def fields(office: Cast, n: int) -> dict[str, Any]:
    """The n-th request, all different."""
    return {"received_on": DAY + datetime.timedelta(days=n), "service": service_of(office)}
