"""A nation to measure with: every copy is an office of its own, and none is made among real people."""

import pytest
from django.db.models import Count
from tests.office.synthesis.conftest import first_day

from sucharit.base.approvals.models import Approval
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import officer_for
from sucharit.base.people.models import User
from sucharit.base.search.queries import search_for
from sucharit.office.synthesis.nation import NotForPeople, synthesize
from sucharit.work.plans.models import Initiative, Plan


def test_never_among_people(office):
    with pytest.raises(NotForPeople):
        synthesize(2)


@pytest.fixture(scope="module")
def standing_nation(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once for the tests below."""
    heard: list[int] = []
    with (
        pytest.MonkeyPatch.context() as patched,
        first_day(django_db_blocker, tmp_path_factory, patched, initiatives=3),
    ):
        assert synthesize(3, say=heard.append) == 3
        yield heard


@pytest.fixture
def nation(standing_nation, db):
    assert standing_nation[-1] == 3


def test_every_office_is_whole_and_its_own(nation):
    assert list(Organization.objects.order_by("pk").values_list("code", flat=True)) == ["syn-1", "syn-2", "syn-3"]
    counted = Plan.objects.values("organization__code", "state").annotate(many=Count("pk"))
    states = {(one["organization__code"], one["state"]): one["many"] for one in counted}
    assert all(states[f"syn-{k}", state] == 1 for k in (1, 2, 3) for state in ("adopted", "draft", "submitted"))
    assert Initiative.objects.values("plan__organization").annotate(n=Count("pk")).distinct().count() == 3
    for user in User.objects.filter(username__endswith="-planner"):
        assert user.home.code == user.username.removesuffix("-planner")


def test_what_names_a_row_goes_with_it(nation):
    for approval in Approval.objects.select_related("organization"):
        plan = Plan.objects.get(pk=approval.subject.rpartition(":")[2])
        assert plan.organization == approval.organization


def test_an_officer_of_a_copy_works_there(nation, desk_of):
    planner = User.objects.get(username="syn-3-planner")
    plan = Plan.objects.get(organization__code="syn-3", state="draft")
    browser = desk_of(planner)
    assert browser.get(f"/o/syn-3/plans/{plan.pk}/").status_code == 200
    assert browser.get("/o/syn-1/plans/").status_code == 404
    officer = officer_for(planner, planner.home)
    found = list(search_for(officer, "โครงการ"))
    assert found
    assert {entry.organization_id for entry in found} == {planner.home_id}


def test_more_are_added_to_what_is_there(nation):
    assert synthesize(3) == 0
    assert synthesize(5) == 2
    assert Organization.objects.filter(code="syn-5", name__endswith="สมมุติ 5").exists()
