"""The demonstration, whole, for whoever means ill: built once, and what each test does to it is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from tests.hostile.world import World


@pytest.fixture(scope="module")
def whole_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Built by the verbs of the demonstration inside one transaction, which is never committed."""
    from sucharit.office.demonstration.building import build_neighbour, build_office, waiting_upload
    from sucharit.office.demonstration.going_out import documents_and_pages
    from sucharit.office.demonstration.people import donsukchai, found_again, thungnamsai

    with django_db_blocker.unblock(), transaction.atomic():
        office = found_again("donsukchai") or donsukchai(password=None)
        neighbour = found_again("thungnamsai") or thungnamsai(password=None)
        build_office(office)
        build_neighbour(neighbour)
        documents_and_pages(office, neighbour)
        waiting_upload(office)
        yield World(office, neighbour)
        transaction.set_rollback(True)
