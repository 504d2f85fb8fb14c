"""A thing on its way up: who signs, as what, and what cannot be signed."""

import datetime

import pytest
from django.utils import timezone

from sucharit.base.approvals.actions import decide, open_approval, withdraw
from sucharit.base.approvals.models import Approval, ApprovalStep
from sucharit.base.approvals.queries import (
    approval_opinions,
    approvals_of,
    holders_on,
    last_word,
    steps_shown,
    waiting_for,
)
from sucharit.base.audit.models import Entry
from sucharit.base.people.actions import appoint
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast

DAY = datetime.timedelta(days=1)


@pytest.fixture
def sent(office: Cast) -> Approval:
    return open_approval(
        by=office.officer("planner"), subject="plans.plan:7", label="แผน 2571-2575", fingerprint="p1:a",
        url="/o/donsukchai/x", note="โปรดพิจารณา",
    )  # fmt: skip


def agree(approval: Approval, office: Cast, username: str, **more: object) -> Approval:
    options = {"answer": "agreed", "fingerprint": "p1:a", **more}
    return decide(approval, by=office.officer(username), **options)  # type: ignore[arg-type]


def acting(office: Cast, username: str, position: str, until: datetime.date) -> None:
    appoint(
        office.positions[position], office.users[username], by=None, since=until - 10 * DAY, until=until, acting=True,
        order_reference="12/2569",
    )  # fmt: skip


def test_the_way_up_and_what_each_said(office: Cast, sent: Approval) -> None:
    assert list(waiting_for(office.officer("head"))) == [sent]
    assert not waiting_for(office.officer("clerk")).exists()
    agree(sent, office, "head", place=1)
    agree(sent, office, "clerk", place=2, answer="other", opinion="ให้ประชาสัมพันธ์ด้วย")
    done = agree(sent, office, "mayor", place=3)
    assert done.state == Approval.State.GRANTED and done.closed_at is not None
    head, clerk, mayor = approval_opinions(done)
    assert (head.position, head.name) == ("หัวหน้าสำนักปลัด", "นางมาลี พรหมมา")
    assert head.text == "ตรวจสอบแล้ว เห็นควรเสนอปลัดองค์การบริหารส่วนตำบลพิจารณา"
    assert clerk.text == "อื่น ๆ\nให้ประชาสัมพันธ์ด้วย"
    assert mayor.text == "อนุมัติ"
    entry = Entry.objects.filter(verb="approvals.decided").first()
    assert entry is not None and entry.facts["signed_as"] == "นายกองค์การบริหารส่วนตำบล"


def test_an_acting_clerk_signs_as_acting_and_an_expired_one_does_not(office: Cast, sent: Approval) -> None:
    agree(sent, office, "head")
    today = timezone.localdate()
    acting(office, "finance", "clerk", today - DAY)
    assert not waiting_for(office.officer("finance")).exists()
    with pytest.raises(NotAllowed, match="ปลัดองค์การบริหารส่วนตำบล"):
        agree(sent, office, "finance")
    acting(office, "deputy", "clerk", today)
    assert list(waiting_for(office.officer("deputy"))) == [sent]
    agree(sent, office, "deputy")
    assert sent.steps.get(place=2).signed_as == "รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบล"


def test_own_work_is_for_another_to_approve(office: Cast, sent: Approval) -> None:
    acting(office, "planner", "head", timezone.localdate())
    assert not waiting_for(office.officer("planner")).exists()
    with pytest.raises(NotAllowed, match="บทบาท"):  # the planner's role signs nothing
        agree(sent, office, "planner")


def test_a_head_may_not_approve_what_they_sent_unless_the_route_lets_them(office: Cast) -> None:
    for allowed in (False, True):
        thing = open_approval(
            by=office.officer("head"), subject=f"plans.plan:{allowed:d}", label="แผน", fingerprint="p1:a", url="/x"
        )
        Approval.objects.filter(pk=thing.pk).update(own_work_forbidden=not allowed)
        if allowed:
            assert agree(thing, office, "head").steps.get(place=1).answer == "agreed"
        else:
            with pytest.raises(NotAllowed, match="งานของตนเอง"):
                agree(thing, office, "head")


def test_what_changed_can_be_returned_but_not_signed(office: Cast, sent: Approval) -> None:
    with pytest.raises(NotAllowed, match="ลายนิ้วมือ"):
        agree(sent, office, "head", fingerprint="p1:b")
    back = agree(sent, office, "head", fingerprint="p1:b", answer="returned", opinion="เนื้อหาเปลี่ยน")
    assert back.state == Approval.State.RETURNED
    word = last_word(list(approvals_of("plans.plan:7")))
    assert word is not None and word.opinion == "เนื้อหาเปลี่ยน"


def test_a_second_click_signs_nothing_more(office: Cast, sent: Approval) -> None:
    acting(office, "head", "clerk", timezone.localdate())
    agree(sent, office, "head", place=1)
    agree(sent, office, "head", place=1)
    assert [step.answer for step in sent.steps.all()] == ["agreed", "", ""]
    assert Entry.objects.filter(verb="approvals.decided").count() == 1


def test_of_two_who_sign_one_wins_and_the_other_is_told(office: Cast, sent: Approval) -> None:
    acting(office, "deputy", "head", timezone.localdate())
    stale = Approval.objects.get(pk=sent.pk)
    agree(sent, office, "head", place=1)
    with pytest.raises(NotAllowed, match="นางมาลี พรหมมา"):
        agree(stale, office, "deputy", place=1, answer="returned", opinion="ช้าไป")
    assert sent.steps.get(place=1).by == office.users["head"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"answer": ""}, "โปรดเลือกความเห็น"),
        ({"answer": "perhaps"}, "โปรดเลือกความเห็น"),
        ({"answer": "other", "opinion": "  "}, "โปรดเขียน"),
        ({"answer": "returned"}, "โปรดเขียน"),
        ({"answer": "other", "opinion": "ก" * 4001}, "ยาวเกิน"),
        ({"place": 9}, "ไม่พบขั้น"),
    ],
)
def test_bad_answers_are_said_in_thai(office: Cast, sent: Approval, more: dict[str, object], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        agree(sent, office, "head", **more)
    assert not sent.steps.exclude(answer="").exists()


def test_sending_twice_and_withdrawing(office: Cast, sent: Approval) -> None:
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="เสนอไปแล้ว"):
        open_approval(by=planner, subject="plans.plan:7", label="แผน", fingerprint="p1:a", url="/x")
    with pytest.raises(NotAllowed, match="เฉพาะผู้เสนอ"):
        withdraw(sent, by=office.officer("clerk"))
    assert withdraw(sent, by=planner).state == Approval.State.WITHDRAWN
    with pytest.raises(NotAllowed, match="พิจารณาเสร็จแล้ว"):
        withdraw(sent, by=planner)
    with pytest.raises(NotAllowed, match="พิจารณาเสร็จแล้ว"):
        agree(sent, office, "head")


def test_no_route_no_way(office: Cast) -> None:
    with pytest.raises(NotAllowed, match="เส้นทางเสนอ"):
        open_approval(by=office.officer("planner"), subject="tests.stray:1", label="ก", fingerprint="x", url="/")


def test_a_stranger_cannot_even_find_it(office: Cast, neighbour: Cast, sent: Approval) -> None:
    with pytest.raises(Approval.DoesNotExist):
        decide(sent, by=neighbour.officer("neighbour-clerk"), answer="agreed", fingerprint="p1:a")


def test_the_stepper_names_people_and_says_where_nobody_is(office: Cast, sent: Approval) -> None:
    today = timezone.localdate()
    office.positions["clerk"].holdings.update(until=today - DAY)
    acting(office, "deputy", "mayor", today)
    (approval,) = approvals_of(sent.subject)
    head, clerk, mayor = steps_shown(approval, holders_on(today, [s.position_id for s in approval.steps.all()]))
    assert (head.state, head.person) == ("current", "นางมาลี พรหมมา")
    assert clerk.vacant and clerk.state == "waiting"
    assert mayor.person == "นายบุญเลิศ ธรรมรักษา, นายวีระชัย ทองอยู่ (รักษาราชการแทน)"


def test_a_signed_step_can_never_be_half_signed(office: Cast, sent: Approval) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        ApprovalStep.objects.filter(approval=sent, place=1).update(answer="agreed")
