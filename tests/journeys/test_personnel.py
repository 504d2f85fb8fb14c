"""A raise that is announced before it begins, is evaluated, screened by one committee and decided by another, told to
the person alone, and appealed."""

from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said, wide
from tests.journeys.test_conduct import does
from tests.journeys.test_people import SHELF, confirmed, day, written

pytestmark = pytest.mark.browser
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF"
ROUND = "เลื่อนระดับนักวิชาการตรวจสอบภายใน"


def refused(page: Any, verb: str, words: str, **fields: str) -> None:
    """A verb whose page says why not."""
    sheet = page.url
    page.click(f".page-actions a:has-text('{verb}')")
    page.wait_for_url("**/do/**")
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    with page.expect_navigation():
        page.click("main .form-foot button.button")
    assert words in said(page)
    page.goto(sheet)


def seated(desk: Any, clerk: str, mayor: Any, side: str, chair: str, round_: str) -> str:
    """A committee with four members, appointed by the mayor."""
    sheet = written(
        desk, "personnel-committees", {"side": side, "round": round_}, title=f"{side} {ROUND}",
        duties="พิจารณาตามหลักเกณฑ์",
    )  # fmt: skip
    for role, who in (
        ("chair", chair),
        ("member", "นางมาลี พรหมมา"),
        ("member", "นางอรทัย ศรีสวัสดิ์"),
        ("secretary", clerk),
    ):
        does(desk, "เพิ่มกรรมการ", role=role, user=who)
    mayor.goto(sheet)
    does(mayor, "แต่งตั้ง", order_no="91/2570")
    return sheet


def met(desk: Any, committee: str) -> str:
    """Everybody came."""
    desk.goto(committee)
    with desk.expect_navigation():
        desk.click("main a:has-text('เชิญประชุม')")
    for name, value in {"held_on": day(), "place": "ห้องประชุม", "agenda": "พิจารณารายบุคคล"}.items():
        desk.fill(f"[name={name}]", value)
    desk.click("main form.form > .form-foot button")
    desk.wait_for_url(lambda address: address.rstrip("/").rpartition("/")[2].isdigit())
    sheet = str(desk.url)
    with desk.expect_navigation():
        desk.click(".page-actions a:has-text('บันทึกผู้มาประชุม')")
    for box in desk.locator("[name=came]").all():
        box.check()
    desk.click("main .form-foot button.button")
    desk.wait_for_url(sheet)
    return sheet


def test_a_raise_from_its_criteria_to_an_appeal(journey: Journey, station: Any):
    journey.expected |= {422}
    desk, mayor = journey.as_("planner", f"{SHELF}personnel-rounds/"), journey.as_("mayor")
    sheet = written(
        desk, "personnel-rounds", {"kind": "เลื่อนระดับหรือตำแหน่ง"}, title=ROUND, opens_on=day(), effective_on=day(30)
    )  # fmt: skip
    does(desk, "เพิ่มเกณฑ์", text="ผลงานย้อนหลัง", points="100")
    mayor.goto(sheet)
    told = {"criteria_no": "12/2570", "channels": "เว็บไซต์"}
    refused(mayor, "ประกาศหลักเกณฑ์", "ต้องประกาศหลักเกณฑ์ก่อนวันเริ่มรอบ", criteria_on=day(), **told)
    refused(mayor, "ประกาศหลักเกณฑ์", "แนบประกาศที่ลงวันที่ก่อนเริ่มรอบ", criteria_on=day(-1), **told)
    with desk.expect_navigation():
        desk.click(".page-actions a:has-text('แก้ไข')")
    paper = {"name": "criteria.pdf", "mimeType": "application/pdf", "buffer": PDF}
    desk.locator("input[type=file][name=evidence_files]").first.set_input_files(files=[paper])
    desk.click("main form.form > .form-foot button")
    desk.wait_for_url(sheet)
    does(mayor, "ประกาศหลักเกณฑ์", criteria_on=day(-1), **told)
    assert "บันทึกการประกาศหลักเกณฑ์ย้อนหลัง" in said(mayor)
    desk.goto(sheet)
    confirmed(desk, "เปิดรอบ")
    with desk.expect_download() as got:
        desk.click("text=ประกาศหลักเกณฑ์ (PDF)")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    with desk.expect_navigation():
        desk.click("main a:has-text('เพิ่มผู้รับการพิจารณา')")
    name = desk.locator("[name=round] option:checked").inner_text()
    for field, label in (("user", "นายอนุชา พรมดี"), ("superior", "นางมาลี พรหมมา")):
        desk.select_option(f"[name={field}]", label=label)
    desk.fill("[name=person]", "นายอนุชา พรมดี")
    desk.fill("[name=position]", "นักวิชาการตรวจสอบภายใน")
    desk.click("main form.form > .form-foot button")
    desk.wait_for_url(lambda address: address.rstrip("/").rpartition("/")[2].isdigit())
    case = str(desk.url)
    assert not desk.locator(".page-actions a:has-text('ประเมิน')").count(), "only the superior named"
    head = journey.as_("head", case)
    head.click(".page-actions a:has-text('ประเมิน')")
    head.fill("[name=work]", "ตรวจครบทุกกองตามแผน")
    head.fill("[name^=points_]", "82.5")
    head.click("main .form-foot button.button")
    head.wait_for_url(case)
    planner = "นางสาวรัตนาภรณ์ ชูช่วย"
    first = seated(desk, planner, mayor, "คณะกรรมการกลั่นกรอง", "นางสาวพิมพ์ใจ สุขเกษม", name)
    second = seated(desk, planner, mayor, "คณะกรรมการพิจารณา", "นายวีระชัย ทองอยู่", name)
    station(desk, "personnel-committee", handbook=True)
    desk.goto(sheet)
    confirmed(desk, "ส่งคณะกรรมการกลั่นกรอง")
    meeting = met(desk, first)
    desk.goto(case)
    does(desk, "กรรมการถอนตัว", seat="นางอรทัย ศรีสวัสดิ์ (กรรมการ)", reason="เป็นญาติ")
    finance = journey.as_("finance", case)
    assert "82.5" not in said(finance), "who kept out reads nothing of it"
    does(desk, "บันทึกมติกลั่นกรอง", opinion="agree")
    desk.goto(meeting)
    does(desk, "รับรองรายงานการประชุม", minutes="เห็นว่าได้มาตรฐานและเป็นธรรม")
    desk.goto(sheet)
    confirmed(desk, "เสนอคณะกรรมการพิจารณา")
    meeting = met(desk, second)
    desk.goto(case)
    does(desk, "บันทึกมติพิจารณา", outcome="granted")
    station(desk, "personnel-case", handbook=True)
    desk.goto(meeting)
    does(desk, "รับรองรายงานการประชุม", minutes="ทบทวนแล้วเห็นชอบ")
    mayor.goto(sheet)
    does(mayor, "ประกาศผล", result_no="20/2570")
    station(mayor, "personnel-round", handbook=True)
    phone = journey.as_("auditor", "/o/donsukchai/personnel/mine/", size="phone")
    assert "82.5" in said(phone)
    assert wide(phone) <= 360
    station(phone, "personnel-mine", handbook=True)
    with phone.expect_navigation():
        phone.click("main a:has-text('ยื่นอุทธรณ์')")
    phone.fill("[name=ground]", "ขอให้นับรายงานพิเศษด้วย")
    phone.click("main button:has-text('ยื่นอุทธรณ์')")
    phone.wait_for_url("**/personnel/mine/")
    assert "รอพิจารณา" in said(phone)
    mayor.goto(f"{SHELF}personnel-appeals/")
    with mayor.expect_navigation():
        mayor.click("main .table-row-link >> nth=0")
    does(mayor, "วินิจฉัย", state="dismissed", answer="รายงานพิเศษอยู่นอกรอบ")
    phone.reload()
    assert "ฟังไม่ขึ้น" in said(phone)
    desk.goto("/o/donsukchai/personnel/report/")
    assert ROUND in said(desk)
    assert "อนุชา" not in said(desk), "no name in the yearly report"
    public = journey.open("/p/donsukchai/registers/personnel-rounds/")
    assert ROUND in said(public)
    assert "82.5" not in said(public)
