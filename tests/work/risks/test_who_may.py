"""Who sees the room, who writes in it, and what it costs the database."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.work.risks.conftest import risk
from tests.work.risks.test_registers import HOME, at

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.contents import content_of
from sucharit.work.risks.models import RiskRegister
from sucharit.work.risks.urls import urlpatterns

Desk = Callable[[User], Client]
READ = ("", "heat-map/", "comparison/", "history/", "revisions/0/", "1/", "1/history/", "1/findings/", "criteria/",
        "criteria/history/", "criteria/revisions/0/")  # fmt: skip
WRITE = ("add/", "order/", "paste/", "adopt/", "reopen/", "discard/", "1/remove/", "criteria/adopt/",
         "criteria/revise/", "criteria/discard/")  # fmt: skip
POST = ("1/save/", "1/history/1/restore/", "criteria/save/", "criteria/check/", "criteria/start/", "criteria/size/",
        "criteria/settle/", "criteria/history/1/restore/")  # fmt: skip


def test_readers_read_and_do_not_write(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    for username in ("reporter", "auditor", "mayor", "clerk"):
        desk = desk_of(office.users[username])
        assert {desk.get(HOME + page).status_code for page in READ} == {200}
        assert {desk.get(HOME + page).status_code for page in WRITE} == {404}
        assert {desk.post(HOME + page).status_code for page in (*WRITE, *POST)} == {404}
    assert "data-autosave" not in desk.get(f"{HOME}1/").content.decode()


def test_who_has_nothing_to_do_with_risks_finds_nothing(
    office: Cast, neighbour: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    strangers = [
        office.users["council"],
        office.users["admin"],
        office.users["province"],
        neighbour.users["neighbour-planner"],
    ]
    for user in strangers:
        desk = desk_of(user)
        assert {desk.get(HOME + page).status_code for page in (*READ, *WRITE)} == {404}
        assert {desk.post(HOME + page).status_code for page in POST} == {404}
        assert desk.get("/o/donsukchai/risks/").status_code == 404


def test_a_neighbour_does_not_reach_rows_through_verbs(office: Cast, neighbour: Cast, register: RiskRegister) -> None:
    from django.http import Http404

    stranger = neighbour.officer("neighbour-planner")
    first = at(register, 1)
    with pytest.raises(Http404):
        actions.save_risk(first, content_of(first), by=stranger)
    with pytest.raises(Http404):
        actions.adopt_register(register, by=stranger)
    with pytest.raises(NotAllowed, match="ไม่มีสิทธิ์"):
        actions.remove_risk(first, by=office.officer("mayor"))


def test_a_year_that_has_no_register_is_not_found(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    for address in ("2400/", "2570/", "2570/1/", "2400/criteria/", "2569/99/", "2569/revisions/7/", "2569/file/exe/"):
        assert desk.get(f"/o/donsukchai/risks/{address}").status_code == 404, address


def test_every_page_opens_for_the_planner(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    open_now = [page for page in (*READ, *WRITE) if page not in ("reopen/", "criteria/adopt/", "criteria/discard/")]
    assert {page: desk.get(HOME + page).status_code for page in open_now} == dict.fromkeys(open_now, 200)


def test_every_address_has_a_gate() -> None:
    assert all(getattr(pattern.callback, "gate", None) for pattern in urlpatterns)
    assert reverse("risk_register_list", args=["donsukchai"]) == "/o/donsukchai/risks/"


def test_pages_ask_the_database_the_same_however_many_risks(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    """Queries of this room's own tables; what the frame around every page asks is frozen elsewhere."""
    desk = desk_of(office.users["planner"])
    pages = {
        HOME: 8,
        f"{HOME}heat-map/": 7,
        f"{HOME}comparison/": 10,
        f"{HOME}history/": 9,
        f"{HOME}1/": 8,
        f"{HOME}criteria/": 5,
        "/o/donsukchai/risks/": 2,
    }
    for _round in range(2):
        assert {page: own_queries(desk, page) for page in pages} == pages
        for number in range(10):
            actions.add_risk(register, risk(f"เรื่องที่ {number}", 3, 3, None, ("ก", "ข")), by=office.officer("planner"))


def own_queries(desk: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(page)
    return sum(1 for query in asked.captured_queries if 'FROM "risks_' in query["sql"])
