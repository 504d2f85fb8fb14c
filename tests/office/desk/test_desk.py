"""The home of each role: what it owes in every room, what waits for its word, what is at risk."""

import datetime
import uuid
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration import plans, year
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure.actions import accept_all, edit_item, make_checklist
from sucharit.publishing.disclosure.models import ChecklistYear
from sucharit.publishing.disclosure.queries import overdue_for
from sucharit.work.assessments.actions import open_assessment, plan_improvement
from sucharit.work.indicators.actions import bind_year, observe
from sucharit.work.indicators.models import Binding
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.progress.actions import return_report, send_report, write_report
from sucharit.work.risks.models import Control, Risk, RiskRegister
from sucharit.work.years.models import YearInitiative, YearPlan

MOST_QUERIES = 25


def home(cast: Cast, username: str) -> Client:
    client = Client()
    client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


def desk(cast: Cast, username: str):
    answer = home(cast, username).get(reverse("desk", args=[cast.organization.code]))
    assert answer.status_code == 200
    return answer.context


@pytest.fixture(scope="module")
def standing_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Once for this file: this year in force, with units and owners."""
    with standing(django_db_blocker) as office:
        plan = plans.adopted_plan(office, RiskRegister.objects.none().first())
        yield year._this_year(office, plan, FiscalYear.of(office.officer("planner").today).value).pk


@pytest.fixture
def running(standing_year: int, office: Cast) -> YearPlan:
    return YearPlan.objects.get(pk=standing_year)


def given(office: Cast, number: str, username: str, unit: str, due: datetime.date) -> ChecklistYear:
    """An item of the disclosure list in somebody's hands."""
    planner = office.officer("planner")
    row = ChecklistYear.objects.filter(organization=office.organization).first() or make_checklist(2569, by=planner)
    accept_all(row, by=planner)
    fields = {"owner": office.users[username], "unit": office.units[unit], "due_on": due}
    edit_item(row.items.get(number=number), by=planner, fields=fields)
    return row


def test_a_reporter_finds_what_is_owed_in_every_room_by_its_day(office: Cast, running: YearPlan):
    planner, today = office.officer("planner"), office.officer("planner").today
    given(office, "O1", "reporter", "works", today - datetime.timedelta(days=3))
    given(office, "O2", "reporter", "works", today + datetime.timedelta(days=5))
    given(office, "O3", "reporter", "works", today + datetime.timedelta(days=90))
    rule = Rule.objects.create(
        organization=office.organization,
        title="ส่งรายงาน",
        cadence="monthly",
        source="own",
        reference="own:1",
        state="active",
    )
    Obligation.objects.create(
        organization=office.organization, rule=rule, fiscal_year=running.fiscal_year, occurrence="1",
        title="ส่งรายงานเดือนนี้", starts_on=today, due_on=today + datetime.timedelta(days=1),
        assignee=office.users["reporter"],
    )  # fmt: skip
    fields = {"weakness": "คะแนนน้อย", "measure": "เวทีรับฟัง", "owner": office.users["reporter"]}
    due = {"due_on": today + datetime.timedelta(days=2)}
    plan_improvement(open_assessment(2569, by=planner), by=planner, indicator=8, fields=fields | due)
    told = desk(office, "reporter")
    labels = [one.label for one in told["owed"]]
    assert [one[:8] for one in labels] == ["O1 โครงส", "ส่งรายงา", "เวทีรับฟ", "O2 ข้อมู"] and told["overdue"] == 1
    assert told["owed"][0].kind == "bad" and told["owed"][0].room.startswith("OIT")
    assert [one.item.number for one in overdue_for(office.officer("reporter"))] == ["O1"]
    for one in told["owed"]:
        assert home(office, "reporter").get(one.url).status_code == 200
    assert not [one for one in desk(office, "finance")["owed"] if one.room.startswith("OIT")]  # another unit's


def test_reports_wait_for_who_accepts_and_come_back_to_who_wrote(office: Cast, running: YearPlan):
    row = running.initiatives.filter(owner=office.users["reporter"]).first()
    reporter, clerk = office.officer("reporter"), office.officer("clerk")
    write_report(row, "q1", by=reporter, done="อบรมแล้ว", percent=20)
    send_report(row, "q1", by=reporter)
    waiting = desk(office, "clerk")["to_accept"]
    assert [one.label.endswith(row.title) for one in waiting] == [True]
    assert not desk(office, "reporter")["to_accept"]
    return_report(row, "q1", by=clerk, reason="ขอจำนวนผู้เข้าร่วม")
    first = desk(office, "reporter")["owed"][0]
    assert first.word == "ส่งกลับแก้ไข" and "ขอจำนวนผู้เข้าร่วม" in first.room and not desk(office, "clerk")["to_accept"]
    assert not any(one.word == "ส่งกลับแก้ไข" for one in desk(office, "finance")["owed"])


def test_who_leads_sees_the_whole_office_at_risk_and_others_their_own(office: Cast, running: YearPlan):
    code, planner = office.organization.code, office.officer("planner")
    bind_year(running, by=planner)
    over = running.initiatives.filter(owner=office.users["finance"]).first()
    YearInitiative.objects.filter(pk=over.pk).update(status="impossible", reason="no_budget")
    binding = next(
        one for one in Binding.objects.filter(organization=office.organization, fiscal_year=running.fiscal_year)
        if one.as_measure.kind.value == "percentage" and one.initiative_key != over.key
    )  # fmt: skip
    observe(binding, by=planner, as_of=planner.today, value=Decimal(1), of=Decimal(100), note="สำรวจ")
    words = {}
    for username in ("mayor", "finance", "council"):
        answer = home(office, username).get(reverse("desk_at_risk", args=[code]), headers={"HX-Request": "true"})
        words[username] = answer.content.decode()
    assert over.title in words["mayor"] and binding.sentence[:60] in words["mayor"]
    assert over.title in words["finance"] and binding.sentence[:60] not in words["finance"]
    assert "ไม่มีเรื่องที่ควรเป็นห่วง" in words["council"] and not desk(office, "council")["looks_over"]
    assert (
        home(office, "complaints" if "complaints" in office.users else "admin")
        .get(reverse("desk_at_risk", args=[code]))
        .status_code
        == 404
    )


def test_each_home_is_there_and_leads_only_where_its_role_may_go(
    office: Cast, running: YearPlan, django_assert_max_num_queries
):
    today = office.officer("planner").today
    given(office, "O1", "planner", "clerk", today)
    code = office.organization.code
    for username in office.users:
        client = home(office, username)
        client.get(reverse("desk", args=[code]))
        with django_assert_max_num_queries(MOST_QUERIES):
            told = client.get(reverse("desk", args=[code])).context
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(reverse("desk_at_risk", args=[code]))
        for one in [*told["to_read"], *told["to_put_right"], *told["owed"]]:
            assert client.get(one.url, follow=True).status_code == 200, (username, one.url)
    assert desk(office, "council")["to_read"] and not desk(office, "planner")["to_read"]
    assert desk(office, "admin")["to_put_right"]


def test_a_neighbour_finds_nothing_of_ours(office: Cast, running: YearPlan, neighbour: Cast):
    given(office, "O1", "reporter", "works", office.officer("planner").today)
    assert not desk(neighbour, "neighbour-planner")["owed"]
    client = home(neighbour, "neighbour-planner")
    assert client.get(reverse("desk_at_risk", args=[office.organization.code])).status_code == 404


def test_the_units_controls_and_what_the_system_proposed(office: Cast, running: YearPlan):
    planner, today = office.officer("planner"), office.officer("planner").today
    register = RiskRegister.objects.create(
        organization=office.organization, fiscal_year=2569, state="adopted", adopted_at=clock.now(),
        adopted_by=planner.user,
    )  # fmt: skip
    risk = Risk.objects.create(register=register, key=uuid.uuid4(), seq=1, process="จัดซื้อ")
    late = {"risk": risk, "due": today - datetime.timedelta(days=2), "unit": office.units["works"]}
    Control.objects.create(key=uuid.uuid4(), seq=1, text="สุ่มตรวจใบเสนอราคา", **late)
    Control.objects.create(key=uuid.uuid4(), seq=2, text="ทำเสร็จแล้ว", status="done", **late)
    rooms = {one.label: one for one in desk(office, "reporter")["owed"]}
    assert rooms["สุ่มตรวจใบเสนอราคา"].kind == "bad" and "ทำเสร็จแล้ว" not in rooms
    assert "สุ่มตรวจใบเสนอราคา" not in {one.label for one in desk(office, "finance")["owed"]}
    assert not desk(office, "planner")["to_confirm"]
    Rule.objects.create(
        organization=office.organization, title="ส่งรายงาน", cadence="monthly", source="own", reference="x"
    )
    told = desk(office, "planner")["to_confirm"]
    assert [one.url for one in told] == [reverse("rule_proposals", args=[office.organization.code])]
    assert home(office, "planner").get(told[0].url).status_code == 200
    assert not desk(office, "clerk")["to_confirm"]


def test_an_office_without_a_plan_is_led_to_its_first(neighbour: Cast):
    """Not to the activities of a plan that nobody has made. The neighbour's: this file's own office has a year."""
    answer = home(neighbour, "neighbour-planner").get(reverse("desk", args=[neighbour.organization.code]))
    page = answer.text.partition('class="page-actions"')[2].partition("</div>")[0]
    assert reverse("intake_list", args=[neighbour.organization.code]) in page
    assert reverse("plan_new", args=[neighbour.organization.code]) in page
    assert reverse("activity_start", args=[neighbour.organization.code]) not in page
