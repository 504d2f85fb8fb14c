"""A complaint from a telephone without scripts and from the counter to "satisfied"; a late one with its explanation."""

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.journeys.conftest import Journey
from tests.journeys.steps import heading, said, wide

pytestmark = pytest.mark.browser
DOOR, OFFICE = "/p/donsukchai/complaints/", "/o/donsukchai/complaints/"


def numbers(page: Any) -> tuple[str, str]:
    """Number and secret as the receipt shows them."""
    return page.locator(".complaint-number").inner_text(), page.locator(".complaint-secret").inner_text()


def follow(page: Any, number: str, secret: str) -> None:
    page.goto(f"{DOOR}track/")
    page.fill("[name=number]", number)
    page.fill("[name=secret]", secret.replace(" ", ""))
    with page.expect_navigation():
        page.click("text=เปิดเรื่องของฉัน")


def open_case(page: Any, number: str) -> None:
    left, _slash, year = number.partition("/")
    page.goto(f"{OFFICE}{year}/{left}/")


def finish(page: Any, late: str = "") -> None:
    page.click("text=บันทึกผลและเสร็จสิ้น")
    page.check("[name=outcome][value=solved]")
    page.fill("[name=result]", "เปลี่ยนฝาท่อแล้ว")
    page.fill("[name=cause]", "ฝาท่อเก่า")
    page.fill("[name=prevention]", "ตรวจฝาท่อทุกสามเดือน")
    if late:
        page.fill("[name=late_because]", late)
    with page.expect_navigation():
        page.click("text=เสร็จสิ้นและแจ้งผลผู้ร้อง")


def test_from_a_telephone_without_scripts_to_satisfied(journey: Journey, station: Any, tmp_path: Path):
    picture = tmp_path / "ฝาท่อ.jpg"
    Image.new("RGB", (900, 600), (90, 90, 90)).save(picture)
    phone = journey.open(DOOR, size="phone", java_script_enabled=False)
    assert "ช่องทางแจ้งการทุจริตที่ปลอดภัย" in said(phone)
    phone.click("text=ร้องเรียนเรื่องใหม่")
    phone.fill("[name=detail]", "ฝาท่อหน้าบ้านแตก เด็กเกือบตก")
    phone.fill("[name=place]", "ซอย 2 หมู่ที่ 1")
    station(phone, "complaint-form-phone", part="main .complaint-part", handbook=True)
    phone.set_input_files("[name=files]", picture)
    assert wide(phone) <= 360
    journey.expected.add(422)  # a name was forgotten
    with phone.expect_navigation():
        phone.click("text=ส่งเรื่องร้องเรียน")
    assert "ต้องใส่ชื่อ" in said(phone) or "โปรดใส่ชื่อ" in said(phone)
    assert phone.input_value("[name=detail]") == "ฝาท่อหน้าบ้านแตก เด็กเกือบตก"
    phone.fill("[name=name]", "นางทดลอง ใจเย็น")
    phone.set_input_files("[name=files]", picture)
    with phone.expect_navigation():
        phone.click("text=ส่งเรื่องร้องเรียน")
    assert heading(phone) == "รับเรื่องของท่านแล้ว" and wide(phone) <= 360
    number, secret = numbers(phone)
    station(phone, "complaint-receipt-phone", handbook=True)
    assert not phone.context.cookies(), "a citizen's browser keeps nothing of ours"

    desk = journey.as_("complaints")
    assert f"เรื่องร้องเรียนที่ {number}" in said(desk), "it is on the desk"
    open_case(desk, number)
    assert "ทดลอง" not in said(desk)
    desk.click("text=เปิดดูข้อมูลผู้ร้อง")
    assert "นางทดลอง ใจเย็น" in said(desk) + desk.locator("#person").inner_text()
    desk.locator("[name=unit]").select_option(label="กองช่าง")
    desk.locator("[name=officer]").select_option(label="นายปกรณ์ วงศ์สุข")
    with desk.expect_navigation():
        desk.get_by_role("button", name="มอบหมาย").click()
    works = journey.as_("reporter")
    open_case(works, number)
    works.click("text=ส่งข้อความถึงผู้ร้อง")
    works.fill("[name=message-text]", "ช่างจะไปวันพรุ่งนี้เช้า")
    with works.expect_navigation():
        works.get_by_role("button", name="ส่งข้อความ").click()
    finish(works)
    station(works, "complaint", part="h1", handbook=True)

    follow(phone, number, secret)
    assert "ช่างจะไปวันพรุ่งนี้เช้า" in said(phone) and "เปลี่ยนฝาท่อแล้ว" in said(phone)
    phone.locator(".complaint-face", has_text=re.compile("^พอใจมาก$")).click()
    with phone.expect_navigation():
        phone.click("text=ส่งความเห็น")
    assert "ขอบคุณสำหรับความเห็น" in said(phone) and wide(phone) <= 360
    station(phone, "complaint-phone")
    with phone.expect_navigation():
        phone.click("text=ปิดเรื่องในเครื่องนี้")
    phone.goto(f"{DOOR}case/")
    assert heading(phone) == "ติดตามเรื่องร้องเรียน"


def test_from_the_counter_with_an_extension_that_is_explained(journey: Journey):
    desk = journey.as_("complaints", OFFICE)
    desk.click("text=รับเรื่องใหม่")
    desk.locator("[name=channel]").select_option(label="มาด้วยตนเองที่จุดบริการ")
    desk.fill("[name=detail]", "ต้นไม้ล้มขวางทางเข้าซอย")
    desk.check("[name=anonymous]")
    with desk.expect_navigation():
        desk.click("text=รับเรื่องและออกเลขที่")
    number, secret = numbers(desk)
    desk.click("text=เปิดเรื่องนี้")
    desk.click("text=ขยายเวลาพร้อมคำชี้แจง")
    desk.fill("[name=extend-days]", "5")
    desk.fill("[name=extend-reason]", "ต้องรอรถยกจากอำเภอ")
    with desk.expect_navigation():
        desk.click("text=ทำหนังสือชี้แจงและขยายเวลา")
    assert "มีผลแล้ว ส่งคำชี้แจงเมื่อ" in said(desk)
    phone = journey.open(size="phone")
    follow(phone, number, secret)
    assert "ต้องรอรถยกจากอำเภอ" in said(phone) and "ชี้แจงเหตุที่ยังไม่แล้วเสร็จ" in said(phone)
    with phone.expect_download() as taken:
        phone.locator("a", has_text="PDF").last.click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def test_a_late_case_says_why_and_the_public_reads_numbers(journey: Journey):
    works = journey.as_("reporter", f"{OFFICE}?state=late")
    with works.expect_navigation():
        works.locator(".table-row-link", has_text="ท่อระบายน้ำตัน").click()
    assert "เกินกำหนดแล้วจึงขยายเวลาไม่ได้" in said(works)
    works.click("text=ทำหนังสือแจ้งความคืบหน้าหรือระยะเวลา")
    works.check("[name=kind][value=progress]")
    works.locator("form[action$='write/'] [name=text]").fill("ยังไม่เสร็จเพราะรอรถดูดเลนจากจังหวัด")
    with works.expect_navigation():
        works.locator("form[action$='write/'] button").click()
    finish(works, late="รอรถดูดเลนจากจังหวัด")
    assert "เสร็จสิ้นเกินกำหนด" in said(works)
    mayor = journey.as_("mayor", f"{OFFICE}figures/")
    assert "สถิติเรื่องร้องเรียน" in heading(mayor)
    public = journey.open(f"{DOOR}figures/", size="phone")
    assert "ความพึงพอใจของผู้ร้อง" in said(public) and wide(public) <= 360
    public.goto(f"{DOOR}manual/")
    assert "ระยะเวลา" in said(public) and wide(public) <= 360
