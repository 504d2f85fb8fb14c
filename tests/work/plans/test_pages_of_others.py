"""Links from a plan into other rooms: they lead where one may go, or are not there."""

from sucharit.office.demonstration.building import build_office
from sucharit.office.demonstration.people import Cast


def test_the_plan_leads_to_its_register_by_year(office: Cast, desk_of):
    plan = build_office(office)
    page = desk_of(office.users["planner"]).get(f"/o/donsukchai/plans/{plan.pk}/facts/")
    assert plan.risk_register is not None
    link = f"/o/donsukchai/risks/{plan.risk_register.fiscal_year}/"
    assert link in page.text
    assert desk_of(office.users["planner"]).get(link).status_code == 200


def test_who_may_not_see_risks_is_offered_no_tab_of_them(office: Cast, desk_of):
    plan = build_office(office)
    page = desk_of(office.users["council"]).get(f"/o/donsukchai/plans/{plan.pk}/")
    assert page.status_code == 200
    assert "/controls/" not in page.text
