"""The page of all registers: as many questions to the database for fifty registers as for one."""

import contextlib
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse
from tests.work.shelf.everyone import ALL, TODAY, filled

from sucharit.office.demonstration.people import Cast
from sucharit.work.conduct.registers.gifts import GIFTS
from sucharit.work.shelf.actions import withdraw
from sucharit.work.shelf.queries import counts_by_register

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


def test_what_stands_in_each_is_counted_in_one_question(office: Cast, neighbour: Cast, django_assert_num_queries: Any):
    rows = filled(GIFTS, office)
    withdraw(rows[-1], by=office.officer("planner"), reason="บันทึกซ้ำ")
    year = rows[0].fiscal_year
    with django_assert_num_queries(1):
        found = counts_by_register(ALL, office.organization, year)
    assert found["gifts"] == (len(rows) - 1, len(rows) - 1)
    assert found["loans"] == (0, 0)
    assert counts_by_register(ALL, office.organization, year + 1)["gifts"] == (0, len(rows) - 1)
    assert set(counts_by_register(ALL, neighbour.organization, year).values()) == {(0, 0)}
    assert counts_by_register([], office.organization, year) == {}


def test_the_page_asks_little(office: Cast, desk_of: Any, django_assert_max_num_queries: Any):
    filled(GIFTS, office)
    desk = desk_of(office.users["planner"])
    with django_assert_max_num_queries(25):
        page = desk.get(reverse("shelf", args=["donsukchai"]))
    assert page.status_code == 200
    assert all(str(one.name) in page.content.decode() for one in ALL)


def test_a_register_is_found_among_fifty(office: Cast, desk_of: Any):
    """By a word, by area, by what is used, kept or open; nothing found says so and leads back."""
    filled(GIFTS, office)
    desk = desk_of(office.users["planner"])

    def found(**asked: str) -> list[str]:
        page = desk.get(reverse("shelf", args=["donsukchai"]), asked)
        return [line["register"].key for _area, lines in page.context["areas"] for line in lines]

    assert found(only="used") == ["gifts"]
    assert "gifts" in found(q="ของขวัญ 30 วัน")
    assert "loans" not in found(q="ของขวัญ")
    assert found(q="m31") == ["assets", "loans", "asset-counts"]
    assert set(found(area="conduct")) < set(found())
    assert found(only="???") == found(), "what is unknown narrows nothing"
    nothing = desk.get(reverse("shelf", args=["donsukchai"]), {"q": "ไม่มีคำนี้"})
    assert "ไม่พบทะเบียนตามที่กรอง" in nothing.content.decode()


@pytest.mark.any_database
def test_who_may_not_read_registers_finds_none_of_them(office: Cast):
    """The view itself, without the page that says so: every list, as everyone without the right."""
    open_to = []
    for register in ALL:
        here = reverse("register_list", args=["donsukchai", register.key])
        view = resolve(here)
        for who in ("council", "province", "complaints", "admin"):
            request = RequestFactory().get(here)
            request.user = office.users[who]
            with contextlib.suppress(Http404):
                view.func(request, *view.args, **view.kwargs)
                open_to.append((register.key, who))
    assert open_to == []
