"""Pages of the office beside those that every register has."""

import secrets
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.serving import sent
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES, clean_all
from sucharit.work.requests.actions import arranging, filing
from sucharit.work.requests.asking import answered
from sucharit.work.requests.figures import ANSWERED, months_of
from sucharit.work.requests.forms import ApplicantForm, ServiceForm
from sucharit.work.requests.papers import months_listed
from sucharit.work.requests.queries import KEY, arranged_service, attachment_for, forms_for, request_for, services_for
from sucharit.work.service.queries import by_series
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.views.frame import entry_address, register_page
from sucharit.work.surveys.asking import drawn, read
from sucharit.work.years.recording.answers import posted, says_why, tried
from sucharit.work.years.recording.forms import RecordForm
from sucharit.work.years.recording.papers import list_file


def _page(officer: Officer, current: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    return register_page(officer, register_for(officer, KEY), current, *crumbs, **more)


@require_safe
@gate(Can.SEE_REGISTERS)
def e_services(request: OfficerRequest) -> HttpResponse:
    """Every online service: open or not, its time, how many run."""
    officer = request.officer
    rows = list(services_for(officer))
    manuals = by_series(officer.organization, [one.series for one in rows])
    lines = [
        {
            "service": one, "days": arranging.term_of(manuals[one.series]) if one.series in manuals else 0,
            "arranges": arranging.arranges(one, officer),
        }
        for one in rows
    ]  # fmt: skip
    used: dict[int, list[str]] = {}
    for one in rows:
        used.setdefault(one.form_id, []).append(one.title)
    forms = list(forms_for(officer))
    for form in forms:
        form.of = ", ".join(used.get(form.pk, []))
    context = _page(
        officer, "e_services", (_("บริการออนไลน์"), ""), lines=lines, may_add=officer.may(Can.KEEP_REGISTERS),
        forms=forms, may_make=officer.may(Can.SURVEY),
    )  # fmt: skip
    return render(request, "requests/services.html", context)


@gate(Can.KEEP_REGISTERS)
@says_why
def e_service_new(request: OfficerRequest) -> HttpResponseBase:
    """A service of the catalogue with a form."""
    officer = request.officer
    form = ServiceForm(request.POST or None, officer=officer)
    made, status, _conflict = posted(
        request,
        form,
        lambda: arranging.make_service(
            by=officer, series=form.chosen, form=form.cleaned_data["form"], fields=form.fields_said
        ),
    )
    if made:
        messages.success(request, _("เตรียมบริการแล้ว เปิดรับคำขอได้เมื่อพร้อม"))
        return redirect("e_services", officer.organization.code)
    return render(
        request, "requests/service_form.html",
        _page(officer, "e_services", (_("บริการใหม่"), ""), form=form, ready=_ready(form)), status=status,
    )  # fmt: skip


def _ready(form: ServiceForm) -> dict[str, bool]:
    """Is there a manual and a form to choose?"""
    fields: Any = form.fields
    return {"manuals": bool(fields["series"].choices), "forms": fields["form"].queryset.exists()}


@gate(Can.KEEP_REGISTERS)
@says_why
def e_service_edit(request: OfficerRequest, code: str) -> HttpResponseBase:
    officer = request.officer
    row = arranged_service(officer, code)
    form = ServiceForm(request.POST or None, officer=officer, service=row)
    made, status, _conflict = posted(
        request,
        form,
        lambda: arranging.change_service(
            row, by=officer, form=form.cleaned_data["form"], fields=form.fields_said, edition=form.seen
        ),
    )
    if made:
        messages.success(request, _("บันทึกบริการแล้ว"))
        return redirect("e_services", officer.organization.code)
    return render(
        request, "requests/service_form.html",
        _page(officer, "e_services", (row.title, ""), form=form, service=row), status=status,
    )  # fmt: skip


@require_POST
@gate(Can.KEEP_REGISTERS)
@says_why
def e_service_switch(request: OfficerRequest, code: str) -> HttpResponseBase:
    """Opened, or closed to new requests."""
    officer = request.officer
    row = arranged_service(officer, code)
    if row.open:
        arranging.close_service(row, by=officer)
        messages.success(request, _("หยุดรับคำขอแล้ว คำขอที่มีอยู่ดำเนินการต่อ"))
    else:
        arranging.open_service(row, by=officer)
        messages.success(request, _("เปิดรับคำขอออนไลน์แล้ว"))
    return redirect("e_services", officer.organization.code)


@gate(Can.KEEP_REGISTERS)
@says_why
def e_service_receive(request: OfficerRequest, code: str) -> HttpResponseBase:
    """A request that came to the counter, with the same questions."""
    officer = request.officer
    row = arranged_service(officer, code)
    form = ApplicantForm(request.POST or None, initial={"token": secrets.token_hex(8)})
    faults: dict[str, str] = {}
    status = 200
    if request.method == "POST":
        status = 422
        given, faults = read(row.form, request.POST, lenient=True)
        if form.is_valid() and not faults:
            files, refused = clean_all(request.FILES.getlist("files"))
            asked = filing.Asked(answers=answered(row.form, given), files=files, **form.person)
            made, status, _conflict = tried(
                cast(RecordForm, form), lambda: filing.receive_request(row, asked, by=officer)
            )
            if made:
                for word in refused:
                    messages.warning(request, word)
                messages.success(request, _("รับคำขอเลขที่ %(n)s แล้ว") % {"n": made})
                return redirect(entry_address(officer, register_for(officer, KEY), made))
    posted = request.POST if request.method == "POST" else None
    context = _page(
        officer, "e_services", (row.title, ""), service=row, form=form, parts=drawn(row.form, posted, faults),
        faults=faults,
        accept=ACCEPT, max_bytes=MOST_BYTES, cancel_url=reverse("e_services", args=[officer.organization.code]),
    )  # fmt: skip
    return render(request, "requests/receive.html", context, status=status)


@require_safe
@gate(Can.SEE_REGISTERS)
def request_file(request: OfficerRequest, entry: int, attachment: int) -> HttpResponseBase:
    """A file of a request, for the officers of its service."""
    found = attachment_for(request_for(request.officer, entry), attachment)
    try:
        return sent(found.file, inline="look" in request.GET)
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
@gate(Can.SEE_REGISTERS)
def request_months(request: OfficerRequest) -> HttpResponse:
    """Twelve months, of all services or one."""
    officer = request.officer
    year, service = _asked(request, officer)
    months = months_of(officer.organization, year, service)
    context = _page(
        officer, "request_months", (_("สถิติสิบสองเดือน"), ""), months=months, year=year, service=service,
        services=list(services_for(officer)), before=year - 1, after=year + 1, now=FiscalYear.of(officer.today).value,
        sums={name: sum(getattr(one, name) for one in months) for name in ("web", "counter", "came", *ANSWERED)},
    )  # fmt: skip
    return render(request, "requests/months.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def request_months_file(request: OfficerRequest, form: str) -> HttpResponse:
    officer = request.officer
    year, service = _asked(request, officer)
    listed = months_listed(
        months_of(officer.organization, year, service),
        year,
        officer.organization.name,
        service.title if service else "",
    )
    return list_file(listed, form, officer)


def _asked(request: HttpRequest, officer: Officer) -> tuple[int, Any]:
    told = request.GET.get("year", "")
    year = int(told) if told.isdecimal() and 2500 <= int(told[:5]) <= 2700 else FiscalYear.of(officer.today).value
    code = request.GET.get("service", "")
    return year, next((one for one in services_for(officer) if one.code == code), None)
