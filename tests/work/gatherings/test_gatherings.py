"""A training as an office lives it: invited, come once, tested, reported; and what is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.gatherings.actions import attending, ending, preparing
from sucharit.work.gatherings.models import Door, Gathering, Participant
from sucharit.work.gatherings.names import name_key
from sucharit.work.gatherings.rates import forget
from sucharit.work.gatherings.registers import GATHERINGS
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.statistics import measured
from sucharit.work.surveys.models import Survey

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()
    forget()


def gathering(office: Cast, **more: Any) -> Gathering:
    told = {
        "title": "อบรมวิธีคิดแยกแยะผลประโยชน์", "kind": "training", "held_on": TODAY, "place": "ห้องประชุม",
        "audience": "บุคลากรทุกคน", "planned_people": 20, "unit": office.units["clerk"],
    }  # fmt: skip
    row: Gathering = add(GATHERINGS, by=office.officer("planner"), fields=told | more)
    return row


def opened(office: Cast, **more: Any) -> Gathering:
    return attending.open_door(gathering(office, **more), by=office.officer("planner"))


def at(office: Cast, key: str) -> str:
    return reverse("gathering_door", args=[office.organization.code, key])


def told_by(office: Cast) -> dict[str, Any]:
    return {one.key: share for one, share in measured(GATHERINGS, office.organization, 2569)}


# Invited


def test_everyone_is_invited_once_and_hears_of_it(office: Cast):
    by = office.officer("planner")
    row = preparing.invite(
        gathering(office), by=by, everyone=True, names="นายขับ รถดี, พนักงานขับรถ\nนาย ขับ  รถดี", kind="staff"
    )
    assert row.state == "invited"
    assert row.people.count() == 13
    assert office.users["admin"].notices.filter(text__contains="ขอเชิญเข้าร่วม").exists()
    assert row.people.get(user=office.users["mayor"]).kind == "executive"
    assert row.people.get(user=office.users["finance"]).kind == "staff"
    with pytest.raises(ValidationError, match="ไม่มีชื่อใหม่"):
        preparing.invite(row, by=by, everyone=True, names="ขับ รถดี")


def test_two_writings_of_a_name_are_one_person():
    assert name_key("นาย สมชาย  ใจดี") == name_key("สมชาย ใจดี") == name_key("นายสมชาย ใจดี")
    assert name_key("นางสาวสายฝน ใจเย็น") == name_key("น.ส.สายฝน ใจเย็น")
    assert name_key("คุณากร ดีพร้อม") != name_key("ากร ดีพร้อม")
    assert name_key("  ") == ""


def test_nobody_is_invited_after_the_day(office: Cast):
    row = gathering(office, held_on=TODAY - datetime.timedelta(days=3))
    with pytest.raises(NotAllowed, match="ผ่านไปแล้ว"):
        preparing.invite(row, by=office.officer("planner"), everyone=True)


# Come


def test_one_person_checks_in_once_without_cookie_or_account(office: Cast):
    row = preparing.invite(gathering(office), by=office.officer("planner"), names="นายมานะ อดทน, หมู่ที่ 2")
    row = attending.open_door(row, by=office.officer("planner"))
    door, client = at(office, row.door.key), Client()
    page = client.get(door)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert not client.cookies
    assert "มานะ" not in page.content.decode()  # nobody's name is shown
    came = client.post(door, {"name": "มานะ อดทน", "group": "หมู่ที่ 2", "kind": "citizen"})
    assert "ลงเวลาเรียบร้อย" in came.content.decode()
    again = client.post(door, {"name": "นาย มานะ  อดทน", "kind": "citizen"})
    assert "ไม่บันทึกซ้ำ" in again.content.decode()
    one = row.people.get()
    assert (one.invited, one.how, one.name) == (True, "door", "นายมานะ อดทน")
    client.post(door, {"name": "นางสาวใหม่ มาเอง", "kind": "citizen"})
    assert row.people.filter(came_at__isnull=False).count() == 2
    assert not client.cookies


def test_a_name_is_needed_at_the_door(office: Cast):
    row = opened(office)
    wrong = (
        {"name": "", "kind": "citizen"}, {"name": "นาย", "kind": "citizen"}, {"name": "ก" * 300, "kind": "staff"},
        {"name": "มานะ อดทน", "kind": "king"}, {"name": "\x00", "kind": "staff"}, {"kind": "staff"},
    )  # fmt: skip
    for told in wrong:
        assert Client().post(at(office, row.door.key), told).status_code == 422, told
    assert not row.people.exists()


def test_the_door_closes_at_the_end(office: Cast, neighbour: Cast, settings: Any):
    by = office.officer("planner")
    row = opened(office)
    key = row.door.key
    assert Client().get(reverse("gathering_door", args=[neighbour.organization.code, key])).status_code == 404
    with pytest.raises(NotAllowed, match="ยังไม่มีผู้ใดลงเวลา"):
        attending.close_door(row, by=by)
    attending.check_in(key, name="นายมานะ อดทน")
    settings.TODAY = (TODAY + datetime.timedelta(days=1)).isoformat()  # nobody closed it: it closed by itself
    assert Client().get(at(office, key)).status_code == 410
    with pytest.raises(NotAllowed, match="ปิดการลงเวลา"):
        attending.check_in(key, name="นายมาสาย เสมอ")
    settings.TODAY = TODAY.isoformat()
    row = attending.close_door(row, by=by)
    assert (row.state, row.attended, row.closed_on) == ("held", 1, TODAY)
    assert not Door.objects.exists()
    assert Client().post(at(office, key), {"name": "นายมาสาย เสมอ", "kind": "citizen"}).status_code == 410
    assert Client().get(at(office, "x" * 20)).status_code == 410


def test_the_door_opens_on_the_day_alone(office: Cast):
    by = office.officer("planner")
    with pytest.raises(NotAllowed, match="ยังไม่ถึง"):
        attending.open_door(gathering(office, held_on=TODAY + datetime.timedelta(days=2)), by=by)
    with pytest.raises(NotAllowed, match="ผ่านไปแล้ว"):
        attending.open_door(gathering(office, held_on=TODAY - datetime.timedelta(days=2)), by=by)


def test_an_officer_checks_in_by_hand_and_tells_namesakes_apart(office: Cast):
    by = office.officer("planner")
    row = preparing.invite(gathering(office), by=by, names="นายมานะ อดทน\nนางมาลี มีสุข", kind="citizen")
    row = attending.check_in_by_hand(row, by=by, people=list(row.people.filter(name__contains="มานะ")))
    with pytest.raises(ValidationError, match="คนละคน"):
        attending.check_in_by_hand(row, by=by, names="มานะ อดทน, หมู่ที่ 5")
    row = attending.check_in_by_hand(row, by=by, names="มานะ อดทน, หมู่ที่ 5", apart="หมู่ที่ 5")
    row = attending.close_door(row, by=by)
    assert row.attended == 2
    row = attending.check_in_by_hand(row, by=by, names="นายใบลงนาม มาทีหลัง")  # from the signed sheet
    assert row.attended == 3
    row = attending.strike(row, by=by, people=list(row.people.filter(apart="หมู่ที่ 5")), reason="ลงชื่อแทนกัน")
    assert row.attended == 2
    with pytest.raises(NotAllowed, match="อย่างน้อยหนึ่งคน"):
        attending.strike(row, by=by, people=list(row.people.all()), reason="ผิด")
    with pytest.raises(NotAllowed):
        attending.check_in_by_hand(gathering(office, held_on=TODAY + datetime.timedelta(days=9)), by=by, names="นายก ข")


def test_the_database_knows_one_person_once(office: Cast):
    row = gathering(office)
    Participant.objects.create(gathering=row, name="ก", key="ก")
    with pytest.raises(IntegrityError), transaction.atomic():
        Participant.objects.create(gathering=row, name="ก", key="ก")
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=row.pk).update(state="held", attended=0, closed_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=row.pk).update(ends_on=TODAY - datetime.timedelta(days=1))


# Tested and reported


def survey(office: Cast, **more: Any) -> Survey:
    told = {
        "organization": office.organization, "fiscal_year": 2569, "title": "แบบทดสอบ", "purpose": "test",
        "by": office.users["planner"],
    }  # fmt: skip
    row: Survey = Survey.objects.create(**(told | more))
    return row


def closed(row: Survey, answered: int, reached: int) -> None:
    Survey.objects.filter(pk=row.pk).update(
        state="closed", opened_on=TODAY, closed_on=TODAY, answered=answered, reached=reached, of=answered,
        result=Decimal(reached * 100) / answered,
    )  # fmt: skip


def test_the_share_says_of_whom(office: Cast):
    by = office.officer("planner")
    row = gathering(office)
    before, after = survey(office), survey(office, title="หลัง")
    judged = survey(office, title="แบบประเมิน", purpose="survey")
    row = preparing.link_surveys(row, by=by, before_test=before, after_test=after, evaluation=judged)
    assert told_by(office)["passed"].percent is None  # nothing is held
    names = "\n".join(f"นายคนที่ {n}" for n in range(10))
    row = attending.close_door(attending.check_in_by_hand(row, by=by, names=names, kind="staff"), by=by)
    assert told_by(office)["passed"].percent is None  # the test is not closed
    closed(after, answered=8, reached=6)
    closed(judged, answered=5, reached=5)
    told = told_by(office)
    assert (told["passed"].part, told["passed"].whole) == (6, 10)
    assert (told["passed_of_answers"].part, told["passed_of_answers"].whole) == (6, 8)
    assert (told["passed_of_staff"].part, told["passed_of_staff"].whole) == (6, 48)
    assert told["satisfied"].percent == Decimal("100.00")
    assert told["satisfied_of_participants"].percent == Decimal("50.00")
    assert (told["staff_trained"].part, told["staff_trained"].whole) == (10, 48)
    second = gathering(office, title="อบรมกฎหมาย")
    attending.close_door(attending.check_in_by_hand(second, by=by, names="นายคนที่ 1", kind="staff"), by=by)
    told = told_by(office)
    assert (told["trainings"].part, told["people"].part, told["staff_trained"].part) == (2, 11, 10)


def test_a_test_is_a_test_and_serves_one_training(office: Cast):
    by = office.officer("planner")
    row, other = gathering(office), gathering(office, title="อื่น")
    test, judged = survey(office), survey(office, purpose="survey")
    with pytest.raises(ValidationError, match="ไม่ใช่แบบทดสอบ"):
        preparing.link_surveys(row, by=by, after_test=judged)
    with pytest.raises(ValidationError, match="ไม่ใช่แบบประเมิน"):
        preparing.link_surveys(row, by=by, evaluation=test)
    with pytest.raises(ValidationError, match="คนละแบบ"):
        preparing.link_surveys(row, by=by, before_test=test, after_test=test)
    preparing.link_surveys(row, by=by, after_test=test)
    with pytest.raises(ValidationError, match="รอบใหม่"):
        preparing.link_surveys(other, by=by, after_test=test)


def test_it_ends_with_minutes_and_cost(office: Cast):
    by = office.officer("planner")
    row = preparing.add_speaker(gathering(office), by=by, name="นางวิทยา กร", position="ป.ป.ช.", topic="วิธีคิด")
    with pytest.raises(ValidationError, match="มีวิทยากรชื่อนี้"):
        preparing.add_speaker(row, by=by, name="นางวิทยา กร", topic="วิธีคิด")
    row = preparing.add_material(row, by=by, title="เอกสารประกอบ", address="https://example.go.th/a.pdf")
    due = Obligation.objects.get(occurrence=f"event:shelf-gatherings-{row.pk}-report")
    assert due.due_on == TODAY + datetime.timedelta(days=30)
    with pytest.raises(NotAllowed):
        ending.report(row, by=by, minutes="ยังไม่ได้จัด", cost=Decimal(0))
    row = attending.close_door(attending.check_in_by_hand(row, by=by, names="นายมานะ อดทน"), by=by)
    with pytest.raises(ValidationError, match="ค่าใช้จ่ายจริง"):
        ending.report(row, by=by, minutes="เข้าใจดี", cost=None)
    with pytest.raises(ValidationError, match="ติดลบ"):
        ending.report(row, by=by, minutes="เข้าใจดี", cost=Decimal(-1))
    row = ending.report(row, by=by, minutes="เข้าใจดี", cost=Decimal(1_200))
    due.refresh_from_db()
    assert (row.state, due.state) == ("reported", "done")
    with pytest.raises(NotAllowed):
        ending.cancel(row, by=by, reason="เปลี่ยนใจ")


def test_what_does_not_take_place_says_why(office: Cast):
    by = office.officer("planner")
    row = gathering(office, held_on=TODAY + datetime.timedelta(days=5))
    with pytest.raises(ValidationError):
        ending.cancel(row, by=by, reason=" ")
    row = ending.cancel(row, by=by, reason="น้ำท่วม")
    assert row.state == "cancelled"
    assert not Obligation.objects.filter(
        occurrence__startswith=f"event:shelf-gatherings-{row.pk}-", state="open"
    ).exists()
    with pytest.raises(ValidationError, match="วันสุดท้าย"):
        gathering(office, held_on=TODAY, ends_on=TODAY - datetime.timedelta(days=1))


# Pages and papers


def test_papers_and_the_wall(office: Cast, desk_of: Any, neighbour: Cast):
    by = office.officer("planner")
    row = preparing.invite(gathering(office), by=by, everyone=True)
    row = attending.open_door(row, by=by)
    attending.check_in(row.door.key, name="นายมานะ อดทน")
    desk, code = desk_of(office.users["planner"]), office.organization.code
    wall = desk.get(reverse("gathering_screen", args=[code, row.pk])).content.decode()
    assert row.door.key in wall
    sheet = desk.get(reverse("register_entry", args=[code, "gatherings", row.pk])).content.decode()
    assert "นายมานะ อดทน" in sheet
    assert row.door.key in sheet
    for name in ("gathering_attendance", "gathering_report"):
        for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
            answer = desk.get(reverse(name, args=[code, row.pk, form]))
            assert answer.status_code == 200
            assert answer.content.startswith(start)
        assert desk.get(reverse(name, args=[code, row.pk, "exe"])).status_code == 404
    stranger = desk_of(neighbour.users[next(iter(neighbour.users))])
    there = reverse("gathering_report", args=[neighbour.organization.code, row.pk, "pdf"])
    assert stranger.get(there).status_code == 404


def test_who_keeps_no_registers_writes_nothing(office: Cast):
    row = gathering(office)
    for who in ("mayor", "council"):
        with pytest.raises(NotAllowed):
            preparing.add_speaker(row, by=office.officer(who), name="ใคร")


# Tested elsewhere, and certified


def held_by(office: Cast, *names: str, **more: Any) -> Gathering:
    by, row = office.officer("planner"), gathering(office, **more)
    row = attending.check_in_by_hand(row, by=by, names="\n".join(names), kind="staff")
    return attending.close_door(row, by=by)


def test_a_test_held_elsewhere_is_told_by_name(office: Cast):
    by, row = office.officer("planner"), held_by(office, "นายเก่ง ดี", "นายพลาด ไป", "นายไม่ สอบ")
    well, badly, _neither = row.people.order_by("pk")
    for wrong in ({"passed": []}, {"passed": [well], "failed": [well]}):
        with pytest.raises(ValidationError):
            ending.record_outside_test(row, by=by, outside_test="แบบทดสอบออนไลน์ ป.ป.ช.", **wrong)
    with pytest.raises(ValidationError):
        ending.record_outside_test(row, by=by, outside_test=" ", passed=[well])
    row = ending.record_outside_test(row, by=by, outside_test="แบบทดสอบออนไลน์ ป.ป.ช.", passed=[well, badly], failed=[])
    row = ending.record_outside_test(row, by=by, outside_test="แบบทดสอบออนไลน์ ป.ป.ช.", passed=[well], failed=[badly])
    share = told_by(office)["passed_outside"]
    assert (share.part, share.whole) == (1, 3), "of everyone who came, also who did not take it"
    attending.strike(row, by=by, people=[well], reason="ไม่ได้มา")
    assert told_by(office)["passed_outside"].part == 0


def test_who_came_to_a_training_has_it_in_writing(office: Cast, desk_of: Any):
    desk = desk_of(office.users["planner"])
    row = held_by(office, "นายเก่ง ดี", "นายพลาด ไป")
    for form, starts in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = desk.get(reverse("gathering_certificates", args=["donsukchai", row.pk, form]))
        assert answer.content.startswith(starts)
    meeting = held_by(office, "นายเก่ง ดี", kind="meeting", title="ประชุม")
    planned = gathering(office, title="ยังไม่จัด")
    for other in (meeting, planned):
        assert desk.get(reverse("gathering_certificates", args=["donsukchai", other.pk, "pdf"])).status_code == 404


def test_letters_invite_each_speaker_and_who_is_asked_to_come(office: Cast, desk_of: Any):
    row = preparing.add_speaker(gathering(office), by=office.officer("planner"), name="นายวินัย ธรรมรักษ์", topic="จริยธรรม")
    desk = desk_of(office.users["planner"])
    for form, starts in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = desk.get(reverse("gathering_letters", args=["donsukchai", row.pk, form]))
        assert answer.content.startswith(starts)
    assert desk.get(reverse("gathering_letters", args=["donsukchai", row.pk, "exe"])).status_code == 404
