"""A supervisor of the province looks at all local governments in one page, and sees nothing that is not hers."""

import csv
import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sucharit.base.organizations.actions import found
from sucharit.base.organizations.models import Organization
from sucharit.base.people.actions import give_role
from sucharit.base.people.roles import Role
from sucharit.office.demonstration.ita import scores_and_list
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.office.desk.frame import ROOMS
from sucharit.office.province.queries import Row, Totals, rows_of
from sucharit.work.indicators.actions import record_judgements
from sucharit.work.indicators.queries import judgements_for
from sucharit.work.indicators.queries import totals_of as verdicts_of
from sucharit.work.obligations.queries import counts_for
from sucharit.work.progress.standing import standings_for, totals_of
from sucharit.work.years.models import YearPlan

MOST_QUERIES = 25


@pytest.fixture(scope="module")
def lived(demonstrated, django_db_blocker):
    """The demonstration with its supervisor in both offices, the night after its last record: judgements are kept at
    night. Taken back after the last test of this file."""
    office, neighbour = demonstrated
    with django_db_blocker.unblock(), transaction.atomic():
        scores_and_list(office)
        give_role(neighbour.organization, office.users["province"], Role.VIEWER, by=None, since=SINCE)
        for running in YearPlan.objects.filter(state="approved"):
            record_judgements(running, office.officer("province").today)
        yield office, neighbour
        transaction.set_rollback(True)


@pytest.fixture
def office(lived, db) -> Cast:
    return lived[0]


@pytest.fixture
def neighbour(lived, db) -> Cast:
    return lived[1]


@pytest.fixture
def year(office: Cast) -> YearPlan:
    newest = YearPlan.objects.filter(organization=office.organization, state="approved").first()
    assert newest is not None
    return newest


def row_of(office: Cast, year: int) -> Row:
    viewer = office.officer("province")
    return rows_of([office.organization], year, viewer.today)[0]


# ---- What she sees


def test_all_her_offices_stand_in_one_page_with_links(office: Cast, neighbour: Cast, year: YearPlan, desk_of):
    desk = desk_of(office.users["province"])
    page = desk.get("/province/").text
    assert "อบต.ดอนสุขใจ" in page and "ทม.ทุ่งน้ำใส" in page
    assert f"/o/donsukchai/dashboard/{year.fiscal_year}/" in page
    for link in row_links(page, "/o/donsukchai/"):
        assert desk.get(link).status_code == 200, link
    for link in row_links(page, "/o/thungnamsai/"):
        assert desk.get(link).status_code == 200, link


def row_links(page: str, begin: str) -> set[str]:
    import html
    import re

    return {html.unescape(link) for link in re.findall(r'href="([^"]+)"', page) if link.startswith(begin)}


def test_every_figure_is_that_of_its_room(office: Cast, year: YearPlan):
    mayor, row = office.officer("mayor"), row_of(office, year.fiscal_year)
    standings = standings_for(mayor, year)
    totals = totals_of(standings)
    assert (row.work.count, row.work.budget, row.work.spent) == (totals.count, totals.budget, totals.spent)
    assert row.work.over == totals.over
    for light, number in (("late", row.work.late), ("done", row.work.done), ("impossible", row.work.impossible)):
        assert number == sum(one.light == light for one in standings), light
    said = verdicts_of(judgements_for(mayor, year.fiscal_year))
    verdicts = row.verdicts
    assert (verdicts.met, verdicts.not_met, verdicts.cannot) == (said["met"], said["not_met"], said["cannot"])
    assert row.overdue == counts_for(mayor, year.fiscal_year, "all")["overdue"]
    assert row.score is not None and row.disclosure is not None


def test_a_year_that_was_closed_is_shown_as_it_ended(office: Cast, year: YearPlan, desk_of):
    page = desk_of(office.users["province"]).get(f"/province/?year={year.fiscal_year - 1}")
    row = next(row for row in page.context["rows"] if row.organization == office.organization)
    assert row.year.closed and row.work.count == row.year.initiatives.count()


def test_home_and_rail_lead_there(office: Cast, desk_of):
    desk = desk_of(office.users["province"])
    assert 'href="/province/"' in desk.get("/home/").text
    assert 'href="/province/"' in desk.get("/o/donsukchai/").text
    assert all(key != "province" for key, *_ in ROOMS), "it is a supervisor's, no capability of an organization"


# ---- Filters, order, sums


def test_filters_and_search(office: Cast, neighbour: Cast, desk_of):
    desk = desk_of(office.users["province"])

    def names(query: str) -> list[str]:
        return [row.organization.code for row in desk.get(f"/province/?{query}").context["rows"]]

    assert names("q=ทุ่งน้ำ") == ["thungnamsai"]
    assert names("kind=sao") == ["donsukchai"]
    assert set(names("district=ทุ่งสว่าง")) == {"donsukchai", "thungnamsai"}
    assert names("show=no_year") == ["thungnamsai"]
    assert names("q=ไม่มีที่ไหนเลย") == []
    assert "ไม่พบหน่วยงานตามที่กรอง" in desk.get("/province/?q=ไม่มีที่ไหนเลย").text
    assert set(names("year=abc&kind=nonsense&show=x&district=%00&sort=nothing")) == {"donsukchai", "thungnamsai"}


SORTS = (
    "name", "district", "plan", "year", "late", "done", "budget", "spent", "met", "not_met", "cannot", "overdue", "ita",
    "gaps",
)  # fmt: skip


@pytest.mark.parametrize("sort", SORTS)
def test_each_column_sorts_both_ways(office: Cast, neighbour: Cast, desk_of, sort: str):
    desk = desk_of(office.users["province"])
    up = [row.organization.code for row in desk.get(f"/province/?sort={sort}").context["rows"]]
    down = [row.organization.code for row in desk.get(f"/province/?sort=-{sort}").context["rows"]]
    assert sorted(up) == sorted(down) == ["donsukchai", "thungnamsai"]


def test_totals_are_of_what_is_shown(office: Cast, neighbour: Cast, year: YearPlan):
    viewer = office.officer("province")
    rows = rows_of([office.organization, neighbour.organization], year.fiscal_year, viewer.today)
    totals = Totals(rows)
    assert totals.figures["organizations"] == 2 and totals.figures["with_year"] == 1
    assert totals.spent == rows[0].work.spent and totals.figures["count"] == rows[0].work.count
    assert totals.score == rows[0].score.value  # type: ignore[union-attr]
    nobody = Totals([])
    assert nobody.budget == Decimal(0) and nobody.score is None and nobody.share is None


def test_files_say_the_same(office: Cast, neighbour: Cast, year: YearPlan, desk_of):
    desk = desk_of(office.users["province"])
    answer = desk.get("/province/file/csv/?kind=sao")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(lines) == 3 and {len(line) for line in lines} == {len(lines[0])}
    row = row_of(office, year.fiscal_year)
    assert lines[1][0] == office.organization.name and lines[1][11] == f"{row.work.spent:.2f}"
    assert lines[2][0].startswith("รวม 1")
    book = b"".join(desk.get("/province/file/xlsx/").streaming_content)
    assert zipfile.ZipFile(io.BytesIO(book)).testzip() is None
    assert desk.get("/province/file/exe/").status_code == 404


# ---- Who may not, and what is nobody's business yet


@pytest.mark.parametrize("username", ["planner", "mayor", "admin", "council"])
def test_who_supervises_nobody_gets_404(office: Cast, desk_of, username: str):
    desk = desk_of(office.users[username])
    assert desk.get("/province/").status_code == 404
    assert desk.get("/province/file/csv/").status_code == 404
    assert 'href="/province/"' not in desk.get("/o/donsukchai/").text


def test_nobody_is_sent_to_sign_in(client):
    assert client.get("/province/").status_code == 302


def test_another_role_elsewhere_shows_nothing_of_it(office: Cast, neighbour: Cast, desk_of):
    """She may work for a third office in another role: that one does not stand in her province."""
    other = found(
        by=None, code="elsewhere", kind=Organization.Kind.TOWN, name="เทศบาลเมืองที่อื่น", short_name="ทม.ที่อื่น",
        province="อุทัยธานี",
    )  # fmt: skip
    give_role(other, office.users["province"], Role.COUNCIL_MEMBER, by=None, since=SINCE)
    assert "ที่อื่น" not in desk_of(office.users["province"]).get("/province/").text


def test_a_role_that_has_ended_shows_nothing(office: Cast, neighbour: Cast, desk_of):
    grants = neighbour.organization.grants.filter(user=office.users["province"])
    grants.update(until=SINCE)
    assert "ทุ่งน้ำใส" not in desk_of(office.users["province"]).get("/province/").text


def test_a_draft_of_a_year_is_not_seen(office: Cast, year: YearPlan, desk_of):
    YearPlan.objects.filter(pk=year.pk).update(state=YearPlan.State.DRAFT)
    row = row_of(office, year.fiscal_year)
    assert row.year is None and row.work.count == 0 and row.verdicts.met == 0 and row.overdue == 0


def test_a_name_is_no_formula(office: Cast, desk_of):
    Organization.objects.filter(pk=office.organization.pk).update(name='=HYPERLINK("http://evil")')
    text = desk_of(office.users["province"]).get("/province/file/csv/").content.decode("utf-8-sig")
    assert "\n=HYPERLINK" not in text and "'=HYPERLINK" in text


def test_it_asks_the_same_for_two_as_for_thirty(office: Cast, neighbour: Cast, desk_of):
    desk = desk_of(office.users["province"])
    few = asked(desk)
    for number in range(28):
        one = found(
            by=None, code=f"more-{number}", kind=Organization.Kind.TOWN, name=f"เทศบาลเมืองที่ {number}",
            short_name=f"ทม.{number}", province="อุทัยธานี",
        )  # fmt: skip
        give_role(one, office.users["province"], Role.VIEWER, by=None, since=SINCE)
    assert asked(desk) == few <= MOST_QUERIES


def asked(desk: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert desk.get("/province/").status_code == 200
    return len(queries)
