"""Drafts that anybody comments on, hostile or not; committees with citizens; evaluations up the line."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.work.shelf.samples import citizen_committees as seats
from tests.work.shelf.samples import plan_drafts as samples
from tests.work.shelf.samples import plan_evaluations as judged
from tests.work.shelf.samples.forums import area

from sucharit.base.audit.models import Entry as Told
from sucharit.base.people.gate import NotAllowed
from sucharit.work.participation.actions import committees as sitting
from sucharit.work.participation.actions import planning as acts
from sucharit.work.participation.models import Committee, PlanComment, PlanDraft, PlanEvaluation
from sucharit.work.participation.rates import COMMENTING, TOKENS
from sucharit.work.participation.registers import COMMITTEES, DRAFTS, EVALUATIONS
from sucharit.work.shelf.actions import add, open_to_public
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> Any:
    settings.TODAY = "2026-03-02"
    COMMENTING.forget()
    yield
    COMMENTING.forget()


def draft(office: Any, n: int = 1) -> PlanDraft:
    told = samples.fields(office, n) | {"unit": office.units["clerk"]}
    return samples.opened(add(DRAFTS, by=office.officer("planner"), fields=told), office)


def door(row: PlanDraft) -> str:
    return reverse("plan_draft_door", args=["donsukchai", row.fiscal_year, row.number])


def figures(office: Any, register: Any) -> dict[str, Any]:
    return {one.key: share for one, share in measured(register, office.organization, 2569)}


def test_anybody_comments_and_everybody_is_answered_before_the_plan_is_in_force(office: Any, settings: Any):
    by, row = office.officer("planner"), draft(office)
    open_to_public(DRAFTS, by=by)
    where = area(office, 1)
    sent = {"text": "ขอเพิ่มไฟถนน", "name": "นางแดง", "area": str(where.pk), "token": TOKENS.new()}
    answer = Client().post(door(row), sent)
    assert answer.status_code == 200
    assert not answer.cookies
    assert Client().post(door(row), sent).status_code == 200, "sent twice is one comment"
    said = row.comments.get()
    assert (said.number, said.channel, said.area, said.name) == (1, "web", where, "นางแดง")
    told = Told.objects.get(verb="participation.draft_commented")
    assert "นางแดง" not in str(told.facts) + told.label
    assert "ขอเพิ่มไฟถนน" not in Client().get(door(row)).content.decode(), "nothing is shown before it is answered"
    acts.write_comment(row, by=by, text="นายดำเอาเงินไป", name="")
    settings.TODAY = "2026-03-20"
    by = office.officer("planner", DAY(2026, 3, 20))
    row = acts.close_draft(row, by=by)
    row = acts.answer_comment(row, by=by, comment=said, treated="taken", answer="เพิ่มในหน้า 12")
    with pytest.raises(NotAllowed, match="1 ข้อ"):
        acts.publish_draft(row, by=by, published_on=by.today)
    second = row.comments.get(number=2)
    row = acts.answer_comment(row, by=by, comment=second, treated="hidden", answer="โปรดแจ้งที่ช่องทางแจ้งการทุจริต")
    row = acts.publish_draft(row, by=by, published_on=by.today)
    page = Client().get(door(row)).content.decode()
    assert "ขอเพิ่มไฟถนน" in page
    assert "เพิ่มในหน้า 12" in page
    assert "นายดำ" not in page
    assert "นางแดง" not in page
    found = figures(office, DRAFTS)
    assert (found["answered"].part, found["answered"].whole, found["taken"].part) == (2, 2, 1)


def test_a_draft_goes_from_the_committee_to_the_executive_to_the_council(office: Any, settings: Any):
    """None is skipped, no day stands before the one before it, and only a draft that was closed is considered."""
    by, row = office.officer("planner"), draft(office)
    with pytest.raises(NotAllowed):
        acts.consider_draft(row, by=by, on=by.today)
    settings.TODAY = "2026-03-20"
    by = office.officer("planner", DAY(2026, 3, 20))
    row = acts.close_draft(row, by=by)
    with pytest.raises(ValidationError, match="ขั้นก่อนหน้า"):
        acts.consider_draft(row, by=by, on=DAY(2026, 3, 19))
    for field in ("committee_on", "executive_on", "council_on"):
        row = acts.consider_draft(row, by=by, on=by.today)
        assert getattr(row, field) == by.today
    with pytest.raises(NotAllowed, match="ครบทุกขั้น"):
        acts.consider_draft(row, by=by, on=by.today)
    assert acts.publish_draft(row, by=by, published_on=by.today).state == PlanDraft.State.PUBLISHED
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanDraft.objects.filter(pk=row.pk).update(executive_on=None)


def test_hostile_hands_at_the_door(office: Any):
    by, row = office.officer("planner"), draft(office)
    open_to_public(DRAFTS, by=by)
    browser = Client(enforce_csrf_checks=True)

    def post(**more: str) -> Any:
        return browser.post(door(row), {"text": "ดี", "token": TOKENS.new()} | more)

    for bad in ({"text": ""}, {"text": " \u200b\x00 "}, {"token": "made-up"}, {"website": "spam"}, {"area": "999999"}):
        answer = post(**bad)
        assert answer.status_code == 422, bad
    assert row.comments.count() == 0
    assert post(text="ก" * 5_000).status_code in (200, 422)
    assert all(len(one.text) <= acts.MOST_TEXT for one in row.comments.all())
    assert post(text="<script>alert(1)</script>").status_code == 200
    last = row.comments.order_by("-number")[0]
    acts.answer_comment(row, by=by, comment=last, treated="not", answer="<b>ไม่รับ</b>")
    page = Client().get(door(row)).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>ไม่รับ" not in page
    assert Client().put(door(row)).status_code == 405
    COMMENTING.forget()
    codes = [post().status_code for _time in range(22)]
    assert codes[:20] == [200] * 20
    assert codes[-1] == 429


def test_the_door_is_shut_before_and_after(office: Any, settings: Any, monkeypatch: Any):
    by, row = office.officer("planner"), draft(office)
    assert Client().get(door(row)).status_code == 404, "the register is not open to the public"
    open_to_public(DRAFTS, by=by)
    with pytest.raises(NotAllowed, match="ยังไม่พ้นวันสุดท้าย"):
        acts.close_draft(row, by=by)
    monkeypatch.setattr(acts, "MOST_COMMENTS", 0)
    assert Client().post(door(row), {"text": "ดี", "token": TOKENS.new()}).status_code == 422
    monkeypatch.undo()
    settings.TODAY = "2026-03-18"
    answer = Client().post(door(row), {"text": "ดี", "token": TOKENS.new()})
    assert answer.status_code == 422
    assert "ปิดรับฟังความเห็นแล้ว" in answer.content.decode()
    assert not row.comments.exists()
    with pytest.raises(ValidationError, match="ไม่ก่อนวันนี้"):
        acts.open_draft(
            add(DRAFTS, by=by, fields=samples.fields(office, 2) | {"unit": office.units["clerk"]}), by=by,
            open_on=DAY(2026, 2, 1), until_on=DAY(2026, 2, 10),
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanDraft.objects.filter(pk=row.pk).update(state="closed")


def test_a_committee_is_appointed_when_everybody_is_there_by_another(office: Any):
    told = seats.fields(office, 1) | {"unit": office.units["clerk"]}
    by, mayor = office.officer("planner"), office.officer("mayor")
    row: Committee = add(COMMITTEES, by=by, fields=told)
    order: dict[str, Any] = {"order_number": "1/2569", "appointed_on": DAY(2026, 1, 5), "ends_on": DAY(2030, 1, 4)}
    for name, side in seats.SEATS[1:]:
        row = sitting.seat(row, by=by, name=name, side=side)
    with pytest.raises(NotAllowed, match="องค์ประกอบยังไม่ครบ"):
        sitting.appoint_committee(row, by=mayor, **order)
    with pytest.raises(ValidationError, match="แทนสองฝ่ายไม่ได้"):
        sitting.seat(row, by=by, name=seats.SEATS[2][0], side="citizen")
    row = sitting.seat(row, by=by, name="นายเกิน", side="agency")
    row = sitting.unseat(row, by=by, member=row.members.get(name="นายเกิน"))
    row = sitting.seat(row, by=by, name=seats.SEATS[0][0], side="citizen", chair=True)
    with pytest.raises(NotAllowed):
        sitting.appoint_committee(row, by=by, **order)
    with pytest.raises(ValidationError, match="หลังวันที่แต่งตั้ง"):
        sitting.appoint_committee(row, by=mayor, **order | {"ends_on": DAY(2026, 1, 5)})
    row = sitting.appoint_committee(row, by=mayor, **order)
    found = figures(office, COMMITTEES)
    assert (found["citizens"].part, found["citizens"].whole) == (2, 9)
    with pytest.raises(NotAllowed):
        sitting.seat(row, by=by, name="นายหลัง", side="citizen")


def test_an_evaluation_goes_up_step_by_step(office: Any):
    by = office.officer("planner")
    told = judged.fields(office, 1) | {"unit": office.units["clerk"]}
    row: PlanEvaluation = add(EVALUATIONS, by=by, fields=told)
    with pytest.raises(ValidationError, match="ของรอบนี้แล้ว"):
        add(EVALUATIONS, by=by, fields=told)
    with pytest.raises(ValidationError, match="มากกว่าโครงการในแผน"):
        add(EVALUATIONS, by=by, fields=told | {"half": "2", "done": 41})
    with pytest.raises(ValidationError, match="นอกวาระ"):
        add(EVALUATIONS, by=by, fields=told | {"half": "2", "evaluated_on": DAY(2025, 12, 1)})
    with pytest.raises(ValidationError, match="ไม่ก่อนขั้นก่อนหน้า"):
        sitting.forward(row, by=by, on=DAY(2026, 2, 9))
    for day, state in ((12, "executive"), (16, "council"), (18, "committee"), (20, "published")):
        row = sitting.forward(row, by=by, on=DAY(2026, 2, day))
        assert row.state == state
    with pytest.raises(NotAllowed):
        sitting.forward(row, by=by, on=DAY(2026, 2, 21))
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanEvaluation.objects.filter(pk=row.pk).update(council_on=DAY(2026, 2, 11))
    found = figures(office, EVALUATIONS)
    assert (found["made"].part, found["published"].part, found["done"].whole) == (1, 1, 40)
    assert PlanComment.objects.count() == 0
