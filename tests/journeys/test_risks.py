"""Risks of a new year: criteria by keyboard, a register copied from the year before, the heat map."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said, wide

from sucharit.core.fiscal import FiscalYear

pytestmark = pytest.mark.browser
RISKS = "/o/donsukchai/risks/"
THIS = FiscalYear.of(datetime.datetime.now(ZoneInfo("Asia/Bangkok")).date()).value


def choose(fields: Any, value: str) -> None:
    """A choice, whether it is drawn as a list or as buttons."""
    if fields.first.evaluate("(one) => one.tagName") == "SELECT":
        fields.first.select_option(value)
    else:
        fields.and_(fields.page.locator(f"[value='{value}']")).check()


def test_risks_are_rated_and_the_heat_map_leads_to_them(journey: Journey, station: Any):
    page = journey.as_("planner")
    for seq, before, after in ((1, (4, 4), (2, 3)), (2, (3, 5), (2, 4)), (3, (3, 3), (1, 2)), (4, (4, 4), (3, 3))):
        page.goto(f"{RISKS}{THIS}/{seq}/")
        for stage, (likelihood, impact) in (("inherent", before), ("residual", after)):
            choose(page.locator(f"[name={stage}_likelihood]"), str(likelihood))
            choose(page.locator(f"[name={stage}_impact]"), str(impact))
        assert page.locator("[data-level-of=inherent]").inner_text() not in ("", "-"), "the level is told at once"
        with page.expect_navigation():
            page.click("main .form-foot button.button >> nth=0")
    page.goto(f"{RISKS}{THIS}/heat-map/")
    station(page, "risk-heat-map", handbook=True)
    with page.expect_navigation():
        page.locator(".risk-maps td a").first.click()
    assert "โอกาส" in page.locator("#cell h2").inner_text()
    phone = journey.as_("reporter", f"{RISKS}{THIS}/", size="phone")
    assert wide(phone) <= 360


LETTER = """(letter) => document.activeElement.dispatchEvent(
new KeyboardEvent("keydown", {key: letter, bubbles: true, cancelable: true}))"""


def test_criteria_are_set_by_keyboard_and_adopted(journey: Journey, station: Any):
    page = journey.as_("planner", f"{RISKS}{THIS + 1}/criteria/")
    page.click("text=เริ่มร่างเกณฑ์")
    page.locator("table.risk-matrix").wait_for()
    cells = page.locator("table.risk-matrix select")
    before = [cell.input_value() for cell in cells.all()]
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.name") == cells.nth(1).get_attribute("name")
    page.evaluate(LETTER, "ต")  # Playwright's keyboard has no Thai letters
    assert cells.nth(1).input_value() == "ต่ำ"
    page.locator("form[data-autosave] [data-save-state][data-state=saved]").wait_for()
    page.locator("#problems", has_text="ผิดปกติ").wait_for()
    cells.nth(1).select_option(before[1])
    page.wait_for_timeout(2500)
    station(page, "risk-criteria", handbook=True)
    page.click("text=ประกาศใช้เกณฑ์")
    with page.expect_navigation():
        page.locator("main form button").last.click()
    page.goto(f"{RISKS}{THIS + 1}/criteria/")
    assert "ประกาศใช้โดย" in said(page)


def test_the_register_is_copied_to_the_next_year_and_reviewed(journey: Journey, station: Any):
    page = journey.as_("planner", RISKS)
    page.fill("#start input[name=fiscal_year]", str(THIS + 1))
    choose(page.locator("#start [name=copy_of]"), str(THIS))
    with page.expect_navigation():
        page.click("#start button")
    page.goto(f"{RISKS}{THIS + 1}/")
    station(page, "risk-register")
    page.goto(f"{RISKS}{THIS + 1}/1/")
    assert "เสนอจากปีก่อน" in said(page)
    page.goto(f"{RISKS}{THIS + 1}/comparison/")
    assert "เทียบ" in page.title() + said(page)
