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


def test_criteria_are_set_by_keyboard_and_adopted(journey: Journey, station: Any):
    page = journey.as_("planner", f"{RISKS}{THIS + 1}/criteria/")
    page.click("text=เริ่มร่างเกณฑ์")
    page.locator("table.risk-matrix").wait_for()
    cells = page.locator("table.risk-matrix select")
    before = [cell.input_value() for cell in cells.all()]
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.name") == cells.nth(1).get_attribute("name")
    page.keyboard.press("ส")
    assert cells.nth(1).input_value() == "สูง"
    page.locator("form[data-autosave] [data-save-state][data-state=saved]").wait_for()
    page.locator("#problems", has_text="ผิดปกติ").wait_for()
    cells.nth(1).select_option(before[1])
    page.wait_for_timeout(2500)
    station(page, "risk-criteria", handbook=True)
    page.click("text=ประกาศใช้เกณฑ์")
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    page.goto(f"{RISKS}{THIS + 1}/criteria/")
    assert "ประกาศใช้โดย" in said(page)


def test_the_register_is_copied_to_the_next_year_and_reviewed(journey: Journey, station: Any):
    page = journey.as_("planner", RISKS)
    page.locator("#start select[name=fiscal_year], #start input[name=fiscal_year]").first.wait_for()
    year = page.locator("#start [name=fiscal_year]")
    if year.evaluate("(one) => one.tagName") == "SELECT":
        year.select_option(str(THIS + 1))
    else:
        year.fill(str(THIS + 1))
    page.locator(f"#start input[type=radio][value='{THIS}'], #start input[type=radio][value=copy]").first.check()
    page.click("#start button")
    page.wait_for_load_state()
    page.goto(f"{RISKS}{THIS + 1}/")
    station(page, "risk-register", handbook=True)
    page.goto(f"{RISKS}{THIS + 1}/1/")
    assert "เสนอจากปีก่อน" in said(page)
    page.goto(f"{RISKS}{THIS + 1}/comparison/")
    assert "เทียบ" in page.title() + said(page)


def test_the_heat_map_counts_and_leads_to_its_risks(journey: Journey, station: Any):
    page = journey.as_("planner", f"{RISKS}{THIS}/heat-map/")
    station(page, "risk-heat-map", handbook=True)
    page.locator(".risk-maps a").first.click()
    assert "โอกาส" in page.locator("#cell h2").inner_text()
    phone = journey.as_("reporter", f"{RISKS}{THIS}/", size="phone")
    assert wide(phone) <= 360
