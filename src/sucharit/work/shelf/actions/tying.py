"""Two entries are of the same matter, or are no longer said to be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.core.thai import arabic_digits
from sucharit.work.shelf.actions.locking import label_of, locked
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import Entry, EntryTie
from sucharit.work.shelf.registry import register_for, register_of
from sucharit.work.shelf.tied import ties_of

TIED = declare("shelf.tied", _("ผูก{label} กับ{other}"))
UNTIED = declare("shelf.untied", _("เลิกผูก{label} กับ{other}"))
MOST = 40


@transaction.atomic
def tie(entry: Entry, *, by: Officer, register: str, number: str) -> Entry:
    """To the entry of that number ("12/2569") in a register that this officer may read."""
    row = locked(entry, by)
    other = _numbered(register_for(by, register), by, number)
    if other == row:
        raise ValidationError({"number": gettext("รายการผูกกับตัวเองไม่ได้")})
    if ties_of(row).count() >= MOST:
        raise ValidationError({"number": gettext("รายการหนึ่งผูกได้ไม่เกิน 40 รายการ")})
    first, second = _in_order(row, other)
    _row, made = EntryTie.objects.get_or_create(
        one_register=first[0], one=first[1], other_register=second[0], other=second[1],
        defaults={"organization": by.organization, "by": by.user},
    )  # fmt: skip
    if made:
        record(TIED, by=by, subject=row, label=label_of(row), facts={"other": label_of(other)})
    return row


@transaction.atomic
def untie(entry: Entry, *, by: Officer, register: str, number: str) -> Entry:
    """They have nothing to do with each other after all."""
    row = locked(entry, by)
    other = _numbered(register_for(by, register), by, number)
    first, second = _in_order(row, other)
    rows = ties_of(row).filter(one_register=first[0], one=first[1], other_register=second[0], other=second[1])
    if rows.delete()[0]:
        record(UNTIED, by=by, subject=row, label=label_of(row), facts={"other": label_of(other)})
    return row


def _numbered(register: Register, by: Officer, number: str) -> Any:
    place, _slash, year = (part.strip() for part in arabic_digits(number[:40]).partition("/"))
    found = None
    if place.isdecimal() and year.isdecimal() and len(place) < 9 and len(year) < 6:
        found = register.rows(by.organization).filter(number=int(place), fiscal_year=int(year)).first()
    if found is None:
        raise ValidationError({"number": gettext("ไม่พบเลขที่นี้ในทะเบียนที่เลือก โปรดพิมพ์ เช่น 12/2569")})
    return found


def _in_order(*entries: Entry) -> list[tuple[str, int]]:
    return sorted((register_of(one).key, one.pk) for one in entries)
