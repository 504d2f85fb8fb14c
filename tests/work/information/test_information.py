"""The information centre: who came, what was asked under the Act and answered in time, what was suggested and done."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from sucharit.base.audit.models import Entry as Told
from sucharit.base.people.gate import NotAllowed
from sucharit.work.information import figures, rates
from sucharit.work.information.actions import asked, came
from sucharit.work.information.models import Clock, InfoRequest, Suggestion
from sucharit.work.information.papers import answer_paper
from sucharit.work.information.registers import INFORMATION, SUGGESTIONS, VISITS
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add, amend

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)
ROOM = "/o/donsukchai/information/"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()
    rates.forget()


@pytest.fixture
def one(office):
    def made(**more: Any) -> InfoRequest:
        fields = {
            "received_on": TODAY - datetime.timedelta(days=5), "subject": "สัญญาจ้างปี 2569", "section": "11",
            "channel": "person", "requester": "นายสมชาย รักถิ่น", "unit": office.units["clerk"], **more,
        }  # fmt: skip
        return add(INFORMATION, by=office.officer("head"), fields=fields)

    return made


def test_a_request_is_answered_within_the_clock_of_the_office(one, office):
    first = one()
    assert first.due_on == first.received_on + datetime.timedelta(days=15), "our default, and its basis says so"
    assert not Clock.objects.exists()
    asked.set_clock(by=office.officer("planner"), days=5, working=True, basis="ประกาศ อบต.ดอนสุขใจ 3/2569")
    second = one(subject="รายงานการประชุม")
    assert second.due_on < first.due_on
    due = Obligation.objects.get(occurrence=f"event:shelf-information-{second.pk}-answer")
    assert due.due_on == second.due_on
    row = asked.answer(second, by=office.officer("head"), answer="ให้สำเนา 12 แผ่น", answered_on=TODAY)
    due.refresh_from_db()
    assert (row.state, due.state, due.done_by) == ("answered", "done", office.users["head"])
    assert figures.answered_in_time(office.organization, 2569).percent == 100
    with pytest.raises(NotAllowed):
        asked.answer(row, by=office.officer("head"), answer="อีกครั้ง", answered_on=TODAY)
    with pytest.raises(NotAllowed):
        amend(row, by=office.officer("head"), fields={"subject": "อื่น"})
    for entry in Told.objects.filter(verb__startswith="information."):
        assert "สมชาย" not in f"{entry.label}{entry.facts}"


def test_a_refusal_has_its_ground_its_reason_and_the_right_to_appeal(one, office):
    row, by = one(), office.officer("head")
    for told in (
        {"ground": "", "answer": "ลับ", "appeal_told": True}, {"ground": "15-5", "answer": " ", "appeal_told": True},
        {"ground": "15-5", "answer": "มีข้อมูลส่วนบุคคล", "appeal_told": False},
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            asked.refuse(row, by=by, answered_on=TODAY, **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        InfoRequest.objects.filter(pk=row.pk).update(
            state="refused", answer="ลับ", answered_on=TODAY, answered_by=by.user
        )
    row = asked.refuse(row, by=by, ground="15-5", answer="มีข้อมูลส่วนบุคคลของผู้อื่น", answered_on=TODAY, appeal_told=True)
    words = str(answer_paper(row))
    for part in ("มาตรา 15 (5)", "สิทธิอุทธรณ์", "นายสมชาย รักถิ่น", "พ.ศ. 2540"):
        assert part in words, part
    partly = asked.refuse(
        one(subject="ใบเสนอราคา"), by=by, ground="15-6", answer="ปิดราคาต่อหน่วย", answered_on=TODAY, appeal_told=True,
        partly=True,
    )  # fmt: skip
    assert partly.state == "partly"
    assert asked.refer(one(subject="ทะเบียนราษฎร"), by=by, answer="ที่ว่าการอำเภอ", answered_on=TODAY).state == "referred"
    assert asked.call_off(one(subject="แผนที่"), by=by, answer="ได้จากเว็บแล้ว", answered_on=TODAY).state == "off"


def test_more_time_only_before_the_term_ends_and_with_a_reason(one, office):
    by, row = office.officer("head"), one()
    due = row.due_on
    with pytest.raises(ValidationError):
        asked.extend(row, by=by, days=5, reason=" ")
    with pytest.raises(ValidationError):
        asked.extend(row, by=by, days=0, reason="เอกสารมาก")
    row = asked.extend(row, by=by, days=5, reason="เอกสารจำนวนมาก")
    assert row.due_on == due + datetime.timedelta(days=5)
    late = one(received_on=TODAY - datetime.timedelta(days=40))
    with pytest.raises(NotAllowed, match="เลยกำหนด"):
        asked.extend(late, by=by, days=5, reason="ลืม")
    asked.answer(late, by=by, answer="ให้แล้ว", answered_on=TODAY)
    assert figures.answered_in_time(office.organization, 2569).percent == 0


@pytest.mark.parametrize("on", [TODAY + datetime.timedelta(days=1), TODAY - datetime.timedelta(days=30)])
def test_an_answer_before_its_request_or_after_today(one, office, on):
    with pytest.raises(ValidationError):
        asked.answer(one(), by=office.officer("head"), answer="ให้แล้ว", answered_on=on)


def test_suggestions_are_considered_and_some_change_the_work(office):
    by = office.officer("head")
    fields = {
        "given_on": TODAY,
        "kind": "idea",
        "channel": "box",
        "words": "เปิดช่วงพักเที่ยง",
        "unit": office.units["clerk"],
    }
    first, second = add(SUGGESTIONS, by=by, fields=fields), add(SUGGESTIONS, by=by, fields=fields | {"words": "ที่นั่งน้อย"})
    came.treat(first, by=by, treatment="เปิดพักเที่ยงตั้งแต่ มี.ค.", treated_on=TODAY, adopted=True)
    with pytest.raises(ValidationError):
        came.treat(second, by=by, treatment="", treated_on=TODAY)
    with pytest.raises(ValidationError):
        came.treat(second, by=by, treatment="จะเพิ่ม", treated_on=TODAY - datetime.timedelta(days=1))
    assert figures.treated(office.organization, 2569).percent == 50
    assert figures.adopted(office.organization, 2569).percent == 100


def test_statistics_for_the_executive_name_nobody(one, office, desk_of):
    by = office.officer("head")
    one()
    add(VISITS, by=by, fields={"visited_on": TODAY, "people": 12, "purpose": "copy", "channel": "phone",
                               "unit": office.units["clerk"]})  # fmt: skip
    summary = figures.summary_of(office.organization, 2569, "q2")
    assert summary.first == datetime.date(2026, 1, 1)
    assert dict(summary.blocks[0][1]) == {"รวม": 12, "ขอสำเนา": 12}
    assert figures.stretch(2569, "h1") == (datetime.date(2025, 10, 1), datetime.date(2026, 3, 31))
    desk = desk_of(office.users["mayor"])
    for tail in ("summary/", "summary/?period=h1&year=2569", "summary/pdf/?period=q2", "summary/docx/", "clock/"):
        page = desk.get(f"{ROOM}{tail}")
        assert page.status_code == 200, tail
        assert "สมชาย" not in page.content.decode("utf-8", "ignore")
    assert desk.get(f"{ROOM}summary/exe/").status_code == 404


def test_who_may(one, office, neighbour, desk_of):
    row = one()
    asked.answer(row, by=office.officer("head"), answer="ให้แล้ว", answered_on=TODAY)
    letter = f"{ROOM}{row.pk}/letter.pdf"
    assert desk_of(office.users["head"]).get(letter).status_code == 200
    assert desk_of(office.users["reporter"]).get(letter).status_code == 404, "another unit does not learn who asked"
    assert desk_of(neighbour.users["neighbour-planner"]).get(letter).status_code == 404
    with pytest.raises(NotAllowed):
        asked.answer(one(subject="อีกเรื่อง"), by=office.officer("reporter"), answer="x", answered_on=TODAY)
    with pytest.raises(NotAllowed):
        asked.set_clock(by=office.officer("head"), days=3, working=False, basis="เอง")
    desk = desk_of(office.users["planner"])
    assert desk.post(f"{ROOM}clock/", {"days": "๗", "working": "on", "basis": "ประกาศ 1/2569"}).status_code == 302
    assert desk.post(f"{ROOM}clock/", {"days": "0", "basis": "ประกาศ"}).status_code == 422
    assert Clock.objects.get().days == 7


def test_the_screen_says_how_surely_the_law_is_known(one, office, desk_of):
    """Fifteen days and the words of the appeal are from memory until the office says its own."""
    url, desk = "/o/donsukchai/information/clock/", desk_of(office.users["planner"])
    assert "ยังไม่ยืนยัน" in desk.get(url).content.decode()
    row = asked.refuse(
        one(), by=office.officer("head"), ground="none", answer="ไม่เคยจัดทำ", answered_on=TODAY, appeal_told=True
    )
    assert "โดยอาศัยเหตุตามไม่มี" not in str(answer_paper(row)), "absence is no ground of the Act"
    own = "ท่านอุทธรณ์ได้ตามแบบของ อบต.ดอนสุขใจ"
    told = {"days": 10, "basis": "ประกาศ 3/2569", "appeal": own}
    assert desk.post(url, told).status_code == 302
    page = desk.get(url).content.decode()
    assert "หน่วยงานกำหนด" in page
    assert own in str(answer_paper(InfoRequest.objects.get(pk=row.pk)))


def test_anyone_puts_a_suggestion_into_the_box(office, desk_of):
    """No name, no cookie, once however often it is pressed; the unit is told, and what came of it is shown."""
    url, clerk = "/p/donsukchai/information/", office.officer("clerk")
    closed = Client().get(url).content.decode()
    assert "<textarea" not in closed, "no box, but a page that says where"
    with pytest.raises(ValidationError):
        asked.set_clock(by=clerk, days=15, working=False, basis="ประกาศ", box=True)
    asked.set_clock(by=clerk, days=15, working=False, basis="ประกาศ", unit=office.units["clerk"], box=True)
    page = Client().get(url)
    assert not page.cookies
    token = page.content.decode().split('name="token" value="')[1].split('"')[0]
    told = {"kind": "idea", "words": "ขอไฟส่องทางหน้าวัด", "token": token}
    for more, word in (({"words": " "}, "โปรดเขียน"), ({"website": "x"}, "เว้นช่องนี้"), ({"token": "x"}, "นานเกินไป")):
        answer = Client().post(url, told | more)
        assert (answer.status_code, word in answer.content.decode()) == (422, True), more
    for _twice in range(2):
        assert "รับข้อความของท่านแล้ว" in Client().post(url, told).content.decode()
    row = Suggestion.objects.get()
    assert (row.channel, row.unit, row.recorded_by) == ("online", office.units["clerk"], None)
    assert "หน้าวัด" not in str(Told.objects.filter(verb="information.boxed").values("label", "facts"))
    sheet = desk_of(office.users["head"]).get(f"/o/donsukchai/shelf/suggestions/{row.pk}/").content.decode()
    assert "ประชาชนทางเว็บ" in sheet
    came.treat(row, by=office.officer("head"), treatment="ติดตั้งไฟแล้วสองจุด", treated_on=TODAY, adopted=True)
    text = Client().get(url).content.decode()
    assert "ติดตั้งไฟแล้วสองจุด" in text
    assert "ขอไฟส่องทาง" not in text, "nobody's words are shown"


def test_the_box_is_not_filled_by_a_robot(office, monkeypatch):
    monkeypatch.setattr(rates.WRITING, "burst", 1.0)
    rates.forget()
    codes = [Client().post("/p/donsukchai/information/", {}).status_code for _one in range(2)]
    assert codes == [422, 429]
