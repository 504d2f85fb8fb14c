"""What takes seconds to build stands for many tests: built once inside a transaction that is never committed; what a
test does to it is taken back as always, to a savepoint inside that transaction."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from sucharit.office.demonstration.people import Cast

#: the demonstration that stands now in this process, and how it is taken down
_now: list[tuple["Cast", "Cast"]] = []
_end = contextlib.ExitStack()
_files: set[Path] = set()
#: folders of tests that start processes
LONG = {"journeys", "config"}


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
    """Files with tests that ask for the demonstration come first, so that it is built once in a process; then those
    with long tests, so that no worker is left alone with one at the end."""
    _files.update(item.path for item in items if "demonstrated" in getattr(item, "fixturenames", ()))
    items.sort(key=lambda item: (item.path not in _files, item.path.parent.name not in LONG))


def before(item: pytest.Item) -> None:
    """Nothing of the demonstration is left for the tests of other files."""
    if item.path not in _files:
        _now.clear()
        _end.close()
