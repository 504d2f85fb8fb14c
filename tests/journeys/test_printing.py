"""Paper: what an executive takes to a meeting is one sheet, and it says its numbers itself."""

import re
from typing import Any

import pypdfium2
import pytest
from tests.journeys.test_pages import THIS

pytestmark = pytest.mark.browser
A4 = {(595, 842), (842, 595)}  # points


def sheets(page: Any) -> list[str]:
    """The words of each sheet, as the browser prints the page; every sheet is A4."""
    page.evaluate("document.fonts.ready")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert {(round(sheet.get_width()), round(sheet.get_height())) for sheet in paper} <= A4
    return [sheet.get_textpage().get_text_bounded() for sheet in paper]


@pytest.mark.parametrize("year", [THIS, THIS - 1])
def test_the_dashboard_is_one_sheet_with_its_numbers(journey: Any, year: int):
    page = journey.as_("mayor", f"/o/donsukchai/dashboard/{year}/")
    drawn = page.locator(".chart-said").all_text_contents()
    (sheet,) = sheets(page)
    assert len(drawn) >= 4
    assert all(number in sheet for number in drawn)
    assert str(year) in sheet


def test_the_whole_chain_of_an_initiative_is_one_sheet_and_that_of_the_year_names_its_columns_again(journey: Any):
    page = journey.as_("mayor", f"/o/donsukchai/chain/years/{THIS}/")
    found = sheets(page)
    assert len(found) <= 2
    assert all(re.search("คะแนน ?ITA", sheet) for sheet in found)
    page.locator(".table-row-link").first.click()
    page.wait_for_url("**/chain/initiatives/**")
    assert len(sheets(page)) == 1
