"""A training from invitation to report, with a telephone at the door; powers handed on and reported; a unit's promise;
an agreement that each signs."""

import datetime
from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said, wide
from tests.journeys.test_conduct import does

pytestmark = pytest.mark.browser
SHELF = "/o/donsukchai/shelf/"


def day(ahead: int = 0) -> str:
    """A day as officers write it."""
    then = datetime.datetime.now(tz=datetime.timezone(datetime.timedelta(hours=7))).date()
    then += datetime.timedelta(days=ahead)
    return f"{then.day}/{then.month}/{then.year + 543}"


def written(desk: Any, key: str, chosen: dict[str, str], **fields: str) -> str:
    """A new entry of a register; gives its address."""
    desk.goto(f"{SHELF}{key}/new/")
    for name, value in fields.items():
        desk.fill(f"[name={name}]", value)
    for name, label in chosen.items():
        desk.select_option(f"[name={name}]", label=label)
    desk.click("main form.form > .form-foot button")
    desk.wait_for_url(lambda address: address.rstrip("/").rpartition("/")[2].isdigit())
    return str(desk.url)


def confirmed(desk: Any, verb: str) -> None:
    """A verb that asks nothing."""
    sheet = desk.url
    desk.click(f".page-actions a:has-text('{verb}')")
    desk.wait_for_url("**/do/**")
    desk.click("main .form-foot button.button")
    desk.wait_for_url(sheet)


def test_a_training_from_invitation_to_report(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}gatherings/")
    sheet = written(
        desk, "gatherings", {"kind": "อบรม"}, title="อบรมการป้องกันผลประโยชน์ทับซ้อน", held_on=day(), place="ห้องประชุม",
        audience="บุคลากรทุกคน", planned_people="4",
    )  # fmt: skip
    does(desk, "เชิญผู้เข้าร่วม", names="นายสมชาย ขยันยิ่ง, พนักงานขับรถ\nนางสาวสายฝน ใจเย็น, ธุรการ", kind="staff")
    does(desk, "เพิ่มวิทยากร", name="นายวินัย ธรรมรักษ์", position="สำนักงาน ป.ป.ช.", topic="วิธีคิดแยกแยะ")
    with desk.expect_download() as got:
        desk.click("text=ใบลงนาม (PDF)")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    confirmed(desk, "เปิดลงเวลาด้วยคิวอาร์โค้ด")
    station(desk, "gathering-sheet", handbook=True)
    code = desk.locator("main .qr svg").get_attribute("aria-label") or ""
    door = code[code.index("/p/") :]
    phone = journey.open(door, size="phone", java_script_enabled=False)
    assert wide(phone) <= 360
    assert "สายฝน" not in said(phone), "nobody's name is shown"
    phone.fill("[name=name]", "สมชาย ขยันยิ่ง")
    phone.check("[name=kind][value=staff]")
    station(phone, "gathering-door", handbook=True)
    with phone.expect_navigation():
        phone.click("button:has-text('ลงเวลา')")
    assert "ลงเวลาเรียบร้อย" in said(phone)
    phone.goto(door)
    phone.fill("[name=name]", "นาย สมชาย  ขยันยิ่ง")
    phone.check("[name=kind][value=staff]")
    with phone.expect_navigation():
        phone.click("button:has-text('ลงเวลา')")
    assert "ไม่บันทึกซ้ำ" in said(phone), "one person, once"
    assert not phone.context.cookies()
    desk.goto(sheet)
    does(desk, "ลงเวลาให้", names="นางมาใหม่ ใจดี, หมู่ที่ 2", kind="citizen")
    confirmed(desk, "ปิดการลงเวลา")
    journey.expected |= {410}
    phone.goto(door)
    assert "ปิดการลงเวลาแล้ว" in said(phone)
    does(desk, "สรุปผล", minutes="เข้าใจและแยกแยะได้", cost="๑,๒๐๐")
    assert "สรุปผลแล้ว" in said(desk)
    desk.click(".page-actions a:has-text('ผลทดสอบภายนอก')")
    desk.wait_for_url("**/do/outside/")
    desk.fill("[name=outside_test]", "แบบทดสอบออนไลน์ ป.ป.ช.")
    desk.locator("[name=passed]").first.check()
    desk.click("main .form-foot button.button")
    desk.wait_for_url(sheet)
    assert "ผ่าน 1 คน จากผู้เข้าร่วม 2 คน" in said(desk)
    for paper in ("รายงานผล (PDF)", "หนังสือรับรองการเข้าร่วม (PDF)"):
        with desk.expect_download() as got:
            desk.click(f"text={paper}")
        assert got.value.path().read_bytes()[:4] == b"%PDF"


def test_a_power_is_handed_on_and_reported(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}delegations/")
    sheet = written(
        desk, "delegations",
        {"giver": "นายกองค์การบริหารส่วนตำบล", "receiver": "ผู้อำนวยการกองคลัง"},
        order_no="299/2570", ordered_on=day(), subject="มอบอำนาจการเบิกจ่าย", law="พ.ร.บ. สภาตำบลฯ พ.ศ. 2537",
        from_on=day(),
    )  # fmt: skip
    journey.expected |= {422}
    desk.click(".page-actions a:has-text('เพิ่มอำนาจที่มอบ')")
    desk.fill("[name=text]", "เสนอร่างข้อบัญญัติต่อสภา")
    with desk.expect_navigation():
        desk.click("main .form-foot button.button")
    assert "อำนาจนี้มอบไม่ได้" in desk.locator("body").inner_text()
    desk.goto(sheet)
    does(desk, "เพิ่มอำนาจที่มอบ", text="อนุมัติเบิกค่าน้ำค่าไฟ", law="ระเบียบการเบิกจ่ายเงิน", limit="ไม่เกิน 50,000 บาท")
    mayor = journey.as_("mayor", sheet)
    confirmed(mayor, "ลงนามคำสั่ง")
    desk.goto(sheet)
    does(desk, "แจ้งเวียนแล้ว", circular_no="ว 299")
    does(desk, "ประกาศให้ประชาชนทราบแล้ว", channels="เว็บไซต์")
    station(desk, "delegation-sheet", handbook=True)
    finance = journey.as_("finance", sheet)
    with finance.expect_navigation():
        finance.click("main a[href*='delegation-reports/'] >> nth=0")
    does(finance, "ส่งรายงาน", used="3", refused="0", summary="ไม่มีปัญหา")
    assert "รายงานแล้ว" in said(finance)
    desk.goto("/o/donsukchai/delegations/powers/")
    assert "อนุมัติเบิกค่าน้ำค่าไฟ" in said(desk)
    station(desk, "delegation-powers", handbook=True)
    desk.goto(sheet)
    does(desk, "สิ้นผล", reason="ออกคำสั่งใหม่")
    desk.goto("/o/donsukchai/delegations/powers/")
    assert "อนุมัติเบิกค่าน้ำค่าไฟ" not in said(desk)


def test_each_signs_an_agreement_and_a_unit_makes_its_promise(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}integrity-agreements/")
    sheet = written(
        desk, "integrity-agreements",
        {"superior": "นางอรทัย ศรีสวัสดิ์", "user": "นายอนุชา พรมดี"}, person="นายอนุชา พรมดี", position="นักวิชาการตรวจสอบภายใน",
    )  # fmt: skip
    assert not desk.locator(".page-actions a:has-text('ลงนามของข้าพเจ้า')").count(), "nobody signs for another"
    for who in ("finance", "auditor"):
        confirmed(journey.as_(who, sheet), "ลงนามของข้าพเจ้า")
    clerk = journey.as_("clerk", sheet)
    confirmed(clerk, "เห็นชอบ")
    finance = journey.as_("finance", sheet)
    does(finance, "ประเมินตามข้อตกลง", fair="5", no_demand="5", no_favour="4")
    assert "ประเมินแล้ว" in said(finance)
    desk.goto("/o/donsukchai/agreements/coverage/")
    station(desk, "agreement-coverage", handbook=True)
    with desk.expect_navigation():
        desk.click("text=ทำข้อตกลงให้ผู้ที่เลือก")
    assert "ทำข้อตกลงแล้ว" in desk.locator("body").inner_text()
    own = journey.as_("complaints", "/o/donsukchai/agreements/mine/", size="phone")
    with own.expect_navigation():
        own.locator("button:has-text('ลงนามของข้าพเจ้า')").first.click()
    assert "บันทึกลายมือชื่อของท่านแล้ว" in own.locator("body").inner_text(), "also who reads no registers"
    clerk.goto("/o/donsukchai/agreements/coverage/")
    with clerk.expect_navigation():
        clerk.click("text=เห็นชอบทั้งหมด")
    assert "เห็นชอบแล้ว" in clerk.locator("body").inner_text()
    sheet = written(
        desk, "performance-agreements",
        {"superior": "ปลัดองค์การบริหารส่วนตำบล", "subordinate": "หัวหน้าสำนักปลัด"}, title="คำรับรองของสำนักปลัด",
    )  # fmt: skip
    steps = {f"step_{place}": str(55 + 5 * place) for place in range(1, 6)}
    does(
        desk, "เพิ่มตัวชี้วัด", dimension="2. คุณภาพการให้บริการ", text="บริการเสร็จตามเวลา", weight="100", target="80",
        supervisor="ปลัด", collector="ธุรการ", **steps,
    )  # fmt: skip
    clerk.goto(sheet)
    confirmed(clerk, "ลงนามคำรับรอง")
    assert "ลงนามแล้ว" in said(clerk)
    station(clerk, "performance-sheet", handbook=True)


def test_an_award_from_its_criteria_to_certificates(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}honours/")
    sheet = written(desk, "honours", {"kind": "บุคคล หน่วยงาน หรือองค์กรดีเด่น"}, title="คนดีศรีตำบล", places="1")
    assert not desk.locator(".page-actions a:has-text('เสนอชื่อ')").filter(has_not_text="ประกาศเกณฑ์").count()
    does(desk, "เพิ่มเกณฑ์", text="ทำประโยชน์ต่อส่วนรวม", points="100")
    confirmed(desk, "ประกาศเกณฑ์และเปิดรับเสนอชื่อ")
    for name in ("นายทองดี สุขใจ", "นางบัวลอย รักถิ่น"):
        desk.click(".page-actions a[href$='/do/nominate/']")
        desk.fill("[name=name]", name)
        desk.fill("[name=deed]", "ช่วยงานส่วนรวมของหมู่บ้าน")
        desk.click("main .form-foot button.button")
        desk.wait_for_url(sheet)
    confirmed(desk, "ปิดรับเสนอชื่อ")
    clerk = journey.as_("clerk", sheet)
    for name, points in (("นายทองดี สุขใจ", "95"), ("นางบัวลอย รักถิ่น", "90")):
        clerk.click(".page-actions a:has-text('ให้คะแนน')")
        clerk.select_option("[name=nominee]", label=name)
        clerk.fill("[name^=points_]", points)
        clerk.click("main .form-foot button.button")
        clerk.wait_for_url(sheet)
    confirmed(clerk, "ประกาศผล")
    assert clerk.locator("tr:has-text('นายทองดี สุขใจ') >> text=ได้รับการยกย่อง").count()
    assert not clerk.locator("tr:has-text('นางบัวลอย รักถิ่น') >> text=ได้รับการยกย่อง").count()
    for paper in ("ประกาศเกณฑ์ (PDF)", "ประกาศผล (PDF)", "ใบประกาศเกียรติคุณ (PDF)"):
        with clerk.expect_download() as got:
            clerk.click(f"text={paper}")
        assert got.value.path().read_bytes()[:4] == b"%PDF"
    station(clerk, "honour-sheet", handbook=True)
    desk.goto(sheet)
    does(desk, "มอบแล้ว")
    assert "มอบแล้ว" in said(desk)
