"""Keeping a version, inside the transaction of the verb that made it."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer


def keep_version(row: models.Model, snapshot: Mapping[str, Any], *, by: Officer, verb: str) -> Version | None:
    """The next version of the row, or None where nothing changed. The caller holds the row's lock."""
    subject = subject_key(row)
    last = Version.objects.filter(subject=subject).order_by("-number").first()
    if last is not None and last.snapshot == dict(snapshot):
        return None
    return Version.objects.create(
        organization=by.organization,
        subject=subject,
        number=(last.number if last else 0) + 1,
        by=by.user,
        verb=verb,
        snapshot=dict(snapshot),
    )
