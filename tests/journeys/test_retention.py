"""What was asked six years ago has come to the end of its time: proposed by one, destroyed by another, certified."""

from typing import Any

import pytest
from tests.journeys.conftest import Journey
from tests.journeys.steps import said

pytestmark = pytest.mark.browser
ROOM = "/o/donsukchai/retention/"


def test_the_time_is_over_and_two_people_end_it(journey: Journey, station: Any):
    desk = journey.as_("planner", ROOM)
    assert "คำขอข้อมูลข่าวสารของราชการ" in said(desk)
    assert "สั่งเก็บไว้" in said(desk), "one is held for a case"
    station(desk, "retention", handbook=True)
    with desk.expect_navigation():
        desk.click("text=ดูตัวอย่างบัญชีขอทำลาย")
    assert "ยังไม่มีอะไรถูกลบ" in said(desk)
    desk.fill("[name=note]", "ตามบันทึกสำรวจประจำปี")
    with desk.expect_navigation():
        desk.click("main .form-foot button.button")
    listed = desk.url
    assert "พิจารณาอนุมัติ" not in said(desk), "who proposed it does not decide"
    mayor = journey.as_("mayor", listed.partition(desk.url.split("/o/")[0])[2])
    with mayor.expect_navigation():
        mayor.click("text=พิจารณาอนุมัติให้ทำลาย")
    mayor.check("[name=read]")
    with mayor.expect_navigation():
        mayor.click("text=อนุมัติและทำลายทันที")
    assert "ใบรับรองการทำลาย" in said(mayor) or "ใบรับรองการทำลาย" in mayor.locator("h1").inner_text()
    station(mayor, "retention-certificate", handbook=True)
    desk.goto(desk.url.split("/o/")[0] + "/o/donsukchai/shelf/suggestions/?year=" + _year(mayor))
    assert "ลบตามกำหนดเก็บรักษา" in said(desk)
    assert "คำปุ่น" not in said(desk)


def _year(page: Any) -> str:
    """Of the first line on the certificate."""
    return str(page.locator("main tbody td").first.inner_text())
