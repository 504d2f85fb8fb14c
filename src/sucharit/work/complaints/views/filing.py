"""The public form and its receipt. The receipt is the answer itself: it needs no cookie, and a form that is sent again
(a lost connection, "back", two presses) gets the same one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sucharit.base.doors.sending import well_sent
from sucharit.core.papers import write_pdf
from sucharit.work.complaints import receipts
from sucharit.work.complaints.actions.filing import Receipt, file_complaint, filed_before
from sucharit.work.complaints.forms import PublicForm
from sucharit.work.complaints.manual import manual_of, safe_door_words
from sucharit.work.complaints.models import Centre
from sucharit.work.complaints.papers import receipt_paper
from sucharit.work.complaints.rates import FILING, GUESSING
from sucharit.work.complaints.standing import counting_words
from sucharit.work.complaints.views.door import absolute, open_door, page, too_many
from sucharit.work.complaints.views.tracking import found_by
from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES, MOST_FILES, clean_all


@open_door("GET")
def complaint_door(request: HttpRequest, centre: Centre) -> HttpResponse:
    """Where a citizen arrives: file, follow, read; and where corruption is told instead."""
    manual = manual_of(centre, absolute(centre, "complaint_door"))
    return page(request, centre, "door", manual=manual, promise=counting_words(centre))


@open_door("GET", "POST")
def complaint_new(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """The form; its answer is the receipt."""
    if request.method != "POST":
        form = PublicForm(
            organization=centre.organization, anonymous=centre.anonymous,
            initial={"token": receipts.new_token(), "category": _usual(centre)},
        )  # fmt: skip
        return _form_page(request, centre, form)
    if not FILING.admits(request):
        return too_many(request, centre)
    form = PublicForm(request.POST, organization=centre.organization, anonymous=centre.anonymous)
    token = receipts.read_token(request.POST.get("token", "")[:300])
    if token is not None and (before := filed_before(centre, token)):
        return _receipt(request, centre, before, [])
    return _filed(request, centre, form, token)


def _filed(request: HttpRequest, centre: Centre, form: PublicForm, token: str | None) -> HttpResponseBase:
    if not well_sent(form, token, receipts.new_token()) or token is None:
        return _form_page(request, centre, form, 422)
    files, refused = clean_all(request.FILES.getlist("files"))
    try:
        made = file_complaint(centre, form.said_with(files), token=token)
    except ValidationError as fault:
        form.show_faults(fault)
        return _form_page(request, centre, form, 422)
    return _receipt(request, centre, made, refused)


def _usual(centre: Centre) -> int | None:
    from sucharit.work.complaints.models import Category

    found = Category.objects.filter(organization=centre.organization, active=True, safe_door=False).first()
    return found.pk if found else None


def _form_page(request: HttpRequest, centre: Centre, form: PublicForm, status: int = 200) -> HttpResponse:
    return page(
        request, centre, "new", "complaint_new", status, form=form, accept=ACCEPT, max_bytes=MOST_BYTES,
        most_files=MOST_FILES, safe_door=safe_door_words(), promise=counting_words(centre),
        files_lost=status == 422 and bool(request.FILES),
    )  # fmt: skip


def _receipt(request: HttpRequest, centre: Centre, made: Receipt, refused: list[str]) -> HttpResponse:
    files = made.complaint.attachments.all()
    return page(
        request, centre, "receipt", "complaint_new", complaint=made.complaint, secret=receipts.shown(made.secret),
        again=made.again, refused=refused, files=list(files), track_url=absolute(centre, "complaint_track"),
    )  # fmt: skip


@open_door("POST")
def complaint_receipt(request: HttpRequest, centre: Centre) -> HttpResponseBase:
    """The receipt as PDF, for whoever has it: the page posts its own number and secret."""
    if not GUESSING.admits(request):
        return too_many(request, centre)
    told: dict[str, Any] = {name: request.POST.get(name, "")[:100] for name in ("number", "secret")}
    complaint = found_by(centre, told["number"], told["secret"])
    if complaint is None:
        return page(request, centre, "wrong", status=404)
    paper = receipt_paper(complaint, receipts.typed(told["secret"]), centre, absolute(centre, "complaint_track"))
    answer = HttpResponse(write_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="receipt-{complaint.number}-{complaint.fiscal_year}.pdf"'
    return answer
