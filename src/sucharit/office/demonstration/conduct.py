"""Conduct at อบต.ดอนสุขใจ: gifts that came, were reported, and went back."""

import datetime
from decimal import Decimal

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.conduct.actions.gifts import decide_gift, report_gift, settle_gift
from sucharit.work.conduct.models import Gift
from sucharit.work.conduct.registers import GIFTS
from sucharit.work.shelf.actions import add, open_to_public

#: days ago, receiver, position, giver, kind of giver, occasion, what, baht, how far it went
CAME = (
    (
        88, "นายปกรณ์ วงศ์สุข", "นายช่างโยธา", "หจก.ดอนสุขก่อสร้าง", "business",
        "ปีใหม่", "กระเช้าผลไม้", 3_500, "settled",
    ),
    (
        80, "นางอรทัย ศรีสวัสดิ์", "ผู้อำนวยการกองคลัง", "ร้านรุ่งเรืองพาณิชย์", "business",
        "ปีใหม่", "บัตรกำนัลห้างสรรพสินค้า", 5_000, "settled",
    ),
    (
        61, "นางมาลี พรหมมา", "หัวหน้าสำนักปลัด", "ผู้สูงอายุหมู่ที่ 3", "person",
        "ขอบคุณที่ช่วยเหลือ", "ผักสวนครัว", 120, "returning",
    ),
    (
        33, "นายวีระชัย ทองอยู่", "รองปลัดองค์การบริหารส่วนตำบล", "สมาคมกำนันผู้ใหญ่บ้าน", "agency",
        "งานประชุมประจำปี", "โล่ที่ระลึก", 800, "kept",
    ),
    (
        12, "นายปกรณ์ วงศ์สุข", "นายช่างโยธา", "บริษัทวัสดุภัณฑ์กลาง จำกัด", "business",
        "ส่งมอบงาน", "ชุดเครื่องมือช่าง", 4_200, "reported",
    ),
    (
        4, "นางอรทัย ศรีสวัสดิ์", "ผู้อำนวยการกองคลัง", "ธนาคารในอำเภอ", "business",
        "วันเกิด", "ขนมเค้ก", 450, "noted",
    ),
)  # fmt: skip


def a_year_of_conduct(office: Cast) -> None:
    """Gifts of the last months, each as far as it came."""
    today = clock.today()
    for days, receiver, position, giver, giver_kind, occasion, item, baht, state in CAME:
        day = _day(today, days)
        by = office.officer("planner", today)
        row = add(
            GIFTS, by=by,
            fields={
                "received_on": day, "receiver": receiver, "position": position, "giver": giver,
                "giver_kind": giver_kind, "occasion": occasion, "item": item, "value": Decimal(baht),
                "kind": "money" if "บัตร" in item else "thing",
                "unit": office.units["finance" if "คลัง" in position else "works" if "ช่าง" in position else "clerk"],
            },
        )  # fmt: skip
        _taken_on(office, row, state, today)
    open_to_public(GIFTS, by=office.officer("planner", today))


def _day(today: datetime.date, days: int) -> datetime.date:
    """So many days ago, when the office was there and in this fiscal year."""
    return max(today - datetime.timedelta(days=days), SINCE, FiscalYear.of(today).first_day)


def _taken_on(office: Cast, row: Gift, state: str, today: datetime.date) -> None:
    """From noted as far as it came."""
    by, mayor = office.officer("planner", today), office.officer("mayor", today)
    if state == "noted":
        return
    row = report_gift(row, by=by, reported_on=min(row.received_on + datetime.timedelta(days=2), today))
    if state == "reported":
        return
    decision = "returning" if state == "settled" else state
    row = decide_gift(row, by=mayor, decision=decision, decision_note="เป็นไปตามนโยบายงดรับของขวัญ (No Gift Policy)")
    if state == "settled":
        settle_gift(row, by=by, settled_on=today, settled_to=row.giver)
