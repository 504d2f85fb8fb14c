"""Council members and supervisors find what is in force, and nothing that is still written."""

from typing import Any

import pytest
from tests.publishing.reports.conftest import lived_year

from sucharit.base.search.queries import search_for
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan
from sucharit.work.years.models import YearPlan

TITLE = "ถนนโปร่งใส"


def found(office: Cast, username: str) -> set[str]:
    return {one.kind for one in search_for(office.officer(username), TITLE)}


@pytest.mark.parametrize("username", ["council", "province"])
def test_they_find_by_what_they_may_read(office: Cast, username: str, django_assert_num_queries: Any):
    year = lived_year(office)
    officer = office.officer(username)
    with django_assert_num_queries(1):
        kinds = {one.kind for one in search_for(officer, TITLE)}
    assert kinds == {"plans.initiative", "years.yearinitiative"}
    assert {one.kind for one in search_for(officer, year.plan.title)} >= {"plans.plan"}
    YearPlan.objects.filter(pk=year.pk).update(state=YearPlan.State.DRAFT)
    assert found(office, username) == {"plans.initiative"}
    Plan.objects.filter(pk=year.plan_id).update(state=Plan.State.DRAFT, adopted_on=None)
    assert found(office, username) == set()
    assert found(office, "planner") >= {"plans.initiative", "years.yearinitiative"}
