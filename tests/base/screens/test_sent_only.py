"""The address of a form, opened as a page: Enter in the address bar after a refused form."""

from typing import Any

from django.urls import reverse

from sucharit.base.screens.sent_only import above

PAGE = {"Accept": "text/html,application/xhtml+xml"}


def test_the_address_of_a_form_leads_back_to_its_page(office: Any, desk_of: Any):
    desk = desk_of(office.users["planner"])
    address = reverse("risk_criteria_start", args=["donsukchai", 2570])
    answer = desk.get(address, headers=PAGE)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    page = answer.content.decode()
    assert "ที่อยู่นี้ใช้ส่งแบบฟอร์ม" in page
    assert f'href="{reverse("risk_criteria", args=["donsukchai", 2570])}"' in page


def test_scripts_are_told_what_they_were_told(office: Any, desk_of: Any):
    desk = desk_of(office.users["planner"])
    address = reverse("risk_criteria_start", args=["donsukchai", 2570])
    for headers in ({"Accept": "application/json"}, {**PAGE, "HX-Request": "true"}):
        assert desk.get(address, headers=headers).content == b""


def test_the_nearest_page_above():
    assert above("/o/donsukchai/risks/2570/criteria/start/") == "/o/donsukchai/risks/2570/criteria/"
    assert above("/nowhere/at/all/") == "/"
