"""The page of a case, and what is taken from it: files, letters, the complainant's name (each look recorded)."""

from typing import Any, cast

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.models import StoredFile
from sucharit.base.files.serving import sent
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.complaints.actions.looking import look
from sucharit.work.complaints.forms import (
    AssignForm,
    ClassifyForm,
    DayForm,
    ExtendForm,
    FaceForm,
    LetterForm,
    LinkForm,
    MessageForm,
    WhyForm,
)
from sucharit.work.complaints.models import Centre, Complainant, Complaint, Sending
from sucharit.work.complaints.queries import (
    attachment_for,
    centre_for,
    complaint_for,
    complaints_for,
    events_of,
    handles,
    letter_for,
    letters_of,
    may_open,
    may_see_identity,
    officers_of,
)
from sucharit.work.complaints.redaction import covered
from sucharit.work.complaints.standing import rules_of, standing_of
from sucharit.work.complaints.views.register import room_page
from sucharit.work.complaints.views.tracking import letter_file
from sucharit.work.complaints.views.words import story
from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES
from sucharit.work.years.recording.answers import says_why

TEXTS = ("subject", "detail", "wish", "place", "result", "cause", "prevention", "late_because", "reference")


@require_safe
@gate(Can.WORK_ON_COMPLAINTS)
def complaint(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    """Everything of a case that this officer may know, and what can be done next."""
    return case_page(request, complaint_for(request.officer, fiscal_year, number))


def case_page(
    request: OfficerRequest, row: Complaint, *, status: int = 200, person: Complainant | None = None, **bound: Any
) -> HttpResponse:
    """`person` only where a look was recorded; `bound` are forms that came back with faults."""
    officer = request.officer
    centre = centre_for(officer)
    known = may_see_identity(officer, row)
    whose = Complainant.objects.get(complaint=row)
    story_told = story(events_of(row), hide=None if known else whose)
    for event in story_told:
        for one in event["files"]:
            one.closed = not may_open(officer, row, one)
    texts = {name: getattr(row, name) if known else covered(getattr(row, name), whose) for name in TEXTS}
    letters = letters_of(row)
    context = room_page(
        officer,
        "complaint_list",
        (str(row), ""),
        complaint=row,
        centre=centre,
        texts=texts,
        known=known,
        person=person,
        anonymous=whose.anonymous,
        forgotten=whose.redacted_at,
        standing=standing_of(row, centre, rules_of(centre), officer.today),
        events=story_told,
        letters=letters,
        unsent=_unsent(letters, whose),
        others=list(complaints_for(officer).filter(same_as=row)),
        mine=handles(officer, row),
        pauses=list(row.pauses.all()),
        extensions=list(row.extensions.select_related("letter")),
        rated=row.satisfactions.filter(closing=row.reopened).first(),
        accept=ACCEPT,
        max_bytes=MOST_BYTES,
        published=getattr(row, "published", None),
        **(_forms(officer, row, centre) | bound),
    )
    return render(request, "complaints/complaint.html", context, status=status)


def _unsent(letters: list[Any], person: Complainant) -> list[Any]:
    """Letters that no way has taken to a complainant who left one: print, post or call."""
    sent_ways = {Sending.Way.EMAIL, Sending.Way.SMS, Sending.Way.POST}
    if not person.reachable:
        return []
    return [
        one for one in letters
        if not any(way.way in sent_ways and way.state == Sending.State.SENT for way in one.sendings.all())
    ]  # fmt: skip


def _forms(officer: Officer, row: Complaint, centre: Centre) -> dict[str, Any]:
    """The forms of what can be done; none where nothing can."""
    if not handles(officer, row):
        return {}
    told: dict[str, Any] = {
        "note_form": MessageForm(prefix="note"),
        "message_form": MessageForm(prefix="message"),
        "letter_form": LetterForm(),
        "posted_form": DayForm(initial={"on": officer.today}),
    }
    if row.open:
        told |= {
            "complete_form": DayForm(prefix="complete", initial={"on": officer.today})
            if row.complete_on is None
            else None,
            "pause_form": WhyForm(prefix="pause"),
            "extend_form": ExtendForm(prefix="extend", initial={"days": centre.most_extension}),
            "running": row.due_on is not None and row.due_on >= officer.today,
            "paused": row.pauses.filter(until=None).first(),
        }
    if officer.may(Can.HANDLE_COMPLAINTS):
        told |= {
            "classify_form": ClassifyForm(complaint=row),
            "link_form": LinkForm(prefix="link"),
            "assign_form": AssignForm(complaint=row, officers=officers_of(officer.organization)),
            "reopen_form": WhyForm(prefix="reopen"),
            "face_form": FaceForm(prefix="face"),
            "unlink_form": WhyForm(prefix="unlink"),
        }
    return told


@require_POST
@gate(Can.WORK_ON_COMPLAINTS)
@says_why
def complaint_identity(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    """Shows who complained, once; the look is in the record."""
    row = complaint_for(request.officer, fiscal_year, number)
    answer = case_page(request, row, person=look(row, by=request.officer))
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_file(request: OfficerRequest, fiscal_year: int, number: int, attachment: int) -> HttpResponseBase:
    row = complaint_for(request.officer, fiscal_year, number)
    found = attachment_for(request.officer, row, attachment)
    try:
        return sent(cast(StoredFile, found.file), inline="look" in request.GET)
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_letter(request: OfficerRequest, fiscal_year: int, number: int, letter: int, form: str) -> HttpResponse:
    """A letter as PDF or DOCX, for who may know its addressee. The address on it is a look at the identity."""
    row = complaint_for(request.officer, fiscal_year, number)
    one = letter_for(request.officer, row, letter)
    look(row, by=request.officer)
    return letter_file(one, row, centre_for(request.officer), form)


def back_to(request: OfficerRequest, row: Complaint, part: str = "") -> HttpResponseBase:
    answer = redirect("complaint", request.officer.organization.code, row.fiscal_year, row.number)
    if part:
        answer["Location"] += f"#{part}"
    return answer
