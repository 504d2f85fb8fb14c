"""What the room prints: the receipt, and the twelve months."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sucharit.base.doors.receipts import shown
from sucharit.base.screens.qr import qr_png
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Emblem, Heading, KeyValue, text
from sucharit.core.thai import format_date
from sucharit.work.requests.figures import ANSWERED, Month
from sucharit.work.requests.models import Request
from sucharit.work.years.recording.papers import Listed, Value


def receipt_paper(request: Request, secret: str, place: str) -> Paper:
    """ใบรับคำขอ: number and secret, large, with the way to the tracking page."""
    house = request.organization
    title = f"ใบรับคำขอที่ {request}"
    due = format_date(request.due_on, style="full", digits="arabic") if request.due_on else "จะแจ้งให้ทราบ"
    blocks = (
        text(house.name, align="center", bold=True),
        Heading(text="ใบรับคำขอ", level=1, centered=True, large=True),
        KeyValue(pairs=(
            ("เลขที่คำขอ", str(request)), ("รหัสติดตาม", shown(secret)), ("บริการ", request.service.title),
            ("รับเมื่อ", format_date(request.received_on, style="full", digits="arabic")), ("ครบกำหนด", due),
            ("หน่วยงาน", str(request.unit or house.name)),
        )),
        text("ติดตามคำขอที่", bold=True, keep_with_next=True), text(place, align="center"),
        Emblem(height=4.0, image=qr_png(place), alternative=f"คิวอาร์โค้ดของ {place}"),
        text("โปรดเก็บใบนี้ไว้ ผู้ที่มีเลขที่และรหัสเปิดอ่านคำขอของท่านได้ หน่วยงานไม่เก็บรหัสนี้ไว้", size="small"),
    )  # fmt: skip
    return Paper(
        kind="request-receipt", title=title, blocks=blocks, digits="arabic", numbers="none",
        metadata=metadata_for(house.as_value(), title, request.received_on.isoformat()),
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
