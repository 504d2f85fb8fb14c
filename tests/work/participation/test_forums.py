"""Forums and their proposals: announced first, counted against who lives there, followed to the road."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.work.shelf.samples import forums as samples
from tests.work.shelf.samples import proposals as wanted

from sucharit.base.people.gate import NotAllowed
from sucharit.work.participation.actions import forums as acts
from sucharit.work.participation.actions import proposals as following
from sucharit.work.participation.coverage import coverage
from sucharit.work.participation.models import Forum, Proposal
from sucharit.work.participation.registers import FORUMS, PROPOSALS
from sucharit.work.participation.registers.proposals import route_of
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = "2026-03-02"


def planned(office: Any, n: int = 1, **more: Any) -> Forum:
    told = samples.fields(office, n) | {"unit": office.units["clerk"]} | more
    return add(FORUMS, by=office.officer("planner"), fields=told)


def proposal(office: Any, n: int = 1, **more: Any) -> Proposal:
    told = wanted.fields(office, n) | {"unit": office.units["clerk"]} | more
    return add(PROPOSALS, by=office.officer("planner"), fields=told)


def figures(office: Any, register: Any) -> dict[str, Any]:
    return {one.key: share for one, share in measured(register, office.organization, 2569)}


def test_a_forum_is_announced_held_and_counted_against_its_people(office: Any):
    row = samples.held(planned(office), office, came=60, people=400)
    assert row.share == Decimal("15.00")
    samples.area(office, 2)
    told = figures(office, FORUMS)
    assert (told["covered"].part, told["covered"].whole) == (1, 2)
    assert (told["people"].part, told["people"].whole, told["people"].percent) == (60, 400, Decimal("15.00"))
    lines = coverage(office.organization, 2569)
    assert [(len(one.forums), one.share) for one in lines] == [(1, Decimal("15.00")), (0, None)]


def test_the_base_comes_from_the_villages(office: Any):
    samples.area(office, 2)
    assert acts.base_of(planned(office)) == (401, DAY(2025, 12, 31))
    assert acts.base_of(planned(office, 3, level="whole", area=None))[0] == 401 + 402 + 403


def test_a_forum_that_nobody_was_told_of_cannot_have_been_held(office: Any):
    by, row = office.officer("planner"), planned(office)
    told: dict[str, Any] = {"attended": 10, "population": 100, "population_on": DAY(2025, 12, 31), "summary": "x"}
    with pytest.raises(NotAllowed):
        acts.hold_forum(row, by=by, **told)
    with pytest.raises(ValidationError, match="ก่อนวันจัด"):
        acts.announce_forum(row, by=by, announced_on=row.held_on, channels="เสียงตามสาย")
    row = samples.announced(row, office)
    with pytest.raises(ValidationError, match="มากกว่าประชากร"):
        acts.hold_forum(row, by=by, **told | {"attended": 101})
    with pytest.raises(ValidationError, match="ยกเลิกพร้อมเหตุผล"):
        acts.hold_forum(row, by=by, **told | {"attended": 0})
    assert acts.cancel_forum(row, by=by, reason="น้ำท่วม").state == "cancelled"


def test_a_forum_that_lies_ahead_was_not_held_yet(office: Any):
    row = planned(office, 40)
    row = acts.announce_forum(row, by=office.officer("planner"), announced_on=DAY(2026, 3, 1), channels="ป้าย")
    with pytest.raises(NotAllowed, match="ยังไม่ถึงวัน"):
        acts.hold_forum(
            row, by=office.officer("planner"), attended=5, population=50, population_on=DAY(2026, 1, 1), summary="x"
        )


def test_a_village_forum_has_a_village_and_a_whole_one_has_none(office: Any):
    with pytest.raises(ValidationError, match="หมู่บ้านหรือชุมชนใด"):
        planned(office, area=None)
    with pytest.raises(ValidationError, match="ไม่ผูกกับหมู่บ้านเดียว"):
        planned(office, level="whole")


def test_a_proposal_becomes_a_road(office: Any):
    by, row = office.officer("planner"), proposal(office)
    with pytest.raises(NotAllowed):
        following.budget_proposal(row, by=by, budget_place="x", budget_amount=Decimal(1), budgeted_on=by.today)
    row = following.plan_proposal(row, by=by, plan_place="แผน หน้า 84", planned_on=DAY(2026, 2, 20))
    money: dict[str, Any] = {"budget_place": "ข้อบัญญัติ 2569", "budget_amount": Decimal(450_000)}
    with pytest.raises(ValidationError, match="ต้องเข้าแผนก่อน"):
        following.budget_proposal(row, by=by, budgeted_on=DAY(2026, 2, 19), **money)
    row = following.budget_proposal(row, by=by, budgeted_on=DAY(2026, 2, 22), **money)
    row = following.finish_proposal(row, by=by, result="ถนน 350 เมตร", spent=Decimal(440_000), done_on=DAY(2026, 3, 1))
    row = following.tell_community(row, by=by, told_on=DAY(2026, 3, 2), told_how="ประชุมหมู่บ้าน")
    assert [what for _day, what, _where in route_of(row)] == [
        "เสนอในเวทีประชาคม", "เข้าแผนพัฒนาท้องถิ่น", "ได้งบประมาณ", "แล้วเสร็จ", "แจ้งผลแก่ชุมชน"
    ]  # fmt: skip
    proposal(office, 2)
    told = figures(office, PROPOSALS)
    assert (told["done"].part, told["done"].whole) == (1, 2)
    assert told["told"].percent == Decimal(50)
    assert coverage(office.organization, 2569)[0].done == 1


def test_what_another_office_does_not_take_comes_back(office: Any):
    by, row = office.officer("planner"), proposal(office)
    sent: dict[str, Any] = {"agency": "อบจ.", "letter": "1/2569", "escalated_on": DAY(2026, 2, 20)}
    row = following.escalate_proposal(row, by=by, **sent)
    with pytest.raises(ValidationError, match="ไม่ก่อนวันที่ส่งต่อ"):
        following.answer_proposal(row, by=by, accepted="declined", agency_said="ไม่มีงบ", answered_on=DAY(2026, 2, 19))
    row = following.answer_proposal(row, by=by, accepted="declined", agency_said="ไม่มีงบ", answered_on=DAY(2026, 2, 21))
    row = following.escalate_proposal(row, by=by, **sent | {"agency": "ทางหลวงชนบท", "escalated_on": DAY(2026, 2, 22)})
    row = following.answer_proposal(row, by=by, accepted="accepted", agency_said="รับ", answered_on=DAY(2026, 2, 25))
    assert following.finish_proposal(row, by=by, result="ขยายแล้ว", done_on=DAY(2026, 3, 1)).state == "done"


def test_only_who_decides_refuses_and_says_why(office: Any):
    row = proposal(office)
    with pytest.raises(NotAllowed):
        following.refuse_proposal(row, by=office.officer("reporter"), reason="ไม่เร่งด่วน")
    mayor = office.officer("mayor")
    with pytest.raises(ValidationError, match="โปรดกรอก"):
        following.refuse_proposal(row, by=mayor, reason=" ")
    row = following.refuse_proposal(row, by=mayor, reason="ไม่เร่งด่วน")
    assert (row.state, row.decided_by) == ("refused", office.users["mayor"])


def test_a_proposal_fits_its_forum(office: Any):
    first = proposal(office)
    with pytest.raises(ValidationError, match="ลำดับความสำคัญนี้แล้ว"):
        proposal(office, 2, priority=1)
    with pytest.raises(ValidationError, match="มากกว่าผู้เข้าร่วม"):
        proposal(office, 2, votes=61)
    with pytest.raises(ValidationError, match="ตรงกับวันที่จัดเวที"):
        proposal(office, 2, raised_on=DAY(2026, 2, 12))
    with pytest.raises(ValidationError, match="ยังไม่ได้บันทึกว่าจัดแล้ว"):
        proposal(office, 2, forum=planned(office, 2))
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=first.pk).update(budgeted_on=DAY(2026, 2, 20), budget_amount=1)


def test_the_database_itself_keeps_a_forum_whole(office: Any):
    row = samples.announced(planned(office), office)
    for told in ({"state": "held"}, {"state": "held", "attended": 5}, {"state": "cancelled"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Forum.objects.filter(pk=row.pk).update(**told)


def test_the_page_asks_a_fixed_number_of_questions_and_prints(
    office: Any, neighbour: Any, desk_of: Any, django_assert_max_num_queries: Any
):
    samples.held(planned(office), office)
    proposal(office)
    desk = desk_of(office.users["planner"])
    with django_assert_max_num_queries(25):
        page = desk.get(reverse("forum_coverage", args=["donsukchai"]))
    assert "60 จาก 400 คน (ร้อยละ 15" in page.content.decode()
    for form, begins in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")):
        paper = desk.get(reverse("forum_coverage_file", args=["donsukchai", 2569, form]))
        assert paper.content.startswith(begins)
    assert desk.get(reverse("forum_coverage_file", args=["donsukchai", 9, "pdf"])).status_code == 404
    stranger = desk_of(neighbour.users["neighbour-planner"])
    assert stranger.get(reverse("forum_coverage", args=["donsukchai"])).status_code == 404
