"""The registers of numbers: which there are, every number of one, its print, and how it goes on."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers import RegisterLine, number_register, write_pdf, write_xlsx
from sucharit.core.papers.dates import long_date
from sucharit.publishing.documents import numbers
from sucharit.publishing.documents.forms.lists import BasisForm, ReasonForm, StartAtForm
from sucharit.publishing.documents.kinds import Register
from sucharit.publishing.documents.models import NumberBook, NumberingRule
from sucharit.publishing.documents.queries import Line, book_for, books_for, lines_of
from sucharit.publishing.documents.views.documents import crumbs
from sucharit.publishing.documents.views.files import disposition

_WRITERS = {"xlsx": write_xlsx, "pdf": write_pdf}


@gate(Can.SEE_DOCUMENTS)
def register_list(request: OfficerRequest) -> HttpResponse:
    """All registers, this year's first, also those that nobody used yet."""
    officer = request.officer
    bases = dict(NumberingRule.objects.filter(organization=officer.organization).values_list("register", "basis"))
    books = list(books_for(officer))
    shown = []
    for register in Register:
        basis = bases.get(register, NumberingRule.Basis.CALENDAR.value)
        year = NumberingRule.year_of(basis, officer.today)
        mine = [book for book in books if book.register == register]
        if not any(book.year == year for book in mine):
            mine.insert(0, NumberBook(organization=officer.organization, register=register, year=year))
        shown.append((register, NumberingRule.Basis(basis).label, sorted(mine, key=lambda book: -book.year)))
    context = {
        "registers": shown, "may_issue": officer.may(Can.ISSUE_DOCUMENTS),
        "crumbs": crumbs(request, (_("ทะเบียนเลข"), "")),
    }  # fmt: skip
    return render(request, "documents/register_list.html", context)


@gate(Can.SEE_DOCUMENTS)
def register(request: OfficerRequest, register: str, year: int) -> HttpResponse:
    """Every number of one register and year."""
    return _page(request, register, year)


def _page(request: OfficerRequest, name: str, year: int, status: int = 200, **more: forms.Form) -> HttpResponse:
    book = book_for(request.officer, name, year)
    rule = numbers.basis_for(request.officer, name)
    context = {
        "book": book, "lines": lines_of(book), "may_issue": request.officer.may(Can.ISSUE_DOCUMENTS),
        "void_form": ReasonForm(auto_id="void_%s"), "basis_label": NumberingRule.Basis(rule).label,
        "start_form": StartAtForm(auto_id="start_%s"), "basis_form": BasisForm(initial={"basis": rule}),
        "crumbs": crumbs(request, (_("ทะเบียนเลข"), reverse("register_list", args=[request.officer.organization.code])),
                         (str(book), "")),
    }  # fmt: skip
    return render(request, "documents/register.html", context | more, status=status)


@gate(Can.SEE_DOCUMENTS)
def register_file(request: OfficerRequest, register: str, year: int, format: str) -> HttpResponse:  # noqa: A002
    """The register to print (PDF) or to calculate with (XLSX)."""
    if format not in _WRITERS:
        raise Http404
    book = book_for(request.officer, register, year)
    title = f"{book.get_register_display()} ประจำปี พ.ศ. {year}"
    lines = tuple(_printed(line, year) for line in lines_of(book))
    paper = number_register(title, lines, request.officer.organization.as_value())
    response = HttpResponse(_WRITERS[format](paper), content_type="application/octet-stream")
    response["Content-Disposition"] = disposition(f"{title}.{format}")
    return response


def _printed(line: Line, year: int) -> RegisterLine:
    number = f"{line.first}-{line.last}/{year}" if line.last > line.first else f"{line.first}/{year}"
    if line.document is not None:
        document = line.document
        return RegisterLine(
            number=number,
            day=long_date(document.dated_on.isoformat() if document.dated_on else None),
            subject=f"{document.get_kind_display()}: {document.subject}",
            signatory=document.signatory,
            state=str(document.get_state_display())
            + (f" ({document.cancel_reason})" if document.cancel_reason else ""),
        )
    state = "เว้นเลข" if line.number else "ออกก่อนใช้ระบบนี้"
    return RegisterLine(number=number, subject=line.reason, state=state)


@gate(Can.ISSUE_DOCUMENTS)
@require_POST
def register_void(request: OfficerRequest, register: str, year: int) -> HttpResponse:
    """Leaves the next number empty, with the reason."""
    book_for(request.officer, register, year)
    form = ReasonForm(request.POST, auto_id="void_%s")
    if not form.is_valid():
        return _page(request, register, year, 422, void_form=form)
    try:
        taken = numbers.void_next(register, year, by=request.officer, reason=form.cleaned_data["reason"])
    except NotAllowed as error:
        form.add_error(None, error.said)
        return _page(request, register, year, 422, void_form=form)
    messages.success(request, _("เว้นเลข %(number)s แล้ว") % {"number": f"{taken.number}/{year}"})
    return redirect("register", request.officer.organization.code, register, year)


@gate(Can.ISSUE_DOCUMENTS)
@require_POST
def register_start(request: OfficerRequest, register: str, year: int) -> HttpResponse:
    """Goes on at another number."""
    book_for(request.officer, register, year)
    form = StartAtForm(request.POST, auto_id="start_%s")
    if not form.is_valid():
        return _page(request, register, year, 422, start_form=form)
    try:
        numbers.start_at(
            register, year, form.cleaned_data["number"], by=request.officer, reason=form.cleaned_data["reason"]
        )
    except NotAllowed as error:
        form.add_error(None, error.said)
        return _page(request, register, year, 422, start_form=form)
    messages.success(request, _("เลขถัดไปคือ %(number)s") % {"number": f"{form.cleaned_data['number']}/{year}"})
    return redirect("register", request.officer.organization.code, register, year)


@gate(Can.ISSUE_DOCUMENTS)
@require_POST
def register_basis(request: OfficerRequest, register: str, year: int) -> HttpResponse:
    """By which year the register counts."""
    book_for(request.officer, register, year)
    form = BasisForm(request.POST)
    if form.is_valid():
        numbers.set_basis(register, form.cleaned_data["basis"], by=request.officer)
        messages.success(request, _("บันทึกปีที่ใช้นับเลขแล้ว มีผลกับเลขที่ออกต่อจากนี้"))
    return redirect("register", request.officer.organization.code, register, year)
