"""Internal control from its first line to the mayor's signature, and a finding from the auditor to its close."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said, wide

pytestmark = pytest.mark.browser
OFFICE = "/o/donsukchai/"
SHELF = f"{OFFICE}shelf/"


def pressed(page: Any) -> None:
    with page.expect_navigation():
        page.click("main .form-foot button")


def signed(page: Any, address: str) -> None:
    """Agrees, and confirms."""
    page.goto(address)
    page.check("[name=answer][value=agreed]")
    pressed(page)
    pressed(page)


def test_internal_control_and_a_finding(journey: Journey, station: Any):
    now = datetime.datetime.now(ZoneInfo("Asia/Bangkok"))
    today = f"{now.day}/{now.month}/{now.year + 543}"
    desk = journey.as_("planner", f"{SHELF}control-activities/new/")
    for name, text in (
        ("mission", "การรับชำระภาษีที่หน่วยเคลื่อนที่"), ("risk", "เงินสดค้างมือ"), ("existing", "ตรวจใบเสร็จ"),
        ("evaluation", "ไม่ครบทุกวัน"), ("remaining", "ค้างข้ามคืน"), ("improvement", "รับชำระด้วยคิวอาร์โค้ด"), ("due_on", today),
    ):  # fmt: skip
        desk.fill(f"[name={name}]", text)
    desk.select_option("[name=adequacy]", "gap")
    pressed(desk)
    line = desk.url
    desk.goto(f"{line}do/correct/")
    desk.fill("[name=correction]", "ติดป้ายคิวอาร์โค้ดแล้วทุกจุด")
    pressed(desk)
    assert "รอยืนยัน" in said(desk)
    assert desk.locator("a:has-text('ยืนยันการปรับปรุง')").count() == 0, "who corrected it never confirms it"
    auditor = journey.as_("auditor", f"{line}do/confirm/")
    pressed(auditor)
    assert "ยืนยันการปรับปรุงแล้ว" in said(auditor)

    desk.goto(f"{SHELF}control-reports/new/")
    desk.fill("[name=committee_order]", "คำสั่ง ที่ 12/2570")
    for name in ("environment", "risk_assessment", "control_activities", "information", "monitoring", "conclusion"):
        desk.fill(f"[name={name}]", "ประเมินแล้ว เพียงพอ")
    pressed(desk)
    report = desk.url
    desk.goto(f"{report}do/prepare/")
    pressed(desk)
    assert desk.locator("a:has-text('สอบทาน (ปค.')").count() == 0, "the preparer never reviews"
    auditor.goto(f"{report}do/review/")
    auditor.check("[name=review][value=agreed]")
    pressed(auditor)
    desk.goto(report)
    desk.click("a:has-text('เสนอให้รับรอง')")
    pressed(desk)
    way = desk.url
    for who in ("clerk", "mayor"):
        signed(journey.as_(who, way), way)
    desk.goto(f"{report}do/send/")
    desk.fill("[name=sent_to]", "นายอำเภอทุ่งสว่าง")
    pressed(desk)
    assert "ส่งผู้กำกับดูแลแล้ว" in said(desk)
    station(desk, "inspection-control", "#forms", handbook=True)
    with desk.expect_download() as got:
        desk.click("main a:has-text('ปค.') >> nth=0")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    desk.goto(f"{OFFICE}inspection/control/")
    assert "แก้ไขแล้วร้อยละ" in said(desk)
    assert "ปค.2 และ ปค.3" in said(desk), "which forms are not ours"
    station(desk, "inspection-control-year", handbook=True)

    auditor.goto(f"{SHELF}audits/")
    with auditor.expect_navigation():
        auditor.locator(".table-row-link").last.click()
    station(auditor, "inspection-audit", "#findings", handbook=True)
    finding = auditor.goto(f"{SHELF}audit-findings/") and auditor.locator(".table-row-link").first.get_attribute("href")
    auditor.goto(f"{finding}do/close/")
    auditor.fill("[name=follow_note]", "เห็นป้ายทุกจุดแล้ว")
    pressed(auditor)
    assert "แก้ไขแล้ว" in said(auditor)

    phone = journey.open("/p/donsukchai/registers/audit-plans/", size="phone", java_script_enabled=False)
    assert wide(phone) <= 360
    assert not phone.context.cookies()
