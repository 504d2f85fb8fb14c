"""What citizens meet: services online, the form, the receipt, their own request. No session; a key of one's case."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from sucharit.base.doors.following import Following
from sucharit.base.doors.pages import absolute, house_called, open_door, page, too_many, within
from sucharit.base.doors.receipts import shown, typed
from sucharit.base.doors.sending import well_sent
from sucharit.base.files.serving import sent
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed
from sucharit.core.papers import write_pdf
from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES, MOST_FILES, clean_all
from sucharit.work.requests import receipts
from sucharit.work.requests.actions.arranging import term_of
from sucharit.work.requests.actions.filing import Asked, Receipt, file_request, filed_before
from sucharit.work.requests.actions.handling import call_off, hear
from sucharit.work.requests.asking import answered
from sucharit.work.requests.forms import ApplicantForm, SayForm, TrackForm
from sucharit.work.requests.models import EService, Request
from sucharit.work.requests.papers import guide_paper, receipt_paper
from sucharit.work.requests.queries import (
    attachment_for,
    found_by,
    open_service_of,
    open_services,
    story_of,
)
from sucharit.work.requests.rates import FILING, GUESSING, WRITING
from sucharit.work.requests.showing import TONES
from sucharit.work.service.queries import by_series
from sucharit.work.surveys.asking import drawn, read
from sucharit.work.surveys.queries import open_round
from sucharit.work.years.recording.answers import said

FOLLOWING = Following("request", "sucharit.requests")


def _page(request: HttpRequest, house: Organization, template: str, status: int = 200, **more: Any) -> HttpResponse:
    pages = (("e_service_door", _("บริการออนไลน์")), ("request_track", _("ติดตามคำขอ")))
    links = [{"label": label, "url": within(name, house.code)} for name, label in pages]
    return page(request, house, f"requests/{template}.html", status=status, door_pages=links, **more)


@open_door(house_called, "GET")
def e_service_door(request: HttpRequest, house: Organization) -> HttpResponse:
    """What can be asked for online, and how long each takes."""
    rows = list(open_services(house))
    manuals = by_series(house, [one.series for one in rows])
    lines = [
        {
            "service": one, "url": within("e_service_form", house.code, one.code),
            "days": term_of(manuals[one.series]) if one.series in manuals else 0,
        }
        for one in rows
    ]  # fmt: skip
    return _page(request, house, "door", lines=lines)


@open_door(house_called, "GET")
def e_service_guide(_request: HttpRequest, house: Organization) -> HttpResponse:
    """The guide for citizens, to print or to hand out."""
    rows = list(open_services(house).prefetch_related("form__questions"))
    if not rows:
        raise Http404
    manuals = by_series(house, [one.series for one in rows])
    told = [
        (one, term_of(manuals[one.series]) if one.series in manuals else 0, [q.text for q in one.form.questions.all()])
        for one in rows
    ]
    answer = HttpResponse(
        write_pdf(guide_paper(house, told, absolute("e_service_door", house.code))), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'inline; filename="e-service-guide.pdf"'
    return answer


@open_door(house_called, "GET", "POST")
def e_service_form(request: HttpRequest, house: Organization, code: str) -> HttpResponseBase:
    """The form; its answer is the receipt."""
    service = open_service_of(house, code)
    if request.method != "POST":
        return _form(request, house, service, ApplicantForm(initial={"token": receipts.new_token()}))
    if not FILING.admits(request):
        return too_many(request, house)
    token = receipts.read_token(request.POST.get("token", "")[:300])
    if token is not None and (before := filed_before(service, token)):
        return _receipt(request, house, before, [])
    return _sent(request, house, service, token)


def _sent(request: HttpRequest, house: Organization, service: EService, token: str | None) -> HttpResponseBase:
    form = ApplicantForm(request.POST)
    given, faults = read(service.form, request.POST)
    good = well_sent(form, token, receipts.new_token())
    if not good or faults or token is None:
        return _form(request, house, service, form, 422, faults)
    uploads = request.FILES.getlist("files") if service.takes_files else []
    files, refused = clean_all(uploads)
    try:
        made = file_request(
            service, Asked(answers=answered(service.form, given), files=files, **form.person), token=token
        )  # fmt: skip
    except ValidationError as fault:
        form.show_faults(fault)
        return _form(request, house, service, form, 422, faults)
    return _receipt(request, house, made, refused)


def _form(
    request: HttpRequest, house: Organization, service: EService, form: ApplicantForm, status: int = 200,
    faults: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    posted = request.POST if request.method == "POST" else None
    manual = by_series(house, [service.series]).get(service.series)
    return _page(
        request, house, "new", status, service=service, form=form, parts=drawn(service.form, posted, faults or {}),
        faults=faults or {}, days=term_of(manual) if manual else 0, manual=manual, accept=ACCEPT, max_bytes=MOST_BYTES,
        most_files=MOST_FILES, files_lost=status == 422 and bool(request.FILES),
        here=within("e_service_form", house.code, service.code), responsible_unit=str(service.unit),
    )  # fmt: skip


def _receipt(request: HttpRequest, house: Organization, made: Receipt, refused: list[str]) -> HttpResponse:
    return _page(
        request, house, "receipt", row=made.request, secret=shown(made.secret), again=made.again, refused=refused,
        track_url=absolute("request_track", house.code), files=list(made.request.attachments.all()),
    )  # fmt: skip


@open_door(house_called, "POST")
def request_receipt(request: HttpRequest, house: Organization) -> HttpResponseBase:
    """The receipt as PDF, for whoever has it."""
    if not GUESSING.admits(request):
        return too_many(request, house)
    secret = request.POST.get("secret", "")[:100]
    row = found_by(house, request.POST.get("number", "")[:100], secret)
    if row is None:
        raise Http404
    paper = receipt_paper(row, typed(secret), absolute("request_track", house.code))
    answer = HttpResponse(write_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="request-{row.number}-{row.fiscal_year}.pdf"'
    return answer


@open_door(house_called, "GET", "POST")
def request_track(request: HttpRequest, house: Organization) -> HttpResponseBase:
    """Asks for the receipt; a wrong pair is answered as slowly and in the same words as any."""
    form = TrackForm(request.POST or None)
    if request.method != "POST":
        return _page(request, house, "track", form=form)
    if not GUESSING.admits(request):
        return too_many(request, house)
    if form.is_valid():
        found = found_by(house, form.cleaned_data["number"], form.cleaned_data["secret"])
        if found is not None:
            return FOLLOWING.let_in(_first(request, house, found), found.pk, found.secret_digest, _path(house))
        form.add_error(None, _("เลขที่คำขอหรือรหัสไม่ถูกต้อง โปรดตรวจกับใบรับคำขอ ถ้าทำใบหาย โปรดติดต่อหน่วยงาน"))
    return _page(request, house, "track", 422, form=form)


def _first(request: HttpRequest, house: Organization, row: Request) -> HttpResponse:
    """The case itself, not a way to it: a browser that keeps no cookie would not arrive."""
    return _case(request, house, row, SayForm(initial={"token": receipts.new_token()}))


def _path(house: Organization) -> str:
    return within("e_service_door", house.code).partition("?")[0]


def _mine(request: HttpRequest, house: Organization) -> Request | None:
    held = FOLLOWING.held(request)
    if held is None:
        return None
    rows = Request.objects.select_related("organization", "service", "unit", "officer")
    row = rows.filter(organization=house, pk=held[0], withdrawn_at=None).first()
    return row if row is not None and FOLLOWING.fits(held[1], row.secret_digest) else None


@open_door(house_called, "GET", "POST")
def request_case(request: HttpRequest, house: Organization) -> HttpResponseBase:
    """Where it stands, what was said, what came of it."""
    row = _mine(request, house)
    if row is None and request.method == "POST":
        return _page(request, house, "track", 403, form=TrackForm())
    if row is None:
        return HttpResponseRedirect(within("request_track", house.code))
    return _first(request, house, row)


def _case(
    request: HttpRequest, house: Organization, row: Request, form: SayForm, status: int = 200, refused: Any = ()
) -> HttpResponse:
    survey = open_round(house, row.service.evaluation) if row.finished_on else None
    return _page(
        request, house, "case", status, row=row,
        evaluation_url=within("survey_door", house.code, survey.code) if survey else "",
        tone=TONES[row.state], story=story_of(row, shown=True), form=form,
        answers=list(row.answers.all()), refused=refused, accept=ACCEPT, max_bytes=MOST_BYTES,
        responsible_unit=str(row.unit or house.name), key=FOLLOWING.key(row.pk, row.secret_digest),
    )  # fmt: skip


@open_door(house_called, "POST")
def request_say(request: HttpRequest, house: Organization) -> HttpResponseBase:
    """The citizen writes, sends a file, or calls it off."""
    if not WRITING.admits(request):
        return too_many(request, house)
    row = _mine(request, house)
    form = SayForm(request.POST)
    if row is None:
        return _page(request, house, "track", 403, form=TrackForm(), typed=request.POST.get("text", "")[:4_000])
    if not form.is_valid():
        return _case(request, house, row, form, 422)
    files, refused = clean_all(request.FILES.getlist("files"))
    try:
        if request.POST.get("do") == "cancel":
            call_off(row)
        else:
            hear(row, form.cleaned_data["text"], files, token=receipts.token_digest(form.cleaned_data["token"] or "-"))
    except ValidationError as fault:
        form.add_error("text", fault.messages if not hasattr(fault, "error_dict") else fault.message_dict["text"])
        return _case(request, house, row, form, 422, refused)
    except NotAllowed as fault:
        form.add_error(None, said(fault))
        return _case(request, house, row, form, 409)
    if refused or not FOLLOWING.kept(request):
        return _case(request, house, row, SayForm(initial={"token": receipts.new_token()}), refused=refused)
    return HttpResponseRedirect(within("request_case", house.code))


@open_door(house_called, "POST")
def request_leave(_request: HttpRequest, house: Organization) -> HttpResponseBase:
    """Closes the case on this device."""
    return FOLLOWING.leave(HttpResponseRedirect(within("e_service_door", house.code)), _path(house))


@open_door(house_called, "GET", "POST")
def request_case_file(request: HttpRequest, house: Organization, attachment: int) -> HttpResponseBase:
    row = _mine(request, house)
    if row is None:
        raise Http404
    try:
        return sent(attachment_for(row, attachment, shown=True).file)
    except FileNotFoundError as error:
        raise Http404 from error
