"""Too much and too often: sign-in, cookies over HTTPS, files beyond their limit at every door, a thousand rows."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.conftest import PASSWORD
from tests.hostile.world import World
from tests.journeys.conftest import environment

from sucharit.base.files.models import StoredFile
from sucharit.base.people.models import SecondFactorRule
from sucharit.work.plans.models import Plan

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
TOLD = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "sucharit.config.settings"
from django.conf import settings
kinds = ("SECURE_", "SESSION_COOKIE", "CSRF_COOKIE", "LANGUAGE_COOKIE")
names = [name for name in dir(settings) if name.startswith(kinds)]
print(json.dumps({name: value for name in names if isinstance(value := getattr(settings, name), str | int | None)}))
"""


@pytest.fixture(scope="module")
def over_https(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the settings say where nobody turned HTTPS off, read by a process of its own."""
    told = environment(tmp_path_factory.mktemp("https")) | {"SUCHARIT_HTTPS": "1"}
    ran = subprocess.run([sys.executable, "-c", TOLD], env=told, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(ran.stdout.strip().splitlines()[-1])
    return found


def test_over_https_cookies_stay_there_and_no_script_reads_the_session(office, settings, over_https):
    for name, value in over_https.items():
        setattr(settings, name, value)
    client = Client()
    assert client.get(reverse("account_login"))["Location"].startswith("https://")
    page = client.get(reverse("account_login"), secure=True)
    age = int(page["Strict-Transport-Security"].partition("max-age=")[2].partition(";")[0])
    assert age >= timedelta(days=180).total_seconds() and "includeSubDomains" in page["Strict-Transport-Security"]
    client.post(reverse("account_login"), {"login": "planner", "password": PASSWORD}, secure=True)
    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["secure"] and cookie["samesite"] in ("Lax", "Strict"), cookie.key
    assert client.cookies["sessionid"]["httponly"]


def test_the_lock_of_a_name_is_not_slipped_past(office, client):
    """Not by letters of another case, blanks or the e-mail address; not by a claimed address of a machine."""
    for turn in range(5):
        client.post(reverse("account_login"), {"login": "planner", "password": f"wrong-{turn}"})
    for turn, name in enumerate(("planner", "PLANNER", " planner ", "Planner")):
        answer = client.post(
            reverse("account_login"),
            {"login": name, "password": PASSWORD},
            headers={"x-forwarded-for": f"203.0.113.{turn}"},
        )
        assert answer.status_code != 302 and "_auth_user_id" not in client.session, name


def test_many_names_from_one_machine_are_slowed_whatever_it_claims_to_be(office, client):
    answers = [
        client.post(
            reverse("account_login"),
            {"login": f"nobody{n}", "password": "x"},
            headers={"x-forwarded-for": f"198.51.100.{n}"},
        ).status_code
        for n in range(32)
    ]
    assert answers[-1] == 429


def test_a_rule_that_another_saved_is_shown_beside_ones_own(whole_world: World):
    client, where = whole_world.browser("admin"), reverse("second_factor_rule", args=["donsukchai"])
    seen = client.get(where).context["form"]["seen"].value()
    client.post(where, {"roles": ["administrator"], "grace_days": 3, "seen": seen})
    late = client.post(where, {"roles": ["plan_officer"], "grace_days": 9, "seen": seen})
    assert late.status_code == 409 and "มีผู้แก้กติกานี้" in late.content.decode()
    assert SecondFactorRule.objects.get(organization=whole_world.office.organization).roles == ["administrator"]
    again = late.context["form"]["seen"].value()
    assert client.post(where, {"roles": ["plan_officer"], "grace_days": 9, "seen": again}).status_code == 302


@pytest.mark.parametrize("username", ["planner", "admin", "reporter"])
def test_no_door_takes_a_file_beyond_its_limit(whole_world: World, settings, username: str):
    """Every form with a field for files, found by walking the pages."""
    settings.FILE_LIMIT = MEGABYTE
    client, kept, doors = whole_world.browser(username), StoredFile.objects.count(), 0
    for form in whole_world.forms_of(username):
        files = [one.name for one in form.fields if one.kind == "file"]
        if not files or form.method != "post":
            continue
        doors += 1
        for head in (b"%PDF-1.7\n", b"PK\x03\x04", "ก".encode()):
            big = SimpleUploadedFile("ใหญ่.pdf", head + b"\0" * (9 * MEGABYTE))
            answer = client.post(form.action, form.sent | {files[0]: big})
            assert answer.status_code < 500, form.action
    assert doors and StoredFile.objects.count() == kept


@pytest.mark.parametrize("rows", [1_000, 4_001])
def test_a_thousand_rows_pasted_into_the_grid_are_answered(
    whole_world: World, django_assert_max_num_queries, rows: int
):
    client = whole_world.browser("planner")
    plan = Plan.objects.filter(organization__code="donsukchai", state="draft").latest("pk")
    page = client.get(reverse("plan_grid", args=["donsukchai", plan.pk]))
    grid = page.context["grid"]
    cells = [
        {"row": str(900_000 + row), "column": year, "value": "1,000"}
        for row in range(rows)
        for year in ("2566", "2567", "2568", "2569", "2570")
    ]
    with django_assert_max_num_queries(80):
        answer = client.post(
            grid.save_url, json.dumps({"version": str(grid.version), "cells": cells}), content_type="application/json"
        )
    assert answer.status_code in (200, 400, 409, 422)
    if rows * 5 > 20_000:
        assert answer.status_code in (400, 422) and answer.json()["error"].startswith("ข้อมูล")
