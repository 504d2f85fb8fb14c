"""Written notices: made, sent by every way that the complainant left, and marked when somebody posted one by hand."""

import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.complaints import letters
from sucharit.work.complaints.actions.locking import (
    LONGEST_TEXT,
    centre_for,
    happened,
    in_hand,
    moment_of,
    stored,
    words,
)
from sucharit.work.complaints.models import Centre, Complainant, Complaint, Event, Extension, Letter, Sending

WRITTEN = declare("complaints.letter_written", gettext_lazy("ทำหนังสือ{kind} เรื่องร้องเรียนที่ {label}"))
TOLD = declare("complaints.letter_told", gettext_lazy("ส่งหนังสือเรื่องร้องเรียนที่ {label} ด้วยมือ ({way}) เมื่อ {on}"))
NUMBERED = declare("complaints.letter_numbered", gettext_lazy("ใส่เลขที่หนังสือเรื่องร้องเรียนที่ {label}: {reference}"))


def write_letter(row: Complaint, kind: str, body: str, *, by: Officer | None) -> Letter:
    """The letter with its ways; the verb around it records why. E-mail and SMS go when the transaction is kept."""
    made = Letter.objects.create(
        complaint=row, kind=kind, body=body, dated_on=by.today if by else clock.today(),
        made_by=by.user if by else None, made_at=moment_of(by),
    )  # fmt: skip
    happened(row, Event.Kind.LETTER, str(made.get_kind_display()), by=by, shown=True)
    _send(made, row)
    return made


def _send(letter: Letter, row: Complaint) -> None:
    """By which ways: the tracking page always; e-mail and SMS where there is an address and a gateway; by hand where
    the complainant left an address or a telephone that nothing else reaches."""
    from sucharit.work.complaints.tasks import mail_letter, text_letter

    person = Complainant.objects.get(complaint=row)
    today = clock.today()
    Sending.objects.create(letter=letter, way=Sending.Way.TRACKING, state=Sending.State.SENT, sent_on=today)
    if person.email:
        mail = Sending.objects.create(letter=letter, way=Sending.Way.EMAIL)
        transaction.on_commit(partial(mail_letter.enqueue, mail.pk))
    texted = bool(person.telephone) and Centre.objects.get(organization=row.organization_id).sms != "off"
    if texted:
        text = Sending.objects.create(letter=letter, way=Sending.Way.SMS)
        transaction.on_commit(partial(text_letter.enqueue, text.pk))
    if person.address or (person.telephone and not texted and not person.email):
        Sending.objects.create(letter=letter, way=Sending.Way.POST)
    if not person.reachable:
        gone(letter, row, today)


@transaction.atomic
def write(complaint: Complaint, *, by: Officer, kind: str, text: str = "") -> Letter:
    """A notice of the term, or of progress in the officer's words."""
    row = in_hand(complaint, by)
    if kind == Letter.Kind.TERM:
        body = letters.term_letter(row, centre_for(row), row.due_on)
    elif kind == Letter.Kind.PROGRESS:
        told = words(text, LONGEST_TEXT, "โปรดเขียนความคืบหน้า", "write what has been done")
        body = letters.progress_letter(row, told)
    else:
        raise NotAllowed("หนังสือชนิดนี้ทำจากขั้นตอนของมันเอง", "this letter is made by its own step")
    made = write_letter(row, kind, body, by=by)
    record(WRITTEN, by=by, subject=row, label=str(row), facts={"kind": str(made.get_kind_display())})
    return made


@transaction.atomic
def set_reference(letter: Letter, *, by: Officer, reference: str) -> Letter:
    """The register number of the letter, as the office's own register gave it."""
    row = in_hand(letter.complaint, by)
    one = Letter.objects.select_for_update().get(pk=letter.pk, complaint=row)
    one.reference = words(reference, 80, "โปรดใส่เลขที่หนังสือ เช่น อน 73201/45", "write the number of the letter")
    one.save(update_fields=["reference"])
    record(NUMBERED, by=by, subject=row, label=str(row), facts={"reference": one.reference})
    return one


@transaction.atomic
def mark_told(letter: Letter, *, by: Officer, on: datetime.date) -> Letter:
    """An officer posted it, handed it over, or read it out on the telephone on that day."""
    row = in_hand(letter.complaint, by)
    one = Letter.objects.select_for_update().get(pk=letter.pk, complaint=row)
    if not one.dated_on <= on <= by.today:
        raise NotAllowed("วันที่ส่งต้องไม่ก่อนวันที่ทำหนังสือ และไม่เกินวันนี้", "the day must lie between the letter's day and today")
    way, _new = Sending.objects.get_or_create(letter=one, way=Sending.Way.POST)
    if way.state == Sending.State.SENT:
        raise NotAllowed("บันทึกการส่งหนังสือฉบับนี้ไว้แล้ว", "it was marked as sent before")
    way.state, way.sent_on, way.by = Sending.State.SENT, on, by.user
    way.save()
    gone(one, row, on)
    facts = {"way": str(way.get_way_display()), "on": on.isoformat()}
    record(TOLD, by=by, subject=row, label=str(row), facts=facts)
    return one


def gone(letter: Letter, row: Complaint, on: datetime.date) -> None:
    """A letter reached a way out. An explanation that went before the term ended makes its extension count."""
    found = Extension.objects.select_for_update().filter(letter=letter, counts_since=None).first()
    if found is None or on > found.before:
        return
    found.counts_since = on
    found.save(update_fields=["counts_since"])
    stored(row)
