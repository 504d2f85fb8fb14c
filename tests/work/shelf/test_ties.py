"""Rooms that do not know each other: a purchase, who came to look at it, and whether its sellers are related."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.work.shelf.everyone import fields_of, filled

from sucharit.base.audit.models import Entry as Told
from sucharit.base.people.gate import NotAllowed
from sucharit.work.conduct.actions import interests as minding
from sucharit.work.conduct.registers import CASES, CHECKS
from sucharit.work.participation.registers import OBSERVATIONS
from sucharit.work.procurement.registers import PURCHASES
from sucharit.work.shelf.actions import add, tie, untie, withdraw
from sucharit.work.shelf.models import EntryTie
from sucharit.work.shelf.tied import tied_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.TODAY = "2026-03-02"


def bought(office, **more):
    by = office.officer("planner")
    return add(PURCHASES, by=by, fields=fields_of(PURCHASES, office, 1) | {"unit": office.units["clerk"]} | more)


def test_what_the_observers_saw_stands_on_the_sheet_of_the_purchase(office, desk_of):
    purchase, seen = bought(office), filled(OBSERVATIONS, office, 1)[0]
    desk = desk_of(office.users["planner"])
    where = reverse("register_tie", args=["donsukchai", "observations", seen.pk])
    assert desk.get(where).status_code == 200
    assert "ไม่พบเลขที่นี้" in desk.post(where, {"register": "purchases", "number": "99/2569"}).content.decode()
    assert desk.post(where, {"register": "purchases", "number": str(purchase)}).status_code == 302
    page = desk.get(reverse("register_entry", args=["donsukchai", "purchases", purchase.pk])).content.decode()
    assert reverse("register_entry", args=["donsukchai", "observations", seen.pk]) in page
    assert "เชิญแล้ว รอตอบรับ" in page
    assert Told.objects.get(verb="shelf.tied").facts["other"].endswith(str(purchase))
    assert desk.post(where, {"register": "purchases", "number": str(purchase), "untie": "1"}).status_code == 302
    assert tied_to(purchase, office.officer("planner")) == []


def test_words_lead_to_the_entry_where_nobody_knows_its_number(office, desk_of, neighbour):
    purchase, seen = bought(office, title="จ้างซ่อมสะพานไม้คลองบางปลา"), filled(OBSERVATIONS, office, 1)[0]
    add(
        PURCHASES,
        by=neighbour.officer("neighbour-planner"),
        fields=fields_of(PURCHASES, neighbour, 1) | {"title": "ซ่อมสะพานไม้อื่น"},
    )
    desk = desk_of(office.users["planner"])
    where = reverse("register_tie", args=["donsukchai", "observations", seen.pk])
    lost = desk.post(where, {"register": "purchases", "number": "สะพานเหล็ก"})
    assert lost.status_code == 422
    assert "โปรดลองคำที่สั้นลง" in lost.content.decode()
    found = desk.post(where, {"register": "purchases", "number": "สะพานไม้"}).content.decode()
    assert f'name="number" value="{purchase}"' in found
    assert "จ้างซ่อมสะพานไม้คลองบางปลา" in found
    assert "สะพานไม้อื่น" not in found, "the neighbour's stays with the neighbour"
    assert not EntryTie.objects.exists(), "nothing is tied before it is chosen"
    tie(seen, by=office.officer("planner"), register="purchases", number=str(purchase))
    assert desk.post(where, {"register": "purchases", "number": "สะพานไม้"}).status_code == 422, "tied already"


def test_every_seller_of_the_tied_purchase_is_checked(office):
    by = office.officer("planner")
    purchase = bought(
        office, vendor="บริษัท ดอนสุขก่อสร้าง จำกัด", offers="บริษัท ดอนสุขก่อสร้าง จำกัด 90,000\nร้านรุ่งเรือง 95,000", agreed=90_000
    )
    check = tie(filled(CHECKS, office, 1)[0], by=by, register="purchases", number=str(purchase))
    check = minding.add_bidder(check, by=by, name="บจก.ดอนสุขก่อสร้าง")
    check = minding.add_member(check, by=by, name="นายปกรณ์ วงศ์สุข", position="นายช่างโยธา", part="กรรมการ")
    check = minding.state_relation(check, by=by, member=check.members.get(), stated="no")
    with pytest.raises(NotAllowed, match="ร้านรุ่งเรือง"):
        minding.close_check(check, by=by)
    check = minding.bring_bidders(check, by=by)
    assert list(check.bidders.values_list("name", flat=True)) == ["บจก.ดอนสุขก่อสร้าง", "ร้านรุ่งเรือง"], (
        "one under two spellings"
    )
    with pytest.raises(NotAllowed):
        minding.bring_bidders(check, by=by)
    assert minding.close_check(check, by=by).state == "clear"


def test_what_may_not_be_tied(office, neighbour):
    by, first = office.officer("planner"), bought(office)
    case = filled(CASES, office, 1)[0]
    with pytest.raises(ValidationError, match="ตัวเอง"):
        tie(first, by=by, register="purchases", number=str(first))
    stranger = neighbour.officer("neighbour-planner")
    theirs = add(PURCHASES, by=stranger, fields=fields_of(PURCHASES, neighbour, 2))
    with pytest.raises(ValidationError):
        tie(case, by=by, register="purchases", number=f"{theirs.number + 40}/{theirs.fiscal_year}")
    case = tie(case, by=by, register="purchases", number=str(first))
    tie(first, by=by, register="ethics-cases", number=str(case))
    assert EntryTie.objects.count() == 1, "from both sides it is the same"
    assert tied_to(first, office.officer("reporter")) == [], "who may not read the other register does not learn of it"
    assert len(tied_to(first, by)) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryTie.objects.create(
            organization=office.organization, one_register="purchases", one=1, other_register="purchases", other=1,
            by=by.user,
        )  # fmt: skip
    withdraw(case, by=by, reason="บันทึกผิด")
    assert tied_to(first, by) == []
    with pytest.raises(ValidationError):
        untie(first, by=by, register="ethics-cases", number=str(case))
