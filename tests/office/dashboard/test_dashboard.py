"""The executive's page: every figure from its room, in few queries, for who may see the year."""

import pytest

from sucharit.office.dashboard.queries import look_for
from sucharit.office.demonstration.people import Cast
from sucharit.work.progress.standing import standings_for, totals_of
from sucharit.work.years.models import YearPlan


@pytest.fixture
def year(demonstrated: object, office: Cast) -> YearPlan:
    found = YearPlan.objects.filter(organization=office.organization).first()
    assert found is not None
    return found


def test_the_mayor_sees_the_year_at_one_look(office: Cast, year: YearPlan, desk_of):
    desk = desk_of(office.users["mayor"])
    page = desk.get("/o/donsukchai/dashboard/", follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == f"/o/donsukchai/dashboard/{year.fiscal_year}/"
    assert "เบิกจ่ายสะสมรายไตรมาส" in page.text


def test_every_figure_is_that_of_its_room(office: Cast, year: YearPlan):
    mayor = office.officer("mayor")
    look = look_for(mayor, year)
    assert look.totals == totals_of(standings_for(mayor, year))
    assert look.quarters[-1].so_far == look.totals.spent
    assert sum(look.statuses.values()) == look.totals.count
    assert look.verdicts["all"] == look.verdicts["met"] + look.verdicts["not_met"] + look.verdicts["cannot"]


def test_a_year_that_was_never_opened_says_how_to_begin(neighbour: Cast, desk_of):
    page = desk_of(neighbour.users["neighbour-mayor"]).get("/o/thungnamsai/dashboard/")
    assert "ยังไม่ได้เปิดปีงบประมาณ" in page.text


def test_strangers_and_other_roles(office: Cast, neighbour: Cast, year: YearPlan, desk_of):
    here = f"/o/donsukchai/dashboard/{year.fiscal_year}/"
    assert desk_of(neighbour.users["neighbour-mayor"]).get(here).status_code == 404
    assert desk_of(office.users["admin"]).get(here).status_code == 404
    assert desk_of(office.users["mayor"]).get("/o/donsukchai/dashboard/2400/").status_code == 404


def test_the_page_asks_little(office: Cast, year: YearPlan, desk_of, django_assert_max_num_queries):
    desk = desk_of(office.users["mayor"])
    with django_assert_max_num_queries(25):  # promises are judged live: risks, registers in use, what a base year knows
        desk.get(f"/o/donsukchai/dashboard/{year.fiscal_year}/")
    with django_assert_max_num_queries(25):
        desk.get(f"/o/donsukchai/indicators/{year.fiscal_year}/")
