"""A round as an office lives it, and each way in which it might be bent: criteria after the fact, one person on both
sides of the table, a vote of who kept out, a result nobody explained."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.work.personnel import living
from tests.work.personnel.living import TODAY

from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import Holding
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.actions import add_file
from sucharit.work.obligations.models import Obligation
from sucharit.work.personnel.actions import cases, committees, rounds
from sucharit.work.personnel.models import PersonnelCase, PersonnelMeeting, PersonnelRound, Seat, Stand
from sucharit.work.personnel.registers import CASES, COMMITTEES, MEETINGS, ROUNDS
from sucharit.work.shelf.actions import add, amend, put_back, withdraw
from sucharit.work.shelf.statistics import measured
from sucharit.work.surveys.models import Survey

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - datetime.timedelta(days=1)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


def told_by(office: Cast, register: Any) -> dict[str, Any]:
    return {one.key: share for one, share in measured(register, office.organization, 2569)}


# Criteria before the round


def test_criteria_are_told_before_the_round_by_another(office: Cast):
    planner, mayor = office.officer("planner"), office.officer("mayor")
    row = living.drafted(office, opens_on=TODAY + datetime.timedelta(days=7))
    told = {"criteria_no": "12/2569", "criteria_on": TODAY, "channels": "เว็บไซต์"}
    with pytest.raises(NotAllowed, match="รวมเป็น 100"):
        rounds.publish_criteria(row, by=mayor, **told)
    row = rounds.add_criterion(row, by=planner, text="ผลงาน", points=70)
    for text, points in (("ผลงาน", 10), ("ข", 31), ("ค", 0), (" ", 5)):
        with pytest.raises(ValidationError):
            rounds.add_criterion(row, by=planner, text=text, points=points)
    row = rounds.add_criterion(row, by=planner, text="สมรรถนะ", points=30)
    with pytest.raises(NotAllowed):
        rounds.publish_criteria(row, by=planner, **told)  # who may not decide
    here = PersonnelRound.objects.filter(pk=row.pk)
    here.update(recorded_by=mayor.user)
    with pytest.raises(NotAllowed, match="ผู้จัดทำหลักเกณฑ์"):
        rounds.publish_criteria(row, by=mayor, **told)  # nor who decides, of what they wrote
    here.update(recorded_by=planner.user)
    row = rounds.publish_criteria(row, by=mayor, **told)
    assert (row.state, row.criteria_on, row.told_on) == ("criteria", TODAY, TODAY)
    with pytest.raises(NotAllowed):
        rounds.add_criterion(row, by=planner, text="เกณฑ์ที่มาทีหลัง", points=1)
    with pytest.raises(NotAllowed):
        amend(row, by=planner, fields={"pass_mark": 10})
    with pytest.raises(NotAllowed, match="ยังไม่ถึงวันเริ่มรอบ"):
        rounds.open_round(row, by=planner)
    assert rounds.open_round(row, by=office.officer("planner", row.opens_on)).state == "open"


def test_criteria_after_the_round_has_begun_are_refused_everywhere(office: Cast):
    planner, mayor = office.officer("planner"), office.officer("mayor")
    row = rounds.add_criterion(living.drafted(office), by=planner, text="ผลงาน", points=100)
    for on in (TODAY, TODAY + datetime.timedelta(days=1)):
        with pytest.raises(ValidationError, match=r"ก่อนวันเริ่มรอบ|ไม่เกินวันนี้"):
            rounds.publish_criteria(row, by=mayor, criteria_no="1", criteria_on=on, channels="เว็บไซต์")
    with pytest.raises(ValidationError, match="ย้อนหลังต้องให้ผู้บันทึกแนบ"):
        rounds.publish_criteria(row, by=mayor, criteria_no="1", criteria_on=YESTERDAY, channels="เว็บไซต์")
    with pytest.raises(NotAllowed):
        rounds.open_round(row, by=planner)
    here = PersonnelRound.objects.filter(pk=row.pk)
    same = {"criteria_by": mayor.user, "criteria": "1. ก", "channels": "x", "told_on": TODAY}
    for bent in (
        {"state": "open", "opened_on": TODAY}, {"state": "criteria", "criteria_on": TODAY, **same},
        {"state": "criteria", "criteria_on": YESTERDAY, **same, "criteria_by": planner.user},
        {"criteria_on": TODAY},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            here.update(**bent)
    paper = add_file(SimpleUploadedFile("ประกาศ.pdf", PDF), by=planner, title="ประกาศ")
    row = amend(row, by=planner, fields={}, evidence=[paper])
    row = rounds.publish_criteria(row, by=mayor, criteria_no="1", criteria_on=YESTERDAY, channels="เว็บไซต์")
    assert row.told_on == TODAY
    share = told_by(office, ROUNDS)["before"]
    assert (share.part, share.whole, "ย้อนหลัง" in share.words) == (1, 1, True)
    with pytest.raises(IntegrityError), transaction.atomic():
        here.update(opens_on=YESTERDAY)  # the round cannot be moved before its criteria


def test_a_raise_counts_from_its_own_day(office: Cast):
    for kind, on in (("raise_april", datetime.date(2026, 10, 1)), ("raise_october", datetime.date(2025, 10, 1))):
        with pytest.raises(ValidationError, match="มีผลวันที่ 1"):
            living.drafted(office, kind=kind, effective_on=on)
    with pytest.raises(ValidationError, match="ก่อนวันที่มีผล"):
        living.drafted(office, effective_on=TODAY)
    assert living.drafted(office, kind="raise_october", effective_on=datetime.date(2026, 10, 1)).raises


# Two committees


def test_a_committee_is_whole_and_appointed_by_another(office: Cast):
    planner, mayor = office.officer("planner"), office.officer("mayor")
    row = living.told(office, kind="raise_april", effective_on=datetime.date(2026, 4, 1))
    fields = {"title": "กลั่นกรอง", "side": "screening", "duties": "กลั่นกรอง", "unit": office.units["clerk"]}
    with pytest.raises(ValidationError, match="โปรดเลือกรอบ"):
        add(COMMITTEES, by=planner, fields=fields)
    table = add(COMMITTEES, by=planner, fields=fields | {"round": row})
    with pytest.raises(ValidationError, match="มีคณะกรรมการชุดนี้แล้ว"):
        add(COMMITTEES, by=planner, fields=fields | {"round": row, "title": "อีกชุด"})
    order = {"order_no": "1/2569", "ordered_on": TODAY}
    with pytest.raises(NotAllowed, match="ยังไม่มีประธาน"):
        committees.appoint_committee(table, by=mayor, **order)
    for role, who in (("chair", "deputy"), ("member", "reporter"), ("secretary", "planner")):
        table = committees.seat_member(table, by=planner, role=role, user=office.users[who])
    table = committees.seat_member(table, by=planner, role="member", name="นางวิไล เรียนดี", position="ผู้อำนวยการโรงเรียน")
    with pytest.raises(ValidationError, match="เป็นกรรมการในคณะนี้แล้ว"):
        committees.seat_member(table, by=planner, role="member", name="วิไล  เรียนดี", position="ครู")
    with pytest.raises(ValidationError, match="มีประธานกรรมการแล้ว"):
        committees.seat_member(table, by=planner, role="chair", user=office.users["head"])
    with pytest.raises(NotAllowed, match=r"ต้องเป็นปลัด.*หัวหน้าส่วนราชการ"):
        committees.appoint_committee(table, by=mayor, **order)
    table = committees.unseat_member(table, by=planner, seat=table.seats.get(role="chair"))
    table = committees.seat_member(table, by=planner, role="chair", user=office.users["clerk"])
    table = committees.seat_member(table, by=planner, role="member", user=office.users["finance"])
    with pytest.raises(NotAllowed):
        committees.appoint_committee(table, by=planner, **order)
    type(table).objects.filter(pk=table.pk).update(recorded_by=mayor.user)
    with pytest.raises(NotAllowed, match="ผู้เสนอแต่งตั้ง"):
        committees.appoint_committee(table, by=mayor, **order)
    type(table).objects.filter(pk=table.pk).update(recorded_by=planner.user)
    table = committees.appoint_committee(table, by=mayor, **order)
    assert [one.role for one in table.seats.all()] == ["chair", "member", "member", "member", "secretary"]
    with pytest.raises(NotAllowed):
        committees.seat_member(table, by=planner, role="member", user=office.users["auditor"])


def test_nobody_chairs_both_and_nobody_sits_on_both_where_the_criteria_say_so(office: Cast):
    planner = office.officer("planner")
    row = living.opened(office)
    living.committee(office, row, "screening")
    second = add(COMMITTEES, by=planner, fields={
        "title": "พิจารณา", "side": "deciding", "round": row, "duties": "พิจารณา", "unit": office.units["clerk"],
    })  # fmt: skip
    with pytest.raises(ValidationError, match="ประธานทั้งสองคณะ"):
        committees.seat_member(second, by=planner, role="chair", user=office.users["clerk"])
    second = committees.seat_member(second, by=planner, role="member", user=office.users["head"])
    chair = Seat.objects.get(committee__round=row, role="chair")
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(committee=second, round=row, role="chair", name=chair.name, key=chair.key, position="ปลัด")
    strict = living.opened(office, title="เลื่อนระดับ ครั้งที่ 2/2569", apart=True)
    living.committee(office, strict, "screening")
    other = add(COMMITTEES, by=planner, fields={
        "title": "พิจารณา 2", "side": "deciding", "round": strict, "duties": "พิจารณา", "unit": office.units["clerk"],
    })  # fmt: skip
    with pytest.raises(ValidationError, match="ไม่ซ้ำคนกัน"):
        committees.seat_member(other, by=planner, role="member", user=office.users["head"])
    other = committees.seat_member(other, by=planner, role="secretary", user=office.users["planner"])
    head = Seat.objects.get(committee__round=strict, committee__side="screening", user=office.users["head"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(
            committee=other, round=strict, alone=True, role="member", name=head.name, key=head.key, position="หัวหน้า"
        )


def test_a_committee_that_was_withdrawn_holds_nobody(office: Cast):
    row, planner = living.opened(office), office.officer("planner")
    first = living.committee(office, row, "screening")
    assert Notice.objects.filter(user=office.users["finance"], text__contains="ท่านได้รับแต่งตั้ง").exists()
    withdraw(first, by=planner, reason="ออกคำสั่งใหม่")
    again = living.committee(office, row, "screening")
    assert again.seats.get(role="chair").user == office.users["clerk"]
    with pytest.raises(NotAllowed, match="นำกลับมาไม่ได้"):
        put_back(first, by=planner)
    later = TODAY + datetime.timedelta(days=90)
    assert committees.moved_away(list(again.seats.all()), row.organization_id, later) == []
    Holding.objects.filter(user=office.users["finance"]).update(until=TODAY)
    gone = committees.moved_away(list(again.seats.all()), row.organization_id, later)
    assert [one.user for one in gone] == [office.users["finance"]]


def test_a_member_who_moved_is_replaced_by_an_order(office: Cast):
    row, table = living.screening(office, kind="raise_april", effective_on=datetime.date(2026, 4, 1))
    first, mayor, planner = table.committee, office.officer("mayor"), office.officer("planner")
    finance = first.seats.get(user=office.users["finance"])
    new = {"name": "นางวิไล เรียนดี", "position": "ผู้อำนวยการโรงเรียน", "order_no": "99/2569"}
    with pytest.raises(NotAllowed):
        committees.replace_member(first, by=planner, seat=finance, **new)
    chair = first.seats.get(role="chair")
    with pytest.raises(ValidationError, match="ต้องเป็นปลัด"):
        committees.replace_member(first, by=mayor, seat=chair, **new)
    first = committees.replace_member(first, by=mayor, seat=finance, **new)
    assert [one.name for one in first.sitting if one.role == "member"] == ["นางมาลี พรหมมา", "นางวิไล เรียนดี"]
    one = row.cases.get()
    with pytest.raises(ValidationError, match="ต้องเป็นกรรมการของคณะนี้"):
        cases.screen(one, by=planner, meeting=table, opinion="agree", against=[finance])
    assert cases.screen(one, by=planner, meeting=table, opinion="agree").stands.count() == 3, (
        "the new one was not there"
    )


def test_a_case_waits_on_the_desk_of_its_superior(office: Cast):
    one = living.case(office, living.opened(office))
    waiting = Obligation.objects.get(assignee=office.users["head"], title__contains=str(one))
    assert (waiting.state, waiting.due_on, "มานะ" in waiting.title) == ("open", one.round.effective_on, False)
    living.evaluated(office, one)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.done_on) == ("done", TODAY)


def test_a_meeting_needs_a_quorum_and_its_committee(office: Cast):
    planner = office.officer("planner")
    table = living.committee(office, living.opened(office), "screening")
    fields = {"committee": table, "held_on": TODAY, "place": "ห้อง", "agenda": "ก", "unit": office.units["clerk"]}
    row = add(MEETINGS, by=planner, fields=fields)
    seats = list(table.seats.all())
    with pytest.raises(ValidationError, match="ไม่ครบองค์ประชุม"):
        committees.hold_meeting(row, by=planner, came=seats[:1])
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelMeeting.objects.filter(pk=row.pk).update(state="held", members=4, present=1)
    stranger = living.committee(office, living.opened(office, title="อื่น"), "deciding").seats.first()
    with pytest.raises(ValidationError, match="กรรมการของคณะนี้"):
        committees.hold_meeting(row, by=planner, came=[*seats, stranger])
    row = committees.hold_meeting(row, by=planner, came=seats[:2], observers=2)
    assert (row.members, row.present, told_by(office, MEETINGS)["observed"].part) == (4, 2, 1)
    with pytest.raises(NotAllowed, match="ประธานหรือเลขานุการ"):
        committees.approve_minutes(row, by=office.officer("finance"), minutes="ก")
    ahead = add(MEETINGS, by=planner, fields=fields | {"held_on": TODAY + datetime.timedelta(days=3)})
    with pytest.raises(NotAllowed, match="ยังไม่ถึงวันประชุม"):
        committees.hold_meeting(ahead, by=planner, came=seats)
    assert committees.miss_meeting(ahead, by=planner, reason="ติดราชการ").state == "cancelled"


# Each person


def test_the_superior_evaluates_with_the_work_that_shows_it(office: Cast):
    row = living.case(office, living.opened(office))
    with pytest.raises(NotAllowed, match="ผู้ประเมินที่ระบุไว้"):
        cases.evaluate(row, by=office.officer("clerk"), work="ก", **living.points(row, 60, 20))
    head = office.officer("head")
    for given in ((71, 20), (60, -1)):
        with pytest.raises(ValidationError, match="คะแนนต้องเป็น"):
            cases.evaluate(row, by=head, work="ก", **living.points(row, *given))
    with pytest.raises(ValidationError):
        cases.evaluate(row, by=head, work=" ", **living.points(row, 60, 20))
    row = living.evaluated(office, row, 60, 25)
    assert (row.score, row.state) == (Decimal(85), "evaluated")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelCase.objects.filter(pk=row.pk).update(work="")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelCase.objects.filter(pk=row.pk).update(user=office.users["head"])
    with pytest.raises(ValidationError, match="คนละคน"):
        living.case(office, row.round, "นางมาลี พรหมมา")
    with pytest.raises(ValidationError, match="อยู่ในรอบนี้แล้ว"):
        living.case(office, row.round)


def test_what_citizens_said_counts_as_the_survey_stands(office: Cast):
    row = living.opened(office, ("ผลงาน", 80, "superior"), ("ความพึงพอใจ", 20, "satisfaction"))
    planner = office.officer("planner")
    survey = Survey.objects.create(
        organization=office.organization, unit=office.units["clerk"], fiscal_year=2569, title="ความพึงพอใจ",
        state="open", opened_on=YESTERDAY, by=planner.user,
    )  # fmt: skip
    row = rounds.use_results(row, by=planner, surveys=[survey])
    one = living.case(office, row)
    one = living.evaluated(office, one, 70, 10)  # not closed: the superior says, and it is replaced later
    assert (one.score, one.satisfaction) == (Decimal(80), None)
    table = living.committee(office, row, "screening")
    row = rounds.start_screening(row, by=planner)
    with pytest.raises(NotAllowed, match="เริ่มกลั่นกรองแล้ว"):
        rounds.use_results(row, by=planner, surveys=[])
    Survey.objects.filter(pk=survey.pk).update(state="closed", closed_on=TODAY, answered=40, result=Decimal("90.00"))
    one = cases.screen(one, by=planner, meeting=living.meeting(office, table), opinion="agree")
    assert (one.satisfaction, one.screened) == (Decimal(90), Decimal(88))
    assert told_by(office, ROUNDS)["used"].whole == 0  # no raise among the rounds
    draft = Survey.objects.create(
        organization=office.organization, fiscal_year=2569, title="ร่าง", by=planner.user
    )  # fmt: skip
    with pytest.raises(ValidationError):
        rounds.use_results(living.opened(office, title="อื่น"), by=planner, surveys=[draft])


def test_staff_satisfaction_is_read_from_the_survey(office: Cast):
    row = living.told(office, kind="raise_april", effective_on=datetime.date(2026, 4, 1))
    planner = office.officer("planner")
    survey = Survey.objects.create(
        organization=office.organization, fiscal_year=2569, title="พึงพอใจต่อระบบ", state="closed", opened_on=YESTERDAY,
        closed_on=TODAY, answered=40, reached=34, of=40, result=Decimal("85.00"), by=planner.user,
    )  # fmt: skip
    rounds.use_results(row, by=planner, staff_survey=survey)
    assert told_by(office, ROUNDS)["staff"].percent == Decimal("85.00")


# Votes


def test_a_recused_member_has_no_vote(office: Cast):
    row, table = living.screening(office)
    one, planner = row.cases.get(), office.officer("planner")
    head = table.committee.seats.get(user=office.users["head"])
    with pytest.raises(NotAllowed, match="ถอนตัวได้ด้วยตนเอง"):
        cases.recuse(one, by=office.officer("finance"), seat=head, reason="เป็นญาติ")
    one = cases.recuse(one, by=office.officer("head"), seat=head, reason="เป็นญาติ")
    with pytest.raises(ValidationError, match="ถอนตัวจากเรื่องนี้ จึงลงมติไม่ได้"):
        cases.screen(one, by=planner, meeting=table, opinion="agree", against=[head])
    stand = Stand.objects.filter(case=one, seat=head)
    for bent in ({"choice": "agree", "meeting": table}, {"reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            stand.update(**bent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stand.objects.create(case=one, seat=head, choice="agree", meeting=table)
    one = cases.screen(one, by=planner, meeting=table, opinion="agree")
    assert dict(one.stands.values_list("seat__role", "choice")) | {"member": "x"} == {
        "chair": "agree", "member": "x", "secretary": "agree",
    }  # fmt: skip
    assert stand.get().choice == "recused"
    finance = table.committee.seats.get(user=office.users["finance"])
    with pytest.raises(NotAllowed):
        cases.recuse(one, by=office.officer("finance"), seat=finance, reason="ภายหลัง")
    living.minuted(office, table)
    second = living.meeting(office, living.committee(office, row, "deciding"))
    rounds.hand_over(row, by=planner)
    again = second.committee.seats.get(user=office.users["head"])
    with pytest.raises(ValidationError, match="ถอนตัวจากเรื่องนี้"):
        cases.decide(one, by=planner, meeting=second, outcome="granted", against=[again])
    one = cases.decide(one, by=planner, meeting=second, outcome="granted")
    assert one.stands.get(seat=again).choice == "recused", "whoever kept out at one table keeps out at the other"


def test_ones_own_case_and_a_relative(office: Cast):
    row = living.opened(office)
    own = living.case(office, row, "นางอรทัย ศรีสวัสดิ์", user=office.users["finance"])
    kin = living.case(office, row, "นายสมบัติ ศรีสวัสดิ์")
    own, kin = living.evaluated(office, own), living.evaluated(office, kin)
    first = living.committee(office, row, "screening")
    planner = office.officer("planner")
    rounds.start_screening(row, by=planner)
    table = living.meeting(office, first)
    finance = first.seats.get(user=office.users["finance"])
    with pytest.raises(NotAllowed, match="เรื่องของกรรมการคนนี้เอง"):
        cases.clear_relation(own, by=planner, seat=finance)
    own = cases.screen(own, by=planner, meeting=table, opinion="agree")
    assert own.stands.get(seat=finance).choice == "recused", "the house itself keeps one out of one's own case"
    with pytest.raises(ValidationError, match="นามสกุลเดียวกับ"):
        cases.screen(kin, by=planner, meeting=table, opinion="agree")
    with pytest.raises(NotAllowed, match="ยืนยันแทนตนเองไม่ได้"):
        cases.clear_relation(kin, by=office.officer("finance"), seat=finance)
    kin = cases.clear_relation(kin, by=planner, seat=finance)
    kin = cases.screen(kin, by=planner, meeting=table, opinion="agree")
    assert kin.stands.get(seat=finance).choice == "agree"


def test_the_secretary_does_not_record_their_own_case(office: Cast):
    row, table = living.screening(office, "นางสาวรัตนาภรณ์ ชูช่วย")
    one = row.cases.get()
    with pytest.raises(NotAllowed, match="เกี่ยวกับท่านเอง"):
        cases.screen(one, by=office.officer("planner"), meeting=table, opinion="agree")
    with pytest.raises(NotAllowed, match="ประธานหรือเลขานุการ"):
        cases.screen(one, by=office.officer("finance"), meeting=table, opinion="agree")
    one = cases.screen(one, by=office.officer("clerk"), meeting=table, opinion="agree")
    assert one.stands.get(seat__role="secretary").choice == "recused"


def test_the_absent_the_majority_and_another_table(office: Cast):
    row = living.opened(office)
    one = living.evaluated(office, living.case(office, row))
    first, planner = living.committee(office, row, "screening"), office.officer("planner")
    rounds.start_screening(row, by=planner)
    table = living.meeting(office, first, "clerk", "head", "planner")
    seats = {one.user.username: one for one in first.seats.all() if one.user}
    with pytest.raises(ValidationError, match="ไม่ได้มาประชุม"):
        cases.screen(one, by=planner, meeting=table, opinion="agree", against=[seats["finance"]])
    with pytest.raises(NotAllowed, match="เสียงข้างมาก"):
        cases.screen(one, by=planner, meeting=table, opinion="agree", against=[seats["clerk"], seats["head"]])
    other = living.meeting(office, living.committee(office, living.opened(office, title="อื่น"), "screening"))
    with pytest.raises(ValidationError, match="การประชุมของคณะนี้"):
        cases.screen(one, by=planner, meeting=other, opinion="agree")
    with pytest.raises(ValidationError, match="ต้องมีเหตุผล"):
        cases.screen(one, by=planner, meeting=table, opinion="adjust", score=Decimal(80))
    one = cases.screen(one, by=planner, meeting=table, opinion="return", note="ขาดหลักฐานผลงาน")
    assert (one.state, one.screened) == ("returned", None)
    one = living.evaluated(office, one, 50, 25)
    one = cases.screen(
        one,
        by=planner,
        meeting=table,
        opinion="adjust",
        score=Decimal(72),
        note="ปรับตามหลักฐาน",
        against=[seats["head"]],
    )
    assert (one.state, one.screened, one.stands.get(seat=seats["head"]).choice) == ("screened", Decimal(72), "against")
    living.minuted(office, table)


# The deciding committee and the result


def test_a_decision_follows_the_criteria(office: Cast):
    row, table = living.deciding(office, kind="raise_april", effective_on=datetime.date(2026, 4, 1), pass_mark=80)
    one, planner = row.cases.get(), office.officer("planner")
    for wrong, fault in (
        ({"outcome": "granted"}, "ขั้นที่เลื่อน"), ({"outcome": "granted", "steps": Decimal("0.3")}, "ครึ่งขั้น"),
        ({"outcome": "granted", "steps": Decimal(1), "score": Decimal(79), "note": "ก"}, "ต่ำกว่าคะแนนขั้นต่ำ"),
        ({"outcome": "granted", "steps": Decimal(1), "score": Decimal(90)}, "ต่างจากผลการกลั่นกรอง"),
        ({"outcome": "refused"}, "ต้องมีเหตุผล"), ({"outcome": "?"}, "หนึ่งข้อ"),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match=fault):
            cases.decide(one, by=planner, meeting=table, **wrong)
    with pytest.raises(NotAllowed, match="ยังพิจารณาไม่ครบ"):
        rounds.announce_result(row, by=office.officer("mayor"), result_no="1")
    one = cases.decide(one, by=planner, meeting=table, outcome="granted", steps=Decimal("0.5"))
    assert (one.final, one.outcome, one.decided_on) == (Decimal(85), "granted", TODAY)
    with pytest.raises(NotAllowed, match="รับรองรายงาน"):
        rounds.announce_result(row, by=office.officer("mayor"), result_no="1")
    living.minuted(office, table)
    with pytest.raises(NotAllowed):
        rounds.announce_result(row, by=planner, result_no="1")  # no decider
    row = rounds.announce_result(row, by=office.officer("mayor"), result_no="20/2569")
    assert (row.considered, row.granted, row.state) == (1, 1, "announced")
    assert told_by(office, CASES)["work"].percent == 100
    assert told_by(office, COMMITTEES)["both"].percent == 100
    with pytest.raises(NotAllowed, match="ในกำหนดอุทธรณ์"):
        rounds.end_round(row, by=planner)
    assert rounds.end_round(row, by=office.officer("planner", TODAY + datetime.timedelta(days=30))).state == "ended"


def test_steps_are_not_skipped(office: Cast):
    row = living.opened(office)
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="ยังไม่มีผู้รับการพิจารณา"):
        rounds.start_screening(row, by=planner)
    one = living.case(office, row)
    with pytest.raises(NotAllowed, match="ยังประเมินไม่ครบ"):
        rounds.start_screening(row, by=planner)
    one = living.evaluated(office, one)
    with pytest.raises(NotAllowed, match="ยังไม่ได้แต่งตั้ง"):
        rounds.start_screening(row, by=planner)
    first = living.committee(office, row, "screening")
    with pytest.raises(NotAllowed):
        cases.screen(one, by=planner, meeting=living.meeting(office, first), opinion="agree")
    row = rounds.start_screening(row, by=planner)
    with pytest.raises(ValidationError, match="จึงเพิ่มคนไม่ได้"):
        living.case(office, row, "นายมาทีหลัง ไม่ทัน")
    with pytest.raises(NotAllowed, match="ยังกลั่นกรองไม่ครบ"):
        rounds.hand_over(row, by=planner)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelCase.objects.filter(pk=one.pk).update(state="decided", outcome="granted", final=90, decided_on=TODAY)
    assert rounds.cancel_round(row, by=office.officer("clerk"), reason="ไม่มีตำแหน่งว่าง").state == "cancelled"


def test_nobody_is_passed_over_without_a_reason(office: Cast):
    row, first = living.screening(office, "นายหนึ่ง ใจดี", "นายสอง ใจงาม", kind="recruit", places=1)
    planner = office.officer("planner")
    better, other = row.cases.order_by("number")
    cases.screen(better, by=planner, meeting=first, opinion="adjust", score=Decimal(90), note="ตามหลักฐาน")
    cases.screen(other, by=planner, meeting=first, opinion="agree")
    living.minuted(office, first)
    second = living.meeting(office, living.committee(office, row, "deciding"))
    row = rounds.hand_over(row, by=planner)
    better.refresh_from_db()
    other.refresh_from_db()
    cases.decide(better, by=planner, meeting=second, outcome="refused")
    cases.decide(other, by=planner, meeting=second, outcome="granted")
    living.minuted(office, second)
    with pytest.raises(NotAllowed, match="คะแนนสูงกว่า"):
        rounds.announce_result(row, by=office.officer("mayor"), result_no="1")


def test_papers_of_a_round(office: Cast, desk_of: Any):
    row = living.announced(office, "นายหนึ่ง ใจดี", kind="recruit", places=1)
    desk, code = desk_of(office.users["planner"]), "donsukchai"
    for name, number in (
        ("round_criteria_file", row.pk), ("round_result_file", row.pk),
        ("committee_order_file", row.committees.first().pk), ("case_notice_file", row.cases.get().pk),
        ("meeting_minutes_file", PersonnelMeeting.objects.first().pk), ("personnel_report_file", 2569),
    ):  # fmt: skip
        for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
            assert desk.get(reverse(name, args=[code, number, form])).content.startswith(start), name
        assert desk.get(reverse(name, args=[code, number, "exe"])).status_code == 404
    assert "พิจารณา น้อยกว่า 5 คน" in desk.get(reverse("personnel_report", args=[code])).content.decode()
