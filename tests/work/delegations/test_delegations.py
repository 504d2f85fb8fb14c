"""Powers handed on as an office lives it: signed by the holder, told, reported on monthly; and what is refused."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import Holding
from sucharit.office.demonstration.people import Cast
from sucharit.reference.delegation import reserved_powers
from sucharit.work.delegations.actions import orders, reports
from sucharit.work.delegations.holding import in_force
from sucharit.work.delegations.lapsing import tell_of_orders
from sucharit.work.delegations.models import Delegation, DelegationReport
from sucharit.work.delegations.registers import DELEGATIONS, REPORTS, RESERVED
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add, amend, carry_over
from sucharit.work.shelf.statistics import measured
from sucharit.work.shelf.values import word

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


def order(office: Cast, giver: str = "mayor", receiver: str = "clerk", **more: Any) -> Delegation:
    told = {
        "order_no": f"{Delegation.objects.count() + 1}/2569", "ordered_on": TODAY, "kind": "delegate",
        "subject": "มอบอำนาจ", "giver": office.positions[giver], "receiver": office.positions[receiver],
        "law": "พ.ร.บ. สภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537", "from_on": TODAY, "unit": office.units["clerk"],
    }  # fmt: skip
    row: Delegation = add(DELEGATIONS, by=office.officer("planner"), fields=told | more)
    return row


def with_power(office: Cast, text: str = "อนุมัติการลาพักผ่อน", further: bool = False, **more: Any) -> Delegation:
    row = order(office, **more)
    return orders.add_power(
        row, by=office.officer("planner"), act="approve", text=text, law="ระเบียบการลา", further=further
    )


def signed(office: Cast, **more: Any) -> Delegation:
    return orders.sign(with_power(office, **more), by=office.officer(more.get("giver", "mayor")))


def told_by(office: Cast, register: Any = DELEGATIONS) -> dict[str, Any]:
    return {one.key: share for one, share in measured(register, office.organization, 2569)}


# What may not be handed on


@pytest.mark.parametrize(
    "text",
    [
        "เสนอร่างข้อบัญญัติงบประมาณรายจ่ายต่อสภา", "เสนอ  ร่างข้อบัญญัติ", "การแถลงนโยบายต่อสภา", "แต่งตั้งรองนายก",
        "การมอบอำนาจช่วงทุกเรื่อง",
        "มอบอำนาจการจัดซื้อต่อให้ผู้อำนวยการกอง", "สั่งลงโทษพนักงานผู้ทำผิดวินัยอย่างร้ายแรง",
    ],
)  # fmt: skip
def test_what_may_not_be_delegated_is_refused_with_its_law(office: Cast, text: str):
    with pytest.raises(NotAllowed, match="มอบไม่ได้") as refused:
        with_power(office, text)
    assert "ตาม" in refused.value.thai
    assert "ยังไม่ได้ยืนยัน" in refused.value.thai  # the defaults come from memory and say so
    assert not Delegation.objects.get().powers.exists()


def test_every_default_names_its_law_and_is_marked_unsure():
    for one in reserved_powers():
        assert one.law
        assert one.words
        assert one.confidence.value == "unconfirmed"


def reserve(office: Cast, **more: Any) -> Any:
    told = {
        "checked_on": TODAY, "title": "การอนุญาตสร้างโรงงาน", "rule": "reserved", "words": "อนุญาต, โรงงาน",
        "law": "พ.ร.บ. โรงงาน", "section": "มาตรา 9", "unit": office.units["clerk"],
    }  # fmt: skip
    return add(RESERVED, by=office.officer("planner"), fields=told | more)


def test_the_office_adds_its_own_and_lifts_a_default_by_law(office: Cast):
    reserve(office)
    with pytest.raises(NotAllowed, match="มาตรา 9"):
        with_power(office, "อนุญาตให้ตั้งโรงงานขนาดเล็ก")
    reserve(office, title="เสนอร่าง", rule="allowed", words="เสนอ, ร่างข้อบัญญัติ", section="มาตรา 60")
    assert with_power(office, "เสนอร่างข้อบัญญัติแทน").powers.count() == 1
    with pytest.raises(ValidationError, match="4 ตัวอักษร"):
        reserve(office, title="กว้างไป", words="ก")


def test_a_rule_that_came_since_stops_the_signing(office: Cast):
    row = with_power(office, "อนุญาตให้ตั้งโรงงาน")
    reserve(office)
    with pytest.raises(NotAllowed, match="โรงงาน"):
        orders.sign(row, by=office.officer("mayor"))


def test_a_received_power_is_not_handed_on_unless_the_order_says_so(office: Cast):
    signed(office)
    with pytest.raises(NotAllowed, match="มอบช่วงไม่ได้"):
        with_power(office, "อนุมัติ การลาพักผ่อน", giver="clerk", receiver="head")
    signed(office, text="อนุญาตใช้รถส่วนกลาง", further=True)
    assert with_power(office, "อนุญาตใช้รถส่วนกลาง", giver="clerk", receiver="head").powers.count() == 1


# Signed


def test_only_the_holder_signs_and_the_other_hears_of_it(office: Cast):
    row = with_power(office)
    for who in ("clerk", "head"):
        with pytest.raises(NotAllowed, match="ได้เฉพาะ"):
            orders.sign(row, by=office.officer(who))
    with pytest.raises(NotAllowed):
        orders.sign(row, by=office.officer("planner"))
    row = orders.sign(row, by=office.officer("mayor"))
    assert (row.state, row.giver_holder, row.receiver_holder) == (
        "signed",
        office.users["mayor"],
        office.users["clerk"],
    )
    assert office.users["clerk"].notices.filter(text__contains="รับมอบอำนาจ").exists()
    asked = DelegationReport.objects.filter(delegation=row)
    assert asked.count() == 7  # March to September
    due = Obligation.objects.filter(assignee=office.users["clerk"], title__contains="ส่งรายงานการใช้อำนาจ")
    assert due.count() == 7
    assert due.order_by("due_on").first().due_on == datetime.date(2026, 4, 10)
    with pytest.raises(NotAllowed):
        amend(row, by=office.officer("planner"), fields={"law": "กฎหมายอื่น"})
    with pytest.raises(NotAllowed, match="ครบทุกเดือน"):
        orders.ask_reports(row, by=office.officer("planner"))


def test_an_order_without_powers_or_holder_is_not_signed(office: Cast):
    with pytest.raises(NotAllowed, match="บัญชีอำนาจ"):
        orders.sign(order(office), by=office.officer("mayor"))
    row = with_power(office, receiver="finance")
    Holding.objects.filter(position=office.positions["finance"]).update(until=TODAY - datetime.timedelta(days=1))
    with pytest.raises(NotAllowed, match="ยังไม่มีผู้ดำรงตำแหน่ง"):
        orders.sign(row, by=office.officer("mayor"))


def test_nobody_delegates_to_themselves(office: Cast):
    with pytest.raises(ValidationError, match="คนละตำแหน่ง"):
        order(office, receiver="mayor")
    row = order(office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.filter(pk=row.pk).update(receiver=office.positions["mayor"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.filter(pk=row.pk).update(state="signed")
    row = with_power(office)
    Holding.objects.filter(position=office.positions["clerk"]).update(user=office.users["mayor"])
    with pytest.raises(NotAllowed, match="ตนเอง"):
        orders.sign(row, by=office.officer("mayor"))


def test_acting_has_an_end(office: Cast):
    with pytest.raises(ValidationError, match="วันสิ้นสุด"):
        order(office, kind="acting")
    until = TODAY + datetime.timedelta(days=10)
    for which in (None, "deputy"):
        told = {"acting_for": office.positions[which]} if which else {}
        with pytest.raises(ValidationError) as refused:
            order(office, kind="acting", receiver="deputy", until_on=until, **told)
        assert "acting_for" in refused.value.message_dict
    with pytest.raises(ValidationError):
        order(office, acting_for=office.positions["deputy"])
    row = order(office, kind="acting", receiver="deputy", until_on=until, acting_for=office.positions["clerk"])
    row = orders.sign(row, by=office.officer("mayor"))
    assert row.reports.count() == 1
    assert told_by(office)["acting"].part == 1
    assert in_force(office.organization, TODAY) == [row]
    assert in_force(office.organization, TODAY + datetime.timedelta(days=11)) == []


def test_it_ends_when_a_holder_changes(office: Cast, desk_of: Any):
    row = signed(office)
    assert told_by(office)["orders"].part == 1
    Holding.objects.filter(position=office.positions["clerk"]).update(until=TODAY - datetime.timedelta(days=1))
    Holding.objects.create(position=office.positions["clerk"], user=office.users["deputy"], since=TODAY)
    assert told_by(office)["orders"].part == 0
    page = desk_of(office.users["planner"]).get(reverse("register_entry", args=["donsukchai", "delegations", row.pk]))
    assert "ผู้รับมอบพ้นจากตำแหน่งแล้ว" in page.content.decode()
    with pytest.raises(NotAllowed, match="สิ้นผลแล้ว"):
        orders.ask_reports(row, by=office.officer("planner"))
    row = orders.end(row, by=office.officer("planner"), reason="ผู้รับมอบพ้นจากตำแหน่งแล้ว")
    left = row.reports.exclude(state="not_due")
    assert [one.of_month for one in left] == [datetime.date(2026, 3, 1)]  # what began is still owed
    assert (
        not Obligation.objects.filter(title__contains="ส่งรายงานการใช้อำนาจ", state="open")
        .exclude(due_on=datetime.date(2026, 4, 10))
        .exists()
    )


# Told and reported


def test_circular_and_notice_come_after_signing(office: Cast):
    by = office.officer("planner")
    row = signed(office)
    with pytest.raises(ValidationError, match="ก่อนวันลงนาม"):
        orders.circulate(row, by=by, circular_no="ว 12", circular_on=TODAY - datetime.timedelta(days=1))
    row = orders.circulate(row, by=by, circular_no="ว 12", circular_on=TODAY)
    assert told_by(office)["told"].part == 0
    with pytest.raises(ValidationError, match="ช่องทาง"):
        orders.announce(row, by=by, channels=" \n", announced_on=TODAY)
    orders.announce(row, by=by, channels="เว็บไซต์\nป้ายประกาศ\nเว็บไซต์", announced_on=TODAY)
    assert (told_by(office)["told"].part, told_by(office)["told"].whole) == (1, 1)
    assert Obligation.objects.get(occurrence=f"event:shelf-delegations-{row.pk}-tell").state == "done"


def test_the_delegate_reports_each_month(office: Cast, settings: Any):
    row = signed(office)
    march, april = row.reports.order_by("of_month")[:2]
    with pytest.raises(NotAllowed, match="ยังไม่ถึงเดือน"):
        reports.hand_in(april, by=office.officer("clerk"), used=0, refused=0)
    with pytest.raises(ValidationError, match="ไม่เกิน"):
        reports.hand_in(march, by=office.officer("clerk"), used=1, refused=2)
    for who in ("mayor", "reporter"):
        with pytest.raises(NotAllowed):
            reports.hand_in(march, by=office.officer(who), used=1, refused=0)
    settings.TODAY = "2026-05-04"
    reports.hand_in(march, by=office.officer("clerk"), used=12, refused=1, summary="ไม่มีปัญหา")
    told = told_by(office, REPORTS)["handed"]
    assert (told.part, told.whole) == (1, 2)
    march.refresh_from_db()
    assert word(REPORTS, march, REPORTS.column("of_month")) == "มีนาคม 2569"
    with pytest.raises(NotAllowed):
        reports.hand_in(march, by=office.officer("clerk"), used=0, refused=0)


def test_papers_and_the_list_of_powers(office: Cast, desk_of: Any, neighbour: Cast):
    row = signed(office)
    desk, code = desk_of(office.users["planner"]), office.organization.code
    page = desk.get(reverse("delegation_powers", args=[code])).content.decode()
    assert "อนุมัติการลาพักผ่อน" in page
    assert "ยังไม่ได้ยืนยันกับตัวบท" in page
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("exe", b"")):
        answer = desk.get(reverse("delegation_order", args=[code, row.pk, form]))
        assert answer.status_code == (200 if start else 404)
        assert answer.content.startswith(start)
    assert desk.get(reverse("delegation_powers_file", args=[code, "xlsx"])).content.startswith(b"PK")
    stranger = desk_of(neighbour.users["neighbour-planner"])
    there = reverse("delegation_order", args=[neighbour.organization.code, row.pk, "pdf"])
    assert stranger.get(there).status_code == 404


# The house tells what nobody looks for


def heard_of(office: Cast, who: str, words: str) -> int:
    return office.users[who].notices.filter(text__contains=words).count()


def test_who_gave_and_who_follows_hear_once_of_an_order_that_lapsed(office: Cast):
    row = signed(office)
    assert tell_of_orders(TODAY) == 0
    Holding.objects.filter(user=office.users["clerk"]).update(until=TODAY)
    tomorrow = TODAY + datetime.timedelta(days=1)
    Holding.objects.create(
        user=office.users["deputy"], position=office.positions["clerk"], since=tomorrow, acting=True,
        until=tomorrow + datetime.timedelta(days=30),
    )  # fmt: skip
    assert tell_of_orders(tomorrow) == 1
    assert tell_of_orders(tomorrow) == 0, "each order once"
    for who in ("mayor", "clerk", "deputy", "planner", "head"):
        assert heard_of(office, who, "ไม่มีผลแล้ว: ผู้รับมอบพ้นจากตำแหน่งแล้ว") == 1, who
    assert heard_of(office, "finance", "ไม่มีผลแล้ว") == 0
    row.refresh_from_db()
    assert (row.state, row.lapse_told_on) == ("signed", tomorrow), "only a person ends it"


def test_a_new_year_without_reports_is_told_of_once(office: Cast):
    signed(office)
    day = datetime.date(2026, 10, 2)
    assert tell_of_orders(day) == 1
    assert tell_of_orders(day) == 0
    assert heard_of(office, "planner", "ยังไม่ได้ขอรายงานรายเดือน") == 1


def test_a_draft_goes_on_with_its_list(office: Cast):
    with_power(office)
    (new,) = carry_over(DELEGATIONS, by=office.officer("planner"), year=2569)
    assert [one.text for one in new.powers.all()] == ["อนุมัติการลาพักผ่อน"]
    assert (new.state, new.fiscal_year) == ("draft", 2570)


def test_the_year_is_summed_up_on_paper(office: Cast, desk_of: Any):
    row = signed(office)
    report = DelegationReport.objects.filter(delegation=row).order_by("of_month").first()
    reports.hand_in(report, by=office.officer("clerk"), used=7, refused=2, summary="เรื่องมาก")
    desk = desk_of(office.users["mayor"])
    told = desk.get(reverse("delegation_year_file", args=["donsukchai", 2569, "csv"])).content.decode()
    assert ",1/1,7,2,เรื่องมาก" in told
    assert desk.get(reverse("delegation_year_file", args=["donsukchai", 2569, "pdf"])).content[:4] == b"%PDF"
    assert desk.get(reverse("delegation_year_file", args=["donsukchai", 2569, "exe"])).status_code == 404
