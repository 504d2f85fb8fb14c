"""What of every register goes out of it: to the public, and into the next year. Its entries must first get that far
(`to_publish`, `to_carry` of the sample), so nothing stands in it before."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.work.shelf.everyone import ALL, TODAY, filled, sample_of

from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import carry_over, open_to_public
from sucharit.work.shelf.declaring import Personal, Register

pytestmark = pytest.mark.django_db
CARRIED = [one for one in ALL if one.carry is not None]
OPEN = [one for one in ALL if one.public is not None]


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


@pytest.mark.parametrize("register", CARRIED, ids=lambda one: one.key)
def test_what_goes_on_is_carried_over_once(register: Register, office: Cast):
    rows = getattr(sample_of(register), "to_carry", filled)(register, office)
    by = office.officer("planner")
    year = rows[0].fiscal_year
    made = carry_over(register, by=by, year=year)
    assert made
    assert {one.fiscal_year for one in made} == {year + 1}
    assert all(one.carried_from_id for one in made)
    assert carry_over(register, by=by, year=year) == []


@pytest.mark.parametrize("register", OPEN, ids=lambda one: one.key)
def test_the_public_page(register: Register, office: Cast):
    rows = getattr(sample_of(register), "to_publish", filled)(register, office)
    here = reverse("open_register", args=["donsukchai", register.key])
    nobody = Client()
    assert nobody.get(here).status_code == 404
    open_to_public(register, by=office.officer("planner"))
    page = nobody.get(here)
    assert page.status_code == 200
    assert page.cookies == {}
    assert "public" in page["Cache-Control"]
    assert str(register.name) in nobody.get(reverse("open_registers", args=["donsukchai"])).content.decode()
    told = json.loads(nobody.get(f"{here}data.json").content)
    assert told["rows"], (
        f"{register.key}: nothing of {len(rows)} sample entries is public; give to_publish in its sample"
    )
    assert nobody.get(f"{here}data.csv?year=2569").content.startswith(b"\xef\xbb\xbf")
    secrets = [
        str(getattr(row, one.field))
        for row in rows
        for one in register.columns
        if one.personal in (Personal.PERSON, Personal.SENSITIVE) and len(str(getattr(row, one.field) or "")) > 3
    ]
    shown = page.content.decode() + json.dumps(told, ensure_ascii=False)
    assert [one for one in secrets if one in shown] == []
