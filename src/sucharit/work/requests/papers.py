"""What the room prints: the receipt, and the twelve months."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sucharit.base.doors.receipts import shown
from sucharit.base.doors.slips import receipt_slip
from sucharit.base.organizations.models import Organization
from sucharit.base.screens.qr import qr_png
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Emblem, Heading, Item, KeyValue, NumberedList, text
from sucharit.core.thai import format_date
from sucharit.work.requests.figures import ANSWERED, Month
from sucharit.work.requests.models import EService, Request
from sucharit.work.years.recording.papers import Listed, Value


def receipt_paper(request: Request, secret: str, place: str) -> Paper:
    """ใบรับคำขอ: number and secret, large, with the way to the tracking page."""
    due = format_date(request.due_on, style="full", digits="arabic") if request.due_on else "จะแจ้งให้ทราบ"
    pairs = (
        ("เลขที่คำขอ", str(request)), ("รหัสติดตาม", shown(secret)), ("บริการ", request.service.title),
        ("รับเมื่อ", format_date(request.received_on, style="full", digits="arabic")), ("ครบกำหนด", due),
        ("หน่วยงาน", str(request.unit or request.organization.name)),
    )  # fmt: skip
    return receipt_slip(
        "request-receipt", request.organization, title=f"ใบรับคำขอที่ {request}", heading="ใบรับคำขอ", pairs=pairs,
        track="ติดตามคำขอที่", place=place, on=request.received_on,
        keep="โปรดเก็บใบนี้ไว้ ผู้ที่มีเลขที่และรหัสเปิดอ่านคำขอของท่านได้ หน่วยงานไม่เก็บรหัสนี้ไว้",
    )  # fmt: skip


def months_listed(months: Sequence[Month], fiscal_year: int, *about: str) -> Listed:
    """Twelve lines and their sum; `about` is whose they are."""
    columns = (
        (_("เดือน"), 3.0), (_("ออนไลน์"), 2.0), (_("ที่สำนักงาน"), 2.0), (_("รวม"), 2.0), (_("ตอบแล้ว"), 2.0),
        (_("ตอบภายในกำหนด"), 2.4),
    )  # fmt: skip
    rows: list[list[Value]] = [[one.label, one.web, one.counter, one.came, one.finished, one.in_time] for one in months]
    sums: list[Value] = [
        _("รวม"), *(sum(getattr(one, name) for one in months) for name in ("web", "counter", "came", *ANSWERED))
    ]  # fmt: skip
    subtitle = " · ".join(part for part in (*about, year_words(fiscal_year)) if part)
    return Listed("e-service-months", _("สถิติ e-Service รายเดือน"), columns, rows, sums, subtitle)


def guide_paper(house: Organization, services: Sequence[tuple[EService, int, Sequence[str]]], place: str) -> Paper:
    """คู่มือการใช้บริการออนไลน์, for citizens: what can be asked for, what one needs, how it is followed."""
    title = f"คู่มือการใช้บริการออนไลน์ {house.name}"
    steps = (
        "เปิดหน้าบริการออนไลน์จากคิวอาร์โค้ดด้านล่าง ใช้โทรศัพท์เครื่องใดก็ได้ ไม่ต้องสมัครสมาชิก",
        "เลือกบริการ กรอกแบบคำขอ ใส่ชื่อและที่ติดต่อกลับ แนบภาพถ่ายหรือเอกสารถ้ามี แล้วกด “ส่งคำขอ”",
        "เก็บใบรับคำขอ ซึ่งมีเลขที่และรหัสติดตาม 20 หลัก หน่วยงานไม่ได้เก็บรหัสนี้ไว้",
        "กด “ติดตามคำขอ” ใส่เลขที่และรหัส เพื่อดูสถานะ ส่งข้อความหรือไฟล์เพิ่ม ยกเลิก และอ่านผล",
        "ไม่สะดวกใช้ออนไลน์ ยื่นที่สำนักงานได้ตามปกติ เจ้าหน้าที่รับเข้าระบบเดียวกัน",
    )
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text="คู่มือการใช้บริการออนไลน์", level=1, centered=True),
        NumberedList(items=tuple(Item(text=one, marker=f"{at}.") for at, one in enumerate(steps, 1))),
        Heading(text="บริการที่เปิดรับ", level=2),
    ]  # fmt: skip
    for service, days, asked in services:
        blocks += [
            text(service.title, bold=True, keep_with_next=True),
            KeyValue(pairs=(
                ("หน่วยงาน", str(service.unit)), ("ตอบภายใน", f"{days} วันทำการ" if days else "จะแจ้งให้ทราบ"),
                ("สิ่งที่ต้องกรอก", "; ".join(asked) or "-"),
            )),
        ]  # fmt: skip
    blocks += [
        Emblem(height=4.0, image=qr_png(place), alternative=f"คิวอาร์โค้ดของ {place}"), text(place, align="center"),
    ]  # fmt: skip
    return Paper(
        kind="e-service-guide", title=title, blocks=tuple(blocks), digits="arabic",
        metadata=metadata_for(house.as_value(), title),
    )  # fmt: skip
