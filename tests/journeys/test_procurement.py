"""A purchase from the invitation to the inspection by whose turn it is; a question is answered; the plan goes out
through three channels; what is of the same matter is tied to it."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said, wide

pytestmark = pytest.mark.browser
OFFICE = "/o/donsukchai/"
PURCHASES = f"{OFFICE}shelf/purchases/"


def pressed(page: Any, words: str = "") -> None:
    with page.expect_navigation():
        page.click(f"main .form-foot button:has-text('{words}')" if words else "main .form-foot button")


def test_a_purchase_from_the_invitation_to_three_channels(journey: Journey, station: Any):
    journey.expected = {422}
    now = datetime.datetime.now(ZoneInfo("Asia/Bangkok"))
    today = f"{now.day}/{now.month}/{now.year + 543}"
    desk = journey.as_("finance", f"{PURCHASES}new/")
    desk.fill("[name=title]", "จ้างซ่อมแซมหลังคาอาคารสำนักงาน")
    desk.select_option("[name=method]", "specific")
    desk.fill("[name=budget]", "๙๐,๐๐๐")
    pressed(desk, "บันทึก")
    sheet = desk.url
    assert "กำลังจัดหา" in said(desk)
    desk.goto(f"{sheet}do/sign/")
    for name, text in (
        ("vendor", "หจก.รุ่งเรือง"), ("agreed", "85,000"), ("contract_number", "77/2570"), ("contract_on", today),
        ("due_on", today), ("offers", "หจก.รุ่งเรือง 85,000 บาท\nร้านช่างดี 88,000 บาท"),
    ):  # fmt: skip
        desk.fill(f"[name={name}]", text)
    pressed(desk, "บันทึกสัญญา")
    assert "ทำสัญญาแล้ว" in said(desk)
    crossing = journey.as_("reporter", f"{sheet}do/cross/")
    for name in ("documents", "spec"):
        crossing.check(f"[name={name}]")
    pressed(crossing)
    assert "ราคากลาง ก่อนบันทึก" in said(crossing), "all three are looked at"
    crossing.check("[name=median]")
    crossing.fill("[name=found]", "แก้แบบรูปรายการ")
    pressed(crossing)
    assert "แก้แบบรูปรายการ" in said(crossing)
    desk.goto(f"{sheet}do/propose/")
    assert desk.locator("[name=chair]").input_value(), "whose turn it is stands there already"
    desk.select_option("[name=chair]", index=1)
    desk.select_option("[name=second]", index=1)
    pressed(desk)
    assert "สองตำแหน่ง" in said(desk), "nobody sits twice"
    desk.select_option("[name=second]", index=0)
    pressed(desk)
    desk.wait_for_url(sheet)
    committee = desk.locator("a:has-text('คณะกรรมการตรวจรับ ')").first.get_attribute("href")
    clerk = journey.as_("clerk", f"{committee}do/appoint/")
    pressed(clerk, "แต่งตั้ง")
    assert "แต่งตั้งแล้ว" in said(clerk)
    for verb, name in (("deliver", "delivered_on"), ("inspect", "inspected_on")):
        desk.goto(f"{sheet}do/{verb}/")
        desk.fill(f"[name={name}]", today)
        pressed(desk)
    desk.wait_for_url(sheet)
    assert "ตรวจรับแล้ว" in said(desk)
    station(desk, "procurement-purchase", handbook=True)

    desk.goto(f"{OFFICE}procurement/")
    station(desk, "procurement-year", "#asked", handbook=True)
    with desk.expect_navigation():
        desk.click("a:has-text('ดูรายการและ')")
    assert "ไม่ใช่ข้อสรุป" in said(desk)
    desk.fill("[name=text]", "เป็นงานคนละส่วนของอาคาร จัดหาตามความจำเป็นเร่งด่วน")
    pressed(desk, "บันทึกคำชี้แจง")
    assert "งานคนละส่วนของอาคาร" in said(desk)
    desk.goto(f"{OFFICE}procurement/months/")
    with desk.expect_download() as got:
        desk.click("table a:has-text('PDF') >> nth=0")
    assert got.value.path().read_bytes()[:4] == b"%PDF"

    planner = journey.as_("planner", f"{OFFICE}procurement/plan/")
    with planner.expect_navigation():
        planner.click("text=การเสนอและเผยแพร่แผน")
    report = planner.url
    planner.goto(f"{report}do/publish/")
    for place in range(3):
        box = planner.locator("[name=channels]").nth(place)
        box.check()
        address = planner.locator(f"[name=address_{box.get_attribute('value')}]")
        if address.count():
            address.fill("https://donsukchai.example/procurement-plan")
    pressed(planner)
    if "หลักฐาน" in said(planner) and "do/publish" in planner.url:
        planner.set_input_files(
            "input[type=file]", {"name": "board.png", "mimeType": "image/png", "buffer": _picture()}
        )
        planner.wait_for_timeout(1_000)
        pressed(planner)
    planner.wait_for_url(report)
    assert "เผยแพร่ครบ" in said(planner)

    phone = journey.open("/p/donsukchai/procurement/", size="phone", java_script_enabled=False)
    assert wide(phone) <= 360
    assert "ราคาที่ตกลงรวม" in said(phone)
    assert not phone.context.cookies()


def test_what_is_of_the_same_matter_is_tied_across_registers(journey: Journey, station: Any):
    """A purchase, who looked at it, and who of its bidders is connected: from both sides, until it is let go."""
    journey.expected = {422}
    now = datetime.datetime.now(ZoneInfo("Asia/Bangkok"))
    today = f"{now.day}/{now.month}/{now.year + 543}"
    desk = journey.as_("planner", f"{PURCHASES}new/")
    desk.fill("[name=title]", "จ้างปรับปรุงสนามเด็กเล่น")
    desk.select_option("[name=method]", "specific")
    desk.fill("[name=budget]", "95,000")
    pressed(desk, "บันทึก")
    purchase = desk.url
    desk.goto(f"{purchase}do/sign/")
    for name, text in (
        ("vendor", "หจก.สนามสวย"), ("agreed", "92,000"), ("contract_number", "81/2570"), ("contract_on", today),
        ("due_on", today), ("offers", "หจก.สนามสวย 92,000 บาท\nร้านเครื่องเล่นไทย 94,000 บาท"),
    ):  # fmt: skip
        desk.fill(f"[name={name}]", text)
    pressed(desk, "บันทึกสัญญา")
    number = desk.locator("h1").inner_text().split()[-1]

    desk.goto(f"{OFFICE}shelf/bidder-checks/new/")
    desk.fill("[name=subject]", "ปรับปรุงสนามเด็กเล่น")
    desk.select_option("[name=method]", "specific")
    desk.fill("[name=budget]", "95,000")
    desk.fill("[name=checked_on]", today)
    pressed(desk, "บันทึก")
    check = desk.url
    assert "ยังไม่ได้ผูกกับรายการใด" in said(desk)
    with desk.expect_navigation():
        desk.click("main a:has-text('ผูกกับรายการอื่น')")
    desk.select_option("[name=register]", "purchases")
    desk.fill("[name=number]", "9999/2570")
    pressed(desk, "ผูก")
    assert "ไม่พบเลขที่นี้" in said(desk) and desk.input_value("[name=number]") == "9999/2570"
    desk.fill("[name=number]", number)
    pressed(desk, "ผูก")
    desk.wait_for_url(check)
    tied = desk.locator(f"main a[href='{purchase.removeprefix(journey.at.address)}']")
    assert tied.count() == 1 and "ทำสัญญาแล้ว" in said(desk), "the other's number and state"
    with desk.expect_navigation():
        desk.click(".page-actions a:has-text('นำผู้เสนองานจากทะเบียน')")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    assert "หจก.สนามสวย" in said(desk) and "ร้านเครื่องเล่นไทย" in said(desk), "nobody types the bidders twice"
    station(desk, "register-ties", "#tied")

    phone = journey.as_("finance", purchase, size="phone")
    with phone.expect_navigation():
        phone.click(f"main a[href='{check.removeprefix(journey.at.address)}']")
    assert phone.url == check and wide(phone) <= 360, "from the other side it is the same"
    with desk.expect_navigation():
        desk.click("main a:has-text('ผูกกับรายการอื่น')")
    with desk.expect_navigation():
        desk.click("main button:has-text('เลิกผูก')")
    assert "เลิกผูกแล้ว" in desk.content() and not tied.count()
    phone.goto(purchase)
    assert not phone.locator(f"main a[href='{check.removeprefix(journey.at.address)}']").count()
    assert "ยังไม่ได้ผูกกับรายการใด" in said(phone) and wide(phone) <= 360


def _picture() -> bytes:
    """The notice board, as a telephone would take it."""
    import io

    from PIL import Image

    kept = io.BytesIO()
    Image.new("RGB", (64, 48), "white").save(kept, "PNG")
    return kept.getvalue()
