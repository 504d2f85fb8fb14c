"""The real documents from upload to a published plan, through the browser, for an office founded for each.

Nothing of their prose is in this repository; everything that the checks found is settled or explained on the way.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.journeys.conftest import Installation, Journey, environment
from tests.journeys.steps import decide, explain_all, explain_errors, said, submit, wide

pytestmark = [pytest.mark.browser, pytest.mark.real_documents]
FOUND = """
import datetime, sys
import django
django.setup()
from django.db import transaction
from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.organizations.actions import found
from sucharit.base.organizations.models import Organization
from sucharit.base.people.actions import appoint, create_position, create_user, give_role
from sucharit.base.people.roles import Role
code, since = sys.argv[1], datetime.date(2025, 10, 1)
with transaction.atomic():
    office = found(by=None, code=code, kind=Organization.Kind.TOWN, name=f"เทศบาลเมืองทดลอง {code}",
        short_name=f"ทม.{code}", province="อุทัยธานี", staff_count=100)
    steps = []
    people = ("mayor", "chief_executive", Role.CHIEF_EXECUTIVE), ("planner", "officer", Role.PLAN_OFFICER)
    for who, rank, role in people:
        user = create_user(office, by=None, username=f"{code}-{who}", full_name=f"นางสาวทดลอง {who}")
        position = create_position(office, by=None, title=f"ตำแหน่ง {who}", rank=rank)
        appoint(position, user, by=None, since=since)
        give_role(office, user, role, by=None, since=since)
        steps += [(StepVerb.APPROVE, position)] if who == "mayor" else []
    set_route(office, by=None, subject_kind="plans.plan", name="เสนอแผน", steps=steps)
"""


def found_office(at: Installation, code: str) -> None:
    """An office of its own in the running demonstration, by the verbs that the first run uses."""
    ours = {"DJANGO_SETTINGS_MODULE": "sucharit.config.settings", "SUCHARIT_DEMONSTRATION": "1"}
    if "PYTHONPATH" in os.environ:
        ours["PYTHONPATH"] = os.environ["PYTHONPATH"]
    subprocess.run(
        [sys.executable, "-c", FOUND, code], env=environment(at.home / "demo") | ours, check=True, timeout=120
    )


@pytest.mark.parametrize(("seed", "code"), [("000.txt", "seed-a"), ("003-excerpt.txt", "seed-c")])
def test_a_real_document_becomes_a_public_plan(
    journey: Journey, demonstration: Installation, shared: Path, seed: str, code: str
):
    found_office(demonstration, code)
    journey.expected = {422}
    page = journey.as_(f"{code}-planner", f"/o/{code}/intake/")
    page.set_input_files("input[type=file]", shared / "seeds" / seed)
    page.locator("[data-drop-files] a").first.click()
    page.locator("text=ตอบข้อสังเกตและข้อค้นพบ").wait_for(timeout=180_000)
    intake = page.url
    page.goto(f"{intake}questions/")
    if page.locator("text=รับตามที่คำนวณทั้งหมด").count():
        with page.expect_navigation():
            page.click("text=รับตามที่คำนวณทั้งหมด")
    explain_all(page)
    page.goto(intake)
    assert "ข้อที่ต้องแก้เหลือ 0 ข้อ" in said(page)
    page.click("text=นำเข้าเป็นร่างแผน >> nth=0")
    with page.expect_navigation(url=re.compile(rf"/o/{code}/plans/\d+/"), timeout=180_000):
        page.click("button:has-text('ทำร่างแผน')", timeout=180_000)
    plan = re.search(rf"/o/{code}/plans/\d+/", page.url)[0]  # type: ignore[index]

    explain_errors(page, plan)
    submit(page, plan, "นำเข้าจากเล่มเดิม")
    decide(journey.as_(f"{code}-mayor", f"{plan}approval/"), "agreed")
    page.goto(f"{plan}adopt/")
    with page.expect_navigation():
        page.locator("main form button").last.click()
    page.goto(f"/o/{code}/publishing/plans/{plan.rstrip('/').rpartition('/')[2]}/")
    with page.expect_navigation():
        page.locator("main form button").last.click()

    reader = journey.open(f"/p/{code}/", size="phone")
    with reader.expect_navigation():
        reader.locator("main a[href*='/plans/']").first.click()
    assert reader.locator("a[href*='/initiatives/']").count() > 0
    assert wide(reader) <= 360
