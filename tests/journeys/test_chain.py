"""The chain on the screen: from a risk to a published item and back by clicks, the whole on one sheet of paper; and
the page on which the executive reads the year."""

import contextlib
import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdfium2 import PdfDocument
from tests.journeys.conftest import Journey
from tests.journeys.steps import heading, said, wide

from sucharit.core.fiscal import FiscalYear

pytestmark = pytest.mark.browser
THIS = FiscalYear.of(datetime.datetime.now(ZoneInfo("Asia/Bangkok")).date()).value
DOWN = ("initiative", "budget", "activity", "entry", "evidence", "indicator", "report", "published", "ita")


def click(page: Any, station: str) -> None:
    """The first record of a station in the strip of this page; of last year, in which there is something of all."""
    links = page.locator(f".chain-station[data-chain={station}] .chain-links a")
    with page.expect_navigation():
        (links.filter(has_text=str(THIS - 1)).first if station == "budget" else links.first).click()
    page.locator(".chain-station").first.wait_for()


def here(page: Any) -> str:
    return str(page.locator(".chain-here").get_attribute("data-chain"))


def test_down_and_up_in_one_click_a_link(journey: Journey, station: Any):
    page = journey.as_("planner", f"/o/donsukchai/risks/{THIS - 1}/1/")
    page.locator(".chain-station").first.wait_for()
    for at in DOWN:
        click(page, at)
        assert here(page) == at
    assert "ตัวชี้วัด" in said(page)
    for at in (*DOWN[-2::-1], "risk"):
        click(page, at)
        assert here(page) == at
    station(page, "chain-strip", part=".chain-place", handbook=True)


def test_the_whole_chain_is_one_sheet_of_paper(journey: Journey, station: Any):
    page = journey.as_("planner", f"/o/donsukchai/chain/years/{THIS - 1}/")
    station(page, "chain-year")
    with page.expect_navigation():
        page.locator(".chain-table tbody a").nth(10).click()
    assert heading(page) and page.locator("li.chain-station").count() == 10
    station(page, "chain-whole", handbook=True)
    with contextlib.closing(PdfDocument(page.pdf(format="A4"))) as paper:
        assert len(paper) == 1
    phone = journey.as_("reporter", page.url, size="phone")
    assert wide(phone) <= 360


def test_the_executive_reads_the_year_on_one_page(journey: Journey, station: Any):
    mayor = journey.as_("mayor", f"/o/donsukchai/dashboard/{THIS}/")
    assert "เบิกจ่ายแล้ว" in said(mayor) and mayor.locator("main svg").count() > 1
    station(mayor, "dashboard", handbook=True)
    phone = journey.as_("mayor", f"/o/donsukchai/dashboard/{THIS}/", size="phone")
    assert wide(phone) <= 360
    station(phone, "dashboard-phone", part="main .tiles", handbook=True)
