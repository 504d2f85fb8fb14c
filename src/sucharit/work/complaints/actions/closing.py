"""A case ends with a result, its cause and what keeps it from coming back; it can be reopened; and it is rated."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.complaints import letters
from sucharit.work.complaints.actions.filing import centre_people
from sucharit.work.complaints.actions.locking import (
    LONGEST_REASON,
    LONGEST_TEXT,
    at_centre,
    centre_for,
    happened,
    in_hand,
    locked,
    still_open,
    stored,
    words,
)
from sucharit.work.complaints.actions.telling import write_letter
from sucharit.work.complaints.models import Complaint, Event, Letter, Satisfaction
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text

FINISHED = declare("complaints.finished", gettext_lazy("เรื่องร้องเรียนที่ {label} เสร็จสิ้น: {outcome}"))
REOPENED = declare("complaints.reopened", gettext_lazy("เปิดเรื่องร้องเรียนที่ {label} ใหม่"))
RATED = declare("complaints.rated", gettext_lazy("ผู้ร้องประเมินความพึงพอใจเรื่องที่ {label}"))
ASKED_AGAIN = declare("complaints.asked_again", gettext_lazy("ผู้ร้องขอให้เปิดเรื่องร้องเรียนที่ {label} ใหม่"))


@transaction.atomic
def finish(
    complaint: Complaint, *, by: Officer, outcome: str, result: str, cause: str, prevention: str,
    late_because: str = "", edition: int | None = None,
) -> Complaint:  # fmt: skip
    """Nothing is finished without a result; what is late says why. The result goes to the complainant as a letter."""
    row = in_hand(complaint, by, edition)
    still_open(row)
    if outcome not in Complaint.Outcome.values:
        raise NotAllowed("โปรดเลือกผลการดำเนินการ", "choose the outcome")
    row.result = words(result, LONGEST_TEXT, "โปรดเขียนผลการดำเนินการ", "write the result")
    row.cause = words(cause, LONGEST_REASON, "โปรดเขียนสาเหตุของเรื่อง", "write the cause")
    row.prevention = words(prevention, LONGEST_REASON, "โปรดเขียนแนวทางป้องกันไม่ให้เกิดซ้ำ", "write how it is prevented")
    late = row.due_on is not None and row.due_on < by.today
    row.late_because = fit_text(late_because, LONGEST_REASON)
    if late and not row.late_because:
        raise NotAllowed("เรื่องนี้เกินกำหนด โปรดเขียนเหตุที่เกินกำหนด", "it is late: say why")
    row.pauses.filter(until=None).update(until=by.today)
    row.term_end, row.outcome, row.state = row.due_on, outcome, Complaint.State.FINISHED
    row.finished_on, row.finished_by = by.today, by.user
    stored(row)
    told = str(Complaint.Outcome(outcome).label)
    happened(row, Event.Kind.FINISHED, f"{told}\n{row.result}", by=by, shown=True)
    write_letter(row, Letter.Kind.RESULT, letters.result_letter(row), by=by)
    record(FINISHED, by=by, subject=row, label=str(row), facts={"outcome": told, "late": late})
    return row


@transaction.atomic
def reopen(complaint: Complaint, *, by: Officer, reason: str) -> Complaint:
    """Taken up again, with a term that begins today."""
    row = at_centre(complaint, by)
    told = words(reason, LONGEST_REASON, "โปรดเขียนเหตุผลที่เปิดเรื่องใหม่", "say why it is reopened")
    _reopened(row, told, by)
    record(REOPENED, by=by, subject=row, label=str(row))
    return row


def _reopened(row: Complaint, reason: str, by: Officer) -> None:
    if row.state != Complaint.State.FINISHED:
        raise NotAllowed("เปิดใหม่ได้เฉพาะเรื่องที่เสร็จสิ้นแล้ว", "only a finished case can be reopened")
    row.state, row.reopened = Complaint.State.WORKING, row.reopened + 1
    row.finished_on = row.finished_by = row.term_end = None
    row.outcome, row.late_because = "", ""
    row.restarted_on = by.today
    stored(row)
    happened(row, Event.Kind.REOPENED, reason, by=by, shown=True)


@transaction.atomic
def ask_again(complaint: Complaint, text: str, *, token: str) -> Event:
    """The complainant, from the tracking page: the answer is not enough. The centre decides whether it is reopened."""
    row = locked(complaint, None)
    told = words(text, LONGEST_REASON, "โปรดเขียนว่าเหตุใดจึงขอให้พิจารณาใหม่", "say why")
    event = _written_once(row, told, token)
    if event.text == told:
        url = address("complaint", row.organization.code, row.fiscal_year, row.number)
        people = centre_people(centre_for(row))
        tell(people, organization=row.organization, text=f"ผู้ร้องขอให้เปิดเรื่องร้องเรียนที่ {row} ใหม่", url=url)
        record(ASKED_AGAIN, by=None, subject=row, label=str(row), chain=row.organization.code)
    return event


def _written_once(row: Complaint, text: str, token: str) -> Event:
    found = row.events.filter(token=token).first() if token else None
    return found or happened(row, Event.Kind.FROM_COMPLAINANT, text, shown=True, token=token)


@transaction.atomic
def rate(complaint: Complaint, *, face: int, comment: str = "") -> Satisfaction:
    """The complainant's own word, once for each closing."""
    row = locked(complaint, None)
    made = _rated(row, face, comment, None)
    record(RATED, by=None, subject=row, label=str(row), chain=row.organization.code)
    return made


@transaction.atomic
def hear_rating(complaint: Complaint, *, by: Officer, face: int, comment: str = "") -> Satisfaction:
    """Asked on the telephone or at the counter by an officer."""
    row = at_centre(complaint, by)
    made = _rated(row, face, comment, by)
    record(RATED, by=by, subject=row, label=str(row))
    return made


def _rated(row: Complaint, face: int, comment: str, by: Officer | None) -> Satisfaction:
    if row.state != Complaint.State.FINISHED:
        raise NotAllowed("ประเมินได้เมื่อเรื่องเสร็จสิ้นแล้ว", "only a finished case is rated")
    if face not in dict(Satisfaction.FACES):
        raise NotAllowed("โปรดเลือกหน้าใดหน้าหนึ่ง", "choose one of the faces")
    try:
        with transaction.atomic():
            made = Satisfaction.objects.create(
                complaint=row, closing=row.reopened, face=face, comment=fit_text(comment, LONGEST_REASON),
                heard_by=by.user if by else None, given_on=clock.today(),
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed("เรื่องนี้ประเมินไว้แล้ว ขอบคุณ", "it was rated before; thank you") from None
    happened(row, Event.Kind.SATISFIED, "", by=by, shown=True)
    return made
