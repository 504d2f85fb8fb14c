"""What takes seconds to build stands for many tests: built once inside a transaction that is never committed; what a
test does to it is taken back as always, to a savepoint inside that transaction."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.order import in_order

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from sucharit.office.demonstration.people import Cast

#: the demonstration that stands now in this process, and how it is taken down
_now: list[tuple["Cast", "Cast"]] = []
_end = contextlib.ExitStack()
_files: set[Path] = set()
#: how the casts are built again, where a test has emptied the tables since
_emptied: list[Callable[[], None]] = []


@contextlib.contextmanager
def standing(blocker: "DjangoDbBlocker") -> Iterator["Cast"]:
    """อบต.ดอนสุขใจ for the fixture of a file; whatever is built on it is gone with the file."""
    from sucharit.office.demonstration.people import donsukchai, found_again

    with blocker.unblock(), transaction.atomic():
        yield found_again("donsukchai") or donsukchai(password=None)
        transaction.set_rollback(True)


def whole(blocker: "DjangoDbBlocker") -> tuple["Cast", "Cast"]:
    """The two organizations of `sucharit demo`, which stand until the first file that does not ask for them."""
    from sucharit.office.demonstration.building import a_year_of_voices, build_neighbour, build_office, waiting_upload
    from sucharit.office.demonstration.going_out import documents_and_pages
    from sucharit.office.demonstration.people import found_again, thungnamsai

    if not _now:
        office = _end.enter_context(standing(blocker))
        neighbour = found_again("thungnamsai") or thungnamsai(password=None)
        build_office(office)
        build_neighbour(neighbour)
        documents_and_pages(office, neighbour)
        waiting_upload(office)
        a_year_of_voices(office)
        _now.append((office, neighbour))
    return _now[0]


def together(items: list[pytest.Item]) -> None:
    """Files with tests that ask for the demonstration come together, so that it is built once in a process."""
    _files.update(item.path for item in items if "demonstrated" in getattr(item, "fixturenames", ()))
    in_order(items, _files.__contains__)


def before(item: pytest.Item) -> None:
    """Nothing of the demonstration is left for the tests of other files; the two casts stand for every test."""
    if item.path not in _files:
        _now.clear()
        _end.close()
    if _emptied and _asks_database(item) and not _commits(item):
        _emptied.pop()()


def after(item: pytest.Item, casts: Callable[[], None]) -> None:
    """A test that commits leaves empty tables: before the next one `casts` are built again, once and not by each."""
    if _commits(item) and not _emptied:
        _emptied.append(casts)


def _asks_database(item: pytest.Item) -> bool:
    return "db" in getattr(item, "fixturenames", ()) or item.get_closest_marker("django_db") is not None


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    told = marker is not None and marker.kwargs.get("transaction", False)
    return told or not {"transactional_db", "live_server"}.isdisjoint(getattr(item, "fixturenames", ()))
