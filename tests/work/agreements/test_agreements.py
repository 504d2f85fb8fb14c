"""Agreements as an office lives them: signed by each, approved, followed, judged by another; and what is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.agreements.actions import integrity, performance
from sucharit.work.agreements.models import IntegrityAgreement, PerformanceAgreement
from sucharit.work.agreements.queries import everyone
from sucharit.work.agreements.registers import INTEGRITY, PERFORMANCE
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add, amend, carry_over
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


def told_by(office: Cast, register: Any) -> dict[str, Any]:
    return {one.key: share for one, share in measured(register, office.organization, 2569)}


# Integrity


def promise(office: Cast, superior: str = "clerk", user: str = "head", **more: Any) -> IntegrityAgreement:
    told = {
        "tier": "first", "superior": office.users[superior], "person": office.users[user].full_name,
        "position": office.positions[user].title, "user": office.users[user], "unit": office.units["clerk"],
        "fiscal_year": 2569,
    }  # fmt: skip
    row: IntegrityAgreement = add(INTEGRITY, by=office.officer("planner"), fields=told | more)
    return row


def agreed(office: Cast, **more: Any) -> IntegrityAgreement:
    row = promise(office, **more)
    for who in (more.get("superior", "clerk"), more.get("user", "head")):
        row = integrity.sign_integrity(row, by=office.officer(who))
    return row


def test_each_signs_for_themselves(office: Cast):
    row = promise(office)
    assert len(row.promises.splitlines()) == 3  # the usual three, where nothing else was written
    for who in ("planner", "mayor", "finance"):
        with pytest.raises(NotAllowed, match="แทนผู้อื่น"):
            integrity.sign_integrity(row, by=office.officer(who))
    row = integrity.sign_integrity(row, by=office.officer("head"))
    assert (row.state, row.person_on, row.superior_on) == ("draft", TODAY, None)
    row = integrity.sign_integrity(row, by=office.officer("clerk"))
    assert row.state == "signed"
    with pytest.raises(NotAllowed):
        integrity.sign_integrity(row, by=office.officer("head"))


def test_what_was_signed_is_not_changed(office: Cast):
    row = integrity.sign_integrity(promise(office), by=office.officer("head"))
    with pytest.raises(ValidationError, match="มีผู้ลงนามแล้ว"):
        amend(row, by=office.officer("planner"), fields={"promises": "ข้อตกลงใหม่"})
    row = integrity.sign_integrity(row, by=office.officer("clerk"))
    for one in (row, signed(office)):
        with pytest.raises(NotAllowed):
            amend(one, by=office.officer("planner"), fields={})


def test_coverage_is_of_all_staff_in_three_tiers(office: Cast):
    agreed(office)
    agreed(office, superior="head", user="planner", tier="third")
    told = add(INTEGRITY, by=office.officer("planner"), fields={
        "tier": "third", "superior": office.users["head"], "person": "นายสมชาย ขยันยิ่ง", "position": "พนักงานขับรถ",
        "unit": office.units["clerk"], "fiscal_year": 2569,
    })  # fmt: skip
    with pytest.raises(ValidationError, match="ไม่เกินวันนี้"):
        integrity.sign_integrity_on_paper(
            told, by=office.officer("planner"), signed_on=TODAY + datetime.timedelta(days=1)
        )
    integrity.sign_integrity_on_paper(told, by=office.officer("planner"), signed_on=TODAY)
    promise(office, superior="mayor", user="clerk")  # not signed yet
    found = told_by(office, INTEGRITY)
    assert (found["covered"].part, found["covered"].whole) == (3, 48)
    assert (found["signed"].part, found["signed"].whole) == (3, 4)


def test_nobody_agrees_with_or_approves_or_judges_themselves(office: Cast):
    with pytest.raises(ValidationError, match="คนละคน"):
        promise(office, superior="head", user="head")
    row = agreed(office, superior="mayor", user="clerk")
    with pytest.raises(NotAllowed, match="ของตนเอง"):
        integrity.approve_integrity(row, by=office.officer("clerk"))
    for who in ("head", "planner"):
        with pytest.raises(NotAllowed):
            integrity.approve_integrity(row, by=office.officer(who))
    row = integrity.approve_integrity(row, by=office.officer("mayor"))
    with pytest.raises(NotAllowed, match="ผู้บังคับบัญชาในข้อตกลง"):
        integrity.judge_integrity(row, by=office.officer("clerk"), fair=5, no_demand=5, no_favour=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        IntegrityAgreement.objects.filter(pk=row.pk).update(
            state="judged", fair=5, no_demand=5, no_favour=5, judged_on=TODAY, judged_by=office.users["clerk"]
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        IntegrityAgreement.objects.filter(pk=row.pk).update(user=office.users["mayor"])
    with pytest.raises(ValidationError, match="เหตุผล"):
        integrity.judge_integrity(row, by=office.officer("mayor"), fair=2, no_demand=5, no_favour=5)
    with pytest.raises(ValidationError, match="1 ถึง 5"):
        integrity.judge_integrity(row, by=office.officer("mayor"), fair=6, no_demand=5, no_favour=5)
    row = integrity.judge_integrity(row, by=office.officer("mayor"), fair=5, no_demand=4, no_favour=5)
    assert row.state == "judged"
    assert (told_by(office, INTEGRITY)["kept"].part, told_by(office, INTEGRITY)["kept"].whole) == (1, 1)


def test_one_agreement_a_year_and_the_name_is_that_of_the_account(office: Cast):
    promise(office)
    with pytest.raises(ValidationError, match="ของปีนี้แล้ว"):
        promise(office)
    with pytest.raises(ValidationError, match="ไม่ตรงกับบัญชี"):
        promise(office, user="finance", person="ใครก็ไม่รู้")


# Performance


def agreement(office: Cast, **more: Any) -> PerformanceAgreement:
    told = {
        "title": "คำรับรองกองคลัง", "superior": office.positions["clerk"], "subordinate": office.positions["finance"],
        "unit": office.units["finance"], "fiscal_year": 2569,
    }  # fmt: skip
    row: PerformanceAgreement = add(PERFORMANCE, by=office.officer("planner"), fields=told | more)
    return row


def aim(office: Cast, row: PerformanceAgreement, text: str, weight: int, steps: tuple[int, ...] = (60, 65, 70, 75, 80),
        **more: Any) -> PerformanceAgreement:  # fmt: skip
    told = {f"step_{place}": Decimal(step) for place, step in enumerate(steps, 1)}
    said = {
        "dimension": "result", "text": text, "unit_word": "ร้อยละ", "weight": Decimal(weight), "target": Decimal(80),
        "supervisor": "ปลัด", "collector": "นักวิชาการ",
    }  # fmt: skip
    return performance.add_aim(row, by=office.officer("planner"), **(said | told | more))


def signed(office: Cast) -> PerformanceAgreement:
    row = aim(office, agreement(office), "เบิกจ่ายทันเวลา", 60)
    row = aim(office, row, "เรื่องร้องเรียน", 40, (10, 8, 6, 4, 2), target=Decimal(4), dimension="satisfaction")
    return performance.sign_performance(row, by=office.officer("clerk"))


def results(row: PerformanceAgreement, *values: int) -> dict[str, Decimal | None]:
    aims = row.aims.order_by("pk")
    return {f"result_{one.pk}": Decimal(value) for one, value in zip(aims, values, strict=True)}


def test_weights_make_a_hundred_and_steps_rise_or_fall(office: Cast):
    row = aim(office, agreement(office), "ก", 60)
    with pytest.raises(NotAllowed, match="ร้อยละ 100"):
        performance.sign_performance(row, by=office.officer("clerk"))
    with pytest.raises(ValidationError, match="เกินร้อยละ 100"):
        aim(office, row, "ข", 41)
    with pytest.raises(ValidationError, match="ทุกขั้น"):
        aim(office, row, "ค", 40, (60, 65, 65, 75, 80))
    with pytest.raises(ValidationError, match="มีตัวชี้วัดนี้แล้ว"):
        aim(office, row, "ก", 10)
    assert row.aims.count() == 1
    row = aim(office, row, "ง", 40)
    for who in ("mayor", "head", "finance"):
        with pytest.raises(NotAllowed):
            performance.sign_performance(row, by=office.officer(who))
    row = performance.sign_performance(row, by=office.officer("clerk"))
    with pytest.raises(NotAllowed):
        aim(office, row, "จ", 1)


def test_rounds_are_reported_when_they_come_and_scored(office: Cast, settings: Any, desk_of: Any):
    row = signed(office)
    due = Obligation.objects.filter(occurrence__startswith=f"event:shelf-performance-agreements-{row.pk}-report")
    assert [one.due_on for one in due.order_by("due_on")] == [
        datetime.date(2026, 4, 15), datetime.date(2026, 7, 15), datetime.date(2026, 10, 15),
    ]  # fmt: skip
    planner = office.officer("planner")
    row = performance.report_performance(row, by=planner, months=6, **results(row, 75, 10))
    assert row.score_6 == Decimal("2.80")  # 4 of 60, 1 of 40
    page = desk_of(office.users["planner"]).get(
        reverse("register_entry", args=["donsukchai", "performance-agreements", row.pk])
    )
    assert "ต่ำกว่าเป้าหมาย" in page.content.decode()
    with pytest.raises(NotAllowed, match="เดือนที่ 9"):
        performance.report_performance(row, by=planner, months=9, **results(row, 80, 4))
    with pytest.raises(ValidationError, match="ทุกตัวชี้วัด"):
        performance.report_performance(row, by=planner, months=6)
    with pytest.raises(ValidationError, match="รอบ"):
        performance.report_performance(row, by=planner, months=7, **results(row, 1, 1))


def test_who_reports_never_confirms(office: Cast, settings: Any):
    row = signed(office)
    with pytest.raises(NotAllowed, match="12 เดือน"):
        performance.confirm_performance(row, by=office.officer("clerk"))
    settings.TODAY = "2026-09-30"
    clerk = office.officer("clerk")
    row = performance.report_performance(row, by=clerk, months=12, **results(row, 62, 10))
    with pytest.raises(NotAllowed, match="ของตนเอง"):
        performance.confirm_performance(row, by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        PerformanceAgreement.objects.filter(pk=row.pk).update(
            state="confirmed", confirmed_on=TODAY, confirmed_by=office.users["clerk"]
        )
    row = performance.report_performance(row, by=office.officer("planner"), months=12, **results(row, 62, 10))
    with pytest.raises(ValidationError, match="ช่วยเหลือ"):
        performance.confirm_performance(row, by=clerk)
    row = performance.confirm_performance(row, by=clerk, help_note="จัดอบรมและติดตามรายเดือน")
    assert row.state == "confirmed"
    told = told_by(office, PERFORMANCE)
    assert (told["units"].part, told["units"].whole) == (1, 7)
    assert (told["good"].part, told["met"].part, told["met"].whole) == (0, 0, 2)


def test_papers(office: Cast, desk_of: Any, neighbour: Cast):
    mine, theirs = signed(office), agreed(office)
    files = (("performance_agreement_file", mine), ("integrity_agreement_file", theirs))
    desk = desk_of(office.users["planner"])
    for name, row in files:
        for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
            assert desk.get(reverse(name, args=["donsukchai", row.pk, form])).content.startswith(start)
        assert desk.get(reverse(name, args=["donsukchai", row.pk, "exe"])).status_code == 404
    stranger = desk_of(neighbour.users["neighbour-planner"])
    for name, row in files:
        assert stranger.get(reverse(name, args=[neighbour.organization.code, row.pk, "pdf"])).status_code == 404


# The next year, everyone, and one's own


def test_an_agreement_of_the_next_year_is_signed_anew(office: Cast):
    by = office.officer("planner")
    integrity.approve_integrity(agreed(office), by=office.officer("mayor"))
    (new,) = carry_over(INTEGRITY, by=by, year=2569)
    assert (new.state, new.superior_on, new.person_on, new.approved_by) == ("draft", None, None, None)
    assert new.promises
    assert integrity.sign_integrity(new, by=office.officer("head")).person_on == TODAY


def test_a_units_promise_goes_on_with_its_indicators_and_without_results(office: Cast, settings: Any):
    row = signed(office)
    settings.TODAY = "2026-10-02"
    day = datetime.date(2026, 10, 2)
    reached = {f"result_{one.pk}": Decimal(70) for one in row.aims.all()}
    planner = office.officer("planner", day)
    row = performance.report_performance(row, by=planner, months=12, heard="ขาดคน", **reached)
    assert "รอบ 12 เดือน: ขาดคน" in row.heard
    row = performance.confirm_performance(
        row, by=office.officer("clerk", day), help_note="เพิ่มคน", incentive="เงินรางวัลตามประกาศ"
    )
    assert row.incentive == "เงินรางวัลตามประกาศ"
    (new,) = carry_over(PERFORMANCE, by=planner, year=2569)
    assert (new.state, new.score_12, new.confirmed_by, new.heard) == ("draft", None, None, "")
    assert [(one.text, one.target, one.result_12) for one in new.aims.all()] == [
        (one.text, one.target, None) for one in row.aims.all()
    ]
    assert carry_over(PERFORMANCE, by=planner, year=2569) == [], "twice carries nothing twice"
    assert performance.sign_performance(new, by=office.officer("clerk", day)).state == "signed"


def test_everyone_without_an_agreement_is_found_and_asked(office: Cast, desk_of: Any):
    planner = office.officer("planner")
    promise(office)
    told = {one.user.username: one for one in everyone(planner, 2569)}
    assert "mayor" not in told and "council" not in told, "nobody stands above them here"
    assert told["head"].agreement is not None
    assert told["planner"].superior == office.users["head"]
    assert told["reporter"].superior == office.users["clerk"], "a unit without a head"
    desk = desk_of(office.users["planner"])
    page = reverse("agreement_coverage", args=["donsukchai"])
    chosen = [office.users[who].pk for who in ("planner", "finance", "complaints", "head")]
    assert desk.post(page, {"people": chosen}).status_code == 302
    made = INTEGRITY.rows(office.organization).exclude(person=office.users["head"].full_name)
    assert made.count() == 3, "who has one gets no second"
    assert office.users["complaints"].notices.filter(text__contains="โปรดลงนาม").count() == 1
    own = desk_of(office.users["complaints"])
    mine = reverse("my_agreements", args=["donsukchai"])
    row = made.get(person=office.users["complaints"].full_name)
    assert own.post(mine, {"row": row.pk}).status_code == 302, "also with a role that does not read registers"
    row.refresh_from_db()
    assert row.person_on == TODAY
    assert own.post(mine, {"row": made.exclude(pk=row.pk)[0].pk}).status_code == 404, "nobody signs for another"


def test_all_that_both_have_signed_are_approved_at_once(office: Cast, desk_of: Any):
    agreed(office)
    own = agreed(office, superior="mayor", user="clerk")
    page = reverse("agreement_coverage", args=["donsukchai"])
    desk_of(office.users["finance"]).post(page, {"approve": "1"})
    assert not INTEGRITY.rows(office.organization).filter(state="approved").exists(), "a head does not approve"
    assert desk_of(office.users["clerk"]).post(page, {"approve": "1"}).status_code == 302
    own.refresh_from_db()
    assert own.state == "signed", "never one's own"
    assert INTEGRITY.rows(office.organization).filter(state="approved").count() == 1
