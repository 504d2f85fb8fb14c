"""The pages of a year: what each role sees, and that lists do not ask more the longer they are."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions import amend, open_year
from sucharit.work.years.forms.lists import OpenForm
from sucharit.work.years.models import YearPlan

READ = ["year_list", "year", "year_grid", "year_approval", "year_amendments", "year_close", "year_print"]
INSIDE = ["year_approval", "year_initiative_history"]
ROW_READ = ["year_initiative", "year_initiative_history"]


def at(name: str, *more: object) -> str:
    return reverse(name, args=["donsukchai", *more])


def _args(name: str) -> tuple[int, ...]:
    return () if name == "year_list" else (2569,)


@pytest.mark.parametrize("name", READ)
def test_everyone_of_the_house_reads(office: Cast, running: YearPlan, desk_of: Callable[[User], Client], name: str):
    for who in ("planner", "reporter", "clerk", "mayor", "council", "province"):
        page = desk_of(office.users[who]).get(at(name, *_args(name)))
        inside = name not in INSIDE or who not in ("council", "province")
        assert page.status_code == (200 if inside else 404), who
        assert not inside or "ปีงบประมาณ" in page.content.decode()


def test_a_draft_stays_inside(office: Cast, draft: YearPlan, desk_of: Callable[[User], Client]):
    for name in ("year", "year_grid", "year_print", "year_amendments"):
        assert desk_of(office.users["reporter"]).get(at(name, 2569)).status_code == 200
        assert desk_of(office.users["council"]).get(at(name, 2569)).status_code == 404
    assert "2569" not in desk_of(office.users["council"]).get(at("year_list")).content.decode().split("<tbody>")[-1]


@pytest.mark.parametrize("name", ROW_READ)
def test_a_row_is_read(office: Cast, running: YearPlan, desk_of: Callable[[User], Client], name: str):
    page = desk_of(office.users["reporter"]).get(at(name, 2569, 3))
    assert "กิจกรรมถนนโปร่งใส" in page.content.decode()


@pytest.mark.parametrize("name", [*READ, *ROW_READ])
def test_strangers_find_nothing(
    office: Cast, neighbour: Cast, running: YearPlan, desk_of: Callable[[User], Client], name: str
):
    args = (2569, 3) if name in ROW_READ else _args(name)
    assert desk_of(neighbour.users["neighbour-planner"]).get(at(name, *args)).status_code == 404
    assert desk_of(office.users["complaints"]).get(at(name, *args)).status_code == 404
    if name != "year_list":
        theirs = reverse(name, args=["thungnamsai", *args])
        assert desk_of(neighbour.users["neighbour-planner"]).get(theirs).status_code == 404


def test_an_office_without_a_year_is_told_how_to_begin(
    office: Cast, plan: Plan, planner: Client, desk_of: Callable[[User], Client]
):
    assert "เปิดปีจากแผนที่ประกาศใช้" in planner.get(at("year_list")).content.decode()
    assert "เมื่อเจ้าหน้าที่แผนหรือปลัดเปิดปี" in desk_of(office.users["council"]).get(at("year_list")).content.decode()


def test_opening_by_hand(office: Cast, plan: Plan, planner: Client):
    page = planner.get(at("year_open")).content.decode()
    assert f"{plan.pk}:2570" in page and f"{plan.pk}:2569" in page
    answer = planner.post(at("year_open"), {"choice": f"{plan.pk}:2569"}, follow=True)
    assert "เปิดปีงบประมาณ พ.ศ. 2569 แล้ว มี 3 โครงการ" in answer.content.decode()
    assert "ยังไม่ได้เลือกไตรมาส 3 โครงการ" in answer.content.decode()
    again = planner.post(at("year_open"), {"choice": f"{plan.pk}:2569"}, follow=True)
    assert "ปีงบประมาณ พ.ศ. 2569 เปิดไว้แล้ว" in again.content.decode()
    assert YearPlan.objects.count() == 1
    for nonsense in ("x", f"{plan.pk}:๒๕๖๙", f"{plan.pk}:2599", "", ":" * 99):
        assert planner.post(at("year_open"), {"choice": nonsense}).status_code == 422


def test_the_year_that_runs_is_proposed(plan: Plan):
    for now, proposed in ((2566, 2566), (2569, 2569), (2575, 2570), (2560, 2566)):
        form = OpenForm(openable=[(plan, [2566, 2567, 2568, 2569, 2570])], now=now)
        assert form.initial["choice"] == f"{plan.pk}:{proposed}"


def test_the_list_is_narrowed_and_sorted(office: Cast, running: YearPlan, planner: Client):
    page = planner.get(at("year", 2569)).content.decode()
    assert page.index("โครงการอบรมจริยธรรม") < page.index("กิจกรรมถนนโปร่งใส")
    assert "35,000.50" in page
    narrowed = planner.get(at("year", 2569), {"quarter": "4"}).content.decode()
    assert "กิจกรรมถนนโปร่งใส" in narrowed and "โครงการอบรมจริยธรรม" not in narrowed
    assert "รวมทั้งสิ้น 1 โครงการ" in narrowed
    for query in ({"dimension": "1"}, {"unit": office.units["clerk"].pk}, {"q": "จริยธรรม"}):
        told = planner.get(at("year", 2569), query).content.decode()
        assert "โครงการอบรมจริยธรรม" in told and "กิจกรรมถนนโปร่งใส" not in told
    by_money = planner.get(at("year", 2569), {"sort": "-amount"}).content.decode()
    assert by_money.index("โครงการอบรมจริยธรรม") < by_money.index("กิจกรรมถนนโปร่งใส") < by_money.index("มาตรการเปิดเผย")
    nothing = planner.get(at("year", 2569), {"status": "done"}).content.decode()
    assert "ไม่พบโครงการตามที่กรอง" in nothing


def test_mine_are_those_of_my_unit_and_my_own(office: Cast, running: YearPlan, desk_of: Callable[[User], Client]):
    page = desk_of(office.users["reporter"]).get(at("year", 2569), {"only": "mine"}).content.decode()
    assert "กิจกรรมถนนโปร่งใส" in page and "โครงการอบรมจริยธรรม" not in page


@pytest.mark.parametrize("name", ["year_list", "year", "year_grid", "year_approval", "year_amendments", "year_close"])
def test_pages_ask_little(
    office: Cast, plan: Plan, running: YearPlan, planner: Client, name: str, django_assert_max_num_queries
):
    for row in running.initiatives.all():
        amend(row, by=office.officer("planner"), fields={"quantity": 99}, reason="ปรับเป้าหมาย")
    open_year(plan, 2570, by=office.officer("planner"))
    planner.get(at(name, *_args(name)))
    with django_assert_max_num_queries(22):
        assert planner.get(at(name, *_args(name))).status_code == 200


@pytest.mark.parametrize("name", ROW_READ)
def test_a_row_asks_little(office: Cast, running: YearPlan, planner: Client, name: str, django_assert_max_num_queries):
    planner.get(at(name, 2569, 1))
    with django_assert_max_num_queries(24):
        assert planner.get(at(name, 2569, 1)).status_code == 200


def test_an_address_that_stays(office: Cast, running: YearPlan, planner: Client):
    row = running.initiatives.get(seq=2)
    assert planner.get(at("year_initiative_at", row.pk)).url == at("year_initiative", 2569, 2)


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_paper(office: Cast, running: YearPlan, planner: Client, kind: str, begins: bytes):
    answer = planner.get(at("year_paper", 2569, kind), {"as_of": "21 มี.ค. 2569", "reporter": "นางสาวรัตนาภรณ์ ชูช่วย"})
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(begins)
    assert planner.get(at("year_paper", 2569, "exe")).status_code == 404
    wrong = planner.get(at("year_paper", 2569, kind), {"as_of": "เมื่อวานซืน"}, follow=True)
    assert "อ่านวันที่นี้ไม่ได้" in wrong.content.decode()
