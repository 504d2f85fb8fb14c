"""The office day of a plan: sent, reviewed, endorsed by an acting clerk, approved, adopted; and what is in the way."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sucharit.base.approvals.models import Approval, Route
from sucharit.base.approvals.queries import approval_opinions, waiting_for
from sucharit.base.audit.actions import subject_key
from sucharit.base.audit.models import Entry
from sucharit.base.notices.models import Notice
from sucharit.base.people.actions import appoint
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import add_initiatives, create_plan, edit_initiative, set_texts
from sucharit.work.plans.approval import actions
from sucharit.work.plans.approval.fitting import content_fingerprint, fits
from sucharit.work.plans.models import Explanation, Plan
from sucharit.work.plans.queries import findings_of

Desk = Callable[[User], Client]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def plan(office: Cast) -> Plan:
    return drafted(office)


def drafted(office: Cast, **more: Any) -> Plan:
    planner = office.officer("planner")
    made = create_plan(by=planner, first_year=2566, last_year=2570, **more)
    # A line left from a form: an error, which an officer may explain.
    sheet = {
        "title": "มาตรการทดสอบ", "objective_codes": ["2.2.1"], "amounts": dict.fromkeys(range(2566, 2571), 1000),
        "place": "องค์การบริหารส่วนตำบล ....................",
    }  # fmt: skip
    add_initiatives(made, by=planner, sheets=[sheet])
    explained(made, office)
    return Plan.objects.get(pk=made.pk)


def explained(plan: Plan, office: Cast) -> None:
    """Every error has its explanation."""
    for one in findings_of(plan).open:
        Explanation.objects.create(
            plan=plan, finding=one.digest, code=one.code, reason="ตั้งใจให้เป็นเช่นนี้", by=office.users["planner"]
        )


def acting(office: Cast, username: str, position: str, until: datetime.date) -> None:
    appoint(
        office.positions[position], office.users[username], by=None, since=until - 10 * DAY, until=until, acting=True
    )


def sent(plan: Plan, office: Cast) -> Approval:
    return actions.submit(plan, by=office.officer("planner"), note="ฝากดูมิติที่ 2")


def approved(plan: Plan, office: Cast) -> Plan:
    sent(plan, office)
    mark = content_fingerprint(Plan.objects.get(pk=plan.pk))
    actions.review(plan, by=office.officer("head"), fingerprint=mark)
    actions.endorse(plan, by=office.officer("clerk"), fingerprint=mark)
    actions.approve(plan, by=office.officer("mayor"), fingerprint=mark)
    return Plan.objects.get(pk=plan.pk)


def told(office: Cast, username: str) -> list[str]:
    return list(Notice.objects.filter(user=office.users[username]).order_by("pk").values_list("text", flat=True))


def test_the_office_day_from_draft_to_adopted(office: Cast, plan: Plan) -> None:
    approval = sent(plan, office)
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.SUBMITTED
    assert "ตรวจสอบในตำแหน่งหัวหน้าสำนักปลัด" in told(office, "head")[-1] and not told(office, "clerk")
    mark = approval.fingerprint
    actions.review(plan, by=office.officer("head"), fingerprint=mark)
    acting(office, "deputy", "clerk", timezone.localdate())
    assert approval in waiting_for(office.officer("deputy"))
    actions.endorse(plan, by=office.officer("deputy"), fingerprint=mark, opinion="ให้ติดตามทุกไตรมาส")
    actions.approve(plan, by=office.officer("mayor"), fingerprint=mark)
    plan = Plan.objects.get(pk=plan.pk)
    assert plan.state == Plan.State.APPROVED and plan.approved_fingerprint == mark and fits(plan)
    assert "อนุมัติแล้ว" in told(office, "planner")[-1]
    words = approval_opinions(Approval.objects.get(pk=approval.pk))
    assert [word.position for word in words] == [
        "หัวหน้าสำนักปลัด", "รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล",
    ]  # fmt: skip
    assert words[1].text is not None and "ให้ติดตามทุกไตรมาส" in words[1].text

    adopted = actions.adopt(plan, by=office.officer("clerk"))
    assert adopted.state == Plan.State.ADOPTED and adopted.adopted_on == timezone.localdate()
    assert fits(Plan.objects.get(pk=plan.pk))  # the day of adoption breaks nothing
    assert Entry.objects.filter(verb="plans.adopted", subject=subject_key(plan)).count() == 1
    assert "ประกาศใช้" in told(office, "mayor")[-1]


def test_an_expired_acting_clerk_signs_nothing(office: Cast, plan: Plan) -> None:
    mark = sent(plan, office).fingerprint
    actions.review(plan, by=office.officer("head"), fingerprint=mark)
    acting(office, "deputy", "clerk", timezone.localdate() - DAY)
    with pytest.raises(NotAllowed, match="ไม่ได้ดำรงตำแหน่ง"):
        actions.endorse(plan, by=office.officer("deputy"), fingerprint=mark)
    tomorrow = timezone.localdate() + DAY
    acting(office, "finance", "clerk", tomorrow)
    with pytest.raises(NotAllowed):
        actions.endorse(plan, by=office.officer("finance", today=tomorrow + DAY), fingerprint=mark)


def test_errors_are_mended_or_explained_before_it_goes(office: Cast, plan: Plan) -> None:
    plan.explanations.all().delete()
    errors = findings_of(plan).errors
    assert errors
    with pytest.raises(NotAllowed, match=f"{errors} ข้อ"):
        sent(plan, office)
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.DRAFT and not Approval.objects.exists()
    explained(plan, office)
    assert sent(plan, office).state == Approval.State.OPEN


def test_an_empty_plan_and_a_plan_on_its_way_are_not_sent(office: Cast, plan: Plan) -> None:
    empty = create_plan(by=office.officer("planner"), first_year=2571, last_year=2575)
    with pytest.raises(NotAllowed, match="ยังไม่มีโครงการ"):
        actions.submit(empty, by=office.officer("planner"))
    sent(plan, office)
    with pytest.raises(NotAllowed, match="เสนอแล้ว"):
        sent(plan, office)
    assert Approval.objects.count() == 1


def test_edited_after_submission_the_fit_is_broken_until_it_is_sent_again(office: Cast, plan: Plan) -> None:
    mark = sent(plan, office).fingerprint
    sheet = plan.initiatives.get()
    edit_initiative(sheet, by=office.officer("planner"), fields={"amounts": {2566: 9_999}})
    current = content_fingerprint(Plan.objects.get(pk=plan.pk))
    assert current != mark
    with pytest.raises(NotAllowed, match="เปลี่ยนไปจากที่ท่านเห็น"):
        actions.review(plan, by=office.officer("head"), fingerprint=mark)
    with pytest.raises(NotAllowed, match="เปลี่ยนไปหลังจากเสนอ"):
        actions.review(plan, by=office.officer("head"), fingerprint=current)
    actions.return_(plan, by=office.officer("head"), reason="เนื้อหาเปลี่ยน", fingerprint=current)
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.DRAFT
    assert "ส่งกลับ" in told(office, "planner")[-1]
    explained(plan, office)
    assert sent(plan, office).fingerprint == current
    actions.review(plan, by=office.officer("head"), fingerprint=current)


def test_edited_and_edited_back_fits_again(office: Cast, plan: Plan) -> None:
    mark = sent(plan, office).fingerprint
    sheet = plan.initiatives.get()
    edit_initiative(sheet, by=office.officer("planner"), fields={"amounts": {2566: 9_999}})
    edit_initiative(sheet, by=office.officer("planner"), fields={"amounts": {2566: 1_000}})
    actions.review(plan, by=office.officer("head"), fingerprint=mark)


def test_returned_with_a_reason_and_sent_again(office: Cast, plan: Plan) -> None:
    mark = sent(plan, office).fingerprint
    actions.review(plan, by=office.officer("head"), fingerprint=mark)
    with pytest.raises(NotAllowed, match="เหตุผล"):
        actions.return_(plan, by=office.officer("clerk"), reason=" ", fingerprint=mark)
    actions.return_(plan, by=office.officer("clerk"), reason="ขาดผู้รับผิดชอบ", fingerprint=mark)
    again = sent(plan, office)
    assert again.steps.filter(answer="").count() == 3
    # the old page's second click does not return the new submission
    old = Approval.objects.exclude(pk=again.pk).get()
    with pytest.raises(NotAllowed, match="เสนอใหม่แล้ว"):
        actions.decide(
            plan, by=office.officer("clerk"), answer="returned", opinion="ขาดผู้รับผิดชอบ", fingerprint=mark, place=2,
            submission=old.pk,
        )  # fmt: skip


def test_withdrawn_by_who_sent_it_only(office: Cast, plan: Plan) -> None:
    sent(plan, office)
    with pytest.raises(NotAllowed):
        actions.withdraw(plan, by=office.officer("clerk"))
    actions.withdraw(plan, by=office.officer("planner"))
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.DRAFT
    assert "ถอนเรื่อง" in told(office, "head")[-1]
    with pytest.raises(NotAllowed, match="ไม่ได้อยู่ระหว่างพิจารณา"):
        actions.withdraw(plan, by=office.officer("planner"))


def test_two_decide_at_once(office: Cast, plan: Plan) -> None:
    approval = sent(plan, office)
    acting(office, "deputy", "head", timezone.localdate())
    stale = Plan.objects.get(pk=plan.pk)
    common = {"fingerprint": approval.fingerprint, "place": 1, "submission": approval.pk}
    actions.decide(plan, by=office.officer("head"), answer="agreed", **common)
    with pytest.raises(NotAllowed, match="นางมาลี พรหมมา"):
        actions.decide(stale, by=office.officer("deputy"), answer="returned", opinion="ไม่เห็นด้วย", **common)
    actions.decide(stale, by=office.officer("head"), answer="agreed", **common)  # a double click
    assert Entry.objects.filter(verb="approvals.decided").count() == 1
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.SUBMITTED


def test_a_double_click_on_the_last_signature_does_not_undo_the_adoption(office: Cast, plan: Plan) -> None:
    ready = approved(plan, office)
    approval = Approval.objects.get()
    actions.adopt(ready, by=office.officer("planner"))
    actions.decide(
        plan, by=office.officer("mayor"), answer="agreed", fingerprint=approval.fingerprint, place=3,
        submission=approval.pk,
    )  # fmt: skip
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.ADOPTED


def test_the_verb_of_another_step_is_refused(office: Cast, plan: Plan) -> None:
    mark = sent(plan, office).fingerprint
    with pytest.raises(NotAllowed, match="ไม่ใช่ขั้นอนุมัติ"):
        actions.approve(plan, by=office.officer("mayor"), fingerprint=mark)


def test_nobody_in_the_position_the_submitter_is_told(office: Cast, plan: Plan) -> None:
    office.positions["clerk"].holdings.update(until=timezone.localdate() - DAY)
    mark = sent(plan, office).fingerprint
    actions.review(plan, by=office.officer("head"), fingerprint=mark)
    assert "ไม่มีผู้ดำรงตำแหน่งปลัด" in told(office, "planner")[-1]


def test_adopting_supersedes_and_refuses_what_no_longer_fits(office: Cast, plan: Plan) -> None:
    first = actions.adopt(approved(plan, office), by=office.officer("planner"))
    second = approved(drafted(office, revision=1, revises=first), office)
    office.organization.name = "องค์การบริหารส่วนตำบลดอนสุขใจใหม่"
    office.organization.save(update_fields=["name"])
    with pytest.raises(NotAllowed, match="ไม่ตรงกับที่อนุมัติ"):
        actions.adopt(second, by=office.officer("planner"))
    office.organization.name = "องค์การบริหารส่วนตำบลดอนสุขใจ"
    office.organization.save(update_fields=["name"])
    actions.adopt(second, by=office.officer("planner"))
    first.refresh_from_db()
    assert first.state == Plan.State.SUPERSEDED and first.adopted_on is not None
    assert Entry.objects.filter(verb="plans.superseded", subject=subject_key(first)).exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_the_day_of_adoption_lies_between_approval_and_today(office: Cast, plan: Plan, days: int) -> None:
    ready = approved(plan, office)
    with pytest.raises(NotAllowed, match="วันที่ประกาศใช้"):
        actions.adopt(ready, by=office.officer("planner"), on=timezone.localdate() + days * DAY)


def test_an_approved_plan_is_changed_only_after_it_is_reopened(office: Cast, plan: Plan) -> None:
    ready = approved(plan, office)
    with pytest.raises(NotAllowed):
        set_texts(ready, by=office.officer("planner"), goals=["ลดเรื่องร้องเรียน"])
    with pytest.raises(NotAllowed, match="เหตุผล"):
        actions.reopen(ready, by=office.officer("planner"), reason="")
    again = actions.reopen(ready, by=office.officer("planner"), reason="พบคำผิด")
    assert again.state == Plan.State.DRAFT and not again.approved_fingerprint
    assert "กลับเป็นร่าง" in told(office, "mayor")[-1]
    with pytest.raises(NotAllowed):
        actions.adopt(again, by=office.officer("planner"))


@pytest.mark.parametrize("username", ["reporter", "auditor", "mayor", "council", "admin", "province"])
def test_wrong_roles_send_and_adopt_nothing(office: Cast, plan: Plan, username: str) -> None:
    with pytest.raises(NotAllowed):
        actions.submit(plan, by=office.officer(username))
    with pytest.raises(NotAllowed):
        actions.adopt(approved(plan, office), by=office.officer(username))


# ---- through the browser, without script


def address(plan: Plan, page: str) -> str:
    return f"/o/donsukchai/plans/{plan.pk}/{page}/"


def hidden(text: str, name: str) -> str:
    return text.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]


def test_signing_on_a_phone_asks_once_more_naming_plan_and_position(office: Cast, plan: Plan, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    page = desk.get(address(plan, "submit")).content.decode()
    assert "ข้อความถึงผู้พิจารณา" in page and "ตรวจสอบ: หัวหน้าสำนักปลัด" in page and "นางมาลี พรหมมา" in page
    answer = desk.post(address(plan, "submit"), {"note": "โปรดพิจารณา"})
    assert answer.status_code == 302 and answer.url == address(plan, "approval")

    desk = desk_of(office.users["head"])
    page = desk.get(address(plan, "approval")).content.decode()
    assert "โปรดพิจารณา" in page and "5,000" in page and "ตรวจสอบแล้ว เห็นควรเสนอปลัด" in page
    fields = {name: hidden(page, name) for name in ("submission", "place", "fingerprint")}
    refused = desk.post(address(plan, "decide"), {**fields, "answer": "returned", "opinion": ""})
    assert refused.status_code == 422 and "โปรดเขียนเหตุผลหรือความเห็น" in refused.content.decode()
    confirm = desk.post(address(plan, "decide"), {**fields, "answer": "agreed"}).content.decode()
    assert plan.title in confirm and "หัวหน้าสำนักปลัด" in confirm and not Approval.objects.get().steps.exclude(answer="")
    done = desk.post(address(plan, "decide"), {**fields, "answer": "agreed", "confirmed": "yes"})
    assert done.status_code == 302
    assert Approval.objects.get().steps.get(place=1).by == office.users["head"]


def test_what_was_typed_stays_when_it_cannot_be_signed(office: Cast, plan: Plan, desk_of: Desk) -> None:
    approval = sent(plan, office)
    edit_initiative(plan.initiatives.get(), by=office.officer("planner"), fields={"amounts": {2566: 2}})
    fields = {"submission": approval.pk, "place": 1, "fingerprint": approval.fingerprint, "confirmed": "yes"}
    desk = desk_of(office.users["head"])
    page = desk.post(address(plan, "decide"), {**fields, "answer": "other", "opinion": "ความเห็นยาว ๆ ของข้าพเจ้า"})
    text = page.content.decode()
    assert page.status_code == 409 and "ความเห็นยาว ๆ ของข้าพเจ้า" in text and "เปลี่ยนไปหลังจากเสนอ" in text
    assert "ส่งกลับพร้อมเหตุผล" in text and "ตรวจสอบแล้ว เห็นควรเสนอปลัด" not in text


def test_the_page_says_where_nobody_is_and_why_one_may_not(office: Cast, plan: Plan, desk_of: Desk) -> None:
    sent(plan, office)
    acting(office, "reporter", "head", timezone.localdate())
    page = desk_of(office.users["reporter"]).get(address(plan, "approval")).content.decode()
    assert "ยังไม่มีบทบาทที่ลงนามได้" in page and 'name="answer"' not in page
    office.positions["head"].holdings.update(until=timezone.localdate() - DAY, since=timezone.localdate() - 9 * DAY)
    page = desk_of(office.users["planner"]).get(address(plan, "approval")).content.decode()
    assert "วันนี้ไม่มีผู้ดำรงตำแหน่งหัวหน้าสำนักปลัด" in page and "ถอนเรื่อง" in page


def test_before_it_is_sent_one_sees_where_it_would_stand_still(office: Cast, plan: Plan, desk_of: Desk) -> None:
    office.positions["clerk"].holdings.update(until=timezone.localdate() - DAY)
    page = desk_of(office.users["planner"]).get(address(plan, "submit")).content.decode()
    assert "ไม่มีผู้พิจารณาได้ในวันนี้" in page
    Route.objects.all().delete()
    page = desk_of(office.users["planner"]).get(address(plan, "submit")).content.decode()
    assert "ยังไม่ได้กำหนดเส้นทางเสนอแผน" in page


def test_unsettled_errors_are_listed_and_there_is_no_button(office: Cast, plan: Plan, desk_of: Desk) -> None:
    plan.explanations.all().delete()
    desk = desk_of(office.users["planner"])
    page = desk.get(address(plan, "submit")).content.decode()
    assert "ยังเสนอไม่ได้" in page and "ชี้แจงเหตุผล" in page and "ข้อความถึงผู้พิจารณา" not in page
    assert desk.post(address(plan, "submit"), {"note": ""}).status_code == 422


def test_adopting_and_reopening_through_the_browser(office: Cast, plan: Plan, desk_of: Desk) -> None:
    approved(plan, office)
    desk = desk_of(office.users["planner"])
    assert desk.post(address(plan, "reopen"), {"reason": ""}).status_code == 422
    assert desk.post(address(plan, "adopt"), {"on": "31/2/2569"}).status_code == 422
    assert desk.post(address(plan, "adopt"), {"on": "1 ม.ค. 2560"}).status_code == 422
    assert plan.title in desk.get(address(plan, "adopt")).content.decode()
    today = timezone.localdate()
    thai = f"{today.day}/{today.month}/{today.year + 543}"
    assert desk.post(address(plan, "adopt"), {"on": thai}).status_code == 302
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.ADOPTED
    assert desk.post(address(plan, "withdraw")).status_code == 302  # says why not


def test_the_book_is_a_pdf(office: Cast, plan: Plan, desk_of: Desk) -> None:
    answer = desk_of(office.users["mayor"]).get(f"/o/donsukchai/plans/{plan.pk}/book.pdf")
    assert answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ["approval", "submit", "decide", "withdraw", "adopt", "reopen"])
def test_strangers_and_wrong_roles_get_404(office: Cast, neighbour: Cast, plan: Plan, desk_of: Desk, page: str) -> None:
    method = "post" if page == "decide" else "get"
    for user in (neighbour.users["neighbour-planner"], neighbour.users["neighbour-mayor"], office.users["complaints"]):
        assert getattr(desk_of(user), method)(address(plan, page)).status_code == 404
    theirs = address(plan, page).replace("donsukchai", "thungnamsai")
    assert getattr(desk_of(neighbour.users["neighbour-planner"]), method)(theirs).status_code == 404
    if page != "approval":
        assert getattr(desk_of(office.users["auditor"]), method)(address(plan, page)).status_code == 404


def test_the_page_costs_the_same_however_large_the_plan(office: Cast, plan: Plan, desk_of: Desk) -> None:
    sent(plan, office)
    desk = desk_of(office.users["head"])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address(plan, "approval")).status_code == 200
        counts.append(len(asked))
        sheets = [{"title": f"เพิ่ม {n}", "objective_codes": ["1.1.1"]} for n in range(30)]
        add_initiatives(plan, by=office.officer("planner"), sheets=sheets)
    assert counts[0] == counts[1] <= 40
