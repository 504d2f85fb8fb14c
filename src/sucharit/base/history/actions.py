"""Keeping a version and telling of a way back, inside the transaction of the verb that made it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer

PUT_BACK = declare("history.put_back", _("นำข้อมูลรุ่นที่ {number} ของ {label} กลับมาใช้: {reason}"))


def keep_version(
    row: models.Model, snapshot: Mapping[str, Any], *, by: Officer, verb: str, new: bool = False
) -> Version | None:  # fmt: skip
    """The next version of the row, or None where nothing changed. The caller holds the row's lock. Of a `new` row it is
    the first, without looking."""
    subject = subject_key(row)
    last = None if new else Version.objects.filter(subject=subject).order_by("-number").first()
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


def keep_versions(
    rows: Sequence[models.Model],
    after: Mapping[int, Mapping[str, Any]],
    *,
    by: Officer,
    verb: str,
    before: Mapping[int, Mapping[str, Any]] | None = None,
    first: str = "",
) -> None:
    """As keep_version for many rows that did change, in two statements; snapshots are by the rows' numbers. Where a row
    has no version yet, what stood `before` is kept as its first, under the verb `first`."""
    subjects = {subject_key(row): row.pk for row in rows}
    numbers = Version.objects.filter(subject__in=subjects).order_by().values("subject").annotate(last=Max("number"))
    last = dict(numbers.values_list("subject", "last"))
    made = []
    for subject, pk in subjects.items():
        kept = [(verb, after[pk])] if before is None or subject in last else [(first, before[pk]), (verb, after[pk])]
        made += [
            Version(
                organization=by.organization, subject=subject, number=number, by=by.user, verb=word, snapshot=dict(told)
            )
            for number, (word, told) in enumerate(kept, last.get(subject, 0) + 1)
        ]  # fmt: skip
    Version.objects.bulk_create(made)


def told_put_back(
    row: models.Model, snapshot: Mapping[str, Any], *, by: Officer, version: Version, reason: str, label: str
) -> None:
    """The new version and the one entry of a way back: the room has asked, locked, checked and written the row."""
    keep_version(row, snapshot, by=by, verb=PUT_BACK)
    facts = {"number": version.number, "reason": reason}
    record(PUT_BACK, by=by, subject=row, label=label, facts=facts)
