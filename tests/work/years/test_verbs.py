"""A year from its draft to its end: written, approved, amended, reported, closed, corrected."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import versions_of
from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions import (
    add_to_year,
    amend,
    amend_with,
    carry_from_last_year,
    close_year,
    correct,
    decide_year,
    edit_year_initiative,
    leave_out,
    open_year,
    restore_row,
    set_status,
    submit_year,
    withdraw_year,
)
from sucharit.work.years.approval.actions import content_fingerprint
from sucharit.work.years.models import Amendment, YearInitiative, YearPlan
from sucharit.work.years.queries import current_year_for, left_out_for, may_report, year_initiatives_for
from sucharit.work.years.rows import Stale


def row(year: YearPlan, seq: int) -> YearInitiative:
    return year.initiatives.get(seq=seq)


def test_a_draft_is_written_field_by_field(office: Cast, draft: YearPlan):
    planner = office.officer("planner")
    done = edit_year_initiative(
        row(draft, 1), by=planner,
        fields={
            "quarters": (3, 1), "quantity": 50, "quantity_unit": " คน ", "ordinance_amount": Decimal(18_000),
            "in_ordinance": True, "owner": office.users["head"], "unit": office.units["finance"],
            "indicators": "ร้อยละ 80\r\n\tของผู้เข้าร่วม\n\nอย่างน้อย 1 ครั้ง", "responsible": "กองคลัง",
        },
    )  # fmt: skip
    done.refresh_from_db()
    assert (done.quarters, done.quantity, done.quantity_unit) == ((1, 3), 50, "คน")
    assert (done.ordinance_amount, done.in_ordinance, done.money) == (Decimal(18_000), True, Decimal(18_000))
    assert (done.owner, done.unit) == (office.users["head"], office.units["finance"])
    assert done.indicators == "ร้อยละ 80\n\tของผู้เข้าร่วม\nอย่างน้อย 1 ครั้ง"
    assert (done.edition, versions_of(done).count()) == (2, 2)
    same = edit_year_initiative(done, by=planner, fields={"quantity": 50})
    assert (same.edition, versions_of(done).count()) == (2, 2)
    assert Entry.objects.filter(verb="years.initiative_edited").count() == 1


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"quantity": -1}, "quantity"), ({"quantity": 10**12}, "quantity"), ({"quantity": "มาก"}, "quantity"),
        ({"quarters": [5]}, "quarters"), ({"amount": Decimal(-5)}, "amount"), ({"amount": Decimal("NaN")}, "amount"),
        ({"ordinance_amount": Decimal("1.234")}, "ordinance_amount"), ({"quantity_unit": "ก" * 81}, "quantity_unit"),
        ({"responsible": "ก" * 401}, "responsible"), ({"unit": 999_999}, "unit"), ({"owner": 999_999}, "owner"),
    ],
)  # fmt: skip
def test_what_a_row_cannot_say(office: Cast, draft: YearPlan, fields: dict, name: str):
    with pytest.raises(ValidationError) as fault:
        edit_year_initiative(row(draft, 1), by=office.officer("planner"), fields=fields)
    assert name in fault.value.message_dict


def test_nobody_of_the_neighbour_owns_anything_here(office: Cast, neighbour: Cast, draft: YearPlan):
    planner = office.officer("planner")
    for fields in ({"unit": neighbour.units["clerk"]}, {"owner": neighbour.users["neighbour-planner"]}):
        with pytest.raises(ValidationError):
            edit_year_initiative(row(draft, 1), by=planner, fields=fields)
    with pytest.raises(YearPlan.DoesNotExist):
        edit_year_initiative(row(draft, 1), by=neighbour.officer("neighbour-planner"), fields={"quantity": 1})


def test_who_saved_first_is_shown(office: Cast, draft: YearPlan):
    mine = row(draft, 1)
    edit_year_initiative(row(draft, 1), by=office.officer("clerk"), fields={"quantity": 60})
    with pytest.raises(Stale) as stale:
        edit_year_initiative(mine, by=office.officer("planner"), fields={"quantity": 70, "quarters": [1]}, edition=1)
    assert (stale.value.mine["quantity"], stale.value.theirs["quantity"], stale.value.base["quantity"]) == (70, 60, 48)
    assert row(draft, 1).quantity == 60


def test_a_version_is_put_back(office: Cast, draft: YearPlan):
    planner = office.officer("planner")
    edit_year_initiative(row(draft, 1), by=planner, fields={"quantity": 70})
    restore_row(row(draft, 1), by=planner, version=versions_of(row(draft, 1)).get(number=1))
    assert row(draft, 1).quantity == 48
    assert versions_of(row(draft, 1)).count() == 3


def test_left_out_and_taken_up_again(office: Cast, draft: YearPlan):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="เหตุผล"):
        leave_out(row(draft, 1), by=planner, reason=" ")
    leave_out(row(draft, 1), by=planner, reason="รวมกับโครงการอื่น")
    assert [one.seq for one in draft.initiatives.order_by("seq")] == [1, 2]
    assert [one.title for one in left_out_for(draft)] == ["โครงการอบรมจริยธรรมบุคลากร", "โครงการที่จบไปแล้ว"]
    add_to_year(draft, left_out_for(draft)[:1], by=planner)
    assert row(draft, 3).title == "โครงการอบรมจริยธรรมบุคลากร"
    assert add_to_year(draft, list(draft.plan.initiatives.all()[:1]), by=planner) == []


def test_up_the_line(office: Cast, draft: YearPlan):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="ยังไม่ได้เลือกไตรมาสของ 3 โครงการ"):
        submit_year(draft, by=planner)
    for one in draft.initiatives.all():
        edit_year_initiative(one, by=planner, fields={"quarters": [2]})
    submit_year(draft, by=planner)
    assert Notice.objects.filter(user=office.users["clerk"], text__contains="เห็นชอบ").exists()
    with pytest.raises(NotAllowed, match="เสนอแล้ว"):
        submit_year(draft, by=planner)
    mark = content_fingerprint(draft)
    with pytest.raises(NotAllowed, match="ปลัด"):
        decide_year(draft, by=office.officer("mayor"), answer="agreed", fingerprint=mark)
    decide_year(draft, by=office.officer("clerk"), answer="agreed", fingerprint=mark)
    decide_year(draft, by=office.officer("mayor"), answer="agreed", fingerprint=mark)
    draft.refresh_from_db()
    assert (draft.state, draft.approved_fingerprint) == ("approved", mark)
    assert draft.approved_at is not None
    assert Entry.objects.filter(verb="years.running").exists()


def test_what_changed_is_not_signed(office: Cast, ready: YearPlan):
    planner = office.officer("planner")
    submit_year(ready, by=planner)
    seen = content_fingerprint(ready)
    edit_year_initiative(row(ready, 1), by=planner, fields={"quantity": 99})
    with pytest.raises(NotAllowed, match="เปลี่ยนไปจากที่ท่านเห็น"):
        decide_year(ready, by=office.officer("clerk"), answer="agreed", fingerprint=seen)
    with pytest.raises(NotAllowed, match="ลายนิ้วมือไม่ตรงกัน"):
        decide_year(ready, by=office.officer("clerk"), answer="agreed", fingerprint=content_fingerprint(ready))
    decide_year(ready, by=office.officer("clerk"), answer="returned", opinion="แก้แล้วเสนอใหม่", fingerprint="x")
    ready.refresh_from_db()
    assert ready.state == "draft"


def test_a_submission_is_withdrawn_by_who_sent_it(office: Cast, ready: YearPlan):
    submit_year(ready, by=office.officer("planner"))
    with pytest.raises(NotAllowed, match="เฉพาะผู้เสนอ"):
        withdraw_year(ready, by=office.officer("clerk"))
    withdraw_year(ready, by=office.officer("planner"))
    ready.refresh_from_db()
    assert ready.state == "draft"


def test_an_approved_year_changes_by_amendment_alone(office: Cast, running: YearPlan):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="แก้ไขแผนพร้อมเหตุผล"):
        edit_year_initiative(row(running, 3), by=planner, fields={"quarters": [1]})
    with pytest.raises(NotAllowed, match="โปรดเขียนเหตุผลที่แก้ไข"):
        amend(row(running, 3), by=planner, fields={"quarters": [1]}, reason="  ")
    with pytest.raises(NotAllowed, match="ยังไม่มีสิ่งใดเปลี่ยน"):
        amend(row(running, 3), by=planner, fields={"quarters": [4]}, reason="ลอง")
    Notice.objects.all().delete()
    one = amend(row(running, 3), by=planner, fields={"quarters": [1, 4], "quantity": 12}, reason="เลื่อนให้ทันฤดูแล้ง")
    two = amend(row(running, 1), by=office.officer("clerk"), fields={"quantity": 45}, reason="บุคลากรลดลง")
    assert (one.number, two.number) == (1, 2)
    assert (one.before, one.after) == ({"quarters": [4]}, {"quarters": [1, 4]})
    assert Notice.objects.filter(user=office.users["reporter"], text__contains="ครั้งที่ 1").exists()
    assert Notice.objects.filter(user=office.users["head"], text__contains="ครั้งที่ 2").exists()
    assert not Notice.objects.filter(user=office.users["planner"]).exists()
    assert content_fingerprint(running) != running.approved_fingerprint


def test_what_becomes_known_needs_no_amendment(office: Cast, running: YearPlan):
    planner = office.officer("planner")
    Notice.objects.all().delete()
    done = edit_year_initiative(
        row(running, 1),
        by=planner,
        fields={"ordinance_amount": 15_000, "in_ordinance": True, "owner": office.users["head"]},
    )
    assert done.money == Decimal(15_000)
    assert Notice.objects.get().user == office.users["head"]
    assert not Amendment.objects.exists()


def test_an_initiative_is_taken_up_while_the_year_runs(office: Cast, running: YearPlan):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="จึงแก้ตารางไม่ได้"):
        add_to_year(running, left_out_for(running), by=planner)
    made = amend_with(running, left_out_for(running), by=planner, reason="สภาขอให้ทำต่อ")
    assert [one.number for one in made] == [1]
    assert row(running, 4).title == "โครงการที่จบไปแล้ว"


def test_status_belongs_to_who_does_the_work(office: Cast, neighbour: Cast, running: YearPlan):
    street, training = row(running, 3), row(running, 1)
    reporter = office.officer("reporter")
    assert may_report(reporter, street) and not may_report(reporter, training)
    assert may_report(office.officer("planner"), training) and may_report(office.officer("head"), training)
    assert not may_report(office.officer("council"), street)
    set_status(street, by=reporter, status="running", result="ซ่อมแล้วสองสาย")
    with pytest.raises(NotAllowed, match="ยังไม่มีผลการดำเนินงาน"):
        set_status(training, by=office.officer("head"), status="done")
    with pytest.raises(NotAllowed, match="บันทึกสถานะได้เฉพาะ"):
        set_status(training, by=reporter, status="running")
    with pytest.raises(YearPlan.DoesNotExist):
        set_status(street, by=neighbour.officer("neighbour-planner"), status="running")


def test_what_cannot_be_done_says_why(office: Cast, running: YearPlan):
    reporter = office.officer("reporter")
    with pytest.raises(NotAllowed, match="เลือกเหตุผล"):
        set_status(row(running, 3), by=reporter, status="impossible")
    with pytest.raises(NotAllowed, match="อธิบาย"):
        set_status(row(running, 3), by=reporter, status="impossible", reason="other")
    with pytest.raises(NotAllowed, match="เลือกสถานะ"):
        set_status(row(running, 3), by=reporter, status="finished")
    set_status(row(running, 3), by=reporter, status="impossible", reason="no_budget", reason_text="งบถูกตัด")
    done = set_status(row(running, 3), by=reporter, status="done", result="ได้งบกลางปี ทำครบ")
    assert (done.status, done.reason, done.result) == ("done", "", "ได้งบกลางปี ทำครบ")
    assert Entry.objects.filter(verb="years.status_set", facts__status="ไม่สามารถดำเนินการได้").exists()


def test_status_needs_a_running_year(office: Cast, ready: YearPlan):
    with pytest.raises(NotAllowed, match="ยังไม่อนุมัติ"):
        set_status(row(ready, 3), by=office.officer("planner"), status="running")


def finished(office: Cast, year: YearPlan) -> None:
    planner = office.officer("planner")
    set_status(row(year, 1), by=planner, status="done", result="อบรมแล้ว 1 ครั้ง")
    set_status(row(year, 2), by=planner, status="impossible", reason="staff")


def test_closing_for_good(office: Cast, running: YearPlan):
    clerk = office.officer("clerk")
    finished(office, running)
    with pytest.raises(NotAllowed, match=r"1 โครงการยังไม่มีผลสุดท้าย.*ลำดับที่ 3"):
        close_year(running, by=clerk)
    early = office.officer("clerk", datetime.date(2026, 9, 29))
    with pytest.raises(NotAllowed, match="ยังไม่สิ้นสุด"):
        close_year(running, by=early, reasons={row(running, 3).pk: "ฝนตกหนัก"})
    close_year(running, by=clerk, reasons={row(running, 3).pk: "ฝนตกหนัก ยกไปปีหน้า"})
    running.refresh_from_db()
    assert (running.state, running.closed_by) == ("closed", office.users["clerk"])
    assert row(running, 3).reason_text == "ฝนตกหนัก ยกไปปีหน้า"
    planner = office.officer("planner")
    for deed in (
        lambda: edit_year_initiative(row(running, 1), by=planner, fields={"in_ordinance": True}),
        lambda: amend(row(running, 1), by=planner, fields={"quantity": 1}, reason="แก้"),
        lambda: set_status(row(running, 1), by=planner, status="running"),
        lambda: close_year(running, by=planner),
        lambda: carry_from_last_year(running, by=planner),
        lambda: leave_out(row(running, 1), by=planner, reason="ก"),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_closed_year_is_corrected_beside(office: Cast, running: YearPlan):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="เฉพาะปีที่ปิดแล้ว"):
        correct(running, by=planner, row=row(running, 1), field="quantity", corrected="46", reason="พิมพ์ผิด")
    finished(office, running)
    close_year(running, by=planner, reasons={row(running, 3).pk: "ยกไปปีหน้า"})
    with pytest.raises(NotAllowed, match="เหตุผล"):
        correct(running, by=planner, row=row(running, 1), field="quantity", corrected="46", reason="")
    with pytest.raises(NotAllowed, match="ค่าที่ถูกต้อง"):
        correct(running, by=planner, row=row(running, 1), field="quantity", corrected=" ", reason="พิมพ์ผิด")
    with pytest.raises(NotAllowed, match="ไม่มีช่องนี้"):
        correct(running, by=planner, row=row(running, 1), field="key", corrected="1", reason="พิมพ์ผิด")
    made = correct(running, by=planner, row=row(running, 1), field="amount", corrected="25,000 บาท", reason="พิมพ์ผิด")
    assert (made.stated, made.corrected) == ("20,000 บาท", "25,000 บาท")
    assert row(running, 1).amount == Decimal(20_000)


def test_what_last_year_had_is_carried(office: Cast, plan: Plan, running: YearPlan):
    planner = office.officer("planner")
    following = open_year(plan, 2570, by=planner)
    for one in following.initiatives.all():
        edit_year_initiative(one, by=planner, fields={"quarters": (), "owner": None})
    edit_year_initiative(row(following, 2), by=planner, fields={"quarters": (4,)})
    assert carry_from_last_year(following, by=planner, fields=["quarters", "owner"]) == 2
    assert [one.quarters for one in following.initiatives.order_by("seq")] == [(1, 2), (4,), (4,)]
    assert row(following, 3).owner == office.users["reporter"]
    assert carry_from_last_year(following, by=planner, fields=["quarters"], over=True) == 1
    assert row(following, 2).quarters == (2, 3)
    with pytest.raises(NotAllowed, match=r"ยังไม่มีปีงบประมาณ พ\.ศ\. 2565"):
        carry_from_last_year(open_year(plan, 2566, by=planner), by=planner)


def test_todays_year(office: Cast, running: YearPlan):
    inside = office.officer("reporter", datetime.date(2026, 5, 1))
    assert current_year_for(inside) == running
    assert current_year_for(office.officer("reporter", datetime.date(2026, 10, 1))) is None
    assert year_initiatives_for(inside, 2569).count() == 3
