"""Links from a plan into other rooms: they lead where one may go, or are not there."""

import pytest

from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan


@pytest.fixture
def adopted(demonstrated: object, office: Cast) -> Plan:
    return Plan.objects.get(organization=office.organization, state=Plan.State.ADOPTED)


def test_the_plan_leads_to_its_register_by_year(adopted: Plan, office: Cast, desk_of):
    page = desk_of(office.users["planner"]).get(f"/o/donsukchai/plans/{adopted.pk}/facts/")
    assert adopted.risk_register is not None
    link = f"/o/donsukchai/risks/{adopted.risk_register.fiscal_year}/"
    assert link in page.text
    assert desk_of(office.users["planner"]).get(link).status_code == 200


def test_who_may_not_see_risks_is_offered_no_tab_of_them(adopted: Plan, office: Cast, desk_of):
    page = desk_of(office.users["council"]).get(f"/o/donsukchai/plans/{adopted.pk}/")
    assert page.status_code == 200
    assert "/controls/" not in page.text
