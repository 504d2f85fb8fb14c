"""Every form that an officer can reach, sent with what nobody would type, and with the neighbour's numbers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import Client
from tests.hostile.world import Form, World, shut

from sucharit.base.approvals.models import Approval, RouteStep
from sucharit.base.people.models import Holding, Position, RoleGrant
from sucharit.publishing.documents.models import Document
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.work.intake.models import Intake
from sucharit.work.plans.models import ControlLink, Initiative, Plan
from sucharit.work.risks.models import Control, Risk, RiskRegister

pytestmark = pytest.mark.django_db
#: Leaving is no form to fill, and each attempt would end the session that sends the next.
LEAVING = ("logout", "sign-out", "sign-ins")
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - a name
BREAKING = (
    "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}{0.__class__}{label.__class__}%s%(x)s"
)
TYPED = {
    "markup": BREAKING,
    "formula": "=cmd|' /C calc'!A0",
    "typst": '#eval("1") #read("/etc/passwd") $x$ \\ @ref <label> `raw`',
    "NUL": "ก\0ข\x1b[31m\x08",
    "turned": "\u202eมป\u2066\u200b\u200d\ufeff",
    "half a character": "ก\ufffd\udcff".encode("utf-8", "replace").decode(),
    "a hundred thousand": "ก" * 100_000,
    "beyond every integer": str(2**63),
    "many digits": "9" * 5_000,
    "no number": "NaN",
    "a square": "²",
    "deep": "\n".join("\t" * depth + "ก" for depth in range(400)),
    "marks": "ก" + "\u0e49" * 3_000,
}


@contextmanager
def undone() -> Iterator[None]:
    """What one form did is taken back before the next."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


def posts_of(world: World, username: str) -> list[Form]:
    forms = [form for form in world.forms_of(username) if form.method == "post"]
    return [form for form in forms if not any(word in form.action for word in LEAVING)]


def sent(client: Client, form: Form, data: dict[str, Any]) -> int:
    """The answer's status, with the session as it was before."""
    cookies = client.cookies.copy()
    answer = client.post(form.action, data)
    shut(answer)
    client.cookies = cookies
    return answer.status_code


@pytest.mark.parametrize(("username", "turn"), [("planner", 0), ("planner", 1), ("admin", 1), ("clerk", 2)])
def test_whatever_is_typed_is_answered(whole_world: World, username: str, turn: int):
    """Into all fields of words at once, and into all others: refused or kept, never an error of the server. Each field
    gets something else, and with each turn again something else."""
    client, broken, typed = whole_world.browser(username), [], list(TYPED.values())
    forms = posts_of(whole_world, username)
    assert len(forms) > 8
    for number, form in enumerate(forms):
        free = [one.name for one in form.fields if one.kind in {"text", "search", "email", "textarea"}]
        others = [one.name for one in form.fields if one.kind in {"hidden", "number", "date", "select", "radio"}]
        for names in (free, others):
            data = {name: [typed[(number + place + turn * 4) % len(typed)]] for place, name in enumerate(names)}
            if not data.keys() - {TOKEN}:  # a button alone: there is nothing to fill in
                continue
            with undone():
                if sent(client, form, form.sent | data) >= 500:
                    broken.append((form.action, data))
    assert broken == []


@pytest.mark.parametrize("username", ["planner", "admin"])
def test_a_form_without_its_fields_or_with_each_twice_is_answered(whole_world: World, username: str):
    client = whole_world.browser(username)
    for form in posts_of(whole_world, username):
        doubled = {name: [*values, *values, "x"] for name, values in form.sent.items()}
        alone = not form.sent.keys() - {TOKEN}  # a button without a field is the same each time
        for data in ({}, doubled, dict.fromkeys(form.sent, ""))[: 1 if alone else 3]:
            with undone():
                assert sent(client, form, data) < 500, form.action


def crossings(world: World) -> dict[str, int]:
    """Rows of the office that name something of the neighbour, and the other way round. There are none."""
    ours, theirs = world.office.organization, world.neighbour.organization
    asked = {
        "initiative's unit": Initiative.objects.filter(plan__organization=ours, responsible_unit__organization=theirs),
        "plan's register": Plan.objects.filter(organization=ours, risk_register__organization=theirs),
        "plan's forebear": Plan.objects.filter(organization=ours, revises__organization=theirs),
        "plan's intake": Plan.objects.filter(organization=ours, intake__organization=theirs),
        "risk's unit": Risk.objects.filter(register__organization=ours, unit__organization=theirs),
        "control's unit": Control.objects.filter(risk__register__organization=ours, unit__organization=theirs),
        "link's control": ControlLink.objects.filter(
            initiative__plan__organization=ours, control__risk__register__organization=theirs
        ),
        "position's unit": Position.objects.filter(organization=ours, unit__organization=theirs),
        "position's holder": Holding.objects.filter(
            Q(position__organization=ours, user__home=theirs) | Q(position__organization=theirs, user__home=ours)
        ),
        "role's user": RoleGrant.objects.filter(organization=ours, user__home=theirs),
        "role's unit": RoleGrant.objects.filter(organization=ours, unit__organization=theirs),
        "route's position": RouteStep.objects.filter(route__organization=ours, position__organization=theirs),
        "document's plan": Document.objects.filter(organization=ours).filter(
            Q(plan__organization=theirs) | Q(risk_register__organization=theirs) | Q(scan__organization=theirs)
        ),
        "intake's file": Intake.objects.filter(organization=ours, file__organization=theirs),
    }
    return {name: rows.count() for name, rows in asked.items() if rows.exists()}


def neighbours_numbers(world: World) -> list[str]:
    """What a stranger could have noted of the neighbour: one of each kind of number, key and name."""
    theirs, clerk = world.neighbour.organization, "neighbour-clerk"
    plan = Plan.objects.filter(organization=theirs).latest("pk")
    told: list[Any] = [
        world.neighbour.units["clerk"].pk,
        world.neighbour.positions[clerk].pk,
        world.neighbour.users[clerk].pk,
    ]
    told += [plan.pk, f"plan:{plan.pk}", clerk, Initiative.objects.filter(plan=plan).latest("pk").key]
    register = RiskRegister.objects.filter(organization=theirs).first()
    told += [register.pk, f"register:{register.pk}"] if register else []
    return list(dict.fromkeys(map(str, told)))  # two kinds of rows may have the same number


@pytest.mark.parametrize("username", ["planner", "admin"])
def test_the_neighbours_numbers_are_refused_without_effect(whole_world: World, username: str):
    """Into every field that carries a number, a key or a choice, one after another."""
    client, numbers = whole_world.browser(username), neighbours_numbers(whole_world)
    assert crossings(whole_world) == {}
    for form in posts_of(whole_world, username):
        fields = {one.name for one in form.fields if one.kind in {"select", "hidden", "radio", "unticked", "checkbox"}}
        fields = {name for name in fields if "csrf" not in name and "FORMS" not in name}
        for number in numbers if fields else ():
            data = form.sent | {name: [number] for name in fields}
            with undone():
                before = whole_world.deeds()
                assert sent(client, form, data) < 500, (form.action, number)
                if whole_world.deeds() != before:  # no change without an entry in the record (tests/house/test_verbs)
                    assert crossings(whole_world) == {}, (form.action, number)


def test_neighbours_things_are_not_found_under_ones_own_code(whole_world: World):
    """Their plan, document, intake, approval, notice, position, unit, person and file, read and written."""
    theirs = whole_world.neighbour.organization
    planner, admin = whole_world.browser("planner"), whole_world.browser("admin")
    plan = Plan.objects.filter(organization=theirs).latest("pk").pk
    published = PublishedPlan.objects.filter(organization=theirs).latest("pk").pk
    unit, position = whole_world.neighbour.units["clerk"].pk, whole_world.neighbour.positions["neighbour-clerk"].pk
    grant = RoleGrant.objects.filter(organization=theirs).latest("pk").pk
    holding = Holding.objects.filter(position__organization=theirs).latest("pk").pk
    before = whole_world.deeds()
    plans = (
        "",
        "facts/",
        "facts/edit/",
        "grid/",
        "grid/save/",
        "grid/file/",
        "grid/upload/",
        "submit/",
        "decide/",
        "adopt/",
        "withdraw/",
        "copy/",
        "continue/",
        "discard/",
        "revise/",
        "approval/",
        "findings/",
        "history/",
        "plan.json",
        "plan.xlsx",
        "book.pdf",
        "initiatives/1/",
        "initiatives/1/edit/",
        "initiatives/1/remove/",
        "controls/",
    )
    rooms = {
        planner: [
            *(f"plans/{plan}/{page}" for page in plans),
            f"publishing/plans/{plan}/",
            f"publishing/published/{published}/withdraw/",
            f"publishing/plans/{plan}/preview/",
            f"publishing/published/{published}/files/",
        ],
        admin: [
            f"settings/units/{unit}/",
            f"settings/units/{unit}/active/",
            f"settings/units/{unit}/move/",
            f"settings/positions/{position}/",
            f"settings/positions/{position}/edit/",
            f"settings/positions/{position}/appoint/",
            f"settings/grants/{grant}/end/",
            f"settings/holdings/{holding}/end/",
            "settings/people/@neighbour-clerk/",
            "settings/people/@neighbour-clerk/edit/",
            "settings/people/@neighbour-clerk/link/",
            "settings/people/@neighbour-clerk/disable/",
            "settings/people/@neighbour-clerk/role/",
        ],
    }
    for client, places in rooms.items():
        for place in places:
            answers = {
                client.get(f"/o/donsukchai/{place}").status_code,
                client.post(f"/o/donsukchai/{place}").status_code,
            }
            assert answers <= {404, 405}, (place, answers)
    assert whole_world.deeds() == before


def test_fields_of_another_model_are_not_taken(whole_world: World):
    """Mass assignment: state, owner, edition, rank of another, fingerprints."""
    client = whole_world.browser("planner")
    more = {
        "state": "adopted",
        "organization": whole_world.neighbour.organization.pk,
        "created_by": "1",
        "adopted_on": "2569-01-01",
        "approved_fingerprint": "x",
        "is_superuser": "1",
        "is_staff": "1",
        "home": "1",
        "edition": "999",
        "revision": "7",
    }
    states = dict(Plan.objects.values_list("pk", "state"))
    for form in posts_of(whole_world, "planner"):
        if "/plans/" not in form.action or any(
            word in form.action for word in ("discard", "adopt", "submit", "take-up", "withdraw")
        ):
            continue
        with undone():
            sent(client, form, form.sent | more)
            now = dict(Plan.objects.values_list("pk", "state"))
            assert {pk: state for pk, state in now.items() if states.get(pk, "draft") != state} == {}, form.action
            assert not Plan.objects.filter(revision=7).exists()


def test_nobody_decides_for_another_house(whole_world: World):
    """The neighbour's mayor under the office's code, the office's mayor under the neighbour's."""
    for username, code in (("neighbour-mayor", "donsukchai"), ("mayor", "thungnamsai")):
        client = whole_world.browser(username)
        for plan in Plan.objects.all():
            assert (
                client.post(f"/o/{code}/plans/{plan.pk}/decide/", {"answer": "agreed", "confirmed": "yes"}).status_code
                == 404
            )
    assert not Approval.objects.filter(
        organization=whole_world.office.organization, steps__by__home=whole_world.neighbour.organization
    ).exists()
