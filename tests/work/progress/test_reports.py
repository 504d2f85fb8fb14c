"""A period's report: written, sent, accepted or returned; a round closed while someone types."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.progress.actions import (
    accept_report,
    close_period,
    open_period_again,
    record_activity,
    return_report,
    send_report,
    take_back_report,
    write_report,
)
from sucharit.work.progress.actions.reports import PeriodClosed
from sucharit.work.progress.models import ProgressReport
from sucharit.work.years.models import YearInitiative

SCRIPT = {"headers": {"X-Requested-With": "autosave"}}


def sent(row: YearInitiative, by: Officer, period: str = "q1") -> ProgressReport:
    write_report(row, period, by=by, done="ตรวจแล้วสองสาย", percent=40)
    return send_report(row, period, by=by)


def address(row: YearInitiative, period: str = "q1", name: str = "progress_report") -> str:
    return reverse(name, args=["donsukchai", 2569, row.seq, period])


def test_written_by_itself_then_sent_and_accepted(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    record_activity(street, by=at("reporter"), title="ตรวจถนน", held_on=at("reporter").today, people=12)
    browser = desk_of(office.users["reporter"])
    assert "ตรวจถนน" in browser.get(address(street, "q2")).content.decode(), "the activities begin the report"
    answer = browser.post(address(street), {"done": "ตรวจแล้ว", "version": "0"}, **SCRIPT)
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    answer = browser.post(address(street), {"done": "ตรวจแล้ว", "percent": "๔๐", "version": "1", "send": "1"})
    assert answer.status_code == 302
    report = ProgressReport.objects.get()
    assert (report.state, report.percent, report.sent_by) == ("sent", 40, office.users["reporter"])
    told = office.users["planner"].notices.latest("pk")
    assert "รอท่านรับ" in told.text and told.url == address(street), "the works unit has no head: the plan officer"
    boss = desk_of(office.users["planner"])
    assert "รับรายงาน" in boss.get(address(street)).content.decode()
    boss.post(address(street, name="progress_report_accept"), {"edition": report.edition})
    report.refresh_from_db()
    assert report.state == "accepted"
    assert "รับรายงาน" in office.users["reporter"].notices.latest("pk").text


def test_returned_with_a_reason_and_sent_again(office: Cast, at: Callable[[str], Officer], street: YearInitiative):
    sent(street, at("reporter"))
    with pytest.raises(NotAllowed, match="เหตุผล"):
        return_report(street, "q1", by=at("clerk"), reason=" ")
    return_report(street, "q1", by=at("clerk"), reason="ขอจำนวนผู้เข้าร่วม")
    assert "ส่งกลับ" in office.users["reporter"].notices.latest("pk").text
    write_report(street, "q1", by=at("reporter"), done="ตรวจแล้วสองสาย 12 คน", percent=45)
    assert send_report(street, "q1", by=at("reporter")).reason == ""


def test_taken_back_while_nobody_decided(at: Callable[[str], Officer], street: YearInitiative):
    sent(street, at("reporter"))
    assert take_back_report(street, "q1", by=at("reporter")).state == "draft"
    sent(street, at("reporter"))
    accept_report(street, "q1", by=at("clerk"))
    with pytest.raises(NotAllowed):
        take_back_report(street, "q1", by=at("reporter"))


def test_nobody_accepts_ones_own(at: Callable[[str], Officer], street: YearInitiative):
    sent(street, at("planner"))
    with pytest.raises(NotAllowed, match="ผู้ส่งรายงานนี้เอง"):
        accept_report(street, "q1", by=at("planner"))
    for username in ("finance", "reporter", "council"):
        with pytest.raises(NotAllowed):
            accept_report(street, "q1", by=at(username))


def test_nothing_is_sent_without_content(at: Callable[[str], Officer], street: YearInitiative):
    write_report(street, "q1", by=at("reporter"), obstacles="ฝนตก")
    with pytest.raises(NotAllowed, match="ผลการดำเนินงาน"):
        send_report(street, "q1", by=at("reporter"))
    write_report(street, "q1", by=at("reporter"), done="ทำแล้ว")
    with pytest.raises(NotAllowed, match="ร้อยละ"):
        send_report(street, "q1", by=at("reporter"))
    write_report(street, "q3", by=at("reporter"), done="วางแผน", percent=0)
    with pytest.raises(NotAllowed, match="ยังไม่เริ่ม"):
        send_report(street, "q3", by=at("reporter"))


def test_a_round_closed_while_someone_types_keeps_the_text(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    browser = desk_of(office.users["reporter"])
    browser.post(address(street), {"done": "เริ่มเขียน", "version": "0"}, **SCRIPT)
    close_period(street.year_plan, "q1", by=at("planner"))
    typed = {"done": "เขียนต่ออีกยาวมาก", "version": "1"}
    answer = browser.post(address(street), typed, **SCRIPT)
    assert answer.status_code == 409
    assert "ปิดแล้ว" in answer.content.decode()
    answer = browser.post(address(street), typed)
    assert answer.status_code == 409
    assert "เขียนต่ออีกยาวมาก" in answer.content.decode() and "ข้อความของท่านยังอยู่" in answer.content.decode()
    assert ProgressReport.objects.get().done == "เริ่มเขียน"
    open_period_again(street.year_plan, "q1", by=at("planner"), reason="ขอแก้ตัวเลข")
    assert browser.post(address(street), typed, **SCRIPT).status_code == 200


def test_an_accepted_report_is_closed_too(at: Callable[[str], Officer], street: YearInitiative):
    sent(street, at("reporter"))
    accept_report(street, "q1", by=at("clerk"))
    with pytest.raises(PeriodClosed, match="รับแล้ว"):
        write_report(street, "q1", by=at("reporter"), done="แก้")


def test_two_people_write_at_once(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    write_report(street, "q1", by=at("planner"), done="ของเจ้าหน้าที่แผน")
    answer = desk_of(office.users["reporter"]).post(address(street), {"done": "ของฉัน", "version": "0"}, **SCRIPT)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "ของเจ้าหน้าที่แผน" in text and "ของฉัน" in text and at("planner").name in text


def test_a_period_is_closed_after_it_is_over_and_by_whom_may(at: Callable[[str], Officer], street: YearInitiative):
    year = street.year_plan
    with pytest.raises(NotAllowed, match="ยังไม่สิ้นสุด"):
        close_period(year, "q2", by=at("planner"))
    with pytest.raises(NotAllowed):
        close_period(year, "q1", by=at("reporter"))
    close_period(year, "q1", by=at("clerk"))
    with pytest.raises(NotAllowed, match="ปิดอยู่แล้ว"):
        close_period(year, "q1", by=at("planner"))


def test_what_is_on_its_way_stays_in_the_house(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    write_report(street, "q1", by=at("reporter"), done="ร่าง", percent=10)
    assert desk_of(office.users["finance"]).get(address(street)).status_code == 404
    send_report(street, "q1", by=at("reporter"))
    assert desk_of(office.users["finance"]).get(address(street)).status_code == 200
    assert desk_of(office.users["council"]).get(address(street)).status_code == 404
    accept_report(street, "q1", by=at("clerk"))
    assert desk_of(office.users["council"]).get(address(street)).status_code == 200


def test_done_needs_a_result_and_impossible_a_reason(
    office: Cast, street: YearInitiative, desk_of: Callable[[User], Client]
):
    browser = desk_of(office.users["reporter"])
    page = reverse("progress_status", args=["donsukchai", 2569, street.seq])
    assert "nothing" not in browser.get(page).content.decode()
    answer = browser.post(page, {"status": "done", "edition": street.edition})
    assert answer.status_code == 422 and "ยังไม่มีผลการดำเนินงาน" in answer.content.decode()
    answer = browser.post(page, {"status": "impossible", "reason": "other", "edition": street.edition})
    assert answer.status_code == 422 and "อธิบาย" in answer.content.decode()
    answer = browser.post(page, {"status": "impossible", "reason": "no_budget", "edition": street.edition})
    assert answer.status_code == 302
    answer = browser.post(page, {"status": "done", "result": "ทำแล้ว", "edition": street.edition})
    assert answer.status_code == 409 and "ทำแล้ว" in answer.content.decode()
