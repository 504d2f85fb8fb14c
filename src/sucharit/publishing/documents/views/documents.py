"""The list, one document, and its last steps: issue, copy, discard, cancel, the signed scan."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.audit.actions import subject_key
from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence
from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import said
from sucharit.core.checking import check
from sucharit.core.papers import UnprintablePaper
from sucharit.core.plan import Order
from sucharit.core.plan import Plan as PlanValue
from sucharit.publishing.documents import actions
from sucharit.publishing.documents.contents import value_of
from sucharit.publishing.documents.forms.lists import FilterForm, IssueForm, ReasonForm
from sucharit.publishing.documents.making import ask_for
from sucharit.publishing.documents.models import Document, DocumentFile
from sucharit.publishing.documents.numbers import year_for
from sucharit.publishing.documents.queries import books_for, document_for, documents_for, found, ordered

PAGE = 30
KIND_OF_STATE = {"draft": "quiet", "issued": "good", "cancelled": "bad", "discarded": "quiet"}


@gate(Can.SEE_DOCUMENTS)
def document_list(request: OfficerRequest) -> HttpResponse:
    """Every document, narrowed, sorted, in pages."""
    officer = request.officer
    years = sorted({book.year for book in books_for(officer)}, reverse=True)
    form = FilterForm(request.GET or None, years=years)
    rows = _narrowed(documents_for(officer), form)
    page = Paginator(ordered(rows, request.GET.get("sort", "")), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "kinds": KIND_OF_STATE, "may_issue": officer.may(Can.ISSUE_DOCUMENTS)}
    return render(request, "documents/document_list.html", context)


def _narrowed(rows: QuerySet[Document], form: FilterForm) -> QuerySet[Document]:
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = rows.filter(state=asked["state"]) if asked.get("state") else rows.exclude(state=Document.State.DISCARDED)
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    if asked.get("year"):
        rows = rows.filter(year=int(asked["year"]))
    return found(rows, asked["q"]) if asked.get("q") else rows


@gate(Can.SEE_DOCUMENTS)
def document(request: OfficerRequest, number: int) -> HttpResponse:
    """One document: what it is, its files, what happened to it, what can be done next."""
    row = document_for(request.officer, number)
    entries = Entry.objects.filter(chain=request.officer.chain, subject=subject_key(row)).order_by("-number")[:50]
    context = {
        "document": row,
        "kind_of_state": KIND_OF_STATE[row.state],
        "files": DocumentFile.objects.filter(document=row, key=row.files_key).select_related("stored")
        if row.files_key
        else (),
        "events": [_event(entry) for entry in entries],
        "may_issue": request.officer.may(Can.ISSUE_DOCUMENTS),
        "not_yet": not_yet(row),
        "findings": findings_on(row) if row.open_to_change else (),
        "crumbs": crumbs(request, (name_of(row), "")),
    }
    return render(request, "documents/document.html", context)


def not_yet(row: Document) -> str:
    """Why a draft cannot be issued, in the reader's language; "" where it can."""
    why = actions.why_not_yet(row) if row.state == Document.State.DRAFT else None
    return "" if why is None else why.said


def _event(entry: Entry) -> dict[str, Any]:
    return {"who": entry.actor_name, "what": sentence(entry, label=_("เอกสาร")), "when": entry.at}


def findings_on(row: Document) -> tuple[Any, ...]:
    """What the rules say of an order while it can still be mended."""
    if row.kind != "order":
        return ()
    value = value_of(row)
    if not isinstance(value, Order):
        return ()
    plan = PlanValue(
        title=row.plan.title if row.plan else row.subject,
        organization=row.organization.as_value(),
        span=row.plan.span if row.plan else None,
        announced_on=row.plan.adopted_on.isoformat() if row.plan and row.plan.adopted_on else None,
        orders=(value,),
    )
    return tuple(finding for finding in check(plan) if finding.code.startswith("order."))


def crumbs(request: OfficerRequest, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """เอกสาร > …"""
    return [(_("เอกสาร"), reverse("document_list", args=[request.officer.organization.code])), *more]


def name_of(row: Document) -> str:
    """How breadcrumbs name a document: its kind and number."""
    return f"{row.get_kind_display()} {row.numbered}".strip()


def address_of(row: Document, name: str = "document") -> str:
    return reverse(name, args=[row.organization.code, row.pk])


@gate(Can.ISSUE_DOCUMENTS)
def document_issue(request: OfficerRequest, number: int) -> HttpResponse:
    """Confirms, then numbers and freezes. A second press finds it done."""
    row = document_for(request.officer, number)
    form = IssueForm(
        request.POST or None, initial={"dated_on": row.dated_on or request.officer.today, "version": row.edition}
    )
    if request.method == "POST" and form.is_valid():
        answer = _issued(request, row, form)
        if answer is not None:
            return answer
    if row.state != Document.State.DRAFT:
        return redirect(address_of(row))
    rendering = ask_for(row) if row.traits.from_plan else None
    day = row.dated_on or request.officer.today
    year = year_for(request.officer, row.register, day)
    book = books_for(request.officer).filter(register=row.register, year=year).first()
    context = {
        "document": row, "form": form, "rendering": rendering, "year": year,
        "next_number": book.next_number if book else 1, "not_yet": not_yet(row), "findings": findings_on(row),
        "crumbs": crumbs(request, (name_of(row), address_of(row)), (_("ออกเลข"), "")),
    }  # fmt: skip
    return render(request, "documents/document_issue.html", context, status=409 if request.method == "POST" else 200)


def _issued(request: OfficerRequest, row: Document, form: IssueForm) -> HttpResponse | None:
    """The way on, or None where the page has something to say."""
    try:
        row = actions.issue(
            row, by=request.officer, edition=form.cleaned_data["version"], dated_on=form.cleaned_data["dated_on"]
        )
    except actions.StaleEdition:
        form.add_error(None, _("มีผู้แก้ไขร่างนี้หลังจากท่านเปิดดู โปรดตรวจเนื้อหาล่าสุดก่อนออกเลข"))
        form.data = at_edition(request, Document.objects.values_list("edition", flat=True).get(pk=row.pk))
    except actions.NotReady:
        ask_for(row)
        form.add_error(None, _("ระบบกำลังจัดหน้าเอกสารฉบับล่าสุด เมื่อเสร็จแล้วจึงออกเลขได้"))
    except (NotAllowed, UnprintablePaper) as error:
        form.add_error(None, said(error))
    else:
        messages.success(request, _("ออกเอกสารเลขที่ %(number)s แล้ว") % {"number": row.numbered})
        return redirect(address_of(row))
    return None


@gate(Can.ISSUE_DOCUMENTS)
@require_POST
def document_copy(request: OfficerRequest, number: int) -> HttpResponse:
    """A new draft that says the same."""
    made = actions.copy_document(document_for(request.officer, number), by=request.officer)
    messages.success(request, _("คัดลอกเป็นร่างใหม่แล้ว"))
    return redirect(address_of(made, "document_edit"))


@gate(Can.ISSUE_DOCUMENTS)
def document_discard(request: OfficerRequest, number: int) -> HttpResponse:
    """Confirms, then puts the draft aside."""
    row = document_for(request.officer, number)
    if request.method == "POST":
        try:
            actions.discard(row, by=request.officer)
        except NotAllowed as error:
            messages.error(request, error.said)
            return redirect(address_of(row))
        messages.success(request, _("ทิ้งร่างแล้ว"))
        return redirect("document_list", organization=request.officer.organization.code)
    context = {"document": row, "crumbs": crumbs(request, (name_of(row), address_of(row)), (_("ทิ้งร่าง"), ""))}
    return render(request, "documents/document_discard.html", context)


@gate(Can.ISSUE_DOCUMENTS)
def document_cancel(request: OfficerRequest, number: int) -> HttpResponse:
    """Asks why, then cancels; the paper stays to be seen."""
    row = document_for(request.officer, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_told(request):
            actions.cancel(row, by=request.officer, reason=form.cleaned_data["reason"])
            messages.success(request, _("ยกเลิกเอกสารแล้ว เลขเดิมไม่นำกลับมาใช้อีก"))
        return redirect(address_of(row))
    context = {
        "document": row, "form": form, "crumbs": crumbs(request, (name_of(row), address_of(row)), (_("ยกเลิก"), "")),
    }  # fmt: skip
    return render(request, "documents/document_cancel.html", context)


@gate(Can.ISSUE_DOCUMENTS)
@require_POST
def document_scan(request: OfficerRequest, number: int) -> HttpResponse:
    """Attaches the scan of the signed paper."""
    row = document_for(request.officer, number)
    upload = request.FILES.get("scan")
    if upload is None:
        messages.error(request, _("โปรดเลือกไฟล์สแกนก่อน"))
        return redirect(address_of(row))
    try:
        actions.attach_scan(row, upload, by=request.officer)
    except (NotAllowed, UnacceptableFile) as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("แนบฉบับลงนามแล้ว"))
    return redirect(address_of(row))


def at_edition(request: OfficerRequest, edition: int) -> QueryDict:
    """What was typed, as said of the edition that the officer now sees."""
    data = request.POST.copy()
    data["version"] = str(edition)
    return data
