"""The rotation is tried to be broken: by the same people, by an earlier day, by a withdrawn committee that comes
back, by who proposes and appoints."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sucharit.base.people.gate import NotAllowed
from sucharit.work.procurement.actions.committees import appoint, propose, send_back
from sucharit.work.procurement.actions.purchases import deliver, inspect
from sucharit.work.procurement.actions.ruling import set_rules
from sucharit.work.procurement.models import Committee
from sucharit.work.procurement.queries import yardsticks_of
from sucharit.work.shelf.actions import amend, put_back, withdraw

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def committee(office, buy):
    """A committee of one for a new purchase of a vendor, on a day of February."""
    count = iter(range(1, 99))

    def made(who="head", vendor=None, day=1, by="finance", **more):
        n = next(count)
        row = buy(f"งานที่ {n}", vendor=vendor or f"ร้านที่ {n}", contract_number=f"{n}/2569")
        return propose(row, by=office.officer(by), on=DAY(2026, 2, day), chair=office.users[who], **more)

    return made


def test_nobody_three_times_in_a_row(committee):
    committee(day=1)
    committee(day=2)
    with pytest.raises(ValidationError, match="นางมาลี พรหมมา เป็นกรรมการตรวจรับติดกันมาแล้ว 2 ชุด"):
        committee(day=3)
    committee("auditor", day=3)
    assert committee(day=4).state == Committee.State.PROPOSED


def test_nobody_twice_for_the_same_seller_however_it_is_spelled(committee):
    committee(vendor="หจก. รุ่งเรือง", day=1)
    committee("auditor", day=2)
    with pytest.raises(ValidationError, match="ตรวจรับผู้ขายรายนี้ติดกันมาแล้ว 1 ครั้ง"):
        committee(vendor="ห้างหุ้นส่วนจำกัด รุ่งเรือง", day=3)


def test_an_earlier_day_closes_no_gap_unseen(committee):
    committee(day=1)
    committee("auditor", day=3)
    committee(day=5)
    committee(day=6)
    with pytest.raises(ValidationError, match="การหมุนเวียน"):
        committee(day=4)


def test_a_seat_that_changes_later_is_judged_too(committee, office):
    committee(day=1)
    committee(day=2)
    third = committee("auditor", day=3)
    with pytest.raises(ValidationError, match="การหมุนเวียน"):
        amend(third, by=office.officer("finance"), fields={"chair": office.users["head"]})


def test_a_withdrawn_committee_does_not_come_back_against_the_rule(committee, office):
    by = office.officer("finance")
    committee(day=1)
    gone = withdraw(committee(day=2), by=by, reason="พิมพ์ผิด")
    committee(day=3)
    with pytest.raises(NotAllowed, match="การหมุนเวียน"):
        put_back(gone, by=by)


def test_one_committee_for_one_purchase(committee, office):
    first = committee(day=1)
    with pytest.raises(ValidationError, match="มีคณะกรรมการตรวจรับที่เสนอหรือแต่งตั้งไว้แล้ว"):
        propose(first.purchase, by=office.officer("finance"), on=DAY(2026, 2, 2), chair=office.users["auditor"])
    send_back(first, by=office.officer("clerk"), reason="ติดราชการ")
    again = propose(first.purchase, by=office.officer("finance"), on=DAY(2026, 2, 2), chair=office.users["auditor"])
    assert again.state == Committee.State.PROPOSED


def test_an_exception_says_why_and_stays_to_be_read(committee, office):
    committee(day=1)
    committee(day=2)
    row = committee(day=3, exception="เจ้าหน้าที่อื่นไปราชการ")
    assert (row.against_rotation, row.exception) == (True, "เจ้าหน้าที่อื่นไปราชการ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Committee.objects.filter(pk=row.pk).update(exception="")
    kept = committee("auditor", day=4, exception="ไม่จำเป็นต้องยกเว้น")
    assert (kept.against_rotation, kept.exception) == (False, "")


def test_who_proposes_never_appoints(committee, office):
    row = committee(day=1)
    with pytest.raises(NotAllowed, match="ผู้เสนอคณะกรรมการแต่งตั้งเองไม่ได้"):
        appoint(row, by=office.officer("finance"))
    changed = amend(row, by=office.officer("clerk"), fields={"order_number": "5/2569"})
    with pytest.raises(NotAllowed, match="ผู้เสนอคณะกรรมการแต่งตั้งเองไม่ได้"):
        appoint(changed, by=office.officer("clerk"))
    with pytest.raises(NotAllowed, match="ผู้ที่เป็นกรรมการชุดนี้"):
        appoint(committee("clerk", day=2), by=office.officer("clerk"))
    with pytest.raises(NotAllowed):
        appoint(row, by=office.officer("head"))
    with pytest.raises(NotAllowed):
        appoint(row, by=office.officer("planner"))
    done = appoint(row, by=office.officer("mayor"))
    assert (done.state, done.decided_by) == (Committee.State.APPOINTED, office.users["mayor"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Committee.objects.filter(pk=row.pk).update(decided_by=row.recorded_by)
    with pytest.raises(ValidationError, match="ตัดสินใจแล้ว"):
        amend(done, by=office.officer("clerk"), fields={"chair": office.users["auditor"]})


def test_enough_members_and_none_of_them_twice(buy, office):
    from decimal import Decimal

    large = buy("จ้างก่อสร้าง", agreed=Decimal(400_000))
    by, on = office.officer("finance"), DAY(2026, 2, 1)
    head, auditor, planner = (office.users[name] for name in ("head", "auditor", "planner"))
    with pytest.raises(ValidationError, match="อย่างน้อย 3 คน"):
        propose(large, by=by, on=on, chair=head, second=auditor)
    with pytest.raises(ValidationError, match="สองตำแหน่ง"):
        propose(large, by=by, on=on, chair=head, second=auditor, third=head)
    row = propose(large, by=by, on=on, chair=head, second=auditor, third=planner)
    assert row.member_ids == [head.pk, auditor.pk, planner.pk]
    with pytest.raises(IntegrityError), transaction.atomic():
        Committee.objects.filter(pk=row.pk).update(third=head)


def test_only_what_is_signed_and_not_inspected_is_inspected(buy, office, committee):
    by = office.officer("finance")
    with pytest.raises(NotAllowed):
        propose(buy(vendor="", agreed=None, contract_on=None), by=by, on=DAY(2026, 2, 1), chair=office.users["head"])
    with pytest.raises(ValidationError, match="ก่อนวันที่ของสัญญา"):
        propose(buy("จ้างทาสี"), by=by, on=DAY(2026, 1, 2), chair=office.users["head"])
    row = appoint(committee(day=5), by=office.officer("clerk"))
    delivered = deliver(row.purchase, by=by, delivered_on=DAY(2026, 2, 2))
    with pytest.raises(ValidationError, match="ก่อนวันที่แต่งตั้ง"):
        inspect(delivered, by=by, inspected_on=DAY(2026, 2, 3))


def test_a_stranger_is_no_member(buy, office, neighbour):
    with pytest.raises(ValidationError, match="ไม่พบรายการที่เลือกในหน่วยงานนี้"):
        propose(buy(), by=office.officer("finance"), on=DAY(2026, 2, 1), chair=neighbour.users["neighbour-clerk"])


def test_the_office_sets_its_own_rule(office, committee):
    sticks = yardsticks_of(office.organization)
    values = {name: getattr(sticks, name) for name in sticks.__struct_fields__} | {"in_a_row": 1}
    with pytest.raises(NotAllowed):
        set_rules(by=office.officer("finance"), fields=values, basis="ประกาศ")
    with pytest.raises(ValidationError, match="ตามอะไร"):
        set_rules(by=office.officer("planner"), fields=values, basis=" ")
    set_rules(by=office.officer("planner"), fields=values, basis="ประกาศ อบต. ที่ 4/2569")
    committee(day=1)
    with pytest.raises(ValidationError, match="ติดกันมาแล้ว 1 ชุด"):
        committee(day=2)
