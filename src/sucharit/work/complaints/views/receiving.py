"""An officer writes down what came to the counter, by telephone or on paper, and prints the receipt."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import faults_on
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.forms import retyped
from sucharit.core.papers import write_pdf
from sucharit.work.complaints import receipts
from sucharit.work.complaints.actions.filing import filed_before, receive_complaint
from sucharit.work.complaints.forms import ReceivedForm
from sucharit.work.complaints.models import Complaint
from sucharit.work.complaints.papers import receipt_paper
from sucharit.work.complaints.queries import centre_for, centre_of, complaint_for
from sucharit.work.complaints.views.door import absolute
from sucharit.work.complaints.views.register import room_page
from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES, clean_all


@gate(Can.HANDLE_COMPLAINTS)
def complaint_add(request: OfficerRequest) -> HttpResponseBase:
    """The office's own form; its answer is the receipt, to be printed and handed over."""
    officer = request.officer
    centre = centre_of(officer.organization)
    if centre is None:
        return redirect("complaint_list", officer.organization.code)
    initial = {"token": receipts.new_token(), "received_on": officer.today}
    form = ReceivedForm(request.POST or None, organization=officer.organization, initial=initial)
    status, refused = 200, list[str]()
    if request.method == "POST":
        status = 422
        token = receipts.read_token(request.POST.get("token", "")[:300])
        if token is not None and (before := filed_before(centre, token)):
            return receipt_page(request, before.complaint, before.secret)
        if token is None:
            retyped(form, "token", receipts.new_token())
        if form.is_valid() and token is not None:
            files, refused = clean_all(request.FILES.getlist("files"))
            with faults_on(form):
                made = receive_complaint(
                    centre, form.said_with(files), by=officer, channel=form.cleaned_data["channel"], token=token
                )
                return receipt_page(request, made.complaint, made.secret, refused=refused)
    context = room_page(
        officer, "complaint_list", (_("รับเรื่องใหม่"), ""), form=form, accept=ACCEPT, max_bytes=MOST_BYTES, centre=centre,
        files_lost=status == 422 and bool(request.FILES),
    )  # fmt: skip
    return render(request, "complaints/add.html", context, status=status)


def receipt_page(
    request: OfficerRequest, row: Complaint, secret: str, *, refused: list[str] | None = None, renewed: bool = False
) -> HttpResponse:
    """Number and secret, once, for the complainant."""
    officer = request.officer
    centre = centre_for(officer)
    context = room_page(
        officer, "complaint_list", (str(row), ""), complaint=row, secret=receipts.shown(secret), refused=refused or [],
        renewed=renewed, centre=centre, track_url=absolute(centre, "complaint_track"),
    )  # fmt: skip
    answer = render(request, "complaints/added.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
def complaint_receipt_pdf(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    """The receipt to print, while its secret is on the page that posts it."""
    row = complaint_for(request.officer, fiscal_year, number)
    secret = receipts.typed(request.POST.get("secret", ""))
    if not receipts.fits(secret, row.secret_salt, row.secret_digest):
        return redirect("complaint", request.officer.organization.code, row.fiscal_year, row.number)
    centre = centre_for(request.officer)
    paper = receipt_paper(row, secret, centre, absolute(centre, "complaint_track"))
    answer = HttpResponse(write_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="receipt-{row.number}-{row.fiscal_year}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
