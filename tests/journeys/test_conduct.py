"""A gift that goes back, a member who stands aside, a case of ethics that others judge than who looked into it, a thing
that comes back broken, a spreadsheet undone as a whole."""

import datetime
from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import heading, said, wide

pytestmark = pytest.mark.browser
SHELF = "/o/donsukchai/shelf/"


def day(ago: int = 1) -> str:
    """A day of this week as officers write it."""
    then = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=ago)
    return f"{then.day}/{then.month}/{then.year + 543}"


def does(page: Any, verb: str, **fields: str) -> None:
    """A verb of the sheet: its page is filled in and sent, and the sheet is there again."""
    sheet = page.url
    page.click(f".page-actions a:has-text('{verb}')")
    page.wait_for_url("**/do/**")
    for name, value in fields.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.check(f"[name={name}][value='{value}']")
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    page.click("main .form-foot button.button")
    page.wait_for_url(sheet)


def test_a_gift_is_reported_decided_returned_and_told_without_a_name(journey: Journey, station: Any):
    desk = journey.as_("planner", SHELF)
    assert heading(desk) == "ทะเบียน"
    station(desk, "shelf", handbook=True)
    desk.click("a:has-text('ทะเบียนรับของขวัญและประโยชน์อื่นใด')")
    with desk.expect_navigation():
        desk.click("text=บันทึกรายการใหม่")
    for name, value in {
        "received_on": day(), "receiver": "นางมาลี พรหมมา", "position": "หัวหน้าสำนักปลัด", "giver": "หจก.ทองดีวัสดุ",
        "occasion": "ส่งมอบงาน", "item": "นาฬิกาข้อมือ",
    }.items():  # fmt: skip
        desk.fill(f"[name={name}]", value)
    desk.select_option("[name=giver_kind]", "business")
    desk.fill("[name=value]", "0")
    journey.expected |= {422}
    desk.click("main form.form > .form-foot button")
    desk.locator(".field-error").first.wait_for()
    assert "โปรดใส่มูลค่า" in said(desk), "a gift without value is refused, and nothing typed is lost"
    assert desk.input_value("[name=item]") == "นาฬิกาข้อมือ"
    desk.fill("[name=value]", "๘,๕๐๐")
    desk.click("main form.form > .form-foot button")
    desk.wait_for_url("**/gifts/*/")
    sheet = desk.url
    does(desk, "รายงานผู้บังคับบัญชา")
    station(desk, "shelf-sheet", handbook=True)

    mayor = journey.as_("mayor", sheet)
    does(mayor, "วินิจฉัย", decision="returning", decision_note="นโยบายงดรับของขวัญ")
    desk.goto(sheet)
    does(desk, "คืนหรือส่งมอบแล้ว", settled_to="ผู้จัดการห้าง")
    assert "คืนผู้ให้แล้ว" in said(desk)
    assert not desk.locator(".page-actions a:has-text('แก้ไข')").count(), "what is settled is not amended"
    desk.goto(f"{SHELF}no-gift/")
    with desk.expect_navigation():
        desk.click("text=รายงานประจำปี")
    assert "คืนผู้ให้แล้ว" in said(desk)
    assert "ทองดีวัสดุ" not in said(desk)
    station(desk, "gift-report", handbook=True)

    phone = journey.open("/p/donsukchai/registers/", size="phone", java_script_enabled=False)
    with phone.expect_navigation():
        phone.click("a:has-text('ทะเบียนรับของขวัญและประโยชน์อื่นใด')")
    assert "นาฬิกาข้อมือ" in said(phone)
    assert "ทองดีวัสดุ" not in phone.content()
    assert wide(phone) <= 360
    assert not phone.context.cookies()


def test_each_acknowledges_and_who_is_connected_does_not_vote(journey: Journey, station: Any):
    own = journey.as_("reporter", "/o/donsukchai/conduct/mine/", size="phone")
    before = own.locator("text=ข้าพเจ้าอ่านและรับทราบแล้ว").count()
    assert before >= 1
    station(own, "acknowledge-phone", handbook=True)
    with own.expect_navigation():
        own.locator("button:has-text('ข้าพเจ้าอ่านและรับทราบแล้ว')").first.click()
    assert own.locator("text=ข้าพเจ้าอ่านและรับทราบแล้ว").count() == before - 1

    desk = journey.as_("planner", f"{SHELF}bidder-checks/")
    with desk.expect_navigation():
        desk.click("text=บันทึกรายการใหม่")
    desk.fill("[name=subject]", "ซ่อมแซมอาคารสำนักงาน")
    desk.select_option("[name=method]", "specific")
    desk.fill("[name=budget]", "95,000")
    desk.fill("[name=checked_on]", day())
    desk.click("main form.form > .form-foot button")
    desk.wait_for_url("**/bidder-checks/*/")
    does(desk, "เพิ่มผู้เสนองาน", name="หจก.วงศ์สุขการช่าง", directors="นายปกครอง วงศ์สุข")
    for name in ("นายปกรณ์ วงศ์สุข", "นางมาลี พรหมมา"):
        does(desk, "เพิ่มผู้ทำหน้าที่", name=name, position="กรรมการ", part="ผู้ตรวจรับ")
    assert "นามสกุลเดียวกับ" in said(desk), "a question, before anybody stated"
    engineer, head = "นายปกรณ์ วงศ์สุข (ผู้ตรวจรับ)", "นางมาลี พรหมมา (ผู้ตรวจรับ)"
    does(desk, "ให้คำรับรอง", member=engineer, stated="yes", relation="พี่ชาย")
    station(desk, "bidder-check", ".note-warn", handbook=True)
    does(desk, "ถอนตัว", member=engineer)
    does(desk, "ให้คำรับรอง", member=head, stated="no")
    sheet = desk.url
    journey.expected |= {422}
    desk.click(".page-actions a:has-text('บันทึกมติ')")
    desk.select_option("[name=member]", label=engineer)
    desk.check("[name=vote][value=for]")
    with desk.expect_navigation():
        desk.click("main .form-foot button.button")
    assert "ถอนตัวจากงานนี้แล้ว จึงลงมติไม่ได้" in said(desk)
    desk.goto(sheet)
    does(desk, "บันทึกมติ", member=head, vote="for")
    does(desk, "สรุปผล", result_note="พี่ชายเป็นผู้เสนองาน ถอนตัวแล้ว")
    assert "พบและถอนตัวแล้ว" in said(desk)


def test_an_ethics_case_is_decided_by_who_did_not_find_the_facts(journey: Journey, station: Any):
    journey.expected |= {404, 422}
    accused, matter = "นางอรทัย ศรีสวัสดิ์", "มีผู้ร้องว่าเรียกเก็บค่าเอกสารเกินจริง"
    desk = journey.as_("planner", f"{SHELF}ethics-cases/new/")
    for name, value in {
        "received_on": day(9), "person": accused, "provision": "ข้อ 6 (2)", "matter": matter,
        "order_no": "คำสั่งที่ 61/2570", "committee": f"นางมาลี พรหมมา\n{accused}", "due_on": day(-20),
    }.items():  # fmt: skip
        desk.fill(f"[name={name}]", value)
    desk.select_option("[name=group]", "staff")
    with desk.expect_navigation():
        desk.click("main form.form > .form-foot button")
    assert "กรรมการสอบข้อเท็จจริงของตนเองไม่ได้" in said(desk), "nobody finds facts about themselves"
    for name in ("order_no", "committee"):
        desk.fill(f"[name={name}]", "")
    with desk.expect_navigation():
        desk.click("main form.form > .form-foot button")
    sheet = desk.url
    assert "รอพิจารณา" in said(desk) and matter in said(desk)

    phone = journey.as_("mayor", f"{sheet}do/decide/", size="phone")
    phone.select_option("[name=state]", label="ฝ่าฝืน")
    phone.fill("[name=reason]", "เรียกเก็บจริง ภาคทัณฑ์และให้คืนเงิน")
    with phone.expect_navigation():
        phone.click("main .form-foot button.button")
    assert "ตั้งกรรมการสอบข้อเท็จจริงแล้วจึงวินิจฉัย" in said(phone), "no judgement before the facts"
    desk.click(".page-actions a:has-text('แก้ไข')")
    desk.fill("[name=order_no]", "คำสั่งที่ 61/2570")
    desk.fill("[name=committee]", "นางมาลี พรหมมา\nนางสาวพิมพ์ใจ สุขเกษม")
    with desk.expect_navigation():
        desk.click("main form.form > .form-foot button")
    clerk = journey.as_("clerk", f"{sheet}do/decide/")
    clerk.select_option("[name=state]", label="ไม่ฝ่าฝืน")
    clerk.fill("[name=reason]", "ไม่พบ")
    with clerk.expect_navigation():
        clerk.click("main .form-foot button.button")
    assert "กรรมการสอบข้อเท็จจริงวินิจฉัยเรื่องเดียวกันไม่ได้" in said(clerk)

    own = journey.as_("finance", sheet)
    assert matter not in own.content() and "พิมพ์ใจ" not in said(own), "the accused does not learn who said what"
    assert not own.locator(".page-actions a:has-text('วินิจฉัย')").count()
    other = journey.as_("reporter", f"{SHELF}ethics-cases/")
    assert "ไม่พบหน้า" in said(other), "a matter of personnel is not for everybody in the house"

    phone.goto(f"{sheet}do/decide/")
    assert wide(phone) <= 360
    phone.select_option("[name=state]", label="ฝ่าฝืน")
    phone.fill("[name=reason]", "เรียกเก็บจริง ภาคทัณฑ์และให้คืนเงิน")
    with phone.expect_navigation():
        phone.click("main .form-foot button.button")
    assert "ภาคทัณฑ์" in said(phone) and wide(phone) <= 360
    station(phone, "ethics-case-phone")
    desk.goto(sheet)
    assert not desk.locator(".page-actions a:has-text('แก้ไข')").count(), "what is decided is not amended"
    desk.click(".page-actions a:has-text('ถอนรายการ')")
    desk.fill("[name=reason]", "บันทึกผิดปี")
    with desk.expect_navigation():
        desk.click("main .form-foot button")
    assert "บันทึกผิดปี" in said(desk)
    with desk.expect_navigation():
        desk.click("main button:has-text('นำกลับมา')")
    desk.goto(f"{SHELF}ethics-cases/")
    assert accused not in said(desk), "a list names nobody"
    desk.goto(f"{SHELF}ethics-cases/statistics/")
    assert "เรื่องที่พบว่าฝ่าฝืนจริยธรรม" in said(desk) and accused not in said(desk)
    public = journey.open("/p/donsukchai/registers/", size="phone", java_script_enabled=False)
    assert "ทะเบียนการฝ่าฝืนจริยธรรม" not in said(public)


def test_a_thing_goes_out_and_comes_back_broken(journey: Journey, station: Any):
    desk = journey.as_("finance", f"{SHELF}loans/?state=asked")
    with desk.expect_navigation():
        desk.click("main .table-row-link >> nth=0")
    sheet = desk.url
    does(journey.as_("mayor", sheet), "อนุมัติ", approval_note="อนุมัติ")
    desk.reload()
    does(desk, "ส่งมอบ", handed_condition="good")
    assert "อยู่กับผู้ยืม" in said(desk)
    does(desk, "รับคืน", returned_condition="damaged", damage="ผ้าใบขาด")
    does(desk, "ตั้งกรรมการสอบข้อเท็จจริง", finding_order="คำสั่งที่ 52/2570")
    does(desk, "จบเรื่องความเสียหาย", finding_result="ลมพายุ ไม่ใช่ความผิดผู้ยืม", compensation="0")
    assert "จบเรื่องความเสียหาย" in said(desk)
    station(desk, "loan", handbook=True)


def test_who_has_no_account_signs_a_sheet_and_a_count_leads_to_a_committee(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}no-gift/")
    with desk.expect_navigation():
        desk.click("main .table-row-link >> nth=0")
    with desk.expect_download() as got:
        desk.click("text=ใบลงนามรับทราบ (PDF)")
    assert got.value.path().read_bytes()[:4] == b"%PDF"
    sheet = desk.url
    desk.click(".page-actions a:has-text('รับใบลงนามรับทราบ')")
    desk.wait_for_url("**/do/sheet/")
    first = desk.locator("[name=people]").first
    assert "มีบัญชี" not in first.locator("xpath=ancestor::label").inner_text(), "first who cannot do it by themselves"
    first.check()
    desk.click("main .form-foot button.button")
    desk.wait_for_url(sheet)
    store = journey.as_("finance", "/o/donsukchai/conduct/counting/")
    station(store, "asset-counting", handbook=True)
    store.locator("select[name^=condition_]").first.select_option("damaged")
    with store.expect_navigation():
        store.click("text=บันทึกการตรวจนับ")
    store.goto(f"{SHELF}asset-counts/?state=bad")
    with store.expect_navigation():
        store.click("main .table-row-link >> nth=0")
    does(store, "ตั้งกรรมการสอบข้อเท็จจริง", finding_order="คำสั่งที่ 60/2570")
    does(store, "จบเรื่อง", finding_result="หลอดภาพหมดอายุ ไม่มีผู้ผิด", compensation="0")
    assert "จบเรื่อง" in said(store)


def test_a_spreadsheet_comes_in_and_goes_out_whole(journey: Journey, station: Any):
    desk = journey.as_("planner", f"{SHELF}assets/import/")
    lines = ["เลขครุภัณฑ์,รายการทรัพย์สิน,ประเภท,ที่เก็บ,สภาพ,วันที่ขึ้นทะเบียน"]
    lines += [f"900-69-{n:04},เก้าอี้พลาสติก {n},event,โรงเก็บ,ใช้การได้ดี,๑ ต.ค. ๒๕๖๘" for n in range(1, 31)]
    lines.append("900-69-0099,ไม่รู้ประเภท,ยานอวกาศ,โรงเก็บ,ใช้การได้ดี,1/10/2568")
    file = {"name": "เก้าอี้.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    desk.set_input_files("[name=file]", files=[file])
    desk.click("text=ตรวจไฟล์")
    desk.wait_for_url("**/import/*/")
    assert "ช่อง C32" in said(desk)
    station(desk, "shelf-import", handbook=True)
    with desk.expect_navigation():
        desk.click("text=นำเข้า 30 แถวที่ถูกต้อง")
    assert "นำเข้าแล้ว 30 รายการ" in said(desk)
    batch = desk.url
    desk.goto(f"{SHELF}assets/?q=เก้าอี้พลาสติก")
    assert "30 รายการ" in said(desk)
    desk.goto(batch)
    desk.click("text=ยกเลิกทั้งชุด")
    desk.fill("[name=reason]", "ผิดไฟล์")
    with desk.expect_navigation():
        desk.click("main button:has-text('ยกเลิกทั้งชุด')")
    desk.goto(f"{SHELF}assets/?q=เก้าอี้พลาสติก")
    assert "ไม่พบรายการ" in said(desk)
