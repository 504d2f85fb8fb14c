"""A purchase lives from the invitation to the inspection; what contradicts itself is refused in words."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.work.procurement.actions.committees import appoint, propose
from sucharit.work.procurement.actions.purchases import cancel, cancel_line, cross, deliver, inspect, sign
from sucharit.work.procurement.figures import crossed
from sucharit.work.procurement.models import PlanLine, Purchase
from sucharit.work.procurement.queries import purchases_of_trader, traders_in
from sucharit.work.procurement.registers import PLAN
from sucharit.work.shelf.actions import add, amend

pytestmark = pytest.mark.django_db
DAY = datetime.date


def test_from_the_invitation_to_the_inspection(office, buy):
    by, row = office.officer("finance"), buy(vendor="", agreed=None, contract_on=None, contract_number="")
    assert row.state == Purchase.State.OPEN
    row = sign(
        row, by=by, vendor="หจก. รุ่งเรือง", agreed=Decimal(80_000), contract_number="7/2569", contract_on=DAY(2026, 1,
        15),
        due_on=DAY(2026, 1, 30), offers="หจก. รุ่งเรือง 80,000 บาท\nร้าน ข 85,000 บาท",
    )  # fmt: skip
    assert (row.state, row.bidders, row.kind) == (Purchase.State.SIGNED, 2, "buy")
    row = deliver(row, by=by, delivered_on=DAY(2026, 2, 3))
    with pytest.raises(ValidationError, match="ยังไม่มีคณะกรรมการตรวจรับ"):
        inspect(row, by=by, inspected_on=DAY(2026, 2, 5))
    committee = propose(row, by=by, on=DAY(2026, 2, 3), chair=office.users["head"])
    with pytest.raises(ValidationError, match="ยังไม่มีคณะกรรมการตรวจรับ"):
        inspect(row, by=by, inspected_on=DAY(2026, 2, 5))
    appoint(committee, by=office.officer("clerk"))
    row = inspect(row, by=by, inspected_on=DAY(2026, 2, 5))
    assert row.state == Purchase.State.INSPECTED
    with pytest.raises(NotAllowed):
        cancel(row, by=by, reason="ไม่ต้องการ")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"contract_on": DAY(2026, 3, 3)}, "contract_on"),
        ({"due_on": DAY(2026, 1, 1)}, "due_on"),
        ({"vendor": ""}, "vendor"),
        ({"agreed": None}, "agreed"),
        ({"agreed": Decimal(0)}, "agreed"),
        ({"delivered_on": DAY(2026, 4, 1)}, "delivered_on"),
        ({"inspected_on": DAY(2026, 2, 1)}, "inspected_on"),
        ({"contract_on": None, "delivered_on": DAY(2026, 2, 1)}, "contract_on"),
        ({"vendor_number": "3100904148886"}, "vendor_number"),
        ({"vendor_number": "0105563008657"}, "vendor_number"),
    ],
)
def test_what_contradicts_itself_is_refused_beside_its_field(buy, change, field):
    with pytest.raises(ValidationError) as refused:
        buy(**change)
    assert field in refused.value.message_dict


def test_the_database_itself_keeps_state_and_facts_together(buy):
    row = buy()
    for change in (
        {"state": "open"}, {"state": "cancelled"}, {"agreed": 0}, {"vendor": ""}, {"due_on": DAY(2025, 1, 1)},
        {"title": ""},
        {"inspected_on": DAY(2026, 2, 1)},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Purchase.objects.filter(pk=row.pk).update(**change)


def test_a_cancelled_purchase_says_why(office, buy):
    with pytest.raises(ValidationError):
        cancel(buy(), by=office.officer("finance"), reason=" ")
    row = cancel(buy("จ้างซ่อมรถ"), by=office.officer("finance"), reason="งบประมาณไม่พอ")
    assert (row.state, row.cancelled_because) == ("cancelled", "งบประมาณไม่พอ")


def line(office, **more):
    told = {"title": "จ้างก่อสร้างถนน", "method": "open", "budget": Decimal(900_000), "month": 1, "fiscal_year": 2569}
    return add(PLAN, by=office.officer("planner"), fields=told | {"unit": office.units["works"]} | more)


def test_a_line_of_the_plan_that_was_bought_for_is_not_cancelled(office, buy):
    row = line(office)
    bought = buy(plan_line=row)
    with pytest.raises(NotAllowed, match="มีการจัดซื้อจัดจ้างตามรายการนี้แล้ว"):
        cancel_line(row, by=office.officer("planner"), reason="ไม่ทำ")
    cancel(bought, by=office.officer("finance"), reason="ไม่มีผู้เสนอราคา")
    assert cancel_line(row, by=office.officer("planner"), reason="ไม่ทำ").state == PlanLine.State.CANCELLED
    with pytest.raises(ValidationError, match="ยกเลิกแล้ว"):
        amend(row, by=office.officer("planner"), fields={"budget": Decimal(1)})


def test_a_line_of_another_year_is_no_line_of_this(office, buy):
    with pytest.raises(ValidationError, match="ปีงบประมาณเดียวกัน"):
        buy(plan_line=line(office, fiscal_year=2568))


# what the room of conduct asks


def test_who_offered_and_who_sold(office, neighbour, buy):
    row = buy(vendor="หจก. รุ่งเรือง", offers="หจก.รุ่งเรือง 80,000 บาท\nนายดำ ขาวดี 85,000 บาท")
    assert [(one.name, one.chosen) for one in traders_in(office.organization, row.pk)] == [
        ("หจก. รุ่งเรือง", True), ("นายดำ ขาวดี", False),
    ]  # fmt: skip
    assert list(purchases_of_trader(office.organization, "ห้างหุ้นส่วนจำกัดรุ่งเรือง")) == [row]
    assert list(purchases_of_trader(office.organization, "ดำ ขาวดี")) == [row]
    assert not purchases_of_trader(neighbour.organization, "หจก. รุ่งเรือง").exists()
    from django.http import Http404

    with pytest.raises(Http404):
        traders_in(neighbour.organization, row.pk)


def test_another_unit_looks_at_papers_specification_and_median_price(office, buy, desk_of):
    row = buy("จ้างซ่อมรางระบายน้ำ")
    whole = {"documents": True, "spec": True, "median": True}
    with pytest.raises(NotAllowed, match="คนละหน่วยงาน"):
        cross(row, by=office.officer("finance"), **whole)
    with pytest.raises(NotAllowed):
        cross(row, by=office.officer("council"), **whole)
    with pytest.raises(ValidationError, match="ราคากลาง"):
        cross(row, by=office.officer("reporter"), **whole | {"median": False})
    done = cross(row, by=office.officer("reporter"), found="แก้รูปแบบรายการให้ไม่เจาะจงยี่ห้อ", **whole)
    assert (done.crossed_by, done.crossed_found) == (office.users["reporter"], "แก้รูปแบบรายการให้ไม่เจาะจงยี่ห้อ")
    assert crossed(office.organization, 2569).part == 1
    with pytest.raises(NotAllowed):
        cross(done, by=office.officer("head"), **whole)
    page = desk_of(office.users["finance"]).get(reverse("register_entry", args=["donsukchai", "purchases", row.pk]))
    assert "bidder-checks/new/?subject=" in page.content.decode()
