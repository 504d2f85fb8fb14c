"""A survey from a ready form to a frozen result; a telephone without scripts; a kiosk through a gap in the network."""

from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import heading, said, wide

pytestmark = pytest.mark.browser
OFFICE = "/o/donsukchai/surveys/"


def made(journey: Journey, form: str, title: str) -> Any:
    """A draft from a ready form, at its questions."""
    desk = journey.as_("planner", OFFICE)
    desk.click("text=แบบใหม่")
    desk.click(f"h2 a:has-text('{form}')")
    desk.fill("[name=title]", title)
    desk.click("text=สร้างร่าง")
    desk.wait_for_url("**/questions/")
    return desk


def opened(desk: Any) -> None:
    desk.goto(desk.url.replace("questions/", "open/"))
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    assert "เปิดรับคำตอบแล้ว" in desk.locator("body").inner_text()


def test_from_a_ready_form_by_paper_and_telephone_to_a_frozen_result(journey: Journey, station: Any):
    desk = made(journey, "แบบประเมินจุดบริการ", "จุดบริการงานภาษี")
    desk.click("a.button:has-text('ข้อความ')")
    desk.fill("[name=text]", "อยากบอกอะไรอีก")
    desk.uncheck("[name=required]")
    desk.click("main form.form button:has-text('บันทึก')")
    desk.wait_for_url("**/questions/")
    assert "อยากบอกอะไรอีก" in said(desk)
    station(desk, "survey-build", handbook=True)
    opened(desk)
    sheet = desk.url

    phone = journey.open(sheet.replace("/o/", "/p/"), size="phone", java_script_enabled=False)
    assert wide(phone) <= 360
    assert not phone.locator(".survey-if").first.is_visible(), "asked only of who is not satisfied"
    phone.locator(".survey-face input[value='1']").check()
    assert phone.locator(".survey-if").first.is_visible()
    phone.fill(".survey-if textarea", "รอนานไป")
    station(phone, "survey-door", handbook=True)
    with phone.expect_navigation():
        phone.click("text=ส่งคำตอบ")
    assert "รับคำตอบแล้ว" in said(phone)
    assert not phone.context.cookies()

    with desk.expect_navigation():
        desk.click("text=กรอกแบบกระดาษ")
    for row in range(1, 9):
        desk.fill(f"[name=r{row}-q1]", "5")
    with desk.expect_navigation():
        desk.click("main button:has-text('ใส่กล่อง')")
    assert "8" in desk.locator("body").inner_text()
    desk.goto(f"{sheet}results/")
    assert "ยังแสดงผลไม่ได้" in said(desk), "nine are fewer than twice five"
    desk.goto(f"{sheet}close/")
    desk.click("main .form-foot button")
    desk.wait_for_url("**/results/")
    assert "ร้อยละ 88.9" in said(desk)
    assert "ระดับ 4 จาก 5" in said(desk)
    assert "รอนานไป" in said(desk)
    station(desk, "survey-results", handbook=True)
    phone.goto(sheet.replace("/o/", "/p/"))
    assert "ปิดรับคำตอบแล้ว" in said(phone)


def test_the_kiosk_loses_nothing_through_a_gap(journey: Journey, station: Any):
    desk = made(journey, "แบบประเมินจุดบริการ", "จุดบริการงานช่าง")
    opened(desk)
    sheet = desk.url
    address = desk.locator("a:has-text('เปิดปุ่มกดเต็มจอ')").get_attribute("href")
    kiosk = journey.open(address)
    kiosk.click("[data-step='5']")
    kiosk.locator("text=ขอบคุณ รับคำตอบแล้ว").wait_for()
    journey.complaints.clear()
    kiosk.context.set_offline(True)
    kiosk.wait_for_timeout(1_600)
    kiosk.click("[data-step='4']")
    kiosk.locator("[data-kiosk-waiting]:has-text('1')").wait_for()
    kiosk.wait_for_timeout(1_600)
    kiosk.click("[data-step='1']")
    kiosk.locator("[data-kiosk-waiting]:has-text('2')").wait_for()
    kiosk.context.set_offline(False)
    kiosk.locator("[data-kiosk-waiting]:text-is('')").wait_for(state="attached")
    journey.complaints[:] = [one for one in journey.complaints if "ERR_INTERNET_DISCONNECTED" not in one]
    desk.goto(sheet)
    assert desk.locator(".survey-doors li:has-text('ปุ่มกด')").inner_text().split()[-1] == "3"
    assert heading(desk) == "จุดบริการงานช่าง"
