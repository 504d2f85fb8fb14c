"""Asking for a look at what an item shows: once a day by the list, more often only for one entry, by an officer."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Entry, LinkCheck
from sucharit.publishing.disclosure.queries import may_fill, newest_checks
from sucharit.publishing.disclosure.tasks import check_entry

ASKED = declare("disclosure.checks_asked", _("สั่งตรวจลิงก์ของ{label} {count} รายการ"))
A_DAY = timedelta(days=1)
A_MOMENT = timedelta(minutes=1)
STUCK = timedelta(minutes=10)


@transaction.atomic
def ask_check(entry: Entry, *, by: Officer) -> LinkCheck:
    """A look at one entry now. A minute must lie between two."""
    held = Entry.objects.select_for_update(of=("self",)).select_related("item__checklist").get(
        pk=entry.pk, item__checklist__organization=by.organization, removed_at=None
    )  # fmt: skip
    if not may_fill(by, held.item):
        raise NotAllowed("ผู้สั่งตรวจได้คือเจ้าของข้อหรือหน่วยงานที่รับผิดชอบ", "only its owner or unit asks")
    if held.kind == Entry.Kind.SYSTEM:
        raise NotAllowed("รายการนี้เผยแพร่ในระบบนี้เอง จึงไม่ต้องตรวจลิงก์", "this system publishes it itself")
    last = held.checks.first()
    now = timezone.now()
    if last is not None and not last.settled and last.asked_at > now - STUCK:
        raise NotAllowed("กำลังตรวจรายการนี้อยู่แล้ว", "it is being looked at")
    if last is not None and last.settled and last.checked_at and last.checked_at > now - A_MOMENT:
        raise NotAllowed("เพิ่งตรวจไปไม่ถึงหนึ่งนาที โปรดรอสักครู่", "it was looked at within the minute")
    return ask(held, by)


@transaction.atomic
def check_all(checklist: ChecklistYear, *, by: Officer) -> int:
    """Looks at every address and file that was not looked at today. How many were asked for."""
    require(by, Can.DISCLOSE)
    row = ChecklistYear.objects.select_for_update().get(pk=checklist.pk, organization=by.organization)
    wanted = Entry.objects.filter(~Q(kind=Entry.Kind.SYSTEM), item__checklist=row, removed_at=None)
    entries = list(wanted.exclude(item__acceptance=ChecklistItem.Acceptance.DROPPED))
    checks, now = newest_checks(entries), timezone.now()
    due = [entry for entry in entries if _due(checks.get(entry.pk), now)]
    for entry in due:
        ask(entry, by)
    if due:
        record(ASKED, by=by, subject=row, label=str(row), facts={"count": len(due)})
    return len(due)


def _due(last: LinkCheck | None, now: datetime) -> bool:
    if last is None:
        return True
    return last.asked_at < now - (A_DAY if last.settled else STUCK)


def ask(entry: Entry, by: Officer) -> LinkCheck:
    """Writes the wish down and puts it into the queue once it is committed; for verbs of this room."""
    check = LinkCheck.objects.create(entry=entry, asked_by=by.user)
    transaction.on_commit(partial(check_entry.enqueue, check.pk))
    return check
