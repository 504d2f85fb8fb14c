"""A register is shown to the public, and taken back. What is shown is decided by its columns and its rule."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import OpenRegister

OPENED = declare("shelf.opened", _("เปิดเผย{label}ต่อสาธารณะ"))
CLOSED = declare("shelf.closed", _("หยุดเปิดเผย{label}ต่อสาธารณะ"))


@transaction.atomic
def open_to_public(register: Register, *, by: Officer) -> OpenRegister:
    """From now on anyone may read its open columns; twice is once."""
    require(by, Can.PUBLISH)
    if register.public is None:
        raise NotAllowed(f"{register.name}ไม่เปิดเผยต่อสาธารณะ", "this register is never public")
    row, new = OpenRegister.objects.get_or_create(
        organization=by.organization, register=register.key, closed_at=None, defaults={"opened_by": by.user}
    )
    if new:
        record(OPENED, by=by, subject=row, label=str(register.name))
    return row


@transaction.atomic
def close_to_public(register: Register, *, by: Officer) -> None:
    """Nobody outside reads it any more."""
    require(by, Can.PUBLISH)
    row = OpenRegister.objects.select_for_update().filter(
        organization=by.organization, register=register.key, closed_at=None
    ).first()  # fmt: skip
    if row is not None:
        row.closed_at, row.closed_by = timezone.now(), by.user
        row.save()
        record(CLOSED, by=by, subject=row, label=str(register.name))
