"""Answering what the reading leaves open: each choice really changes what would go into a plan."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sucharit.base.audit.models import Entry
from sucharit.base.people.actions import give_role
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.roles import Role
from sucharit.core.plan import InitiativeKind
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.intake import actions
from sucharit.work.intake.actions.answering import Incomplete
from sucharit.work.intake.actions.claims import Claimed
from sucharit.work.intake.answers import options_of
from sucharit.work.intake.models import Intake, Question
from sucharit.work.intake.queries import questions_of, settled_for, tally_of
from sucharit.work.intake.settling import Settled, settled_value

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Bring = Callable[..., Intake]
Desk = Callable[..., Client]


def at(name: str, cast: Cast, *rest: object) -> str:
    return reverse(name, args=[cast.organization.code, *rest])


def the(intake: Intake, code: str) -> Question:
    return next(question for question in questions_of(intake) if question.code == code)


def answered(intake: Intake, office: Cast, code: str, choice: str, **more: str) -> Settled:
    question = the(intake, code)
    actions.answer(question, by=office.officer("planner"), choice=choice, edition=question.edition, **more)
    return now(intake)


def now(intake: Intake) -> Settled:
    settled = settled_for(Intake.objects.get(pk=intake.pk))
    assert settled is not None
    return settled


def sheet(settled: Settled, seq: int) -> Any:
    found = settled.sheet(seq)
    assert found is not None
    return found


@pytest.fixture
def second_planner(office: Cast) -> Cast:
    """The head of the office helps with the intake today."""
    give_role(office.organization, office.users["head"], Role.PLAN_OFFICER, by=None, since=SINCE)
    return office


def test_every_doubt_and_finding_is_asked_with_its_line(old_plan: Intake) -> None:
    asked = questions_of(old_plan)
    assert {question.code for question in asked} >= {
        "money.table-sheet", "title.table-sheet", "count.plan", "risk.matrix", "organization.spelling", "date.missing",
        "digit.confusable", "heading.missing",
    }  # fmt: skip
    assert [question.severity for question in asked] == sorted(
        (question.severity for question in asked), key=["error", "warning", "notice"].index
    )
    assert all(question.lines for question in asked if question.code != "duplicate.output")
    assert all(options_of(question)[-1].choice == "explained" for question in asked)


def test_money_by_the_table_by_the_sheet_or_ones_own(old_plan: Intake, office: Cast) -> None:
    settled = answered(old_plan, office, "money.table-sheet", "as_printed")
    assert set(sheet(settled, 15).amounts.values()) == {Decimal(20000)}
    settled = answered(old_plan, office, "money.table-sheet", "as_computed")
    assert set(sheet(settled, 15).amounts.values()) == {Decimal(40000)}
    assert list(sheet(settled, 15).amounts) == [2566, 2567, 2568, 2569, 2570]
    settled = answered(old_plan, office, "money.table-sheet", "own", own="๓๕,๐๐๐", reason="ตามข้อบัญญัติ")
    assert set(sheet(settled, 15).amounts.values()) == {Decimal(35000)}
    one = settled_value(settled).initiatives[14]
    assert one.budget is not None
    assert one.budget.per_year == Decimal(35000)
    assert "40,000" not in one.budget.text  # the words follow the money


def test_title_spelling_date_matrix_and_section(old_plan: Intake, office: Cast) -> None:
    question = the(old_plan, "title.table-sheet")
    assert sheet(answered(old_plan, office, "title.table-sheet", "as_printed"), 34).initiative.title == question.printed
    assert (
        sheet(answered(old_plan, office, "title.table-sheet", "as_computed"), 34).initiative.title == question.computed
    )
    wrong, right = the(old_plan, "organization.spelling").printed, the(old_plan, "organization.spelling").computed
    assert wrong in str(settled_value(now(old_plan)))
    assert wrong not in str(settled_value(answered(old_plan, office, "organization.spelling", "as_computed")))
    assert right in str(settled_value(now(old_plan)))
    settled = answered(old_plan, office, "date.missing", "own", own="30 กันยายน 2565", reason="ตามต้นฉบับที่ลงนาม")
    assert settled.plan.announcements[0].date == "2022-09-30"
    upright = settled.plan.risk_criteria
    settled = answered(old_plan, office, "risk.matrix", "as_printed")
    assert settled.plan.risk_criteria is not None
    assert upright is not None
    assert settled.plan.risk_criteria.matrix != upright.matrix
    settled = answered(old_plan, office, "section.missing", "own", own="บุคลากรทุกคน", reason="เติมตามแผนฉบับจริง")
    assert sheet(settled, 7).initiative.target_group.text == "บุคลากรทุกคน"


def test_rows_without_sheets_and_sheets_without_rows(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(SAMPLES / "sao-money" / "plan.txt")
    before = sheet(now(intake), 25).amounts
    assert sheet(answered(intake, office, "money.row-missing", "as_computed"), 25).amounts == before
    assert sheet(answered(intake, office, "money.row-missing", "as_printed"), 25).amounts == {}
    settled = answered(intake, office, "money.row-missing", "own", own="0", reason="ไม่ใช้งบประมาณ")
    assert set(sheet(settled, 25).amounts.values()) == {Decimal(0)}
    counted = answered(intake, office, "count.plan", "as_computed")
    assert len(counted.taken) == 32


def test_misread_digits_and_codes(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(SAMPLES / "sao-words" / "plan.txt")
    for question in questions_of(intake):
        for option in options_of(question):
            if option.choice in ("as_printed", "as_computed"):
                edition = Question.objects.get(pk=question.pk).edition
                actions.answer(question, by=office.officer("planner"), choice=option.choice, edition=edition)
                assert now(intake).taken
    kinds = {one.initiative.kind for one in now(intake).taken}
    assert kinds <= {None, *InitiativeKind}


def test_what_an_answer_must_have(old_plan: Intake, office: Cast) -> None:
    planner, question = office.officer("planner"), the(old_plan, "money.table-sheet")
    for choice, more, field in (
        ("", {}, "choice"),
        ("nonsense", {}, "choice"),
        ("own", {"reason": "เพราะ"}, "own"),
        ("own", {"own": "สองหมื่นกว่า ๆ", "reason": "เพราะ"}, "own"),
        ("own", {"own": "20000"}, "reason"),
        ("explained", {"reason": "   "}, "reason"),
    ):
        with pytest.raises(Incomplete) as lacking:
            actions.answer(question, by=planner, choice=choice, edition=1, **more)
        assert field in lacking.value.faults
    assert not the(old_plan, "money.table-sheet").settled


def test_an_answer_is_kept_recorded_and_taken_back(old_plan: Intake, office: Cast) -> None:
    question, planner = the(old_plan, "duplicate.output"), office.officer("planner")
    done = actions.answer(question, by=planner, choice="explained", reason="ตั้งใจให้เหมือนกัน", edition=1)
    assert (done.edition, done.decided_by, done.settled) == (2, office.users["planner"], True)
    entry = Entry.objects.filter(verb="intake.answered").get()
    assert entry.facts == {"code": "duplicate.output", "choice": "ชี้แจงเหตุผล"}
    back = actions.reopen_question(done, by=planner, edition=2)
    assert (back.settled, back.edition, back.reason) == (False, 3, "")


def test_accepting_together_and_explaining_alike(old_plan: Intake, office: Cast) -> None:
    planner = office.officer("planner")
    count = actions.accept_computed(old_plan, by=planner)
    assert count >= 4
    assert the(old_plan, "count.plan").choice == "as_computed"
    assert not the(old_plan, "money.table-sheet").settled  # a value is never accepted without a look
    with pytest.raises(Incomplete):
        actions.explain_alike(old_plan, by=planner, code="duplicate.output", reason=" ")
    alike = actions.explain_alike(old_plan, by=planner, code="duplicate.output", reason="เป็นผลผลิตร่วมกัน")
    assert alike == sum(question.code == "duplicate.output" for question in questions_of(old_plan))
    tally = tally_of(old_plan)
    assert tally.settled == count + alike


def test_open_questions_are_told_apart_by_what_they_are_about(old_plan: Intake, office: Cast, desk_of: Desk) -> None:
    """In words: an officer need not know that one is called money.table-sheet."""
    desk = desk_of(office.users["planner"])
    answer = desk.get(at("intake_questions", office, old_plan.pk))
    subjects = answer.context["subjects"]
    assert sum(n for _code, _title, n in subjects) == tally_of(old_plan).open
    assert not [title for code, title, _n in subjects if title == code]
    code, title, n = next(one for one in subjects if one[0] == "money.table-sheet")
    assert title != code
    assert f'<a href="?code={code}&amp;settled=open">{title}</a>' in answer.text
    alike = desk.get(at("intake_questions", office, old_plan.pk), {"code": code, "settled": "open"})
    assert len(alike.context["cards"]) == n
    assert alike.context["subjects"] == []


def test_answers_survive_another_reading(
    old_plan: Intake, office: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    answered(old_plan, office, "money.table-sheet", "as_computed")
    before = tally_of(old_plan)
    with django_capture_on_commit_callbacks(execute=True):
        actions.read_again(old_plan, by=office.officer("planner"))
    assert tally_of(old_plan) == before
    assert set(sheet(now(old_plan), 15).amounts.values()) == {Decimal(40000)}


def test_two_officers_meet_and_lose_nothing(old_plan: Intake, second_planner: Cast, desk_of: Desk) -> None:
    office = second_planner
    question = the(old_plan, "money.table-sheet")
    actions.answer(question, by=office.officer("planner"), choice="as_printed", edition=1)
    typed = {"choice": "own", "own": "12,345", "reason": "เหตุผลของหัวหน้า", "edition": "1"}
    address = at("intake_answer", office, old_plan.pk, question.pk)
    head = desk_of(office.users["head"])
    blocked = head.post(address, typed)
    assert blocked.status_code == 409  # the planner has it open
    page = blocked.content.decode()
    assert "12,345" in page
    assert "เหตุผลของหัวหน้า" in page
    assert office.users["planner"].full_name in page
    late = head.post(address, typed | {"take_over": "1"})
    assert late.status_code == 409  # and answered it meanwhile
    page = late.content.decode()
    assert "12,345" in page
    assert "ตามที่พิมพ์" in page
    head.post(address, typed | {"edition": "2"})
    question.refresh_from_db()
    assert (question.own, question.decided_by) == ("12,345", office.users["head"])


def test_a_claim_lasts_a_quarter_of_an_hour(old_plan: Intake, second_planner: Cast, desk_of: Desk) -> None:
    office = second_planner
    planner, head = office.officer("planner"), office.officer("head")
    held = actions.claim(old_plan, by=planner)
    assert held.claimed_by == office.users["planner"]
    with pytest.raises(Claimed) as other:
        actions.claim(Intake.objects.get(pk=old_plan.pk), by=head)
    assert other.value.holder == office.users["planner"].full_name
    looked = desk_of(office.users["head"]).get(at("intake_questions", office, old_plan.pk))
    assert looked.status_code == 200  # another may look
    assert "รับช่วงต่อ" in looked.content.decode()
    Intake.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert actions.claim(Intake.objects.get(pk=old_plan.pk), by=head).claimed_by == office.users["head"]
    taken = actions.take_over(Intake.objects.get(pk=old_plan.pk), by=planner)
    assert taken.claimed_by == office.users["planner"]
    assert Entry.objects.get(verb="intake.taken_over").facts["before"] == office.users["head"].full_name
    assert actions.release(taken, by=planner).claimed_by is None


def test_corrections_by_hand_win_and_can_be_undone(old_plan: Intake, second_planner: Cast, desk_of: Desk) -> None:
    office = second_planner
    desk, address = desk_of(office.users["planner"]), at("intake_part", office, old_plan.pk, "3")
    page = desk.get(address)
    assert page.status_code == 200
    form = page.context["form"]
    data = {field.name: field.value() for field in form} | {"edition": page.context["edition"]}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    unchanged = desk.post(address, data)
    assert unchanged.status_code == 302
    assert not old_plan.corrections.exists()  # typing nothing new corrects nothing
    new = data | {
        "title": "โครงการชื่อใหม่",
        "steps": "หนึ่ง\n\tหนึ่งจุดหนึ่ง\nสอง",
        "amount_2567": "๑๒,๕๐๐.๕๐",
        "kind": "project",
    }
    assert desk.post(address, new).status_code == 302
    one = sheet(now(old_plan), 3)
    assert one.initiative.title == "โครงการชื่อใหม่"
    assert [len(step.steps) for step in one.initiative.steps] == [1, 0]
    assert one.amounts[2567] == Decimal("12500.50")
    stale = desk.post(address, new | {"title": "อีกชื่อหนึ่ง"})
    assert stale.status_code == 409
    assert "อีกชื่อหนึ่ง" in stale.content.decode()
    assert "โครงการชื่อใหม่" in stale.content.decode()
    title = old_plan.corrections.get(path="3/title")
    desk.post(at("intake_correction_undo", office, old_plan.pk, title.pk))
    assert sheet(now(old_plan), 3).initiative.title == data["title"]
    assert sheet(now(old_plan), 3).amounts[2567] == Decimal("12500.50")
    assert "เลิกแล้ว" in desk.get(at("intake_corrections", office, old_plan.pk)).content.decode()
    bad = desk.post(
        address, new | {"edition": desk.get(address).context["edition"], "amount_2566": "มาก", "period_start": "1999"}
    )
    assert bad.status_code == 422
    assert "อ่านจำนวนเงินไม่ได้" in bad.content.decode()
    assert 'value="มาก"' in bad.content.decode()


def test_the_facts_of_the_plan_can_be_corrected(old_plan: Intake, office: Cast, desk_of: Desk) -> None:
    desk, address = desk_of(office.users["planner"]), at("intake_part", office, old_plan.pk, "plan")
    page = desk.get(address)
    data = {field.name: field.value() or "" for field in page.context["form"]} | {"edition": page.context["edition"]}
    desk.post(address, data | {"first_year": "2571", "last_year": "2575", "goals": "เป้าหมายเดียว"})
    plan = now(old_plan).plan
    assert (plan.span.first, plan.span.last) == (2571, 2575)  # type: ignore[union-attr]
    assert [goal.text for goal in plan.goals] == ["เป้าหมายเดียว"]
    assert desk.get(at("intake_part", office, old_plan.pk, "999")).status_code == 404
    assert desk.get(at("intake_part", office, old_plan.pk, "nonsense")).status_code == 404


def test_the_page_of_questions(old_plan: Intake, office: Cast, desk_of: Desk) -> None:
    desk, address = desk_of(office.users["planner"]), at("intake_questions", office, old_plan.pk)
    page = desk.get(address).content.decode()
    assert 'id="L' in page
    assert "รับตามที่คำนวณทั้งหมด" in page
    money = the(old_plan, "money.table-sheet")
    beside = desk.get(address, {"question": money.pk}).content.decode()
    assert f'id="L{money.lines[0]}" class="line-marked"' in beside
    errors = desk.get(address, {"severity": "error"}).content.decode()
    assert money.message[:30] in errors
    assert the(old_plan, "duplicate.output").message[:30] not in errors
    desk.post(at("intake_accept", office, old_plan.pk))
    assert the(old_plan, "count.plan").settled
    left = desk.get(address, {"settled": "open"}).content.decode()
    assert the(old_plan, "count.plan").message[:40] not in left
    card = desk.post(
        at("intake_answer", office, old_plan.pk, money.pk),
        {"choice": "as_printed", "edition": money.edition},
        headers={"hx-request": "true"},
    ).content.decode()
    assert "<html" not in card
    assert 'hx-swap-oob="true"' in card
    lacking = desk.post(
        at("intake_answer", office, old_plan.pk, the(old_plan, "section.missing").pk),
        {"choice": "explained", "edition": 1, "own": "<script>alert(1)</script>"},
        headers={"hx-request": "true"},
    )
    assert lacking.status_code == 422
    assert "<script>alert" not in lacking.content.decode()


def test_what_is_adopted_or_discarded_takes_no_answers(old_plan: Intake, office: Cast) -> None:
    planner, question = office.officer("planner"), the(old_plan, "count.plan")
    actions.discard(old_plan, by=planner, reason="ฉบับเก่า")
    with pytest.raises(NotAllowed):
        actions.answer(question, by=planner, choice="as_computed", edition=1)
    with pytest.raises(NotAllowed):
        actions.correct(old_plan, "1", {"title": "ใหม่"}, by=planner, edition="0-0")


def test_the_tree_and_other_papers(brought_in: Bring, office: Cast, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    plan = desk.get(at("intake", office, brought_in(SAMPLES / "sao" / "plan.txt").pk)).content.decode()
    assert "ทะเบียนความเสี่ยง" in plan
    assert "นำเข้าเป็นร่างแผน" in plan
    order = desk.get(at("intake", office, brought_in(SAMPLES / "order" / "plan.txt").pk)).content.decode()
    assert "ไม่ใช่แผน" in order
    assert "กรรมการ" in order
    report = desk.get(at("intake", office, brought_in(SAMPLES / "report" / "plan.txt").pk)).content.decode()
    assert "รายงานไม่กลายเป็นแผน" in report


def test_the_document_beside(brought_in: Bring, office: Cast, desk_of: Desk) -> None:
    desk, intake = desk_of(office.users["planner"]), brought_in(SAMPLES / "sao" / "plan.txt")
    address = at("intake_document", office, intake.pk)
    page = desk.get(address, {"line": "1200"}).content.decode()
    assert 'id="L1200" class="line-marked"' in page
    assert 'id="L999"' not in page
    assert "พบ" in desk.get(address, {"find": "ดอนสุขใจ"}).content.decode()
    assert "ไม่พบคำนี้" in desk.get(address, {"find": "xyz ไม่มี"}).content.decode()
    assert desk.get(address, {"line": "-5"}).status_code == 200
    assert desk.get(address, {"line": "9" * 40}).status_code == 200


def test_a_document_of_another_office_is_said(brought_in: Bring, office: Cast, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    theirs = desk.get(at("intake", office, brought_in(SAMPLES / "town" / "plan.txt").pk)).content.decode()
    assert "เทศบาลเมืองศรีบัวทอง" in theirs
    assert "ไม่ตรงกับ" in theirs
    ours = desk.get(at("intake", office, brought_in(SAMPLES / "sao" / "plan.txt").pk)).content.decode()
    assert "ไม่ตรงกับ" not in ours


def test_misread_amounts_are_never_accepted_without_a_look(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(SAMPLES / "sao-money" / "plan.txt")
    row = next(sheet.row for sheet in now(intake).taken if sheet.row and any(sheet.amounts.values()))
    assert row is not None
    year, amount = next((year, amount) for year, amount in row.budgets.items() if amount)
    doubt = Question.objects.create(
        intake=intake, kind="doubt", key="x", place=999, code="digit.confusable", severity="warning",
        message=f"งบประมาณปี {year} ของ “ก” พิมพ์ {amount:,} น่าจะเป็น 99,000", printed=f"{amount:,}", computed="99,000",
        where={"initiatives": [], "objectives": [], "lines": [row.source.line], "field": "budget_rows"},
    )  # fmt: skip
    actions.accept_computed(intake, by=office.officer("planner"))
    doubt.refresh_from_db()
    assert not doubt.settled
    settled = answered(intake, office, "digit.confusable", "as_computed")
    assert any(sheet.row == row and sheet.amounts[year] == Decimal(99000) for sheet in settled.taken)
    settled = answered(intake, office, "digit.confusable", "as_printed")
    assert any(sheet.row == row and sheet.amounts[year] == amount for sheet in settled.taken)


def test_what_was_read_wrongly_beyond_all_bounds_can_be_put_right(
    brought_in: Bring, office: Cast, desk_of: Desk
) -> None:
    intake = brought_in(SAMPLES / "sao" / "plan.txt")
    intake.reading["plan"]["initiatives"][0]["period"]["start"] = 1999
    intake.reading["plan"]["initiatives"][0]["target_group"]["count"] = 10**12
    intake.save(update_fields=["reading"])
    desk, address = desk_of(office.users["planner"]), at("intake_part", office, intake.pk, "1")
    page = desk.get(address)
    data = {field.name: field.value() for field in page.context["form"]} | {"edition": page.context["edition"]}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    assert desk.post(address, data).status_code == 422
    right = data | {"period_start": "2566", "target_group_count": "40"}
    assert desk.post(address, right).status_code == 302
    assert sheet(now(intake), 1).initiative.period.start == 2566
