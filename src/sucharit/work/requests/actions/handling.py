"""A request is taken up, waits for its citizen, goes on, is answered or refused with a reason; words go both ways."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.core.fiscal import add_days, is_working_day
from sucharit.work.evidence.strangers import Clean
from sucharit.work.obligations.days import days_of
from sucharit.work.plans.pages import address
from sucharit.work.requests.actions.filing import happened, keep_files, people_of
from sucharit.work.requests.models import Message, Request
from sucharit.work.shelf.actions.locking import kept, locked
from sucharit.work.shelf.promising import keep_terms
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.writing import text_of

TAKEN = declare("requests.taken", gettext_lazy("รับดำเนินการ{label}"))
ASKED = declare("requests.asked", gettext_lazy("ขอข้อมูลเพิ่มสำหรับ{label}"))
RESUMED = declare("requests.resumed", gettext_lazy("ดำเนินการต่อ{label} ครบกำหนด {due}"))
FINISHED = declare("requests.finished", gettext_lazy("เสร็จสิ้น{label}"))
REFUSED = declare("requests.refused", gettext_lazy("ไม่อนุญาต{label}"))
TOLD = declare("requests.told", gettext_lazy("ส่งข้อความใน{label}"))
NOTED = declare("requests.noted", gettext_lazy("บันทึกภายในใน{label}"))
HEARD = declare("requests.heard", gettext_lazy("ผู้ขอส่งข้อความใน{label}"))
CALLED_OFF = declare("requests.called_off", gettext_lazy("ผู้ขอยกเลิก{label}"))
State = Request.State
LONGEST = 4_000


@transaction.atomic
def take_up(request: Request, *, by: Officer, edition: int | None = None) -> Request:
    """Somebody works on it: the officer who presses."""
    row = locked(request, by, State.RECEIVED, edition=edition)
    row.state, row.officer = State.WORKING, by.user
    return _stood(row, by, TAKEN, _("เจ้าหน้าที่รับดำเนินการแล้ว"))


@transaction.atomic
def ask_more(request: Request, *, by: Officer, text: str, edition: int | None = None) -> Request:
    """Something is missing: the citizen is told what, and the term stands still until it comes."""
    row = locked(request, by, State.RECEIVED, State.WORKING, edition=edition)
    told = _words(text, _("โปรดเขียนว่าต้องการอะไรเพิ่ม"))
    row.state, row.waiting_since = State.WAITING, by.today
    row.officer = row.officer or by.user
    return _stood(row, by, ASKED, told)


@transaction.atomic
def go_on(request: Request, *, by: Officer, edition: int | None = None) -> Request:
    """It is complete: the working days on which it waited are added to the term."""
    row = locked(request, by, State.WAITING, edition=edition)
    _resumed(row, by.today)
    facts = {"due": row.due_on.isoformat() if row.due_on else ""}
    return _stood(row, by, RESUMED, _("ข้อมูลครบแล้ว ดำเนินการต่อ"), facts)


def _resumed(row: Request, today: datetime.date) -> None:
    off = days_of(row.organization).off
    since = row.waiting_since or today
    span = (today - since).days
    waited = sum(is_working_day(since + datetime.timedelta(days=n), off) for n in range(min(span, 3_660)))
    if row.due_on is not None:
        row.due_on = add_days(row.due_on, waited, working=True, holidays=off)
    row.state, row.waiting_since = State.WORKING, None


@transaction.atomic
def finish(
    request: Request, *, by: Officer, result: str, finished_on: datetime.date, edition: int | None = None
) -> Request:
    """Done, with what came of it in words that the citizen reads."""
    return _ended(request, by, State.DONE, FINISHED, result, finished_on, edition)


@transaction.atomic
def refuse(
    request: Request, *, by: Officer, result: str, finished_on: datetime.date, edition: int | None = None
) -> Request:
    """Not granted, with the reason and where to appeal; without a reason nothing is refused."""
    return _ended(request, by, State.REFUSED, REFUSED, result, finished_on, edition)


def _ended(
    request: Request, by: Officer, state: str, verb: str, result: str, on: datetime.date, edition: int | None
) -> Request:
    row = locked(request, by, State.RECEIVED, State.WORKING, State.WAITING, edition=edition)
    told = _words(result, _("โปรดเขียนผลหรือเหตุผลให้ผู้ขอทราบ"), "result")
    if not row.received_on <= on <= by.today:
        raise ValidationError({"finished_on": _("วันที่เสร็จต้องไม่ก่อนวันรับคำขอ และไม่เกินวันนี้")})
    row.state, row.result, row.finished_on, row.finished_by, row.waiting_since = state, told, on, by.user, None
    row.officer = row.officer or by.user
    return _stood(row, by, verb, told)


@transaction.atomic
def tell_citizen(request: Request, *, by: Officer, text: str, edition: int | None = None) -> Request:
    """Words that stand on the citizen's page."""
    row = locked(request, by, edition=edition)
    happened(row, Message.Kind.OUT, _words(text, _("โปรดเขียนข้อความ")), by=by, shown=True)
    return kept(row, by=by, verb=TOLD)


@transaction.atomic
def note(request: Request, *, by: Officer, text: str, edition: int | None = None) -> Request:
    """Words for the office alone."""
    row = locked(request, by, edition=edition)
    happened(row, Message.Kind.NOTE, _words(text, _("โปรดเขียนข้อความ")), by=by)
    return kept(row, by=by, verb=NOTED)


@transaction.atomic
def hear(request: Request, text: str, files: Sequence[Clean] = (), *, token: str = "") -> Message | None:
    """The citizen writes; what waited for it stays waiting until an officer has looked. Twice is once."""
    row = _of_citizen(request)
    if token and row.messages.filter(token=token).exists():
        return None
    told = text_of(text, LONGEST, "text")
    if not told and not files:
        raise ValidationError({"text": _("โปรดเขียนข้อความหรือแนบไฟล์")})
    message = happened(row, Message.Kind.IN, told, shown=True, token=token)
    keep_files(row, message, files, by=None)
    _told_of(row, HEARD, f"ผู้ขอส่งข้อความในคำขอที่ {row}")
    return message


@transaction.atomic
def call_off(request: Request) -> Request:
    """The citizen does not want it any more."""
    row = _of_citizen(request)
    if not row.running:
        raise NotAllowed("คำขอนี้เสร็จสิ้นแล้ว จึงยกเลิกไม่ได้", "it is finished already")
    row.state, row.finished_on, row.waiting_since = State.CANCELLED, clock.today(), None
    row.edition += 1
    row.save()
    happened(row, Message.Kind.STATE, _("ผู้ขอยกเลิกคำขอ"), shown=True)
    keep_terms(register_of(row), row)
    _told_of(row, CALLED_OFF, f"ผู้ขอยกเลิกคำขอที่ {row}")
    return row


def _of_citizen(request: Request) -> Request:
    rows = Request.objects.select_for_update(of=("self",)).select_related("organization", "service", "unit")
    row = rows.get(pk=request.pk)
    if row.withdrawn:
        raise NotAllowed("คำขอนี้ถูกนำออกแล้ว โปรดติดต่อหน่วยงาน", "it was withdrawn; ask the office")
    return row


def _told_of(row: Request, verb: str, words: str) -> None:
    register = register_of(row)
    label, code = f"{register.entry_word} {row}", row.organization.code
    record(verb, by=None, subject=row, label=label, chain=code)
    people = [row.officer] if row.officer else people_of(row.service)
    tell(people, organization=row.organization, text=words, url=address("register_entry", code, register.key, row.pk))


def _stood(row: Request, by: Officer, verb: str, words: str, facts: dict[str, str] | None = None) -> Request:
    happened(row, Message.Kind.STATE, f"{State(row.state).label}: {words}", by=by, shown=True)
    return kept(row, by=by, verb=verb, facts=facts or {})


def _words(text: str, missing: str, name: str = "text") -> str:
    return text_of(text, LONGEST, name, required=missing)
