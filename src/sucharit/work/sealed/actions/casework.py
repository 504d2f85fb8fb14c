"""Officers at work on a report that they have opened: answers, notes, states. The record says that, never what, and
not of which report: its readers could count them, and who is accused would see one that is missing in the own list."""

import datetime
import uuid
from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.work.sealed import contents
from sucharit.work.sealed.actions.filing import Upload, say
from sucharit.work.sealed.contents import Note, NoteKind, Sender, Standing, State, place
from sucharit.work.sealed.models import SealedNote, SealedReport
from sucharit.work.sealed.reading import Case

ANSWERED = declare("sealed.answered", gettext_lazy("ตอบผู้แจ้งในเรื่องที่ปิดผนึก"))
NOTED = declare("sealed.noted", gettext_lazy("บันทึกการดำเนินการในเรื่องที่ปิดผนึก"))
MOVED = declare("sealed.moved", gettext_lazy("เปลี่ยนสถานะของเรื่องที่ปิดผนึก"))
MOST_NOTES = 1000
SUBJECT = "sealed.sealedreport"  # some report; which one, stands in the report itself


@transaction.atomic
def answer(case: Case, text: str, files: Sequence[Upload], *, by: Officer) -> None:
    """A message to the reporter; the first one fulfils the term of answering."""
    require(by, Can.OPEN_SEALED)
    say(case.held, text, files, sender=Sender.OFFICER, today=by.today, by=by.name)
    if not case.standing.answered_on:
        _stand(case, answered_on=by.today.isoformat())
    record(ANSWERED, by=by, subject=SUBJECT, label="")


@transaction.atomic
def note(
    case: Case, text: str, *, by: Officer, kind: str = NoteKind.NOTE, held_on: datetime.date | None = None
) -> None:
    """What the officers keep among themselves; the receipt does not open it."""
    require(by, Can.OPEN_SEALED)
    _write(case, by, text=text, kind=kind, held_on=held_on.isoformat() if held_on else "")
    record(NOTED, by=by, subject=SUBJECT, label="")


@transaction.atomic
def move(case: Case, state: State, text: str, *, by: Officer, tell_reporter: str = "") -> None:
    """Into another state, with what was done. The reporter sees the state and what is told to them. The end is an end:
    a finished case is taken up again by moving it back."""
    require(by, Can.OPEN_SEALED)
    if state == case.state:
        raise NotAllowed(_("เรื่องอยู่ในสถานะนี้แล้ว"), "the case is in this state already")
    if not text.strip():
        raise NotAllowed(_("โปรดเขียนสิ่งที่ดำเนินการหรือผล ก่อนเปลี่ยนสถานะ"), "say what was done first")
    _write(case, by, text=text, kind=NoteKind.NOTE, state=state.value)
    changes = {"state": state.value}
    if state == State.REFERRED:
        changes["referred_on"] = by.today.isoformat()
    _stand(case, **changes)
    finished = by.today if state == State.CLOSED else None
    SealedReport.objects.filter(pk=case.report.pk).update(finished_on=finished)
    told = _("สถานะของเรื่อง: %(state)s") % {"state": state.label}
    say(case.held, f"{told}\n{tell_reporter}".strip(), (), sender=Sender.HOUSE, today=by.today, by=by.name)
    record(MOVED, by=by, subject=SUBJECT, label="")


def _write(case: Case, by: Officer, **told: str) -> None:
    report = SealedReport.objects.select_for_update().get(pk=case.report.pk)
    seq = report.notes.count() + 1
    if seq > MOST_NOTES:
        raise NotAllowed(_("เรื่องนี้มีบันทึกครบจำนวนแล้ว"), "this case holds as many notes as one may")
    pk = uuid.uuid4()
    value = Note(seq=seq, by=by.name, **told)
    sealed = contents.sealed(value, case.case, place(report.pk, "note", pk))
    SealedNote.objects.create(id=pk, report=report, on=by.today, sealed=sealed)


def _stand(case: Case, **changes: str) -> None:
    """The standing as it is now, with these changes."""
    report = SealedReport.objects.select_for_update().get(pk=case.report.pk)
    at = place(report.pk, "standing")
    now = msgspec.structs.replace(contents.opened(bytes(report.standing), case.case, at, Standing), **changes)
    sealed = contents.sealed(now, case.case, at, sealing.SMALL)
    SealedReport.objects.filter(pk=report.pk).update(standing=sealed)
