"""Versions of a row, for the room that has already asked the gate for the row."""

from django.db import models
from django.db.models import QuerySet

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.models import Version


def versions_of(row: models.Model) -> QuerySet[Version]:
    """All versions, newest first, with who made each."""
    return Version.objects.filter(subject=subject_key(row)).select_related("by").order_by("-number")


def version_of(row: models.Model, number: int) -> Version:
    """One version; Version.DoesNotExist where there is none."""
    return versions_of(row).get(number=number)
