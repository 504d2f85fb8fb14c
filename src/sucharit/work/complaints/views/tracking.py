"""Following one's own case with number and secret. A wrong pair is answered as slowly and in the same words as any.

Whoever gave the right pair holds a signed key in a cookie of these pages alone, for an hour; a renewed receipt makes it
worthless. Nothing of it stands in the address, the log or the database.
"""

from typing import Any, cast

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.files.models import StoredFile
from sucharit.base.files.serving import sent
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed
from sucharit.core.papers import write_docx, write_pdf
from sucharit.work.complaints import receipts
from sucharit.work.complaints.actions.closing import ask_again, rate
from sucharit.work.complaints.actions.hearing import hear
from sucharit.work.complaints.forms import FaceForm, MessageForm, TrackForm
from sucharit.work.complaints.models import Attachment, Centre, Complaint, Letter
from sucharit.work.complaints.papers import letter_paper
from sucharit.work.complaints.queries import events_of, letters_of
from sucharit.work.complaints.rates import GUESSING, WRITING
from sucharit.work.complaints.standing import rules_of, standing_of
from sucharit.work.complaints.views.door import open_door, page, too_many, within
from sucharit.work.complaints.views.words import story
from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES, clean_all
from sucharit.work.years.recording.answers import said

COOKIE = "complaint"
_SALT = "sucharit.complaints.case"
_SECONDS = 3600


def found_by(centre: Centre, number: str, secret: str) -> Complaint | None:
    """The case of a receipt; the same work is done for a number that does not exist."""
    pair = receipts.numbered(number)
    rows = Complaint.objects.select_related("organization", "category", "area", "channel", "unit")
    row = rows.filter(organization=centre.organization, number=pair[0], fiscal_year=pair[1]).first() if pair else None
    salt, digest = (row.secret_salt, row.secret_digest) if row else receipts.NOBODY
    right = receipts.fits(receipts.typed(secret), salt, digest)
    return row if right else None


@open_door("GET", "POST")
def complaint_track(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """Asks for the receipt."""
    form = TrackForm(request.POST or None)
    if request.method != "POST":
        return page(request, centre, "track", "complaint_track", form=form)
    if not GUESSING.admits(request):
        return too_many(request, centre)
    if form.is_valid():
        found = found_by(centre, form.cleaned_data["number"], form.cleaned_data["secret"])
        if found is not None:
            return _let_in(centre, found)
        form.add_error(None, _("เลขที่เรื่องหรือรหัสไม่ถูกต้อง โปรดตรวจกับใบรับเรื่อง ถ้าทำใบหาย โปรดติดต่อศูนย์รับเรื่อง"))
    return page(request, centre, "track", "complaint_track", 422, form=form)


def _let_in(centre: Centre, row: Complaint) -> HttpResponseBase:
    answer = HttpResponseRedirect(within(centre, "complaint_case"))
    told = signing.dumps([row.pk, row.secret_digest[:16]], salt=_SALT)
    answer.set_cookie(
        COOKIE, told, max_age=_SECONDS, path=_path(centre), secure=settings.SECURE, httponly=True, samesite="Strict"
    )
    return answer


def _path(centre: Centre) -> str:
    return within(centre, "complaint_door").partition("?")[0]


def case_of(request: HttpRequest, centre: Centre) -> Complaint | None:
    """The case whose key the browser holds; None where it holds none, or one that is worth nothing any more."""
    try:
        pk, mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Complaint.objects.select_related("organization", "category", "area", "channel", "unit", "same_as")
    row = rows.filter(organization=centre.organization, pk=pk).first()
    return row if row is not None and row.secret_digest[:16] == mark else None


def _again(centre: Centre) -> HttpResponseBase:
    return HttpResponseRedirect(within(centre, "complaint_track"))


def _expired(request: HttpRequest, centre: Centre, typed: str) -> HttpResponse:
    """The key ended while somebody wrote: what they wrote is shown, to be taken along."""
    return page(request, centre, "track", "complaint_track", 403, form=TrackForm(), typed=typed[:8_000])


@open_door("GET")
def complaint_case(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """Where the case stands, what was said, letters, a face at the end."""
    row = case_of(request, centre)
    return _case_page(request, centre, row) if row else _again(centre)


def _case_page(request: HttpRequest, centre: Centre, row: Complaint, status: int = 200, **more: Any) -> HttpResponse:
    token = receipts.new_token()
    rated = row.satisfactions.filter(closing=row.reopened).first()
    context: dict[str, Any] = {
        "complaint": row, "standing": standing_of(row, centre, rules_of(centre), clock.today()),
        "events": story(events_of(row, open_only=True), to_complainant=True), "letters": letters_of(row),
        "message_form": MessageForm(initial={"token": token}), "again_form": MessageForm(initial={"token": token}),
        "face_form": FaceForm() if row.state == Complaint.State.FINISHED and rated is None else None, "rated": rated,
        "accept": ACCEPT, "max_bytes": MOST_BYTES, "head": row.same_as,
    }  # fmt: skip
    return page(request, centre, "case", "complaint_track", status, **(context | more))


@open_door("POST")
def complaint_say(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """A message with files, or the wish that the case is looked at again. Sent twice, it is kept once."""
    row = case_of(request, centre)
    if row is None:
        return _expired(request, centre, request.POST.get("text", ""))
    if not WRITING.admits(request):
        return too_many(request, centre)
    wish = request.POST.get("wish") == "again"
    form = MessageForm(request.POST)
    name = "again_form" if wish else "message_form"
    token = receipts.read_token(request.POST.get("token", "")[:300])
    if not form.is_valid() or token is None:
        return _case_page(request, centre, row, 422, files_lost=bool(request.FILES), **{name: form})
    files, refused = clean_all(request.FILES.getlist("files")) if not wish else ([], [])
    try:
        digest = receipts.token_digest(token)
        if wish:
            ask_again(row, form.cleaned_data["text"], token=digest)
        else:
            hear(row, form.cleaned_data["text"], token=digest, files=files)
    except (NotAllowed, ValidationError) as refusal:
        form.add_error(None, said(refusal) if isinstance(refusal, NotAllowed) else refusal.messages)
        return _case_page(request, centre, row, 422, files_lost=bool(request.FILES), **{name: form})
    if refused:
        return _case_page(request, centre, row, 422, refused=refused, kept=True)
    return HttpResponseRedirect(within(centre, "complaint_case") + "#story")


@open_door("POST")
def complaint_rate(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """The five faces."""
    row = case_of(request, centre)
    if row is None:
        return _expired(request, centre, request.POST.get("comment", ""))
    if not WRITING.admits(request):
        return too_many(request, centre)
    form = FaceForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            rate(row, face=form.cleaned_data["face"], comment=form.cleaned_data["comment"])
            return HttpResponseRedirect(within(centre, "complaint_case") + "#rated")
    return _case_page(request, centre, row, 422, face_form=form)


@open_door("GET")
def complaint_case_file(request: HttpRequest, centre: Centre, attachment: int) -> HttpResponseBase:
    """A file of one's own case."""
    row = case_of(request, centre)
    if row is None:
        return _again(centre)
    rows = Attachment.objects.select_related("file__organization")
    found = get_object_or_404(rows, complaint=row, open=True, pk=attachment, file__isnull=False)
    try:
        return sent(cast(StoredFile, found.file))
    except FileNotFoundError as error:
        raise Http404 from error


@open_door("GET")
def complaint_case_letter(request: HttpRequest, centre: Centre, letter: int, form: str) -> HttpResponseBase:
    """A letter as PDF or DOCX."""
    row = case_of(request, centre)
    if row is None:
        return _again(centre)
    one = get_object_or_404(Letter, complaint=row, pk=letter)
    return letter_file(one, row, centre, form)


LETTER_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def letter_file(letter: Letter, row: Complaint, centre: Centre, form: str) -> HttpResponse:
    """The same letter for complainant and officer; 404 for another form."""
    if form not in LETTER_TYPES:
        raise Http404
    paper = letter_paper(letter, row, centre, row.complainant)
    answer = HttpResponse(write_pdf(paper) if form == "pdf" else write_docx(paper), content_type=LETTER_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{letter.kind}-{row.number}-{row.fiscal_year}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@open_door("POST")
def complaint_leave(request: HttpRequest, centre: Centre) -> HttpResponseBase:  # noqa: ARG001
    """Gives the key back, for whoever shares the telephone."""
    answer = HttpResponseRedirect(within(centre, "complaint_door"))
    answer.delete_cookie(COOKIE, path=_path(centre), samesite="Strict")
    return answer
