"""An entry is work of one or more initiatives of its year."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.shelf.actions.locking import label_of, locked
from sucharit.work.shelf.models import Entry, EntryInitiative
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.queries import year_initiatives_for

LINKED = declare("shelf.linked", _("ผูก{label} กับโครงการ {count} โครงการ"))
MOST = 60


@transaction.atomic
def link_initiatives(entry: Entry, *, by: Officer, keys: Iterable[uuid.UUID]) -> Entry:
    """These are all of them. NotAllowed for an initiative that is not in the entry's year."""
    row = locked(entry, by)
    wanted = set(keys)
    known = set(year_initiatives_for(by, row.fiscal_year).filter(key__in=wanted).values_list("key", flat=True))
    if wanted - known or len(wanted) > MOST:
        raise NotAllowed(f"ไม่พบโครงการที่เลือกในปีงบประมาณ พ.ศ. {row.fiscal_year}", "no such initiative in that year")
    register, subject = register_of(row), subject_key(row)
    there = EntryInitiative.objects.filter(subject=subject, organization=by.organization)
    there.exclude(initiative_key__in=wanted).delete()
    have = set(there.values_list("initiative_key", flat=True))
    EntryInitiative.objects.bulk_create(
        EntryInitiative(
            organization=by.organization, register=register.key, subject=subject, initiative_key=key,
            fiscal_year=row.fiscal_year, by=by.user,
        )
        for key in sorted(wanted - have)
    )  # fmt: skip
    row.edition += 1
    row.save(update_fields=["edition"])
    record(LINKED, by=by, subject=row, label=label_of(row, register), facts={"count": len(wanted)})
    return row
