"""What the plan officer does with a doubt: as printed, as computed, or her own value with a reason, and what comes of
it in the draft; and files dropped onto the page together, one of which is no document."""

import base64
import re
from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said
from tests.journeys.test_office_day import HOME, SAMPLE

pytestmark = pytest.mark.browser
WHY = "ตรวจกับข้อบัญญัติงบประมาณแล้ว"
DROP = """([box, files]) => { const data = new DataTransfer();
for (const [name, content] of files)
data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
for (const kind of ["dragover", "drop"])
document.querySelector(box).dispatchEvent(
new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})); }"""


def drop(page: Any, files: dict[str, bytes]) -> None:
    """What a mouse does with files from a folder."""
    told = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    page.evaluate(DROP, ["[data-file-drop]", told])


def test_two_files_are_dropped_and_only_the_good_one_stays(journey: Journey, station: Any):
    journey.expected = {422}
    page = journey.as_("planner", f"{HOME}intake/")
    plan = SAMPLE.read_text("utf-8") + "\n"
    drop(page, {"แผนลากวาง.txt": plan.encode(), "ภาพเสีย.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40})
    page.locator("[data-drop-files] a", has_text="แผนลากวาง").wait_for()
    page.locator("[data-drop-files] .field-error").wait_for()
    refused = page.locator("[data-drop-files] .field-error")
    assert refused.count() == 1 and "โปรด" in refused.inner_text(), "what is wrong, and what to do"
    station(page, "intake-dropped", handbook=True)
    page.reload()
    assert "แผนลากวาง.txt" in said(page) and "ภาพเสีย.png" not in said(page)


def answered(page: Any, words: str, choice: str, own: str = "") -> str:
    """The question that says these words, answered by clicking; what the page says of it afterwards."""
    card = page.locator("[data-question]:not(.finding-settled)", has_text=words).first
    card = page.locator(f"#{card.get_attribute('id')}")
    card.locator(f"input[value={choice}]").check()
    if own:
        card.locator("[name=own]").fill(own)
        card.locator("[name=reason]").fill(WHY)
    card.locator("button[type=submit]").last.click()
    card.locator("text=ถอนคำตอบ").wait_for()
    return str(card.locator(".intake-answer").inner_text())


def test_as_printed_as_computed_and_her_own_stand_in_the_draft(journey: Journey, station: Any):
    journey.expected = {422}
    page = journey.as_("planner", f"{HOME}intake/")
    page.click("main a:has-text('แผนลากวาง.txt') >> nth=0")
    page.locator("text=ตอบข้อสังเกตและข้อค้นพบ").wait_for(timeout=180_000)
    intake = re.search(r"/o/donsukchai/intake/\d+/", page.url)[0]  # type: ignore[index]
    page.goto(f"{intake}questions/?code=organization.spelling")
    assert "คงตามที่พิมพ์: ดอนศุขใจ" in answered(page, "ดอนศุขใจ", "as_printed")
    page.goto(f"{intake}questions/?code=digit.confusable")
    assert "2566" in answered(page, "พิมพ์ปี 2561", "as_computed")
    page.goto(f"{intake}questions/?code=money.table-sheet")
    card = page.locator("[data-question]", has_text="ลำดับที่ 4 ")
    card.locator("input[value=own]").check()
    card.locator("[name=own]").fill("77,700")
    card.locator("button[type=submit]").last.click()
    card.locator(".field-error").wait_for()
    assert card.locator("[name=own]").input_value() == "77,700", "asked for a reason, and nothing typed is lost"
    told = answered(page, "ลำดับที่ 4 ", "own", own="77,700")
    assert "77,700" in told and WHY in told
    station(page, "intake-own", height=780, handbook=True)

    page.goto(f"{intake}questions/")
    with page.expect_navigation():
        page.click("text=รับตามที่คำนวณทั้งหมด")
    page.goto(f"{intake}questions/?severity=error&settled=open")
    for left in [one.get_attribute("id") for one in page.locator("[data-question]").all()]:
        card = page.locator(f"#{left}")
        card.locator("input[value=explained]").check()
        card.locator("[name=reason]").fill(WHY)
        card.locator("button[type=submit]").click()
        card.locator("text=ถอนคำตอบ").wait_for()
    page.goto(intake)
    assert "ข้อที่ต้องแก้เหลือ 0 ข้อ" in said(page), "the other doubts may wait for the draft"
    page.click("text=นำเข้าเป็นร่างแผน >> nth=0")
    refuses = page.locator(".error-summary a", has_text="ปีที่สิ้นสุดต้องไม่ก่อนปีที่เริ่ม")
    assert page.locator("button", has_text="ทำร่างแผน").is_disabled(), "2566 was proposed where 2565 is the end"
    station(page, "intake-impossible")
    refuses.click()
    page.fill("[name=period_end]", "2570")
    with page.expect_navigation():
        page.click("button:has-text('บันทึกการแก้ไข')")
    page.goto(intake)
    page.click("text=นำเข้าเป็นร่างแผน >> nth=0")
    page.get_by_label("นำเข้าไปก่อน แล้วแก้ข้อที่ยังไม่ตอบต่อในร่างแผน").check()
    # the register of this year stands already: its own journey (test_risks) is about it
    page.get_by_label("ไม่รับความเสี่ยงจากเอกสารนี้").check()
    with page.expect_navigation(url=re.compile(r"/plans/\d+/"), timeout=180_000):
        page.click("button:has-text('ทำร่างแผน')", timeout=180_000)
    plan = re.search(r"/o/donsukchai/plans/\d+/", page.url)[0]  # type: ignore[index]
    for seq, words in ((1, "ดอนศุขใจ"), (28, "2566"), (4, "77,700")):
        page.goto(f"{plan}initiatives/{seq}/")
        assert words in said(page), f"{words} stands in the draft"
    assert "2561" not in said(page)
