"""Versions of a row, for the room that has already asked the gate for the row."""

from django.db import models
from django.db.models import QuerySet

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer


def versions_of(row: models.Model) -> QuerySet[Version]:
    """All versions, newest first, with who made each."""
    return Version.objects.filter(subject=subject_key(row)).select_related("by").order_by("-number")


def version_of(row: models.Model, number: int) -> Version:
    """One version; Version.DoesNotExist where there is none."""
    return versions_of(row).get(number=number)


def versions_for(officer: Officer, row: models.Model) -> QuerySet[Version]:
    """Those that the officer's organization kept: of a person whom two organizations know, each sees its own."""
    return versions_of(row).filter(organization=officer.organization)
