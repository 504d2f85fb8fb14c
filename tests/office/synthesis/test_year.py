"""A year for the synthetic province: lived by the verbs, copied whole, and no page of it asks more than 25 times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.synthesis.conftest import first_day

from sucharit.base.organizations.models import Organization
from sucharit.base.people.models import User
from sucharit.office.province.queries import rows_of
from sucharit.office.synthesis.nation import synthesize
from sucharit.office.synthesis.year import LIVED, more_evidence, supervisor
from sucharit.work.evidence.models import Evidence
from sucharit.work.years.models import YearPlan

MOST_QUERIES = 25


@pytest.fixture(scope="module")
def standing_province(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once for this file."""
    with (
        pytest.MonkeyPatch.context() as patched,
        first_day(django_db_blocker, tmp_path_factory, patched, initiatives=4),
    ):
        assert synthesize(3, with_year=True) == 3
        first = Organization.objects.get(code="syn-1")
        more_evidence(first, 40)
        assert Evidence.objects.filter(organization=first).count() == 40
        assert not Evidence.objects.filter(uses=None).exists()
        yield supervisor().pk


@pytest.fixture
def province(standing_province: int, db: None) -> User:
    return User.objects.get(pk=standing_province)


def test_copies_stand_in_the_province_as_the_original_does(province: User, desk_of):
    organizations = list(Organization.objects.order_by("pk"))
    rows = rows_of(organizations, LIVED, YearPlan(fiscal_year=LIVED).year.last_day)
    assert [row.organization.code for row in rows] == ["syn-1", "syn-2", "syn-3"]
    first = rows[0]
    assert first.work.count == 4 and first.work.spent > 0 and first.verdicts.cannot and first.score and first.disclosure
    for row in rows[1:]:
        assert (row.work, row.verdicts, row.overdue, row.score, row.disclosure) == (
            first.work, first.verdicts, first.overdue, first.score, first.disclosure,
        )  # fmt: skip
    assert supervisor() == province, "made once"


PAGES = (
    "years/", "years/open/", f"years/{LIVED}/", f"years/{LIVED}/grid/", f"years/{LIVED}/1/", f"progress/{LIVED}/",
    f"progress/{LIVED}/1/", f"progress/{LIVED}/money/", f"progress/{LIVED}/reports/", f"progress/{LIVED}/activities/",
    f"obligations/{LIVED}/?whose=all", f"indicators/{LIVED}/", f"evidence/years/{LIVED}/", f"reports/{LIVED}/",
    f"reports/{LIVED}/summary/", f"reports/{LIVED}/e-plannacc/", f"reports/{LIVED}/round-12/", f"ita/{LIVED}/",
    f"disclosure/{LIVED}/", f"disclosure/{LIVED}/gaps/", f"dashboard/{LIVED}/", "",
)  # fmt: skip


def test_no_page_of_the_year_asks_more_than_25_times(province: User, desk_of):
    desk = desk_of(User.objects.get(username="syn-1-planner"))
    assert desk.post(f"/o/syn-1/reports/{LIVED}/round-12/begin/").status_code == 302
    asked = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(f"/o/syn-1/{page}").status_code == 200, page
        asked[page] = len(queries)
    desk = desk_of(province)
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(f"/province/?year={LIVED}").status_code == 200
    asked["province"] = len(queries)
    assert {page: number for page, number in asked.items() if number > MOST_QUERIES} == {}
