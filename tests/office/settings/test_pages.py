"""Every page of settings opens for the administrator, and for nobody else; lists ask a fixed number of questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sucharit.base.people.models import Holding, RoleGrant
from sucharit.base.people.roles import Role
from sucharit.office.settings import actions

pytestmark = pytest.mark.django_db


def addresses(cast) -> list[str]:
    code = cast.organization.code
    plain = [
        "settings",
        "role_table",
        "settings_organization",
        "settings_organization_edit",
        "settings_organization_history",
        "settings_logo",
        "unit_list",
        "unit_add",
        "position_list",
        "position_add",
        "person_list",
        "person_add",
        "person_invite",
        "person_import",
        "route_list",
        "second_factor_rule",
    ]
    found = [reverse(name, args=[code]) for name in plain]
    position = cast.positions[next(iter(cast.positions))]
    person = next(iter(cast.users))
    found += [reverse(name, args=[code, position.pk]) for name in ("position", "position_edit", "position_appoint")]
    found += [reverse(name, args=[code, person]) for name in ("person", "person_edit", "person_role")]
    found += [
        reverse("person_account", args=[code, person, verb])
        for verb in ("disable", "enable", "link", "factor", "unlock")
    ]
    found.append(reverse("position_history", args=[code, position.pk]))
    found.append(reverse("unit_history", args=[code, cast.units["clerk"].pk]))
    found.append(reverse("holding_history", args=[code, Holding.objects.filter(position=position).get().pk]))
    found.append(reverse("person_history", args=[code, person]))
    found.append(reverse("unit_edit", args=[code, cast.units["clerk"].pk]))
    found.append(reverse("holding_end", args=[code, Holding.objects.filter(position=position).get().pk]))
    found.append(reverse("grant_end", args=[code, RoleGrant.objects.filter(user__username=person).get().pk]))
    found.append(reverse("route_edit", args=[code, "plans.plan"]))
    return found


def test_the_administrator_opens_every_page(office, desk_of):
    client = desk_of(office.users["admin"])
    for address in addresses(office):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "text/html" in answer["Content-Type"]


@pytest.mark.parametrize("username", ["mayor", "clerk", "planner", "auditor", "council", "province"])
def test_others_find_nothing(office, desk_of, username):
    client = desk_of(office.users[username])
    for address in addresses(office):
        assert client.get(address).status_code == 404, address


def test_the_neighbour_finds_nothing(office, neighbour, desk_of):
    client = desk_of(neighbour.users["neighbour-admin"])
    for address in addresses(office):
        assert client.get(address).status_code == 404, address


def test_rows_of_the_neighbour_are_not_found_under_ones_own_address(office, neighbour, desk_of):
    client = desk_of(neighbour.users["neighbour-admin"])
    theirs, mine = f"/o/{office.organization.code}/", f"/o/{neighbour.organization.code}/"
    for address in addresses(office):
        tail = address.removeprefix(f"{theirs}settings/")
        if any(mark in tail for mark in ("@", "1", "2", "3", "4", "5", "6", "7", "8", "9")):
            assert client.get(address.replace(theirs, mine)).status_code == 404, address


def test_a_stranger_is_asked_to_sign_in_and_comes_back(office, client):
    answer = client.get(reverse("settings", args=["donsukchai"]))
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/o/donsukchai/settings/"


def test_a_stranger_who_posts_comes_back_to_the_page_with_the_form(office, client):
    form = reverse("unit_list", args=["donsukchai"])
    move = reverse("unit_move", args=["donsukchai", office.units["clerk"].pk])
    answer = client.post(move, {"direction": "up"}, headers={"referer": f"http://testserver{form}"})
    assert answer["Location"] == f"/accounts/login/?next={form}"
    elsewhere = client.post(move, headers={"referer": "https://evil.example/x"})
    assert elsewhere["Location"] == "/accounts/login/?next=/home/"
    live = client.get(form, headers={"hx-request": "true", "hx-current-url": f"http://testserver{form}"})
    assert live.status_code == 204
    assert live["HX-Redirect"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize(
    ("name", "own"),
    [("person_list", 5), ("position_list", 3), ("unit_list", 1), ("route_list", 5), ("settings", 9)],
)
def test_lists_ask_as_many_questions_however_long_they_are(office, desk_of, name, own):
    """Beyond what stands around every page (the page of roles asks nothing of its own)."""
    client = desk_of(office.users["admin"])
    assert asked(client, office, name) - asked(client, office, "role_table") == own
    admin = office.officer("admin")
    for number in range(3):
        unit = actions.add_unit(by=admin, name=f"กองที่ {number}", abbreviation=f"ก{number}")
        position = actions.add_position(by=admin, title=f"นักบริหาร {number}", rank="head", unit=unit)
        actions.add_person(
            by=admin, username=f"new{number}", full_name=f"นายคนที่ {number}", email="", role=Role.HEAD, unit=unit,
            since=admin.today, position=position,
        )  # fmt: skip
    assert asked(client, office, name) - asked(client, office, "role_table") == own


def asked(client, cast, name: str) -> int:
    address = reverse(name, args=[cast.organization.code])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
