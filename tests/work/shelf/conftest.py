"""Three entries of a register stand for all tests that ask for them: written once, what a test does is taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing
from tests.work.shelf.everyone import ALL, TODAY, filled

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


@pytest.fixture(scope="module")
def standing_rows(register: Register, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[int]]:
    with standing(django_db_blocker) as office:
        with override_settings(TODAY=TODAY), translation.override(settings.LANGUAGE_CODE):
            told = [one.pk for one in filled(register, office, 3)]
        yield told


@pytest.fixture
def rows(register: Register, standing_rows: list[int], office: Any) -> list[Any]:
    """The three, as they stand in the database."""
    found = register.model._base_manager.in_bulk(standing_rows)
    return [found[pk] for pk in standing_rows]
