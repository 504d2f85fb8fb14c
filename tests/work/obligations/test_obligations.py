"""A year of duties: the calendar fills itself, is done with proof, reminded, and given on."""

import datetime
from collections import Counter

import pytest

from sucharit.base.audit.models import Entry
from sucharit.base.notices.models import Notice
from sucharit.base.people.actions import disable_user
from sucharit.base.people.gate import NotAllowed
from sucharit.work.evidence.actions import add_address
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.obligations.actions import (
    accept,
    add_rule,
    begin_term,
    change_rule,
    count_days,
    decline,
    done,
    end_rule,
    fill_calendars,
    generate,
    keep_day,
    not_applicable,
    reassign,
    reassign_all,
    remind,
    reopen,
    take_up_again,
)
from sucharit.work.obligations.days import days_of
from sucharit.work.obligations.models import Obligation, Reminder, Rule
from sucharit.work.obligations.queries import due_for, obligations_for, people_to_assign
from sucharit.work.obligations.tasks import keep_calendar
from sucharit.work.years.actions import amend

DAY = datetime.date


def rule_of(reference: str) -> Rule:
    return Rule.objects.get(reference__startswith=reference)


def step(cadence: str) -> Rule:
    return Rule.objects.get(source="step", cadence=cadence)


def test_the_calendar_of_the_year_fills_itself(filled):
    rounds = rule_of("office:report-rounds").obligations.order_by("due_on")
    assert [row.due_on for row in rounds] == [DAY(2026, 4, 30), DAY(2026, 10, 30)]
    assert rounds[0].title.endswith("(รอบ 6 เดือน)")
    own = rule_of("office:initiative-quarter").obligations.all()
    assert set(Counter(row.initiative_key for row in own).values()) == {2}
    assert {row.due_on for row in own} == {DAY(2026, 4, 16), DAY(2026, 10, 15)}  # 15 April is a holiday: it moves
    monthly = rule_of("office:progress-month").obligations.all()
    assert len(monthly) == 12 * 3  # three units have initiatives
    assert {row.fiscal_year for row in Obligation.objects.all()} == {2569}


def test_filled_twice_it_is_the_same(filled, at):
    before = Obligation.objects.count(), Rule.objects.count()
    again = generate(filled, by=at("planner"))
    assert (again.made, again.proposed, again.cancelled) == (0, 0, 0)
    assert (Obligation.objects.count(), Rule.objects.count()) == before
    assert fill_calendars() == 0


def test_steps_become_proposals_that_the_plan_officer_accepts(filled, at):
    told = {(rule.cadence, rule.days, rule.unsure) for rule in Rule.objects.filter(source="step")}
    assert told == {
        ("monthly", 0, False), ("half_yearly", 0, False), ("event", 15, True), ("rounds", 0, True),
        ("quarterly", 0, False),
    }  # fmt: skip
    monthly = step("monthly")
    assert monthly.obligations.count() == 0
    accept(monthly, by=at("planner"))
    rows = monthly.obligations.order_by("due_on")
    assert len(rows) == 12
    assert rows[0].title == "ผู้รับมอบอำนาจรายงานผลทุกเดือน (ต.ค. 2568)"
    assert rows[0].due_on == DAY(2025, 10, 31)
    row = filled.initiatives.get(seq=1)
    assert {(one.unit_id, one.assignee_id, one.initiative_key) for one in rows} == {
        (row.unit_id, row.owner_id, row.key)
    }


def test_a_declined_proposal_is_not_proposed_again(filled, at):
    decline(step("quarterly"), by=at("planner"), reason="ทำอยู่แล้วในงานปกติ")
    generate(filled, by=at("planner"))
    assert step("quarterly").state == Rule.State.DECLINED
    take_up_again(step("quarterly"), by=at("planner"))
    assert step("quarterly").obligations.count() == 4


def test_done_with_proof_and_taken_back(filled, at):
    row = rule_of("office:quarter-meeting").obligations.earliest("due_on")
    proof = add_address("https://example.go.th/minutes", by=at("planner"), title="รายงานการประชุม")
    done(row, by=at("planner"), on=DAY(2026, 1, 14), note="ประชุมครั้งที่ 1/2569", evidence=[proof])
    row.refresh_from_db()
    assert (row.state, row.done_on, row.done_by) == ("done", DAY(2026, 1, 14), at("planner").user)
    assert list(evidence_of(row)) == [proof]
    reopen(row, by=at("planner"))
    row.refresh_from_db()
    assert (row.state, row.done_on) == ("open", None)
    told = Entry.objects.filter(subject=f"obligations.obligation:{row.pk}").order_by("number")
    assert list(told.values_list("verb", flat=True)) == ["obligations.done", "obligations.reopened"]


@pytest.mark.parametrize(("on", "note", "said"), [
    (DAY(2026, 1, 5), "", "แนบหลักฐาน"), (DAY(2026, 2, 17), "ทำแล้ว", "ไม่เกินวันนี้"), (DAY(1999, 1, 1), "ทำแล้ว", "ปี พ.ศ."),
    (DAY(2026, 1, 5), "ก" * 2_001, "ย่อ"),
])  # fmt: skip
def test_nothing_is_done_without_a_believable_word(filled, at, on, note, said):
    row = rule_of("office:quarter-meeting").obligations.earliest("due_on")
    with pytest.raises(NotAllowed, match=said):
        done(row, by=at("planner"), on=on, note=note)


def test_not_applicable_says_why(filled, at):
    row = rule_of("office:quarter-meeting").obligations.earliest("due_on")
    with pytest.raises(NotAllowed, match="เหตุผล"):
        not_applicable(row, by=at("planner"), reason="  ")
    not_applicable(row, by=at("planner"), reason="รวมประชุมกับไตรมาสที่ 2")
    with pytest.raises(NotAllowed, match="เปิดใหม่"):
        done(row, by=at("planner"), on=DAY(2026, 1, 5), note="ทำแล้ว")


def test_a_changed_rule_changes_only_open_ones_to_come(filled, at):
    rule = step("monthly")
    accept(rule, by=at("planner"))
    first, *_ = rule.obligations.order_by("due_on")
    done(first, by=at("planner"), on=DAY(2025, 11, 1), note="ส่งแล้ว")
    before = {row.occurrence: row.due_on for row in rule.obligations.all()}
    change_rule(rule, by=at("planner"), days=5)
    after = {row.occurrence: row.due_on for row in rule.obligations.all()}
    assert [name for name in sorted(after) if after[name] != before[name]] == [
        name for name in sorted(after) if before[name] >= DAY(2026, 2, 16)
    ]
    change_rule(rule, by=at("planner"), cadence="quarterly")
    states = Counter(rule.obligations.values_list("state", flat=True))
    assert states == {
        "done": 1,
        "open": 6,
        "cancelled": 5,
    }  # Nov-Jan overdue, three quarter ends to come; rest cancelled
    end_rule(rule, by=at("planner"), reason="ยกเลิกคำสั่ง")
    assert rule.obligations.filter(state="open", due_on__gte=DAY(2026, 2, 16)).count() == 0


def test_a_reassignment_outlives_a_change_of_the_rule(filled, at, office):
    rule = step("monthly")
    accept(rule, by=at("planner"))
    row = rule.obligations.latest("due_on")
    reassign(row, by=at("planner"), to=office.users["head"])
    change_rule(rule, by=at("planner"), title="รายงานผลของผู้รับมอบอำนาจ")
    row.refresh_from_db()
    assert (row.assignee, row.title) == (office.users["head"], "รายงานผลของผู้รับมอบอำนาจ (ก.ย. 2569)")
    assert Notice.objects.filter(user=office.users["head"], text__contains="มอบหมาย").count() == 1


def test_an_amended_quarter_moves_the_duties(filled, at):
    row = filled.initiatives.get(seq=3)
    amend(row, by=at("planner"), fields={"quarters": (3, 4)}, reason="เลื่อนเพราะฝน")
    told = generate(filled, by=at("planner"))
    assert (told.made, told.cancelled) == (1, 1)


def test_a_term_begins_with_an_event(filled, at):
    rule = step("event")
    accept(rule, by=at("planner"), unit=None)
    row = begin_term(rule, by=at("planner"), on=DAY(2026, 2, 16), note="เลขรับ 128/2569")
    assert row.due_on == DAY(2026, 3, 4)  # 3 March, Makha Bucha, is off: it moves
    count_days(by=at("planner"), working=True, moves=True)
    assert begin_term(rule, by=at("planner"), on=DAY(2026, 2, 16), note="เลขรับ 129/2569").due_on == DAY(2026, 3, 10)
    with pytest.raises(NotAllowed, match="ไม่เกินวันนี้"):
        begin_term(rule, by=at("planner"), on=DAY(2026, 2, 17), note="x")
    with pytest.raises(NotAllowed, match="นับจากเหตุ"):
        begin_term(rule_of("office:publication"), by=at("planner"), on=DAY(2026, 2, 16), note="x")


def test_an_office_keeps_days_of_its_own(filled, at):
    keep_day(by=at("planner"), date=DAY(2026, 5, 15), title="งานประเพณีประจำตำบล")
    keep_day(by=at("planner"), date=DAY(2026, 4, 6), title="ทำงานตามปกติ", off=False)
    days = days_of(filled.organization)
    assert DAY(2026, 5, 15) in days.off
    assert DAY(2026, 4, 6) not in days.off
    with pytest.raises(NotAllowed, match="ตรวจสอบปี"):
        keep_day(by=at("planner"), date=DAY(2569, 5, 15), title="ปีผิด")


def test_reminders_come_once_each(filled, office):
    Obligation.objects.exclude(rule=rule_of("office:report-rounds")).delete()
    assert remind(DAY(2026, 4, 22)) == 0
    assert remind(DAY(2026, 4, 23)) == 1
    assert remind(DAY(2026, 4, 24)) == 0
    assert remind(DAY(2026, 4, 29)) == 1
    assert remind(DAY(2026, 5, 1)) == 1
    assert remind(DAY(2026, 5, 2)) == 0
    told = Notice.objects.filter(user=office.users["planner"], text__contains="รอบ 6").values_list("text", flat=True)
    assert len(told) == 3  # nobody is named and no unit: the plan officer is told
    assert set(Reminder.objects.values_list("kind", flat=True)) == {"week", "day", "overdue"}


def test_many_reminders_are_one_notice(filled, office):
    Notice.objects.all().delete()
    keep_calendar.func()
    told = Notice.objects.filter(user=office.users["reporter"])
    assert 0 < told.count() <= 3
    assert any("งาน เช่น" in notice.text for notice in told)


def test_a_disabled_user_owes_nothing_in_silence(filled, at, office):
    mine = Obligation.objects.filter(assignee=office.users["reporter"], state="open")
    count = mine.count()
    assert count > 0
    disable_user(office.users["reporter"], by=office.officer("admin"))
    Notice.objects.all().delete()
    remind(DAY(2026, 4, 10))
    assert not Notice.objects.filter(user=office.users["reporter"]).exists()
    assert Notice.objects.filter(user=office.users["planner"]).exists()
    with pytest.raises(NotAllowed, match="ไม่มีบทบาท"):
        reassign(mine.first(), by=at("planner"), to=office.users["reporter"])
    assert reassign_all(office.users["reporter"], by=at("planner"), to=office.users["head"]) == count
    assert mine.count() == 0


def test_what_is_given_away_is_offered_to_who_works_in_the_house(filled, at):
    offered = set(people_to_assign(at("planner")).values_list("username", flat=True))
    assert {"planner", "head", "reporter", "auditor"} <= offered
    assert not {"council", "province"} & offered


def test_who_may_do_what(filled, at, neighbour):
    row = Obligation.objects.filter(assignee__username="finance", state="open").first()
    for username in ("reporter", "mayor", "council", "auditor"):
        with pytest.raises(NotAllowed):
            done(row, by=at(username), on=DAY(2026, 2, 1), note="ทำแล้ว")
        with pytest.raises(NotAllowed):
            reassign(row, by=at(username), to=None)
    with pytest.raises(Obligation.DoesNotExist):
        done(row, by=neighbour.officer("neighbour-planner"), on=DAY(2026, 2, 1), note="ทำแล้ว")
    with pytest.raises(Rule.DoesNotExist):
        change_rule(row.rule, by=neighbour.officer("neighbour-planner"), days=3)
    for verb in (lambda: generate(filled, by=at("reporter")), lambda: accept(step("monthly"), by=at("head"))):
        with pytest.raises(NotAllowed):
            verb()
    done(row, by=at("finance"), on=DAY(2026, 2, 1), note="ทำแล้ว")


def test_what_each_owes(filled, at):
    assert {row.assignee.username for row in due_for(at("reporter")) if row.assignee} <= {"reporter"}
    assert due_for(at("council")).count() == 0
    assert obligations_for(at("council")).count() > 0


@pytest.mark.parametrize("fields", [
    {"days": 99_999}, {"days": -1}, {"cadence": "often"}, {"title": "\x00 "}, {"title": "ก" * 301},
])  # fmt: skip
def test_nonsense_in_a_rule_is_refused(filled, at, fields):
    with pytest.raises(NotAllowed):
        add_rule(by=at("planner"), **{"title": "งาน", "cadence": "monthly", **fields})
