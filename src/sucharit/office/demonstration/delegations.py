"""Delegations at อบต.ดอนสุขใจ: four orders from the chief executive down, told, and reported on each month."""

import datetime

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.delegations.actions import orders, reports
from sucharit.work.delegations.registers import DELEGATIONS, RESERVED
from sucharit.work.shelf.actions import add, open_to_public

LAW = "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 และที่แก้ไขเพิ่มเติม"
LEAVE = "ระเบียบกระทรวงมหาดไทยว่าด้วยการลาของพนักงานส่วนตำบล"
#: order, subject, giver, receiver, powers (act, text, law, limit, further)
ORDERS: tuple[tuple[str, str, str, str, tuple[tuple[str, str, str, str, bool], ...]], ...] = (
    ("201/2568", "มอบอำนาจให้ปลัดปฏิบัติราชการแทน", "mayor", "clerk", (
        ("approve", "ลาป่วย ลากิจ และลาพักผ่อนของพนักงานทุกคน", LEAVE, "ไม่เกินครั้งละ 30 วัน", True),
        ("permit", "ใช้รถยนต์ส่วนกลาง", "ระเบียบว่าด้วยการใช้และรักษารถยนต์", "ภายในจังหวัด", False),
    )),
    ("202/2568", "มอบอำนาจให้รองปลัดปฏิบัติราชการแทน", "mayor", "deputy", (
        ("order", "สั่งการเรื่องร้องทุกข์ทั่วไป", LAW, "", False),
    )),
    ("203/2568", "มอบหมายให้ผู้อำนวยการกองคลังปฏิบัติราชการแทน", "mayor", "finance", (
        ("approve", "คืนหลักประกันสัญญาและซอง", "ระเบียบการคลัง", "ไม่เกิน 50,000 บาท", False),
    )),
    ("204/2568", "มอบอำนาจการลาให้หัวหน้าสำนักปลัด", "clerk", "head", (
        ("approve", "ลาป่วย ลากิจ และลาพักผ่อนของพนักงานทุกคน", LEAVE, "เฉพาะในสังกัด ไม่เกินครั้งละ 3 วัน", False),
    )),
)  # fmt: skip


def a_year_of_delegations(office: Cast) -> None:
    """Signed by their holders when the year began; reports of the months that are over."""
    today = clock.today()
    day = max(today - datetime.timedelta(days=95), SINCE)
    unit = office.units["clerk"]
    then = office.officer("planner", day)
    add(RESERVED, by=then, fields={
        "checked_on": day, "title": "การอนุมัติจ่ายเงินสะสม", "rule": "reserved", "words": "อนุมัติ, เงินสะสม",
        "law": "ระเบียบกระทรวงมหาดไทยว่าด้วยการรับเงิน การเบิกจ่ายเงิน", "section": "หมวดเงินสะสม", "unit": unit,
    })  # fmt: skip
    for number, subject, giver, receiver, powers in ORDERS:
        row = add(DELEGATIONS, by=then, fields={
            "order_no": number, "ordered_on": day, "kind": "delegate", "subject": subject, "law": LAW, "from_on": day,
            "giver": office.positions[giver], "receiver": office.positions[receiver], "unit": unit,
        })  # fmt: skip
        for act, text, law, limit, further in powers:
            row = orders.add_power(row, by=then, act=act, text=text, law=law, limit=limit, further=further)
        row = orders.sign(row, by=office.officer(giver, day))
        row = orders.circulate(row, by=then, circular_no=f"ว {number}", circular_on=day)
        if number != ORDERS[-1][0]:
            orders.announce(row, by=then, channels="เว็บไซต์ของหน่วยงาน\nป้ายประกาศหน้าสำนักงาน", announced_on=day)
        if FiscalYear.of(today) != FiscalYear.of(day):
            row = orders.ask_reports(row, by=office.officer("planner", today))
        for one in row.reports.filter(of_month__lt=today.replace(day=1)).order_by("of_month"):
            if number == ORDERS[0][0]:  # the others are late
                reports.hand_in(one, by=office.officer(receiver, today), used=7, refused=0, summary="ไม่มีปัญหา")
    acting = add(DELEGATIONS, by=office.officer("planner", today), fields={
        "order_no": f"{today:%d%m}/รก", "ordered_on": today, "kind": "acting",
        "subject": "แต่งตั้งผู้รักษาราชการแทนปลัดระหว่างไปราชการ",
        "law": LAW, "from_on": today, "until_on": today + datetime.timedelta(days=5), "unit": unit,
        "giver": office.positions["mayor"], "receiver": office.positions["deputy"],
        "acting_for": office.positions["clerk"],
    })  # fmt: skip
    orders.sign(acting, by=office.officer("mayor", today))
    open_to_public(DELEGATIONS, by=office.officer("planner", today))
