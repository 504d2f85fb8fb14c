"""Money at อบต.ดอนสุขใจ: a plan, purchases since October, inspectors by rotation, reports, a question answered."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement import Yardsticks, breaches, next_up
from sucharit.office.demonstration.people import Cast
from sucharit.work.procurement.actions.committees import appoint, propose
from sucharit.work.procurement.actions.purchases import cross, deliver, inspect
from sucharit.work.procurement.actions.reports import see, send
from sucharit.work.procurement.actions.ruling import answer
from sucharit.work.procurement.figures import year_figures
from sucharit.work.procurement.models import PlanLine, Purchase, Report
from sucharit.work.procurement.queries import month_after, sittings, yardsticks_of
from sucharit.work.procurement.registers import COMMITTEES, PLAN, PURCHASES, REPORTS
from sucharit.work.shelf.actions import add, open_to_public

#: title, unit, method, baht, month
PLANNED = (
    ("จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4", "works", "open", 1_250_000, 12),
    ("จ้างปรับปรุงศูนย์พัฒนาเด็กเล็ก", "education", "specific", 480_000, 11),
    ("ซื้อรถบรรทุกขยะ 6 ล้อ", "health", "open", 2_400_000, 5),
    ("จ้างซ่อมแซมระบบประปาหมู่บ้าน หมู่ที่ 2", "works", "specific", 350_000, 1),
    ("ซื้อเครื่องคอมพิวเตอร์สำนักงาน", "clerk", "selective", 620_000, 2),
)
#: day of the fiscal year, title, unit, method, budget, median, agreed, vendor, offers, days to deliver, line
BOUGHT = (
    (0, "ซื้อวัสดุสำนักงาน ประจำไตรมาสที่ 1", "clerk", "specific", 40_000, None, 38_500, "ร้านรุ่งเรืองพาณิชย์", 1, 7, None),
    (1, "จ้างเหมาบริการทำความสะอาด", "clerk", "specific", 108_000, 108_000, 108_000, "นางสมพร ขยันดี", 1, 30, None),
    (20, "จ้างปรับปรุงห้องประชุม ระยะที่ 1", "works", "specific", 498_000, 498_000, 495_000, "หจก.ดอนสุขก่อสร้าง", 1, 30, None),
    (38, "จ้างปรับปรุงห้องประชุม ระยะที่ 2", "works", "specific", 490_000, 490_000, 488_000, "หจก. ดอนสุขก่อสร้าง", 1, 30, None),
    (47, "จ้างปรับปรุงศูนย์พัฒนาเด็กเล็ก", "education", "specific", 480_000, 475_000, 452_000, "หจก.สร้างสุข", 1, 45, 1),
    (66, "ซื้อน้ำมันเชื้อเพลิง", "health", "specific", 60_000, None, 57_200, "สหกรณ์การเกษตรทุ่งสว่าง", 1, 5, None),
    (83, "จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4", "works", "open", 1_250_000, 1_238_000, 1_090_000, "บริษัททางดี จำกัด",
     4, 30, 0),
    (111, "จ้างซ่อมแซมระบบประปาหมู่บ้าน หมู่ที่ 2", "works", "specific", 350_000, 348_000, 341_000, "หจก.สร้างสุข", 1, 20, 3),
    (130, "ซื้อเครื่องคอมพิวเตอร์สำนักงาน", "clerk", "selective", 620_000, 615_000, 598_000, "บริษัทไอทีอุทัย จำกัด", 3, 30, 4),
)  # fmt: skip
REPORTED = (10, 11, 12)


def a_year_of_procurement(office: Cast) -> None:
    """As far as the year has come today."""
    today = clock.today()
    year = FiscalYear.of(today)
    lines = [_planned(office, row, year.value) for row in PLANNED]
    for row in BOUGHT:
        day = year.first_day + datetime.timedelta(days=row[0])
        if day <= today:
            _bought(office, row, day, lines, today)
    _reported(office, year.value, today)
    _answered(office, year.value)
    for register in (PLAN, PURCHASES, COMMITTEES, REPORTS):
        open_to_public(register, by=office.officer("planner", today))


_CROSSED = ("", "แก้คุณลักษณะเฉพาะที่ระบุยี่ห้อ", "", "ขอใบสืบราคาเพิ่มเป็นสามราย")


def _planned(office: Cast, row: tuple[Any, ...], fiscal_year: int) -> PlanLine:
    title, unit, method, baht, month = row
    fields = {
        "title": title, "unit": office.units[unit], "method": method, "budget": Decimal(baht), "month": month,
        "fiscal_year": fiscal_year,
    }  # fmt: skip
    made: PlanLine = add(PLAN, by=office.officer("planner"), fields=fields)
    return made


def _bought(
    office: Cast, row: tuple[Any, ...], day: datetime.date, lines: list[PlanLine], today: datetime.date
) -> None:
    place, title, unit, method, budget, median, agreed, vendor, offers, days, line = row
    fields = {
        "title": title, "unit": office.units[unit], "method": method, "budget": Decimal(budget),
        "median": Decimal(median) if median else None, "agreed": Decimal(agreed), "vendor": vendor,
        "offers": "\n".join(
            f"{vendor if n == 0 else f'ผู้เสนอราคารายที่ {n + 1}'} {agreed * (100 + n) // 100:,}.00 บาท" for n in
            range(offers) ),
        "reason": "ราคาต่ำสุดและคุณสมบัติครบถ้วน", "contract_number": f"{place + 1}/{FiscalYear.of(day).value}",
        "contract_on": day, "due_on": day + datetime.timedelta(days=days),
        "egp_number": f"69{place:03}17000{place % 10}1" if agreed > 50_000 else "", "source": "ข้อบัญญัติงบประมาณรายจ่าย",
        "plan_line": lines[line] if line is not None else None,
    }  # fmt: skip
    bought: Purchase = add(PURCHASES, by=office.officer("planner"), fields=fields)
    if place % 4 != 3:
        by = office.officer("finance")
        bought = cross(bought, by=by, documents=True, spec=True, median=True, found=_CROSSED[place % len(_CROSSED)])
    _inspected(office, bought, day, days, today)


def _inspected(office: Cast, bought: Purchase, day: datetime.date, days: int, today: datetime.date) -> None:
    """Whose turn it is inspects; one contract came six days late."""
    house, sticks = office.organization, yardsticks_of(office.organization)
    came = day + datetime.timedelta(days=days + (6 if "ประปา" in bought.title else -1))
    names = ("head", "finance", "auditor", "reporter", "planner", "deputy", "admin", "complaints")
    people = {office.users[name].pk: office.users[name] for name in names}
    history = [one for _pk, one in sittings(house)]
    order = next_up(people, bought.vendor_key, history, sticks)
    wanted = _enough(bought, sticks)
    barred = {one.member for one in breaches(order, bought.vendor_key, history, sticks)}
    chosen = [people[pk] for pk in order if pk not in barred][:wanted]
    if len(chosen) < wanted:
        return
    seats = dict(zip(("chair", "second", "third"), chosen, strict=False))
    committee = propose(bought, by=office.officer("planner"), on=day, order_number=f"{bought.number}/2569", **seats)
    appoint(committee, by=office.officer("clerk"))
    if came < today:
        by = office.officer("planner")
        inspect(deliver(bought, by=by, delivered_on=came), by=by, inspected_on=came)


def _enough(bought: Purchase, sticks: Yardsticks) -> int:
    return 1 if (bought.agreed or 0) <= sticks.one_inspector_limit else sticks.committee_least


def _reported(office: Cast, fiscal_year: int, today: datetime.date) -> None:
    """The plan, and the first months of the year as far as they have ended."""
    by = office.officer("finance")
    plan = {"kind": Report.Kind.PLAN, "month": 0, "fiscal_year": fiscal_year, "unit": office.units["finance"]}
    see(send(add(REPORTS, by=by, fields=plan), by=by), by=office.officer("mayor"))
    for month in REPORTED:
        if month_after(fiscal_year, month) > today:
            return
        fields = {
            "kind": Report.Kind.MONTH,
            "month": month,
            "fiscal_year": fiscal_year,
            "unit": office.units["finance"],
        }
        row = send(add(REPORTS, by=by, fields=fields), by=by)
        if month != REPORTED[-1]:
            see(row, by=office.officer("mayor"))


def _answered(office: Cast, fiscal_year: int) -> None:
    """One question is answered; the others wait for the officer."""
    for one in year_figures(office.organization, fiscal_year).asked:
        if one.question.asks.value == "not_in_egp":
            text = "เป็นการจัดซื้อวงเงินเล็กน้อย กองคลังกำลังตรวจสอบว่าต้องบันทึกในระบบหรือได้รับยกเว้น และจะบันทึกให้ครบภายในเดือนหน้า"
            answer(fiscal_year, one.question.asks.value, one.question.key, by=office.officer("finance"), text=text)
