"""What the tests of a synthetic nation share."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection


def counted_anew() -> None:
    """PostgreSQL goes on counting where an earlier nation was rolled back; a nation needs numbers of a first day."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
