"""One plan, from the scan that is uploaded to the page that citizens read, through the hands of everybody on the way.

The stations follow each other, as a day does; each is a story of docs/tour.md.
"""

import datetime
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.journeys.conftest import Journey, paste
from tests.journeys.steps import (
    decide,
    explain_all,
    explain_errors,
    heading,
    ready,
    said,
    saved,
    settle_one,
    submit,
    wait_until,
    wide,
)

pytestmark = pytest.mark.browser
HOME = "/o/donsukchai/"
BANGKOK = ZoneInfo("Asia/Bangkok")
DEPUTY = "นายวีระชัย ทองอยู่"
ORDER = "คำสั่งองค์การบริหารส่วนตำบลดอนสุขใจ\nที่ 12/2569\nเรื่อง แต่งตั้งคณะทำงาน\nสั่ง ณ วันที่ 1 ตุลาคม พ.ศ. 2568\n"
SAMPLE = Path(str(resources.files("sucharit.samples").joinpath("plan.txt")))


@dataclass
class Day:
    """What one station leaves to the next."""

    plan: str = ""  # the path of the draft
    public: str = "/p/donsukchai/plans/2566-2570/"

    @property
    def number(self) -> str:
        return self.plan.rstrip("/").rpartition("/")[2]


@pytest.fixture(scope="module")
def day() -> Day:
    return Day()


# ---- The plan officer takes last cycle's plan in


#: the key J of a keyboard that is set to Thai
THAI_J = """() => document.body.dispatchEvent(
new KeyboardEvent("keydown", {key: "่", code: "KeyJ", bubbles: true, cancelable: true}))"""


def test_a_scan_is_uploaded_and_its_doubts_are_settled_beside_the_document(journey: Journey, day: Day, station: Any):
    journey.expected = {422}  # an explanation without a reason
    page = journey.as_("planner", f"{HOME}intake/")
    station(page, "intake-list", handbook=True)
    page.set_input_files("input[type=file]", SAMPLE)
    page.locator("[data-drop-files] a").first.click()  # the file is in; its page tells how far the reading is
    page.locator("text=ตอบข้อสังเกตและข้อค้นพบ").wait_for(timeout=180_000)
    assert "เนื้อหาเดียวกันนี้เคยนำเข้าแล้ว" in said(page), "the demonstration has the same file already, and it is said"
    station(page, "intake-overview")

    with page.expect_navigation():
        page.click("text=ตอบข้อสังเกตและข้อค้นพบ")
    station(page, "intake-questions", handbook=True)
    first = page.locator("[data-question]").first
    first.locator("[data-to-line]").first.click()
    assert page.locator(".line-marked").count() == 1, "the line that is meant is marked in the document beside"

    page.evaluate(THAI_J)
    assert page.locator("[data-question]").nth(1).evaluate("(one) => one.classList.contains('intake-focus')")

    settle_one(page)
    with page.expect_navigation():
        page.click("text=รับตามที่คำนวณทั้งหมด")
    explain_all(page)
    page.goto(page.url.split("questions/")[0])
    assert "ข้อที่ต้องแก้เหลือ 0 ข้อ" in said(page)

    with page.expect_navigation():
        page.click("text=นำเข้าเป็นร่างแผน >> nth=0")
    station(page, "intake-adopt")
    with page.expect_navigation(url=re.compile(r"/plans/\d+/"), timeout=180_000):  # a whole plan is written
        page.click("button:has-text('ทำร่างแผน')", timeout=180_000)
    day.plan = re.search(r"/o/donsukchai/plans/\d+/", page.url)[0]  # type: ignore[index]
    page.goto(day.plan)
    assert "32" in page.locator(".plan-tiles").inner_text()
    station(page, "plan-tree", handbook=True)


# ---- She works on it


def test_the_forms_work_without_script(journey: Journey, day: Day):
    """Uploading and saving a sheet; signing without script is below."""
    page = journey.as_("planner", f"{HOME}intake/", java_script_enabled=False)
    page.set_input_files("input[type=file]", {"name": "คำสั่ง.txt", "mimeType": "text/plain", "buffer": ORDER.encode()})
    with page.expect_navigation():
        page.click("button:has-text('นำเข้าและอ่าน')")
    assert "คำสั่ง.txt" in said(page)
    page.goto(f"{day.plan}initiatives/2/edit/")
    page.fill("#id_place", "ห้องประชุมสภา")
    with page.expect_navigation():
        page.locator("main .form-foot button").first.click()
    page.goto(f"{day.plan}initiatives/2/")
    assert "ห้องประชุมสภา" in said(page)


def test_a_sheet_saves_itself_and_a_finding_vanishes_as_she_types(journey: Journey, day: Day, station: Any):
    page = journey.as_("planner", f"{day.plan}initiatives/1/edit/")
    missing = "ไม่มีหัวข้อ “ระยะเวลาดำเนินการ”"
    assert missing in page.locator("#findings").inner_text()
    station(page, "plan-sheet", handbook=True)
    page.fill("#id_period", "ปีงบประมาณ พ.ศ. 2566 - 2570")
    saved(page)
    wait_until(page, f"!document.querySelector('#findings').innerText.includes('{missing}')")
    assert "บันทึกแล้ว เวลา" in page.locator("form[data-autosave] [data-save-state]").inner_text()

    page.goto(f"{day.plan}initiatives/1/history/")
    assert page.locator("ins").count() > 0
    station(page, "plan-history")
    page.goto(f"{day.plan}initiatives/1/edit/")
    page.click("main [data-menu] summary")
    with page.expect_navigation():
        page.click("text=เลิกทำการแก้ไขล่าสุด")
    page.goto(f"{day.plan}initiatives/1/edit/")
    assert page.input_value("#id_period") == "", "taken back"
    page.fill("#id_period", "ปีงบประมาณ พ.ศ. 2566 - 2570")
    page.fill("#id_place", "ที่ทำการองค์การบริหารส่วนตำบลดอนสุขใจ")
    saved(page)


def test_the_table_is_written_by_keyboard_and_from_excel_and_sums_live(journey: Journey, day: Day, station: Any):
    page = journey.as_("planner", f"{day.plan}grid/")
    cells = page.locator("td[data-kind] input[inputmode=decimal]")
    first = cells.nth(0)
    whole = page.locator("[data-sum=all]")
    before = whole.inner_text()
    first.focus()
    page.keyboard.type("๑๒,๕๐๐")
    page.keyboard.press("ArrowRight")
    assert whole.inner_text() != before, "the sum follows the fingers"
    paste(page, "1,000\t2,000\t3,000")
    page.locator("[data-grid] [data-save-state][data-state=saved]").wait_for()
    assert first.input_value() == "12,500"
    station(page, "plan-grid", handbook=True)
    page.reload()
    assert [cells.nth(place).input_value() for place in range(4)] == ["12,500", "1,000", "2,000", "3,000"]
    phone = journey.as_("planner", f"{day.plan}grid/", size="phone")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_measure_is_taken_from_the_catalogue(journey: Journey, day: Day, station: Any):
    page = journey.as_("planner", f"{day.plan}catalogue/")
    page.locator("input[type=checkbox][name=entry]").first.check()
    station(page, "plan-catalogue")
    with page.expect_navigation():
        page.locator("main form button.button").last.click()
    page.goto(day.plan)
    assert "33" in page.locator(".plan-tiles").inner_text()


def test_a_revision_is_compared_word_by_word(journey: Journey, station: Any):
    page = journey.as_("planner", f"{HOME}plans/")
    with page.expect_navigation():
        page.locator("main tr", has_text="ฉบับแก้ไขครั้งที่ 1").locator("a.table-row-link").first.click()
    revision = page.url.split("?")[0]
    page.goto(f"{revision}initiatives/3/edit/")
    page.fill("#id_place", "ห้องประชุมองค์การบริหารส่วนตำบลดอนสุขใจ")
    saved(page)
    page.goto(f"{revision}difference/")
    assert re.search(r"เนื้อหาเปลี่ยน [1-9]", said(page))
    assert "ห้องประชุมองค์การบริหารส่วนตำบลดอนสุขใจ" in said(page)
    station(page, "plan-difference", handbook=True)


# ---- Up the line


def test_it_goes_up_the_line_and_comes_back_once_with_a_reason(journey: Journey, day: Day, station: Any):
    page = journey.as_("planner", day.plan)
    explain_errors(page, day.plan)
    station(page, "plan-submit")
    submit(page, day.plan, "แผนฉบับเต็มจากเล่มเดิม ข้อที่ยังเหลือได้ชี้แจงไว้แล้ว")

    head = journey.as_("head", f"{HOME}approvals/", java_script_enabled=False)
    head.locator("main a[href*='/approval/']").first.click()
    decide(head, "agreed")

    clerk = journey.as_("clerk", f"{day.plan}approval/", size="phone")
    assert clerk.evaluate("document.documentElement.scrollWidth") <= 360
    decide(clerk, "returned", "โปรดระบุสถานที่ของโครงการแรกให้ชัด")
    assert "ส่งกลับ" in said(clerk)

    back = journey.as_("planner", f"{day.plan}approval/")
    assert "โปรดระบุสถานที่ของโครงการแรกให้ชัด" in said(back), "she reads why"
    back.goto(f"{HOME}notices/")
    assert "ส่งกลับ" in said(back)


def test_what_is_edited_after_submission_no_longer_fits(journey: Journey, day: Day, station: Any):
    page = journey.as_("planner", day.plan)
    submit(page, day.plan, "แก้ไขตามที่สั่งแล้ว")
    page.goto(f"{day.plan}initiatives/1/edit/")
    page.fill("#id_place", "ห้องประชุมองค์การบริหารส่วนตำบลดอนสุขใจ")
    saved(page)
    head = journey.as_("head", f"{day.plan}approval/")
    assert "เนื้อหาแผนเปลี่ยนไปหลังจากเสนอ จึงลงนามไม่ได้" in said(head)
    station(head, "approval-changed")
    page.goto(f"{day.plan}approval/")
    with page.expect_navigation():
        page.click("text=ถอนเรื่องกลับมาแก้ไข")
    with page.expect_navigation():
        page.locator("main form button").last.click()
    submit(page, day.plan, "ระบุสถานที่แล้ว")


def test_the_administrator_appoints_an_acting_clerk(journey: Journey, station: Any):
    today = datetime.datetime.now(BANGKOK).date()
    page = journey.as_("admin", f"{HOME}settings/positions/")
    page.locator("a.table-row-link", has_text="ปลัดองค์การบริหารส่วนตำบล").nth(0).click()
    page.click("text=แต่งตั้งหรือให้รักษาราชการแทน")
    page.select_option("select[name=user]", label=DEPUTY)
    page.check("input[name=acting]")
    page.fill("input[name=since]", thai_day(today))
    page.fill("input[name=until]", thai_day(today + datetime.timedelta(days=7)))
    page.fill("input[name=order_reference]", "คำสั่งที่ 88/2569")
    with page.expect_navigation():
        page.click("text=บันทึกการแต่งตั้ง")
    if page.locator("input[name=beside]").count():  # there is a clerk; the page asks whether two are meant
        page.check("input[name=beside]")
        with page.expect_navigation():
            page.click("text=บันทึกการแต่งตั้ง")
    assert "รักษาราชการแทน" in page.locator("table").inner_text()
    station(page, "settings-acting", handbook=True)


def thai_day(day: datetime.date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def test_head_acting_clerk_and_mayor_sign_and_it_is_adopted(journey: Journey, day: Day, station: Any):
    head = journey.as_("head", f"{day.plan}approval/")
    decide(head, "agreed")
    clerk = journey.as_("deputy", f"{day.plan}approval/", size="phone")
    with clerk.expect_navigation():
        clerk.click("text=ไปที่ความเห็นของท่าน")
    assert "รักษาราชการแทน" in said(clerk)
    station(clerk, "approval-phone", part="#decision", handbook=True)
    decide(clerk, "agreed")
    mayor = journey.as_("mayor", f"{day.plan}approval/")
    station(mayor, "approval-mayor", handbook=True)
    decide(mayor, "agreed")
    page = journey.as_("planner", f"{day.plan}approval/")
    with page.expect_navigation():
        page.click("text=ประกาศใช้แผน")
    with page.expect_navigation(timeout=180_000):
        page.locator("main form button").last.click(timeout=180_000)
    page.goto(day.plan)
    assert "ประกาศใช้" in page.locator(".plan-line").inner_text()


# ---- Papers


@pytest.mark.parametrize("kind", ["order", "announcement", "book"])
def test_the_paper_comes_out_numbered(journey: Journey, day: Day, station: Any, kind: str):
    page = journey.as_("planner", f"{HOME}documents/new/{kind}/")
    source = page.locator(f"input[name=source][value='plan:{day.number}']")
    if source.count():
        source.check()
    page.click("text=เริ่มร่าง")
    page.wait_for_url(re.compile(r"/documents/\d+/"))
    document = re.search(r"/o/donsukchai/documents/\d+/", page.url)[0]  # type: ignore[index]
    page.goto(f"{document}preview/")
    page.locator("main img[src*='/pages/']").first.wait_for(timeout=90_000)
    station(page, f"document-{kind}", handbook=kind == "order")
    page.goto(f"{document}issue/")
    page.locator("main .form-foot button").click()
    page.wait_for_url(re.compile(rf"{document}$"))
    assert re.search(r"\d+/25\d\d", heading(page)), heading(page)
    with page.expect_download() as coming:
        page.click("ul.paper-files a >> nth=0")
    assert coming.value.path().stat().st_size > 5_000


# ---- Out to the public


def test_it_is_public_the_moment_it_is_published(journey: Journey, day: Day, station: Any):
    page = journey.as_("planner", f"{HOME}publishing/")
    station(page, "publishing", handbook=True)
    page.goto(f"{HOME}publishing/plans/{day.number}/")
    with page.expect_navigation():
        page.locator("main form button").last.click()

    reader = journey.open(day.public, size="phone", java_script_enabled=False)
    assert reader.context.cookies() == []
    assert "33" in said(reader)
    assert wide(journey.open(day.public, size="phone")) <= 360
    with reader.expect_navigation():
        reader.locator("a[href*='/initiatives/']").first.click()
    assert "งบประมาณ" in said(reader)
    for name in ("plan.json", "plan.jsonld", "initiatives.csv", "budget.csv"):
        answer = reader.request.get(f"{day.public}{name}")
        assert answer.ok, name
        assert answer.headers["etag"]
        assert "set-cookie" not in answer.headers
    again = reader.request.get(f"{day.public}plan.json", headers={"If-None-Match": answer_tag(reader, day)})
    assert again.status == 304
    for name in ("book.pdf", "plan.xlsx"):
        assert ready(reader, f"{day.public}{name}") > 5_000
    station(journey.open(day.public, size="phone"), "public-phone", handbook=True)
    station(journey.open(day.public), "public-desk")


def answer_tag(page: Any, day: Day) -> str:
    return str(page.request.get(f"{day.public}plan.json").headers["etag"])


# ---- Afterwards


def test_the_auditor_reads_the_record_and_verifies_it(journey: Journey, station: Any):
    page = journey.as_("auditor", f"{HOME}record/")
    assert "ประกาศใช้" in said(page)
    station(page, "record")
    with page.expect_download() as coming:
        page.click("text=ดาวน์โหลด CSV")
    assert coming.value.path().stat().st_size > 2_000
    with page.expect_navigation():
        page.click("text=ตรวจสายบันทึก")
    assert "สายบันทึกต่อกันครบถ้วน" in said(page)
