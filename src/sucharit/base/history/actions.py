"""Keeping a version and telling of a way back, inside the transaction of the verb that made it."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer

PUT_BACK = declare("history.put_back", _("นำข้อมูลรุ่นที่ {number} ของ {label} กลับมาใช้: {reason}"))


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


def told_put_back(
    row: models.Model, snapshot: Mapping[str, Any], *, by: Officer, version: Version, reason: str, label: str
) -> None:
    """The new version and the one entry of a way back: the room has asked, locked, checked and written the row."""
    keep_version(row, snapshot, by=by, verb=PUT_BACK)
    facts = {"number": version.number, "reason": reason}
    record(PUT_BACK, by=by, subject=row, label=label, facts=facts)
