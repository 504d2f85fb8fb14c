"""Three entries of a register stand for all tests that ask for them: written once, what a test does is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing
from tests.work.shelf.everyone import ALL, TODAY, filled

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.declaring import Register

PLACES = {one.key: place for place, one in enumerate(ALL)}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a register one after another, or it would be filled for each of them."""
    mine = [place for place, one in enumerate(items) if one.path.name == "test_every_register.py"]
    for place, item in zip(mine, sorted((items[one] for one in mine), key=_place), strict=True):
        items[place] = item


def _place(item: pytest.Item) -> int:
    return PLACES[item.callspec.params["register"].key]  # type: ignore[attr-defined]


@pytest.fixture(scope="module", params=ALL, ids=lambda one: one.key)
def register(request: pytest.FixtureRequest) -> Register:
    found: Register = request.param
    return found


@dataclass
class Standing:
    """What the tests of a register find: the cast, the numbers of the three, and who has signed in already."""

    office: Cast
    rows: list[int]
    sessions: dict[str, str]


@pytest.fixture(scope="module")
def stands(register: Register, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Standing]:
    with standing(django_db_blocker) as office:
        with override_settings(TODAY=TODAY), translation.override(settings.LANGUAGE_CODE):
            told = [one.pk for one in filled(register, office, 3)]
        yield Standing(office, told, {one: _session(office.users[one]) for one in ("planner", "reporter")})


def _session(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def rows(register: Register, stands: Standing, db: None) -> list[Any]:
    """The three, as they stand in the database."""
    found = register.model._base_manager.in_bulk(stands.rows)
    return [found[pk] for pk in stands.rows]
