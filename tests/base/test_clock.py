"""The day on which the house works: real, unless a demonstration believes another."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from sucharit.base import clock
from sucharit.config import environment
from sucharit.office.demonstration.people import Cast


def test_it_is_today(settings):
    settings.TODAY = ""
    assert clock.today() == timezone.localdate()
    assert abs(clock.now() - timezone.now()) < datetime.timedelta(seconds=5)


def test_a_day_that_is_believed_steers_people_and_their_roles(settings, office: Cast):
    settings.TODAY = "2026-10-01"
    assert office.officer("planner").today == datetime.date(2026, 10, 1)
    assert timezone.localdate(clock.now()) == datetime.date(2026, 10, 1)
    settings.TODAY = "2020-01-01"
    with pytest.raises(LookupError):
        office.officer("planner")  # nobody had a role then


def test_a_file_moves_it_while_the_house_runs(settings, tmp_path: Path):
    file = tmp_path / "today"
    file.write_text("2026-10-01\n")
    settings.TODAY = str(file)
    assert clock.today() == datetime.date(2026, 10, 1)
    file.write_text("2027-09-30")
    assert clock.today() == datetime.date(2027, 9, 30)


def test_the_record_keeps_real_time(settings, office: Cast):
    from sucharit.base.audit.models import Entry
    from sucharit.base.organizations.actions import add_unit

    settings.TODAY = "2027-10-01"
    add_unit(office.organization, by=office.officer("admin"), name="กองทดสอบนาฬิกา", abbreviation="ทน.")
    newest = Entry.objects.order_by("-pk")[0]
    assert abs(newest.at - timezone.now()) < datetime.timedelta(minutes=1)


@pytest.mark.parametrize("told", ["tomorrow", "2026-13-01", "/nowhere/today", "1/10/2569"])
def test_nonsense_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, told: str):
    monkeypatch.setenv("SUCHARIT_TODAY", told)
    with pytest.raises(ImproperlyConfigured, match="SUCHARIT_TODAY"):
        environment.believed_day("SUCHARIT_TODAY", demonstration=True)


def test_only_a_demonstration_may(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SUCHARIT_TODAY", "2026-10-01")
    with pytest.raises(ImproperlyConfigured, match="demonstration alone"):
        environment.believed_day("SUCHARIT_TODAY", demonstration=False)
    assert environment.believed_day("SUCHARIT_TODAY", demonstration=True) == "2026-10-01"
    monkeypatch.setenv("SUCHARIT_TODAY", "")
    assert environment.believed_day("SUCHARIT_TODAY", demonstration=False) == ""


@pytest.mark.parametrize("more", [{}, {"SUCHARIT_DEMONSTRATION": "1", "SUCHARIT_HTTPS": "0"}])
def test_serve_never_does(tmp_path: Path, more: dict[str, str]):
    told = os.environ | {"SUCHARIT_HOME": str(tmp_path), "SUCHARIT_TODAY": "2026-10-01"} | more
    told.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "sucharit", "serve"], env=told, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert "SUCHARIT_TODAY" in done.stderr and "วันที่จริงเสมอ" in done.stderr
    assert list(tmp_path.iterdir()) == []
