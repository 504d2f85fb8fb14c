"""The plan, the months and the year: made, sent and frozen, seen by another, published in three channels; asked and
answered."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.work.obligations.running import running_year

from sucharit.base.people.gate import NotAllowed
from sucharit.work.procurement import figures
from sucharit.work.procurement.actions.reports import publish, see, send
from sucharit.work.procurement.actions.ruling import answer
from sucharit.work.procurement.models import Answer, Report
from sucharit.work.procurement.registers import PLAN, REPORTS
from sucharit.work.publications.actions import ensure_channels, withdraw_publication
from sucharit.work.publications.models import Channel
from sucharit.work.shelf.actions import add, amend, withdraw
from sucharit.work.years.recording.writing import Stale

pytestmark = pytest.mark.django_db
DAY = datetime.date


def report(office, kind="month", month=1, **more):
    fields = {"kind": kind, "month": month, "fiscal_year": 2569, "unit": office.units["finance"]} | more
    return add(REPORTS, by=office.officer("finance"), fields=fields)


def test_a_month_is_frozen_when_it_is_sent(office, buy):
    buy()
    row = report(office)
    assert (row.count, row.money, row.name) == (1, Decimal(80_000), "สรุปผลรายเดือน (สขร.1) มกราคม 2569")
    row = send(row, by=office.officer("finance"))
    assert row.paper is not None and row.paper.name == "procurement-month-2569-01.pdf"
    buy("จ้างเหมาทำความสะอาด", agreed=Decimal(9_000))
    row.refresh_from_db()
    assert (row.count, row.money) == (1, Decimal(80_000))
    with pytest.raises(ValidationError, match="แก้ไขไม่ได้"):
        amend(row, by=office.officer("finance"), fields={"problems": "เพิ่มทีหลัง"})


def test_only_another_person_has_seen_it(office):
    row = send(report(office), by=office.officer("finance"))
    with pytest.raises(NotAllowed, match="ผู้จัดทำรายงานรับทราบรายงานของตนเองไม่ได้"):
        see(row, by=office.officer("finance"))
    with pytest.raises(NotAllowed):
        see(row, by=office.officer("planner"))
    row = see(row, by=office.officer("mayor"), order="เผยแพร่ให้ครบทุกช่องทาง")
    assert (row.state, row.order) == (Report.State.SEEN, "เผยแพร่ให้ครบทุกช่องทาง")
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=row.pk).update(seen_by=row.recorded_by)


def test_one_report_of_a_month_and_none_of_a_month_to_come(office):
    report(office)
    with pytest.raises(ValidationError, match="มีรายงานนี้ของปีงบประมาณนี้แล้ว"):
        report(office)
    with pytest.raises(ValidationError, match="ยังมาไม่ถึง"):
        report(office, month=9)
    with pytest.raises(ValidationError, match="โปรดเลือกเดือน"):
        report(office, month=0)
    with pytest.raises(NotAllowed, match="ยังไม่สิ้นเดือน"):
        send(report(office, month=3), by=office.officer("finance"))
    wrong = send(report(office, month=2), by=office.officer("finance"))
    withdraw(wrong, by=office.officer("finance"), reason="ข้อมูลไม่ครบ")
    assert report(office, month=2).state == Report.State.DRAFT


def test_an_empty_plan_is_not_sent(office):
    with pytest.raises(NotAllowed, match="แผนยังไม่มีรายการ"):
        send(report(office, "plan", 0), by=office.officer("finance"))


def plan_line(office):
    fields = {"title": "จ้างก่อสร้างถนน", "method": "open", "budget": Decimal(900_000), "month": 4, "fiscal_year": 2569}
    return add(PLAN, by=office.officer("finance"), fields=fields | {"unit": office.units["finance"]})


def published(office, row):
    by = office.officer("finance")
    ensure_channels(office.organization, by=office.officer("planner"))
    channels = list(Channel.objects.filter(organization=office.organization))[:3]
    addresses = {one.pk: f"https://donsukchai.example/{one.pk}" for one in channels}
    year = running_year(office)
    from sucharit.work.shelf.actions import link_initiatives

    link_initiatives(row, by=by, keys=[year.initiatives.get(seq=2).key])
    return publish(
        see(send(row, by=by), by=office.officer("mayor")), by=by, channels=channels, published_on=DAY(2026, 3, 2),
        addresses=addresses,
    )  # fmt: skip


def test_three_channels_and_what_is_withdrawn_counts_no_more(office):
    line = plan_line(office)
    amend(line, by=office.officer("finance"), fields={"budget": Decimal(880_000)})  # a draft needs no reason
    row = published(office, report(office, "plan", 0))
    assert figures.plan_channels(office.organization, 2569).part == 3
    withdraw_publication(row.postings.first().publication, by=office.officer("finance"), reason="ลิงก์เสีย")
    assert figures.plan_channels(office.organization, 2569).part == 2
    by = office.officer("finance")
    with pytest.raises(ValidationError, match="โปรดเขียนเหตุผลที่เปลี่ยนแปลงครั้งนี้"):
        amend(line, by=by, fields={"budget": Decimal(700_000)})
    changed = amend(line, by=by, fields={"budget": Decimal(700_000), "reason": "ปรับลดตามงบที่ได้รับ"})
    assert changed.state == "changed"
    with pytest.raises(ValidationError, match="ครั้งนี้"):
        amend(changed, by=by, fields={"month": 5})


def test_nothing_is_published_before_it_was_seen(office):
    with pytest.raises(NotAllowed):
        publish(report(office), by=office.officer("finance"), channels=[], published_on=DAY(2026, 3, 2))


def test_measures_count_the_work_itself(office, buy):
    buy()
    buy("ซื้อหมึก", egp_number="")
    assert (figures.in_egp(office.organization, 2569).part, figures.in_egp(office.organization, 2569).whole) == (1, 2)
    assert figures.months_reported(office.organization, 2569).whole == 5  # October to February
    send(report(office), by=office.officer("finance"))
    assert figures.months_reported(office.organization, 2569).part == 1
    assert figures.year_reports(office.organization, 2569).part == 0
    send(report(office, "year", 0), by=office.officer("finance"))
    assert figures.year_reports(office.organization, 2569).part == 1


# questions


@pytest.fixture
def split(buy):
    """Twice just under the limit from one seller within a month."""
    for n, day in ((1, 5), (2, 20)):
        buy(
            f"จ้างปรับปรุงห้องประชุม ระยะที่ {n}",
            agreed=Decimal(490_000),
            contract_on=DAY(2026, 1, day),
            contract_number=f"{n}/2569",
        )


def asked_of(office):
    return {one.question.asks.value: one for one in figures.year_figures(office.organization, 2569).asked}


def test_a_flag_is_a_question_that_the_office_answers(office, split):
    one = asked_of(office)["splitting"]
    assert one.words.endswith("เพราะเหตุใด") and "ร้านเจริญพาณิชย์" in one.words
    assert not any(word in one.words for word in ("ทุจริต", "ผิด", "กระทำ"))
    by = office.officer("finance")
    with pytest.raises(ValidationError, match="โปรดเขียนคำชี้แจง"):
        answer(2569, "splitting", one.question.key, by=by, text=" ")
    told = answer(2569, "splitting", one.question.key, by=by, text="เป็นงานคนละห้อง งบคนละรายการ")
    assert asked_of(office)["splitting"].answer == told
    again = answer(2569, "splitting", one.question.key, by=by, text="แก้คำ", edition=told.edition)
    assert again.edition == 2
    with pytest.raises(Stale):
        answer(2569, "splitting", one.question.key, by=by, text="อีกคน", edition=1)


def test_an_answer_to_fewer_purchases_is_looked_at_again(office, buy, desk_of):
    """What was said of one purchase is no answer to two: the question is open again, and the page says so."""
    by = office.officer("finance")
    buy("ซื้อหมึก", egp_number="")
    answer(2569, "not_in_egp", "", by=by, text="เป็นเงินเล็กน้อย")
    assert not asked_of(office)["not_in_egp"].open
    buy("ซื้อกระดาษ", egp_number="", contract_number="9/2569")
    now = asked_of(office)["not_in_egp"]
    assert now.changed and now.open and now.answer.text == "เป็นเงินเล็กน้อย"
    assert figures.questions_answered(office.organization, 2569).part == 0
    page = desk_of(office.users["finance"]).get(reverse("procurement_year", args=["donsukchai"])).content.decode()
    assert "จำนวนรายการเปลี่ยนไปหลังจากชี้แจง" in page and "มี 1 รายการที่ไม่มีเลขที่โครงการ" in page
    answer(2569, "not_in_egp", "", by=by, text="ทั้งสองรายการเป็นเงินเล็กน้อย", edition=now.answer.edition)
    assert not asked_of(office)["not_in_egp"].open


def test_what_is_not_asked_is_not_answered(office, neighbour, split):
    with pytest.raises(NotAllowed):
        answer(2569, "splitting", "another", by=office.officer("finance"), text="ก")
    with pytest.raises(NotAllowed):
        answer(2569, "late", "", by=office.officer("finance"), text="ก")
    with pytest.raises(NotAllowed):
        answer(2569, "not_in_egp", "", by=office.officer("mayor"), text="ก")
    assert not Answer.objects.exists()


def test_an_answer_outlives_its_question(office, split, buy):
    one = asked_of(office)["splitting"]
    answer(2569, "splitting", one.question.key, by=office.officer("finance"), text="งานคนละห้อง")
    buy("จ้างปรับปรุงห้องประชุม ระยะที่ 3", agreed=Decimal(490_000), contract_on=DAY(2026, 1, 25), contract_number="3/2569")
    told = figures.year_figures(office.organization, 2569)
    assert asked_of(office)["splitting"].answer is None
    assert [row.text for row in told.former] == ["งานคนละห้อง"]
