"""The clock in the house: which event starts it, pauses, an extension that counts only when the complainant was told in
time, late cases, and who is told above."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from tests.work.complaints.conftest import OFFICE, TODAY

from sucharit.base.people.actions import disable_user, enable_user
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.complaints.actions import arranging, closing, handling, telling, timing
from sucharit.work.complaints.actions.escalating import watch_terms
from sucharit.work.complaints.models import Centre, Channel, Complaint, Extension, Sending
from sucharit.work.obligations.actions import done, not_applicable, reassign, reassign_all, reopen
from sucharit.work.obligations.models import Obligation, OfficeDay
from sucharit.work.obligations.queries import without_account

DAY = datetime.timedelta(days=1)
CLOSE = {"outcome": "solved", "result": "ซ่อมแล้ว", "cause": "ชำรุด", "prevention": "ตรวจทุกเดือน"}


def again(row: Complaint) -> Complaint:
    row.refresh_from_db()
    return row


def test_the_event_that_starts_the_clock_is_a_setting(centre: Centre, filed: Any, office: Cast, on: Any):
    by = office.officer("complaints")
    row = filed().complaint
    assert row.due_on == TODAY + 15 * DAY
    arranging.change_centre(centre, by=by, fields={"start": Centre.Start.COMPLETE})
    assert again(row).due_on is None
    timing.complete(row, by=by, on=TODAY)
    assert again(row).due_on == TODAY + 15 * DAY
    arranging.change_centre(centre, by=by, fields={"start": Centre.Start.REACHED, "working": True})
    assert again(row).due_on is None
    on(TODAY + DAY)
    by = office.officer("complaints")
    handling.assign(row, by=by, unit=office.units["works"], officer=None)
    assert again(row).due_on == datetime.date(2026, 3, 24)
    OfficeDay.objects.create(
        organization=office.organization, date=datetime.date(2026, 3, 10), title="วันหยุดของ อบต.", by=by.user
    )
    watch_terms()
    assert again(row).due_on == datetime.date(2026, 3, 25), "a holiday that is added moves open terms"
    assert Obligation.objects.get().due_on == datetime.date(2026, 3, 25)


def test_pauses_say_why_and_move_the_end(filed: Any, office: Cast, on: Any):
    by = office.officer("complaints")
    row = filed().complaint
    with pytest.raises(NotAllowed, match="เหตุที่หยุด"):
        timing.pause(row, by=by, reason="  ")
    timing.pause(row, by=by, reason="รอผู้ร้องส่งภาพถ่ายเพิ่ม")
    assert again(row).due_on is None
    with pytest.raises(NotAllowed, match="หยุดนับเวลาอยู่แล้ว"):
        timing.pause(row, by=by, reason="อีกครั้ง")
    on(TODAY + 4 * DAY)
    timing.resume(row, by=office.officer("complaints"))
    assert again(row).due_on == TODAY + 18 * DAY  # the first day of a term does not count, paused or not
    with pytest.raises(NotAllowed, match="ไม่ได้หยุด"):
        timing.resume(row, by=office.officer("complaints"))


def test_an_extension_by_e_mail_counts_when_it_was_sent(
    filed: Any, office: Cast, django_capture_on_commit_callbacks: Any
):
    by = office.officer("complaints")
    row = filed(email="somchai@example.com").complaint
    with pytest.raises(NotAllowed, match="คำชี้แจง"):
        timing.extend(row, by=by, days=5, reason="")
    with pytest.raises(NotAllowed, match="1 ถึง 15"):
        timing.extend(row, by=by, days=16, reason="รอหลอดไฟ")
    with django_capture_on_commit_callbacks(execute=True):
        timing.extend(row, by=by, days=5, reason="ต้องรอหลอดไฟจากจังหวัด")
        assert again(row).due_on == TODAY + 15 * DAY, "not before it was told"
    assert again(row).due_on == TODAY + 21 * DAY, "the twentieth day is a Sunday"
    told = next(one for one in mail.outbox if "ขยายเวลา" in one.subject)
    assert (
        told.to == ["somchai@example.com"] and "ต้องรอหลอดไฟจากจังหวัด" in told.body and "23 มีนาคม พ.ศ. 2569" in told.body
    )


def test_an_extension_by_post_counts_when_it_was_posted_in_time(filed: Any, office: Cast, on: Any):
    row = filed(telephone="", address="12 หมู่ 3").complaint
    made = timing.extend(row, by=office.officer("complaints"), days=5, reason="รอหลอดไฟ")
    with pytest.raises(NotAllowed, match="ยังไม่ได้ส่ง"):
        timing.extend(row, by=office.officer("complaints"), days=5, reason="รอหลอดไฟ")
    assert again(row).due_on == TODAY + 15 * DAY
    on(TODAY + 3 * DAY)
    telling.mark_told(made.letter, by=office.officer("complaints"), on=TODAY + 2 * DAY)
    assert again(row).due_on == TODAY + 21 * DAY
    late = filed(telephone="", address="13 หมู่ 3").complaint
    due = late.due_on
    other = timing.extend(late, by=office.officer("complaints"), days=5, reason="รอหลอดไฟ")
    on(due + DAY)
    telling.mark_told(other.letter, by=office.officer("complaints"), on=due + DAY)
    assert again(late).due_on == due, "told too late: it stays late"
    assert Extension.objects.get(complaint=late).counts_since is None
    with pytest.raises(NotAllowed, match="ก่อนครบกำหนดเท่านั้น"):
        timing.extend(late, by=office.officer("complaints"), days=5, reason="รอหลอดไฟ")


def test_an_anonymous_complainant_is_told_by_the_tracking_page(filed: Any, office: Cast):
    row = filed(anonymous=True, name="", telephone="").complaint
    timing.extend(row, by=office.officer("complaints"), days=5, reason="รอหลอดไฟ")
    assert again(row).due_on == TODAY + 21 * DAY


def test_a_late_case_says_why_and_goes_up_the_line_once(filed: Any, office: Cast, on: Any):
    row = filed().complaint
    handling.assign(row, by=office.officer("complaints"), unit=office.units["works"], officer=office.users["reporter"])
    on(TODAY + 11 * DAY)
    watch_terms()
    assert office.users["reporter"].notices.filter(text__contains="ใกล้ครบกำหนด").count() == 1
    assert not office.users["clerk"].notices.exists()
    on(TODAY + 13 * DAY)
    watch_terms()
    watch_terms()
    assert office.users["clerk"].notices.filter(text__contains="1/2569").count() == 1
    on(TODAY + 16 * DAY)
    watch_terms()
    watch_terms()
    told = office.users["mayor"].notices.get(text__contains="เกินกำหนด")
    assert told.url == f"{OFFICE}figures/", "the mayor sees numbers"
    with pytest.raises(NotAllowed, match="เหตุที่เกินกำหนด"):
        closing.finish(row, by=office.officer("reporter"), **CLOSE)
    closing.finish(row, by=office.officer("reporter"), late_because="รออะไหล่จากกรุงเทพฯ", **CLOSE)
    assert again(row).finished_on > row.term_end


def test_sms_goes_only_where_a_gateway_is_chosen(
    centre: Centre, filed: Any, office: Cast, settings: Any, tmp_path: Any, django_capture_on_commit_callbacks: Any
):
    settings.SUCHARIT_HOME = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        silent = filed().complaint
    assert {one.way: one.state for one in Sending.objects.filter(letter__complaint=silent)} == {
        "tracking": "sent",
        "post": "waiting",
    }
    arranging.change_centre(centre, by=office.officer("complaints"), fields={"sms": "kept"})
    with django_capture_on_commit_callbacks(execute=True):
        told = filed().complaint
    assert {one.way: one.state for one in Sending.objects.filter(letter__complaint=told)} == {
        "tracking": "sent",
        "sms": "sent",
    }
    (text,) = [file.read_text("utf-8") for file in (tmp_path / "sms").iterdir()]
    assert "081 234 5678" in text and "ไฟ" not in text, "what it is about is no matter for an SMS"


def test_the_calendar_follows_the_case_and_never_the_other_way(filed: Any, office: Cast, desk_of: Any):
    """One truth: what a case owes is done when the case is closed; the calendar says so and leads there."""
    row, reporter = filed().complaint, office.users["reporter"]
    handling.assign(row, by=office.officer("complaints"), unit=office.units["works"], officer=reporter)
    one = Obligation.objects.get()
    for deed in (
        lambda: done(one, by=office.officer("planner"), on=TODAY, note="ตอบแล้ว"),
        lambda: not_applicable(one, by=office.officer("planner"), reason="ไม่ต้อง"),
        lambda: reassign(one, by=office.officer("planner"), to=office.users["planner"]),
    ):
        with pytest.raises(NotAllowed, match="เดินตามเรื่องร้องเรียน"):
            deed()
    assert reassign_all(reporter, by=office.officer("planner"), to=office.users["planner"]) == 0
    disable_user(reporter, by=office.officer("admin"))
    (left,) = without_account(office.officer("planner"))
    assert (left.count, left.kept) == (0, 1), "what the office can give away, and what is given away at the complaint"
    page = desk_of(office.users["planner"]).get(reverse("obligation_assign_all", args=["donsukchai"])).content.decode()
    assert "มอบหมายที่หน้าของเรื่องนั้น" in page and "มอบหมายทั้งหมด" not in page
    enable_user(reporter, by=office.officer("admin"))
    page = desk_of(office.users["planner"]).get(reverse("obligation", args=["donsukchai", one.pk])).content.decode()
    assert "เดินตามเรื่องร้องเรียน" in page
    assert f"{OFFICE}2569/1/" in page
    assert "บันทึกว่าทำแล้ว" not in page
    closing.finish(row, by=office.officer("reporter"), **CLOSE)
    one.refresh_from_db()
    assert (one.state, one.done_on, one.done_by) == ("done", TODAY, reporter)
    with pytest.raises(NotAllowed, match="เดินตามเรื่องร้องเรียน"):
        reopen(one, by=office.officer("planner"))
    closing.reopen(row, by=office.officer("complaints"), reason="ยังดับอยู่")
    one.refresh_from_db()
    assert one.state == "open"


def test_lists_are_put_in_the_order_that_the_office_wants(centre: Centre, office: Cast, desk_of: Any):
    browser = desk_of(office.users["complaints"])
    names = lambda: list(Channel.objects.values_list("name", flat=True))  # noqa: E731
    before = names()
    second = Channel.objects.get(name=before[1])
    place = reverse("complaint_line", args=["donsukchai", "channels", second.pk])
    assert browser.post(place, {"direction": "up"}).status_code == 302
    assert names() == [before[1], before[0], *before[2:]]
    browser.post(place, {"direction": "up"})
    assert names()[0] == before[1], "the first stays the first"
    browser.post(place, {"direction": "down"})
    assert names() == before
    page = browser.get(reverse("complaint_lines", args=["donsukchai", "channels"])).content.decode()
    assert page.count('value="up"') == page.count('value="down"') == len(before) - 1


def test_numbers_run_without_gaps_in_each_fiscal_year(filed: Any, office: Cast, centre: Centre, on: Any):
    assert [str(filed().complaint) for _n in range(3)] == ["1/2569", "2/2569", "3/2569"]
    on(datetime.date(2026, 10, 1))
    assert str(filed().complaint) == "1/2570"
    on(datetime.date(2026, 9, 30))
    assert str(filed().complaint) == "4/2569"


def test_a_repeated_case_is_linked_and_can_be_parted(filed: Any, office: Cast):
    by = office.officer("complaints")
    first, second = filed().complaint, filed().complaint
    handling.assign(second, by=by, unit=office.units["works"], officer=None)
    handling.link(second, first, by=by)
    assert again(second).state == "linked" and Obligation.objects.get().state == "not_applicable"
    with pytest.raises(NotAllowed, match="รวมได้กับเรื่องอื่น"):
        handling.link(first, second, by=by)
    handling.unlink(second, by=by, reason="คนละจุดกัน")
    assert again(second).due_on == TODAY + 15 * DAY


def test_a_transfer_says_why_and_is_remembered(filed: Any, office: Cast):
    by = office.officer("complaints")
    row = filed().complaint
    handling.assign(row, by=by, unit=office.units["works"], officer=None)
    with pytest.raises(NotAllowed, match="เหตุผลที่โอน"):
        handling.assign(row, by=by, unit=office.units["health"], officer=None)
    handling.assign(row, by=by, unit=office.units["health"], officer=None, reason="เป็นเรื่องกลิ่นเหม็น")
    assert [one.kind for one in row.events.filter(kind__in=["assigned", "transferred"])] == ["assigned", "transferred"]
    with pytest.raises(NotAllowed, match="ก่อนท่าน"):
        handling.assign(row, by=by, unit=office.units["works"], officer=None, edition=1)
