"""A manual from its first line to the counter and the web; a queue from a telephone to the proof of its day, through a
gap in the network."""

from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import heading, said, wait_until, wide

pytestmark = pytest.mark.browser
OFFICE = "/o/donsukchai/"
MANUALS = f"{OFFICE}shelf/manuals/"


def pressed(page: Any, words: str) -> None:
    with page.expect_navigation():
        page.click(f"main .form-foot button:has-text('{words}')")


def test_a_manual_from_its_first_line_to_the_counter_and_the_web(journey: Journey, station: Any):
    desk = journey.as_("reporter", f"{MANUALS}new/")
    for name, words in (
        ("title", "ขอขุดดินถมดิน"), ("words", "ถมที่ ขุดสระ"), ("criteria", "เป็นเจ้าของที่ดิน"), ("place", "กองช่าง"),
        ("hours", "จันทร์ถึงศุกร์ 8.30-16.30 น."), ("law", "พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543"),
    ):  # fmt: skip
        desk.fill(f"[name={name}]", words)
    desk.select_option("[name=kind]", "citizen")
    desk.check("[name=free]")
    pressed(desk, "บันทึก")
    sheet = desk.url
    journey.expected.add(422)
    desk.goto(f"{sheet}do/propose/")
    pressed(desk, "เสนอ")
    assert "ยังเสนอไม่ได้" in said(desk), "it says what lacks"
    desk.goto(sheet)
    with desk.expect_navigation():
        desk.click("text=เขียนขั้นตอนและเอกสาร")
    for place, (text, amount, unit, owner) in enumerate((
        ("ยื่นคำแจ้ง", "10", "minute", "เจ้าพนักงานธุรการ"), ("ตรวจสถานที่", "5", "day", "นายช่างโยธา"),
    )):  # fmt: skip
        desk.fill(f"[name=steps-{place}-text]", text)
        desk.fill(f"[name=steps-{place}-amount]", amount)
        desk.select_option(f"[name=steps-{place}-unit]", unit)
        desk.fill(f"[name=steps-{place}-owner]", owner)
    desk.fill("[name=needs-0-title]", "โฉนดที่ดิน")
    desk.fill("[name=needs-0-copies]", "1")
    station(desk, "service-lines", handbook=True)
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    desk.wait_for_url(sheet)
    assert "5 วันทำการ 10 นาที" in said(desk)
    desk.goto(f"{sheet}do/propose/")
    pressed(desk, "เสนอ")
    clerk = journey.as_("clerk", f"{sheet}do/publish/")
    pressed(clerk, "ประกาศใช้")
    assert "ใช้อยู่" in said(clerk)
    with clerk.expect_download() as got:
        clerk.click("text=แผนภูมิติดเคาน์เตอร์")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    clerk.goto(f"{OFFICE}service/check/")
    assert "ขอขุดดินถมดิน" in said(clerk)
    station(clerk, "service-check", handbook=True)
    phone = journey.open("/p/donsukchai/services/?q=ถมที่", size="phone", java_script_enabled=False)
    assert wide(phone) <= 360
    with phone.expect_navigation():
        phone.click("text=ขอขุดดินถมดิน")
    assert "นายช่างโยธา" in said(phone)
    assert "ไม่มีค่าธรรมเนียม" in said(phone)
    assert not phone.context.cookies()


def test_a_queue_from_a_telephone_to_the_proof_of_the_day(journey: Journey, station: Any):
    desk = journey.as_("finance", f"{OFFICE}queue/")
    with desk.expect_navigation():
        desk.click("h2 a:has-text('จุดบริการรับชำระภาษี')")
    point = desk.url
    hall = journey.open(point.replace("/o/", "/p/") + "hall/")
    hall.locator("[data-queue-calls]").wait_for()
    station(hall, "queue-hall", handbook=True)
    still = journey.open(point.replace("/o/", "/p/") + "hall/", java_script_enabled=False)
    assert "รอทั้งหมด" in still.locator("body").inner_text(), "it reads without a script"
    with desk.expect_navigation():
        desk.click("form:has([name=press]) button[name=line] >> nth=0")
    label = desk.locator(".queue-slip-label").inner_text()
    code = hall.locator(".queue-hall-qr svg").get_attribute("aria-label") or ""
    phone = journey.open(code[code.index("/p/") :], size="phone")
    with phone.expect_navigation():
        phone.click("button[name=line] >> nth=0")
    mine = phone.locator(".queue-label").inner_text()
    assert wide(phone) <= 360
    assert not phone.context.cookies(), "nobody is asked who they are"
    station(phone, "queue-ticket", handbook=True)

    counter = journey.as_("finance", f"{point}counters/1/")
    was = counter.locator("[name=seen] >> nth=0").input_value()
    counter.click("text=เสร็จ เรียกคิวถัดไป")
    wait_until(counter, f"document.querySelector('[name=seen]').value !== '{was}'")
    station(counter, "queue-counter", handbook=True)
    before = counter.locator(".queue-label").inner_text()
    journey.complaints.clear()
    for one in (counter, hall):
        one.context.set_offline(True)
    counter.click("text=เสร็จ เรียกคิวถัดไป")
    counter.locator("[data-queue-gap]:has-text('เครือข่ายขาด')").wait_for()
    hall.locator("[data-queue-gap]:has-text('เครือข่ายขาด')").wait_for()
    assert hall.locator("[data-queue-calls] tr").count() > 1, "it keeps what it last knew"
    for one in (counter, hall):
        one.context.set_offline(False)
    wait_until(counter, f"document.querySelector('.queue-label').textContent !== '{before}'")
    now = counter.locator(".queue-label").inner_text()
    hall.locator(f"[data-queue-calls] tr.queue-hall-now:has-text('{now}')").wait_for()
    journey.complaints[:] = [one for one in journey.complaints if "ERR_INTERNET_DISCONNECTED" not in one]

    for _one in range(20):
        if counter.locator(".queue-label").inner_text() == mine:
            break
        was = counter.locator("[name=seen] >> nth=0").input_value()
        counter.click(".queue-next")
        wait_until(counter, f"document.querySelector('[name=seen]').value !== '{was}'")
    assert counter.locator(".queue-label").inner_text() == mine
    phone.locator("text=ถึงคิวท่านแล้ว เชิญที่ช่อง 1").wait_for()
    desk.goto(f"{point}close/")
    with desk.expect_navigation():
        desk.click("main button:has-text('ปิดวัน')")
    desk.click("text=ดูการเรียกทั้งวันและการตรวจลำดับ")
    assert "ตามลำดับทุกครั้ง" in said(desk)
    assert label in desk.locator("body").inner_text()
    station(desk, "queue-proof", handbook=True)
    desk.goto(point)
    desk.click("text=สรุปประจำเดือน")
    with desk.expect_download() as got:
        desk.click("main a:has-text('PDF') >> nth=0")
    assert got.value.path().read_bytes()[:4] == b"%PDF"


def test_a_request_is_asked_for_online_and_answered(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{OFFICE}requests/services/")
    assert "ขอตัดแต่งกิ่งไม้" in said(desk)
    phone = journey.open("/p/donsukchai/requests/", size="phone", java_script_enabled=False)
    with phone.expect_navigation():
        phone.click("h2 a:has-text('ขอตัดแต่งกิ่งไม้')")
    assert wide(phone) <= 360
    station(phone, "request-form", handbook=True)
    journey.expected.add(422)
    phone.fill("[name=q2]", "หน้าวัดดอนสุขใจ")
    with phone.expect_navigation():
        phone.click("text=ส่งคำขอ")
    assert "ยังส่งไม่ได้" in said(phone), "nothing typed is lost"
    assert phone.input_value("[name=q2]") == "หน้าวัดดอนสุขใจ"
    phone.check("[name=q1] >> nth=0")
    phone.fill("[name=name]", "นางสาวทดสอบ การเดินทาง")
    phone.fill("[name=telephone]", "081 000 1111")
    with phone.expect_navigation():
        phone.click("text=ส่งคำขอ")
    number, secret = phone.locator(".request-number").all_inner_texts()
    with phone.expect_navigation():
        phone.click("text=เปิดหน้าติดตามคำขอนี้")
    assert number in heading(phone)

    desk.goto(f"{OFFICE}shelf/requests/")
    with desk.expect_navigation():
        desk.click(f"a.table-row-link:text-is('{number}')")
    sheet = desk.url
    assert "นางสาวทดสอบ การเดินทาง" in said(desk)
    desk.goto(f"{sheet}do/take/")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    desk.goto(f"{sheet}do/ask/")
    desk.fill("[name=text]", "ขอภาพถ่ายต้นไม้")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    with phone.expect_navigation():
        phone.click("text=ดูสถานะล่าสุด")
    assert "ขอภาพถ่ายต้นไม้" in said(phone)
    phone.fill("textarea[name=text]", "ส่งทางไลน์แล้ว")
    with phone.expect_navigation():
        phone.click("text=ส่งถึงเจ้าหน้าที่")
    desk.goto(f"{sheet}do/resume/")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    desk.goto(sheet)
    assert "ส่งทางไลน์แล้ว" in said(desk)
    station(desk, "request-sheet", part=".request-story", handbook=True)
    desk.goto(f"{sheet}do/finish/")
    desk.fill("[name=result]", "ตัดแต่งเรียบร้อย")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    phone.reload()
    assert "ตัดแต่งเรียบร้อย" in said(phone)
    assert journey.as_("auditor", sheet).locator("text=นางสาวทดสอบ").count() == 0
    desk.goto(f"{OFFICE}requests/months/")
    assert desk.locator("tbody tr").count() == 12
    assert len(secret.replace(" ", "")) == 20


def test_information_is_asked_for_and_refused_with_a_reason(journey: Journey, station: Any):
    desk = journey.as_("head", f"{OFFICE}shelf/information/new/")
    desk.fill("[name=subject]", "ประวัติการรักษาพยาบาลของพนักงาน")
    desk.fill(
        "[name=received_on]", "1/10/2569" if "2570" in desk.locator("header >> nth=0").inner_text() else "1/10/2568"
    )
    desk.fill("[name=requester]", "นายขอข้อมูล ทดสอบ")
    pressed(desk, "บันทึก")
    sheet = desk.url
    journey.expected.add(422)
    desk.goto(f"{sheet}do/refuse/")
    desk.select_option("[name=ground]", "15-5")
    desk.fill("[name=answer]", "เป็นรายงานการแพทย์ของบุคคล")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    assert "ต้องแจ้งสิทธิอุทธรณ์" in said(desk)
    desk.check("[name=appeal_told]")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    desk.wait_for_url(sheet)
    with desk.expect_download() as got:
        desk.click("section:has(h2:has-text('หนังสือแจ้งผล')) a:has-text('PDF')")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    desk.goto(f"{OFFICE}shelf/visitors/")
    with desk.expect_navigation():
        desk.click("text=สรุปเสนอผู้บริหาร")
    assert "ผู้มาใช้บริการ" in said(desk)
    assert "นายขอข้อมูล" not in said(desk)
    station(desk, "information-summary", handbook=True)
    phone = journey.open("/p/donsukchai/", size="phone", java_script_enabled=False)
    station(phone, "public-doors-phone", handbook=True)
    with phone.expect_navigation():
        phone.click(".portal-doors a:has-text('ศูนย์ข้อมูลข่าวสาร')")
    phone.fill("[name=words]", "ขอไฟส่องทางหน้าวัด")
    with phone.expect_navigation():
        phone.click("text=ส่งข้อความ")
    assert "รับข้อความของท่านแล้ว" in said(phone)
    assert not phone.context.cookies()
    desk.goto(f"{OFFICE}shelf/suggestions/")
    assert "ขอไฟส่องทางหน้าวัด" in said(desk)


def test_value_is_judged_by_the_rule_before_and_after(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{OFFICE}value/rule/")
    assert "ต้องประเมินเมื่อถึงข้อใดข้อหนึ่ง" in said(desk)
    desk.goto(f"{OFFICE}shelf/value/new/")
    desk.fill("[name=title]", "ปรับปรุงตลาดชุมชน")
    desk.fill("[name=people]", "1,200")
    desk.fill("[name=budget]", "600,000")
    pressed(desk, "บันทึก")
    sheet = desk.url
    desk.goto(f"{sheet}do/before/")
    desk.fill("[name=expected]", "ผู้ค้ามีที่ขาย")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    desk.goto(f"{sheet}do/after/")
    desk.fill("[name=result]", "ขายได้ทุกวัน")
    desk.fill("[name=spent]", "540,000")
    desk.fill("[name=served]", "1,350")
    desk.select_option("[name=verdict]", "worth")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    desk.wait_for_url(sheet)
    assert "500" in said(desk)
    assert "400" in said(desk), "baht for each person, before and after"
    station(desk, "value-sheet", part="section[aria-labelledby=before-after]", handbook=True)
