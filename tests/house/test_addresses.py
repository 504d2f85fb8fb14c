"""Every address, opened as every role, as the neighbour and as nobody (tests/house/addresses.tsv)."""

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, resolve, reverse
from tests.house.addresses import Address, addresses, table

from sucharit.base.people import gate as gates
from sucharit.base.people.models import User
from sucharit.base.people.roles import GRANTS, Can, Role
from sucharit.office.demonstration.people import Cast

pytestmark = pytest.mark.django_db
OPEN = {"public", "signed_in"}
#: Role > who of the cast has it.
PEOPLE = {
    Role.PLAN_OFFICER: "planner", Role.UNIT_REPORTER: "reporter", Role.HEAD: "head", Role.CLERK: "clerk",
    Role.CHIEF_EXECUTIVE: "mayor", Role.INTERNAL_AUDITOR: "auditor", Role.COMPLAINT_OFFICER: "complaints",
    Role.INTEGRITY_OFFICER: "integrity", Role.COUNCIL_MEMBER: "council", Role.VIEWER: "province",
    Role.ADMINISTRATOR: "admin",
}  # fmt: skip
#: Whoever signs in at the neighbour's with the widest rights there.
NEIGHBOURS = ("neighbour-planner", "neighbour-admin", "neighbour-clerk")


#: an address is asked a dozen times, one person after another
_resolved = functools.lru_cache(maxsize=4)(resolve)


@dataclass
class Universe:
    """The demonstration with one signed-in browser for each person."""

    office: Cast
    neighbour: Cast
    browsers: dict[str, Client] = field(default_factory=dict)

    def user(self, username: str) -> User:
        return (self.neighbour if username.startswith("neighbour") else self.office).users[username]

    def answer(self, username: str, request: WSGIRequest) -> int:
        """The status that the view itself gives this user, without the middleware around it: the gate stands alone."""
        request.user = self.user(username)
        match = _resolved(request.path)
        try:
            return match.func(request, *match.args, **match.kwargs).status_code
        except Http404:
            return 404

    def browser(self, username: str) -> Client:
        if username not in self.browsers:
            client = Client(raise_request_exception=False)
            client.force_login(self.user(username), backend="django.contrib.auth.backends.ModelBackend")
            self.browsers[username] = client
        return self.browsers[username]


@pytest.fixture
def known_officers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets or loses a role while the gates are walked: each person's roles are looked up once, not at each."""
    monkeypatch.setattr(gates, "officer_for", functools.cache(gates.officer_for))


@pytest.fixture(scope="module")
def universe(demonstrated, django_db_blocker) -> Iterator[Universe]:
    """One for all addresses; who is signed in here is signed out after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        universe = Universe(*demonstrated)
        for username in PEOPLE.values():
            universe.browser(username)  # signed in here: what a test writes is rolled back with it
        yield universe
        transaction.set_rollback(True)


def test_every_address_has_a_row_and_every_row_an_address():
    found = [(one.name, one.gate, one.pattern) for one in addresses()]
    assert found == table(), "run `python -m tests.house.addresses` and look at the difference"


def test_every_address_says_who_may_open_it():
    gates = {*OPEN, *(can.value for can in Can)}
    assert [one.pattern for one in addresses() if one.gate not in gates] == []


def test_every_office_address_asks_for_a_capability():
    """The public logo stands on the sign-in page and on public pages; a calendar program brings a token of its own."""
    open_ones = {one.name for one in addresses() if one.pattern.startswith("o/") and one.gate in OPEN}
    assert open_ones <= {"organization_logo", "obligation_calendar"}


def filled(address: Address, organization: str) -> str:
    """The address with an argument in each place; what it names need not exist, for the gate is asked first."""
    examples = {
        "organization": organization, "kind": "order", "format": "pdf", "register": "order", "part": "facts",
        "step": "units", "key": "00000000-0000-0000-0000-000000000001", "digest": "0" * 64, "span": "2566-2570",
        "username": "clerk", "verb": "disable", "day": datetime.date(2026, 3, 2),
    }  # fmt: skip
    try:
        return reverse(address.name, kwargs={name: examples.get(name, 1) for name in address.arguments})
    except NoReverseMatch:
        return "/" + address.pattern.replace("<slug:organization>", organization)


OFFICE = [one for one in table() if one[2].startswith("o/") and one[1] not in OPEN]


GATES = sorted({gate for _name, gate, _pattern in OFFICE})


def behind(gate: str) -> list[str]:
    """Every address of ดอนสุขใจ with that gate."""
    patterns = {pattern for _name, told, pattern in OFFICE if told == gate}
    return [filled(one, "donsukchai") for one in addresses() if one.pattern in patterns]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.usefixtures("known_officers")
def test_who_may_not_gets_404(universe: Universe, gate: str):
    """Reading and writing alike, with data or without; and the neighbours with all their rights."""
    without = [username for role, username in PEOPLE.items() if Can(gate) not in GRANTS[role]]
    for here in behind(gate):
        asked = [RequestFactory().get(here), RequestFactory().post(here)]
        for username in [*without, *NEIGHBOURS]:
            answers = {universe.answer(username, request) for request in asked}
            assert answers in ({404}, {404, 405}), f"{username} at {here}: {answers}"


@pytest.mark.parametrize("gate", GATES)
def test_nobody_is_sent_to_sign_in(universe: Universe, gate: str):
    nobody = Client()
    for here in behind(gate):
        answers = [answer for answer in (nobody.get(here), nobody.post(here)) if answer.status_code != 405]
        assert answers, here
        assert {answer.status_code for answer in answers} == {302}, here
        assert all("/accounts/login/" in answer["Location"] for answer in answers), here


#: Pages that ask again behind their gate, for one capability or another: who has neither gets 404 there.
ASK_AGAIN = {"evidence_add", "evidence_add_address", "evidence_choose", "evidence_known"}
FIRST_PAGES = [
    (name, gate)
    for name, gate, pattern in table()
    if pattern.startswith("o/")
    and gate not in OPEN
    and pattern.count("<") == 1
    and "?P<" not in pattern
    and name not in ASK_AGAIN
]


@pytest.mark.parametrize(("name", "gate"), FIRST_PAGES, ids=[name for name, _ in FIRST_PAGES])
def test_who_may_gets_in(universe: Universe, name: str, gate: str):
    """The pages that need nothing but an organization, as every role that may open them."""
    here = reverse(name, args=["donsukchai"])
    for role, username in PEOPLE.items():
        if Can(gate) in GRANTS[role]:
            answer = universe.browser(username).get(here)
            assert answer.status_code in (200, 302, 405), f"{role} reads {here}: {answer.status_code}"
