"""The clock of a case: information complete, paused with a reason, counted on, extended with an explanation."""

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.complaints import letters
from sucharit.work.complaints.actions.locking import (
    LONGEST_REASON,
    centre_for,
    happened,
    in_hand,
    still_open,
    stored,
    words,
)
from sucharit.work.complaints.actions.telling import write_letter
from sucharit.work.complaints.models import Complaint, Event, Extension, Letter, Pause
from sucharit.work.complaints.standing import rules_of, term_of

COMPLETE = declare("complaints.complete", gettext_lazy("เรื่องร้องเรียนที่ {label} ได้ข้อมูลครบเมื่อ {on}"))
PAUSED = declare("complaints.paused", gettext_lazy("หยุดนับเวลาเรื่องร้องเรียนที่ {label}"))
RESUMED = declare("complaints.resumed", gettext_lazy("นับเวลาต่อเรื่องร้องเรียนที่ {label} ครบกำหนด {due}"))
EXTENDED = declare("complaints.extended", gettext_lazy("ทำคำชี้แจงขอขยายเวลาเรื่องร้องเรียนที่ {label} อีก {days} วัน"))


@transaction.atomic
def complete(complaint: Complaint, *, by: Officer, on: datetime.date) -> Complaint:
    """Everything that is needed has come; said once."""
    row = in_hand(complaint, by)
    still_open(row)
    if row.complete_on is not None:
        raise NotAllowed("บันทึกวันที่ข้อมูลครบไว้แล้ว", "the day was recorded before")
    if not row.received_on <= on <= by.today:
        raise NotAllowed("วันที่ข้อมูลครบต้องไม่ก่อนวันที่รับเรื่อง และไม่เกินวันนี้", "the day must lie between receipt and today")
    row.complete_on = on
    stored(row)
    happened(row, Event.Kind.COMPLETE, on.isoformat(), by=by, shown=True)
    record(COMPLETE, by=by, subject=row, label=str(row), facts={"on": on.isoformat()})
    return row


@transaction.atomic
def pause(complaint: Complaint, *, by: Officer, reason: str) -> Complaint:
    """Days from today on do not count, for a reason that the complainant reads."""
    row = in_hand(complaint, by)
    still_open(row)
    told = words(reason, 300, "โปรดเขียนเหตุที่หยุดนับเวลา เช่น รอผู้ร้องส่งเอกสารเพิ่ม", "say why the clock stops")
    if row.pauses.filter(until=None).exists():
        raise NotAllowed("หยุดนับเวลาอยู่แล้ว", "the clock stands still already")
    if row.due_on is None or row.due_on < by.today:
        raise NotAllowed("หยุดนับเวลาได้เฉพาะเรื่องที่กำลังนับและยังไม่เกินกำหนด", "only a running term can be paused")
    Pause.objects.create(complaint=row, since=by.today, reason=told, by=by.user)
    stored(row)
    happened(row, Event.Kind.PAUSED, told, by=by, shown=True)
    record(PAUSED, by=by, subject=row, label=str(row))
    return row


@transaction.atomic
def resume(complaint: Complaint, *, by: Officer) -> Complaint:
    """Today counts again."""
    row = in_hand(complaint, by)
    one = row.pauses.select_for_update().filter(until=None).first()
    if one is None:
        raise NotAllowed("เรื่องนี้ไม่ได้หยุดนับเวลา", "the clock is running")
    one.until = by.today
    one.save(update_fields=["until"])
    stored(row)
    due = row.due_on.isoformat() if row.due_on else ""
    happened(row, Event.Kind.RESUMED, due, by=by, shown=True)
    record(RESUMED, by=by, subject=row, label=str(row), facts={"due": due})
    return row


@transaction.atomic
def extend(complaint: Complaint, *, by: Officer, days: int, reason: str) -> Extension:
    """More days. The explanation is written to the complainant at once; it counts when it went in time."""
    row = in_hand(complaint, by)
    still_open(row)
    centre = centre_for(row)
    told = words(reason, LONGEST_REASON, "โปรดเขียนคำชี้แจงถึงผู้ร้องว่าเหตุใดจึงยังไม่แล้วเสร็จ", "explain to the complainant why")
    if row.due_on is None or row.due_on < by.today:
        raise NotAllowed(
            "ขยายเวลาได้ก่อนครบกำหนดเท่านั้น เรื่องที่เกินกำหนดแล้วให้ทำหนังสือแจ้งความคืบหน้าพร้อมเหตุผล",
            "a term that has ended cannot be extended",
        )
    if not 1 <= days <= centre.most_extension:
        raise NotAllowed(
            f"ขยายเวลาได้ครั้งละ 1 ถึง {centre.most_extension} วัน", f"1 to {centre.most_extension} days at a time"
        )
    if row.extensions.filter(counts_since=None, before=row.due_on).exists():
        raise NotAllowed("มีคำชี้แจงที่ยังไม่ได้ส่งถึงผู้ร้องอยู่แล้ว โปรดส่งให้เสร็จก่อน", "an explanation still waits to be sent")
    after = term_of(row, centre, rules_of(centre), by.today, more=days).due_on or row.due_on
    body = letters.extension_letter(row, told, days, after, working=centre.working)
    happened(row, Event.Kind.EXTENDED, told, by=by, shown=True)
    record(
        EXTENDED,
        by=by,
        subject=row,
        label=str(row),
        facts={"days": days, "from": row.due_on.isoformat()},
    )
    return _explained(row, row.due_on, body, days, told, by)


def _explained(row: Complaint, before: datetime.date, body: str, days: int, reason: str, by: Officer) -> Extension:
    """The extension stands before its letter is sent, for the sending is what makes it count."""
    from sucharit.work.complaints.actions.telling import gone
    from sucharit.work.complaints.models import Complainant

    letter = write_letter(row, Letter.Kind.EXTENSION, body, by=by)
    made = Extension.objects.create(complaint=row, days=days, reason=reason, before=before, letter=letter, by=by.user)
    if not Complainant.objects.get(complaint=row).reachable:
        gone(letter, row, by.today)
        made.refresh_from_db()
    return made
