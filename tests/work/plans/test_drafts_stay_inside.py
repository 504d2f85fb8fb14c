"""A draft is nobody's word yet: the council and the province see what was adopted, and nothing before."""

import pytest

from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan


@pytest.fixture
def draft(demonstrated: object, office: Cast) -> Plan:
    return Plan.objects.get(organization=office.organization, state=Plan.State.DRAFT)


@pytest.mark.parametrize("username", ["council", "province"])
def test_who_looks_in_from_outside_sees_adopted_plans_only(office: Cast, draft: Plan, desk_of, username: str):
    desk = desk_of(office.users[username])
    adopted = Plan.objects.get(organization=office.organization, state=Plan.State.ADOPTED)
    assert desk.get(f"/o/donsukchai/plans/{adopted.pk}/").status_code == 200
    sheet = draft.initiatives.first()
    assert sheet is not None
    for path in ("", "grid/", "facts/", "initiatives/1/", "plan.json", "difference/", "revisions/"):
        assert desk.get(f"/o/donsukchai/plans/{draft.pk}/{path}").status_code == 404, path
    assert desk.get(f"/o/donsukchai/plans/initiatives/{sheet.pk}/").status_code == 404
    assert f"/plans/{draft.pk}/" not in desk.get("/o/donsukchai/plans/").text
    assert f"/plans/{draft.pk}/" not in desk.get("/o/donsukchai/").text
    found = desk.get("/o/donsukchai/search/", {"q": sheet.title[:12]}).text
    assert f"/plans/initiatives/{sheet.pk}/" not in found


def test_who_works_on_it_sees_it(office: Cast, draft: Plan, desk_of):
    for username in ("planner", "reporter", "auditor", "mayor"):
        assert desk_of(office.users[username]).get(f"/o/donsukchai/plans/{draft.pk}/").status_code == 200
