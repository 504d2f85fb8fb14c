"""What the tests of a synthetic nation share."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import emptied

from sucharit.office.synthesis import original as originals


@contextmanager
def first_day(
    blocker: DjangoDbBlocker, folders: pytest.TempPathFactory, patched: pytest.MonkeyPatch, initiatives: int
) -> Iterator[None]:
    """Nobody is there, for the fixture of a file; a nation is made of so many initiatives each, and gone with it."""
    patched.setattr(originals, "INITIATIVES", initiatives)
    with blocker.unblock(), transaction.atomic(), override_settings(FILES_ROOT=folders.mktemp("nation")):
        emptied()
        counted_anew()
        with translation.override(settings.LANGUAGE_CODE):
            yield
        transaction.set_rollback(True)


def counted_anew() -> None:
    """PostgreSQL goes on counting where an earlier nation was rolled back; a nation needs numbers of a first day."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
