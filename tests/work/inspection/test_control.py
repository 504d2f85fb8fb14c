"""Internal control as an office lives it; and those who would review their own work."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from sucharit.base.audit.models import Entry as Told
from sucharit.base.people.actions import give_role
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.roles import Role
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.inspection.actions import control
from sucharit.work.inspection.models import ControlActivity, ControlReport
from sucharit.work.inspection.papers import control_year_of
from sucharit.work.inspection.queries import corrected
from sucharit.work.inspection.registers import ACTIVITIES, CONTROL_REPORTS, FOLLOW_UPS
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add, amend, withdraw
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)
SAID = dict.fromkeys(control.COMPONENTS, "ประเมินแล้ว")


def line(office: Cast, n: int = 1, *, year: int = 2568, who: str = "planner", **more: Any) -> Any:
    fields = {
        "mission": f"ภารกิจ {n}", "risk": "เงินค้างมือ", "existing": "ตรวจทุกวัน", "evaluation": "ไม่ครบ", "adequacy": "gap",
        "remaining": "ค้างข้ามคืน", "improvement": "ใช้คิวอาร์โค้ด", "due_on": datetime.date(2026, 3, 31),
        "fiscal_year": year, "unit": office.units["finance"],
    }  # fmt: skip
    return add(ACTIVITIES, by=office.officer(who), fields=fields | more)


def report(office: Cast, who: str = "planner", **more: Any) -> Any:
    fields = SAID | {"committee_order": "คำสั่ง ที่ 88/2568", "fiscal_year": 2568, **more}
    return add(CONTROL_REPORTS, by=office.officer(who), fields=fields)


def prepared(office: Cast, **more: Any) -> Any:
    line(office)
    return control.prepare(report(office, **more), by=office.officer("planner"))


def reviewed(office: Cast) -> Any:
    return control.review(prepared(office), by=office.officer("auditor"), review="agreed")


def signed(office: Cast, row: Any, *who: str) -> Any:
    for name in who:
        mark = control.content_fingerprint(row)
        control.decide_control(row, by=office.officer(name), answer="agreed", fingerprint=mark)
    row.refresh_from_db()
    return row


# The report, from its first line to the public


def test_the_report_from_its_lines_to_the_public(lined: Cast, desk_of: Any):
    by = lined.officer("planner")
    row = reviewed(lined)
    approval = control.submit_control(row, by=by, note="โปรดพิจารณา")
    assert "/inspection/control/" in approval.url
    page = desk_of(lined.users["clerk"]).get(approval.url)
    assert "ความเห็นของท่าน" in page.content.decode()
    row = signed(lined, row, "clerk", "mayor")
    assert (row.state, row.certified_by, row.certified_on) == ("certified", lined.users["mayor"], TODAY)
    assert "นายก" in row.certified_as
    row = control.send(row, by=by, sent_on=TODAY, sent_to="นายอำเภอทุ่งสว่าง")
    row = control.publish(row, by=by, published_on=TODAY, channels="เว็บไซต์\nป้ายประกาศ\nเพจ\nเพจ")
    told = {one.key: share for one, share in measured(CONTROL_REPORTS, lined.organization, 2568)}
    assert (told["certified"].part, told["channels"].part) == (1, 3)
    assert told["satisfaction"].percent is None, "no survey was named"
    verbs = Told.objects.filter(subject=f"inspection.controlreport:{row.pk}").values_list("verb", flat=True)
    assert {control.PREPARED, control.REVIEWED, control.CERTIFIED, control.SENT, control.PUBLISHED} <= set(verbs)


def test_its_forms_say_what_the_registers_say(lined: Cast, desk_of: Any):
    row = reviewed(lined)
    told = control_year_of(row)
    assert told.lines[0].improvement == "ใช้คิวอาร์โค้ด"
    assert (told.prepared.name, told.reviewed.name) == (
        lined.users["planner"].full_name,
        lined.users["auditor"].full_name,
    )
    assert "ตรวจสอบภายใน" in told.reviewed.position
    assert told.ended == "วันที่ 30 กันยายน พ.ศ. 2568"
    desk = desk_of(lined.users["planner"])
    for which in ("pk1", "pk4", "pk5", "pk6"):
        for form, first in (("pdf", b"%P"), ("docx", b"PK")):
            answer = desk.get(reverse("control_paper", args=["donsukchai", row.pk, which, form]))
            assert answer.content[:2] == first, (which, form)
    assert desk.get(reverse("control_paper", args=["donsukchai", row.pk, "pk9", "pdf"])).status_code == 404


def test_a_units_report_is_answered_for_by_its_head(lined: Cast, desk_of: Any):
    line(lined)
    row = report(lined, of_unit=lined.units["finance"])
    assert row.unit == lined.units["finance"]
    row = control.prepare(row, by=lined.officer("planner"))
    with pytest.raises(NotAllowed, match="หัวหน้าหน่วยงาน"):
        control.submit_control(row, by=lined.officer("planner"))
    ControlReport.objects.filter(pk=row.pk).update(prepared_by=lined.users["finance"])
    with pytest.raises(NotAllowed, match="ของตนเอง"):
        control.hand_in(row, by=lined.officer("finance"))
    ControlReport.objects.filter(pk=row.pk).update(prepared_by=lined.users["planner"])
    row = control.hand_in(row, by=lined.officer("finance"))
    assert (row.state, row.certified_by) == ("handed", lined.users["finance"])
    desk = desk_of(lined.users["planner"])
    assert desk.get(reverse("control_paper", args=["donsukchai", row.pk, "pk4", "pdf"])).status_code == 200
    assert desk.get(reverse("control_paper", args=["donsukchai", row.pk, "pk1", "pdf"])).status_code == 404
    with pytest.raises(ValidationError, match="ปีนี้แล้ว"):
        report(lined, of_unit=lined.units["finance"])


# The preparer is never the reviewer


def test_the_auditor_who_prepared_it_does_not_review_it(lined: Cast):
    row = prepared(lined)
    auditor = lined.users["auditor"]
    give_role(lined.organization, auditor, Role.PLAN_OFFICER, by=None, since=SINCE)
    row = control.prepare(row, by=lined.officer("auditor"))
    with pytest.raises(NotAllowed, match="คนละคน"):
        control.review(row, by=lined.officer("auditor"), review="agreed")
    row = control.prepare(row, by=lined.officer("planner"))  # another signs for it afterwards
    with pytest.raises(NotAllowed, match="คนละคน"):
        control.review(row, by=lined.officer("auditor"), review="agreed")


def test_the_auditor_who_changed_a_word_does_not_review_it(lined: Cast):
    row = prepared(lined)
    give_role(lined.organization, lined.users["auditor"], Role.PLAN_OFFICER, by=None, since=SINCE)
    amend(row, by=lined.officer("auditor"), fields={"conclusion": "เพียงพอมาก"})
    row = control.prepare(row, by=lined.officer("planner"))
    with pytest.raises(NotAllowed, match="คนละคน"):
        control.review(row, by=lined.officer("auditor"), review="agreed")


def test_the_auditor_who_began_it_does_not_review_it(lined: Cast):
    line(lined)
    give_role(lined.organization, lined.users["auditor"], Role.PLAN_OFFICER, by=None, since=SINCE)
    row = control.prepare(report(lined, "auditor"), by=lined.officer("planner"))
    with pytest.raises(NotAllowed, match="คนละคน"):
        control.review(row, by=lined.officer("auditor"), review="agreed")


def test_the_preparer_with_every_role_does_not_review(lined: Cast):
    row = prepared(lined)
    give_role(lined.organization, lined.users["planner"], Role.INTERNAL_AUDITOR, by=None, since=SINCE)
    with pytest.raises(NotAllowed, match="คนละคน"):
        control.review(row, by=lined.officer("planner"), review="agreed")
    with pytest.raises(NotAllowed, match="ผู้ตรวจสอบภายใน"):
        control.review(row, by=lined.officer("head"), review="agreed")


@pytest.mark.parametrize("same", ["prepared_by", "recorded_by"])
def test_the_database_refuses_it_too(lined: Cast, same: str):
    row = prepared(lined)
    other = lined.users["head"]
    told = {"prepared_by": other, "recorded_by": other} | {same: lined.users["auditor"]}
    with pytest.raises(IntegrityError), transaction.atomic():
        ControlReport.objects.filter(pk=row.pk).update(
            **told, reviewed_by=lined.users["auditor"], reviewed_on=TODAY, review="agreed"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ControlReport.objects.filter(pk=row.pk).update(state="submitted")


def test_who_corrected_it_does_not_confirm_it(lined: Cast):
    row = control.correct(line(lined), by=lined.officer("finance"), corrected_on=TODAY, correction="ติดตั้งแล้ว")
    with pytest.raises(NotAllowed, match="คนละคน"):
        control.confirm(row, by=lined.officer("finance"))
    with pytest.raises(NotAllowed):
        control.confirm(row, by=lined.officer("reporter"))
    with pytest.raises(IntegrityError), transaction.atomic():
        ControlActivity.objects.filter(pk=row.pk).update(
            state="confirmed", confirmed_on=TODAY, confirmed_by=lined.users["finance"]
        )
    assert control.confirm(row, by=lined.officer("auditor")).state == "confirmed"


# What changed since is prepared and reviewed again


def test_a_line_that_changes_after_the_review_stops_the_submission(lined: Cast):
    row = reviewed(lined)
    gap = ControlActivity.objects.get()
    amend(gap, by=lined.officer("planner"), fields={"improvement": "ไม่ต้องทำอะไร"})
    with pytest.raises(NotAllowed, match="เปลี่ยนหลังการสอบทาน"):
        control.submit_control(row, by=lined.officer("planner"))
    with pytest.raises(NotAllowed, match="บันทึกอีกครั้ง"):
        control.review(row, by=lined.officer("auditor"), review="agreed")
    row = control.prepare(row, by=lined.officer("planner"))
    assert row.reviewed_by is None, "the old review holds no more"


def test_what_is_on_its_way_stays_and_can_be_taken_back(lined: Cast):
    by = lined.officer("planner")
    row = reviewed(lined)
    control.submit_control(row, by=by)
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="ถอนเรื่อง"):
        amend(row, by=by, fields={"conclusion": "อื่น"})
    control.withdraw_control(row, by=by)
    row.refresh_from_db()
    assert row.state == "draft"
    assert amend(row, by=by, fields={"conclusion": "อื่น"}).conclusion == "อื่น"


def test_what_is_missing_is_said(lined: Cast):
    by = lined.officer("planner")
    with pytest.raises(NotAllowed, match=r"ปค\.5"):
        control.prepare(report(lined), by=by)
    line(lined)
    empty = report(lined, of_unit=lined.units["finance"], monitoring="")
    with pytest.raises(NotAllowed, match="การติดตามผล"):
        control.prepare(empty, by=by)
    row = control.prepare(ControlReport.objects.get(of_unit=None), by=by)
    with pytest.raises(NotAllowed, match=r"ปค\.6"):
        control.submit_control(row, by=by)
    with pytest.raises(ValidationError, match="ข้อสังเกต"):
        control.review(row, by=lined.officer("auditor"), review="remarks", review_note=" ")
    with pytest.raises(ValidationError, match="ทั้งหน่วยงานมีรายงาน"):
        report(lined)


# Control activities: corrected, confirmed, followed up


def test_the_share_that_was_corrected(lined: Cast):
    rows = [line(lined, n) for n in range(1, 6)]
    line(lined, 9, adequacy="adequate", remaining="", improvement="", due_on=None)
    for row in rows[:4]:
        control.correct(row, by=lined.officer("finance"), corrected_on=TODAY, correction="ทำแล้ว")
    control.confirm(ControlActivity.objects.get(number=1), by=lined.officer("auditor"), confirm_note="ดูแล้ว")
    told = corrected(lined.organization, 2568)
    assert (told.done, told.whole, told.enough) == (4, 5, True)
    withdraw(ControlActivity.objects.get(number=2), by=lined.officer("planner"), reason="ซ้ำ")
    assert corrected(lined.organization, 2568).enough is False
    shares = {one.key: share for one, share in measured(ACTIVITIES, lined.organization, 2569)}
    assert (shares["corrected"].percent, shares["corrected_of_before"].percent) == (None, 75)


def test_a_gap_has_its_clock_until_it_is_corrected(lined: Cast):
    row = line(lined)
    duty = Obligation.objects.get(occurrence__startswith=f"event:shelf-control-activities-{row.pk}-")
    assert (duty.due_on, duty.state) == (datetime.date(2026, 3, 31), Obligation.State.OPEN)
    row = control.correct(row, by=lined.officer("finance"), corrected_on=TODAY, correction="ทำแล้ว")
    duty.refresh_from_db()
    assert duty.state == Obligation.State.DONE
    row = control.reopen(row, by=lined.officer("auditor"), reason="ยังไม่เห็นป้ายที่จุดบริการ")
    duty.refresh_from_db()
    assert (row.state, duty.state) == ("open", Obligation.State.OPEN)


def test_a_round_is_followed_up_once_and_done_needs_a_correction(lined: Cast):
    row = line(lined)
    by = lined.officer("finance")
    fields = {
        "activity": row, "round": "6", "checked_on": TODAY, "found": "done", "method": "ดูเอกสาร",
        "unit": lined.units["finance"],
    }  # fmt: skip
    with pytest.raises(ValidationError, match="ปรับปรุงแล้ว"):
        add(FOLLOW_UPS, by=by, fields=fields)
    add(FOLLOW_UPS, by=by, fields=fields | {"found": "doing"})
    with pytest.raises(ValidationError, match="รอบนี้ติดตามแล้ว"):
        add(FOLLOW_UPS, by=by, fields=fields | {"found": "doing"})
    fine = line(lined, 2, adequacy="adequate", remaining="", improvement="", due_on=None)
    with pytest.raises(ValidationError, match="เพียงพอแล้ว"):
        add(FOLLOW_UPS, by=by, fields=fields | {"found": "doing", "activity": fine})
    shares = {one.key: share for one, share in measured(FOLLOW_UPS, lined.organization, 2569)}
    assert (shares["followed"].part, shares["followed"].whole) == (1, 1)


@pytest.mark.parametrize(
    ("more", "match"),
    [
        ({"remaining": ""}, "ความเสี่ยงที่ยังมีอยู่"), ({"improvement": ""}, "ปรับปรุงอย่างไร"), ({"due_on": None}, "กำหนดเสร็จ"),
    ],
)  # fmt: skip
def test_a_gap_without_an_answer_is_refused(lined: Cast, more: dict[str, Any], match: str):
    with pytest.raises(ValidationError, match=match):
        line(lined, **more)


def test_nobody_corrects_tomorrow_or_twice(lined: Cast):
    row, by = line(lined), lined.officer("finance")
    with pytest.raises(ValidationError, match="ไม่เกินวันนี้"):
        control.correct(row, by=by, corrected_on=TODAY + datetime.timedelta(days=1), correction="ทำแล้ว")
    with pytest.raises(ValidationError, match="โปรดกรอก"):
        control.correct(row, by=by, corrected_on=TODAY, correction="  ")
    control.correct(row, by=by, corrected_on=TODAY, correction="ทำแล้ว")
    with pytest.raises(NotAllowed, match="สถานะ"):
        control.correct(row, by=by, corrected_on=TODAY, correction="อีกครั้ง")
    with pytest.raises(ValidationError, match="แก้เนื้อหาเดิมไม่ได้"):
        amend(ControlActivity.objects.get(), by=by, fields={"improvement": "เปลี่ยนใจ"})


# Pages


def test_the_year_on_one_page(lined: Cast, desk_of: Any, django_assert_max_num_queries: Any):
    reviewed(lined)
    desk = desk_of(lined.users["head"])
    with django_assert_max_num_queries(35):
        page = desk.get(reverse("control_year", args=["donsukchai"]), {"year": "2568"})
    text = page.content.decode()
    assert "ยังไม่ถึงเกณฑ์" in text
    assert "ข้อ 9" in text or "ข้อ ๙" in text
    for months in (6, 12):
        answer = desk.get(reverse("control_follow_up", args=["donsukchai", 2568, months, "pdf"]))
        assert answer.content[:4] == b"%PDF"
    assert desk.get(reverse("control_follow_up", args=["donsukchai", 2568, 7, "pdf"])).status_code == 404


def test_the_pages_of_the_way_up(lined: Cast, desk_of: Any, neighbour: Cast):
    row = reviewed(lined)
    desk = desk_of(lined.users["planner"])
    at = {
        name: reverse(f"inspection_{name}", args=["donsukchai", "control", row.pk])
        for name in ("approval", "submit", "decide", "take_back")
    }  # fmt: skip
    assert desk.get(at["submit"]).status_code == 200
    assert desk.post(at["submit"], {"note": "โปรดพิจารณา"}).status_code == 302
    assert desk.get(at["take_back"]).status_code == 200
    assert desk_of(lined.users["reporter"]).post(at["decide"], {}).status_code == 404
    clerk = desk_of(lined.users["clerk"])
    form = clerk.get(at["approval"]).context["form"]
    told = {name: form[name].value() for name in ("submission", "place", "fingerprint")} | {"answer": "agreed"}
    asked = clerk.post(at["decide"], told)
    assert "ยืนยัน" in asked.content.decode()
    assert clerk.post(at["decide"], told | {"confirmed": "yes"}).status_code == 302
    assert desk.get(at["approval"].replace("/control/", "/nothing/")).status_code == 404
    assert desk_of(neighbour.users["neighbour-planner"]).get(at["approval"]).status_code == 404


def test_which_forms_are_ours_and_how_sure_we_are(lined: Cast, desk_of: Any):
    """ปค.2 and ปค.3 are not made here: the page says so, that no source was found for it, and that no item of the
    disclosure list asks for this register."""
    reviewed(lined)
    desk = desk_of(lined.users["planner"])
    year = desk.get(reverse("control_year", args=["donsukchai"])).content.decode()
    assert "ไม่ต้องทำ" in year and "2568" in year, "the year that is worked on, not an empty one"
    about = desk.get(reverse("register_about", args=["donsukchai", "control-reports"])).content.decode()
    for words in ("ปค.2 และ ปค.3", "ยังไม่พบแหล่งอ้างอิง โปรดตรวจ", "ไม่มีรายการใดที่ขอทะเบียนนี้โดยตรง"):
        assert words in about
    council = desk.get(reverse("register_about", args=["donsukchai", "council-sessions"])).content.decode()
    assert "องค์ประชุมสภา" in council and "O19 ผลการเปิดโอกาสให้มีส่วนร่วมในการดำเนินงาน" in council
