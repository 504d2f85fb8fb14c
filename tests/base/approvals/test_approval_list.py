"""The inbox: each sees what waits for them; its cost does not grow with what is in it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sucharit.base.approvals.actions import decide, open_approval
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast

Desk = Callable[[User], Client]
HERE = "/o/donsukchai/approvals/"


def send(office: Cast, number: int) -> Any:
    return open_approval(
        by=office.officer("planner"), subject=f"plans.plan:{number}", label=f"แผนทดสอบเลขที่ {number}",
        fingerprint="p1:a",
        url=f"/o/donsukchai/plans/{number}/approval/",
    )  # fmt: skip


def test_each_sees_what_waits_for_them(office: Cast, desk_of: Desk) -> None:
    first, second = send(office, 1), send(office, 2)
    decide(first, by=office.officer("head"), answer="agreed", fingerprint="p1:a")
    page = desk_of(office.users["head"]).get(HERE).content.decode()
    assert second.label in page and first.label not in page
    page = desk_of(office.users["clerk"]).get(HERE).content.decode()
    assert first.label in page and "/o/donsukchai/plans/1/approval/" in page and second.label not in page
    page = desk_of(office.users["head"]).get(HERE, {"show": "signed"}).content.decode()
    assert first.label in page and "ผ่านแล้ว 1 จาก 3 ขั้น" in page
    page = desk_of(office.users["planner"]).get(HERE, {"show": "mine"}).content.decode()
    assert first.label in page and second.label in page and "นางสาวพิมพ์ใจ สุขเกษม" in page
    page = desk_of(office.users["mayor"]).get(HERE).content.decode()
    assert "ไม่มีเรื่องรอท่าน" in page


def test_filters_and_order(office: Cast, desk_of: Desk) -> None:
    first, second = send(office, 1), send(office, 2)
    decide(first, by=office.officer("head"), answer="returned", opinion="แก้ยอด", fingerprint="p1:a")
    desk = desk_of(office.users["planner"])
    page = desk.get(HERE, {"show": "all", "state": "returned"}).content.decode()
    assert first.label in page and second.label not in page
    page = desk.get(HERE, {"show": "all", "q": "เลขที่ 2"}).content.decode()
    assert second.label in page and first.label not in page
    page = desk.get(HERE, {"show": "all", "q": "ไม่มีเรื่องนี้"}).content.decode()
    assert "ไม่พบเรื่องตามที่กรอง" in page
    page = desk.get(HERE, {"show": "all", "sort": "-label"}).content.decode()
    assert page.index(second.label) < page.index(first.label)


@pytest.mark.parametrize("asked", [{"show": "x"}, {"sort": "password"}, {"state": "'"}, {"page": "99"}, {"page": "x"}])
def test_nonsense_in_the_address_is_no_error(office: Cast, desk_of: Desk, asked: dict[str, str]) -> None:
    assert desk_of(office.users["planner"]).get(HERE, asked).status_code == 200


def test_who_sees_no_plans_sees_no_plans_here_and_the_neighbour_gets_404(
    office: Cast, neighbour: Cast, desk_of: Desk
) -> None:
    label = send(office, 1).label
    assert label not in desk_of(office.users["complaints"]).get(HERE, {"show": "all"}).content.decode()
    assert desk_of(neighbour.users["neighbour-clerk"]).get(HERE).status_code == 404


def test_the_list_costs_the_same_however_long(office: Cast, desk_of: Desk) -> None:
    desk = desk_of(office.users["mayor"])
    counts = []
    for first, last in ((1, 2), (2, 20)):
        for number in range(first, last):
            send(office, number)
        with CaptureQueriesContext(connection) as asked:
            desk.get(HERE, {"show": "all"})
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 14
