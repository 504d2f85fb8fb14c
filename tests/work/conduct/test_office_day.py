"""Conduct as an office lives it: acknowledged by each, decided by another, lent and returned; and what is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from tests.work.shelf.everyone import filled

from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.conduct.actions import assets as lending
from sucharit.work.conduct.actions import gifts as giving
from sucharit.work.conduct.actions import interests as minding
from sucharit.work.conduct.actions import papers as telling
from sucharit.work.conduct.actions.ethics import decide_case
from sucharit.work.conduct.models import Acknowledgement, Asset, BidderCheck, CheckMember, Gift, Interest, Loan
from sucharit.work.conduct.registers import (
    ACKNOWLEDGEMENTS,
    ASSETS,
    CASES,
    CHECKS,
    CODES,
    COUNTS,
    GIFTS,
    INTERESTS,
    LOANS,
    MANUALS,
    PLEDGES,
)
from sucharit.work.conduct.suspecting import suspicions
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add, amend, bring_in, carry_over, take_in, undo_import, withdraw
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)
HERE = "/o/donsukchai"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


def made(register: Any, office: Cast, *, unit: str = "clerk", who: str = "planner", **fields: Any) -> Any:
    return add(register, by=office.officer(who), fields=fields | {"unit": office.units[unit]})


def days(n: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=n)


# Code and pledge (M28, M29)


def pledge_in_force(office: Cast) -> Any:
    by = office.officer("planner")
    row = made(PLEDGES, office, title="ประกาศงดรับของขวัญ", declared_by="นายก", version="1", made_on=days(30))
    return telling.publish_paper(row, by=by, in_force_on=days(20), channels="เว็บไซต์\nป้ายประกาศ\nเว็บไซต์")


def test_everyone_is_asked_once_and_acknowledges_by_themselves(office: Cast, desk_of: Any):
    by = office.officer("planner")
    pledge = pledge_in_force(office)
    assert pledge.channel_count == 2  # the same twice is one
    telling.ask_everyone(pledge, by=by, due_on=TODAY + datetime.timedelta(days=7), others="นายขับ รถดี, พนักงานขับรถ")
    rows = Acknowledgement.objects.filter(pledge=pledge)
    assert rows.count() == 13  # twelve who hold positions, one without an account
    with pytest.raises(NotAllowed):
        telling.ask_everyone(pledge, by=by, due_on=TODAY + datetime.timedelta(days=7))
    assert office.users["admin"].notices.filter(text__contains="โปรดรับทราบ").exists()
    assert Obligation.objects.filter(assignee=office.users["reporter"], title__contains="รับทราบ").exists()

    mine = rows.get(user=office.users["admin"])
    desk = desk_of(office.users["admin"])  # who may not read registers still has their own page
    assert "ข้าพเจ้าอ่านและรับทราบแล้ว" in desk.get(f"{HERE}/conduct/mine/").content.decode()
    assert desk.post(f"{HERE}/conduct/mine/", {"row": mine.pk}).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.how, mine.given_on) == ("given", "screen", TODAY)
    other = rows.get(user=office.users["head"])
    assert desk.post(f"{HERE}/conduct/mine/", {"row": other.pk}).status_code == 404
    with pytest.raises(NotAllowed):
        telling.acknowledge(other, by=office.officer("planner"))


def test_shares_tell_of_those_asked_and_of_all_staff(office: Cast):
    by = office.officer("planner")
    pledge = pledge_in_force(office)
    telling.ask_everyone(pledge, by=by, due_on=TODAY)
    for username in ("mayor", "clerk", "head"):
        row = Acknowledgement.objects.get(user=office.users[username], pledge=pledge)
        telling.acknowledge(row, by=office.officer(username))
    told = {one.key: share for one, share in measured(ACKNOWLEDGEMENTS, office.organization, 2569)}
    assert (told["pledge"].part, told["pledge"].whole, told["pledge"].percent) == (3, 12, Decimal("25.00"))
    assert (told["pledge_of_staff"].part, told["pledge_of_staff"].whole) == (3, 48)
    assert told["code"].percent is None
    telling.remind_all(pledge, by=by)
    assert office.users["finance"].notices.filter(text__contains="เตือน").count() == 1
    assert not office.users["mayor"].notices.filter(text__contains="เตือน").exists()


def test_a_new_version_takes_the_place_of_the_old(office: Cast):
    by = office.officer("planner")
    told = {"title": "ประมวลจริยธรรม", "kind": "code", "for_whom": "everyone", "made_on": days(30)}
    first = telling.publish_paper(
        made(CODES, office, version="1", **told), by=by, in_force_on=days(20), channels="เว็บไซต์"
    )
    second = made(CODES, office, version="2", **told)
    with pytest.raises(ValidationError):
        telling.publish_paper(second, by=by, in_force_on=days(1), channels="  \n ")
    with pytest.raises(NotAllowed):
        telling.ask_everyone(second, by=by, due_on=TODAY)  # a draft
    telling.publish_paper(second, by=by, in_force_on=days(1), channels="เว็บไซต์")
    first.refresh_from_db()
    assert first.state == "superseded"


def test_a_manual_is_published_when_every_comment_is_treated(office: Cast):
    by = office.officer("planner")
    row = made(MANUALS, office, title="คู่มือ", kind="manual", version="1", made_on=days(30))
    row = telling.comment_on(row, by=by, name="นายอนุชา พรมดี", text="เพิ่มตัวอย่าง")
    with pytest.raises(NotAllowed, match="1 ข้อ"):
        telling.publish_paper(row, by=by, in_force_on=TODAY, channels="เว็บไซต์")
    comment = row.comments.get()
    with pytest.raises(ValidationError):
        telling.treat_comment(row, by=by, comment=comment, treated="left", answer=" ")
    telling.treat_comment(row, by=by, comment=comment, treated="taken", answer="เพิ่มในบทที่ 3")
    assert telling.publish_paper(row, by=by, in_force_on=TODAY, channels="เว็บไซต์").state == "in_force"


# Gifts (section 128)


def gift(office: Cast, **more: Any) -> Gift:
    told = {
        "received_on": days(10), "receiver": "นายปกรณ์ วงศ์สุข", "position": "นายช่างโยธา", "giver": "หจก.ก",
        "giver_kind": "business", "occasion": "ปีใหม่", "item": "กระเช้า", "value": Decimal(3_500),
    }  # fmt: skip
    return made(GIFTS, office, **(told | more))


def test_a_gift_over_the_threshold_has_thirty_days(office: Cast):
    row = gift(office)
    due = Obligation.objects.get(occurrence=f"event:shelf-gifts-{row.pk}-report")
    assert due.due_on == datetime.date(2026, 3, 23)  # 22 March is a Sunday
    giving.report_gift(row, by=office.officer("planner"), reported_on=TODAY)
    due.refresh_from_db()
    assert (due.state, due.done_on) == ("done", TODAY)
    for other in (gift(office, value=Decimal(3_000)), gift(office, giver_kind="relative", value=Decimal(9_000))):
        assert not Obligation.objects.filter(occurrence=f"event:shelf-gifts-{other.pk}-report").exists()


def test_a_gift_is_decided_by_another_and_goes_back(office: Cast):
    by, mayor = office.officer("planner"), office.officer("mayor")
    row = giving.report_gift(gift(office), by=by, reported_on=TODAY)
    with pytest.raises(NotAllowed):
        giving.decide_gift(row, by=by, decision="returning", decision_note="ก")  # no word of hers
    row = giving.decide_gift(row, by=mayor, decision="returning", decision_note="นโยบาย")
    row = giving.settle_gift(row, by=by, settled_on=TODAY, settled_to="หจก.ก")
    assert (row.state, row.decided_by) == ("returned", mayor.user)
    over = giving.report_gift(gift(office), by=by, reported_on=TODAY)
    over = giving.decide_gift(over, by=mayor, decision="handing", decision_note="ใช้ในงานของ อบต.")
    over = giving.settle_gift(over, by=by, settled_on=TODAY, settled_to="สำนักปลัด")
    assert over.get_state_display() == "ส่งมอบเป็นของหน่วยงานแล้ว"
    own = giving.report_gift(gift(office, receiver=mayor.name, position="นายก"), by=by, reported_on=TODAY)
    with pytest.raises(NotAllowed, match="ตนรับเอง"):
        giving.decide_gift(own, by=mayor, decision="kept", decision_note="ของตน")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"value": Decimal(0)}, "value"),
        ({"value": None}, "value"),
        ({"received_on": TODAY + datetime.timedelta(days=1)}, "received_on"),
        ({"giver": ""}, "giver"),
    ],
)
def test_a_gift_that_says_too_little_is_refused(office: Cast, fields: dict[str, Any], where: str):
    with pytest.raises(ValidationError) as refused:
        gift(office, **fields)
    assert where in refused.value.message_dict


def test_days_out_of_order_are_refused(office: Cast):
    by = office.officer("planner")
    with pytest.raises(ValidationError):
        giving.report_gift(gift(office), by=by, reported_on=days(11))
    with pytest.raises(ValidationError):
        giving.report_gift(gift(office), by=by, reported_on=TODAY + datetime.timedelta(days=1))


def test_the_yearly_report_tells_of_no_giver(office: Cast, desk_of: Any):
    pledge_in_force(office)
    giving.report_gift(gift(office, giver="นางผู้ให้ ไม่เปิดชื่อ"), by=office.officer("planner"), reported_on=TODAY)
    desk = desk_of(office.users["planner"])
    page = desk.get(f"{HERE}/conduct/gift-report/").content.decode()
    assert "มีผู้ให้ 1 ครั้ง รวมมูลค่า 3,500 บาท" in page
    assert "ไม่เปิดชื่อ" not in page
    assert desk.get(f"{HERE}/conduct/gift-report/2569/pdf/").content[:4] == b"%PDF"
    assert desk.get(f"{HERE}/conduct/gift-report/2569/docx/").content[:2] == b"PK"
    assert desk.get(f"{HERE}/conduct/gift-report/2569/exe/").status_code == 404


# Interests and bidders (M30)


def check(office: Cast) -> BidderCheck:
    by = office.officer("planner")
    row = made(CHECKS, office, subject="ถนน", method="e_bidding", budget=Decimal(480_000), checked_on=days(5))
    row = minding.add_bidder(row, by=by, name="หจก.ดอนสุขก่อสร้าง", directors="นายปกครอง วงศ์สุข")
    for name in ("นายปกรณ์ วงศ์สุข", "นางอรทัย ศรีสวัสดิ์"):
        row = minding.add_member(row, by=by, name=name, position="กรรมการ", part="กรรมการพิจารณาผล")
    return row


def member(row: BidderCheck, name: str) -> CheckMember:
    return row.members.get(name__contains=name)


def test_who_stands_aside_does_not_vote(office: Cast):
    by = office.officer("planner")
    row = check(office)
    with pytest.raises(NotAllowed, match="ยังไม่ได้รับรอง"):
        minding.record_vote(row, by=by, member=member(row, "อรทัย"), vote="for")
    minding.state_relation(row, by=by, member=member(row, "ปกรณ์"), stated="yes", relation="พี่ชาย")
    with pytest.raises(NotAllowed):
        minding.record_vote(row, by=by, member=member(row, "ปกรณ์"), vote="for")
    minding.state_relation(row, by=by, member=member(row, "อรทัย"), stated="no")
    with pytest.raises(NotAllowed, match="ยังไม่ถอนตัว"):
        minding.close_check(row, by=by, result_note="ก")
    minding.recuse(row, by=by, member=member(row, "ปกรณ์"), replaced_by="นายวีระชัย ทองอยู่", position="รองปลัด")
    with pytest.raises(NotAllowed, match="ถอนตัว"):
        minding.record_vote(row, by=by, member=member(row, "ปกรณ์"), vote="for")
    with pytest.raises(IntegrityError), transaction.atomic():  # not by the back door either
        row.members.filter(name__contains="ปกรณ์").update(vote="for")
    with pytest.raises(NotAllowed, match="วีระชัย"):
        minding.close_check(row, by=by, result_note="ก")  # whoever takes the place states too
    minding.state_relation(row, by=by, member=member(row, "วีระชัย"), stated="no")
    minding.record_vote(row, by=by, member=member(row, "วีระชัย"), vote="for")
    with pytest.raises(NotAllowed, match="ลงมติไปแล้ว"):
        minding.recuse(row, by=by, member=member(row, "วีระชัย"))  # not after the vote
    with pytest.raises(NotAllowed, match="ลงมติไปแล้ว"):
        minding.state_relation(row, by=by, member=member(row, "วีระชัย"), stated="yes", relation="น้องชาย")
    row = minding.close_check(row, by=by, result_note="ถอนตัวแล้ว")
    assert row.state == "handled"
    with pytest.raises(NotAllowed):
        minding.record_vote(row, by=by, member=member(row, "อรทัย"), vote="against")


def test_names_that_meet_are_a_question(office: Cast):
    by = office.officer("planner")
    made(
        INTERESTS, office, person="นางอรทัย ศรีสวัสดิ์", position="ผอ.กองคลัง", declared_on=days(90), kind="business",
        counterpart="ดอนสุขก่อสร้าง",
    )  # fmt: skip
    row = check(office)
    told = {one.member.name: one.why for one in suspicions(row)}
    assert "นามสกุล" in told["นายปกรณ์ วงศ์สุข"]
    assert "เคยแจ้ง" in told["นางอรทัย ศรีสวัสดิ์"]
    for name in ("ปกรณ์", "อรทัย"):
        minding.state_relation(row, by=by, member=member(row, name), stated="no")
    with pytest.raises(ValidationError):
        minding.close_check(row, by=by)  # a question wants an answer
    assert minding.close_check(row, by=by, result_note="นามสกุลเหมือนกันแต่ไม่ใช่ญาติ ตรวจทะเบียนราษฎรแล้ว").state == "clear"


def test_private_matters_are_for_those_who_deal_with_them(office: Cast, desk_of: Any):
    row = made(
        INTERESTS, office, unit="works", person="นายปกรณ์ วงศ์สุข", position="นายช่าง", declared_on=days(9),
        kind="family", counterpart="ห้างลับเฉพาะ", detail="เรื่องในครอบครัว",
    )  # fmt: skip
    here = f"{HERE}/shelf/interests/"
    for who, sees in (("planner", True), ("reporter", True), ("mayor", True), ("finance", False), ("auditor", False)):
        desk = desk_of(office.users[who])
        shown = desk.get(f"{here}{row.pk}/").content.decode() + desk.get(f"{here}book/csv/").content.decode()
        assert ("ห้างลับเฉพาะ" in shown) is sees, who
    with pytest.raises(NotAllowed, match="หน่วยงานตน"):
        minding.manage_interest(row, by=office.officer("finance"), handling="recuse", handling_note="")
    row = minding.manage_interest(row, by=office.officer("mayor"), handling="recuse", handling_note="ไม่เป็นกรรมการ")
    own = made(
        INTERESTS, office, person=office.officer("mayor").name, position="นายก", declared_on=days(9), kind="business",
        counterpart="ร้านของตน",
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        minding.manage_interest(own, by=office.officer("mayor"), handling="nothing", handling_note="")
    assert minding.end_interest(row, by=office.officer("planner"), ended_on=TODAY).state == Interest.State.ENDED


# Things lent (M31)


def thing(office: Cast, number: str = "416-1") -> Asset:
    return made(ASSETS, office, asset_number=number, name="เครื่องปั่นไฟ", kind="machine", registered_on=days(60))


def loan(office: Cast, asset: Asset, **more: Any) -> Loan:
    told = {
        "asset": asset, "borrower": "ผู้ใหญ่บ้าน", "borrower_kind": "community", "use": "public", "purpose": "งานบุญ",
        "place": "วัด", "asked_on": TODAY, "from_on": TODAY, "due_on": TODAY + datetime.timedelta(days=2),
    }  # fmt: skip
    return made(LOANS, office, **(told | more))


def test_a_thing_is_lent_to_one_at_a_time_and_comes_back(office: Cast):
    by, mayor = office.officer("planner"), office.officer("mayor")
    asset = thing(office)
    row = lending.approve_loan(loan(office, asset), by=mayor)
    row = lending.hand_over(row, by=by, handed_on=TODAY, handed_condition="good")
    asset.refresh_from_db()
    assert asset.state == "out"
    own = loan(office, asset, borrower=office.users["mayor"].full_name)
    with pytest.raises(NotAllowed, match="ของตนเอง"):
        lending.approve_loan(own, by=mayor)
    second = lending.approve_loan(loan(office, asset, borrower="โรงเรียน"), by=mayor)
    with pytest.raises(NotAllowed):
        lending.hand_over(second, by=by, handed_on=TODAY, handed_condition="good")
    due = Obligation.objects.get(occurrence=f"event:shelf-loans-{row.pk}-return")
    assert due.due_on == row.due_on
    lending.take_back(row, by=by, returned_on=TODAY, returned_condition="good")
    due.refresh_from_db()
    assert due.state == "done"
    assert lending.hand_over(second, by=by, handed_on=TODAY, handed_condition="good").state == "out"


def test_what_was_never_lent_does_not_come_back(office: Cast):
    by = office.officer("planner")
    row = loan(office, thing(office))
    with pytest.raises(NotAllowed, match="ยังไม่เคยส่งมอบ"):
        lending.take_back(row, by=by, returned_on=TODAY, returned_condition="good")
    row = lending.approve_loan(row, by=office.officer("mayor"))
    with pytest.raises(NotAllowed, match="ยังไม่เคยส่งมอบ"):
        lending.take_back(row, by=by, returned_on=TODAY, returned_condition="good")
    row = lending.hand_over(row, by=by, handed_on=TODAY, handed_condition="good")
    with pytest.raises(ValidationError):
        lending.take_back(row, by=by, returned_on=days(1), returned_condition="good")
    row = lending.take_back(row, by=by, returned_on=TODAY, returned_condition="good")
    with pytest.raises(NotAllowed, match="รับคืนแล้ว"):
        lending.take_back(row, by=by, returned_on=TODAY, returned_condition="good")


def test_damage_is_looked_into(office: Cast):
    by = office.officer("planner")
    asset = thing(office)
    row = lending.hand_over(
        lending.approve_loan(loan(office, asset), by=office.officer("mayor")), by=by, handed_on=TODAY,
        handed_condition="good",
    )  # fmt: skip
    with pytest.raises(ValidationError):
        lending.take_back(row, by=by, returned_on=TODAY, returned_condition="damaged")
    row = lending.take_back(row, by=by, returned_on=TODAY, returned_condition="damaged", damage="สายขาด")
    row = lending.begin_finding(row, by=by, finding_order="คำสั่งที่ 1/2569")
    row = lending.settle_loan(
        row, by=by, finding_result="ใช้ผิดวิธี", compensation=Decimal(500), settled_on=TODAY, repaired=True
    )
    asset.refresh_from_db()
    assert (row.state, asset.state, asset.condition) == ("settled", "here", "worn")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"use": "private"}, "use"),
        ({"due_on": days(1)}, "due_on"),
        ({"from_on": datetime.date(2026, 3, 7), "due_on": datetime.date(2026, 3, 8)}, "holiday_reason"),
        ({"from_on": days(3), "due_on": TODAY}, "from_on"),
    ],
)
def test_a_loan_that_may_not_be_is_refused(office: Cast, fields: dict[str, Any], where: str):
    with pytest.raises(ValidationError) as refused:
        loan(office, thing(office), **fields)
    assert where in refused.value.message_dict


def test_the_neighbours_thing_is_not_lent(office: Cast, neighbour: Cast):
    by = neighbour.officer("neighbour-planner")
    theirs = add(ASSETS, by=by, fields={"asset_number": "1", "name": "รถ", "kind": "car", "registered_on": days(9)})
    with pytest.raises(ValidationError):
        loan(office, theirs)


def test_everything_is_counted_once_a_year(office: Cast):
    by = office.officer("planner")
    first, second = thing(office), thing(office, "416-2")
    lending.count_asset(first, by=by, found=True, condition="good")
    with pytest.raises(ValidationError):
        lending.count_asset(first, by=by, found=True, condition="good")
    share = {one.key: found for one, found in measured(COUNTS, office.organization, 2569)}["counted"]
    assert (share.part, share.whole) == (1, 2)
    lending.count_asset(second, by=by, found=False, condition="good")
    second.refresh_from_db()
    assert (second.state, second.condition) == ("broken", "lost")
    row = lending.approve_loan(loan(office, second), by=office.officer("mayor"))
    with pytest.raises(NotAllowed):
        lending.hand_over(row, by=by, handed_on=TODAY, handed_condition="good")


def spreadsheet(office: Cast, *lines: str) -> Any:
    head = "ทรัพย์สิน,วันที่ตรวจนับ,พบ,สภาพ,ผู้ตรวจนับ"
    upload = SimpleUploadedFile("ตรวจนับ.csv", "\n".join([head, *lines]).encode())
    by = office.officer("planner")
    return take_in(bring_in(COUNTS, upload, by=by, fiscal_year=2569, unit=office.units["clerk"]), by=by)


def standing(asset: Asset) -> tuple[str, str]:
    asset.refresh_from_db()
    return asset.state, asset.condition


def test_a_count_by_form_or_spreadsheet_says_how_the_thing_is(office: Cast):
    by = office.officer("planner")
    first, second, third = thing(office), thing(office, "416-2"), thing(office, "416-3")
    batch = spreadsheet(office, "416-2,2/3/2569,ใช่,ชำรุด,นางพัสดุ", "416-3,2/3/2569,ใช่,ใช้การได้ แต่ทรุดโทรม,นางพัสดุ")
    assert (standing(second), standing(third)) == (("broken", "damaged"), ("here", "worn"))
    told = {"counted_on": TODAY, "asset": first, "found": False, "condition": "lost", "counter": "นางพัสดุ"}
    by_hand = made(COUNTS, office, **told)
    assert standing(first) == ("broken", "lost")
    amend(by_hand, by=by, fields={"found": True, "condition": "good"})
    assert standing(first) == ("here", "good"), "a slip of the pen is mended"
    undo_import(batch, by=by, reason="ผิดไฟล์")
    assert (standing(second), standing(third)) == (("here", "good"), ("here", "good")), "undone as a whole"


def test_what_was_found_broken_at_the_count_is_looked_into(office: Cast):
    by = office.officer("planner")
    asset = thing(office)
    lending.count_asset(asset, by=by, found=True, condition="damaged")
    count = COUNTS.rows(office.organization).get()
    assert count.state == "bad"
    with pytest.raises(ValidationError):
        lending.begin_count_finding(count, by=by, finding_order=" ")
    count = lending.begin_count_finding(count, by=by, finding_order="คำสั่งที่ 9/2569")
    count = lending.settle_count(
        count, by=by, finding_result="เสื่อมสภาพตามอายุ", compensation=Decimal(0), settled_on=TODAY, repaired=True
    )
    assert (count.state, *standing(asset)) == ("settled", "here", "worn")
    good = thing(office, "416-2")
    lending.count_asset(good, by=by, found=True, condition="good")
    with pytest.raises(NotAllowed):
        lending.begin_count_finding(COUNTS.rows(office.organization).get(asset=good), by=by, finding_order="1")


def test_an_old_count_does_not_change_what_a_newer_one_found(office: Cast):
    asset = thing(office)
    lending.count_asset(asset, by=office.officer("planner"), found=True, condition="good")
    spreadsheet(office, "416-1,2/3/2568,ใช่,ชำรุด,นางพัสดุ")
    assert standing(asset) == ("here", "good")


# Acknowledging on paper, and in the next year


def test_who_has_no_account_signs_a_sheet_and_the_unit_sees_to_it(office: Cast, desk_of: Any):
    by = office.officer("planner")
    row = pledge_in_force(office)
    telling.ask_everyone(row, by=by, due_on=TODAY, others="นายสมชาย ขยันยิ่ง, คนขับรถ\nนายคำแสน ดีพร้อม")
    driver, worker = Acknowledgement.objects.filter(user=None).order_by("-person")
    due = Obligation.objects.get(occurrence=f"event:shelf-acknowledgements-{driver.pk}-acknowledge")
    assert (due.state, due.assignee, due.due_on) == ("open", None, TODAY)
    desk = desk_of(office.users["planner"])
    sheet = desk.get(f"{HERE}/conduct/sign-sheet/no-gift/{row.pk}/pdf/")
    assert sheet.content[:4] == b"%PDF"
    assert desk.get(f"{HERE}/conduct/sign-sheet/gifts/{row.pk}/pdf/").status_code == 404
    assert telling.waiting_of(row)[0].user is None, "first who cannot do it by themselves"
    with pytest.raises(ValidationError):
        telling.take_signed_sheet(row, by=by, people=[], given_on=TODAY)
    telling.take_signed_sheet(row, by=by, people=[driver, worker], given_on=TODAY)
    driver.refresh_from_db()
    due.refresh_from_db()
    assert (driver.state, driver.how, due.state) == ("given", "paper", "done")
    assert not Acknowledgement.objects.filter(user=None, state="asked").exists()


def test_who_has_not_acknowledged_is_asked_anew_next_year(office: Cast, settings: Any):
    by = office.officer("planner")
    telling.ask_everyone(pledge_in_force(office), by=by, due_on=TODAY)
    carry_over(ACKNOWLEDGEMENTS, by=by, year=2569)
    settings.TODAY = "2026-10-05"
    head = office.officer("head", datetime.date(2026, 10, 5))
    old, new = Acknowledgement.objects.filter(user=head.user).order_by("fiscal_year")
    assert (old.state, new.state, new.due_on) == ("carried", "asked", datetime.date(2026, 10, 31))
    left = Obligation.objects.get(occurrence=f"event:shelf-acknowledgements-{old.pk}-acknowledge")
    assert left.state == "not_applicable", "not owed in two years at once"
    assert telling.acknowledge(new, by=head).state == "given"


def test_staff_say_what_they_think_of_a_draft_under_their_own_name(office: Cast):
    row = made(MANUALS, office, title="คู่มือ", version="1", made_on=TODAY)
    row = telling.ask_for_comments(row, by=office.officer("planner"), comments_until=TODAY)
    assert Notice.objects.filter(user=office.users["finance"], text__contains="ขอความเห็น").exists()
    row = telling.comment_on(row, by=office.officer("finance"), name="คนอื่น", text="ควรเพิ่มตัวอย่าง")
    assert row.comments.get().name == office.users["finance"].full_name
    with pytest.raises(NotAllowed):
        telling.publish_paper(row, by=office.officer("planner"), in_force_on=TODAY, channels="เว็บไซต์")


def test_slips_are_printed_for_signatures(office: Cast, desk_of: Any):
    desk = desk_of(office.users["planner"])
    borrowed = loan(office, thing(office))
    given = made(
        GIFTS, office, received_on=TODAY, receiver="นายช่าง", position="นายช่าง", giver="หจก. ลับสุดยอด",
        giver_kind="business", occasion="ปีใหม่", item="กระเช้า", value=Decimal(5000),
    )  # fmt: skip
    for address in (f"loans/{borrowed.pk}", f"gifts/{given.pk}"):
        for form, starts in (("pdf", b"%PDF"), ("docx", b"PK")):
            assert desk.get(f"{HERE}/conduct/{address}/{form}/").content.startswith(starts)
    page = desk.get(f"{HERE}/shelf/gifts/{given.pk}/").content.decode()
    assert "ต้องรายงาน" in page
    assert "แหล่งอ้างอิงไม่ได้บอกว่าเป็นวันทำการหรือวันปฏิทิน" in page, "how surely the rule is known"


@pytest.mark.parametrize("who", ["clerk", "planner"])
def test_who_is_accused_or_found_the_facts_does_not_decide(office, desk_of, who):
    case, by = filled(CASES, office, 1)[0], office.officer("planner")
    page, rows = f"{HERE}/shelf/ethics-cases/{case.pk}/", CASES.model.objects.filter(pk=case.pk)
    with pytest.raises(ValidationError, match="ตั้งกรรมการ"):
        decide_case(case, by=office.officer("mayor"), state="broke", reason="เห็นเอง")
    case = amend(case, by=by, fields={"order_no": "9/2569", "committee": office.users["clerk"].full_name})
    with pytest.raises(NotAllowed, match="กรรมการ"):
        decide_case(case, by=office.officer("clerk"), state="kept", reason="ไม่พบ")
    bare = office.users["clerk"].full_name.removeprefix("นางสาว").removeprefix("นาย").removeprefix("นาง")
    rows.update(committee=f"นางมาลี พรหมมา\n{bare.replace(' ', '  ')} ปลัด")
    with pytest.raises(NotAllowed, match="กรรมการ"):  # without a title, with two blanks
        decide_case(case, by=office.officer("clerk"), state="kept", reason="ไม่พบ")
    rows.update(person=office.users[who].full_name.replace(" ", "  "), committee="นางมาลี พรหมมา")
    with pytest.raises(NotAllowed, match="ท่านเอง"):
        withdraw(case, by=office.officer(who), reason="ไม่จริง")
    with pytest.raises(NotAllowed):
        decide_case(case, by=office.officer(who), state="dropped", reason="ไม่จริง")
    assert "พฤติการณ์ที่กล่าวหา 1" not in desk_of(office.users[who]).get(page).content.decode()
    assert desk_of(office.users["auditor"]).get(page).status_code == 404
    assert "พฤติการณ์ที่กล่าวหา 1" in (boss := desk_of(office.users["mayor"])).get(page).content.decode()
    assert boss.post(f"{page}do/decide/", {"state": "broke", "reason": "เตือน"}).status_code == 302
    for wrong in ({"order_no": ""}, {"committee": rows.get().person}, {"decided_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_a_store_is_counted_on_one_page(office: Cast, desk_of: Any):
    first, second, third = thing(office), thing(office, "416-2"), thing(office, "416-3")
    desk, page = desk_of(office.users["planner"]), f"{HERE}/conduct/counting/"
    assert desk.get(f"{page}pdf/").content[:4] == b"%PDF"
    told = {f"condition_{first.pk}": "good", f"condition_{second.pk}": "lost", f"note_{second.pk}": "หาไม่พบ"}
    assert desk.post(page, told).status_code == 302
    assert (standing(first), standing(second), standing(third)) == (
        ("here", "good"),
        ("broken", "lost"),
        ("here", "good"),
    )
    shown = desk.get(page).content.decode()
    assert "416-3" in shown and "416-2" not in shown
    desk.post(page, {f"condition_{third.pk}": "ไม่มีคำนี้"})
    assert COUNTS.rows(office.organization).count() == 2
    assert "416" not in desk_of(office.users["finance"]).get(page).content.decode(), "of another unit"


def test_a_ban_takes_no_manuals_place_and_everyone_hears_of_it(office: Cast):
    by = office.officer("planner")
    manual, ban = (
        telling.publish_paper(
            made(MANUALS, office, title=title, kind=kind, version="1", made_on=TODAY), by=by, in_force_on=TODAY,
            channels="เว็บไซต์",
        )
        for title, kind in (("คู่มือการยืม", "lending"), ("ประกาศห้ามใช้รถส่วนกลางส่วนตัว", "ban"))
    )  # fmt: skip
    manual.refresh_from_db()
    assert manual.state == "in_force"
    telling.circulate_manual(ban, by=by)
    assert Notice.objects.filter(user=office.users["finance"], text__contains="ประกาศห้ามใช้รถส่วนกลาง").exists()


def test_whoever_works_here_declares_their_own_interests(office: Cast, desk_of: Any):
    page = f"{HERE}/conduct/interests/mine/"
    desk = desk_of(office.users["complaints"])
    assert desk.post(page, {"kind": "business"}).status_code == 422, "in whom?"
    told = {"kind": "business", "counterpart": "หจก.ของตน", "detail": "หุ้นส่วน"}
    assert desk.post(page, told).status_code == 302
    assert desk.post(page, told).status_code == 422, "once a day"
    row = Interest.objects.get()
    assert (row.person, row.number, row.state) == (office.users["complaints"].full_name, 1, "declared")
    assert "หจก.ของตน" in desk.get(page).content.decode()
    assert "หจก.ของตน" not in desk_of(office.users["finance"]).get(page).content.decode()
    minding.manage_interest(row, by=office.officer("mayor"), handling="recuse", handling_note="ถอนตัว")
    assert "ถอนตัว" in desk_of(office.users["complaints"]).get(page).content.decode()
