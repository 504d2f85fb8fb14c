"""Anything can be carried up its line: what a room must say of it, and what is the same for all."""

import dataclasses
from typing import Any

import pytest

from sucharit.base.approvals import carrying
from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.carried import DRAFT, SUBMITTED, Carried
from sucharit.base.approvals.models import Approval, StepVerb
from sucharit.base.approvals.ways import Way, short, timeline_of
from sucharit.base.notices.models import Notice
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.office.demonstration.people import Cast

Letter = Any
"""A thing of no room: a unit that is given a state and words for as long as the test lives."""


def put(letter: Letter, state: str) -> None:
    letter.state = state


def granted(letter: Letter, approval: Approval, by: Officer) -> None:
    letter.state = "approved"
    carrying.tell_submitter(approval, by, f"{letter.name} อนุมัติแล้ว")


CARRIED = Carried[Any](
    "หนังสือ", "letter", submits=Can.SUBMIT_PLANS, locked=lambda letter, by: letter,
    fingerprint=lambda letter: f"t1:{letter.said}", title=lambda letter: letter.name,
    address=lambda letter, code: f"/o/{code}/letters/{letter.pk}/", put=put, granted=granted,
)  # fmt: skip


@pytest.fixture
def letter(office: Cast) -> Letter:
    steps = [(StepVerb.REVIEW, office.positions["head"]), (StepVerb.APPROVE, office.positions["mayor"])]
    set_route(office.organization, by=None, subject_kind="organizations.unit", name="หนังสือ", steps=steps)
    letter: Letter = Unit.objects.filter(organization=office.organization).order_by("pk")[0]
    letter.state, letter.said = DRAFT, "ข้อความแรก"
    letter.get_state_display = lambda: {DRAFT: "ร่าง", SUBMITTED: "เสนอแล้ว"}[letter.state]
    return letter


def sent(office: Cast, letter: Letter) -> Approval:
    return carrying.submit(CARRIED, letter, by=office.officer("planner"), note="โปรดพิจารณา")


def sign(office: Cast, letter: Letter, username: str, answer: str = "agreed", **more: object) -> Approval:
    signed = {"fingerprint": CARRIED.fingerprint(letter), **more}
    return carrying.decide(CARRIED, letter, by=office.officer(username), answer=answer, **signed)  # type: ignore[arg-type]


def told(office: Cast, username: str) -> list[str]:
    return list(Notice.objects.filter(user=office.users[username]).order_by("pk").values_list("text", flat=True))


def test_it_goes_from_hand_to_hand_and_each_is_told(office: Cast, letter: Letter) -> None:
    approval = sent(office, letter)
    assert (letter.state, approval.label) == (SUBMITTED, letter.name)
    assert told(office, "head")[-1] == f"รอท่านตรวจสอบในตำแหน่งหัวหน้าสำนักปลัด: {letter.name}"
    sign(office, letter, "head", place=1, submission=approval.pk)
    assert "รอท่านอนุมัติ" in told(office, "mayor")[-1] and letter.state == SUBMITTED
    assert sign(office, letter, "mayor", place=2).state == Approval.State.GRANTED
    assert letter.state == "approved" and told(office, "planner")[-1] == f"{letter.name} อนุมัติแล้ว"


def test_it_comes_back_with_a_reason_and_is_taken_back(office: Cast, letter: Letter) -> None:
    sent(office, letter)
    sign(office, letter, "head", "returned", opinion="โปรดแก้")
    assert letter.state == DRAFT and "ถูกส่งกลับพร้อมเหตุผล" in told(office, "planner")[-1]
    sent(office, letter)
    carrying.withdraw(CARRIED, letter, by=office.officer("planner"))
    assert letter.state == DRAFT and told(office, "head")[-1].startswith(f"ถอนเรื่อง {letter.name}")
    way = Way.of(CARRIED, letter, office.officer("planner"), CARRIED.fingerprint(letter))
    words = [str(event["what"]) for event in timeline_of(way.approvals, "เสนอหนังสือ")]
    assert words == ["ถอนเรื่อง", "เสนอหนังสือ", "ส่งกลับพร้อมเหตุผล", "เสนอหนังสือ"]
    assert way.may_submit and not way.may_withdraw


@pytest.mark.parametrize("seen", ["the content", "the submission"])
def test_only_what_the_page_showed_is_signed(office: Cast, letter: Letter, seen: str) -> None:
    first = sent(office, letter)
    if seen == "the content":
        letter.said = "ข้อความใหม่"
        with pytest.raises(NotAllowed, match="เนื้อหาหนังสือเปลี่ยนไปจากที่ท่านเห็น"):
            sign(office, letter, "head", fingerprint=first.fingerprint)
    else:
        carrying.withdraw(CARRIED, letter, by=office.officer("planner"))
        sent(office, letter)
        with pytest.raises(NotAllowed, match="หนังสือนี้เสนอใหม่แล้ว"):
            sign(office, letter, "head", submission=first.pk)
    way = Way.of(CARRIED, letter, office.officer("head"), CARRIED.fingerprint(letter))
    assert way.changed == (seen == "the content") and way.may_sign
    assert [choice for choice, _words in way.choices] == (
        ["returned"] if way.changed else ["agreed", "other", "returned"]
    )


def test_what_cannot_be_done_is_said_with_its_name(office: Cast, letter: Letter) -> None:
    with pytest.raises(NotAllowed, match="หนังสือนี้ยังไม่ได้เสนอ"):
        sign(office, letter, "head")
    with pytest.raises(NotAllowed, match="หนังสือนี้ไม่ได้อยู่ระหว่างพิจารณา"):
        carrying.withdraw(CARRIED, letter, by=office.officer("planner"))
    with pytest.raises(NotAllowed, match="ไม่มีสิทธิ์"):
        carrying.submit(CARRIED, letter, by=office.officer("auditor"))

    def refuse(_letter: Letter) -> None:
        raise NotAllowed("ยังไม่พร้อม")

    with pytest.raises(NotAllowed, match="ยังไม่พร้อม"):
        carrying.submit(CARRIED, letter, by=office.officer("planner"), check=refuse)
    assert letter.state == DRAFT
    sent(office, letter)
    with pytest.raises(NotAllowed, match="หนังสือนี้อยู่ในสถานะ “เสนอแล้ว” จึงเสนอไม่ได้"):
        sent(office, letter)
    own = dataclasses.replace(CARRIED, not_a_draft="{noun}นี้{state} จึงเสนอไม่ได้")
    with pytest.raises(NotAllowed, match="หนังสือนี้เสนอแล้ว จึงเสนอไม่ได้"):
        carrying.submit(own, letter, by=office.officer("planner"))


def test_a_mark_is_short_enough_to_be_compared_by_eye() -> None:
    assert short("p1:3fa409bc77de0000") == "3fa4 09bc 77de" and short("") == "  "
