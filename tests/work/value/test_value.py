"""What must be assessed is said by the office's rule; there is no after without a before."""

import datetime
import html
import re
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sucharit.base.people.gate import NotAllowed
from sucharit.work.plans.models import Plan
from sucharit.work.procurement.models.purchase import Method
from sucharit.work.procurement.registers import PLAN, PURCHASES
from sucharit.work.shelf.actions import add, amend
from sucharit.work.value import actions, figures
from sucharit.work.value.models import Assessment, ValueRule
from sucharit.work.value.papers import announcement_paper, report_paper, rule_words
from sucharit.work.value.registers import ASSESSMENTS
from sucharit.work.years.models import YearInitiative, YearPlan

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)
ROOM = "/o/donsukchai/value/"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def listed(office):
    def one(title: str = "ก่อสร้างถนนสายหมู่ที่ 3", **more: Any) -> Assessment:
        fields = {"title": title, "kind": "project", "people": 800, "budget": Decimal(1_200_000), "fiscal_year": 2569,
                  "unit": office.units["works"], **more}  # fmt: skip
        return add(ASSESSMENTS, by=office.officer("reporter"), fields=fields)

    return one


@pytest.fixture
def ruled(office):
    return actions.set_rule(
        by=office.officer("planner"), people=500, budget=Decimal(500_000), amount=None, basis="ประกาศ อบต. 7/2569"
    )


def test_before_and_after_and_what_each_person_cost(listed, ruled, office, desk_of):
    row = listed()
    assert (row.required, row.by_people, row.by_budget, row.by_amount) == (True, True, True, False)
    by = office.officer("reporter")
    with pytest.raises(NotAllowed):
        actions.assess_after(row, by=by, concluded_on=TODAY, spent=Decimal(1), result="ผล", verdict="worth")
    row = actions.assess_before(row, by=by, assessed_on=TODAY, expected="800 คนเดินทางสะดวก", alternatives="ซ่อมเฉพาะจุด")
    assert figures.assessed_before(office.organization, 2569).percent == 100
    with pytest.raises(NotAllowed):
        amend(row, by=by, fields={"people": 10})
    row = actions.assess_after(
        row, by=by, concluded_on=TODAY, spent=Decimal(1_000_000), served=1_000, result="ใช้ได้ทุกฤดู", verdict="worth",
        lesson="ตรวจดินก่อน",
    )  # fmt: skip
    assert figures.assessed_after(office.organization, 2569).percent == 100
    assert figures.worth(office.organization, 2569).percent == 100
    words = str(report_paper([row], ruled, 2569, office.officer("clerk")))
    for part in ("1,500", "1,000", "คุ้มค่า", "ตรวจดินก่อน", "ประชาชนตั้งแต่ 500 คน"):
        assert part in words, part
    page = desk_of(office.users["mayor"]).get(f"/o/donsukchai/shelf/value/{row.pk}/").content.decode()
    assert "บาทต่อคน" in page


def test_without_a_rule_nothing_must_be_assessed(listed, office):
    assert not listed().required
    assert "ยังไม่ได้กำหนดเกณฑ์" in rule_words(actions.rule_of(office.organization))
    assert figures.assessed_before(office.organization, 2569).percent is None


def test_a_new_rule_judges_what_is_listed_and_leaves_what_was_assessed(listed, ruled, office):
    by = office.officer("reporter")
    small, old = listed("ซ่อมศาลา", people=40, budget=Decimal(20_000)), listed("ขุดลอกคลอง")
    actions.assess_before(old, by=by, assessed_on=TODAY, expected="น้ำไม่ท่วม")
    assert not small.required
    actions.set_rule(by=office.officer("clerk"), people=30, budget=None, amount=None, basis="ประกาศ 8/2569")
    small.refresh_from_db()
    old.refresh_from_db()
    assert (small.required, small.by_people) == (True, True)
    assert old.by_budget, "as the rule stood when it was assessed"
    assert ValueRule.objects.count() == 1


@pytest.mark.parametrize(
    "rule",
    [
        {"people": None, "budget": None, "amount": None, "basis": "ก"},
        {"people": 0, "budget": None, "amount": None, "basis": "ก"},
        {"people": 5, "budget": Decimal(-1), "amount": None, "basis": "ก"},
        {"people": 5, "budget": None, "amount": None, "basis": " "},
    ],
)  # fmt: skip
def test_rules_that_say_nothing(office, rule):
    with pytest.raises(ValidationError):
        actions.set_rule(by=office.officer("planner"), **rule)


@pytest.mark.parametrize(
    "wrong",
    [{"spent": None}, {"spent": Decimal(-1)}, {"result": " "}, {"verdict": "great"}, {"verdict": ""},
     {"concluded_on": TODAY + datetime.timedelta(days=1)}, {"concluded_on": TODAY - datetime.timedelta(days=9)}],
)  # fmt: skip
def test_a_conclusion_that_says_nothing_is_refused(listed, ruled, office, wrong):
    by = office.officer("reporter")
    row = actions.assess_before(listed(), by=by, assessed_on=TODAY, expected="ดี")
    told = {"concluded_on": TODAY, "spent": Decimal(5), "result": "ผล", "verdict": "partly"} | wrong
    with pytest.raises(ValidationError):
        actions.assess_after(row, by=by, **told)


def test_what_nothing_is_known_of_is_not_listed(listed, office):
    with pytest.raises(ValidationError, match="อย่างน้อยหนึ่งอย่าง"):
        listed(people=None, budget=None)
    row = listed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=row.pk).update(state="after", concluded_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=row.pk).update(required=True)
    with pytest.raises(NotAllowed):
        actions.assess_before(row, by=office.officer("finance"), assessed_on=TODAY, expected="ดี")


def test_the_rule_and_the_report_by_their_pages(listed, office, neighbour, desk_of):
    listed()
    desk = desk_of(office.users["planner"])
    assert "ระบบไม่กำหนดตัวเลขให้เอง" in desk.get(f"{ROOM}rule/").content.decode()
    told = {"people": "๕๐๐", "budget": "1 ล้าน", "amount": "", "basis": "ประกาศ 7/2569"}
    assert desk.post(f"{ROOM}rule/", told).status_code == 302
    assert (ValueRule.objects.get().people, ValueRule.objects.get().budget) == (500, Decimal(1_000_000))
    assert desk.post(f"{ROOM}rule/", told | {"basis": "", "people": "ก"}).status_code == 422
    for form, status in (("pdf", 200), ("docx", 200), ("exe", 404)):
        assert desk.get(f"{ROOM}2569/report.{form}").status_code == status
    assert desk_of(office.users["reporter"]).post(f"{ROOM}rule/", told).status_code == 422
    assert desk_of(neighbour.users["neighbour-planner"]).get(f"{ROOM}rule/").status_code == 404


def test_the_rule_is_announced_with_its_guideline(office, desk_of):
    desk = desk_of(office.users["planner"])
    assert desk.get(f"{ROOM}announcement.docx").status_code == 404, "no rule, nothing to announce"
    rule = actions.set_rule(
        by=office.officer("clerk"), people=500, budget=None, amount=Decimal(100_000), basis="มติที่ประชุม"
    )
    assert desk.get(f"{ROOM}announcement.docx").status_code == 200
    words = str(announcement_paper(office.organization, rule))
    for part in ("500 คน", "100,000", "ก่อนดำเนินการ", "หลังดำเนินการ", office.users["mayor"].full_name):
        assert part in words, part


def test_what_reaches_the_rule_and_is_not_on_the_list_is_named(office, ruled, listed):
    """From the year's own plan: nobody has to remember which initiatives are large enough."""
    who = office.users["planner"]
    whole = Plan.objects.create(
        organization=office.organization, title="แผน", first_year=2566, last_year=2570, created_by=who
    )
    plan = YearPlan.objects.create(organization=office.organization, plan=whole, fiscal_year=2569, opened_by=who)
    for at, (title, amount) in enumerate((("ถนน", 900_000), ("อบรม", 20_000), ("คลอง", 500_000)), 1):
        YearInitiative.objects.create(year_plan=plan, key=uuid.uuid4(), seq=at, title=title, amount=Decimal(amount))
    assert [one.title for one in figures.not_listed(office.organization, 2569, ruled)] == ["ถนน", "คลอง"]
    listed("ถนน")
    assert [one.title for one in figures.not_listed(office.organization, 2569, ruled)] == ["คลอง"]
    assert figures.not_listed(office.organization, 2569, None) == [], "no rule, nothing is large"


def test_purchases_that_reach_the_rule_are_proposed(office, listed, desk_of):
    """Planned and made, each once; another room's registers are asked through the shelf."""
    by = office.officer("planner")
    rule = actions.set_rule(by=by, people=None, budget=None, amount=Decimal(500_000), basis="ประกาศ อบต. 7/2569")
    planned: dict[str, Any] = {"method": Method.OPEN, "month": 12, "fiscal_year": 2569, "unit": office.units["works"]}
    line = add(PLAN, by=by, fields={"title": "รถขยะ", "budget": Decimal(2_400_000), **planned})
    add(PLAN, by=by, fields={"title": "กระดาษ", "budget": Decimal(90_000), **planned})
    bought: dict[str, Any] = {"method": Method.OPEN, "fiscal_year": 2569, "unit": office.units["works"]}
    add(PURCHASES, by=by, fields={"title": "รถบรรทุกขยะ", "budget": Decimal(2_400_000), "plan_line": line, **bought})
    add(PURCHASES, by=by, fields={"title": "ซ่อมถนน", "budget": Decimal(500_000), **bought})
    told = figures.purchases_not_listed(by, 2569, rule)
    assert [(one.title, one.amount) for one in told] == [("รถขยะ", 2_400_000), ("ซ่อมถนน", 500_000)]
    page = desk_of(office.users["planner"]).get(f"{ROOM}rule/")
    href = re.search(r'href="([^"]*kind=purchase[^"]*)"[^>]*>ซ่อมถนน', page.text)
    assert href is not None
    form = desk_of(office.users["planner"]).get(html.unescape(href[1])).context["form"]
    assert (form["title"].value(), form["kind"].value(), Decimal(form["amount"].value())) == (
        "ซ่อมถนน", "purchase", 500_000
    )  # fmt: skip
    listed("ซ่อมถนน", kind="purchase", amount=Decimal(500_000))
    assert [one.title for one in figures.purchases_not_listed(by, 2569, rule)] == ["รถขยะ"]
    assert figures.purchases_not_listed(by, 2568, rule) == []
    assert figures.purchases_not_listed(by, 2569, None) == [], "no rule, nothing is large"
